"""Snapshots of a training run, to go back to: all of it, in so much memory and no more."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator

from visualizer.core.training_events import SnapshotTaken

MAX_BYTES = 192 * 2**20
# More than a scrubber has places for.
MAX_SNAPSHOTS = 1000


class SnapshotLog:
    """Keeps the first and the newest snapshot, the ends of epochs, and some between them.

    Where they would take too much memory, those between epochs are thinned out to one in so
    many batches, then the epochs themselves; what stays is spread evenly over the run.

    Parameters
    ----------
    batches_per_epoch : int
        At least 1.
    max_bytes : int
        Memory of all snapshots; the first and the newest are kept even beyond it.
    """

    def __init__(self, batches_per_epoch: int = 1, max_bytes: int = MAX_BYTES) -> None:
        self._batches_per_epoch = batches_per_epoch
        self._max_bytes = max_bytes
        self._snapshots: list[SnapshotTaken] = []
        self._batch_gap = self._epoch_gap = 1
        self._largest = 0  # of all that were ever taken in (bytes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._snapshots)

    def __iter__(self) -> Iterator[SnapshotTaken]:
        """Go through them, the oldest first."""
        return iter(self._snapshots)

    def __getitem__(self, index: int) -> SnapshotTaken:
        """Return one of them by its place; the oldest is 0, the newest -1."""
        return self._snapshots[index]

    @property
    def n_bytes(self) -> int:
        """Memory that all of them take (bytes)."""
        return sum(snapshot.n_bytes for snapshot in self._snapshots)

    def add(self, snapshot: SnapshotTaken) -> None:
        """Take in the newest snapshot, of a later batch than all before; of the same, instead."""
        if self._snapshots and self._snapshots[-1].batch >= snapshot.batch:
            before = self._snapshots.pop()
            if snapshot.full_state is None and before.full_state is not None:
                # Of the same weights: nothing to go on from may be lost.
                snapshot = before
        self._snapshots.append(snapshot)
        self._largest = max(self._largest, snapshot.n_bytes)
        if len(self._snapshots) > 2 and not self._stays(*self._snapshots[-3:-1]):
            del self._snapshots[-2]
        self._fit_into(self._max_bytes)

    def nearest(self, batch: int) -> int | None:
        """Return the place of the snapshot nearest to a batch; None where there is none."""
        if not self._snapshots:
            return None
        after = bisect_left(self._snapshots, batch, key=lambda snapshot: snapshot.batch)
        if after == len(self._snapshots):
            return after - 1
        if after == 0 or self._snapshots[after].batch - batch < batch - self[after - 1].batch:
            return after
        return after - 1

    def resumable_before(self, batch: int) -> SnapshotTaken | None:
        """Return the last snapshot up to a batch that training can go on from."""
        usable = [each for each in self._snapshots if each.batch <= batch and each.full_state]
        return usable[-1] if usable else None

    def spread(self, most: int) -> list[SnapshotTaken]:
        """Return so many of them at most, 2 or more, spread evenly over the run.

        The first and the newest are among them, and as many ends of epochs as there is room for.
        """
        last = len(self._snapshots) - 1
        ends = [index for index in range(last + 1) if self._ends_epoch(self._snapshots[index])]
        chosen = _spread(sorted({0, *ends, last} if last >= 0 else ()), most)
        others = sorted(set(range(last + 1)) - set(chosen))
        chosen += _spread(others, most - len(chosen))
        return [self._snapshots[index] for index in sorted(chosen)]

    def until(self, batch: int) -> SnapshotLog:
        """Return those up to a batch, in a log of their own."""
        log = SnapshotLog(self._batches_per_epoch, self._max_bytes)
        log._batch_gap, log._epoch_gap = self._batch_gap, self._epoch_gap
        log._snapshots = [each for each in self._snapshots if each.batch <= batch]
        log._largest = self._largest
        return log

    def since(self, start: SnapshotTaken) -> SnapshotLog:
        """Return one of them and the newest, in a log of their own."""
        log = SnapshotLog(self._batches_per_epoch, self._max_bytes)
        for snapshot in (start, self._snapshots[-1]):
            log.add(snapshot)
        return log

    def within(self, max_bytes: int) -> SnapshotLog:
        """Return fewer of them, in a log of their own that never takes more memory (bytes).

        What training goes on from takes most of it: where room is short, only the first and
        the last of these stay, and a moment between is come to by training again. Where not
        even the first and the newest fit, the newest network stays alone, with nothing to go
        on from; where that does not fit, none does.
        """
        last = self._snapshots[-1].batch if self._snapshots else 0
        log = self.until(last)
        if log.n_bytes > max_bytes:
            whole = log._snapshots[0], log.resumable_before(last)
            log._snapshots = [
                each if each in whole else dataclasses.replace(each, full_state=None)
                for each in log
            ]
        log._fit_into(max_bytes)
        # A run that goes on from here has all the room again.
        log._batch_gap, log._epoch_gap = self._batch_gap, self._epoch_gap
        if log.n_bytes > max_bytes:
            newest = dataclasses.replace(self._snapshots[-1], full_state=None)
            log._snapshots = [newest] if newest.n_bytes <= max_bytes else []
        return log

    def _fit_into(self, max_bytes: int) -> None:
        while self._is_too_much(max_bytes) and self._widen_gap():
            self._thin_out()

    def _is_too_much(self, max_bytes: int) -> bool:
        if len(self._snapshots) > MAX_SNAPSHOTS:
            return True
        # A thousand sizes are added up only where they may be too much: it is asked every batch.
        return len(self._snapshots) * self._largest > max_bytes and self.n_bytes > max_bytes

    def _widen_gap(self) -> bool:
        """Ask for fewer snapshots; tell whether any can go."""
        if len(self._snapshots) <= 2:
            return False
        if any(not self._ends_epoch(snapshot) for snapshot in self._snapshots[1:-1]):
            self._batch_gap *= 2
        else:
            self._epoch_gap *= 2
        return True

    def _thin_out(self) -> None:
        first, *between, newest = self._snapshots
        kept = [first]
        for snapshot in between:
            if self._stays(kept[-1], snapshot):
                kept.append(snapshot)
        self._snapshots = [*kept, newest]

    def _stays(self, before: SnapshotTaken, snapshot: SnapshotTaken) -> bool:
        """Tell whether one between the first and the newest is among those kept."""
        if self._ends_epoch(snapshot):
            return snapshot.batch // self._batches_per_epoch % self._epoch_gap == 0
        return snapshot.batch // self._batch_gap > before.batch // self._batch_gap

    def _ends_epoch(self, snapshot: SnapshotTaken) -> bool:
        return snapshot.batch % self._batches_per_epoch == 0


def _spread(indices: list[int], most: int) -> list[int]:
    """Return so many of these at most, the first and the last among them where it is two."""
    if len(indices) <= most:
        return indices
    return [indices[round(step * (len(indices) - 1) / max(most - 1, 1))] for step in range(most)]
