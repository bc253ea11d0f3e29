"""Softmax step by step, a row a class: type, slide or drag a logit and every column follows."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.number_list import parse_numbers
from visualizer.core.number_text import (
    format_digits,
    format_exactly,
    format_number,
    format_probability,
    format_setting,
)
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_steps import SoftmaxSteps, softmax_steps
from visualizer.state.session import Session
from visualizer.state.softmax import MAX_CLASSES, MAX_NAME_LENGTH, MIN_CLASSES
from visualizer.widgets.icons import icon
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.share_bar import ShareBar
from visualizer.widgets.speech import said
from visualizer.widgets.text_field import TextField
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

SLIDER_STEPS = 10  # to 1
SLIDER_END = 10.0
LOGIT_STEP = 0.1
COLUMNS = 8
BAR_WIDTH = 12 * GRID  # px; enough to drag in


class SoftmaxTable(View):
    """The one place where logits are set; the other panels of the page follow it."""

    key = "softmax_table"
    title = Sentence("SoftmaxTable", "Softmax")
    sentence = Sentence("SoftmaxTable", "Larger logits get a larger share of 1.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list_field = TextField(self._take_list)
        self.add_button = QPushButton()
        self.add_button.clicked.connect(session.softmax.add_class)
        self._list_name = QLabel()
        self._list_name.setBuddy(self.list_field)
        self._heads = [QLabel() for _ in range(COLUMNS)]
        self._total = TextLine(Qt.AlignmentFlag.AlignRight)
        self._sum = TextLine(Qt.AlignmentFlag.AlignRight)
        self._sum.set_bold(True)
        self._remark = TextLine(elides=True, muted=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(6, 1)
        for column, head in enumerate(self._heads):
            head.setProperty("muted", True)
            side = (
                Qt.AlignmentFlag.AlignRight if column in (4, 5, 7) else Qt.AlignmentFlag.AlignLeft
            )
            head.setAlignment(side)
            head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(head, 0, column)
        # All of them at once: a panel gives its ground to what it holds when it is made.
        self.rows = [_Row(session, index, self._grid) for index in range(MAX_CLASSES)]
        above = QHBoxLayout()
        above.addWidget(self._list_name)
        above.addWidget(self.list_field, 1)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addWidget(self._remark, 1)
        below.addWidget(self._total)
        below.addWidget(self._sum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(above)
        layout.addLayout(self._grid, 100)
        layout.addLayout(below)
        layout.addStretch(1)
        session.softmax.changed.connect(self.refresh)
        session.softmax.pointed_changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show every class, its logit and the way to its probability."""
        state = self.session.softmax
        logits = state.logits
        steps = softmax_steps(logits, subtract_maximum=True)
        for index, row in enumerate(self.rows):
            row.set_visible(index < len(logits))
        removable = len(logits) > MIN_CLASSES and not state.scene.following
        for row in self.rows[: len(logits)]:
            row.show(steps, removable=removable)
        self.list_field.show_text(", ".join(format_setting(logit) for logit in logits.tolist()))
        self.add_button.setEnabled(len(logits) < MAX_CLASSES)
        total = float(steps.probabilities.sum())
        self._total.set_text(f"Σ exp = {format_digits(float(steps.total), 5)}")
        self._sum.set_text(f"Σ p = {format_exactly(total)}")
        self._remark.set_text(said(_remark(total)))

    def restyle(self) -> None:
        """Take over colours and text size."""
        for line in (self._sum, self._total):
            line.setFont(number_font())
        for row in self.rows:
            row.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for head, text in zip(
            self._heads,
            (
                "",
                Sentence("SoftmaxTable", "class"),
                Sentence("SoftmaxTable", "logit z"),
                "",
                "z − max",
                "exp(z − max)",
                Sentence("SoftmaxTable", "share"),
                Sentence("SoftmaxTable", "probability"),
            ),
            strict=True,
        ):
            head.setText(said(text))
        self._list_name.setText(said(Sentence("SoftmaxTable", "Logits")))
        self.list_field.setAccessibleName(said(Sentence("SoftmaxTable", "All logits as a list")))
        self.list_field.setToolTip(
            said(Sentence("SoftmaxTable", "Type or paste 2 to 20 numbers, then press Enter"))
        )
        self.add_button.setText(said(Sentence("SoftmaxTable", "+ class")))
        self.add_button.setToolTip(said(Sentence("SoftmaxTable", "Add a class of logit 0")))
        for row in self.rows:
            row.retranslate()

    def _take_list(self, text: str) -> None:
        self.session.softmax.set_logits(
            parse_numbers(text, decimal_comma=self.locale().decimalPoint() == ",")
        )


