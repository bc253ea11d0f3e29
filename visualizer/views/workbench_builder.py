"""The network layer by layer, as note 000 builds it, and the Keras program for it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import add

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.keras_code import keras_code
from visualizer.core.network import DenseLayer
from visualizer.core.network_builder import MAX_LAYERS
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.code_text import CodeText
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.icons import icon
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.text_field import TextField
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

ROW_LINES = 6  # of text that the rows are as high as at least
ROW_COLUMNS = 64  # figures that a row is as wide as at most


class WorkbenchBuilder(View):
    """One row a layer; what a field refuses, it explains, and the network stays as it is."""

    key = "workbench_builder"
    title = Sentence("WorkbenchBuilder", "Build")
    sentence = Sentence("WorkbenchBuilder", "Add, name and take away layers; Keras says it so.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.workbench
        self.n_inputs = NumberField(state.set_n_inputs, format_setting, add)
        self.seed = NumberField(state.set_seed, format_setting, add)
        self._labelled = LabelledField(self.n_inputs), LabelledField(self.seed)
        self.add_button = QPushButton()
        self.add_button.clicked.connect(self._add)
        self._add_bubble = Bubble(self.add_button)
        head = QWidget()
        flow = FlowLayout(head, GRID)
        for widget in (*self._labelled, self.add_button):
            flow.addWidget(widget)
        # All of them at once: a panel gives its ground to what it holds when it is made.
        self.rows = [_Row(session, index) for index in range(MAX_LAYERS)]
        self._area = _RowArea(self.rows)
        self.total = TextLine(elides=True)
        self.total.set_bold(True)
        self.code = CodeText()
        foot = QHBoxLayout()
        foot.addWidget(self.total, 1)
        foot.addWidget(self.code.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(head)
        layout.addWidget(self._area)
        layout.addLayout(foot)
        layout.addWidget(self.code, 1)
        self.follow(state.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the layers as they stand, and how Keras builds them."""
        state = self.session.workbench
        # Those over an image are chosen on Home.
        layers = state.scene.dense_layers
        self.n_inputs.set_value(layers[0].n_inputs)
        self.seed.set_value(state.scene.seed)
        self.add_button.setEnabled(len(layers) < MAX_LAYERS)
        self._add_bubble.hide()
        for row in self.rows[len(layers) :]:
            # What is half typed goes with the layer.
            row.name.forget()
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(layers))
        for row, layer in zip(self.rows, layers, strict=False):
            row.show_layer(layer, removable=len(layers) > 1)
        n = f"{state.network.n_weights:,}"
        self.total.set_text(said(Sentence("WorkbenchBuilder", "{n} parameters").format(n=n)))
        self.code.show_code(keras_code(layers[0].n_inputs, state.scene.all_plans))
        self._area.fit()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.n_inputs.set_columns(4)
        self.seed.set_columns(6)
        self.total.setFont(number_font())
        self.code.restyle()
        for row in self.rows:
            row.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._labelled[0].set_texts(
            said(Sentence("WorkbenchBuilder", "Inputs")),
            said(Sentence("WorkbenchBuilder", "How many numbers the first layer takes")),
        )
        self._labelled[1].set_texts(
            said(Sentence("WorkbenchBuilder", "Seed")),
            said(
                Sentence("WorkbenchBuilder", "Draws all weights; the same seed, the same weights")
            ),
        )
        self.add_button.setText(said(Sentence("WorkbenchBuilder", "+ layer")))
        self.add_button.setToolTip(
            said(Sentence("WorkbenchBuilder", "Add a layer at the output, as model.add does"))
        )
        self.code.retranslate(
            said(Sentence("WorkbenchBuilder", "The Keras program that builds this network"))
        )
        for row in self.rows:
            row.retranslate()

    def _add(self) -> None:
        self._add_bubble.attempt(self.session.workbench.add_layer)
        self._area.show_row(len(self.session.workbench.scene.plans) - 1)


