"""What the person lets a training run do: go, stand still, step, stop."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.training_goal import TrainingGoal

# In slow motion a call is shown as it is made: no more of them than a screen draws.
CALLS_PER_SECOND = 30
# More steps than this asked for at once are run like free training, not shown one by one.
MOST_WATCHED_STEPS = 25


@dataclass(frozen=True)
class Grant:
    """How far the trainer may go before it asks again.

    Attributes
    ----------
    n_batches : int
        0 when the run was paused or stopped in the meantime.
    watched : bool
        Whether a person follows it call by call: in slow motion and in single steps.
    """

    n_batches: int
    watched: bool


class TrainingControl:
    """Buttons of one training run, usable from any thread.

    One thread trains and asks (`wait_until_allowed`, `take`, `epoch_ended`); any other
    presses. Everything may be pressed before training starts: `pause` then means
    "get ready and stand still", ``step_batches(1)`` "train one batch and stand still".
    After `stop` nothing has an effect any more.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # How far the run may go: this many batches, and to the end of this many epochs.
        self._batches: float = math.inf
        self._epochs: float = math.inf
        # Pressed by a person; a run also stands still when its steps are made.
        self._paused = False
        # How often it was said how far the run may go.
        self._presses = 0
        self._watched_steps = False
        self._speed = math.inf
        self._due = 0.0
        self._stopped = False
        self._given_up = False
        self._learning_rate: float | None = None
        self._goal = TrainingGoal()
        self._evaluates_training = False
        self._jobs: deque[Callable[[], None]] = deque()

    def do(self, job: Callable[[], None]) -> None:
        """Let the thread that trains do something else before its next batch, or as it waits."""
        with self._changed:
            self._jobs.append(job)
            self._changed.notify_all()

    def resume(self) -> None:
        """Train until told otherwise."""
        self._allow(math.inf, math.inf)

    def pause(self) -> None:
        """Stand still after the batches under way (about 10 ms), or within an evaluation."""
        self._allow(0, 0, paused=True)

    def step_batches(self, n_batches: int = 1) -> None:
        """Train ``n_batches`` (1 or more), then stand still; steps not yet made add up.

        Raises
        ------
        ValueError
            If it is less than one batch.
        """
        if n_batches < 1:
            raise ValueError(f"1 or more batches can be stepped, not {n_batches}")
        with self._changed:
            left = self._batches if self._batches < math.inf else 0
            self._watched_steps = n_batches <= MOST_WATCHED_STEPS
            self._allow(left + n_batches, math.inf)

    def step_epochs(self, n_epochs: int = 1) -> None:
        """Train to the end of the current epoch, or of the ``n_epochs``-th; then stand still.

        Raises
        ------
        ValueError
            If it is less than one epoch.
        """
        if n_epochs < 1:
            raise ValueError(f"1 or more epochs can be stepped, not {n_epochs}")
        self._allow(math.inf, n_epochs)

    def stop(self) -> None:
        """End the run for good."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def give_up(self) -> None:
        """End the run for good, and let it work out no result: nobody listens any more."""
        self._given_up = True
        self.stop()

    def set_speed(self, batches_per_second: float) -> None:
        """Train no faster than this; ``math.inf`` is full speed.

        Raises
        ------
        ValueError
            If the speed is not above 0.
        """
        if not batches_per_second > 0:
            raise ValueError(f"the speed must be above 0, not {batches_per_second}")
        with self._changed:
            self._speed = batches_per_second
            self._due = 0.0
            self._changed.notify_all()

    def set_learning_rate(self, learning_rate: float) -> None:
        """Train the batches that follow at another learning rate.

        Raises
        ------
        Problem
            If it is not a finite number above 0.
        """
        check_learning_rate(learning_rate)
        self._learning_rate = learning_rate

    def set_evaluates_training(self, evaluates: bool) -> None:
        """Evaluate training images, too, at the ends of the epochs that follow."""
        self._evaluates_training = evaluates

    @property
    def evaluates_training(self) -> bool:
        """Whether training images are evaluated at the end of an epoch."""
        return self._evaluates_training

    @property
    def learning_rate(self) -> float | None:
        """The learning rate that was asked for since the run began, if one was."""
        return self._learning_rate

    def set_goal(self, goal: TrainingGoal) -> None:
        """Pause at the end of the epoch that reaches this; looked at as each epoch ends."""
        self._goal = goal

    @property
    def goal(self) -> TrainingGoal:
        """What the run trains for; nothing in particular until it is set."""
        return self._goal

    @property
    def stopped(self) -> bool:
        """Whether the run is to end."""
        return self._stopped

    @property
    def given_up(self) -> bool:
        """Whether nobody wants to know how the run ended."""
        return self._given_up

    @property
    def standing_still(self) -> bool:
        """Whether no batch may be trained for now."""
        return self._batches == 0 or self._epochs == 0

    def wait_until_allowed(self, on_pause: Callable[[], None]) -> bool:
        """Wait while no batch may be trained.

        Parameters
        ----------
        on_pause : function without arguments
            Called if the run must stand still, before it does; and again where it was let go
            on and paused meanwhile, so quickly that it never moved.

        Returns
        -------
        bool
            False when the run is to end.
        """
        return self._wait_while(lambda: self.standing_still, on_pause)

    def wait_while_paused(self, on_pause: Callable[[], None]) -> bool:
        """Wait while the person has it paused; for what follows the last batch of a step.

        Takes and returns what `wait_until_allowed` does.
        """
        return self._wait_while(lambda: self._paused, on_pause)

    def take(self, most: int) -> Grant:
        """Use up to ``most`` of the allowed batches; in slow motion, wait for their turn.

        Parameters
        ----------
        most : int
            As many as the trainer wants to run in one call, 1 or more.

        Returns
        -------
        Grant
        """
        self._do_jobs()
        with self._changed:
            while not self._stopped and (early := self._due - time.monotonic()) > 0:
                # Woken by every button, and looks again at what it may do.
                self._changed.wait(early)
                if self.standing_still:
                    break
            if self._stopped or self.standing_still:
                return Grant(0, watched=False)
            stepping = self._batches < math.inf and self._watched_steps
            slow = self._speed < math.inf
            if stepping:
                most = 1
            elif slow:
                most = min(most, max(1, round(self._speed / CALLS_PER_SECOND)))
            n_batches = int(min(most, self._batches))
            self._batches -= n_batches
            if slow:
                self._due = max(self._due, time.monotonic()) + n_batches / self._speed
            return Grant(n_batches, watched=stepping or slow)

    def epoch_ended(self) -> None:
        """Count an epoch off those allowed."""
        with self._changed:
            self._epochs = max(0, self._epochs - 1)

    def _allow(self, n_batches: float, n_epochs: float, paused: bool = False) -> None:
        with self._changed:
            self._batches, self._epochs, self._paused = n_batches, n_epochs, paused
            self._presses += 1
            self._changed.notify_all()

    def _wait_while(self, still: Callable[[], bool], on_pause: Callable[[], None]) -> bool:
        told = -1
        while True:
            self._do_jobs()
            with self._changed:
                if self._jobs:
                    continue
                if self._stopped or not still():
                    return not self._stopped
                presses = self._presses
                if told == presses:
                    self._changed.wait()
                    continue
            on_pause()
            told = presses

    def _do_jobs(self) -> None:
        while self._jobs:
            self._jobs.popleft()()
