"""What part of a surface is drawn, set under a button that tells it."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton

from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.descent import DescentState
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.popover import Popover
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, theme_news

ARROWS = 4  # or more from one end to the other
FROM, TO = Sentence("DomainBox", "{name} from"), Sentence("DomainBox", "{name} to")


class DomainBox(Popover):
    """From - to for each axis, and a button that finds both.

    Parameters
    ----------
    descent : DescentState
    button : QToolButton
        Opens it, and tells the part that is drawn.
    """

    def __init__(self, descent: DescentState, button: QToolButton) -> None:
        super().__init__(button)
        self._descent = descent
        self.ends = [
            [NumberField(partial(self._set_end, axis, end), format_setting,
                         partial(self._next, axis)) for end in (0, 1)]
            for axis in (0, 1)
        ]  # fmt: skip
        self._fields = [[LabelledField(end) for end in ends] for ends in self.ends]
        self.find_button = QPushButton()
        self.find_button.clicked.connect(self._find)
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for row, fields in enumerate(self._fields):
            for column, field in enumerate(fields):
                grid.addWidget(field, row, column)
        self.column.addLayout(grid)
        self.column.addWidget(self.find_button)
        descent.changed.connect(self.refresh)
        theme_news().restyled.connect(self._restyle)
        self._restyle()
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the part that is drawn."""
        surface = self._descent.surface
        for axis, fields in enumerate(self._fields):
            for field in fields:
                field.setVisible(axis < surface.n_dims)
        for domain, ends in zip(surface.domain, self.ends, strict=False):
            for value, end in zip(domain, ends, strict=True):
                end.set_value(value)
        self.find_button.setEnabled(self._descent.domain is not None)
        self._button.setText(
            ",  ".join(
                f"{format_setting(low)} … {format_setting(high)}" for low, high in surface.domain
            )
        )
        self._name_fields()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _set_end(self, axis: int, end: int, value: float) -> None:
        domain = [list(ends) for ends in self._descent.surface.domain]
        domain[axis][end] = value
        self._descent.set_domain(tuple((low, high) for low, high in domain))

    def _next(self, axis: int, value: float, steps: int) -> float:
        low, high = self._descent.surface.domain[axis]
        unit = 10.0 ** math.floor(math.log10((high - low) / ARROWS))
        return float(f"{value + steps * unit:.10g}")

    def _find(self) -> None:
        self._descent.set_domain(None)

    def _restyle(self) -> None:
        for ends in self.ends:
            for end in ends:
                end.set_columns(8)

    def _retranslate(self) -> None:
        self.find_button.setText(said(Sentence("DomainBox", "Find range")))
        self.find_button.setToolTip(
            said(Sentence("DomainBox", "Draw the part in which there is something to be seen"))
        )
        self._name_fields()

    def _name_fields(self) -> None:
        explanation = said(Sentence("DomainBox", "Where the picture begins and ends"))
        for name, fields in zip(self._descent.surface.variables, self._fields, strict=False):
            for field, text in zip(fields, (FROM, TO), strict=True):
                field.set_texts(said(text.format(name=name)), explanation)
