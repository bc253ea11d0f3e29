"""Value and slope of the activation function, worked out with the numbers of the place."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.function_card import FunctionCard
from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.line_table import Line, LineTable
from visualizer.widgets.speech import said
from visualizer.widgets.view import View

NO_KERAS = Sentence("ActivationCard", "none: Keras has no step function")


class ActivationCard(View):
    """Formula, numbers, Keras's name, range, largest slope."""

    key = "activation_card"
    title = Sentence("ActivationCard", "Formula")
    sentence = Sentence("ActivationCard", "The numbers of the point put in.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = LineTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        self.follow(session.activations.changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers in."""
        state = self.session.activations
        function, z = state.function, format_setting(state.scene.z)
        card = FunctionCard(function, state.scene.z)
        named = {
            Sentence("ActivationCard", "In Keras"): function.keras_name or said(NO_KERAS),
            Sentence("ActivationCard", "Values"): function.range,
            Sentence("ActivationCard", "Largest slope"): format_digits(
                function.largest_slope, card.digits
            ),
        }
        lines = [
            Line(card.value_formula, "f(z)"),
            Line(card.value_numbers, f"f({z})", bold=True),
            Line(card.slope_formula, "f'(z)"),
            Line(card.slope_numbers, f"f'({z})", bold=True),
            *(Line(numbers, name) for name, numbers in card.letters),
            *(Line(text, said(name)) for name, text in named.items()),
        ]
        self.table.set_lines(lines, function)

    def restyle(self) -> None:
        """Take over the text size."""
        self.table.restyle()
