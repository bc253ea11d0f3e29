"""The formulas of the sliding window, with its numbers put in."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtWidgets import QGridLayout

from visualizer.core.sentence import Sentence
from visualizer.core.sliding_card import SlidingCard
from visualizer.state.session import Session
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

N_ROWS = 7
PART = Sentence(
    "ConvolutionCard",
    "One of {parts} parts: the network adds all of them and its bias, then bends the sum.",
)


class ConvolutionCard(View):
    """Size of the output, padding, the sum, Keras's line, and what it is called."""

    key = "convolution_card"
    title = Sentence("ConvolutionCard", "Formula")
    sentence = Sentence("ConvolutionCard", "How large the map becomes, and what stands in it.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names = [TextLine(muted=True) for _ in range(N_ROWS)]
        self.values = [TextLine(wraps=True) for _ in range(N_ROWS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        grid.setRowStretch(N_ROWS, 1)
        self.follow(session.convolution.changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers in."""
        state = self.session.convolution
        card = SlidingCard(state.sliding)
        note = card.note if state.part_of is None else PART.format(parts=state.part_of)
        size = said(Sentence("ConvolutionCard", "Size"))
        rows, columns = (
            said(text)
            for text in (
                Sentence("ConvolutionCard", "Rows"),
                Sentence("ConvolutionCard", "Columns"),
            )
        )
        same = card.row_numbers == card.column_numbers
        numbers = [(f"{rows}, {columns}", card.row_numbers)]
        if not same:
            numbers = [(rows, card.row_numbers), (columns, card.column_numbers)]
        keras = card.keras
        shown = [
            (size, card.size_formula),
            *numbers,
            (said(Sentence("ConvolutionCard", "Padding")), card.padding_rule),
            (said(Sentence("ConvolutionCard", "Number")), card.sum_formula),
            (
                said(Sentence("ConvolutionCard", "In Keras")),
                said(keras) if isinstance(keras, Sentence) else keras,
            ),
            ("", said(note)),
        ]
        for name, value, row in zip_longest(self.names, self.values, shown):
            name.setVisible(row is not None)
            value.setVisible(row is not None)
            if row is not None:
                name.set_text(row[0])
                value.set_text(row[1])
        for index, value in enumerate(self.values):
            value.set_bold(0 < index <= len(numbers))

    def restyle(self) -> None:
        """Take over the text size."""
        for line in (*self.names, *self.values):
            line.setFont(number_font())
