"""The rules that take part in a descent: learning rate, place and height of each."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_number, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.descent_series import MARKS, axis_names, series_color, series_symbol
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

# 4.99999999 after the note's 1,001 steps must not read 5.
DECIMALS = {1: 8, 2: 5}
MIN_ROWS = 5


class DescentRules(View):
    """A row a rule; the numbers are those of the step on screen."""

    key = "descent_rules"
    title = Sentence("DescentRules", "Rules")
    sentence = Sentence("DescentRules", "Same start, same slope; each rule steps its own way.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        descent = session.descent
        self.boxes: dict[str, QCheckBox] = {}
        self.rates: dict[str, NumberField] = {}
        self._marks: dict[str, QLabel] = {}
        self._places: dict[str, TextLine] = {}
        self._heights: dict[str, TextLine] = {}
        self._heads = [QLabel() for _ in range(4)]
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for column, head in enumerate(self._heads):
            head.setProperty("muted", True)
            grid.addWidget(head, 0, column + 1)
        for row, key in enumerate(descent.optimizers, 1):
            self._marks[key] = QLabel(MARKS[series_symbol(descent, key)])
            self.boxes[key] = QCheckBox()
            self.boxes[key].clicked.connect(partial(self._box_clicked, key))
            self.rates[key] = NumberField(
                partial(descent.set_learning_rate, key), format_setting, step_round
            )
            self._places[key] = TextLine(Qt.AlignmentFlag.AlignRight)
            self._heights[key] = TextLine(Qt.AlignmentFlag.AlignRight)
            for column, widget in enumerate(
                (
                    self._marks[key],
                    self.boxes[key],
                    self.rates[key],
                    self._places[key],
                    self._heights[key],
                )
            ):
                grid.addWidget(widget, row, column)
        for head in self._heads[2:]:
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(3, 1)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(len(descent.optimizers) + 1, 1)
        self._area = _RuleArea(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        descent.changed.connect(self.refresh)
        descent.playback.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show every rule at the step on screen."""
        descent = self.session.descent
        step = int(descent.playback.position)
        for key, rule in descent.optimizers.items():
            running = key in descent.running
            self.boxes[key].setChecked(running)
            self.rates[key].set_value(rule.learning_rate)
            place = height = ""
            if running:
                trajectory = descent.trajectories[key]
                if trajectory.diverged_at is not None and step >= trajectory.diverged_at:
                    place = said(
                        Sentence("DescentRules", "diverged at step {step}").format(
                            step=trajectory.diverged_at
                        )
                    )
                else:
                    place = self._place_text(trajectory.positions[step])
                    height = format_number(float(trajectory.values[step]), 6)
            self._places[key].set_text(place)
            self._heights[key].set_text(height)
        names = ", ".join(axis_names(len(descent.start)))
        self._heads[2].setText(names)
        self._heads[3].setText(f"f({names})")
        self._area.updateGeometry()

    def restyle(self) -> None:
        """Take over colours and text size."""
        for key, rate in self.rates.items():
            rate.set_columns(7)
            self._marks[key].setStyleSheet(f"color: {series_color(self.session.descent, key)}")
            for label in (self._places[key], self._heights[key]):
                label.setFont(number_font())

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._heads[0].setText(said(Sentence("DescentRules", "rule")))
        self._heads[1].setText(said(Sentence("DescentRules", "learning rate")))
        for key, rule in self.session.descent.optimizers.items():
            self.boxes[key].setText(said(rule.title))
            takes_part = said(Sentence("DescentRules", "Whether this rule takes part"))
            self.boxes[key].setToolTip(f"{takes_part}\n{said(rule.note)}")
            self.rates[key].setToolTip(
                said(
                    Sentence("DescentRules", "How far one step of this rule goes; a number above 0")
                )
            )
            self.rates[key].setAccessibleName(
                said(Sentence("DescentRules", "Learning rate of {rule}").format(rule=rule.title))
            )

    def _place_text(self, position: np.ndarray) -> str:
        decimals = DECIMALS[len(position)]
        return ", ".join(format_number(float(value), decimals) for value in position)

    def _box_clicked(self, key: str, *_: object) -> None:
        # PySide 6.11 hands a partial no `checked`.
        self.session.descent.set_running(key, self.boxes[key].isChecked())


class _RuleArea(QScrollArea):
    """As wide as its rules need; scrolls where the panel is not high enough for all of them."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        # The panel is seen through it.
        for widget in (content, self.viewport()):
            widget.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Ask for the height of all rules."""
        return QSize(self.minimumSizeHint().width(), self.widget().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest rule and the height of a few."""
        content = self.widget().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        row = content.height() / len(self.widget().findChildren(QCheckBox))
        return QSize(content.width() + bar, round(MIN_ROWS * row))
