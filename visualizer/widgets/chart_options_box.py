"""How the charts of a run are to be drawn, under a chart's button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
)

from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.chart_options import ChartOptions
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.popover import Popover
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, theme_news

# As TensorBoard's: the slider ends at 0.99, and the field beside it goes on to 0.999.
SLIDER_STEPS = 100
LAST_STEP = 99

LOG_VALUES = {
    "loss": Sentence("ChartOptionsBox", "Logarithmic loss axis"),
    "accuracy": Sentence("ChartOptionsBox", "Logarithmic accuracy axis"),
}
HINT = Sentence(
    "ChartOptionsBox",
    "Drag a frame or turn the wheel to zoom; drag with Shift to pan. Ctrl and the wheel zoom the"
    " values. In a page that scrolls, click on the chart before the wheel. Keys: + − ← → 0. A"
    " click shows the network of that moment.",
)


class ChartOptionsBox(Popover):
    """Stays open while it is used; what is for all charts is the same in every box.

    Parameters
    ----------
    options : ChartOptions
    quantity : str
        Of the chart, ``"loss"`` or ``"accuracy"``.
    button : QAbstractButton
        Opens it.

    Signals
    -------
    png_requested, svg_requested, csv_requested
        The chart, or the run's numbers, are to be saved in that form.
    """

    png_requested = Signal()
    svg_requested = Signal()
    csv_requested = Signal()

    def __init__(self, options: ChartOptions, quantity: str, button: QAbstractButton) -> None:
        super().__init__(button)
        self._options, self._quantity = options, quantity
        self._smoothing_name = QLabel()
        self.smoothing_slider = QSlider(Qt.Orientation.Horizontal)
        self.smoothing_slider.setRange(0, LAST_STEP)
        self.smoothing_slider.valueChanged.connect(self._slid)
        self.smoothing_field = NumberField(options.set_smoothing, format_setting, _next_hundredth)
        self._smoothing_name.setBuddy(self.smoothing_slider)
        self.values_check = QCheckBox()
        self.values_check.toggled.connect(self._values_toggled)
        self.batches_check = QCheckBox()
        self.batches_check.toggled.connect(options.set_log_batches)
        self.evaluation_check = QCheckBox()
        self.evaluation_check.toggled.connect(options.set_evaluates_training)
        self.png_button = self._saving_button(self.png_requested)
        self.svg_button = self._saving_button(self.svg_requested)
        self.csv_button = self._saving_button(self.csv_requested)
        self._hint = QLabel()
        self._hint.setProperty("muted", True)
        self._hint.setWordWrap(True)
        smoothing, saving = QHBoxLayout(), QHBoxLayout()
        for widget in (self._smoothing_name, self.smoothing_slider, self.smoothing_field):
            smoothing.addWidget(widget)
        for button in (self.png_button, self.svg_button, self.csv_button):
            saving.addWidget(button)
        self.column.addLayout(smoothing)
        for check in (self.values_check, self.batches_check, self.evaluation_check):
            self.column.addWidget(check)
        self.column.addWidget(self._hint)
        self.column.addLayout(saving)
        options.changed.connect(self.refresh)
        theme_news().restyled.connect(self._restyle)
        self._restyle()
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the options as they stand."""
        options = self._options
        self.smoothing_field.set_value(options.smoothing)
        # A weight between two steps of the slider, or beyond its end, stays as it is.
        self.smoothing_slider.blockSignals(True)
        step = round(SLIDER_STEPS * options.smoothing)
        self.smoothing_slider.setValue(min(step, LAST_STEP))
        self.smoothing_slider.blockSignals(False)
        self.values_check.setChecked(options.log_values(self._quantity))
        self.batches_check.setChecked(options.log_batches)
        self.evaluation_check.setChecked(options.evaluates_training)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _saving_button(self, wish: object) -> QPushButton:
        button = QPushButton()
        # A file dialog cannot be used while a box like this is open.
        button.clicked.connect(self.hide)
        button.clicked.connect(wish)
        return button

    def _slid(self) -> None:
        self._options.set_smoothing(self.smoothing_slider.value() / SLIDER_STEPS)

    def _values_toggled(self, logarithmic: bool) -> None:
        self._options.set_log_values(self._quantity, logarithmic)

    def _restyle(self) -> None:
        self.smoothing_field.set_columns(5)
        self.smoothing_slider.setMinimumWidth(16 * GRID)

    def _retranslate(self) -> None:
        smoothing = said(Sentence("ChartOptionsBox", "Smoothing"))
        tip = Sentence(
            "ChartOptionsBox",
            "How much of the past goes into the running mean: 0 is every batch by itself, 0.98"
            " looks back over some 50 batches; at most 0.999",
        )
        self._smoothing_name.setText(smoothing)
        for widget in (self._smoothing_name, self.smoothing_slider, self.smoothing_field):
            widget.setToolTip(said(tip))
            widget.setAccessibleName(smoothing)
        for control, text, explanation in (
            (
                self.values_check,
                LOG_VALUES[self._quantity],
                Sentence(
                    "ChartOptionsBox",
                    "Every tenth is as high as the next: small differences late in a run are seen",
                ),
            ),
            (
                self.batches_check,
                Sentence("ChartOptionsBox", "Logarithmic axis of epochs"),
                Sentence(
                    "ChartOptionsBox",
                    "The first batches, where most is learned, take the most room; on all charts",
                ),
            ),
            (
                self.evaluation_check,
                Sentence("ChartOptionsBox", "Evaluate training data after each epoch"),
                Sentence(
                    "ChartOptionsBox",
                    "As many as are held out, with the weights that the epoch ends with: a fair"
                    " comparison with validation, which takes as long again",
                ),
            ),
            (
                self.png_button,
                Sentence("ChartOptionsBox", "Save PNG…"),
                Sentence("ChartOptionsBox", "Save this chart as a picture"),
            ),
            (
                self.svg_button,
                Sentence("ChartOptionsBox", "Save SVG…"),
                Sentence("ChartOptionsBox", "Save this chart as a drawing of any size"),
            ),
            (
                self.csv_button,
                Sentence("ChartOptionsBox", "Save CSV…"),
                Sentence(
                    "ChartOptionsBox",
                    "Save the numbers of the whole run: a line for each batch, with the epoch's"
                    " values in the line of its last",
                ),
            ),
        ):
            control.setText(said(text))
            control.setToolTip(said(explanation))
            control.setAccessibleName(said(text))
            control.setAccessibleDescription(said(explanation))
        self._hint.setText(said(HINT))


def _next_hundredth(value: float, steps: int) -> float:
    return round(min(max(value + 0.01 * steps, 0.0), 0.999), 3)
