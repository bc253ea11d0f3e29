"""The button in the title line of a descent's picture: save it, or the numbers behind it."""

from __future__ import annotations

from pathlib import Path

from visualizer.core.descent_csv import write_descent_csv
from visualizer.core.sentence import Sentence
from visualizer.widgets.file_dialogs import ask_where_to_save_paths
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.saved_file import save_and_say


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
            save_and_say(self.bubble, name, ".csv", self._write_numbers)

    def _write_numbers(self, path: Path) -> None:
        descent = self._view.session.descent
        write_descent_csv(descent.trajectories, descent.surface.variables, path)
