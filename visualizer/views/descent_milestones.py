"""When each rule arrives, gets off the saddle, or diverges, in numbers."""

from __future__ import annotations

import weakref
from typing import Any

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.milestones import TOLERANCES, Milestones
from visualizer.core.number_text import format_number, format_place, format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.state.session import Session
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.descent_series import MARKS, series_color, series_symbol
from visualizer.widgets.speech import said
from visualizer.widgets.step_table import StepCell, StepTable
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View

FIRST_TOLERANCE = 1  # the second of them, a hundredth
HEIGHT_DECIMALS = 6
# Of all rules together: some 15 ms. Many lowest places are more to compare with.
STEPS_A_TURN, FEW_PLACES = 200_000, 30
NEVER, NOT_YET = "–", "…"


class DescentMilestones(View):
    """A row a rule, a click goes to the step; fewest steps are bold."""

    key = "descent_milestones"
    title = Sentence("DescentMilestones", "Who arrives when")
    sentence = Sentence("DescentMilestones", "Steps that each rule needs; a click goes there.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: dict[str, tuple[weakref.ref[Any], Milestones]] = {}
        self.tools = self.tolerance = ChoiceBox()
        self.tolerance.setParent(self)
        self.tolerance.addItems([""] * len(TOLERANCES))
        self.tolerance.setCurrentIndex(FIRST_TOLERANCE)
        self.tolerance.activated.connect(self.refresh)
        # Until a frame takes it in.
        self.tolerance.hide()
        self.table = StepTable()
        self.table.chosen.connect(self._go_to)
        self.remark = TextLine(wraps=True, muted=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remark)
        self.follow_drags_in_turn(session.descent.changed)
        self.follow_in_turn(session.descent.advanced)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Find out what came of the paths since the last time, and show it."""
        descent = self.session.descent
        surface, trajectories = descent.surface, descent.trajectories
        most = STEPS_A_TURN // (max(1, len(trajectories)) * (1 + len(surface.minima) // FEW_PLACES))
        self._found = {key: self._find(key, path, most) for key, path in trajectories.items()}
        if self._is_behind:
            turns().take(self, "go on", self.refresh)
        columns: list[tuple[Sentence, Sentence, list[StepCell]]] = []
        if surface.minima:
            columns.append((*_settled_texts(self._nearness), self._settled()))
        saddle = self.session.descent_focus.saddle
        if saddle is not None:
            columns.append((*_escaped_texts(saddle), self._escaped()))
        columns.append((*LOWEST, self._lowest()))
        if any(path.diverged_at is not None for path in trajectories.values()):
            columns.append((*DIVERGED, self._diverged()))
        heads = [said(Sentence("DescentMilestones", "rule")), *(said(head) for head, *_ in columns)]
        explanations = ["", *(said(explanation) for _, explanation, _ in columns)]
        self.table.show_table(
            heads, explanations, list(zip(self._names(), *(c for *_, c in columns), strict=True))
        )
        self.tolerance.setEnabled(bool(surface.minima))
        remark = self._remark()
        self.remark.set_text(remark)
        if self.remark.isHidden() == bool(remark):
            self.remark.setVisible(bool(remark))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        text = Sentence("DescentMilestones", "within {distance}")
        names = [said(text.format(distance=format_setting(each))) for each in TOLERANCES]
        self.tolerance.show_choices(names, self.tolerance.currentIndex())
        self.tolerance.setToolTip(
            said(
                Sentence(
                    "DescentMilestones",
                    "How near to a lowest place a rule is to come, and to stay to the end",
                )
            )
        )
        self.tolerance.setAccessibleName(said(Sentence("DescentMilestones", "Tolerance")))
        self.table.setAccessibleName(said(self.title))

    @property
    def _nearness(self) -> float:
        return TOLERANCES[self.tolerance.currentIndex()]

    def _find(self, key: str, path: Trajectory, most: int) -> tuple[weakref.ref[Any], Milestones]:
        """Look at what is new of a path, at so many steps at most; another path begins anew."""
        # The array that it grows in: not held here, a million steps take 16 MB.
        own, milestones = self._found.get(key, (None, None))
        if own is None or milestones is None or own() is not path.positions.base:
            descent = self.session.descent
            own, milestones = (
                weakref.ref(path.positions.base),
                Milestones(descent.surface, self.session.descent_focus.saddle),
            )
        milestones.look(path, most)
        return own, milestones

    @property
    def _is_behind(self) -> bool:
        """Whether some of the steps that are known have not been looked at yet."""
        paths = self.session.descent.trajectories
        return any(
            found.n_seen < len(paths[key].positions) for key, (_, found) in self._found.items()
        )

    def _names(self) -> list[StepCell]:
        descent = self.session.descent
        return [
            StepCell(
                f"{MARKS[series_symbol(descent, key)]}  {said(descent.optimizers[key].title)}",
                color=series_color(descent, key),
            )
            for key in self._found
        ]

    def _settled(self) -> list[StepCell]:
        steps = [found.settled_at(self._nearness) for _, found in self._found.values()]
        if self._is_behind or self.session.descent.n_done < self.session.descent.n_steps:
            # Nobody knows who stays to the end.
            return [StepCell(NOT_YET) for _ in steps]
        return _steps(steps)

    def _escaped(self) -> list[StepCell]:
        return _steps([found.escaped_at for _, found in self._found.values()])

    def _lowest(self) -> list[StepCell]:
        found = [milestones for _, milestones in self._found.values()]
        texts = [_height(each.lowest) for each in found]
        # Several are lowest where nobody sees a difference.
        best = _height(min((each.lowest for each in found), default=np.inf))
        return [
            StepCell(text, each.lowest_at, bold=text == best)
            if np.isfinite(each.lowest)
            else StepCell(NEVER)
            for text, each in zip(texts, found, strict=True)
        ]

    def _diverged(self) -> list[StepCell]:
        paths = self.session.descent.trajectories.values()
        return [
            StepCell(
                NEVER if path.diverged_at is None else f"{path.diverged_at:,}", path.diverged_at
            )
            for path in paths
        ]

    def _remark(self) -> str:
        descent = self.session.descent
        if not descent.running:
            return said(Sentence("DescentMilestones", "No rule takes part."))
        if descent.n_done < descent.n_steps:
            text = Sentence("DescentMilestones", "{done} of {steps} steps are computed.")
            return said(text.format(done=f"{descent.n_done:,}", steps=f"{descent.n_steps:,}"))
        if not descent.surface.minima:
            return said(Sentence("DescentMilestones", "This surface has no lowest place."))
        return ""

    def _go_to(self, step: int) -> None:
        playback = self.session.descent.playback
        playback.pause()
        playback.seek(step)


LOWEST = (
    Sentence("DescentMilestones", "lowest height"),
    Sentence("DescentMilestones", "The least height of all its steps; a click goes to that step"),
)
DIVERGED = (
    Sentence("DescentMilestones", "diverged at"),
    Sentence(
        "DescentMilestones",
        "First step whose numbers are too large for a computer, or where there is no value",
    ),
)


def _settled_texts(tolerance: float) -> tuple[Sentence, Sentence]:
    return (
        Sentence("DescentMilestones", "stays within {distance}").format(
            distance=format_setting(tolerance)
        ),
        Sentence(
            "DescentMilestones",
            "First step from which it stays as near as this to a lowest place, to the end",
        ),
    )


def _escaped_texts(saddle: np.ndarray) -> tuple[Sentence, Sentence]:
    return (
        Sentence("DescentMilestones", "off the saddle"),
        Sentence(
            "DescentMilestones",
            "First step that is further than 1 from the saddle at {place} along the way down"
            " from it",
        ).format(place=format_place(saddle)),
    )


def _height(value: float) -> str:
    """Write fixed decimals, fewer of them behind many figures."""
    n_figures = len(f"{abs(value):.0f}") if np.isfinite(value) else 1
    return format_number(value, max(1, HEIGHT_DECIMALS + 1 - n_figures))


def _steps(steps: list[int | None]) -> list[StepCell]:
    best = min((step for step in steps if step is not None), default=None)
    return [
        StepCell(NEVER) if step is None else StepCell(f"{step:,}", step, step == best)
        for step in steps
    ]
