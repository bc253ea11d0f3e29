"""Lets the background thread train a network, and brings what it tells to the session."""

from __future__ import annotations

import gc
import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from visualizer.app.background_thread import BackgroundThread
from visualizer.core.epoch_clock import EpochClock
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Paused,
    Preparing,
    SnapshotTaken,
    TrainingEvent,
)
from visualizer.state.trained import Trained
from visualizer.state.training_phase import Pace
from visualizer.training.control import TrainingControl
from visualizer.training.tensorflow_import import import_tensorflow
from visualizer.training.trainer import train
from visualizer.widgets.turns import turns


@dataclass(frozen=True)
class DrawingPace:
    """How often what a run tells is shown; what a slow machine draws less often, it trains faster.

    Attributes
    ----------
    drain_ms : int
        As often as this at most (ms).
    share : float
        Never so often that drawing takes more of the time than this, 0 to 1.
    in_turn : bool
        Curves and network in turn, and nothing new before both are drawn. Brought up to date in
        one go, they would keep the person's clicks waiting for both where they are costly.
    """

    drain_ms: int
    share: float
    in_turn: bool


CALM = DrawingPace(25, 0.13, in_turn=True)
# Cheap to draw, and to be seen 30 times a second.
FLOWING = DrawingPace(24, 0.56, in_turn=False)
LEAST_REST_MS = 4  # until the next drawing: clicks, keys and paint come before it


