"""Softmax as the formula says it beside softmax as everybody computes it."""

from __future__ import annotations

from math import isfinite

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
)

from visualizer.core.number_text import (
    format_digits,
    format_probability,
    format_setting,
)
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_scene import Precision
from visualizer.core.softmax_steps import SoftmaxSteps, largest_exponent, softmax_steps
from visualizer.state.session import Session
from visualizer.widgets.exponent_scale import ExponentScale
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

SHIFT_END = 1000
LONGEST_VERDICT = Sentence(
    "NaiveAndStable",
    "Both agree but for the last digit: the largest exponent, {largest}, is below {limit}.",
)


class NaiveAndStable(View):
    """Both computed for real, in float32 or float64, with one constant added to every logit."""

    key = "naive_and_stable"
    title = Sentence("NaiveAndStable", "Naive and stable")
    sentence = Sentence("NaiveAndStable", "Why the maximum is subtracted: exp must not overflow.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.softmax
        self.precision_buttons = {precision: QPushButton(precision) for precision in Precision}
        self._group = QButtonGroup(self)
        self._shift_name = QLabel()
        self.shift_field = NumberField(state.set_shift, format_setting, _whole_step)
        self.shift_slider = QSlider(Qt.Orientation.Horizontal)
        self.shift_slider.setRange(-SHIFT_END, SHIFT_END)
        self.shift_slider.valueChanged.connect(state.set_shift)
        self._shift_name.setBuddy(self.shift_field)
        self.scale = ExponentScale()
        self.table = NumberTable()
        self.verdict = TextLine(wraps=True)
        self.verdict.set_bold(True)
        settings = QHBoxLayout()
        for button in self.precision_buttons.values():
            button.setCheckable(True)
            self._group.addButton(button)
            settings.addWidget(button)
        self._group.buttonClicked.connect(self._precision_clicked)
        settings.addWidget(self._shift_name)
        settings.addWidget(self.shift_field)
        settings.addWidget(self.shift_slider, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(settings)
        layout.addWidget(self.scale)
        layout.addWidget(self.verdict)
        layout.addWidget(self.table, 1)
        self.table.pointed.connect(state.point_at)
        self.follow(state.changed)
        state.pointed_changed.connect(self.table.light)
        state.pointed_changed.connect(self.scale.light)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Compute both and show every number on the way."""
        scene = self.session.softmax.scene
        precision = scene.precision
        with np.errstate(over="ignore"):
            logits = (self.session.softmax.logits + scene.shift).astype(precision)
        naive = softmax_steps(logits, subtract_maximum=False)
        stable = softmax_steps(logits, subtract_maximum=True)
        self.precision_buttons[precision].setChecked(True)
        self.shift_field.set_value(scene.shift)
        self.shift_slider.blockSignals(True)
        self.shift_slider.setValue(round(max(-SHIFT_END, min(SHIFT_END, scene.shift))))
        self.shift_slider.blockSignals(False)
        limit = largest_exponent(precision)
        largest = format_digits(float(logits.max()), 6)
        self.scale.show_exponents(
            logits.astype(float),
            limit,
            ("z + c", f"z + c − {largest}"),
        )
        naive_cells, stable_cells = _cells(naive), _cells(stable)
        agree = all(
            ours.text == theirs.text
            for (_, ours), (_, theirs) in zip(naive_cells, stable_cells, strict=True)
        )
        self.verdict.set_text(said(_verdict(naive, limit, precision, largest, agree=agree)))
        *rows, footer = (
            (Cell(name), Cell(logit), *ours, *theirs)
            for name, logit, ours, theirs in zip(
                [*map(said, scene.class_names), "Σ"],
                [*(format_digits(logit, 6) for logit in logits.tolist()), ""],
                naive_cells,
                stable_cells,
                strict=True,
            )
        )
        self.table.show_table(self._heads(), rows, footer)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.verdict.setFont(number_font())
        self.shift_field.set_columns(6)
        self.table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.verdict.make_room(said(LONGEST_VERDICT.format(largest=-100.5, limit=709.78)))
        self._shift_name.setText("+ c")
        text = said(Sentence("NaiveAndStable", "A constant c added to every logit"))
        for widget in (self._shift_name, self.shift_field, self.shift_slider):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        for precision, button in self.precision_buttons.items():
            bits = said(
                Sentence("NaiveAndStable", "Compute in {bits}-bit numbers").format(
                    bits=precision.removeprefix("float")
                )
            )
            button.setToolTip(bits)
            button.setAccessibleName(bits)

    def _precision_clicked(self) -> None:
        for precision, button in self.precision_buttons.items():
            if button.isChecked():
                self.session.softmax.set_precision(precision)

    def _heads(self) -> tuple[str, ...]:
        return (
            said(Sentence("NaiveAndStable", "class")),
            "z + c",
            "exp",
            said(Sentence("NaiveAndStable", "naive")),
            "exp(· − max)",
            said(Sentence("NaiveAndStable", "stable")),
        )


def _cells(steps: SoftmaxSteps) -> list[tuple[Cell, Cell]]:
    """Return every exp and its share as they are shown, and their sums at the end."""
    cells = [
        (
            Cell(format_digits(exponential, 5), wrong=not isfinite(exponential)),
            Cell(format_probability(probability, 6), wrong=not isfinite(probability)),
        )
        for exponential, probability in zip(
            steps.exponentials.tolist(), steps.probabilities.tolist(), strict=True
        )
    ]
    total, share = float(steps.total), float(steps.probabilities.sum())
    sums = (
        Cell(format_digits(total, 5), bold=True, wrong=not isfinite(total)),
        Cell(format_digits(share, 9), bold=True, wrong=not isfinite(share)),
    )
    return [*cells, sums]


def _verdict(
    naive: SoftmaxSteps, limit: float, precision: Precision, largest: str, *, agree: bool
) -> Sentence:
    """Say what came of the naive one; ``agree`` if it shows the very numbers of the stable one."""
    if np.isnan(naive.exponents).any():
        return Sentence("NaiveAndStable", "The network gives no numbers.")
    if np.isinf(naive.total) and np.isfinite(naive.exponentials).all():
        return Sentence(
            "NaiveAndStable", "The sum of the exps is inf in {precision}: every share is 0."
        ).format(precision=str(precision))
    if np.isinf(naive.total):
        return Sentence(
            "NaiveAndStable", "exp({largest}) is inf in {precision}: inf / inf is nan."
        ).format(largest=largest, precision=str(precision))
    if naive.total == 0:
        return Sentence("NaiveAndStable", "Every exp is 0 in {precision}: 0 / 0 is nan.").format(
            precision=str(precision)
        )
    if agree:
        verdict = Sentence(
            "NaiveAndStable", "Both agree: the largest exponent, {largest}, is below {limit}."
        )
    elif naive.exponentials.min() < np.finfo(precision).smallest_normal:
        return Sentence(
            "NaiveAndStable", "Exps so near 0 have too few digits in {precision}."
        ).format(precision=str(precision))
    else:
        verdict = LONGEST_VERDICT
    return verdict.format(largest=largest, limit=f"{limit:.2f}")


def _whole_step(value: float, steps: int) -> float:
    return value + 10 * steps
