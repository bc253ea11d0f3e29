"""The walks of a race: their first portions at once, the rest a few milliseconds at a time."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.core.descent import PORTION, Descent
from visualizer.core.rule_card import RuleCard
from visualizer.core.trajectory import Trajectory
from visualizer.state.chunked_work import ChunkedWork

# A portion takes 1 to 2 ms, of a long typed function 20; more of them a turn gain nothing.
PORTIONS_A_TURN = 2
# What has been walked is told so often (s), or where drawing it takes long after so many times
# as long: it is not to hold up the walking.
TOLD_EVERY = 0.15
REST = 5


class DescentWalks(QObject):
    """Walks every rule of a race; what stays as it was is not walked again.

    The first portion of each, `PORTION` steps, is there as soon as somebody looks, so that a
    start that is dragged shows its paths in the same frame. The rest follows between other
    events, all rules abreast.

    Memory: 24 bytes a step and rule in two dimensions, at most 264 MB for a million steps of all
    eleven; a rule that is taken out gives its share back.

    Signals
    -------
    advanced
        More steps have been walked.
    """

    advanced = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._conditions: tuple[Any, ...] = ()
        self._walks: dict[str, Descent] = {}
        self._trajectories: dict[str, Trajectory] = {}
        self._next_telling = 0.0
        self._work = ChunkedWork(self._walk_on, PORTIONS_A_TURN, self)
        self._work.finished.connect(self.advanced)

    @property
    def trajectories(self) -> dict[str, Trajectory]:
        """The path of each rule as far as it has been walked."""
        return self._trajectories

    def cards(self, key: str, step: int) -> tuple[RuleCard, ...]:
        """Return how a rule worked out a step that has been walked, as `Descent.cards` does."""
        return self._walks[key].cards(step)

    @property
    def n_done(self) -> int | None:
        """Steps that every rule has taken; None where no rule takes part."""
        return min((walk.n_done for walk in self._walks.values()), default=None)

    def begin(self, rules: dict[str, Any], *conditions: Any) -> None:
        """Walk these rules, the first portion at once.

        Parameters
        ----------
        rules : dict of str to UpdateRule
        *conditions
            Everything else that `Descent` is made of, in its order.
        """
        kept = self._walks if conditions == self._conditions else {}
        self._conditions = conditions
        # The old paths go before the new ones come: a million steps take their room.
        self._walks, self._trajectories = {}, {}
        for key, rule in rules.items():
            walk = kept.get(key)
            if walk is None or walk.rule != rule:
                walk = Descent(rule, *conditions)
                walk.advance()
            self._walks[key] = walk
            self._trajectories[key] = walk.trajectory
        n_left = sum(-(-(walk.n_steps - walk.n_done) // PORTION) for walk in self._walks.values())
        self._work.stop()
        if n_left:
            self._next_telling = time.perf_counter() + TOLD_EVERY
            self._work.start(n_left)

    def _walk_on(self, portions: slice) -> None:
        for _ in range(portions.start, portions.stop):
            unfinished = [key for key, walk in self._walks.items() if not walk.finished]
            if not unfinished:
                return
            # Whoever is behind: all draw the same noise, portion by portion.
            key = min(unfinished, key=lambda each: self._walks[each].n_done)
            self._walks[key].advance()
            self._trajectories = {**self._trajectories, key: self._walks[key].trajectory}
        now = time.perf_counter()
        if now > self._next_telling:
            self.advanced.emit()
            took = time.perf_counter() - now
            self._next_telling = now + took + max(TOLD_EVERY, REST * took)
