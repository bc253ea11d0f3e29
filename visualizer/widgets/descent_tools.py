"""The button in the title line of a descent's picture: save it, or the numbers behind it."""

from __future__ import annotations

from visualizer.core.sentence import Sentence
from visualizer.widgets.file_dialogs import ask_where_to_save_paths
from visualizer.widgets.picture_tools import PictureTools


class DescentTools(PictureTools):
    """Shown in the frame of a picture; saves the numbers of the whole descent, too."""

    tip = Sentence("DescentTools", "Save as a picture or table; an animation: in the menu")

    def add_entries(self) -> None:
        """Add the table."""
        self.csv_button = self.entry(self._save_csv)

    def dress(self) -> None:
        """Put every text into the language in use and the icon into its colour."""
        super().dress()
        self.name_entry(
            self.csv_button,
            Sentence("DescentTools", "Save CSV…"),
            Sentence("DescentTools", "Save every step of every rule: places, heights, slopes"),
        )

    def _save_csv(self) -> None:
        name = ask_where_to_save_paths(self)
        if name:
            self._view.session.descent_file.save(name)
