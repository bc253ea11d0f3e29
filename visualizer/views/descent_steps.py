"""Every step of one rule in numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.core.step_rows import StepRows
from visualizer.state.session import Session
from visualizer.widgets.descent_table import DescentTable
from visualizer.widgets.rule_choice import RuleChoice
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class DescentSteps(View):
    """A row a step, that on screen marked; a click goes to another."""

    key = "descent_steps"
    title = Sentence("DescentSteps", "Steps")
    sentence = Sentence("DescentSteps", "Every step in numbers; a click on a row goes there.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rule = RuleChoice(session)
        self.table = DescentTable()
        self.table.chosen.connect(self._step_chosen)
        self._shown: tuple[object, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.rule, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.table, 1)
        self.follow(session.descent_focus.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the steps of the rule that is looked at, and mark the one on screen."""
        descent, focus = self.session.descent, self.session.descent_focus
        self.rule.refresh()
        trajectory = descent.trajectories[focus.key] if focus.key else None
        shown = (trajectory, *self._heads)
        if shown == self._shown:
            # Millions of steps stay as they are while it plays.
            self.table.mark(focus.step)
            return
        self._shown = shown
        rows = StepRows(trajectory) if trajectory else None
        diverged = Sentence("DescentSteps", "diverged")
        if trajectory is not None and trajectory.left_domain:
            diverged = Sentence("DescentSteps", "no value")
        self.table.show_rows(rows, self._heads, said(diverged), focus.step)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.table.restyle()
        self._shown = ()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.rule.retranslate()
        table = Sentence("DescentSteps", "A click or the arrow keys go to another step")
        self.table.setToolTip(said(table))
        self.table.setAccessibleName(said(self.title))

    @property
    def _heads(self) -> tuple[str, ...]:
        names = self.session.descent.surface.variables
        return (
            said(Sentence("DescentSteps", "step")),
            *names,
            f"f({', '.join(names)})",
            said(Sentence("DescentSteps", "slope")),
            said(Sentence("DescentSteps", "next step")),
        )

    def _step_chosen(self, step: int) -> None:
        playback = self.session.descent.playback
        playback.pause()
        playback.seek(step)
