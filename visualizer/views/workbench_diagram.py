"""The network that is taken apart, every number in its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.activation_menu import ActivationMenu
from visualizer.widgets.floating_field import FloatingField
from visualizer.widgets.pass_drawing import PassDrawing
from visualizer.widgets.pass_layout import Edge, Node, PassLayout
from visualizer.widgets.pass_moment import PassMoment
from visualizer.widgets.pass_names import PassNames
from visualizer.widgets.pass_numbers import Number, PassNumbers
from visualizer.widgets.speech import said
from visualizer.widgets.still_picture import StillPicture
from visualizer.widgets.theme import number_font
from visualizer.widgets.view import View

ZOOM_A_NOTCH = 1.2
MOST_ZOOM = 10.0
LEAST_COLUMNS, LEAST_LINES = 52, 16  # of figures


class WorkbenchDiagram(View):
    """Draws the walk at the clock's position; its numbers can be changed where they stand.

    The wheel zooms, a drag on an empty place moves the picture, a double click there fits it in
    again. A click on a unit pins it; Up, Down, Page Up and Page Down pin the next one, Enter
    changes its numbers one after the other, A the activation of its layer.
    """

    key = "workbench_diagram"
    title = Sentence("WorkbenchDiagram", "Network")
    sentence = Sentence("WorkbenchDiagram", "Click a number to change it, a unit to look at it.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = FloatingField(self)
        self.field.moved_on.connect(self._change_next)
        self.activations = ActivationMenu(self)
        self.activations.chosen.connect(session.workbench.set_activation)
        self.activations.look_requested.connect(session.look_at_activation)
        self._names = PassNames(session.workbench, session.walk)
        self._numbers = PassNumbers(session.workbench)
        self._opened: frozenset[int] = frozenset()
        self._zoom, self._offset = 1.0, QPointF()
        self._hovered: Number | None = None
        self._drag_from: QPointF | None = None
        self._edited: Number | None = None
        self._moment: PassMoment | None = None
        self._drawing: PassDrawing | None = None
        self._still, self._still_key = StillPicture(), ()
        self._layout, self._layout_key = None, ()
        self._arrange()
        self.follow(session.walk.changed)
        session.walk.playback.changed.connect(self._move)
        self.refresh()

    @property
    def layout_now(self) -> PassLayout:
        """Where everything stands, in the diagram's own units."""
        return self._layout

    def refresh(self) -> None:
        """Draw the walk where it stands."""
        self._moment = None
        self._arrange()
        self._refresh_field()
        self.setAccessibleDescription(self._summary())
        drawing, changed = self._draw()
        # An edit changes a part of the picture, a step on its way may be anywhere in it.
        self.update(self.rect() if drawing.moves or self._hovered else changed)

    def retranslate(self) -> None:
        """Draw every word anew."""
        self._still_key = ()

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a few columns of numbers."""
        metrics = self.fontMetrics()
        return QSize(LEAST_COLUMNS * metrics.horizontalAdvance("0"), LEAST_LINES * metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new size."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the network, what is complete of it, and the step on its way."""
        drawing = self._draw()[0]
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._still.pixmap)
            painter.setTransform(self._transform())
            drawing.paint_moving(painter, self._hovered)

    def _draw(self) -> tuple[PassDrawing, QRect]:
        """Bring the still picture up to date; tell where it is another one than before (px)."""
        if self._moment is None:
            self._moment = PassMoment(self._layout, self.session.workbench, self.session.walk)
            self._drawing = PassDrawing(self._moment, self._drawing)
        ground = QColor(self._moment.colors.panel)
        frame = self.size(), self.devicePixelRatioF(), self._transform(), ground
        key = (self._layout, self._moment.key, *frame)
        if key == self._still_key:
            return self._drawing, QRect()
        self._still_key = key
        return self._drawing, self._still.show(self._drawing.still(), *frame)

    def _move(self) -> None:
        """Draw the walk where its clock stands now."""
        self._moment = None
        self.update()

    def place_of(self, point: QPointF) -> QPointF:
        """Return where a point of the diagram's own units stands in the window (px)."""
        return self._transform().map(point)

    # Mouse and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in or out around the mouse."""
        notches = event.angleDelta().y() / 120
        self._zoom_by(ZOOM_A_NOTCH**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Change a number, pin a unit, open a fold, or begin to move the picture."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = self._point(event.position())
        folded, named = self._layout.others_at(point), self._layout.activation_at(point)
        number = self._number_at(point)
        unit = self._layout.node_at(point)
        if folded is not None:
            self._open(folded)
        elif named is not None:
            self._ask_for_activation(named)
        elif number is not None:
            self._change(number, event.position())
        elif unit is not None and unit.layer >= 0:
            place = (unit.layer, unit.unit)
            self.session.walk.pin(None if place == self.session.walk.pinned else place)
        else:
            self._drag_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the mouse, or go on moving the picture."""
        if self._drag_from is not None:
            self._offset += event.position() - self._drag_from
            self._drag_from = event.position()
            self.update()
            return
        point = self._point(event.position())
        number, unit = self._number_at(point), self._layout.node_at(point)
        self._hover(number or unit)
        shape = Qt.CursorShape.ArrowCursor
        if number is not None:
            shape = Qt.CursorShape.IBeamCursor
        elif unit is not None or self._clickable_word_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the picture go."""
        super().mouseReleaseEvent(event)
        self._drag_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit the picture in again."""
        point = self._point(event.position())
        if self._number_at(point) is None and self._layout.node_at(point) is None:
            self._fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from unit to unit, change their numbers, zoom."""
        match event.key():
            case Qt.Key.Key_Up:
                self._pin_next(0, -1)
            case Qt.Key.Key_Down:
                self._pin_next(0, 1)
            case Qt.Key.Key_PageUp:
                self._pin_next(-1, 0)
            case Qt.Key.Key_PageDown:
                self._pin_next(1, 0)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._pins_weights():
                self._change(self._numbers_of(*self.session.walk.pinned)[0])
            case Qt.Key.Key_A if self.session.walk.focus[0] not in self.session.walk.fold.maxima:
                self._ask_for_activation(self.session.walk.focus[0])
            case Qt.Key.Key_Backspace if self.session.walk.pinned:
                self.session.walk.pin(None)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom_by(ZOOM_A_NOTCH, QPointF(self.rect().center()))
            case Qt.Key.Key_Minus:
                self._zoom_by(1 / ZOOM_A_NOTCH, QPointF(self.rect().center()))
            case Qt.Key.Key_0:
                self._fit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.describe(self._point(QPointF(event.pos())))
            if text:
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    def describe(self, point: QPointF) -> str:
        """Say what stands at a point of the diagram's own units; nothing where nothing does."""
        folded = self._layout.others_at(point)
        if folded is not None:
            return said(Sentence("WorkbenchDiagram", "Click to see every unit of this layer"))
        named = self._layout.activation_at(point)
        if named is not None:
            return self._names.activation(named)
        found = self._number_at(point) or self._layout.node_at(point)
        found = found or self._layout.edge_at(point)
        return "" if found is None else self._names.of(found)

    # What a click or a key does

    def _change(self, number: Number, place: QPointF | None = None) -> None:
        """Put a field over a number."""
        box = self._box_of(number)
        middle = place if box is None else self.place_of(box.center())
        value, commit = self._numbers.value(number), partial(self._numbers.change, number)
        self.field.open(middle.toPoint(), value, commit, self._names.of(number))
        self._edited = number

    def _refresh_field(self) -> None:
        """Show the number as it is now in the field over it; without that number, no field."""
        if self._edited is None or self.field.isHidden():
            return
        if self._numbers.exists(self._edited):
            self.field.set_value(self._numbers.value(self._edited))
        else:
            self.field.forget()
            self.field.close_quietly()

    def _change_next(self, steps: int) -> None:
        """Put the field over the next number of the same unit, or of the inputs."""
        number = self._edited
        if isinstance(number, Node):
            numbers: list[Number] = [Node(-1, index) for index in range(len(self._layout.inputs))]
        else:
            numbers = self._numbers_of(number.layer, number.unit)
        if number in numbers:
            self._change(numbers[(numbers.index(number) + steps) % len(numbers)])

    def _numbers_of(self, layer: int, unit: int) -> list[Number]:
        """Return the weights of a unit that are shown, and its bias."""
        weights = [edge for edge in self._layout.edges(layer) if edge.unit == unit]
        return [*weights, Edge(layer, unit, None)]

    def _pins_weights(self) -> bool:
        """Tell whether a unit is pinned that has weights: a maximum has none."""
        pinned = self.session.walk.pinned
        return pinned is not None and pinned[0] not in self.session.walk.fold.maxima

    def _number_at(self, point: QPointF) -> Number | None:
        """Return the number under the mouse that can be changed."""
        label = self._layout.label_at(point) or self._drawing.lens.weight_at(point)
        if label is not None:
            return label
        node = self._layout.node_at(point)
        if node is not None:
            return node if node.layer < 0 and self._layout.inputs else None
        # Where weights have no numbers of their own, the edge stands for its weight.
        return None if self._layout.in_detail else self._layout.edge_at(point)

    def _box_of(self, number: Number) -> QRectF | None:
        if isinstance(number, Node):
            return self._layout.box(number)
        box = self._layout.label(number) or self._drawing.lens.place_of(number)
        if box is None and number.source is not None:
            line = self._layout.line_of(number)
            box = QRectF(line.center(), line.center())
        return box or self._layout.box(Node(number.layer, number.unit))

    def _clickable_word_at(self, point: QPointF) -> bool:
        places = self._layout.others_at(point), self._layout.activation_at(point)
        return places != (None, None)

    def _ask_for_activation(self, layer: int) -> None:
        place = self.place_of(self._layout.activation_word(layer).bottomLeft()).toPoint()
        activation = self.session.workbench.network.layers[layer].activation
        self.activations.open(layer, activation, self.mapToGlobal(place))

    def _pin_next(self, layers: int, units: int) -> None:
        """Pin the unit beside the one at work."""
        layer, unit = self.session.walk.focus
        shown = self._layout.fold.units
        row = self._layout.fold.row(layer, unit) or 0
        layer = min(max(layer + layers, 0), len(shown) - 1)
        row = min(max(row + units, 0), len(shown[layer]) - 1)
        self.session.walk.pin((layer, int(shown[layer][row])))

    def _open(self, layer: int) -> None:
        """Show every unit of a layer, or only those that matter again."""
        self._opened ^= {layer}
        self.refresh()

    def _hover(self, hovered: Number | None) -> None:
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def _fit(self) -> None:
        self._zoom, self._offset = 1.0, QPointF()
        self.update()

    def _zoom_by(self, factor: float, center: QPointF) -> None:
        zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM)
        self._offset = center - (center - self._offset) * (zoom / self._zoom)
        self._zoom = zoom
        if zoom == 1:
            self._offset = QPointF()
        self.field.close_quietly()
        self.update()

    def _transform(self) -> QTransform:
        scale = self._layout.scale * self._zoom
        return QTransform().translate(self._offset.x(), self._offset.y()).scale(scale, scale)

    def _point(self, place: QPointF) -> QPointF:
        """Return a place in the window in the diagram's own units."""
        return self._transform().inverted()[0].map(place)

    def _arrange(self) -> None:
        walk = self.session.walk
        self._opened = frozenset(
            layer
            for layer in self._opened
            if layer < len(walk.fold.units) and walk.fold.n_hidden_units(layer)
        )
        key = (walk.fold, self.size(), walk.decimals, self._opened, number_font())
        if key != self._layout_key:
            self._layout_key, self._moment = key, None
            self._layout = PassLayout(
                walk.fold,
                QSizeF(self.size()),
                QFontMetricsF(number_font()),
                walk.decimals,
                self._opened,
            )

    def _summary(self) -> str:
        workbench = self.session.workbench
        return said(
            Sentence("WorkbenchDiagram", "Layers of {sizes} units; loss {loss}").format(
                sizes=" – ".join(str(size) for size in workbench.network.sizes),
                loss=format_number(workbench.gradients.loss, self.session.walk.decimals),
            )
        )
