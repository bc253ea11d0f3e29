"""One step of a rule, line by line, with the numbers that it was worked out from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout

from visualizer.core.card_text import formula_lines, worked_lines
from visualizer.core.number_text import format_term
from visualizer.core.pass_formula import Line, Token
from visualizer.core.rule_card import NO_NUMBER
from visualizer.core.sentence import Sentence
from visualizer.state.descent_focus import MAX_DIGITS, MIN_DIGITS
from visualizer.state.session import Session
from visualizer.widgets.number_table import Cell, NumberTable, Row
from visualizer.widgets.rule_choice import RuleChoice
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID
from visualizer.widgets.token_text import TokenText
from visualizer.widgets.view import View

BLANK = "·"


class DescentCard(View):
    """What the rule keeps and works out in the step from here; Next and Back go line by line."""

    key = "descent_card"
    title = Sentence("DescentCard", "One step")
    sentence = Sentence("DescentCard", "Every number of the step that the rule takes from here.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        focus = session.descent_focus
        self.choice = RuleChoice(session)
        self.step_line = TextLine(elides=True)
        self._digits_name, self.digits = QLabel(), QSpinBox()
        self.digits.setRange(MIN_DIGITS, MAX_DIGITS)
        self.digits.valueChanged.connect(focus.set_digits)
        self._digits_name.setBuddy(self.digits)
        self.table, self.formulas = NumberTable(), TokenText()
        self.back_button, self.next_button = QPushButton(), QPushButton()
        self.whole_button = QPushButton()
        self.back_button.clicked.connect(focus.previous_line)
        self.next_button.clicked.connect(focus.next_line)
        self.whole_button.clicked.connect(focus.show_whole_step)
        top, middle, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((self.choice, 0), (self.step_line, 1)):
            top.addWidget(widget, stretch)
        for widget in (self._digits_name, self.digits):
            top.addWidget(widget)
        middle.setSpacing(2 * GRID)
        middle.addWidget(self.table, 2)
        middle.addWidget(self.formulas, 3)
        for button in (self.back_button, self.next_button, self.whole_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)
        self.follow_drags_in_turn(focus.changed)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the step from the place on screen."""
        focus = self.session.descent_focus
        cards = focus.cards
        axes = self.session.descent.surface.variables
        self.choice.refresh()
        self.step_line.set_text(self._step_text())
        self.table.show_table(("", *axes), self._rows())
        self.table.light(focus.at_work)
        self.formulas.show_lines(self._formulas())
        self.back_button.setEnabled(bool(cards) and (focus.n_done > 1 or focus.step > 0))
        self.next_button.setEnabled(bool(cards))
        self.whole_button.setEnabled(focus.at_work is not None)
        # Set anew, even to the same, it is painted anew.
        if self.digits.value() != focus.digits:
            self.digits.setValue(focus.digits)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()
        self.formulas.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.choice.retranslate()
        self._digits_name.setText(said(Sentence("DescentCard", "Digits")))
        digits = said(Sentence("DescentCard", "Significant digits of every number of the step"))
        self.digits.setToolTip(digits)
        self.digits.setAccessibleName(digits)
        for button, name, tip in (
            (
                self.back_button,
                Sentence("DescentCard", "Back"),
                Sentence("DescentCard", "One line back (Page Up); before the first, the last step"),
            ),
            (
                self.next_button,
                Sentence("DescentCard", "Next"),
                Sentence("DescentCard", "One line on (Page Down); after the last, the next step"),
            ),
            (
                self.whole_button,
                Sentence("DescentCard", "Whole step"),
                Sentence("DescentCard", "See all lines at once again (End)"),
            ),
        ):
            button.setText(said(name))
            button.setToolTip(said(tip))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line; other keys are the page's."""
        focus = self.session.descent_focus
        match event.key():
            case Qt.Key.Key_PageDown:
                focus.next_line()
            case Qt.Key.Key_PageUp:
                focus.previous_line()
            case Qt.Key.Key_End:
                focus.show_whole_step()
            case _:
                super().keyPressEvent(event)

    def _step_text(self) -> str:
        cards = self.session.descent_focus.cards
        if not cards:
            return ""
        return said(Sentence("DescentCard", "step {step}").format(step=f"{cards[0].t:,}"))

    def _rows(self) -> list[Row]:
        """Return every value of the step, a row a line; those to come are not told yet."""
        focus = self.session.descent_focus
        cards = focus.cards
        if not cards:
            return []
        lines = [("g", [card.g for card in cards])]
        for number, line in enumerate(cards[0].lines):
            lines.append((cards[0].sign(line.name), [card.lines[number].value for card in cards]))
        return [
            (
                Cell(name),
                *(
                    Cell(self._number(value) if number < focus.n_done else BLANK)
                    for value in values
                ),
            )
            for number, (name, values) in enumerate(lines)
        ]

    def _formulas(self) -> list[Line]:
        focus = self.session.descent_focus
        if not focus.cards:
            nothing = Sentence("DescentCard", "From here no step can be worked out.")
            return [(Token(said(nothing)),)]
        if focus.at_work is None:
            return formula_lines(focus.cards)
        axes = self.session.descent.surface.variables
        if focus.at_work == 0:
            slope = Sentence("DescentCard", "The slope at the place where the step begins.")
            return [(Token(f"{word} "),) for word in (said(slope),)] + [
                (
                    Token(f"{axis} = {self._number(card.w)}, g = "),
                    Token(self._number(card.g), bold=True),
                )
                for axis, card in zip(axes, focus.cards, strict=True)
            ]
        return worked_lines(focus.cards, focus.at_work - 1, axes, focus.digits, said(NO_NUMBER))

    def _number(self, value: float) -> str:
        return format_term(value, self.session.descent_focus.digits, said(NO_NUMBER))
