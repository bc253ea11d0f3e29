"""The layers of the network that is trained, to be changed one by one, and its loss."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import add

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.layer_editing import NEW_LAYERS, with_layer, without_layer
from visualizer.core.layer_plan import MAX_LAYERS, AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import LOSSES
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.icons import icon
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.run_text import LOSS_NAMES
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

KERAS_NAMES = {"dense": "Dense", "convolution": "Conv2D", "pooling": "MaxPooling2D"}
SIZE_NAMES = {
    "dense": Sentence("LayerEditor", "units"),
    "convolution": Sentence("LayerEditor", "kernels"),
    "pooling": Sentence("LayerEditor", "pool size"),
}
DROPOUT_STEP = 0.05


class LayerEditor(View):
    """One row a layer; what a field refuses, it explains, and the network stays as it is."""

    key = "layer_editor"
    title = Sentence("LayerEditor", "Change the network")
    sentence = Sentence("LayerEditor", "Another network begins untrained.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rows = [LayerRow(session, index) for index in range(MAX_LAYERS)]
        self.heads = [QLabel() for _ in range(5)]
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for column, head in enumerate(self.heads):
            head.setProperty("muted", True)
            grid.addWidget(head, 0, column)
        for number, row in enumerate(self.rows, 1):
            for column, widget in enumerate(row.widgets):
                grid.addWidget(widget, number, column)
        grid.setColumnStretch(len(self.heads) + 1, 1)
        grid.setRowStretch(len(self.rows) + 1, 1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(content)
        # The panel is seen through it.
        for widget in (content, self._area.viewport()):
            widget.setAutoFillBackground(False)
        self.add_buttons = {kind: QPushButton() for kind in NEW_LAYERS}
        for button in self.add_buttons.values():
            button.clicked.connect(self._add)
        self.preset_button = QPushButton()
        self.preset_button.clicked.connect(self._back_to_preset)
        self.loss = ChoiceBox()
        self.loss.activated.connect(self._choose_loss)
        self._labelled_loss = LabelledField(self.loss)
        buttons = (*self.add_buttons.values(), self.preset_button, self.loss)
        self._bubbles = {button: Bubble(button) for button in buttons}
        self._foot = QWidget()
        flow = FlowLayout(self._foot, GRID)
        for widget in (*self.add_buttons.values(), self.preset_button, self._labelled_loss):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        # Whether a run goes on decides what can be changed.
        self.follow(session.training.config_changed, session.training.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the layers as they stand; a run that goes on keeps them."""
        config, active = self.session.training.config, self.session.training.active
        self._refresh_heads({plan.kind for plan in config.layers})
        for row, plan in zip(self.rows, (*config.layers, *[None] * MAX_LAYERS), strict=False):
            row.show_plan(plan, last=plan is config.layers[-1], active=active)
        for button in self.add_buttons.values():
            button.setEnabled(not active and len(config.layers) < MAX_LAYERS)
        self.preset_button.setEnabled(not active and config.has_own_layers)
        self.loss.setCurrentIndex(LOSSES.index(config.loss))
        self.loss.setEnabled(not active)
        for bubble in self._bubbles.values():
            bubble.hide()
        # At once: else a new palette would first be painted with rows a pixel off.
        self._area.widget().layout().activate()
        self._keep_foot_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew for what is below the layers: the narrower, the more lines."""
        super().resizeEvent(event)
        self._keep_foot_whole()

    def restyle(self) -> None:
        """Take over colours and text size."""
        for row in self.rows:
            row.restyle()
        height = QFontMetrics(number_font()).height()
        self._area.setMinimumHeight(4 * (height + 2 * GRID))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for kind, button in self.add_buttons.items():
            name = KERAS_NAMES[kind]
            button.setText(f"+ {name}")
            text = Sentence("LayerEditor", "One more {kind}, where it belongs")
            button.setToolTip(said(text.format(kind=name)))
            button.setAccessibleName(button.toolTip())
        self.preset_button.setText(said(Sentence("LayerEditor", "As in the preset")))
        self.preset_button.setToolTip(
            said(Sentence("LayerEditor", "Back to the layers of the network chosen above"))
        )
        self._labelled_loss.set_texts(
            said(Sentence("LayerEditor", "Loss")),
            said(Sentence("LayerEditor", "What training makes smaller, and Keras's name of it")),
        )
        names = [f"{said(LOSS_NAMES[key])} ({key})" for key in LOSSES]
        self.loss.show_choices(names, max(0, self.loss.currentIndex()))
        for row in self.rows:
            row.retranslate()

    def _refresh_heads(self, kinds: set[str]) -> None:
        """Name the columns, each for the kinds of layers that have something in it."""
        heads = (
            said(Sentence("LayerEditor", "layer")),
            ", ".join(said(name) for kind, name in SIZE_NAMES.items() if kind in kinds),
            said(Sentence("LayerEditor", "kernel size")) if "convolution" in kinds else "",
            said(Sentence("LayerEditor", "activation")),
            said(Sentence("LayerEditor", "dropout")),
        )
        for label, head in zip(self.heads, heads, strict=True):
            label.setText(head)

    def _keep_foot_whole(self) -> None:
        # A splitter asks for no height that goes with a width, and would push it over the layers.
        self._foot.setMinimumHeight(self._foot.heightForWidth(self.width()))

    def _add(self) -> None:
        training = self.session.training
        for kind, button in self.add_buttons.items():
            if button is self.sender():
                layers = with_layer(training.config.layers, kind)
                self._bubbles[button].attempt(partial(training.configure, layers=layers))

    def _back_to_preset(self) -> None:
        back = partial(self.session.training.configure, layers=None)
        self._bubbles[self.preset_button].attempt(back)

    def _choose_loss(self) -> None:
        choose = partial(self.session.training.configure, loss=LOSSES[self.loss.currentIndex()])
        self._bubbles[self.loss].attempt(choose)


class LayerRow:
    """The widgets of one layer; they stand in the columns of the editor."""

    def __init__(self, session: Session, index: int) -> None:
        self._session, self._index = session, index
        self.name = QLabel()
        self.size = NumberField(self._set_size, format_setting, add)
        self.kernel = NumberField(self._set_kernel, format_setting, add)
        self.activation = ChoiceBox()
        self.activation.addItems(list(ACTIVATIONS))
        self.activation.activated.connect(self._choose_activation)
        self.dropout = NumberField(self._set_dropout, format_setting, _next_dropout)
        self.remove_button = QToolButton()
        self.remove_button.setProperty("flat", True)
        # A click takes the focus, so that what is being typed is taken in first.
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.clicked.connect(self._remove)
        self.widgets: tuple[QWidget, ...] = (
            self.name,
            self.size,
            self.kernel,
            self.activation,
            self.dropout,
            self.remove_button,
        )
        self._bubbles = {each: Bubble(each) for each in (self.activation, self.remove_button)}

    def show_plan(self, plan: AnyPlan | None, *, last: bool, active: bool) -> None:
        """Show a layer, or nothing; the last one gives the ten classes and stays as it is."""
        for widget in self.widgets:
            widget.setVisible(plan is not None)
            widget.setEnabled(not active and not last)
        self.name.setEnabled(True)
        for bubble in self._bubbles.values():
            bubble.hide()
        if plan is None:
            return
        self.name.setText(KERAS_NAMES[plan.kind])
        self.size.set_value(getattr(plan, _size_name(plan)))
        self.kernel.setVisible(isinstance(plan, ConvolutionPlan))
        if isinstance(plan, ConvolutionPlan):
            self.kernel.set_value(plan.kernel_size)
        self.activation.setVisible(not isinstance(plan, PoolingPlan))
        if not isinstance(plan, PoolingPlan):
            self.activation.setCurrentText(plan.activation)
        self.dropout.set_value(plan.dropout)
        self.dropout.setVisible(not last)
        self.remove_button.setVisible(not last)

    def restyle(self) -> None:
        """Take over colours and text size."""
        for field, columns in ((self.size, 5), (self.kernel, 2), (self.dropout, 4)):
            field.set_columns(columns)
        # All rows are as high, whatever is seen in them.
        height = QFontMetrics(number_font()).height() + GRID
        for widget in self.widgets:
            widget.setFixedHeight(height)
        self.remove_button.setIcon(icon("close"))

    def retranslate(self) -> None:
        """Put the fixed texts into the language in use."""
        for widget, text in (
            (self.size, Sentence("LayerEditor", "Units, kernels or pool size of layer {number}")),
            (
                self.kernel,
                Sentence(
                    "LayerEditor", "Kernel size of layer {number}: so many pixels wide and high"
                ),
            ),
            (self.activation, Sentence("LayerEditor", "Activation of layer {number}")),
            (
                self.dropout,
                Sentence(
                    "LayerEditor",
                    "Share of the outputs of layer {number} left out at random while it learns",
                ),
            ),
            (self.remove_button, Sentence("LayerEditor", "Take layer {number} away")),
        ):
            name = said(text.format(number=self._index + 1))
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def _set_size(self, value: float) -> None:
        self._change(**{_size_name(self._plan): _whole(value)})

    def _set_kernel(self, value: float) -> None:
        self._change(kernel_size=_whole(value))

    def _set_dropout(self, value: float) -> None:
        self._change(dropout=value)

    def _choose_activation(self) -> None:
        change = partial(self._change, activation=self.activation.currentText())
        self._bubbles[self.activation].attempt(change)

    def _remove(self) -> None:
        layers = without_layer(self._session.training.config.layers, self._index)
        remove = partial(self._session.training.configure, layers=layers)
        self._bubbles[self.remove_button].attempt(remove)

    @property
    def _plan(self) -> AnyPlan:
        return self._session.training.config.layers[self._index]

    def _change(self, **values: object) -> None:
        layers = list(self._session.training.config.layers)
        layers[self._index] = replace(layers[self._index], **values)
        self._session.training.configure(layers=tuple(layers))


def _size_name(plan: AnyPlan) -> str:
    match plan:
        case LayerPlan():
            return "n_units"
        case ConvolutionPlan():
            return "n_filters"
        case PoolingPlan():
            return "size"


def _whole(value: float) -> float:
    # A field gives 3.0 for 3; what is no whole number is refused.
    return int(value) if float(value).is_integer() else value


def _next_dropout(value: float, steps: int) -> float:
    return round(value + DROPOUT_STEP * steps, 10)