class TrainingRunner(QObject):
    """Stands between a network of the session and the thread.

    Runs are numbered: what a run that was given up still publishes is dropped.

    Parameters
    ----------
    trained : Trained
    thread : BackgroundThread
    pace : DrawingPace, optional
        How often what has come is shown.
    """

    # From the thread that trains: curves and network can wait, what a button waits for not.
    _phase_published = Signal()

    def __init__(
        self,
        trained: Trained,
        thread: BackgroundThread,
        parent: QObject | None = None,
        pace: DrawingPace | None = None,
    ) -> None:
        super().__init__(parent)
        self._trained, self._thread, self._drawing_pace = trained, thread, pace or CALM
        self._run = 0
        self._importing = False
        self._control: TrainingControl | None = None
        self._clock = EpochClock()
        self._held_snapshots: list[SnapshotTaken] = []
        self._mailbox: deque[tuple[int, TrainingEvent | None]] = deque()
        self._cpu_time = 0.0
        self._shown_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_next_part)
        self._phase_published.connect(self._show_everything)
        training = trained.training
        training.start_requested.connect(self._start)
        training.stop_requested.connect(self._stop)
        training.discard_requested.connect(self.discard)
        training.pace_requested.connect(self._apply_pace)
        training.speed_requested.connect(self._apply_speed)
        training.config_changed.connect(self._apply_learning_rate)
        trained.training_goal.changed.connect(self._apply_goal)
        trained.chart_options.evaluation_requested.connect(self._apply_evaluation)

    @property
    def importing(self) -> bool:
        """Whether TensorFlow is still being imported ahead."""
        return self._importing

    def warm_up(self) -> None:
        """Import TensorFlow ahead of the first run."""
        self._importing = True
        self._thread.do(partial(self._import_ahead, self._run))

    def do(self, job: Callable[[], None]) -> None:
        """Do a job in the background; while a run goes on, between two batches of it."""
        self._thread.do_between_batches(job)

    def discard(self) -> None:
        """End the run that goes on, and hear no more of it."""
        if self._control is not None:
            self._control.give_up()
        self._control, self._held_snapshots = None, []
        self._run += 1

    def _start(self) -> None:
        self.discard()
        self._control = self._thread.control = control = TrainingControl()
        self._clock = clock = EpochClock()
        self._apply_speed()
        self._apply_goal()
        self._apply_pace()
        self._apply_evaluation()
        training, dataset = self._trained.training, self._trained.run_dataset
        publish = partial(self._publish_timed, self._run, clock)
        start = training.resume_point
        self._cpu_time = time.thread_time()
        self._timer.start(self._drawing_pace.drain_ms)
        self._thread.do(partial(train, training.config, publish, control, dataset, start))

    def _stop(self) -> None:
        if self._control is not None:
            self._control.stop()

    def _apply_pace(self) -> None:
        if self._control is None:
            return
        match self._trained.training.pace:
            case Pace.RUN:
                self._control.resume()
            case Pace.PAUSE:
                self._control.pause()
            case Pace.STEP_BATCH:
                self._control.step_batches(self._trained.training.n_steps)
            case Pace.STEP_EPOCH:
                self._control.step_epochs(1)

    def _apply_speed(self) -> None:
        if self._control is not None:
            speed = self._trained.training.speed
            self._control.set_speed(speed)
            self._clock.set_slow(math.isfinite(speed))

    def _apply_goal(self) -> None:
        if self._control is not None:
            self._control.set_goal(self._trained.training_goal.goal)

    def _apply_evaluation(self) -> None:
        if self._control is not None:
            self._control.set_evaluates_training(self._trained.chart_options.evaluates_training)

    def _apply_learning_rate(self) -> None:
        training = self._trained.training
        if self._control is not None and training.active:
            self._control.set_learning_rate(training.config.learning_rate)

    def _import_ahead(self, run: int) -> None:
        self._publish(run, Preparing(Sentence("Training", "Importing TensorFlow")))
        try:
            import_tensorflow()
        finally:
            # What TensorFlow has made stays for good; without this, every full collection on
            # the thread that draws would look through all of it, for some 200 ms.
            gc.freeze()
            self._importing = False
        self._publish(run, None)

    def _publish_timed(self, run: int, clock: EpochClock, event: TrainingEvent) -> None:
        # Here, in the thread that trains: when the event is shown says little.
        self._publish(run, clock.timed(event, time.perf_counter()))

    def _publish(self, run: int, event: TrainingEvent | None) -> None:
        self._mailbox.append((run, event))
        if run == self._run and not isinstance(event, BatchesEnd | EpochEnd | SnapshotTaken):
            self._phase_published.emit()

    def _show_everything(self) -> None:
        self._show(self._take_mail())

    def _show_next_part(self) -> None:
        self._show(self._next_part())

    def _show(self, events: list[TrainingEvent | None]) -> None:
        self._shown_at, cpu_time = time.perf_counter(), time.thread_time()
        cost_before, self._cpu_time = cpu_time - self._cpu_time, cpu_time
        if self._control is None:
            # Nobody asked for a run yet: this is the import ahead of the first.
            for event in events:
                self._trained.training.prepare_ahead(event.stage if event else None)
        elif events:
            self._trained.training.extend([event for event in events if event is not None])
        if self._drawing_pace.in_turn:
            # Its turn comes after the painting that this has asked for.
            turns().take(self, "drawn", self._drawn)
        else:
            self._look_again(cost_before)

    def _drawn(self) -> None:
        self._look_again(time.thread_time() - self._cpu_time)

    def _look_again(self, cost: float) -> None:
        """Look for more in a while, the later the more time (s) drawing takes."""
        if self._control is not None and self._trained.training.active:
            pace = self._drawing_pace
            taken = time.perf_counter() - self._shown_at
            rest = max(pace.drain_ms / 1000, cost / pace.share) - taken
            self._timer.start(max(LEAST_REST_MS, round(1000 * rest)))

    def _next_part(self) -> list[TrainingEvent | None]:
        """Return what has come; while a run goes on, perhaps curves and network in turn."""
        if self._held_snapshots:
            snapshots, self._held_snapshots = self._held_snapshots, []
            return list(snapshots)
        events = self._take_mail()
        snapshots = [event for event in events if isinstance(event, SnapshotTaken)]
        curves = [event for event in events if isinstance(event, BatchesEnd | EpochEnd)]
        is_going_on = len(snapshots) + len(curves) == len(events)
        if snapshots and curves and is_going_on and self._drawing_pace.in_turn:
            self._held_snapshots = snapshots
            return curves
        return events

    def _take_mail(self) -> list[TrainingEvent | None]:
        """Return everything that the run has published and nobody has seen."""
        events: list[TrainingEvent | None] = [*self._held_snapshots]
        self._held_snapshots = []
        while self._mailbox:
            run, event = self._mailbox.popleft()
            if run == self._run and not self._is_over(event):
                events.append(event)
        return events

    def _is_over(self, event: TrainingEvent | None) -> bool:
        """Tell whether the person has let a run go on before hearing that it stands still."""
        return (
            isinstance(event, Paused)
            and self._control is not None
            and not self._control.standing_still
        )
