"""The button in the title line of a descent's picture: save it, or the numbers behind it."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.file_dialogs import ask_where_to_save_paths
from visualizer.widgets.table_tools import TableTools


class DescentTools(TableTools):
    """Saves the numbers of the whole descent, too."""

    explanation = Sentence("DescentTools", "Save every step of every rule: places, heights, slopes")

    def save_table(self) -> None:
        """Ask where the table is to be, and have it saved."""
        name = ask_where_to_save_paths(self)
        if name:
            self._view.session.descent_file.save(name)
