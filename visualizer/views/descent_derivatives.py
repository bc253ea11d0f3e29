"""The function with its slopes and bends written out: what every rule is given."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.expression import written_surface
from visualizer.core.pass_formula import Line, Token
from visualizer.core.sentence import Sentence
from visualizer.core.surface import Surface
from visualizer.state.session import Session
from visualizer.widgets.speech import said
from visualizer.widgets.token_text import TokenText
from visualizer.widgets.view import View

GAP = "     "
ONE_LINE = 64  # letters
UNWRITTEN = Sentence("DescentDerivatives", "The derivatives of this surface are too long to read.")


class DescentDerivatives(View):
    """A line an order, in the largest text that fits."""

    key = "descent_derivatives"
    title = Sentence("DescentDerivatives", "Derivatives")
    sentence = Sentence("DescentDerivatives", "Slopes and bends of the surface, exactly.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.text = TokenText()
        self._written: Surface | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.follow(session.descent.changed)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Write the derivatives of the surface in use."""
        surface = self.session.descent.surface
        # A surface that is typed is another object at every change, and no other has changed.
        if surface is not self._written:
            self._written = surface
            self._write(surface)

    def restyle(self) -> None:
        """Take over the text size."""
        self.text.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._written = None
        self.text.setAccessibleName(said(self.title))

    def _write(self, surface: Surface) -> None:
        written = written_surface(surface)
        if written is None:
            names = ", ".join(surface.variables)
            lines = [f"f({names}) = {surface.formula}", said(UNWRITTEN)]
        else:
            lines = [line for order in (0, 1, 2) for line in _lines(written.formulas(order))]
        self.text.show_lines([_line(line) for line in lines])


def _lines(formulas: tuple[str, ...]) -> tuple[str, ...]:
    """Put short formulas beside each other."""
    beside = GAP.join(formulas)
    return (beside,) if len(beside) <= ONE_LINE else formulas


def _line(text: str) -> Line:
    """Cut a text where a line may end: before a sign, a formula or a word."""
    return tuple(Token(part) for part in re.split(r"(?= [+−=] )|(?<=\S)(?= +[^\s+−=])", text))
