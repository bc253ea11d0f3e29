"""Softmax at a temperature: from the largest alone, by the plain one, to all alike."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import (
    format_digits,
    format_probability,
    format_setting,
    parse_temperature,
)
from visualizer.core.sentence import Sentence
from visualizer.core.temperature import entropy
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.share_bar import ShareBar
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

# The slider goes from 0, over 0.01 to 100 by equal ratios, to infinity.
SLIDER_END = 100
DECADES = 4
COLDEST, HOTTEST = 0.01, 100.0


class SoftmaxTemperature(View):
    """The probabilities at a temperature beside those at 1, and how undecided they are."""

    key = "softmax_temperature"
    title = Sentence("SoftmaxTemperature", "Temperature")
    sentence = Sentence("SoftmaxTemperature", "z / T: cold decides, hot hesitates.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.softmax
        self._name = QLabel("T")
        self.field = NumberField(
            state.set_temperature, format_setting, _step, parse=parse_temperature
        )
        self._name.setBuddy(self.field)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, SLIDER_END)
        self.slider.valueChanged.connect(self._slid)
        self._ends = QLabel("0"), QLabel("∞")
        self.entropy_bar = ShareBar()
        self.entropy_line = TextLine(wraps=True)
        self.entropy_line.set_bold(True)
        self.table = NumberTable()
        self.table.pointed.connect(state.point_at)
        settings = QHBoxLayout()
        for widget in (self._name, self.field, self._ends[0]):
            settings.addWidget(widget)
        settings.addWidget(self.slider, 1)
        settings.addWidget(self._ends[1])
        undecided = QHBoxLayout()
        undecided.addWidget(self.entropy_bar, 1)
        undecided.addWidget(self.entropy_line, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(settings)
        layout.addLayout(undecided)
        layout.addWidget(self.table, 1)
        self.follow(state.changed)
        state.pointed_changed.connect(self.table.light)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Compute the probabilities at the temperature and at 1."""
        state = self.session.softmax
        scene = state.scene
        self.field.set_value(scene.temperature)
        self.slider.blockSignals(True)
        self.slider.setValue(_place(scene.temperature))
        self.slider.blockSignals(False)
        plain = state.probabilities.tolist()
        at_temperature = state.probabilities_at_temperature
        largest = float(at_temperature.max())
        temperature = format_setting(scene.temperature)
        rows = [
            (
                Cell(said(name)),
                Cell(format_probability(at_one, 6)),
                Bar(share, bold=share == largest, mark=at_one),
                Cell(format_probability(share, 8), bold=share == largest),
            )
            for name, at_one, share in zip(
                scene.class_names, plain, at_temperature.tolist(), strict=True
            )
        ]
        footer = (
            Cell("Σ"),
            Cell(format_digits(sum(plain), 9)),
            Bar(0.0, track=False),
            Cell(format_digits(float(at_temperature.sum()), 9), bold=True),
        )
        heads = (
            said(Sentence("SoftmaxTemperature", "class")),
            "T = 1",
            "",
            f"T = {temperature}",
        )
        self.table.show_table(heads, rows, footer)
        undecided, most = entropy(at_temperature), math.log(len(plain))
        self.entropy_bar.show_bar(Bar(undecided / most, bold=True))
        self.entropy_line.set_text(
            said(
                Sentence(
                    "SoftmaxTemperature", "entropy {entropy} of at most log {n} = {most} nats"
                ).format(
                    entropy=format_digits(undecided, 6), n=len(plain), most=format_digits(most, 6)
                )
            )
        )

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.field.set_columns(6)
        self.entropy_line.setFont(number_font())
        self.table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        text = said(
            Sentence(
                "SoftmaxTemperature",
                "Temperature T, what every logit is divided by: 0 leaves the largest alone,"
                " ∞ makes all alike",
            )
        )
        for widget in (self._name, self.field, self.slider):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        text = said(Sentence("SoftmaxTemperature", "Entropy: 0 is decided, full is an even choice"))
        self.entropy_bar.setToolTip(text)
        self.entropy_bar.setAccessibleName(text)

    def _slid(self, place: int) -> None:
        self.session.softmax.set_temperature(_temperature(place))


def _step(temperature: float, steps: int) -> float:
    """Go so many round numbers on; from both ends back into the slider's range."""
    if temperature == 0:
        return COLDEST if steps > 0 else 0.0
    if math.isinf(temperature):
        return HOTTEST if steps < 0 else math.inf
    return step_round(temperature, steps)


def _temperature(place: int) -> float:
    """Return the temperature at a place of the slider."""
    if place == 0:
        return 0.0
    if place == SLIDER_END:
        return math.inf
    # Three digits: nobody wants to read 1.0985411419875573.
    return float(f"{COLDEST * 10 ** (DECADES * (place - 1) / (SLIDER_END - 2)):.3g}")


def _place(temperature: float) -> int:
    if temperature == 0:
        return 0
    if math.isinf(temperature):
        return SLIDER_END
    # Not of the ratio, which may be too large for a number.
    decades = math.log10(temperature) - math.log10(COLDEST)
    return min(max(1 + round(decades / DECADES * (SLIDER_END - 2)), 1), SLIDER_END - 1)
