"""Sigmoid beside softmax on the same logits: the one answers, the other chooses."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.activations import sigmoid
from visualizer.core.number_text import format_digits, format_probability
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.speech import said
from visualizer.widgets.stacked_sum import StackedSum
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View


class SigmoidAndSoftmax(View):
    """Both for every class, both sums, and for two classes the identity between them."""

    key = "sigmoid_and_softmax"
    title = Sentence("SigmoidAndSoftmax", "Sigmoid and softmax")
    sentence = Sentence("SigmoidAndSoftmax", "Only softmax shares out exactly 1.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sums = StackedSum()
        self.table = NumberTable()
        self.verdict = TextLine(wraps=True)
        self.verdict.set_bold(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.sums)
        layout.addWidget(self.verdict)
        layout.addWidget(self.table, 1)
        self.table.pointed.connect(session.softmax.point_at)
        self.follow(session.softmax.changed)
        session.softmax.pointed_changed.connect(self.table.light)
        session.softmax.pointed_changed.connect(self.sums.light)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Compute both for every class."""
        state = self.session.softmax
        logits = state.logits
        separate, shared = sigmoid(logits), state.probabilities
        names = said(Sentence("SigmoidAndSoftmax", "sigmoid")), "softmax"
        self.sums.show_sums([(names[0], separate.tolist()), (names[1], shared.tolist())])
        self.verdict.set_text(said(_verdict(logits, separate, shared)))
        largest = float(np.max(logits))
        rows = tuple(
            (
                Cell(said(name), bold=float(logits[index]) == largest),
                Cell(format_digits(float(logits[index]), 6)),
                Cell(format_probability(float(separate[index]), 8)),
                Cell(format_probability(float(shared[index]), 8)),
            )
            for index, name in enumerate(state.scene.class_names)
        )
        footer = (
            Cell("Σ"),
            Cell(""),
            Cell(format_digits(float(separate.sum()), 9), bold=True),
            Cell(format_digits(float(shared.sum()), 9), bold=True),
        )
        heads = said(Sentence("SigmoidAndSoftmax", "class")), "z", *names
        self.table.show_table(heads, rows, footer)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.verdict.setFont(number_font())
        self.table.restyle()


def _verdict(logits: np.ndarray, separate: np.ndarray, shared: np.ndarray) -> Sentence:
    if not np.isfinite(logits).all():
        return Sentence("SigmoidAndSoftmax", "The network gives no numbers.")
    if len(logits) == 2:
        with np.errstate(over="ignore"):
            difference = sigmoid(logits[0] - logits[1])
        return Sentence(
            "SigmoidAndSoftmax", "softmax([a, b])₀ = {share} = sigmoid(a − b) = {answer}"
        ).format(share=format_digits(shared[0], 10), answer=format_digits(difference, 10))
    return Sentence(
        "SigmoidAndSoftmax", "Each sigmoid sees its own logit alone: they sum to {total}, not to 1."
    ).format(total=format_digits(separate.sum(), 5))
