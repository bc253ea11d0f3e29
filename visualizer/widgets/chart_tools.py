"""The buttons in a training chart's title line: why?, the whole run, options."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.chart_options_box import ChartOptionsBox
from visualizer.widgets.chart_picture import save_picture
from visualizer.widgets.file_dialogs import (
    ask_where_to_save_history,
    ask_where_to_save_png,
    ask_where_to_save_svg,
)
from visualizer.widgets.icons import icon
from visualizer.widgets.saved_file import save_and_say
from visualizer.widgets.speech import said
from visualizer.widgets.theme import theme_news
from visualizer.widgets.whole_button import WholeButton

if TYPE_CHECKING:
    from visualizer.widgets.training_chart import TrainingChart

READ_MS = 30_000

WHY = Sentence(
    "ChartTools",
    "Training is a mean over past batches: their weights were not yet as good, and dropout, where"
    " there is some, was on. Validation and test are measured after the epoch, with its last"
    " weights and without dropout.",
)
FAIR = Sentence(
    "ChartTools", "The squares compare fairly: training data, evaluated after the epoch too."
)
HOW = Sentence(
    "ChartTools",
    "For a fair comparison, let the chart options evaluate training data after each epoch too.",
)


class ChartTools(QWidget):
    """Shown in the frame of a chart; what is not the case has no button.

    Parameters
    ----------
    chart : TrainingChart
    """

    def __init__(self, chart: TrainingChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.why_button = _button()
        self.why_button.clicked.connect(self._explain)
        self.whole_button = WholeButton(
            chart,
            Sentence("ChartTools", "Whole run"),
            Sentence("ChartTools", "Show the whole run again (0, or a double click)"),
        )
        self.options_button = _button()
        self.box = ChartOptionsBox(chart.trained.chart_options, chart.quantity, self.options_button)
        self.box.png_requested.connect(self._save_png)
        self.box.svg_requested.connect(self._save_svg)
        self.box.csv_requested.connect(self._save_csv)
        self.why_bubble = Bubble(self.why_button, READ_MS)
        self.bubble = Bubble(self.options_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button in (self.why_button, self.whole_button, self.options_button):
            layout.addWidget(button)
        theme_news().restyled.connect(self._dress)
        self._dress()
        self.refresh()
        # Until a frame takes it in.
        self.hide()

    def refresh(self) -> None:
        """Show the buttons that there is a reason for."""
        self.why_button.setVisible(self._training_looks_worse())

    def hideEvent(self, event: QHideEvent) -> None:
        """Take along what was said: it stands in the window, over whatever comes now."""
        super().hideEvent(event)
        self.why_bubble.hide()
        self.bubble.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()

    def _training_looks_worse(self) -> bool:
        history, quantity = self._chart.trained.training.history, self._chart.quantity
        logs = history.epoch_logs[-1] if history.epoch_logs else {}
        training, held_out = logs.get(quantity), logs.get(f"{history.held_out}_{quantity}")
        if training is None or held_out is None:
            return False
        return training > held_out if self._chart.lower_is_better else training < held_out

    def _explain(self) -> None:
        if self.why_bubble.isVisible():
            self.why_bubble.hide()
            return
        history = self._chart.trained.training.history
        is_evaluated = "train_loss" in history.epoch_logs[-1]
        self.why_bubble.say(f"{said(WHY)} {said(FAIR if is_evaluated else HOW)}", is_news=True)

    def _save_png(self) -> None:
        path = ask_where_to_save_png(self, self._chart.quantity)
        self._save(path, ".png")

    def _save_svg(self) -> None:
        path = ask_where_to_save_svg(self, self._chart.quantity)
        self._save(path, ".svg")

    def _save_csv(self) -> None:
        path = ask_where_to_save_history(self)
        if path:
            self._chart.trained.history_file.save(path)

    def _save(self, name: str, suffix: str) -> None:
        if not name:
            return
        self._chart.trained.chart_options.point_at(None)
        save_and_say(self.bubble, name, suffix, partial(save_picture, self._chart))

    def _dress(self) -> None:
        self.options_button.setIcon(icon("sliders"))
        self.why_button.setText(said(Sentence("ChartTools", "Why?")))
        for button, name, tip in (
            (
                self.why_button,
                Sentence("ChartTools", "Why does training look worse here?"),
                Sentence("ChartTools", "Why does training look worse here?"),
            ),
            (
                self.options_button,
                Sentence("ChartTools", "Chart options"),
                Sentence("ChartTools", "Smoothing, logarithmic axes, save as a picture or table"),
            ),
        ):
            button.setAccessibleName(f"{said(self._chart.title)}: {said(name)}")
            button.setToolTip(said(tip))


def _button() -> QToolButton:
    button = QToolButton()
    button.setProperty("flat", True)
    return button