class _Row(QWidget):
    """The widgets of one layer."""

    def __init__(self, session: Session, index: int) -> None:
        super().__init__()
        self._session, self._index = session, index
        self.remove_button = QToolButton()
        self.remove_button.setProperty("flat", True)
        # A click takes the focus, so that what is being typed is taken in first.
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.clicked.connect(self._remove)
        self.name = TextField(self._set_name)
        self.units = NumberField(self._set_units, format_setting, add)
        self.activation, self.initialiser = ChoiceBox(), ChoiceBox()
        for box, keys, slot in (
            (self.activation, ACTIVATIONS, self._choose_activation),
            (self.initialiser, INITIALISERS, self._choose_initialiser),
        ):
            box.addItems(list(keys))
            box.activated.connect(slot)
        self._widgets = (
            self.remove_button,
            self.name,
            self.units,
            self.activation,
            self.initialiser,
        )
        # One beside the other where there is room, one below the other where there is not.
        self._halves = QHBoxLayout(), QHBoxLayout()
        for half, widgets in zip(self._halves, (self._widgets[:3], self._widgets[3:]), strict=True):
            half.setSpacing(GRID // 2)
            for widget in widgets:
                half.addWidget(widget)
            half.setStretch(1, 1)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(GRID // 2)
        self._fields.addLayout(self._halves[0], 1)
        self._fields.addLayout(self._halves[1])
        # Fields have their own.
        boxes = self.activation, self.initialiser
        self._bubbles = {widget: Bubble(widget) for widget in (self.remove_button, *boxes)}
        self.shapes = QLabel()
        self.shapes.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._fields)
        layout.addWidget(self.shapes)

    @property
    def least_width(self) -> int:
        """Width of its fields on two lines (px)."""
        return max(half.minimumSize().width() for half in self._halves)

    def fit(self, width: int) -> None:
        """Put all fields on one line if so much width (px) is enough for that, else on two."""
        needed = sum(half.minimumSize().width() for half in self._halves) + self._fields.spacing()
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if needed <= width else direction.TopToBottom
        if wanted != self._fields.direction():
            self._fields.setDirection(wanted)

    def show_layer(self, layer: DenseLayer, *, removable: bool) -> None:
        """Show the layer as it stands."""
        self.name.show_text(layer.name)
        self.units.set_value(layer.n_units)
        self.activation.setCurrentText(layer.activation)
        self.initialiser.setCurrentText(layer.initialiser)
        self.remove_button.setEnabled(removable)
        self.shapes.setText(_shapes(layer))
        for bubble in self._bubbles.values():
            bubble.hide()

    def restyle(self) -> None:
        """Take over colours and text size."""
        font = number_font()
        self.shapes.setFont(font)
        self.units.set_columns(3)
        metrics = QFontMetrics(font)
        self.name.setMinimumWidth(metrics.horizontalAdvance("0" * 7) + 2 * GRID)
        self.initialiser.setMinimumWidth(metrics.horizontalAdvance("0" * 12) + 3 * GRID)
        self.setMaximumWidth(metrics.horizontalAdvance("0" * ROW_COLUMNS))
        for widget in self._widgets:
            widget.setFixedHeight(metrics.height() + GRID)
        self.remove_button.setFixedWidth(self.remove_button.height())
        self.remove_button.setIcon(icon("close"))

    def retranslate(self) -> None:
        """Put the fixed texts into the language in use."""
        number = self._index + 1
        for widget, text in (
            (self.remove_button, Sentence("WorkbenchBuilder", "Take layer {number} away")),
            (self.name, Sentence("WorkbenchBuilder", "Name of layer {number}")),
            (self.units, Sentence("WorkbenchBuilder", "Units of layer {number}")),
            (self.activation, Sentence("WorkbenchBuilder", "Activation of layer {number}")),
            (
                self.initialiser,
                Sentence("WorkbenchBuilder", "How the first weights of layer {number} are drawn"),
            ),
        ):
            name = said(text.format(number=number))
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.shapes.setToolTip(
            said(
                Sentence(
                    "WorkbenchBuilder",
                    "Shapes of input @ weights + biases → output; then weights + biases, counted",
                )
            )
        )
        self.name.setPlaceholderText(
            said(Sentence("WorkbenchBuilder", "layer {number}").format(number=number))
        )
        for index, each in enumerate(INITIALISERS.values()):
            self.initialiser.setItemData(index, said(each.lesson), Qt.ItemDataRole.ToolTipRole)

    def _set_name(self, name: str) -> None:
        self._change(name=name.strip())

    def _set_units(self, n_units: float) -> None:
        # A field gives 3.0 for 3; what is no whole number is refused.
        self._change(n_units=int(n_units) if float(n_units).is_integer() else n_units)

    def _choose_activation(self) -> None:
        change = partial(self._change, activation=self.activation.currentText())
        self._bubbles[self.activation].attempt(change)

    def _choose_initialiser(self) -> None:
        change = partial(self._change, initialiser=self.initialiser.currentText())
        self._bubbles[self.initialiser].attempt(change)

    def _remove(self) -> None:
        remove = partial(self._session.workbench.remove_layer, self._index)
        self._bubbles[self.remove_button].attempt(remove)

    def _change(self, **values: object) -> None:
        state = self._session.workbench
        before = state.scene.plans[self._index]
        plan = replace(before, **values)
        # What is chosen or typed once more is no edit.
        if plan != before:
            state.change_layer(self._index, plan)


class _RowArea(QScrollArea):
    """As high as its rows need, and no higher; scrolls where the panel is not high enough."""

    def __init__(self, rows: list[_Row]) -> None:
        super().__init__()
        self._rows = rows
        content = QWidget()
        stack = QVBoxLayout(content)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GRID)
        for row in rows:
            stack.addWidget(row)
        stack.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)
        # The panel is seen through it.
        for widget in (content, self.viewport()):
            widget.setAutoFillBackground(False)

    def fit(self) -> None:
        """Let the rows use the width there is, and ask for the height that they then need."""
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        for row in self._rows:
            row.fit(width)
        self.widget().setMaximumWidth(self._rows[0].maximumWidth())
        self.updateGeometry()

    def show_row(self, index: int) -> None:
        """Scroll to a row, even if it has just come."""
        for widget in (self.parentWidget(), self.widget()):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(self._rows[index], 0, 0)

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        content = self.widget()
        return QSize(content.sizeHint().width(), content.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of a row on two lines, beside a scroll bar, and for some height."""
        width = self._rows[0].least_width + self.verticalScrollBar().sizeHint().width()
        return QSize(width, ROW_LINES * self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew: the narrower, the more lines."""
        super().resizeEvent(event)
        self.fit()


def _shapes(layer: DenseLayer) -> str:
    """Write the shapes of ``a @ W + b`` and the number of parameters, with why."""
    n, m = layer.n_inputs, layer.n_units
    shapes = (f"(1, {n})", f"@ ({n}, {m})", f"+ (1, {m})", f"→ (1, {m})")
    # A line may end only between them.
    parts = (*shapes, f"\N{EM SPACE}{n}·{m} + {m} = {(n + 1) * m:,}")
    return " ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
