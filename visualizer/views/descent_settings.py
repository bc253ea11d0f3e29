"""Where a descent begins: on which surface, at which point, for how many steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QToolButton

from visualizer.core.descent_scene import MAX_STEPS
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.typed_surface import TypedSurface
from visualizer.state.session import Session
from visualizer.widgets.domain_box import DomainBox
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

START_STEP = 0.1
FORMULA_LETTERS = 32  # longer formulas are read on hover alone


class DescentSettings(View):
    """Surface, start and number of steps; every change runs the descent anew."""

    key = "descent_settings"
    title = Sentence("DescentSettings", "Settings")
    sentence = Sentence("DescentSettings", "Where the descent begins.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.surface = QComboBox()
        for key in (*session.descent.surfaces, TypedSurface.key):
            self.surface.addItem(key, key)
        self.surface.activated.connect(self._surface_chosen)
        self.start = [
            NumberField(partial(self._set_start, axis), format_setting, _tenth) for axis in (0, 1)
        ]
        self.n_steps = NumberField(session.descent.set_n_steps, format_setting, _whole)
        self.domain = QToolButton()
        self.domain_box = DomainBox(session.descent, self.domain)
        self._fields = [
            LabelledField(field) for field in (self.surface, *self.start, self.n_steps, self.domain)
        ]
        layout = FlowLayout(self, GRID)
        for field in self._fields:
            layout.addWidget(field)
        session.descent.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they stand."""
        descent = self.session.descent
        self.surface.setCurrentIndex(self.surface.findData(descent.surface_key))
        for axis, field in enumerate(self.start):
            self._fields[1 + axis].setVisible(axis < len(descent.start))
            if axis < len(descent.start):
                field.set_value(descent.start[axis])
        self.n_steps.set_value(descent.n_steps)
        self._name_fields()

    def restyle(self) -> None:
        """Take over the text size."""
        for field in (*self.start, self.n_steps):
            field.set_columns(8)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for index, surface in enumerate(self.session.descent.surfaces.values()):
            fits = len(surface.formula) <= FORMULA_LETTERS
            formula = f"   {surface.formula}" if fits else ""
            self.surface.setItemText(index, f"{said(surface.title)}{formula}")
        self.surface.setItemText(self.surface.count() - 1, said(TypedSurface.title))
        self._name_fields()

    def _name_fields(self) -> None:
        surface, first, second, steps, domain = self._fields
        names = self.session.descent.surface.variables
        looked_for = said(
            Sentence("DescentSettings", "The function whose lowest place is looked for")
        )
        formula = f"f({', '.join(names)}) = {self.session.descent.surface.formula}"
        surface.set_texts(said(Sentence("DescentSettings", "Surface")), f"{looked_for}\n{formula}")
        explanation = said(
            Sentence(
                "DescentSettings", "Where every rule begins; a click into the picture sets it too"
            )
        )
        for field, name in zip((first, second), names, strict=False):
            field.set_texts(
                said(Sentence("DescentSettings", "Start {name}").format(name=name)), explanation
            )
        domain.set_texts(
            said(Sentence("DescentSettings", "Drawn")),
            said(Sentence("DescentSettings", "What part of the surface is drawn: from … to")),
        )
        steps.set_texts(
            said(Sentence("DescentSettings", "Steps")),
            said(
                Sentence("DescentSettings", "How many steps every rule takes, 1 to {most}").format(
                    most=f"{MAX_STEPS:,}"
                )
            ),
        )

    def _surface_chosen(self) -> None:
        self.session.descent.set_surface(self.surface.currentData())

    def _set_start(self, axis: int, value: float) -> None:
        start = list(self.session.descent.start)
        start[axis] = value
        self.session.descent.set_start(start)


def _tenth(value: float, steps: int) -> float:
    return round(value + START_STEP * steps, 10)


def _whole(value: float, steps: int) -> float:
    return value + steps
