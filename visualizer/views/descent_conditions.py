"""Noise in the slopes and the schedule of the learning rates: the same for every rule."""

from __future__ import annotations

from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visualizer.core.counted import counted
from visualizer.core.gradient_noise import NOISE, SEED
from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_digits, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.plot import Plot, bold_pen
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, colors
from visualizer.widgets.view import View

MAX_POINTS = 500
MARGIN = 0.06
FIRST_NOISE = 0.1
SHARE_STEP = 0.1
NAMES = {
    "decay_steps": Sentence("DescentConditions", "Steps T"),
    "decay_rate": Sentence("DescentConditions", "Factor γ"),
    "alpha": Sentence("DescentConditions", "Left in the end α"),
}


class DescentConditions(View):
    """Two rows of fields, and what is left of the learning rate at each step."""

    key = "descent_conditions"
    title = Sentence("DescentConditions", "Noise and schedule")
    sentence = Sentence(
        "DescentConditions", "Chance in the slope, and what becomes of the learning rate."
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        descent = session.descent
        self.scale = NumberField(
            partial(descent.set_noise_value, "scale"), format_setting, _next_scale
        )
        self.seed = NumberField(partial(descent.set_noise_value, "seed"), format_setting, _whole)
        self.schedule = ChoiceBox()
        self.schedule.activated.connect(self._choose_schedule)
        self.numbers = {
            name: NumberField(partial(descent.set_schedule_value, name), format_setting, step)
            for name, step in (
                ("decay_steps", step_round),
                ("decay_rate", _tenth),
                ("alpha", _tenth),
            )
        }
        self._noise_fields = [LabelledField(field) for field in (self.scale, self.seed)]
        self._schedule_field = LabelledField(self.schedule)
        self._number_fields = {name: LabelledField(each) for name, each in self.numbers.items()}
        self._fields = QWidget()
        flow = FlowLayout(self._fields, GRID)
        for field in (*self._noise_fields, self._schedule_field, *self._number_fields.values()):
            flow.addWidget(field)
        self.reading = TextLine(wraps=True)
        self.plot = Plot()
        self._curve = self.plot.plot(antialias=True)
        self._now = pg.InfiniteLine(angle=90)
        self.plot.addItem(self._now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._fields)
        layout.addWidget(self.reading)
        layout.addWidget(self.plot, 1)
        self.follow(descent.changed)
        descent.playback.changed.connect(self._refresh_now)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the conditions as they stand."""
        descent = self.session.descent
        self.scale.set_value(descent.noise.scale)
        self.seed.set_value(descent.noise.seed)
        keys = list(descent.schedules)
        names = [said(schedule.title) for schedule in descent.schedules.values()]
        self.schedule.show_choices(names, keys.index(descent.schedule.key))
        shown = descent.schedule.hyper_parameters()
        for name, field in self._number_fields.items():
            if field.isHidden() == (name in shown):
                field.setVisible(name in shown)
            if name in shown:
                self.numbers[name].set_value(getattr(descent.schedule, name))
        self._name_schedule()
        last = descent.n_steps - 1
        steps = np.unique(np.linspace(0, last, MAX_POINTS).round().astype(int))
        shares = np.array([descent.schedule.share(step) for step in steps.tolist()])
        highest = max(1.0, float(shares.max()))
        self._curve.setData(steps, shares)
        self.plot.set_range((0, max(last, 1)), (-MARGIN * highest, (1 + MARGIN) * highest))
        self._keep_fields_whole()
        self._refresh_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew for the height of the fields: the narrower, the more lines."""
        super().resizeEvent(event)
        self._keep_fields_whole()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._curve.setPen(bold_pen(colors().accent))
        self._now.setPen(pg.mkPen(colors().muted, width=1))
        for field in (self.scale, self.seed, *self.numbers.values()):
            field.set_columns(6)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for field, name, parameter in zip(
            self._noise_fields,
            (Sentence("DescentConditions", "Noise σ"), Sentence("DescentConditions", "Seed")),
            (NOISE, SEED),
            strict=True,
        ):
            field.set_texts(said(name), said(parameter.explanation))
        self.plot.setLabel("bottom", said(Sentence("DescentConditions", "step")))
        self._name_schedule()

    def _name_schedule(self) -> None:
        """Name what belongs to the schedule; its formula is read on hover."""
        schedule = self.session.descent.schedule
        explanation = said(
            Sentence("DescentConditions", "What every learning rate is multiplied by after t steps")
        )
        self._schedule_field.set_texts(
            said(Sentence("DescentConditions", "Schedule")),
            f"{explanation}\n{schedule.formula}",
        )
        for name, parameter in schedule.hyper_parameters().items():
            self._number_fields[name].set_texts(said(NAMES[name]), said(parameter.explanation))

    def _keep_fields_whole(self) -> None:
        # A splitter asks for no height that goes with a width, and would push the chart over them.
        self._fields.setMinimumHeight(self._fields.heightForWidth(self.width()))

    def _refresh_now(self) -> None:
        """Mark the step on screen, and tell what is left of the learning rates there."""
        descent = self.session.descent
        step = int(descent.playback.position)
        self._now.setValue(descent.playback.position)
        text = counted(
            step,
            Sentence("DescentConditions", "After 1 step: learning rate × {share}"),
            Sentence("DescentConditions", "After {n} steps: learning rate × {share}"),
            share=format_digits(descent.schedule.share(step), 3),
        )
        self.reading.set_text(said(text))

    def _choose_schedule(self, index: int) -> None:
        self.session.descent.set_schedule(list(self.session.descent.schedules)[index])


def _next_scale(value: float, steps: int) -> float:
    return FIRST_NOISE if value == 0 and steps > 0 else step_round(value, steps)


def _whole(value: float, steps: int) -> float:
    return max(0.0, value + steps)


def _tenth(value: float, steps: int) -> float:
    return max(0.0, round(value + SHARE_STEP * steps, 10))
