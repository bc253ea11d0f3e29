"""The curves of a chart as they were drawn last: what moves across them costs them nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
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
        """Return all of the room between the axes."""
        return self._box.rect()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Put the picture down, dot on dot of the screen."""
        transform, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
        place = transform.mapRect(self.boundingRect()).toAlignedRect()
        drawn = transform, ratio, place
        if self._picture is None or drawn != self._drawn:
            self._drawn, self._picture = drawn, QPixmap(place.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as inside:
                into = transform * QTransform.fromTranslate(-place.x(), -place.y())
                for curve in self._curves:
                    if curve.isVisible():
                        inside.setWorldTransform(curve.itemTransform(self)[0] * into)
                        curve.paint(inside, option, widget)
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(place.topLeft(), self._picture)

    def _let_draw(self, *, themselves: bool) -> None:
        for curve in self._curves:
            curve.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not themselves)
