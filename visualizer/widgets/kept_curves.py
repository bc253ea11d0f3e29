"""The curves of a chart as they were drawn last: what moves across them costs them nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QWidget


class KeptCurves(pg.GraphicsObject):
    """Draws curves into one picture, and puts it down until somebody says that they changed.

    Drawn by themselves they would be drawn anew wherever a line is moved across them. On paper
    that is what they do: a picture has pixels.

    Parameters
    ----------
    box : pyqtgraph.ViewBox
        Of the chart that the curves are in.
    curves : iterable of pyqtgraph.PlotCurveItem
        The last one lies over the others.
    """

    def __init__(self, box: pg.ViewBox, curves: Iterable[pg.PlotCurveItem]) -> None:
        super().__init__(box)
        self._box, self._curves = box, tuple(curves)
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        # Everything else that is added to the plot lies over it.
        self.setZValue(-1)
        self._let_draw(themselves=False)

    def draw_anew(self) -> None:
        """Draw the curves once more: they, or what is seen of them, are others than before."""
        self._picture = None
        self.update()

    def stand_alone(self) -> None:
        """Let the curves draw themselves."""
        self._let_draw(themselves=True)
        self.hide()

    def boundingRect(self) -> QRectF:
        """Return all of the room between the axes, with the half pixel that its edge has."""
        return self._box.boundingRect()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Put the picture down, dot on dot of the screen."""
        ratio, dots = painter.device().devicePixelRatioF(), painter.deviceTransform()
        place = dots.mapRect(self.boundingRect()).toAlignedRect()
        drawn = ratio, dots, place
        if self._picture is None or drawn != self._drawn:
            self._drawn, self._picture = drawn, self._draw(drawn, option, widget)
        around, _ = (painter.worldTransform().inverted()[0] * dots).inverted()
        onto = QTransform.fromTranslate(place.x(), place.y())
        painter.setWorldTransform(QTransform.fromScale(ratio, ratio) * onto * around)
        painter.drawPixmap(QPointF(), self._picture)

    def _draw(
        self, drawn: tuple[float, QTransform, QRect], option: object, widget: QWidget | None
    ) -> QPixmap:
        ratio, dots, place = drawn
        picture = QPixmap(place.size())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        into = dots * QTransform.fromTranslate(-place.x(), -place.y())
        into *= QTransform.fromScale(1 / ratio, 1 / ratio)
        with QPainter(picture) as painter:
            for curve in self._curves:
                if curve.isVisible():
                    painter.setWorldTransform(curve.itemTransform(self)[0] * into)
                    curve.paint(painter, option, widget)
        return picture

    def _let_draw(self, *, themselves: bool) -> None:
        for curve in self._curves:
            curve.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not themselves)
