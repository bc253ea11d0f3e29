"""The formulas of the sliding window, with its numbers put in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.core.sliding_card import SlidingCard
from visualizer.state.session import Session
from visualizer.widgets.line_table import Line, LineTable
from visualizer.widgets.speech import said
from visualizer.widgets.view import View

PART = Sentence(
    "ConvolutionCard",
    "One of {parts} parts: the network adds all of them and its bias, then bends the sum.",
)

SIZE = Sentence("ConvolutionCard", "Size")
AXES = Sentence("ConvolutionCard", "Rows"), Sentence("ConvolutionCard", "Columns")
PADDING = Sentence("ConvolutionCard", "Padding")
NUMBER = Sentence("ConvolutionCard", "Number")
IN_KERAS = Sentence("ConvolutionCard", "In Keras")


class ConvolutionCard(View):
    """Size of the output, padding, the sum, Keras's line, and what it is called."""

    key = "convolution_card"
    title = Sentence("ConvolutionCard", "Formula")
    sentence = Sentence("ConvolutionCard", "How large the map becomes, and what stands in it.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = LineTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        self.follow(session.convolution.changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers in."""
        state = self.session.convolution
        card = SlidingCard(state.sliding)
        note = card.note if state.part_of is None else PART.format(parts=state.part_of)
        keras, (rows, columns) = card.keras, map(said, AXES)
        numbers = [(rows, card.row_numbers), (columns, card.column_numbers)]
        if card.row_numbers == card.column_numbers:
            numbers = [(f"{rows}, {columns}", card.row_numbers)]
        lines = [
            Line(card.size_formula, said(SIZE)),
            *(Line(text, name, bold=True) for name, text in numbers),
            Line(card.padding_rule, said(PADDING)),
            Line(card.sum_formula, said(NUMBER)),
            Line(said(keras) if isinstance(keras, Sentence) else keras, said(IN_KERAS)),
            Line(said(note), is_sentence=True),
        ]
        self.table.set_lines(lines, state.scene)

    def restyle(self) -> None:
        """Take over the text size."""
        self.table.restyle()
