"""Softmax step by step, a row a class: type, slide or drag a logit and every column follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.number_text import (
    format_digits,
    format_exactly,
    format_number,
    format_probability,
)
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_scene import MAX_CLASSES, MAX_NAME_LENGTH, MIN_CLASSES
from visualizer.core.softmax_steps import softmax_steps
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.icons import icon
from visualizer.widgets.list_field import ListField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.speech import said
from visualizer.widgets.text_field import TextField
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, lit_ground, number_font
from visualizer.widgets.view import View

SLIDER_STEPS = 10  # to 1
SLIDER_END = 10.0
LOGIT_STEP = 0.1
ROOM_RATIO = 1.5  # of the least height of a row; more would tear the rows apart


class SoftmaxTable(View):
    """The one place where logits are set; the other panels of the page follow it."""

    key = "softmax_table"
    title = Sentence("SoftmaxTable", "Softmax")
    sentence = Sentence("SoftmaxTable", "Larger logits get a larger share of 1.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.softmax
        self.list_field = ListField(state.set_logits)
        self.add_button = QPushButton()
        self.add_button.clicked.connect(state.add_class)
        self._list_name = QLabel()
        self._list_name.setBuddy(self.list_field)
        self._heads = {1: QLabel(), 2: QLabel()}
        self.largest = TextLine(wraps=True)
        self.largest.set_bold(True)
        self._remark = TextLine(Qt.AlignmentFlag.AlignRight, wraps=True, muted=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(0)
        for column, head in self._heads.items():
            head.setProperty("muted", True)
            self._grid.addWidget(head, 0, column)
        # All of them at once: a panel gives its ground to what it holds when it is made.
        self.rows = [
            _Row(session, index, self._grid, self.list_field.take) for index in range(MAX_CLASSES)
        ]
        self._grid.addWidget(self.add_button, MAX_CLASSES + 1, 1)
        self._grid.setRowStretch(MAX_CLASSES + 2, 1)
        self._grid.setColumnStretch(3, 1)
        self._fitted = 0, 0
        self.table = NumberTable(named=False, draggable=True)
        self.table.dragged.connect(state.set_probability)
        self.table.pointed.connect(state.point_at)
        above = QHBoxLayout()
        above.addWidget(self._list_name)
        above.addWidget(self.list_field, 1)
        middle = QHBoxLayout()
        middle.setSpacing(GRID)
        middle.addLayout(self._grid, 1)
        middle.addWidget(self.table, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(above)
        layout.addLayout(middle)
        below = QHBoxLayout()
        below.addWidget(self.largest, 2)
        below.addWidget(self._remark, 3)
        layout.addLayout(below)
        layout.addStretch(1)
        self.follow(state.changed)
        state.pointed_changed.connect(self._light)
        # Whoever types points at the class, too.
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show every class, its logit and the way to its probability."""
        state = self.session.softmax
        scene, logits = state.scene, state.logits
        steps = softmax_steps(logits, subtract_maximum=True)
        removable = len(logits) > MIN_CLASSES and not scene.following
        for index, row in enumerate(self.rows):
            row.set_visible(index < len(logits))
        for row in self.rows[: len(logits)]:
            row.show(removable=removable)
        self.list_field.show_numbers(scene.logits)
        self.add_button.setEnabled(len(logits) < MAX_CLASSES)
        self._fit_rows()
        probabilities = steps.probabilities.tolist()
        largest = max(probabilities)
        rows = [
            (
                Cell(format_digits(exponent, 4)),
                Cell(format_probability(exponential, 6)),
                Bar(probability, bold=probability == largest),
                Cell(format_probability(probability, 8), bold=probability == largest),
            )
            for exponent, exponential, probability in zip(
                steps.exponents.tolist(), steps.exponentials.tolist(), probabilities, strict=True
            )
        ]
        total = float(steps.probabilities.sum())
        sums = (
            Cell("Σ"),
            Cell(format_digits(float(steps.total), 5), bold=True),
            Bar(0.0, track=False),
            Cell(format_exactly(total), bold=True),
        )
        self.table.show_table(self._table_heads, rows, sums)
        self._remark.set_text(said(_remark(total)))
        winners = [
            said(name)
            for name, probability in zip(scene.class_names, probabilities, strict=True)
            if probability == largest
        ]
        self.largest.set_text(said(_largest(winners)))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()
        for row in self.rows:
            row.restyle()
        self._fit_rows()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._heads[1].setText(said(Sentence("SoftmaxTable", "class")))
        self._heads[2].setText(said(Sentence("SoftmaxTable", "logit z")))
        self._table_heads = (
            "z − max",
            "exp(z − max)",
            said(Sentence("SoftmaxTable", "share")),
            said(Sentence("SoftmaxTable", "probability")),
        )
        self._list_name.setText(said(Sentence("SoftmaxTable", "Logits")))
        self.list_field.setAccessibleName(said(Sentence("SoftmaxTable", "All logits as a list")))
        self.list_field.setToolTip(
            said(Sentence("SoftmaxTable", "Type or paste 2 to 20 numbers, then press Enter"))
        )
        self.table.setToolTip(said(Sentence("SoftmaxTable", "Drag a bar to change its class")))
        self.add_button.setText(said(Sentence("SoftmaxTable", "+ class")))
        self.add_button.setToolTip(said(Sentence("SoftmaxTable", "Add a class of logit 0")))
        for row in self.rows:
            row.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the height among the rows."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Make fields and numbers of a class stand in one line, with more room if there is."""
        least = self.rows[0].least_height
        n_lines = len(self.session.softmax.scene.logits) + 2
        room = self.height() - self.list_field.height() - self._remark.height() - 3 * GRID
        height = min(max(least, (room - GRID) // n_lines), round(ROOM_RATIO * least))
        if (height, n_lines) == self._fitted:
            # Whatever is set anew has the whole window laid out anew.
            return
        self._fitted = height, n_lines
        self.table.set_row_height(height)
        self.table.setFixedHeight(height * n_lines + GRID)
        for line in range(MAX_CLASSES + 1):
            self._grid.setRowMinimumHeight(line, height if line < n_lines - 1 else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the light behind the fields of the class that is pointed at."""
        pointed = self.session.softmax.pointed
        if pointed is not None:
            row = self.table.row_place(pointed).translated(self.table.pos())
            row.setLeft(0)
            with QPainter(self) as painter:
                painter.fillRect(row, lit_ground())

    def _light(self) -> None:
        self.table.light(self.session.softmax.pointed)
        self.update()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        for index, row in enumerate(self.rows):
            if now is not None and row.holds(now):
                self.session.softmax.point_at(index)


class _Row:
    """The widgets of one class."""

    def __init__(
        self, session: Session, index: int, grid: QGridLayout, take_list: Callable[[str], None]
    ) -> None:
        self._session, self._index = session, index
        self._visible: bool | None = None
        # Of all classes when the row was shown: whose row it is.
        self._names: tuple[str, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.remove_button = QToolButton()
        self.remove_button.setProperty("flat", True)
        # By a click, too: what is half typed is taken over before its row is another's.
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.clicked.connect(self._remove)
        self.name = TextField(partial(self._edit, session.softmax.rename_class))
        self.name.setMaxLength(MAX_NAME_LENGTH)
        self.field = NumberField(
            partial(self._edit, session.softmax.set_logit),
            _two_decimals,
            _step,
            live=True,
            commit_list=take_list,
        )
        self.slider = QSlider(Qt.Orientation.Horizontal)
        ends = round(SLIDER_END * SLIDER_STEPS)
        self.slider.setRange(-ends, ends)
        self.slider.valueChanged.connect(self._slid)
        self._widgets = (self.remove_button, self.name, self.field, self.slider)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, index + 1, column)
        self.restyle()
        self.retranslate()

    @property
    def least_height(self) -> int:
        """Height of its fields and what keeps them apart (px)."""
        return self.field.maximumHeight() + 2

    def holds(self, widget: QWidget) -> bool:
        """Tell whether a widget is of this row."""
        return widget in self._widgets or widget is self.field.lineEdit()

    def set_visible(self, visible: bool) -> None:
        """Take the row in or out."""
        if visible != self._visible:
            self._visible, self._names = visible, ()
            for widget in self._widgets:
                widget.setVisible(visible)

    def show(self, *, removable: bool) -> None:
        """Show the class as it stands."""
        scene, index = self._session.softmax.scene, self._index
        if scene.class_names != self._names:
            # What is half typed was meant for a class that may stand elsewhere now.
            self.name.forget()
            self.field.forget()
            self._names, self._shown = scene.class_names, ()
        name, logit = said(scene.class_names[index]), scene.logits[index]
        shown = (name, logit, removable, scene.following)
        if shown == self._shown:
            return
        self._shown = shown
        self.name.show_text(name)
        self.name.setReadOnly(scene.following)
        self.field.set_value(logit)
        self.slider.blockSignals(True)
        if np.isfinite(logit):
            self.slider.setValue(round(max(-SLIDER_END, min(SLIDER_END, logit)) * SLIDER_STEPS))
        self.slider.blockSignals(False)
        self.remove_button.setEnabled(removable)

    def restyle(self) -> None:
        """Take over colours and text size."""
        width = QFontMetrics(number_font()).horizontalAdvance("0" * 8)
        self.field.set_columns(7)
        self.name.setFixedWidth(width + 2 * GRID)
        self.slider.setMinimumWidth(width // 2)
        line = self.name.fontMetrics().height() + GRID
        for widget in self._widgets:
            widget.setMaximumHeight(line)
        self.remove_button.setIcon(icon("close"))

    def retranslate(self) -> None:
        """Put the fixed texts into the language in use."""
        number = self._index + 1
        for widget, text in (
            (self.remove_button, Sentence("SoftmaxTable", "Take class {number} away")),
            (self.name, Sentence("SoftmaxTable", "Name of class {number}")),
            (self.field, Sentence("SoftmaxTable", "Logit of class {number}")),
            (self.slider, Sentence("SoftmaxTable", "Slide the logit of class {number}")),
        ):
            name = said(text.format(number=number))
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def _edit(self, edit: Callable[..., None], *values: object) -> None:
        """Edit the class of this row; if it has none any more, or may have another, nothing."""
        if self._names == self._session.softmax.scene.class_names:
            edit(self._index, *values)

    def _remove(self) -> None:
        self._edit(self._session.softmax.remove_class)

    def _slid(self, value: int) -> None:
        self._edit(self._session.softmax.set_logit, value / SLIDER_STEPS)


def _largest(winners: list[str]) -> Sentence:
    if len(winners) == 1:
        return Sentence("SoftmaxTable", "argmax: {name}").format(name=winners[0])
    if not winners:
        return Sentence("SoftmaxTable", "argmax: none")
    return Sentence("SoftmaxTable", "a tie: {names}").format(names=", ".join(winners))


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
