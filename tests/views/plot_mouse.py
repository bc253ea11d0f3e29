"""The mouse over a plot, moved as a hand does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.widgets.plot import Plot

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def move_over(
    plot: Plot,
    point: QPoint,
    buttons: Qt.MouseButton = NO_BUTTON,
    modifier: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Bring the mouse to a point, with some buttons held."""
    # pyqtgraph passes over moves that follow each other too fast.
    plot.scene()._moveEventIsAllowed = lambda: True
    viewport = plot.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(viewport.mapToGlobal(point)),
        NO_BUTTON,
        buttons,
        modifier,
    )
    QApplication.sendEvent(viewport, event)


def drag_over(
    plot: Plot,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    modifier: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Press, move in steps as a hand does, and let go."""
    QTest.mousePress(plot.viewport(), button, modifier, start)
    for share in (0.25, 0.5, 0.75, 1):
        move_over(plot, start + (end - start) * share, button, modifier)
    QTest.mouseRelease(plot.viewport(), button, modifier, end)


def double_click(plot: Plot, point: QPoint) -> None:
    """Press and let go twice, the second time so soon that Qt calls it a double click."""
    viewport = plot.viewport()
    QTest.mouseClick(viewport, LEFT, NO_KEY, point)
    QTest.mouseDClick(viewport, LEFT, NO_KEY, point)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, point)
