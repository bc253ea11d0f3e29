"""What the window slides over, what it does there, and how it goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from visualizer.core.convolution_scene import AVERAGE, CONVOLUTION, DIGIT, MAP, MAX, NUMBERS
from visualizer.core.number_grid import grid_text
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.sliding_text import written
from visualizer.core.window_axis import PADDINGS
from visualizer.state.convolution import KERNELS
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.text_field import TextField
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

CHIPS = {
    DIGIT: (
        Sentence("ConvolutionSettings", "Digit"),
        Sentence("ConvolutionSettings", "Slide over the digit on screen"),
    ),
    NUMBERS: (
        Sentence("ConvolutionSettings", "Numbers"),
        Sentence("ConvolutionSettings", "Slide over a small grid of numbers"),
    ),
    MAP: (
        Sentence("ConvolutionSettings", "Map"),
        Sentence("ConvolutionSettings", "A map of the network that was clicked below"),
    ),
}
OWN = Sentence("ConvolutionSettings", "A kernel with a name; click its numbers to change it")
OPERATIONS = {
    CONVOLUTION: Sentence("ConvolutionSettings", "Convolution"),
    MAX: Sentence("ConvolutionSettings", "Max pooling"),
    AVERAGE: Sentence("ConvolutionSettings", "Average pooling"),
}


class ConvolutionSettings(View):
    """Chips for the image, and the fields of the window."""

    key = "convolution_settings"
    title = Sentence("ConvolutionSettings", "Settings")
    sentence = Sentence("ConvolutionSettings", "What slides over what, and how.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.convolution
        self.chips = {key: QPushButton() for key in CHIPS}
        self.bubbles = {key: Bubble(chip) for key, chip in self.chips.items()}
        for chip in self.chips.values():
            chip.setCheckable(True)
            chip.clicked.connect(self._chip_clicked)
        self.numbers = TextField(state.set_numbers)
        self.operation, self.kernel = ChoiceBox(), ChoiceBox()
        self.operation.activated.connect(self._operation_chosen)
        self.kernel.activated.connect(self._kernel_chosen)
        self.size = NumberField(state.set_size, format_setting, _whole)
        self.stride = NumberField(state.set_stride, format_setting, _whole)
        self.padding = ChoiceBox()
        self.padding.addItems(list(PADDINGS))
        self.padding.activated.connect(self._padding_chosen)
        self.dilation = NumberField(state.set_dilation, format_setting, _whole)
        self.bias = NumberField(state.set_bias, written, _tenth)
        self.choice_bubbles = {
            box: Bubble(box) for box in (self.operation, self.kernel, self.padding)
        }
        self.flips, self.relu, self.divides = (QCheckBox() for _ in range(3))
        self.flips.clicked.connect(state.set_flips)
        self.relu.clicked.connect(state.set_relu)
        self.divides.clicked.connect(state.set_divides)
        self._fields = {
            field: LabelledField(field)
            for field in (
                *(self.numbers, self.operation, self.kernel, self.size, self.stride),
                *(self.padding, self.dilation, self.bias),
            )
        }
        flow = FlowLayout(self, GRID)
        for key in CHIPS:
            flow.addWidget(self.chips[key])
        flow.addWidget(self._fields[self.numbers])
        flow.addWidget(self.divides)
        for field in list(self._fields)[1:]:
            flow.addWidget(self._fields[field])
        for box in (self.flips, self.relu):
            flow.addWidget(box)
        state.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they stand, and those alone that mean something now."""
        state = self.session.convolution
        scene, convolves = state.scene, state.scene.is_convolution
        for key, chip in self.chips.items():
            chip.setChecked(key == scene.source)
        self.chips[MAP].setVisible(scene.source == MAP)
        self._fields[self.numbers].setVisible(scene.source == NUMBERS)
        self.divides.setVisible(scene.source == DIGIT)
        for field in (self.kernel, self.dilation, self.bias):
            self._fields[field].setVisible(convolves)
        for box in (self.flips, self.relu):
            box.setVisible(convolves)
        self.numbers.show_text(grid_text(scene.numbers))
        self._show_choices()
        self.size.set_value(scene.window_size[0])
        self.stride.set_value(scene.stride)
        self.padding.setCurrentText(scene.padding)
        self.dilation.set_value(scene.dilation)
        self.bias.set_value(scene.bias)
        self.flips.setChecked(scene.flips)
        self.relu.setChecked(scene.relu)
        self.divides.setChecked(scene.divides)

    def restyle(self) -> None:
        """Take over the text size."""
        for field in (self.size, self.stride, self.dilation):
            field.set_columns(2)
        self.bias.set_columns(6)
        self.numbers.setFixedWidth(self.fontMetrics().horizontalAdvance("0 " * 17))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, (name, explanation) in CHIPS.items():
            self.chips[key].setText(said(name))
            self.chips[key].setToolTip(said(explanation))
        for field, (name, explanation) in zip(self._fields, _texts(), strict=True):
            self._fields[field].set_texts(said(name), said(explanation))
        for box, name, explanation in (
            (
                self.flips,
                Sentence("ConvolutionSettings", "turned"),
                Sentence(
                    "ConvolutionSettings",
                    "Turn the kernel by half first: the convolution of mathematics. Keras does not",
                ),
            ),
            (
                self.relu,
                Sentence("ConvolutionSettings", "ReLU"),
                Sentence("ConvolutionSettings", "What is below 0 becomes 0, after the sum"),
            ),
            (
                self.divides,
                Sentence("ConvolutionSettings", "÷ 255"),
                Sentence(
                    "ConvolutionSettings",
                    "Grey values from 0 to 1, as the network sees them, in place of 0 to 255",
                ),
            ),
        ):
            box.setText(said(name))
            box.setToolTip(said(explanation))
        self._show_choices()

    def _show_choices(self) -> None:
        operation = list(OPERATIONS).index(self.session.convolution.scene.operation)
        self.operation.show_choices([said(name) for name in OPERATIONS.values()], operation)
        key = self.session.convolution.kernel_key
        names = [said(kernel.title) for kernel in KERNELS.values()]
        own = said(Sentence("ConvolutionSettings", "own"))
        index = len(names) if key is None else list(KERNELS).index(key)
        self.kernel.show_choices([*names, own], index)
        for number, kernel in enumerate(KERNELS.values()):
            self.kernel.setItemData(number, said(kernel.lesson), Qt.ItemDataRole.ToolTipRole)
        self.kernel.setToolTip(said(OWN if key is None else KERNELS[key].lesson))

    def _chip_clicked(self) -> None:
        state = self.session.convolution
        for key, chip in self.chips.items():
            if chip is self.sender():
                self.bubbles[key].attempt(partial(state.set_source, key))
        # One that is chosen already stays chosen, and one that is refused is not.
        self.refresh()

    def _operation_chosen(self, index: int) -> None:
        choose = partial(self.session.convolution.set_operation, list(OPERATIONS)[index])
        self.choice_bubbles[self.operation].attempt(choose)
        self.refresh()

    def _kernel_chosen(self, index: int) -> None:
        state = self.session.convolution
        if index < len(KERNELS):
            choose = partial(state.set_kernel, list(KERNELS)[index])
            self.choice_bubbles[self.kernel].attempt(choose)
        self.refresh()

    def _padding_chosen(self) -> None:
        choose = partial(self.session.convolution.set_padding, self.padding.currentText())
        self.choice_bubbles[self.padding].attempt(choose)
        self.refresh()


