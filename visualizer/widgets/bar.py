"""How a share of 1 is drawn, wherever it is."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from visualizer.widgets.theme import colors

HEIGHT_RATIO = 0.8  # of the room it has
LEAST_WIDTH = 2.0  # px; a share above 0 is always to be seen


class Bar(NamedTuple):
    """A share over its track.

    Attributes
    ----------
    share : float
        0 to 1; or -1 to 1 for a signed one, which starts in the middle. nan draws nothing.
    bold : bool
        Is the largest, or stands out in another way.
    framed : bool
        Belongs to the true class.
    mark : float, optional
        Another share to compare with, 0 to 1: a line across.
    signed : bool
    track : bool
        Without one, only what is more than 0 is drawn.
    """

    share: float
    bold: bool = False
    framed: bool = False
    mark: float | None = None
    signed: bool = False
    track: bool = True


def paint_bar(painter: QPainter, bar: Bar, room: QRectF) -> None:
    """Draw a bar into its room; antialiasing is the caller's."""
    named = colors()
    height = HEIGHT_RATIO * room.height()
    track = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
    # Without round corners, which take as long as the rest of a table.
    if bar.track:
        painter.fillRect(track, QColor(named.window))
    # False for nan, too.
    if abs(bar.share) > 0:
        whole = track.width() / 2 if bar.signed else track.width()
        width = max(LEAST_WIDTH, whole * abs(bar.share))
        start = track.left()
        if bar.signed:
            start = track.center().x() - width * (bar.share < 0)
        strong = named.negative if bar.share < 0 else named.accent
        color = strong if bar.bold or bar.signed else named.training_faint
        painter.fillRect(QRectF(start, track.top(), width, height), QColor(color))
    if bar.signed:
        painter.setPen(QPen(QColor(named.muted), 1))
        middle = track.center().x()
        painter.drawLine(QPointF(middle, room.top()), QPointF(middle, room.bottom()))
    if bar.mark is not None and 0 <= bar.mark <= 1:
        painter.setPen(QPen(QColor(named.text), 2))
        place = track.left() + bar.mark * track.width()
        painter.drawLine(QPointF(place, room.top()), QPointF(place, room.bottom()))
    if bar.framed:
        painter.setPen(QColor(named.true_class))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(track.adjusted(0.5, 0.5, -0.5, -0.5))
