"""A training run, whatever is trained: what the person wants of it, and what it has shown."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from typing import Generic

from PySide6.QtCore import QObject, Signal

from visualizer.core.branching import branch_obstacle
from visualizer.core.history import TrainingHistory
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.trained_run import Config, TrainedRun
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Failed,
    Finished,
    LearningRateSet,
    Paused,
    Preparing,
    ResumePoint,
    SnapshotTaken,
    Started,
    TrainingEvent,
)
from visualizer.state.editable import EditableState
from visualizer.state.training_phase import ACTIVE_PHASES, Pace, TrainingPhase
from visualizer.state.undo_stack import UndoStack

BUSY = Sentence("Training", "Stop or reset the run before changing its settings.")
SET_ASIDE = Sentence("Training", "Set aside for another network.")


class RunState(EditableState[Config], Generic[Config]):
    """Settings, phase and history of a run; knows nothing of Keras or threads.

    Whoever trains hears the requests, reads ``config``, ``pace`` and ``speed``, and hands
    events to `extend`. Edits of the settings can be undone.

    Parameters
    ----------
    config : RunConfig
        Settings to begin with.
    undo_stack : UndoStack

    Signals
    -------
    changed
        The phase, the stage, the message, the history or the snapshot is another.
    config_changed
        The settings of the next run are others.
    start_requested, stop_requested, discard_requested
        A run shall begin; end and say how it went; end and say no more.
    pace_requested, speed_requested
        The run shall go as ``pace`` or ``speed`` now say.
    """

    config_changed = Signal()
    start_requested = Signal()
    stop_requested = Signal()
    discard_requested = Signal()
    pace_requested = Signal()
    speed_requested = Signal()

    def __init__(
        self, config: Config, undo_stack: UndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(config, undo_stack, parent)
        self._phase = TrainingPhase.IDLE
        self._stage: Sentence | None = None
        self._message: str | None = None
        self._history = TrainingHistory()
        self._snapshots = SnapshotLog()
        self._run_config = config
        self._is_restored = False
        self._resume_point: ResumePoint | None = None
        self._final_logs: dict[str, float] = {}
        self._pace = Pace.RUN
        self._speed = math.inf
        self._n_steps = 1

    @property
    def config(self) -> Config:
        """Settings of the run, or of the next one."""
        return self._scene

    @property
    def phase(self) -> TrainingPhase:
        """Where the run stands."""
        return self._phase

    @property
    def active(self) -> bool:
        """Whether a run has begun and not ended."""
        return self._phase in ACTIVE_PHASES

    @property
    def stage(self) -> Sentence | None:
        """What is being prepared, while something is; also ahead of the first run."""
        return self._stage

    @property
    def message(self) -> str | None:
        """What the run wants to say: why it failed, or paused by itself."""
        return self._message

    @property
    def history(self) -> TrainingHistory:
        """Everything the run has shown so far."""
        return self._history

    @property
    def snapshots(self) -> SnapshotLog:
        """The network as the run has shown it, from its first weights on."""
        return self._snapshots

    @property
    def snapshot(self) -> SnapshotTaken | None:
        """The network as the run last showed it."""
        return self._snapshots[-1] if len(self._snapshots) else None

    @property
    def run_config(self) -> Config:
        """Settings of the run on screen, whatever the next one is to have."""
        return self._run_config

    @property
    def run(self) -> TrainedRun[Config]:
        """The run on screen as it stands, to be kept."""
        return TrainedRun(self._run_config, self._history, self._snapshots, self._final_logs)

    @property
    def resume_point(self) -> ResumePoint | None:
        """Where the run that is asked for goes on from; None for its first weights."""
        return self._resume_point

    @property
    def is_restored(self) -> bool:
        """Whether a run of before is on screen, as it was then."""
        return self._is_restored

    @property
    def waits(self) -> bool:
        """Whether a run out of a file is on screen that `resume` and the steps go on with."""
        return self._is_restored and self.branch_obstacle(self._history.n_batches) is None

    @property
    def final_logs(self) -> dict[str, float]:
        """``test_loss`` and ``test_accuracy`` of a run that is over, else empty."""
        return self._final_logs

    @property
    def pace(self) -> Pace:
        """How far the person lets the run go."""
        return self._pace

    @property
    def n_steps(self) -> int:
        """Batches to train, where the pace is to step batches."""
        return self._n_steps

    @property
    def speed(self) -> float:
        """Batches a second, or infinity for as fast as it goes."""
        return self._speed

    def show_run(self, run: TrainedRun[Config]) -> None:
        """Show a run of before; `resume` goes on with it, once its data set is loaded."""
        self.discard_requested.emit()
        self._clear(TrainingPhase.IDLE)
        self._take_over(self._current(run.config))
        self._clear(TrainingPhase.FINISHED)
        self._is_restored = True
        self._history, self._run_config = run.history, run.config
        self._snapshots, self._final_logs = run.snapshots, dict(run.test_logs)
        self.changed.emit()

    def start(self, config: Config | None = None) -> None:
        """Begin a run from its first weights, ending the one that goes on."""
        self._begin(Pace.RUN, config)

    def branch_obstacle(self, batch: int) -> Sentence | None:
        """Return why `branch` cannot go on from a batch, None where it can."""
        return branch_obstacle(batch, self._run_config, self._history, self._snapshots, self.config)

    def branch(self, batch: int) -> None:
        """Go on from a batch of this run, one of a snapshot, as a run of its own.

        Raises
        ------
        Problem
            If there is a `branch_obstacle`. Nothing changes then.
        """
        obstacle = self.branch_obstacle(batch)
        if obstacle is not None:
            raise Problem(obstacle)
        self._branch(batch, Pace.RUN)

    def _branch(self, batch: int, pace: Pace) -> None:
        snapshot = self._snapshots.resumable_before(batch)
        if snapshot is None:
            return
        history, snapshots = self._history.until(batch), self._snapshots.until(batch)
        point = self._history.resume_point(snapshot, batch)
        self.discard_requested.emit()
        self._clear(TrainingPhase.PREPARING)
        self._history, self._snapshots, self._resume_point = history, snapshots, point
        self._request_start(pace)

    def resume(self) -> None:
        """Let the run go on; begin one if there is none."""
        self._go(Pace.RUN)

    def pause(self) -> None:
        """Let the run stand still after the batch in hand."""
        if self.active:
            self._go(Pace.PAUSE)

    def step_batch(self) -> None:
        """Let the run train one batch; begin it if there is none."""
        self.step_batches(1)

    def step_batches(self, n_batches: int) -> None:
        """Let the run train so many batches, 1 or more; begin it if there is none."""
        self._n_steps = n_batches
        self._go(Pace.STEP_BATCH)

    def step_epoch(self) -> None:
        """Let the run go to the end of an epoch; begin it if there is none."""
        self._go(Pace.STEP_EPOCH)

    def stop(self) -> None:
        """Let the run end here; its network and charts stay."""
        if self.active:
            self.stop_requested.emit()

    def set_aside(self) -> None:
        """Leave the thread to another run; `resume` and the steps go on with this one."""
        if not self.active:
            return
        if not self._history.n_batches:
            self.reset()
            return
        self.discard_requested.emit()
        self._phase, self._stage, self._message = TrainingPhase.FINISHED, None, SET_ASIDE
        self._is_restored = True
        self.changed.emit()

    def reset(self) -> None:
        """End the run and go back to the first weights and empty charts."""
        self.discard_requested.emit()
        self._clear(TrainingPhase.IDLE)
        self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Train ``speed`` batches a second, above 0, or infinity for as fast as it goes."""
        if speed != self._speed:
            self._speed = speed
            self.speed_requested.emit()

    def prepare_ahead(self, stage: Sentence | None) -> None:
        """Take note of what is prepared before anybody asked for a run; None when done."""
        if stage != self._stage:
            self._stage = stage
            self.changed.emit()

    def extend(self, events: Iterable[TrainingEvent]) -> None:
        """Take in what the run has published."""
        for event in events:
            self._take(event)
        self.changed.emit()

    def _scene_changed(self) -> None:
        self.config_changed.emit()

    def _go(self, pace: Pace) -> None:
        if not self.active:
            if self.waits:
                self._branch(self._history.n_batches, pace)
            else:
                self._begin(pace)
            return
        self._pace = pace
        if self._phase == TrainingPhase.PAUSED and pace != Pace.PAUSE:
            self._phase, self._message = TrainingPhase.RUNNING, None
        self.pace_requested.emit()
        self.changed.emit()

    def _begin(self, pace: Pace, config: Config | None = None) -> None:
        self.discard_requested.emit()
        if config is not None:
            self._take_over(config)
        self._clear(TrainingPhase.PREPARING)
        self._request_start(pace)

    def _request_start(self, pace: Pace) -> None:
        self._pace, self._run_config = pace, self.config
        self.changed.emit()
        self.start_requested.emit()

    def _clear(self, phase: TrainingPhase) -> None:
        self._phase, self._is_restored = phase, False
        self._message = self._resume_point = None
        self._history, self._snapshots = TrainingHistory(), SnapshotLog()
        self._final_logs = {}

    def _take(self, event: TrainingEvent) -> None:
        match event:
            case Preparing(stage):
                self._phase, self._stage = TrainingPhase.PREPARING, stage
            case Started(batches_per_epoch):
                self._phase, self._stage = TrainingPhase.RUNNING, None
                if self._resume_point is None:
                    self._history = TrainingHistory(batches_per_epoch)
                    self._snapshots = SnapshotLog(batches_per_epoch)
                self._history.use_learning_rate(self._run_config.learning_rate)
            case BatchesEnd():
                self._history.add_batches(event.loss, event.accuracy)
            case LearningRateSet(learning_rate):
                self._history.use_learning_rate(learning_rate)
                config = dataclasses.replace(self._run_config, learning_rate=learning_rate)
                self._run_config = config
            case EpochEnd():
                self._history.add_epoch(event.logs)
            case SnapshotTaken():
                self._snapshots.add(event)
            case Paused(reason):
                self._phase, self._message = TrainingPhase.PAUSED, reason
            case Finished(logs):
                self._phase, self._final_logs = TrainingPhase.FINISHED, dict(logs)
            case Failed(message):
                self._phase, self._message = TrainingPhase.FAILED, message
