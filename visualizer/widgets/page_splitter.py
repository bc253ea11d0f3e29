"""Parts of a page with handles between them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSplitter


class PageSplitter(QSplitter):
    """Is as high as its parts need at least, or higher where it is told to."""

    _least_height = 0

    def set_least_height(self, height: int) -> None:
        """Ask for so much height (px), however little its parts need."""
        if height != self._least_height:
            self._least_height = height
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return what its parts need; a minimum height set on it would hide that."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._least_height))
