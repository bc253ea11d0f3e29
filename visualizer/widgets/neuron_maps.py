"""What each unit of a network gives all over the plane, layer by layer, with its weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualizer.core.network import DenseNetwork
from visualizer.core.number_text import format_number
from visualizer.core.points_config import REACH
from visualizer.widgets.theme import GRID, colors, number_font, scaled

MOST_PX = 56
LEAST_PX = 12
MOST_IN_A_COLUMN = 8
# So many lines between two layers are the wider the larger the weight; of more, all are thin, and
# the fainter the smaller it is.
STRONG_LINES = 40
WIDEST, FULL = 5.0, 3.0  # px of a line, at weights of this size
LEAST_SHARE = 0.04
MARK_PX = 2.5  # radius of the ring around the place, where pictures have room for it
LEVELS = 10  # of strength: lines of one are drawn at once
LEAST_HEAD = 0.6  # of the text size, where columns are narrow


class NeuronMaps(QWidget):
    """Pictures in columns, lines between them: blue a positive weight, orange a negative one.

    Signals
    -------
    pointed : (int, int) or None
        Layer, 0 for what the network is told, and unit under the mouse.
    """

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._network: DenseNetwork | None = None
        self._pictures: list[list[QImage]] = []
        self._names: list[Sequence[str]] = []
        self._heads: list[str] = []
        self._pointed: tuple[int, int] | None = None
        self._place: tuple[float, float] | None = None
        self._line_height = 0
        # Everything but the marks: they move with the mouse, and the largest network takes 24 ms.
        self._unmarked: QPixmap | None = None
        self.restyle()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._line_height = QFontMetrics(number_font()).height()
        self._draw_anew()

    def show_network(
        self,
        network: DenseNetwork,
        pictures: list[list[QImage]],
        names: list[Sequence[str]],
        heads: list[str],
    ) -> None:
        """Show a network.

        Parameters
        ----------
        network : DenseNetwork
        pictures : list of list of QImage
            Of each unit of each layer, the input first.
        names : list of sequence of str
            Of the same units.
        heads : list of str
            Of the layers.
        """
        self._network, self._pictures = network, pictures
        self._names, self._heads = names, heads
        self._draw_anew()

    def show_place(self, place: tuple[float, float] | None) -> None:
        """Mark a place of the plane in every picture."""
        if place != self._place:
            self._place = place
            self.update()

    @property
    def pictures(self) -> list[list[QImage]]:
        """What is shown, layer by layer."""
        return self._pictures

    def place_of(self, layer: int, unit: int) -> QRectF:
        """Return where a unit is drawn (px)."""
        n_layers, n_units = len(self._pictures), len(self._pictures[layer])
        side, name = self._side(), 2 * self._line_height
        room = self.height() - name
        middle = name + room / n_units * (unit + 0.5)
        across = (self.width() - side) * layer / max(n_layers - 1, 1)
        if n_units > MOST_IN_A_COLUMN:
            # To the left and to the right in turn: twice as large. None leaves the room.
            middle = name + side / 2 + (room - side - 1) / (n_units - 1) * unit
            across += side * (0.53 if unit % 2 else -0.53)
        return QRectF(across, middle - side / 2, side, side)

    def head_places(self) -> list[QRectF]:
        """Return where the layers' names stand (px)."""
        font, places = self._head_font(), []
        for number, head in enumerate(self._heads):
            # Many units stand to the left and to the right in turn.
            units = range(len(self._pictures[number]))[:2]
            middle = sum(self.place_of(number, unit).center().x() for unit in units) / len(units)
            places.append(self._name_place(head, font, middle, self._line_height))
        return places

    def minimumSizeHint(self) -> QSize:
        """Ask for room in which units are told apart."""
        return QSize(30 * GRID, 18 * GRID)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at a unit."""
        self._point(self._unit_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point nowhere."""
        super().leaveEvent(event)
        self._point(None)

    def event(self, event: QEvent) -> bool:
        """Tell the weights of the unit under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            unit = self._unit_at(QPointF(event.pos()))
            if unit is not None and unit[0] > 0:
                QToolTip.showText(event.globalPos(), self.told_of(*unit), self)
                return True
        return super().event(event)

    def told_of(self, layer: int, unit: int) -> str:
        """Return the weights and the bias of a unit in words."""
        network = self._network
        if network is None:
            return ""
        dense = network.layers[layer - 1]
        weights = "\n".join(
            f"{name}: {format_number(float(weight), 2)}"
            for name, weight in zip(self._names[layer - 1], dense.weights[:, unit], strict=True)
        )
        return f"{self._names[layer][unit]}\n{weights}\nb: {format_number(dense.bias_at(unit), 2)}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have more or less room."""
        super().resizeEvent(event)
        self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, the pictures over them, and the place in each."""
        if self._network is None:
            return
        if self._unmarked is None:
            self._unmarked = self._draw_unmarked(self._network)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._unmarked)
            if self._place is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._draw_place(painter, self._place)

    def _draw_anew(self) -> None:
        self._unmarked = None
        self.update()

    def _draw_unmarked(self, network: DenseNetwork) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, layer in enumerate(network.layers):
                self._draw_weights(painter, number, layer.weights)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setFont(number_font())
            for number, pictures in enumerate(self._pictures):
                self._draw_units(painter, number, pictures)
            painter.setFont(self._head_font())
            painter.setPen(QColor(colors().muted))
            for place, head in zip(self.head_places(), self._heads, strict=True):
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), head)
        return picture

    def _draw_weights(self, painter: QPainter, number: int, weights: np.ndarray) -> None:
        many = weights.size > STRONG_LINES
        # Qt 6.11 takes 0.1 ms for a wide dashed line that is smoothed.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
        starts = [self.place_of(number, unit) for unit in range(weights.shape[0])]
        ends = [self.place_of(number + 1, unit) for unit in range(weights.shape[1])]
        shares = np.minimum(np.nan_to_num(np.abs(weights), posinf=FULL) / FULL, 1.0)
        levels = np.ceil(LEVELS * shares).astype(int)
        lines: dict[tuple[bool, int], list[QLineF]] = {}
        for source, unit in zip(*np.nonzero(shares >= LEAST_SHARE), strict=True):
            lit = self._pointed in ((number + 1, unit), (number, source))
            level = 2 * LEVELS if lit else int(levels[source, unit])
            start, end = starts[source], ends[unit]
            line = QLineF(start.right(), start.center().y(), end.left(), end.center().y())
            lines.setdefault((bool(weights[source, unit] > 0), level), []).append(line)
        for (is_positive, level), those in sorted(lines.items(), key=lambda item: item[0][1]):
            color = QColor(colors().positive if is_positive else colors().negative)
            share = min(level / LEVELS, 1.0)
            color.setAlphaF(1.0 if level > LEVELS else 0.6 * share if many else 0.5)
            width = 1.0 if many else scaled(max(WIDEST * share, 0.8))
            style = Qt.PenStyle.SolidLine if is_positive else Qt.PenStyle.DashLine
            painter.setPen(QPen(color, width, style))
            painter.drawLines(those)

    def _draw_units(self, painter: QPainter, number: int, pictures: list[QImage]) -> None:
        line = painter.fontMetrics().height()
        boxes = [self.place_of(number, unit) for unit in range(len(pictures))]
        gap = boxes[1].top() - boxes[0].bottom() if len(boxes) > 1 else line
        for unit, (box, picture) in enumerate(zip(boxes, pictures, strict=True)):
            painter.drawImage(box, picture)
            lit = self._pointed == (number, unit)
            painter.setPen(QPen(QColor(colors().accent if lit else colors().line), 2 if lit else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            if gap >= line:
                name = self._names[number][unit]
                painter.setPen(QColor(colors().muted))
                place = self._name_place(name, painter.font(), box.center().x(), box.top())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)

    def _draw_place(self, painter: QPainter, place: tuple[float, float]) -> None:
        # A drawn point may lie beyond the plane.
        if max(map(abs, place)) > REACH:
            return
        across, up = ((each + REACH) / (2 * REACH) for each in place)
        radius = min(scaled(MARK_PX), self._side() / 9)
        for color, width in ((colors().panel, 1.2 * radius), (colors().text, 0.6 * radius)):
            painter.setPen(QPen(QColor(color), width))
            for layer, pictures in enumerate(self._pictures):
                for unit in range(len(pictures)):
                    box = self.place_of(layer, unit)
                    x, y = across * box.width(), (1 - up) * box.height()
                    painter.drawEllipse(box.topLeft() + QPointF(x, y), radius, radius)

    def _head_font(self) -> QFont:
        """Return the font of the layers' names: smaller where they would meet."""
        font = number_font()
        metrics = QFontMetricsF(font)
        widest = max(metrics.horizontalAdvance(head) for head in self._heads) + GRID
        share = self.width() / (len(self._heads) * widest)
        font.setPointSizeF(font.pointSizeF() * min(max(share, LEAST_HEAD), 1.0))
        return font

    def _name_place(self, name: str, font: QFont, middle: float, bottom: float) -> QRectF:
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(name) + 2
        left = max(0.0, min(middle - width / 2, self.width() - width))
        top = max(0.0, bottom - metrics.height())
        return QRectF(left, top, width, bottom - top)

    def _side(self) -> float:
        most = max(map(len, self._pictures))
        room = (self.height() - 2 * self._line_height) / most
        if most > MOST_IN_A_COLUMN:
            room *= 1.9
        width = self.width() / (1.8 * len(self._pictures))
        # Names over the pictures where that leaves them readable.
        named = room - self._line_height
        return max(LEAST_PX, min(MOST_PX, width, named if named >= 2 * LEAST_PX else room - 3))

    def _unit_at(self, point: QPointF) -> tuple[int, int] | None:
        for number, pictures in enumerate(self._pictures):
            for unit in range(len(pictures)):
                if self.place_of(number, unit).contains(point):
                    return number, unit
        return None

    def _point(self, unit: tuple[int, int] | None) -> None:
        if unit != self._pointed:
            self._pointed = unit
            self.pointed.emit(unit)
            self._draw_anew()
