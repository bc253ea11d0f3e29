"""Histograms: every number is counted once, where numpy counts it, and what is none is named."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays, from_dtype

from visualizer.core.histogram import (
    BLOCK_SIZE,
    HALF_BINS,
    LEAST_LIMIT,
    N_BINS,
    SAMPLE_SIZE,
    histogram,
    reach,
    round_limit,
    statistics,
)

SHAPES = array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=6)
KINDS = st.sampled_from([np.float16, np.float32, np.float64])
ANY_NUMBERS = KINDS.flatmap(lambda kind: arrays(kind, SHAPES, elements=from_dtype(np.dtype(kind))))
LIMITS = st.floats(LEAST_LIMIT, 1e300)


@given(ANY_NUMBERS, LIMITS)
def test_every_number_is_counted_once(values, limit):
    found = histogram(values, limit)
    assert found.n_values == values.size
    assert found.counts.shape == (N_BINS,)
    assert found.counts.min() >= 0
    assert found.n_zero == (values == 0).sum()
    assert found.n_not_finite == (~np.isfinite(values)).sum()
    told = statistics(values)
    assert told.n_values == values.size
    assert told.n_nan == np.isnan(values).sum()
    assert told.n_infinite == np.isinf(values).sum()


@given(ANY_NUMBERS, st.floats(LEAST_LIMIT, 1e30))
def test_no_number_changes_its_sign(values, limit):
    # Smaller ones are 0 of so wide a bin, even for a float32.
    values = values[~(np.abs(values) < 1e-6)]
    found = histogram(values, limit)
    finite = values[np.isfinite(values)]
    assert found.n_below + found.counts[:HALF_BINS].sum() == (finite < 0).sum()
    assert found.n_above + found.counts[HALF_BINS:].sum() == (finite > 0).sum()


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("size", [7, BLOCK_SIZE, 3 * BLOCK_SIZE + 5])
@pytest.mark.parametrize("limit", [0.03, 1.0, 7.0])
def test_the_counts_are_those_of_numpy(kind, size, limit):
    # Of every bin the middle, and what is near it: at an edge rounding decides.
    generator = np.random.default_rng(size)
    places = generator.integers(-HALF_BINS - 5, HALF_BINS + 5, size)
    shifts = generator.uniform(0.1, 0.9, size)
    values = ((places + shifts) * limit / HALF_BINS).astype(kind)
    found = histogram(values.reshape(-1, 1), limit)
    expected = np.histogram(values, N_BINS, (-limit, limit))[0]
    assert found.counts.tolist() == expected.tolist()
    assert found.n_below == (values < -limit).sum()
    assert found.n_above == (values >= limit).sum()
    assert found.n_below > 0 or size == 7


def test_a_histogram_by_hand():
    values = np.array([[-3.0, -0.01, 0.0], [0.01, 0.99, 3.0], [1.0, -1.0, math.nan]])
    found = histogram(values, 1.0)
    assert np.flatnonzero(found.counts).tolist() == [0, 29, 30, 59]
    assert found.counts[[0, 29, 30, 59]].tolist() == [1, 1, 1, 1]
    assert (found.n_below, found.n_above, found.n_zero, found.n_not_finite) == (1, 2, 1, 1)
    assert found.edges_of(0) == pytest.approx((-1, -29 / 30))
    assert found.edges_of(30) == pytest.approx((0, 1 / 30))
    assert not found.counts.flags.writeable


def test_small_numbers_keep_to_their_side():
    values = np.array([-1e-12, -1e-20, 1e-20], np.float32)
    assert histogram(values, 1.0).counts[HALF_BINS - 1 : HALF_BINS + 1].tolist() == [2, 1]


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("scale", [1e-30, 1e-3, 1.0, 1e30])
def test_mean_and_standard_deviation_are_those_of_numpy(kind, scale):
    values = (scale * np.random.default_rng(0).normal(0.3, 2, (17, 5, 3, 2))).astype(kind)
    told = statistics(values)
    exact = values.astype(float)
    assert told.mean == pytest.approx(exact.mean(), rel=1e-5)
    assert told.deviation == pytest.approx(exact.std(), rel=1e-5)
    assert (told.n_values, told.n_nan, told.n_infinite) == (510, 0, 0)


def test_what_is_no_number_is_counted_and_left_out():
    told = statistics(np.array([math.nan, math.inf, -math.inf, 0, 2, 4]))
    assert (told.n_nan, told.n_infinite) == (1, 2)
    assert told.mean == 2
    assert told.deviation == pytest.approx(math.sqrt(8 / 3))
    told = statistics(np.full((2, 2), math.nan, np.float32))
    assert (told.n_nan, told.n_values) == (4, 4)
    assert math.isnan(told.mean)
    assert math.isnan(told.deviation)


def test_one_that_ran_away_does_not_decide_how_far_the_others_reach():
    values = np.random.default_rng(0).uniform(-1, 1, (400, 100)).astype(np.float32)
    values[3, 7] = 1e20
    assert values.size > SAMPLE_SIZE
    assert 0.98 < reach(values) <= 1


def test_of_few_numbers_the_largest_is_reached():
    assert reach(np.array([0.5, -2, 1, math.nan, math.inf])) == 2
    assert reach(np.array([0.0, 0, math.nan])) == 0
    assert reach(np.zeros((0, 3))) == 0


def test_zeros_do_not_decide_how_far_the_others_reach():
    # Pixels that are always paper: most gradients of a first layer may be 0.
    values = np.zeros(1000)
    values[:3] = 2, 3, 4
    assert reach(values) == 4


@given(st.floats(0, 1e308))
def test_a_limit_is_round_and_leaves_room(least):
    limit = round_limit(least)
    assert limit > least
    if least >= LEAST_LIMIT:
        assert limit <= 2.0001 * least
        mantissa = float(f"{limit:.15e}".split("e")[0])
        assert mantissa == pytest.approx(min((1, 1.5, 2, 3, 5, 7), key=lambda x: abs(x - mantissa)))


@pytest.mark.parametrize(
    ("least", "limit"),
    [
        (0, 1),
        (0.09, 0.1),
        (0.1, 0.15),
        (0.3, 0.5),
        (5, 7),
        (8, 10),
        (1e-40, 1e-30),
        (1e308, 1.5e308),
    ],
)
def test_limits_by_hand(least, limit):
    assert round_limit(least) == pytest.approx(limit, rel=0.6 if least == 1e-40 else 1e-12)
