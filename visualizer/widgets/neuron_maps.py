"""What each unit of a network gives all over the plane, layer by layer, with its weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visualizer.core.network import DenseNetwork
from visualizer.core.number_text import format_number
from visualizer.widgets.theme import GRID, colors, number_font, scaled

MOST_PX = 56
LEAST_PX = 12
MOST_IN_A_COLUMN = 8
# So many lines between two layers are strong; more are fainter, to be seen through.
STRONG_LINES = 24
WIDEST, FULL = 5.0, 3.0  # px of a line, at weights of this size


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
        self._colors: list[QColor] = []
        self._pointed: tuple[int, int] | None = None

    def show_network(
        self,
        network: DenseNetwork,
        pictures: list[list[QImage]],
        names: list[Sequence[str]],
    ) -> None:
        """Show a network: a picture and a name for each unit of each layer, the input first."""
        self._network, self._pictures, self._names = network, pictures, names
        self.update()

    @property
    def pictures(self) -> list[list[QImage]]:
        """What is shown, layer by layer."""
        return self._pictures

    def place_of(self, layer: int, unit: int) -> QRectF:
        """Return where a unit is drawn (px)."""
        n_layers, n_units = len(self._pictures), len(self._pictures[layer])
        side, name = self._side(), self._name_height()
        middle = name + (self.height() - name) / n_units * (unit + 0.5)
        across = (self.width() - side) * layer / max(n_layers - 1, 1)
        if n_units > MOST_IN_A_COLUMN:
            # To the left and to the right in turn: twice as large.
            across += side * (0.53 if unit % 2 else -0.53)
        return QRectF(across, middle - side / 2, side, side)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, then the pictures over them."""
        network = self._network
        if network is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, layer in enumerate(network.layers):
                self._draw_weights(painter, number, layer.weights)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setFont(number_font())
            for number, pictures in enumerate(self._pictures):
                self._draw_units(painter, number, pictures)

    def _draw_weights(self, painter: QPainter, number: int, weights: np.ndarray) -> None:
        sizes = np.nan_to_num(np.abs(weights), posinf=FULL)
        strength = 0.5 * min(1.0, (STRONG_LINES / weights.size) ** 0.5)
        ends = [self.place_of(number + 1, unit) for unit in range(weights.shape[1])]
        for source, row in enumerate(weights.tolist()):
            start = self.place_of(number, source)
            begin = QPointF(start.right(), start.center().y())
            for unit, weight in enumerate(row):
                width = WIDEST * min(sizes[source, unit] / FULL, 1.0)
                if width < 0.2:
                    continue
                named = colors().positive if weight > 0 else colors().negative
                style = Qt.PenStyle.SolidLine if weight > 0 else Qt.PenStyle.DashLine
                color = QColor(named)
                lit = self._pointed in ((number + 1, unit), (number, source))
                color.setAlphaF(1.0 if lit else strength)
                painter.setPen(QPen(color, scaled(max(width, 0.8)), style))
                painter.drawLine(begin, QPointF(ends[unit].left(), ends[unit].center().y()))

    def _draw_units(self, painter: QPainter, number: int, pictures: list[QImage]) -> None:
        metrics = painter.fontMetrics()
        for unit, picture in enumerate(pictures):
            box = self.place_of(number, unit)
            painter.drawImage(box, picture)
            lit = self._pointed == (number, unit)
            painter.setPen(QPen(QColor(colors().accent if lit else colors().line), 2 if lit else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            name = self._names[number][unit]
            above = self._first_top(number) if unit == 0 else 0.0
            if box.height() >= metrics.height() or above:
                width = metrics.horizontalAdvance(name) + 2
                left = min(max(box.center().x() - width / 2, 0.0), self.width() - width)
                place = QRectF(left, box.top() - metrics.height(), width, metrics.height())
                gap = (self.height() - self._name_height()) / len(pictures) - box.height()
                if unit == 0 or gap >= metrics.height():
                    painter.setPen(QColor(colors().muted))
                    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)

    def _side(self) -> float:
        most = max(map(len, self._pictures))
        room = (self.height() - self._name_height()) / most
        if most > MOST_IN_A_COLUMN:
            room *= 1.9
        width = self.width() / (1.8 * len(self._pictures))
        # Names over the pictures where that leaves them readable.
        named = room - self._name_height()
        return max(LEAST_PX, min(MOST_PX, width, named if named >= 2 * LEAST_PX else room - 3))

    def _first_top(self, number: int) -> float:
        return self.place_of(number, 0).top()

    def _name_height(self) -> int:
        return QFontMetrics(number_font()).height()

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
            self.update()
