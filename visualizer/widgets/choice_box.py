"""A list of names to choose one of, which may become other names while the program runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Shows what is chosen, and every name whole where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @property
    def names(self) -> list[str]:
        """What can be chosen."""
        return [self.itemText(index) for index in range(self.count())]

    def show_choices(self, names: Sequence[str], chosen: int) -> None:
        """Show these names, one of them chosen; nobody is told of a choice."""
        # Filled anew only where it must be: an open list would close.
        if self.names != list(names):
            self.clear()
            self.addItems(names)
        self.setCurrentIndex(chosen)
