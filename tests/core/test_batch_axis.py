"""Where batches stand on a chart, and what zooming and panning show of a run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.batch_axis import BatchAxis


@st.composite
def axes(draw: st.DrawFn) -> BatchAxis:
    length = draw(st.floats(10, 1e6))
    first = draw(st.floats(0, 0.8)) * length
    last = first + max(2.0, draw(st.floats(0.01, 1)) * (length - first))
    unit = draw(st.sampled_from([1, 7, 1875]))
    return BatchAxis(first, min(last, length), length, unit, draw(st.booleans()))


@pytest.mark.parametrize(
    ("logarithmic", "places"), [(False, [0, 0.5, 1, 10]), (True, [-2.30103, -0.30103, 0, 1])]
)
def test_places(logarithmic: bool, places: list[float]) -> None:
    axis = BatchAxis(0, 1000, 1000, 100, logarithmic)
    assert axis.places(np.array([0, 50, 100, 1000])) == pytest.approx(places)
    assert axis.range == pytest.approx((places[0], places[-1]))
    assert axis.batch_at(places[1]) == pytest.approx(50)


@given(axes(), st.floats(0, 1))
def test_a_place_is_that_of_its_batch(axis: BatchAxis, share: float) -> None:
    batch = max(0.5, axis.first + share * (axis.last - axis.first))
    assert axis.batch_at(axis.place(batch)) == pytest.approx(batch)


@given(axes(), st.floats(0.1, 10), st.floats(0, 1))
def test_zooming_stays_within_the_run_and_keeps_what_is_pointed_at(
    axis: BatchAxis, factor: float, share: float
) -> None:
    low, high = axis.range
    place = low + share * (high - low)
    first, last = axis.zoomed(factor, place)
    assert 0 <= first < last <= axis.length * (1 + 1e-9)
    assert last - first >= min(2, axis.length) * (1 - 1e-9)
    assert first <= axis.batch_at(place) + 1.5
    assert axis.batch_at(place) - 1.5 <= last * (1 + 1e-9)


@given(axes())
def test_zooming_out_far_enough_shows_everything(axis: BatchAxis) -> None:
    first, last = axis.zoomed(1e7)
    assert first == 0
    assert last == pytest.approx(axis.length)


@given(axes(), st.floats(-2, 2))
def test_panning_keeps_the_size_and_stays_within_the_run(axis: BatchAxis, share: float) -> None:
    low, high = axis.range
    first, last = axis.moved(share)
    moved = BatchAxis(first, last, axis.length, axis.unit, axis.logarithmic)
    assert 0 <= first < last <= axis.length * (1 + 1e-9)
    if axis.last - axis.first > 4 and last - first > 4:
        assert np.diff(moved.range) == pytest.approx(high - low, rel=1e-6)


def test_zoom_and_pan_in_numbers() -> None:
    axis = BatchAxis(100, 200, 1000)
    assert axis.zoomed(0.5, 100) == (100, 150)
    assert axis.zoomed(0.5) == (125, 175)
    assert axis.zoomed(2) == (50, 250)
    assert axis.moved(0.5) == (150, 250)
    assert axis.moved(-3) == (0, 100)
    assert axis.moved(30) == (900, 1000)
    assert axis.between(7, 3) == (3, 7)
    assert axis.between(3, 3) == (2, 4)
    assert axis.seen == (99, 201)
