"""The straight boundaries of a network without hidden layers, as equations."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.linear_boundaries import linear_boundaries, plane_weights, weighted_sum
from visualizer.core.number_text import NO_BREAK
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.line_list import LineList
from visualizer.widgets.line_table import Line
from visualizer.widgets.speech import said
from visualizer.widgets.view import View

FORMULA = "(wᵢ − wⱼ)·x + bᵢ − bⱼ = 0".replace(" ", NO_BREAK)
EQUALLY = Sentence("BoundaryLines", "Between classes i and j: {formula}")
NOT_SEEN = Sentence("BoundaryLines", "not seen")
WHY_NOT_SEEN = Sentence("BoundaryLines", "Not seen: all along the line a third class is likelier.")
LOGISTIC = Sentence(
    "BoundaryLines",
    "With C = 2 softmax is logistic regression with w = w_A − w_B and b = b_A − b_B.",
)


class BoundaryLines(View):
    """A line a pair of classes; with two classes, the logistic regression that it is."""

    key = "boundary_lines"
    title = Sentence("BoundaryLines", "Straight boundaries")
    sentence = Sentence("BoundaryLines", "On each line two classes are equally likely.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = LineList()
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
        boundaries = linear_boundaries(*plane_weights(state.network, state.config.features))
        lines = [Line(said(EQUALLY.format(formula=FORMULA)), bold=True, is_sentence=True)]
        for each in boundaries:
            unseen = f"   ({said(NOT_SEEN)})" if each.ends is None else ""
            lines.append(Line(f"{each.names}:  {each.equation}{unseen}", is_row=True))
        if any(each.ends is None for each in boundaries):
            lines.append(Line(said(WHY_NOT_SEEN), is_sentence=True))
        if len(boundaries) == 1:
            z = weighted_sum(boundaries[0].normal, boundaries[0].offset)
            sides = "p(A)", "softmax(z)_A", "σ(z_A − z_B)", f"σ({z})"
            lines.append(Line(" = ".join(side.replace(" ", NO_BREAK) for side in sides)))
            lines.append(Line(said(LOGISTIC), is_sentence=True))
        self.list.set_lines(lines, state.config)

    def restyle(self) -> None:
        """Take over the text size."""
        self.list.restyle()
