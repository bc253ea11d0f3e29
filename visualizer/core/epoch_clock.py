"""How long an epoch takes, measured where nothing but training took the time."""

from __future__ import annotations

import dataclasses

from visualizer.core.training_events import EpochEnd, Paused, Started, TrainingEvent


class EpochClock:
    """Adds the ``seconds`` of whole epochs to their logs.

    An epoch with a pause in it, in slow motion, or begun in the middle has none.
    """

    def __init__(self) -> None:
        self._slow = False
        self._start: float | None = None

    def set_slow(self, slow: bool) -> None:
        """Take note of slow motion: what it touches is not measured."""
        self._slow = slow
        if slow:
            self._start = None

    def timed(self, event: TrainingEvent, now: float) -> TrainingEvent:
        """Return an event of the run, told at a time (s); the end of an epoch, with its seconds."""
        match event:
            case Started(batches_per_epoch, first_batch):
                self._begin(now if first_batch % batches_per_epoch == 0 else None)
            case Paused():
                self._start = None
            case EpochEnd(logs=logs):
                start = self._start
                self._begin(now)
                if start is not None:
                    return dataclasses.replace(event, logs={**logs, "seconds": now - start})
        return event

    def _begin(self, now: float | None) -> None:
        self._start = None if self._slow else now
