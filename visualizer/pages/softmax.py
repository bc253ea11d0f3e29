"""Softmax: every number between logits and probabilities, and what goes wrong without care."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.views.naive_and_stable import NaiveAndStable
from visualizer.views.sigmoid_and_softmax import SigmoidAndSoftmax
from visualizer.views.softmax_examples import SoftmaxExamples
from visualizer.views.softmax_formula import SoftmaxFormula
from visualizer.views.softmax_table import SoftmaxTable
from visualizer.widgets.panel_page import PanelPage


class SoftmaxPage(PanelPage):
    """Where the logits come from, the table they stand in, and what is compared beside it."""

    key = "softmax"
    title = Sentence("SoftmaxPage", "Softmax")
    rank = 20

    def __init__(self, session: Session) -> None:
        super().__init__(session, edits=(session.softmax,))

    def build(self) -> None:
        """Make the views and lay them out."""
        session = self.session
        self.add_bar(SoftmaxExamples(session))
        comparisons = self.split(
            Qt.Orientation.Vertical,
            [
                (self.panel(NaiveAndStable(session)), 55),
                (self.panel(SigmoidAndSoftmax(session)), 45),
            ],
        )
        steps = self.split(
            Qt.Orientation.Vertical,
            [
                (self.panel(SoftmaxTable(session)), 68),
                (self.panel(SoftmaxFormula(session)), 32),
            ],
        )
        self.add_splitter(self.split(Qt.Orientation.Horizontal, [(steps, 52), (comparisons, 48)]))