def _texts() -> tuple[tuple[Sentence, Sentence], ...]:
    """Return names and explanations of the fields."""
    return (
        (
            Sentence("ConvolutionSettings", "Grid"),
            Sentence("ConvolutionSettings", "Rows of numbers: 1 2 3; 4 5 6, then Enter"),
        ),
        (
            Sentence("ConvolutionSettings", "Operation"),
            Sentence(
                "ConvolutionSettings",
                "Multiply by a kernel and add; or keep the largest number, or the mean",
            ),
        ),
        (
            Sentence("ConvolutionSettings", "Kernel"),
            OWN,
        ),
        (
            Sentence("ConvolutionSettings", "Size"),
            Sentence("ConvolutionSettings", "Rows and columns of the window, 1 to 7"),
        ),
        (
            Sentence("ConvolutionSettings", "Stride"),
            Sentence("ConvolutionSettings", "How far the window goes from place to place, 1 to 8"),
        ),
        (
            Sentence("ConvolutionSettings", "Padding"),
            Sentence(
                "ConvolutionSettings",
                "valid: none; same: a ring of zeros, so that stride 1 keeps the size",
            ),
        ),
        (
            Sentence("ConvolutionSettings", "Dilation"),
            Sentence("ConvolutionSettings", "How far apart the numbers of the window are, 1 to 4"),
        ),
        (
            Sentence("ConvolutionSettings", "Bias b"),
            Sentence("ConvolutionSettings", "Added to every sum"),
        ),
    )


def _whole(value: float, steps: int) -> float:
    return value + steps


def _tenth(value: float, steps: int) -> float:
    return round(value + steps / 10, 10)
