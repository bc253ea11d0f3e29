"""What the panels of a page are seen through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from visualizer.widgets.theme import GRID

# What is opened has its place once everything around it has made room, one part after the other.
SETTLING_MS = 1000


class PageArea(QScrollArea):
    """Lets a page be scrolled where text is large and the window small: nothing is cut off.

    Attributes
    ----------
    column : QVBoxLayout
        What is scrolled.

    Signals
    -------
    resized
        The area has another size, or what is in it.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        ground = _Ground(self)
        self.column = QVBoxLayout(ground)
        self.setWidget(ground)
        self._wanted: QWidget | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self.verticalScrollBar().rangeChanged.connect(self._follow_wanted)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a part of the page, also while its place is still changing."""
        self._wanted = widget
        self._settling.start()
        QTimer.singleShot(0, self, self._show_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more room, or less."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll up and down; left and right are steps of a page's animation."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with the Tab key, and see what it goes to."""
        bar = self.verticalScrollBar()
        before = bar.value()
        found = super().focusNextPrevChild(forward)
        if self.focusWidget() is self.widget():
            # Qt 6 also comes here when another tab is chosen, and would show the page's middle.
            bar.setValue(before)
        return found

    def _follow_wanted(self) -> None:
        if self._settling.isActive():
            self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted is not None and self._wanted.isVisible():
            self.ensureWidgetVisible(self._wanted, 0, GRID)


class _Ground(QWidget):
    """Carries what is scrolled."""

    def __init__(self, area: PageArea) -> None:
        super().__init__()
        self._area = area

    def heightForWidth(self, width: int) -> int:
        """Return the least height (px): a scroll area would else take the one hinted at."""
        return self.layout().totalMinimumHeightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """Tell it when parts may have become wider."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._area.resized.emit()
        return done
