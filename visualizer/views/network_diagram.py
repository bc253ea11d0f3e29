"""The network as units and edges, with the current digit running through it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip

from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.network_drawing import NetworkDrawing, Part
from visualizer.widgets.network_layout import NetworkLayout, Unit
from visualizer.widgets.speech import said
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View


class NetworkDiagram(View):
    """Draws the session's network at the position of its forward playback."""

    key = "network_diagram"
    title = Sentence("NetworkDiagram", "Network")
    sentence = Sentence("NetworkDiagram", "Blue edges add, dashed orange ones take away.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._layout: NetworkLayout | None = None
        self._hovered: Unit | None = None
        self._pictures: dict[tuple[Part, int], QPixmap] = {}
        self.follow(session.network.changed, session.digit.changed)
        session.forward_playback.changed.connect(self.update)
        self.refresh()

    def refresh(self) -> None:
        """Choose the units that matter now and draw them."""
        n_layers = len(self._layout.shown) if self._layout else 0
        self._arrange()
        if len(self._layout.shown) != n_layers:
            self.updateGeometry()
        self.setAccessibleDescription(self._summary())
        # Painting it all in one go would take longer than a frame.
        for layer in range(len(self._layout.shown)):
            for part in Part:
                turns().take(self, f"{part} {layer}", partial(self._prepare, part, layer))
        turns().take(self, "paint", self.update)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for every layer and class: the answer must never be folded away."""
        network, metrics = self.session.network.network, self.fontMetrics()
        return QSize(
            NetworkLayout.width_for(network, metrics),
            NetworkLayout.height_for(network.dense.sizes[-1], metrics),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many units as fit."""
        self._arrange()

    def _prepare(self, part: Part, layer: int) -> None:
        # The network may have become a shorter one while this waited.
        if layer < len(self._layout.shown):
            self._picture(part, layer)

    def _picture(self, part: Part, layer: int) -> QPixmap:
        if (part, layer) not in self._pictures:
            picture = self._drawing().draw(part, layer, self.size(), self.devicePixelRatioF())
            self._pictures[part, layer] = picture
        return self._pictures[part, layer]

    def _drawing(self) -> NetworkDrawing:
        return NetworkDrawing(self._layout, self.session.digit, self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the network at the playback's position."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            position = self.session.forward_playback.position
            self._drawing().paint(painter, position, self._hovered, self._picture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the edges of the unit under the mouse."""
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Light up everything again."""
        self._hovered = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Name what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            unit = self._layout.unit_at(QPointF(event.pos())) if self._layout else None
            if unit is not None:
                QToolTip.showText(event.globalPos(), self.describe(unit), self)
                return True
        return super().event(event)

    def describe(self, unit: Unit) -> str:
        """Say which unit it is and what it computes now."""
        network, trace = self.session.network.network, self.session.network.trace
        n_image = len(network.image_layers)
        if unit.layer < n_image:
            values = trace.maps[unit.layer][..., unit.index]
            return said(
                Sentence(
                    "NetworkDiagram",
                    "Feature map {number} of layer {layer}: {height} × {width} values,"
                    " {least} to {most}",
                ).format(
                    number=unit.index,
                    layer=unit.layer + 1,
                    height=values.shape[0],
                    width=values.shape[1],
                    least=format_number(float(values.min()), 4),
                    most=format_number(float(values.max()), 4),
                )
            )
        layer = network.dense.layers[unit.layer - n_image]
        net_inputs = trace.dense.net_inputs[unit.layer - n_image]
        activations = trace.dense.activations[unit.layer - n_image + 1]
        return said(
            Sentence(
                "NetworkDiagram",
                "Unit {number} of layer {layer}: net input z = {z}, {activation} output a = {a}",
            ).format(
                number=unit.index,
                layer=unit.layer + 1,
                activation=layer.activation,
                z=format_number(float(net_inputs[unit.index]), 4),
                a=format_number(float(activations[unit.index]), 4),
            )
        )

    def _hover(self, point: QPointF) -> None:
        hovered = self._layout.unit_at(point) if self._layout else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _arrange(self) -> None:
        self._pictures.clear()
        state = self.session.network
        before = self._layout.shown if self._layout else None
        self._layout = NetworkLayout(
            state.network, state.trace, self.width(), self.height(), self.fontMetrics(), before
        )

    def _summary(self) -> str:
        probabilities = self.session.network.trace.output
        best = int(probabilities.argmax())
        return said(
            Sentence(
                "NetworkDiagram",
                "Layers of {sizes} units; the strongest output is {digit} with {probability}.",
            ).format(
                sizes=" – ".join(str(size) for size in self.session.network.network.sizes),
                digit=best,
                probability=format_number(float(probabilities[best]), 2),
            )
        )
