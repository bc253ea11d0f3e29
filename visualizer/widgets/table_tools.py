"""The button in the title line of a picture: save it, or the numbers behind it."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from visualizer.core.sentence import Sentence
from visualizer.widgets.picture_tools import PictureTools


class TableTools(PictureTools):
    """Shown in the frame of a picture; a subclass says which numbers it saves, and how.

    Attributes
    ----------
    explanation : Sentence
        What the table holds.
    """

    tip = Sentence("TableTools", "Save as a picture or table; an animation: in the menu")
    explanation: ClassVar[Sentence]

    def add_entries(self) -> None:
        """Add the table."""
        self.csv_button = self.entry(self.save_table)

    def dress(self) -> None:
        """Put every text into the language in use and the icon into its colour."""
        super().dress()
        self.name_entry(self.csv_button, Sentence("TableTools", "Save CSV…"), self.explanation)

    @abstractmethod
    def save_table(self) -> None:
        """Ask where the table is to be, and save it."""
