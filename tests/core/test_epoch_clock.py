"""Only epochs that nothing else took time from are measured."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.epoch_clock import EpochClock
from visualizer.core.training_events import BatchesEnd, EpochEnd, Paused, Started

BATCH = BatchesEnd(0, np.ones(1), np.ones(1))
END = EpochEnd(1, {"loss": 1.0})


def seconds(clock: EpochClock, *events: tuple[object, float]) -> list[float | None]:
    """Return what the ends of epochs among events at some times were told to have taken."""
    told = [clock.timed(event, now) for event, now in events]
    return [each.logs.get("seconds") for each in told if isinstance(each, EpochEnd)]


def test_an_epoch_lasts_from_the_end_of_the_one_before() -> None:
    clock = EpochClock()
    events = (Started(10), 5.0), (BATCH, 6.0), (END, 7.5), (BATCH, 8.0), (END, 9.5)
    assert seconds(clock, *events) == [2.5, 2.0]


def test_nothing_else_is_changed() -> None:
    clock = EpochClock()
    clock.timed(Started(10), 0.0)
    assert clock.timed(BATCH, 1.0) is BATCH
    assert clock.timed(END, 2.0) == EpochEnd(1, {"loss": 1.0, "seconds": 2.0})
    assert END.logs == {"loss": 1.0}


@pytest.mark.parametrize("place", [1, 2])
def test_one_with_a_pause_is_left_out(place: int) -> None:
    events = [(Started(10), 0.0), (BATCH, 1.0), (END, 2.0), (END, 4.0)]
    events.insert(place, (Paused(), 1.5))
    assert seconds(EpochClock(), *events) == [None, 2.0]


def test_one_begun_in_the_middle_is_left_out() -> None:
    events = (Started(10, 25), 0.0), (END, 2.0), (END, 4.0)
    assert seconds(EpochClock(), *events) == [None, 2.0]
    assert seconds(EpochClock(), (Started(10, 20), 0.0), (END, 2.0)) == [2.0]


def test_slow_motion_is_left_out_however_short_it_was() -> None:
    clock = EpochClock()
    assert seconds(clock, (Started(10), 0.0), (BATCH, 1.0)) == []
    clock.set_slow(True)
    clock.set_slow(False)
    assert seconds(clock, (END, 2.0), (END, 5.0)) == [None, 3.0]
    clock.set_slow(True)
    assert seconds(clock, (END, 6.0), (END, 7.0), (Started(10), 8.0), (END, 9.0)) == [None] * 3
