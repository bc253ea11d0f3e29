"""The Jacobian of softmax: how every probability moves with every logit."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.number_text import format_digits
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_gradient import softmax_jacobian
from visualizer.state.session import Session
from visualizer.widgets.heat_table import HeatTable
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View


class SoftmaxSlopes(View):
    """A row a probability, a column a logit; point at a cell for its slope and why."""

    key = "softmax_slopes"
    title = Sentence("SoftmaxSlopes", "Jacobian")
    sentence = Sentence("SoftmaxSlopes", "What one class gains the others lose: ∂pᵢ / ∂zⱼ.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.softmax
        self.table = HeatTable()
        self.table.pointed.connect(self._point_at)
        self.explanation = TextLine(wraps=True)
        self.explanation.set_bold(True)
        # Row and column that are explained.
        self._cell = (0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.explanation)
        layout.addWidget(self.table, 1)
        self.follow(state.changed, state.pointed_changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Compute every slope, and explain the one that is pointed at."""
        state = self.session.softmax
        names = tuple(said(name) for name in state.scene.class_names)
        values = softmax_jacobian(state.logits)
        self.table.show_values(names, values)
        self.table.light(state.pointed)
        row, column = (min(index, len(names) - 1) for index in self._cell)
        p_row, p_column = (format_digits(state.probabilities[i], 6) for i in (row, column))
        product = f"{p_row} · (1 − {p_row})" if row == column else f"− {p_row} · {p_column}"
        slope = format_digits(values[row, column], 6)
        explanation = f"∂p({names[row]}) / ∂z({names[column]}) = {product} = {slope}"
        self.explanation.set_text(explanation)
        self.table.setAccessibleName(explanation)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.explanation.setFont(number_font())

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        if cell is not None and cell != self._cell:
            self._cell = cell
            self.refresh()
        self.session.softmax.point_at(cell[0] if cell else None)
