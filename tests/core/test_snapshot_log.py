"""Which snapshots of a run are kept to go back to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core import snapshot_log
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_events import SnapshotTaken

NETWORK = initial_network((LayerPlan(10, "softmax"),), 0)


def snapshot(batch: int, per_epoch: int = 10, *, full: bool = False) -> SnapshotTaken:
    state = (np.zeros(5),) if full else None
    return SnapshotTaken(batch // per_epoch, batch, NETWORK, state)


def log_of(batches: list[int], per_epoch: int = 10, most: int = 1000) -> SnapshotLog:
    log = SnapshotLog(per_epoch, most * NETWORK.n_bytes)
    for batch in batches:
        log.add(snapshot(batch, per_epoch))
    return log


def batches(log: SnapshotLog) -> list[int]:
    return [each.batch for each in log]


def test_all_are_kept_while_there_is_room() -> None:
    assert batches(log_of([0, 3, 7, 10, 12])) == [0, 3, 7, 10, 12]


def test_memory_is_counted_with_all_that_a_run_goes_on_from() -> None:
    log = SnapshotLog(10)
    log.add(snapshot(0, full=True))
    log.add(snapshot(5))
    assert log.n_bytes == 2 * (784 * 10 + 10) * 4 + 40


def test_those_between_epochs_go_first_and_what_stays_is_spread_evenly() -> None:
    log = log_of(list(range(41)), most=13)
    assert batches(log) == [0, 4, 8, 10, 12, 16, 20, 24, 28, 30, 32, 36, 40]


def test_then_epochs_are_thinned_out_too() -> None:
    log = log_of(list(range(0, 101, 10)), most=6)
    assert batches(log) == [0, 20, 40, 60, 80, 100]
    log.add(snapshot(110))
    assert batches(log) == [0, 40, 80, 110]


def test_the_first_and_the_newest_stay_however_large_they_are() -> None:
    assert batches(log_of([0, 5, 10, 15], most=1)) == [0, 15]


def test_a_snapshot_of_the_same_batch_takes_the_place_of_the_one_before() -> None:
    log = log_of([0, 10])
    log.add(snapshot(10, full=True))
    assert batches(log) == [0, 10]
    assert log[-1].full_state is not None


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=300),
    st.integers(1, 60),
    st.integers(2, 40),
)
def test_however_long_the_run_it_never_takes_more_memory(
    steps: list[int], per_epoch: int, most: int
) -> None:
    log = SnapshotLog(per_epoch, most * NETWORK.n_bytes)
    log.add(snapshot(0, per_epoch))
    for batch in np.cumsum(steps).tolist():
        log.add(snapshot(batch, per_epoch))
        assert log.n_bytes <= most * NETWORK.n_bytes
        assert log[-1].batch == batch
        assert log[0].batch == 0
        assert batches(log) == sorted(set(batches(log)))


def test_there_are_never_more_than_a_scrubber_has_places_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(snapshot_log, "MAX_SNAPSHOTS", 7)
    assert len(log_of(list(range(100)))) <= 7


@pytest.mark.parametrize(
    ("batch", "found"),
    [(-3, 0), (0, 0), (2, 0), (4, 1), (5, 1), (7, 1), (8, 2), (10, 2), (999, 2)],
)
def test_the_nearest_to_a_batch(batch: int, found: int) -> None:
    assert log_of([0, 5, 10]).nearest(batch) == found


def test_nothing_is_near_in_an_empty_log() -> None:
    assert SnapshotLog().nearest(3) is None


def test_training_goes_on_from_where_an_epoch_begins() -> None:
    log = SnapshotLog(10)
    for each in (snapshot(0, full=True), snapshot(4), snapshot(10, full=True), snapshot(13)):
        log.add(each)
    assert log.resumable_before(9).batch == 0
    assert log.resumable_before(10).batch == 10
    assert log.resumable_before(99).batch == 10
    assert log_of([0, 5]).resumable_before(5) is None


def test_a_branch_has_the_same_past_and_its_own_future() -> None:
    log = log_of([0, 5, 10, 15])
    branch = log.until(10)
    branch.add(snapshot(12))
    assert batches(branch) == [0, 5, 10, 12]
    assert batches(log) == [0, 5, 10, 15]


def test_a_smaller_copy_is_spread_evenly_and_grows_on_as_before() -> None:
    log = log_of(list(range(41)))
    size = NETWORK.n_bytes
    small = log.within(13 * size)
    assert batches(small) == [0, 4, 8, 10, 12, 16, 20, 24, 28, 30, 32, 36, 40]
    assert batches(log) == list(range(41))
    for batch in (41, 42, 43):
        small.add(snapshot(batch))
    assert batches(small)[-4:] == [40, 41, 42, 43]


def test_a_small_copy_takes_no_more_memory_whatever_it_costs() -> None:
    log = SnapshotLog(10)
    for batch in (0, 10, 20):
        log.add(snapshot(batch, full=True))
    full, alone = log[0].n_bytes, NETWORK.n_bytes
    assert batches(log.within(2 * full)) == [0, 20]
    (newest,) = log.within(2 * full - 1)
    assert (newest.batch, newest.full_state) == (20, None)
    assert len(log.within(alone)) == 1
    assert len(log.within(alone - 1)) == 0
    assert len(SnapshotLog().within(0)) == 0


def test_where_room_is_short_networks_stay_without_what_is_gone_on_from() -> None:
    log = SnapshotLog(10)
    for batch in range(0, 45, 5):
        log.add(snapshot(batch, full=batch % 10 == 0))
    log.add(snapshot(43))
    small = log.within(2 * log[0].n_bytes + 4 * NETWORK.n_bytes)
    assert batches(small) == [0, 10, 20, 30, 40, 43]
    assert [each.full_state is not None for each in small] == [True, *[False] * 3, True, False]
    assert [each.network for each in small] == [NETWORK] * 6
    assert small.resumable_before(43) is log.resumable_before(43)
    assert all(each.full_state for each in log if each.batch % 10 == 0)


def test_some_of_them_spread_evenly_with_the_ends_of_epochs() -> None:
    log = log_of(list(range(41)))
    chosen = [each.batch for each in log.spread(13)]
    assert len(chosen) == 13
    assert set(chosen) >= {0, 10, 20, 30, 40}
    assert max(np.diff(chosen)) <= 6
    assert log.spread(41) == log.spread(1000) == list(log)
    assert [each.batch for each in log.spread(3)] == [0, 20, 40]
    assert [each.batch for each in log.spread(2)] == [0, 40]
    assert log_of([]).spread(5) == []
    assert [each.batch for each in log_of([7]).spread(5)] == [7]


@given(n_batches=st.integers(1, 90), most=st.integers(2, 30))
def test_however_many_there_are_the_first_and_the_newest_are_chosen(
    n_batches: int, most: int
) -> None:
    log = log_of(list(range(n_batches)), per_epoch=7)
    chosen = [each.batch for each in log.spread(most)]
    assert len(chosen) == min(most, n_batches)
    assert chosen == sorted(set(chosen))
    assert (chosen[0], chosen[-1]) == (0, n_batches - 1)
