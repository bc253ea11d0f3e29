"""Which moment of the training run is on screen: the newest, or one gone by."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_events import SnapshotTaken
from visualizer.state.playback import Playback
from visualizer.state.run import RunState

SNAPSHOTS_A_SECOND = 10.0


class TimelineState(QObject):
    """Goes back and forth through the snapshots of a run; at its end it follows the run.

    Parameters
    ----------
    training : RunState

    Attributes
    ----------
    playback : Playback
        One position a snapshot: played, the run is seen once more.

    Signals
    -------
    changed
        Another moment is on screen.
    """

    changed = Signal()

    def __init__(self, training: RunState[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self.playback = Playback(0, SNAPSHOTS_A_SECOND, self)
        self._snapshots = SnapshotLog()
        self._newest: SnapshotTaken | None = None
        self._shown: SnapshotTaken | None = None
        training.changed.connect(self._training_changed)
        self.playback.changed.connect(self._moved)

    @property
    def shown(self) -> SnapshotTaken | None:
        """The moment on screen; None before the first."""
        return self._shown

    @property
    def live(self) -> bool:
        """Whether the newest moment is on screen, and the next as it comes."""
        return self.playback.position == self.playback.length

    @property
    def last_batch(self) -> int:
        """Batches trained at the newest moment."""
        return self._snapshots[-1].batch if len(self._snapshots) else 0

    def show_batch(self, batch: int) -> None:
        """Show the moment nearest to a batch of the run."""
        index = self._snapshots.nearest(batch)
        if index is not None:
            self.playback.pause()
            self.playback.seek(index)

    def branch(self) -> None:
        """Let training go on from the moment on screen, as a run of its own.

        Raises
        ------
        Problem
            If there is nothing left to train, or the settings are another run's.
        """
        if self._shown is not None:
            self._training.branch(self._shown.batch)

    def _training_changed(self) -> None:
        snapshots = self._training.snapshots
        is_other_run = snapshots is not self._snapshots
        newest = self._training.snapshot
        if not is_other_run and newest is self._newest:
            return
        follows = self.live or is_other_run
        self._snapshots, self._newest = snapshots, newest
        last = max(0, len(snapshots) - 1)
        index = int(self.playback.position)
        if not follows and (index >= last or snapshots[index] is not self._shown):
            # Some before it were thinned out; it may have been one of them.
            self.playback.seek(min(self._nearest_to_shown(), last - 1))
        self.playback.set_length(last)
        if follows:
            self.playback.seek(last)
        self._moved()

    def _nearest_to_shown(self) -> int:
        return self._snapshots.nearest(self._shown.batch if self._shown else 0) or 0

    def _moved(self) -> None:
        index = int(self.playback.position)
        shown = self._snapshots[index] if index < len(self._snapshots) else None
        if shown is not self._shown:
            self._shown = shown
            self.changed.emit()
