"""The button in the title line of a sliding window: save it, or the numbers behind it."""

from __future__ import annotations

from functools import partial

from visualizer.core.map_csv import write_map_csv
from visualizer.core.sentence import Sentence
from visualizer.widgets.file_dialogs import ask_where_to_save_map
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.saved_file import save_and_say


class MapTools(PictureTools):
    """Shown in the frame of a picture; saves the map of the session's window, too."""

    tip = Sentence("MapTools", "Save as a picture or table; an animation: in the menu")

    def add_entries(self) -> None:
        """Add the table."""
        self.csv_button = self.entry(self._save_csv)

    def dress(self) -> None:
        """Put every text into the language in use and the icon into its colour."""
        super().dress()
        self.name_entry(
            self.csv_button,
            Sentence("MapTools", "Save CSV…"),
            Sentence("MapTools", "Save what the window covers at every place, and the map"),
        )

    def _save_csv(self) -> None:
        name = ask_where_to_save_map(self)
        if name:
            sliding = self._view.session.convolution.sliding
            save_and_say(self.bubble, name, ".csv", partial(write_map_csv, sliding))
