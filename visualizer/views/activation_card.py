"""Value and slope of the activation function, worked out with the numbers of the place."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtWidgets import QGridLayout

from visualizer.core.function_card import FunctionCard
from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

N_ROWS = 9


class ActivationCard(View):
    """Formula, numbers, Keras's name, range, largest slope."""

    key = "activation_card"
    title = Sentence("ActivationCard", "Formula")
    sentence = Sentence("ActivationCard", "The numbers of the point put in.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.names = [TextLine(muted=True) for _ in range(N_ROWS)]
        self.values = [TextLine(elides=True) for _ in range(N_ROWS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        for row in (1, 3):
            self.values[row].set_bold(True)
        grid.setRowStretch(N_ROWS, 1)
        self.follow(session.activations.changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers in."""
        state = self.session.activations
        function, z = state.function, format_setting(state.scene.z)
        card = FunctionCard(function, state.scene.z)
        without = said(Sentence("ActivationCard", "none: Keras has no step function"))
        rows = [
            ("f(z)", card.value_formula),
            (f"f({z})", card.value_numbers),
            ("f'(z)", card.slope_formula),
            (f"f'({z})", card.slope_numbers),
            (said(Sentence("ActivationCard", "In Keras")), function.keras_name or without),
            (said(Sentence("ActivationCard", "Values")), function.range),
            (
                said(Sentence("ActivationCard", "Largest slope")),
                format_digits(function.largest_slope, card.digits),
            ),
        ]
        letters = [("", each) for each in function.letters]
        rows = [*rows[:4], *letters, *rows[4:]]
        for name, value, row in zip_longest(self.names, self.values, rows):
            name.setVisible(row is not None)
            value.setVisible(row is not None)
            if row is not None:
                name.set_text(row[0])
                value.set_text(row[1])

    def restyle(self) -> None:
        """Take over the text size."""
        for line in (*self.names, *self.values):
            line.setFont(number_font())
