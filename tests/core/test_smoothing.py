"""TensorBoard's smoothing: its own numbers, any pieces, and what is no number."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.sentence import Problem
from visualizer.core.smoothing import SmoothedSeries, Smoothing

weights = st.floats(0, 0.999)
numbers = st.floats(-(2.0**100), 2.0**100, width=32)
anything = st.one_of(numbers, st.sampled_from([math.nan, math.inf, -math.inf]))


def one_by_one(values: np.ndarray, weight: float) -> list[float]:
    """Return what the rule says, a value at a time."""
    last, n, means = 0.0, 0, []
    for value in values.tolist():
        if not math.isfinite(value):
            means.append(value)
            continue
        n += 1
        last = weight * last + (1 - weight) * value
        means.append(last / (1 - weight**n))
    return means


# TensorBoard's smoothing of 1, 0.5, 0.25, 0.125.
@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        (0.6, (1, 0.6875, 0.464285714286, 0.308363970588)),
        (0.9, (1, 0.736842105263, 0.557195571956, 0.431520790928)),
        (0.0, (1, 0.5, 0.25, 0.125)),
    ],
)
@pytest.mark.parametrize("pieces", [1, 2, 4])
def test_known_means_in_any_number_of_pieces(
    weight: float, expected: tuple[float, ...], pieces: int
) -> None:
    smoothing, values = Smoothing(weight), np.array([1, 0.5, 0.25, 0.125])
    shown = np.concatenate([smoothing.extend(piece) for piece in np.split(values, pieces)])
    assert shown == pytest.approx(expected, abs=1e-12)


@given(st.lists(anything, max_size=50), weights)
def test_it_is_the_rule(values: list[float], weight: float) -> None:
    array = np.array(values)
    expected = one_by_one(array, weight)
    scale = np.abs(array[np.isfinite(array)]).max(initial=0)
    shown = Smoothing(weight).extend(array)
    assert shown == pytest.approx(expected, rel=1e-9, abs=1e-12 * scale, nan_ok=True)


@pytest.mark.parametrize("weight", [1e-300, 0.001, 0.01, 0.3, 0.6, 0.9, 0.98, 0.99, 0.999])
def test_a_long_series_is_the_rule_too(weight: float) -> None:
    values = np.random.default_rng(0).exponential(1, 5000)
    values[::77] = np.nan
    assert Smoothing(weight).extend(values) == pytest.approx(
        one_by_one(values, weight), rel=1e-9, nan_ok=True
    )


@given(st.lists(st.integers(0, 6000), max_size=6), st.sampled_from([0.0, 0.05, 0.6, 0.98, 0.999]))
def test_pieces_make_no_difference_to_the_last_bit(cuts: list[int], weight: float) -> None:
    values = np.random.default_rng(1).normal(0, 1, 6000)
    values[10:40] = math.inf
    smoothing = Smoothing(weight)
    shown = [smoothing.extend(piece) for piece in np.split(values, sorted(cuts))]
    np.testing.assert_array_equal(np.concatenate(shown), Smoothing(weight).extend(values))


@given(numbers, weights, st.integers(1, 3000))
def test_a_constant_stays_exactly_itself(value: float, weight: float, n_values: int) -> None:
    assert (Smoothing(weight).extend(np.full(n_values, value)) == value).all()


@given(st.lists(numbers, min_size=1, max_size=60), weights)
def test_a_mean_stays_within_what_it_is_the_mean_of(values: list[float], weight: float) -> None:
    array = np.array(values)
    shown = Smoothing(weight).extend(array)
    assert (shown >= np.minimum.accumulate(array)).all()
    assert (shown <= np.maximum.accumulate(array)).all()


def test_what_is_no_number_passes_through_uncounted() -> None:
    values = np.array([1, math.nan, 0.5, math.inf, 0.25])
    shown = Smoothing(0.6).extend(values)
    assert shown == pytest.approx((1, math.nan, 0.6875, math.inf, 0.464285714), nan_ok=True)


@pytest.mark.parametrize("weight", [-0.1, 0.9991, 1, math.nan, math.inf])
def test_a_weight_out_of_range_is_a_problem(weight: float) -> None:
    with pytest.raises(Problem, match=r"0 to 0\.999"):
        Smoothing(weight)


def test_a_series_that_grows_is_as_if_it_came_at_once() -> None:
    values = np.random.default_rng(2).random(5000).astype(np.float32)
    series = SmoothedSeries(0.9)
    first = series.follow(values[:1000])
    kept = first.copy()
    for end in (1000, 1001, 1025, 4000):
        series.follow(values[:end])
    expected = Smoothing(0.9).extend(values).astype(np.float32)
    np.testing.assert_array_equal(series.follow(values), expected)
    np.testing.assert_array_equal(first, kept)
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1
