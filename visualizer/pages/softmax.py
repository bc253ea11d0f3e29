"""Softmax: every number between logits and probabilities, and what goes wrong without care."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class SoftmaxPage(PanelPage):
    """The table of logits and its formula, and beside them one panel a lesson."""

    key = "softmax"
    title = Sentence("SoftmaxPage", "Softmax")
    rank = 20

    def __init__(self, session: Session) -> None:
        super().__init__(session, edits=(session.softmax, session.neurons))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.naive_and_stable import NaiveAndStable
        from visualizer.views.neuron_layer import NeuronLayer
        from visualizer.views.sigmoid_and_softmax import SigmoidAndSoftmax
        from visualizer.views.softmax_examples import SoftmaxExamples
        from visualizer.views.softmax_formula import SoftmaxFormula
        from visualizer.views.softmax_loss import SoftmaxLoss
        from visualizer.views.softmax_samples import SoftmaxSamples
        from visualizer.views.softmax_slopes import SoftmaxSlopes
        from visualizer.views.softmax_table import SoftmaxTable
        from visualizer.views.softmax_temperature import SoftmaxTemperature

        session = self.session
        table, formula = self.panel(SoftmaxTable(session)), self.panel(SoftmaxFormula(session))
        first = [
            (self.panel(NaiveAndStable(session)), 50),
            (self.panel(SigmoidAndSoftmax(session)), 40),
            (self.panel(NeuronLayer(session)), 30),
        ]
        second = [
            (self.panel(SoftmaxTemperature(session)), 40),
            (self.panel(SoftmaxSamples(session)), 35),
            (self.panel(SoftmaxLoss(session)), 50),
            (self.panel(SoftmaxSlopes(session)), 30),
        ]
        steps = self.split(Qt.Orientation.Vertical, [(table, 68), (formula, 32)])
        lessons = self.split(
            Qt.Orientation.Horizontal,
            [
                (self.split(Qt.Orientation.Vertical, first), 50),
                (self.split(Qt.Orientation.Vertical, second), 50),
            ],
        )
        self.add_bar(SoftmaxExamples(session))
        self.add_choice(
            [panel for panel, _ in (*first, *second)],
            opened=(NaiveAndStable.key, SigmoidAndSoftmax.key),
        )
        self.add_splitter(self.split(Qt.Orientation.Horizontal, [(steps, 44), (lessons, 56)]))
