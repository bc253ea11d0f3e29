"""Which rule of the race is looked at closely: the place it is at, and the step it takes there."""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualizer.core.milestones import Escape
from visualizer.core.place import Place, place_of
from visualizer.core.rule_card import RuleCard
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.descent import DescentState

FIRST_NUDGE = 0.001
MIN_DIGITS, MAX_DIGITS = 3, 17
STEPS_AT_ONCE = 200_000  # of all rules together: some 10 ms


class DescentFocus(QObject):
    """One rule at the step on screen, and the lines of the step that it takes from there.

    Nothing here is an edit: it changes what is looked at and not the race.

    Parameters
    ----------
    descent : DescentState

    Signals
    -------
    changed
        Another rule, another step or line of it, other paths, or another way to look at them.
    """

    changed = Signal()

    def __init__(self, descent: DescentState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._descent = descent
        self._key: str | None = None
        self._n_done: int | None = None
        self._nudge, self._digits, self._shows_directions = FIRST_NUDGE, 6, False
        self._step = self.step
        # Worked out when first asked for, and once for all who ask.
        self._found: dict[str, Any] = {}
        self._escapes: dict[str, tuple[weakref.ref[Any], Escape]] = {}
        descent.changed.connect(self._race_changed)
        descent.advanced.connect(self._race_changed)
        descent.playback.changed.connect(self._moved)

    @property
    def running(self) -> list[str]:
        """Keys of the rules that can be looked at, in their order."""
        return [key for key in self._descent.optimizers if key in self._descent.running]

    @property
    def key(self) -> str | None:
        """Key of the rule: the first that takes part, where the chosen one does not."""
        running = self.running
        return self._key if self._key in running else next(iter(running), None)

    @property
    def step(self) -> int:
        """The step on screen."""
        return int(self._descent.playback.position)

    @property
    def position(self) -> np.ndarray | None:
        """Where the rule is at this step, shape (n_dims,); None where it is nowhere."""
        if self.key is None:
            return None
        position = self._descent.trajectories[self.key].positions[self.step]
        return position if np.isfinite(position).all() else None

    @property
    def place(self) -> Place | None:
        """What kind of place that is."""
        position = self.position
        if position is None:
            return None
        surface = self._descent.surface
        return place_of(surface.gradient(position), surface.hessian(position))

    @property
    def cards(self) -> tuple[RuleCard, ...]:
        """How the step from here is worked out, a card a coordinate; empty where there is none.

        At the end of the race it is the last step that was taken.
        """
        return self._once("cards", self._find_cards)

    @property
    def n_lines(self) -> int:
        """How many lines the step has: the slope, and those of the rule."""
        return 1 + len(self.cards[0].lines) if self.cards else 0

    @property
    def n_done(self) -> int:
        """How many of them are worked out, 0 to `n_lines`; all, unless somebody goes through them.

        The last one is the line at work.
        """
        return self.n_lines if self._n_done is None else min(self._n_done, self.n_lines)

    @property
    def at_work(self) -> int | None:
        """The line that somebody has gone to, from 0; None where nobody goes through them."""
        return None if self._n_done is None or not self.n_done else self.n_done - 1

    @property
    def nudge_size(self) -> float:
        """How far a nudge moves the start, above 0."""
        return self._nudge

    @property
    def digits(self) -> int:
        """Significant digits of the numbers, 3 to 17."""
        return self._digits

    @property
    def shows_directions(self) -> bool:
        """Whether the directions in which the surface bends are drawn at the ball."""
        return self._shows_directions

    @property
    def saddle(self) -> np.ndarray | None:
        """The saddle that the race has to get away from, shape (n_dims,); None without one.

        Of several saddles the one nearest to the start.
        """
        return self._once("saddle", self._find_saddle)

    @property
    def escape_steps(self) -> dict[str, int | None]:
        """How many steps each rule needs to get away from it; None for one that stays.

        Of a long race so far as has been looked: `look_on` goes on with it.
        """
        self._once("escapes", self._find_escapes)
        return {key: escape.step for key, (_, escape) in self._escapes.items()}

    @property
    def knows_who_stays(self) -> bool:
        """Whether all steps that are known have been looked at, of each rule that has not left."""
        self._once("escapes", self._find_escapes)
        paths = self._descent.trajectories
        return all(
            escape.step is not None or escape.n_seen == len(paths[key].positions)
            for key, (_, escape) in self._escapes.items()
        )

    def look_on(self) -> None:
        """Look at more steps of a long race for who gets away from the saddle."""
        self._forget("escapes")

    def choose(self, key: str) -> None:
        """Look at another rule; one that takes part."""
        if key != self.key:
            self._key, self._n_done = key, None
            self._forget("cards")
            self.changed.emit()

    def next_line(self) -> None:
        """Work out one more line; after the last, begin with the next step."""
        n_done = 0 if self._n_done is None else self.n_done
        if n_done < self.n_lines:
            self._go_to(n_done + 1)
        elif self.step < self._descent.n_steps - 1:
            self._descent.playback.step_forward()
            self._go_to(1)

    def previous_line(self) -> None:
        """Take one line back; before the first, go to the end of the step before."""
        if self.n_done > 1:
            self._go_to(self.n_done - 1)
        elif self.step > 0:
            self._descent.playback.step_back()
            self._go_to(self.n_lines)

    def show_whole_step(self) -> None:
        """See all lines at once again."""
        if self._n_done is not None:
            self._n_done = None
            self.changed.emit()

    def set_nudge_size(self, size: float) -> None:
        """Let a nudge move the start by ``size``, above 0.

        Raises
        ------
        Problem
            If it is not a number above 0. Nothing changes then.
        """
        if not (math.isfinite(size) and size > 0):
            raise Problem(Sentence("DescentFocus", "A nudge must be a number above 0."))
        self._set("_nudge", size)

    def set_digits(self, digits: int) -> None:
        """Show numbers with so many significant digits, 3 to 17."""
        self._set("_digits", digits)

    def set_shows_directions(self, shows: bool) -> None:
        """Draw the directions in which the surface bends at the ball, or not."""
        self._set("_shows_directions", shows)

    def nudge(self) -> None:
        """Move the start a little the way that bends downward most there, downhill if it slopes.

        Raises
        ------
        Problem
            If it does not bend downward there. Nothing changes then.
        """
        start, surface = np.array(self._descent.start), self._descent.surface
        slope = surface.gradient(start)
        way = place_of(slope, surface.hessian(start)).way_down
        if way is None:
            raise Problem(
                Sentence("DescentFocus", "At the start the surface bends downward nowhere.")
            )
        downhill = -1 if np.dot(slope, way) > 0 else 1
        nudged = start + downhill * self._nudge * np.array(way)
        self._descent.set_start(nudged.tolist(), alone=True)

    def _set(self, name: str, value: object) -> None:
        if value != getattr(self, name):
            setattr(self, name, value)
            self.changed.emit()

    def _go_to(self, n_done: int) -> None:
        self._descent.playback.pause()
        self._set("_n_done", n_done)

    def _race_changed(self) -> None:
        self._step = self.step
        self._found.clear()
        self.changed.emit()

    def _moved(self) -> None:
        # Between two steps nothing is worked out.
        if self.step != self._step:
            self._step, self._n_done = self.step, None
            self._forget("cards")
            self.changed.emit()

    def _forget(self, name: str) -> None:
        self._found.pop(name, None)

    def _once(self, name: str, find: Callable[[], Any]) -> Any:
        if name not in self._found:
            self._found[name] = find()
        return self._found[name]

    def _find_cards(self) -> tuple[RuleCard, ...]:
        key, step = self.key, min(self.step, self._descent.n_steps - 1)
        if key is None or not np.isfinite(self._descent.trajectories[key].positions[step]).all():
            return ()
        try:
            return self._descent.cards(key, step)
        except (ArithmeticError, ValueError):
            # The step that diverges cannot be worked out.
            return ()

    def _find_saddle(self) -> np.ndarray | None:
        start, saddles = np.array(self._descent.start), self._descent.surface.saddles
        if not saddles:
            return None
        distances = np.hypot.reduce(np.array(saddles) - start, axis=1)
        return np.array(saddles[int(np.argmin(distances))])

    def _find_escapes(self) -> bool:
        """Look at what is new of the paths, at so many steps at most; another path begins anew."""
        saddle, paths = self.saddle, self._descent.trajectories
        known, self._escapes = self._escapes, {}
        if saddle is None:
            return True
        most = STEPS_AT_ONCE // max(1, len(self.running))
        for key in self.running:
            positions = paths[key].positions
            own, escape = known.get(key, (None, None))
            # The array that it grows in: not held here, a million steps take 16 MB.
            if own is None or escape is None or own() is not positions.base:
                own = weakref.ref(positions.base)
                escape = Escape(saddle, self._descent.surface.hessian(saddle))
            escape.look(positions[escape.n_seen : escape.n_seen + most])
            self._escapes[key] = own, escape
        return True