class _Row:
    """The widgets of one class."""

    def __init__(self, session: Session, index: int, grid: QGridLayout) -> None:
        self._session, self._index, self._grid = session, index, grid
        self._visible: bool | None = None
        self.remove_button = QToolButton()
        self.remove_button.setProperty("flat", True)
        self.remove_button.clicked.connect(self._remove)
        self.name = TextField(partial(session.softmax.rename_class, index))
        self.name.setMaxLength(MAX_NAME_LENGTH)
        self.field = NumberField(
            partial(session.softmax.set_logit, index), _two_decimals, _step, live=True
        )
        self.slider = QSlider(Qt.Orientation.Horizontal)
        ends = round(SLIDER_END * SLIDER_STEPS)
        self.slider.setRange(-ends, ends)
        self.slider.valueChanged.connect(self._slid)
        self.below_largest = TextLine(Qt.AlignmentFlag.AlignRight)
        self.exponential = TextLine(Qt.AlignmentFlag.AlignRight)
        self.bar = ShareBar(draggable=True)
        self.bar.setMinimumWidth(BAR_WIDTH)
        self.bar.dragged.connect(self._dragged)
        self.probability = TextLine(Qt.AlignmentFlag.AlignRight)
        self._widgets: tuple[QWidget, ...] = (
            self.remove_button,
            self.name,
            self.field,
            self.slider,
            self.below_largest,
            self.exponential,
            self.bar,
            self.probability,
        )
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, index + 1, column)
        self.restyle()
        self.retranslate()

    def set_visible(self, visible: bool) -> None:
        """Take the row in or out."""
        if visible == self._visible:
            return
        self._visible = visible
        self._grid.setRowStretch(self._index + 1, int(visible))
        for widget in self._widgets:
            widget.setVisible(visible)

    def show(self, steps: SoftmaxSteps, *, removable: bool) -> None:
        """Show the class as it stands."""
        scene, index = self._session.softmax.scene, self._index
        self.name.show_text(said(scene.class_names[index]))
        self.name.setReadOnly(scene.following)
        logit, probability = scene.logits[index], float(steps.probabilities[index])
        self.field.set_value(logit)
        self.slider.blockSignals(True)
        if np.isfinite(logit):
            self.slider.setValue(round(max(-SLIDER_END, min(SLIDER_END, logit)) * SLIDER_STEPS))
        self.slider.blockSignals(False)
        self.below_largest.set_text(format_digits(float(steps.exponents[index]), 4))
        self.exponential.set_text(format_probability(float(steps.exponentials[index]), 6))
        self.probability.set_text(format_probability(probability, 8))
        largest = probability == float(np.max(steps.probabilities))
        pointed = self._session.softmax.pointed == index
        self.bar.show_share(probability, largest=largest, is_label=pointed)
        self.remove_button.setEnabled(removable)
        self.probability.set_bold(largest)

    def restyle(self) -> None:
        """Take over colours and text size."""
        font = number_font()
        width = QFontMetrics(font).horizontalAdvance("0" * 8)
        for widget in (self.field, self.below_largest, self.exponential, self.probability):
            widget.setFont(font)
        self.field.set_columns(7)
        self.name.setFixedWidth(width + 2 * GRID)
        self.slider.setMinimumWidth(width // 2)
        # With few classes the rows take the height that there is, but not without end.
        line = self.name.fontMetrics().height() + GRID
        for widget in self._widgets:
            widget.setMaximumHeight(line * 3 // 2)
        for field in (self.name, self.field):
            field.setMaximumHeight(line)
        self.remove_button.setIcon(icon("close"))

    def retranslate(self) -> None:
        """Put the fixed texts into the language in use."""
        number = self._index + 1
        for widget, text in (
            (self.remove_button, Sentence("SoftmaxTable", "Take class {number} away")),
            (self.name, Sentence("SoftmaxTable", "Name of class {number}")),
            (self.field, Sentence("SoftmaxTable", "Logit of class {number}")),
            (self.slider, Sentence("SoftmaxTable", "Slide the logit of class {number}")),
            (self.bar, Sentence("SoftmaxTable", "Drag the probability of class {number}")),
        ):
            name = said(text.format(number=number))
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def _remove(self) -> None:
        self._session.softmax.remove_class(self._index)

    def _slid(self, value: int) -> None:
        self._session.softmax.set_logit(self._index, value / SLIDER_STEPS)

    def _dragged(self, share: float) -> None:
        self._session.softmax.set_probability(self._index, share)


def _remark(total: float) -> Sentence:
    if np.isnan(total):
        return Sentence("SoftmaxTable", "The network gives no numbers.")
    if total == 1:
        return Sentence("SoftmaxTable", "The sum is exactly 1.")
    return Sentence(
        "SoftmaxTable", "Not exactly 1: each p is rounded to the nearest 64-bit number."
    )


def _two_decimals(value: float) -> str:
    return format_number(value, 2)


def _step(value: float, steps: int) -> float:
    return round(value + steps * LOGIT_STEP, 10)
