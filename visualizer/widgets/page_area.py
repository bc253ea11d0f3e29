"""What a page is seen through."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.theme import GRID

# What is opened has its place once everything around it has made room, one part after the other.
SETTLING_MS = 1000


class PageArea(QScrollArea):
    """Lets a page be scrolled where text is large and the window small: nothing is cut off.

    A panel that the person opens is brought into sight.

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
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self.verticalScrollBar().rangeChanged.connect(self._follow_newest_panel)
        page.panel_opened.connect(self._settling.start)
        page.panel_opened.connect(self._show_newest_panel_soon)

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

    def _show_newest_panel_soon(self) -> None:
        QTimer.singleShot(0, self, self._show_newest_panel)

    def _follow_newest_panel(self) -> None:
        if self._settling.isActive():
            self._show_newest_panel()

    def _show_newest_panel(self) -> None:
        panel = self._page.newest_panel
        if panel is not None and panel.isVisible():
            self.ensureWidgetVisible(panel, 0, GRID)
