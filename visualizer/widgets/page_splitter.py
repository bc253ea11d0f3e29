"""Parts of a page with handles between them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, which PySide does not name


class PageSplitter(QSplitter):
    """Is as high as its parts need at least, or higher or no higher where it is told to."""

    _least_height, _most_height = 0, QWIDGETSIZE_MAX

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        # It draws nothing of its own: what it is given too much of and gives back at once has
        # none of its parts painted anew.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def set_least_height(self, height: int) -> None:
        """Ask for so much height (px), however little its parts need."""
        if height != self._least_height:
            self._least_height = height
            self.updateGeometry()

    def setMaximumHeight(self, height: int) -> None:
        """Become no higher than this (px), whatever room there is.

        Qt works out a maximum of its own, of the parts, whenever one of them asks for room, and
        would have everything laid out anew each time.
        """
        if height != self._most_height:
            self._most_height = height
            # Where it was lower than it may be now, its own parent gives it the room.
            self.updateGeometry()
            self._keep_below()

    def maximumHeight(self) -> int:
        """Return how high it may become (px)."""
        return self._most_height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out, once the height is right."""
        if not self._keep_below():
            super().resizeEvent(event)

    def _keep_below(self) -> bool:
        """Tell whether it was too high; it is not any more."""
        too_high = self.height() > self._most_height
        if too_high:
            self.resize(self.width(), self._most_height)
        return too_high

    def minimumSizeHint(self) -> QSize:
        """Return what its parts need; a minimum height set on it would hide that."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._least_height))
