"""What a page is seen through."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from visualizer.widgets.panel_page import PanelPage


class PageArea(QScrollArea):
    """Lets a page be scrolled where text is large and the window small: nothing is cut off.

    Parameters
    ----------
    page : PanelPage
    """

    def __init__(self, page: PanelPage) -> None:
        super().__init__()
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page fold what no longer fits side by side."""
        super().resizeEvent(event)
        self._page.fit_width()
