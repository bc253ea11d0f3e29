"""Places on the surface, as a hand with a mouse finds them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visualizer.views.descent_landscape import DescentLandscape

LEFT = Qt.MouseButton.LeftButton


def picture(landscape: DescentLandscape) -> QImage:
    # The number line under a curve comes and goes, and grows with the race.
    landscape.layout().activate()
    return landscape.grab().toImage()


def pixel(landscape: DescentLandscape, x: float, y: float) -> QPoint:
    """Return where in the plot a place of the surface is seen."""
    place = landscape.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return landscape.plot.mapFromScene(place)


def ball(landscape: DescentLandscape, key: str = "sgd") -> tuple[float, float]:
    """Return where on the axes a ball is."""
    place = landscape.plot.getViewBox().mapToView(QPointF(*landscape.picture.balls[key]))
    return place.x(), place.y()


def drag(landscape: DescentLandscape, *places: tuple[float, float]) -> None:
    """Press at the first place, move over the others, and let go at the last."""
    landscape.plot.scene()._moveEventIsAllowed = lambda: True
    viewport, button = landscape.plot.viewport(), LEFT
    first, *others = (pixel(landscape, *place) for place in places)
    QTest.mousePress(viewport, button, pos=first)
    for other in others:
        for point in ((first + other) / 2, other):
            event = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(point),
                QPointF(viewport.mapToGlobal(point)),
                Qt.MouseButton.NoButton,
                button,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, button, pos=others[-1])


def turn(landscape: DescentLandscape, notches: int, x: float, y: float) -> bool:
    """Turn the wheel over a place; return whether the picture took it."""
    viewport, where = landscape.plot.viewport(), pixel(landscape, x, y)
    event = QWheelEvent(
        QPointF(where),
        QPointF(viewport.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(viewport, event)
    return event.isAccepted()
