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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with the Tab key, and see what it goes to."""
        bar = self.verticalScrollBar()
        before = bar.value()
        found = super().focusNextPrevChild(forward)
        if self.focusWidget() is self._page:
            # Qt 6 also comes here when another tab is chosen, and would show the page's middle.
            bar.setValue(before)
        return found
