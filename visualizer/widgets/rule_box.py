"""All that can be set on one rule of a race, under its button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QPushButton

from visualizer.core.hyper_parameters import HyperParameter
from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import UpdateRule
from visualizer.state.descent import DescentState
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.popover import Popover
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, theme_news, title_font

NOTE_LETTERS = 42  # a line of the note
FIRST_ABOVE_ZERO = 1e-8


class RuleBox(Popover):
    """Whose form of the rule it is, with a word on how they differ, and every hyper-parameter.

    Parameters
    ----------
    descent : DescentState
    key : str
        Of the rule.
    button : QAbstractButton
        Opens it.
    """

    def __init__(self, descent: DescentState, key: str, button: QAbstractButton) -> None:
        super().__init__(button)
        self._descent, self._key = descent, key
        self._title = QLabel()
        self.form = ChoiceBox()
        self.form.activated.connect(self._choose_form)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setProperty("muted", True)
        self.fields: dict[str, NumberField] = {}
        self._names: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, (name, parameter) in enumerate(self._parameters().items()):
            commit = partial(descent.set_hyper_parameter, key, name)
            self.fields[name] = NumberField(commit, format_setting, partial(_next, parameter))
            self._names[name] = QLabel()
            self._names[name].setBuddy(self.fields[name])
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(self.fields[name], row, 1)
        grid.setColumnStretch(0, 1)
        self.reset_button = QPushButton()
        self.reset_button.clicked.connect(partial(descent.reset_rule, key))
        for widget in (self._title, self.form, self._note):
            self.column.addWidget(widget)
        self.column.addLayout(grid)
        self.column.addWidget(self.reset_button)
        self.form.setVisible(len(descent.variants(key)) > 1)
        descent.changed.connect(self.refresh)
        theme_news().restyled.connect(self._restyle)
        self._restyle()
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the rule as it stands."""
        rule = self._descent.optimizers[self._key]
        forms = self._descent.variants(self._key)
        self.form.show_choices([said(form.form) for form in forms], forms.index(type(rule)))
        self._note.setText(said(rule.note))
        for name, field in self.fields.items():
            field.set_value(getattr(rule, name))
        self.reset_button.setEnabled(rule != forms[0](learning_rate=rule.learning_rate))
        # The note may need another line.
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()

    def _parameters(self) -> dict[str, HyperParameter]:
        """Return what is set here: all but the learning rate, which stands in the row."""
        return other_parameters(self._descent.optimizers[self._key])

    def _choose_form(self, index: int) -> None:
        self._descent.set_variant(self._key, self._descent.variants(self._key)[index])

    def _restyle(self) -> None:
        self._title.setFont(title_font())
        self._note.setFixedWidth(self.fontMetrics().averageCharWidth() * NOTE_LETTERS)
        for field in self.fields.values():
            field.set_columns(8)

    def _retranslate(self) -> None:
        self._title.setText(said(self._descent.optimizers[self._key].title))
        whose = said(Sentence("RuleBox", "Whose form of the rule it is"))
        self.form.setToolTip(whose)
        self.form.setAccessibleName(whose)
        for name, parameter in self._parameters().items():
            self._names[name].setText(f"{parameter.symbol}   {name}")
            for widget in (self._names[name], self.fields[name]):
                widget.setToolTip(said(parameter.explanation))
            self.fields[name].setAccessibleName(name)
            self.fields[name].setAccessibleDescription(said(parameter.explanation))
        self.reset_button.setText(said(Sentence("RuleBox", "As in Keras")))
        self.reset_button.setToolTip(
            said(Sentence("RuleBox", "Keras's form and numbers; the learning rate stays"))
        )


def other_parameters(rule: UpdateRule) -> dict[str, HyperParameter]:
    """Return the hyper-parameters of a rule beside its learning rate, by name."""
    parameters = dict(rule.hyper_parameters())
    del parameters["learning_rate"]
    return parameters


def _next(parameter: HyperParameter, value: float, steps: int) -> float:
    """Go to the next round number; of a share, to that of what is missing to its end."""
    if parameter.end != float("inf"):
        # Rounded: 1 − 0.95 is a little more than 0.05.
        missing = step_round(round(parameter.end - value, 10), -steps)
        return max(0.0, round(parameter.end - missing, 10))
    if value == 0 and steps > 0:
        return FIRST_ABOVE_ZERO
    return step_round(value, steps)
