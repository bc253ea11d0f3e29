"""The names of the lines of a chart, each beside the end of its line."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.plot import Plot
from visualizer.widgets.theme import GRID, colors, lit_ground, number_font

LEADER = 2 * GRID  # px, from the end of a line to its sign
SIGN = 3 * GRID  # px, long enough to tell dashes from dots
COLUMNS = 18  # characters, for which there is always room
LARGEST_SHARE = 1 / 3  # of the width of the plot and the names together


class LineEnd(NamedTuple):
    """The end of one line.

    Attributes
    ----------
    number : int
        Whose line it is.
    name : str
    value : float
        In the plot's units; nan where the line has not begun.
    pen : QPen
        As the line is drawn.
    lit : bool
        It is the one that is looked at.
    """

    number: int
    name: str
    value: float
    pen: QPen
    lit: bool = False


class LineEnds(QWidget):
    """Stands to the right of a plot; names that would cover each other make room.

    Parameters
    ----------
    plot : Plot
        As high as this.

    Signals
    -------
    chosen : int
        The number of the name that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._plot = plot
        self._ends: tuple[LineEnd, ...] = ()
        plot.getViewBox().sigResized.connect(self._resized)

    @property
    def ends(self) -> tuple[LineEnd, ...]:
        """What is shown."""
        return self._ends

    def show_ends(self, ends: tuple[LineEnd, ...]) -> None:
        """Show other names, or the same at other heights."""
        self._ends = ends
        self.setAccessibleName(", ".join(end.name for end in ends))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the longest name, as far as the plot can spare it."""
        metrics = QFontMetrics(_name_font(lit=True))
        widest = max((metrics.horizontalAdvance(end.name) for end in self._ends), default=0) + 1
        least = self.fontMetrics().horizontalAdvance("0" * COLUMNS)
        before = LEADER + SIGN + GRID
        most = int(LARGEST_SHARE * (self._plot.width() + self.width())) - before
        return QSize(before + max(least, min(widest, most)), 0)

    def places(self) -> list[tuple[LineEnd, float, float]]:
        """Return each end with the height of its line and that of its name (px)."""
        view = self._plot.getViewBox()
        area = view.sceneBoundingRect()
        placed = []
        for end in self._ends:
            y = view.mapViewToScene(QPointF(0, end.value)).y() if math.isfinite(end.value) else None
            # What has left the picture has left it at the top; what has not begun waits there.
            placed.append(
                (end, area.top() if y is None else min(max(y, area.top()), area.bottom()))
            )
        placed.sort(key=lambda each: (each[1], each[0].number))
        step = self._step
        heights: list[float] = []
        for _, y in placed:
            heights.append(max(y, heights[-1] + step if heights else step / 2))
        lowest = self.height() - step / 2
        for index in reversed(range(len(heights))):
            heights[index] = min(heights[index], lowest)
            lowest = heights[index] - step
        return [(end, y, height) for (end, y), height in zip(placed, heights, strict=True)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the name under the mouse."""
        places = self.places()
        if event.button() != Qt.MouseButton.LeftButton or not places:
            super().mousePressEvent(event)
            return
        y = event.position().y()
        end, _, height = min(places, key=lambda place: abs(place[2] - y))
        if abs(height - y) <= self._step / 2:
            self.chosen.emit(end.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a leader, a piece of the line and the name for every line."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for end, y, height in self.places():
                self._paint(painter, end, y, height)

    def _paint(self, painter: QPainter, end: LineEnd, y: float, height: float) -> None:
        line = self._step
        room = QRectF(LEADER, height - line / 2, self.width() - LEADER, line)
        if end.lit:
            painter.fillRect(room, lit_ground())
        if math.isfinite(end.value):
            painter.setPen(QPen(QColor(colors().line), 1))
            painter.drawLine(QPointF(2, y), QPointF(LEADER - 2, height))
        painter.setPen(end.pen)
        painter.drawLine(QPointF(LEADER + 2, height), QPointF(LEADER + SIGN, height))
        font = _name_font(lit=end.lit)
        font.setPointSizeF(font.pointSizeF() * min(1.0, line / self._line_height))
        painter.setFont(font)
        painter.setPen(QColor(colors().text))
        room.setLeft(LEADER + SIGN + GRID)
        elide, metrics = Qt.TextElideMode.ElideRight, QFontMetrics(font)
        name = metrics.elidedText(end.name, elide, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)

    @property
    def _step(self) -> float:
        """Height of a name (px): less than a line where they are many and the plot is low."""
        return min(self._line_height, self.height() / max(1, len(self._ends)))

    @property
    def _line_height(self) -> float:
        return QFontMetrics(number_font()).height() + 2

    def _resized(self, *_: object) -> None:
        self._fit()
        self.update()

    def _fit(self) -> None:
        if self.sizeHint().width() != self.width():
            self.updateGeometry()


def _name_font(*, lit: bool) -> QFont:
    font = number_font()
    font.setBold(lit)
    return font
