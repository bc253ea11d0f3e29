"""The part of some charts that is seen, and what is pointed at: on every one of them alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

Window = tuple[float, float]


class ChartWindow(QObject):
    """A part of what the charts have in common, batches or steps, and of each one's values.

    Signals
    -------
    changed
        The charts are to be drawn otherwise.
    pointed_changed
        Another batch or step is pointed at, or none.
    """

    changed = Signal()
    pointed_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._part: Window | None = None
        self._values: dict[str, Window] = {}
        self._pointed: int | None = None

    @property
    def part(self) -> Window | None:
        """The part that is seen, from - to, in batches or steps; None for all of them."""
        return self._part

    def values(self, quantity: str) -> Window | None:
        """Return the values that are seen of a quantity; None for those that are there."""
        return self._values.get(quantity)

    @property
    def zoomed(self) -> bool:
        """Whether only a part of the run or of the values is seen."""
        return self._part is not None or bool(self._values)

    @property
    def pointed(self) -> int | None:
        """The batch or step that somebody points at on whatever chart, counted from 0."""
        return self._pointed

    def show_part(self, part: Window | None) -> None:
        """Show a part on every chart, from - to, in batches or steps; None for all of them."""
        if part != self._part:
            self._part = part
            self.changed.emit()

    def show_values(self, quantity: str, values: Window) -> None:
        """Show exactly these values of a quantity, from the lowest to the highest."""
        if values != self._values.get(quantity):
            self._values[quantity] = values
            self.changed.emit()

    def show_all_values(self, quantity: str) -> None:
        """Show the values that are there of a quantity."""
        if self._values.pop(quantity, None):
            self.changed.emit()

    def show_all(self) -> None:
        """Show everything there is, and all its values."""
        if self.zoomed:
            self._part, self._values = None, {}
            self.changed.emit()

    def point_at(self, pointed: int | None) -> None:
        """Point a batch or step out on every chart, counted from 0, or none."""
        if pointed != self._pointed:
            self._pointed = pointed
            self.pointed_changed.emit()
