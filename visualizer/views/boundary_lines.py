"""The straight boundaries of a network without hidden layers, as equations."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.linear_boundaries import linear_boundaries, plane_weights, weighted_sum
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.line_list import LineList
from visualizer.widgets.speech import said
from visualizer.widgets.view import View

FORMULA = "(wᵢ − wⱼ)·x + bᵢ − bⱼ = 0"
EQUALLY = Sentence("BoundaryLines", "Between classes i and j: {formula}")
NOT_SEEN = Sentence("BoundaryLines", "not seen")
WHY_NOT_SEEN = Sentence("BoundaryLines", "Not seen: all along the line a third class is likelier.")
MOST_LINES = 17  # 15 pairs of 6 classes, and what is said above and below


class BoundaryLines(View):
    """A line a pair of classes; with two classes, the logistic regression that it is."""

    key = "boundary_lines"
    title = Sentence("BoundaryLines", "Straight boundaries")
    sentence = Sentence("BoundaryLines", "On each line two classes are equally likely.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = LineList(MOST_LINES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        state = session.boundaries
        state.training.config_changed.connect(self.needed_changed)
        self.follow(state.network_changed)
        self.restyle()
        self.refresh()

    @property
    def needed(self) -> bool:
        """Whether all boundaries are straight."""
        return self.session.boundaries.config.is_linear

    def refresh(self) -> None:
        """Put the weights in."""
        state = self.session.boundaries
        if not self.needed:
            return
        lines = linear_boundaries(*plane_weights(state.network, state.config.features))
        texts = [said(EQUALLY.format(formula=FORMULA))]
        for line in lines:
            text = f"{line.names}:  {line.equation}"
            texts.append(text if line.ends is not None else f"{text}   ({said(NOT_SEEN)})")
        if any(line.ends is None for line in lines):
            texts.append(said(WHY_NOT_SEEN))
        if len(lines) == 1:
            z = weighted_sum(lines[0].normal, lines[0].offset)
            texts.append(f"p(A) = softmax(z)_A = σ(z_A − z_B) = σ({z})")
            texts.append(
                said(
                    Sentence(
                        "BoundaryLines",
                        "With C = 2 softmax is logistic regression with w = w_A − w_B and"
                        " b = b_A − b_B.",
                    )
                )
            )
        self.list.set_texts(texts, frozenset({0}))

    def restyle(self) -> None:
        """Take over the text size."""
        self.list.restyle()
