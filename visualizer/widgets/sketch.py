"""What is to be painted at a place, noted down before it is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

CENTER = Qt.AlignmentFlag.AlignCenter


class Sketch:
    """Boxes, words, lines and images, one over the other.

    Equal to another that looks the same: so what has not changed is never painted twice.

    Attributes
    ----------
    place : QRectF
        All that it covers.
    is_whole : bool
        It has lines or images: they take long to paint, and where a part of them is painted
        they come out a little different.
    """

    def __init__(self) -> None:
        self.place = QRectF()
        self.is_whole = False
        self._strokes: list[tuple[Callable[..., None], tuple[Any, ...]]] = []

    def __eq__(self, other: object) -> bool:
        """Tell whether another one looks the same."""
        if not isinstance(other, Sketch):
            return NotImplemented
        return self._strokes == other._strokes

    __hash__ = None

    def box(self, place: QRectF, radius: float, fill: QColor) -> None:
        """Fill a rectangle with round corners; without a radius, one with sharp ones."""
        self._add(place, _paint_box if radius else _paint_rect, place, radius, fill)

    def frame(self, place: QRectF, radius: float, pen: QPen) -> None:
        """Draw the outline of a rectangle with round corners; nothing is filled."""
        half = pen.widthF() / 2
        self.is_whole = True
        self._add(place.adjusted(-half, -half, half, half), _paint_frame, place, radius, pen)

    def outlined_box(self, place: QRectF, radius: float, fill: QColor, outline: QColor) -> None:
        """Draw a filled rectangle with round corners, and an outline one wide."""
        # One over the other: filling both takes a third of the time that stroking one does.
        self.box(place.adjusted(-0.5, -0.5, 0.5, 0.5), radius + 0.5, outline)
        self.box(place.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, fill)

    def words(
        self,
        place: QRectF,
        text: str,
        color: QColor,
        font: QFont,
        alignment: Qt.AlignmentFlag = CENTER,
    ) -> None:
        """Write a line of text; what does not fit into the place is cut off."""
        if text:
            self._add(place, _paint_words, place, int(alignment), text, color, font)

    def lines(self, pen: QPen, lines: list[QLineF], *, smooth: bool = True) -> None:
        """Draw lines that look alike."""
        ends = QPolygonF([end for line in lines for end in (line.p1(), line.p2())])
        reach = max(pen.widthF(), 1.0)
        around = ends.boundingRect().adjusted(-reach, -reach, reach, reach)
        self.is_whole = True
        self._add(around, _paint_lines, pen, lines, smooth)

    def points(self, pen: QPen, points: list[QPointF]) -> None:
        """Draw points as large as the pen."""
        reach = pen.widthF()
        around = QPolygonF(points).boundingRect().adjusted(-reach, -reach, reach, reach)
        self.is_whole = True
        self._add(around, _paint_points, pen, points)

    def image(self, place: QRectF, image: QImage) -> None:
        """Draw an image with sharp pixels."""
        self.is_whole = True
        self._add(place, _paint_image, place, image)

    def paint(self, painter: QPainter) -> None:
        """Draw all of it."""
        for paint, arguments in self._strokes:
            paint(painter, *arguments)

    def _add(self, place: QRectF, paint: Callable[..., None], *arguments: Any) -> None:
        self.place |= place
        self._strokes.append((paint, arguments))


def _paint_box(painter: QPainter, place: QRectF, radius: float, fill: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(place, radius, radius)


def _paint_rect(painter: QPainter, place: QRectF, _radius: float, fill: QColor) -> None:
    painter.fillRect(place, fill)


def _paint_frame(painter: QPainter, place: QRectF, radius: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place, radius, radius)


def _paint_words(
    painter: QPainter, place: QRectF, alignment: int, text: str, color: QColor, font: QFont
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(place, alignment, text)


def _paint_lines(painter: QPainter, pen: QPen, lines: list[QLineF], smooth: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.setPen(pen)
    painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_points(painter: QPainter, pen: QPen, points: list[QPointF]) -> None:
    painter.setPen(pen)
    painter.drawPoints(points)


def _paint_image(painter: QPainter, place: QRectF, image: QImage) -> None:
    painter.drawImage(place, image)
