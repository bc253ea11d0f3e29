"""The button in the title line of a sliding window: save it, or the numbers behind it."""

from __future__ import annotations

from functools import partial

from visualizer.core.map_csv import write_map_csv
from visualizer.core.sentence import Sentence
from visualizer.widgets.file_dialogs import ask_where_to_save_map
from visualizer.widgets.saved_file import save_and_say
from visualizer.widgets.table_tools import TableTools


class MapTools(TableTools):
    """Saves the map of the session's window, too."""

    explanation = Sentence("MapTools", "Save what the window covers at every place, and the map")

    def save_table(self) -> None:
        """Ask where the table is to be, and save it."""
        name = ask_where_to_save_map(self)
        if name:
            sliding = self._view.session.convolution.sliding
            save_and_say(self.bubble, name, ".csv", partial(write_map_csv, sliding))
