"""The forward pass of the place on the plane that somebody points at."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.number_text import format_number
from visualizer.core.point_pass import (
    class_lines,
    hidden_lines,
    logistic_line,
    loss_line,
    told_line,
)
from visualizer.core.points_config import CLASS_NAMES
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.line_list import LineList
from visualizer.widgets.line_table import Line
from visualizer.widgets.speech import said
from visualizer.widgets.throttle import Throttle
from visualizer.widgets.view import View

LEAST_MS = 150  # nobody reads numbers faster, and the plane is to flow
HINT = Sentence("BoundaryPass", "Point at the plane, or walk over it with the arrows.")


class BoundaryPass(View):
    """Features, hidden layers, logits, probabilities; of a point its loss, too."""

    key = "boundary_pass"
    title = Sentence("BoundaryPass", "Forward pass")
    sentence = Sentence("BoundaryPass", "From a place on the plane to its probabilities.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = LineList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        state = session.boundaries
        throttle = Throttle(LEAST_MS, self)
        state.network_changed.connect(throttle.ask)
        self.follow(throttle.due, state.place_changed, state.points_changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers of the place in."""
        state = self.session.boundaries
        place, number = state.shown_place, state.shown_point
        if place is None:
            self.list.set_lines([Line(said(HINT), is_sentence=True)])
            return
        trace = state.trace_at(*place)
        x, y = (format_number(each, 2) for each in place)
        head = Sentence("BoundaryPass", "Place ({x}, {y})").format(x=x, y=y)
        if number is not None:
            head = Sentence("BoundaryPass", "Point ({x}, {y}) of class {name}").format(
                x=x, y=y, name=CLASS_NAMES[state.dataset.labels[number]]
            )
        lines = [Line(said(head), bold=True), Line(told_line(trace, state.config))]
        lines += map(Line, hidden_lines(trace, state.config))
        lines += (Line(text, is_row=True) for text in class_lines(trace))
        if state.config.n_classes == 2:
            lines.append(Line(logistic_line(trace)))
        if number is not None:
            lines.append(Line(loss_line(trace, int(state.dataset.labels[number]))))
        if state.place is None:
            lines.append(Line(said(HINT), is_sentence=True))
        self.list.set_lines(lines, state.config)

    def restyle(self) -> None:
        """Take over the text size."""
        self.list.restyle()
