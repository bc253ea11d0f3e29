"""The loss of a true class, its slope, and steps of gradient descent on the logits."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from visualizer.core.losses import cross_entropy_with_delta, half_sum_of_squares, one_hot
from visualizer.core.number_steps import step_round
from visualizer.core.number_text import (
    format_digits,
    format_probability,
    format_setting,
)
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.softmax import cross_entropy
from visualizer.core.softmax_gradient import cross_entropy_gradient
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

HOLD_MS = 500  # a button held down takes a step so often


class SoftmaxLoss(View):
    """What the guess costs, and which way each logit is to go."""

    key = "softmax_loss"
    title = Sentence("SoftmaxLoss", "True class")
    sentence = Sentence("SoftmaxLoss", "The slope of the loss is ŷ − y, and it sums to 0.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.softmax
        self._class_name, self._rate_name = QLabel(), QLabel("η")
        self.class_box = ChoiceBox()
        # No name makes the page wider.
        self.class_box.setMinimumWidth(8 * GRID)
        self.class_box.activated.connect(self._class_chosen)
        self.rate = NumberField(state.set_learning_rate, format_setting, step_round)
        self._class_name.setBuddy(self.class_box)
        self._rate_name.setBuddy(self.rate)
        self.step_button = QPushButton()
        self.step_button.setAutoRepeat(True)
        self.step_button.setAutoRepeatDelay(HOLD_MS)
        self.step_button.setAutoRepeatInterval(HOLD_MS)
        self.step_button.clicked.connect(self._take_step)
        self.next_line = TextLine(wraps=True)
        self.next_line.set_bold(True)
        self.losses = NumberTable()
        self.table = NumberTable()
        self.table.pointed.connect(state.point_at)
        settings = QHBoxLayout()
        for widget in (
            self._class_name,
            self.class_box,
            self._rate_name,
            self.rate,
            self.step_button,
        ):
            settings.addWidget(widget)
        settings.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(settings)
        layout.addWidget(self.next_line)
        layout.addWidget(self.losses, 5)
        layout.addWidget(self.table, 5)
        self.follow(state.changed)
        state.pointed_changed.connect(self.table.light)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Compute losses, slope and what the next step would do."""
        state = self.session.softmax
        scene, logits, true_class = state.scene, state.logits, state.true_class
        names = [said(name) for name in scene.class_names]
        self.class_box.show_choices(names, true_class)
        self.rate.set_value(scene.learning_rate)
        guess, truth = state.probabilities, one_hot(true_class, len(logits))
        loss = float(cross_entropy(logits, true_class))
        self._show_losses(names[true_class], guess, truth, loss)
        next_logits = state.next_logits
        possible = bool(np.isfinite(next_logits).all())
        self.step_button.setEnabled(possible)
        self.next_line.set_text(
            said(
                Sentence("SoftmaxLoss", "next step: loss {loss} → {next_loss}").format(
                    loss=format_digits(loss, 6),
                    next_loss=format_digits(float(cross_entropy(next_logits, true_class)), 6),
                )
                if possible
                else Sentence("SoftmaxLoss", "There is no step from here to a number.")
            )
        )
        gradient = cross_entropy_gradient(logits, true_class)
        rows = [
            (
                Cell(name, bold=index == true_class),
                Cell(f"{int(truth[index])}"),
                Cell(format_probability(float(guess[index]), 6)),
                Bar(slope, signed=True),
                Cell(format_probability(slope, 8)),
            )
            for index, (name, slope) in enumerate(zip(names, gradient.tolist(), strict=True))
        ]
        footer = (
            Cell("Σ"),
            Cell("1"),
            Cell(format_digits(float(guess.sum()), 9)),
            Bar(0.0, track=False),
            Cell(format_digits(float(gradient.sum()), 3), bold=True),
        )
        heads = (said(Sentence("SoftmaxLoss", "class")), "y", "ŷ", "", "ŷ − y")
        self.table.show_table(heads, rows, footer)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.rate.set_columns(6)
        self.next_line.setFont(number_font())
        for table in (self.losses, self.table):
            table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._class_name.setText(said(Sentence("SoftmaxLoss", "True")))
        self.step_button.setText(said(Sentence("SoftmaxLoss", "Take a step")))
        for widget, text in (
            (self.class_box, Sentence("SoftmaxLoss", "Which class is the truth")),
            (self.rate, Sentence("SoftmaxLoss", "Learning rate η of a step, a number above 0")),
            (
                self.step_button,
                Sentence("SoftmaxLoss", "A step of gradient descent on the logits: z − η (ŷ − y)"),
            ),
        ):
            widget.setToolTip(said(text))
            widget.setAccessibleName(said(text))

    def _class_chosen(self, index: int) -> None:
        # Scrolled out of sight, the box may still name classes that have gone.
        if not self._behind:
            self.session.softmax.set_true_class(index)

    def _show_losses(self, name: str, guess: np.ndarray, truth: np.ndarray, loss: float) -> None:
        likelihood = float(guess @ truth)
        rows = [
            (Cell(said(name)), Cell(formula), Cell(format_digits(value, 8), bold=bold))
            for name, formula, value, bold in (
                (Sentence("SoftmaxLoss", "likelihood"), "ŷ", likelihood, False),
                (Sentence("SoftmaxLoss", "cross-entropy"), "−log ŷ", loss, True),
                (
                    Sentence("SoftmaxLoss", "with a delta"),
                    "−log(ŷ + 1e−7)",
                    cross_entropy_with_delta(guess, truth),
                    False,
                ),
                (
                    Sentence("SoftmaxLoss", "half sum of squares"),
                    "½ Σ (ŷ − y)²",
                    half_sum_of_squares(guess, truth),
                    False,
                ),
            )
        ]
        self.losses.show_table((f"ŷ = p({name})", "", ""), rows)

    def _take_step(self) -> None:
        try:
            self.session.softmax.take_step()
        except Problem as problem:
            self.next_line.set_text(said(problem.sentence))
