"""Fewer points, the same picture."""

import numpy as np
import pytest

from visualizer.core.decimation import decimate, thin_out


@pytest.mark.parametrize("n_values", [0, 1, 10])
def test_a_short_series_stays(n_values):
    values = np.arange(n_values, dtype=float)
    indices, points = decimate(values, 10)
    assert (indices == values).all()
    assert (points == values).all()


@pytest.mark.parametrize("n_values", [11, 100, 1023, 1024, 1025, 12_345])
@pytest.mark.parametrize("max_points", [2, 10, 101])
def test_no_spike_is_lost(n_values, max_points):
    values = np.zeros(n_values, np.float32)
    values[n_values // 3], values[-1] = 9, -9
    indices, points = decimate(values, max_points)
    assert len(indices) == len(points) <= max_points
    assert (points.max(), points.min()) == (9, -9)
    assert (np.diff(indices) >= 0).all()
    assert 0 <= indices[0] <= indices[-1] <= n_values - 1


def test_a_growing_series_is_cut_at_the_same_places():
    values = np.random.default_rng(0).random(1000)
    short, long = decimate(values[:900], 300), decimate(values, 300)
    n_same = len(short[0]) - 2
    assert (short[0][:n_same] == long[0][:n_same]).all()
    assert (short[1][:n_same] == long[1][:n_same]).all()


def test_nan_is_passed_over_and_shown_only_alone():
    values = np.ones(64)
    values[:40] = np.nan
    points = decimate(values, 8)[1]
    assert np.isnan(points[:4]).all()
    assert (points[4:] == 1).all()


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("seen", [(0, 10_000), (3000, 9000), (9990, 20_000), (-5, 40), (0, 1)])
def test_what_is_seen_is_covered_and_no_spike_of_it_is_lost(seen, logarithmic):
    values = np.zeros(10_000)
    first, end = max(0, seen[0]), min(seen[1], 10_000)
    values[first], values[end - 1], values[(first + end) // 2] = 5, 7, 9
    indices, points = decimate(values, 300, seen, logarithmic=logarithmic)
    assert len(points) <= 310
    assert points.max() == values[first:end].max()
    assert indices[0] <= first + 0.01 * end
    assert indices[-1] == pytest.approx(end - 1, abs=0.01 * end)
    indices, points = thin_out(values, 300, seen, logarithmic=logarithmic)
    assert len(points) <= 310
    assert indices[0] <= first
    assert (indices[-1], points[-1]) == (end - 1, values[end - 1])
    assert (np.diff(indices) > 0).all()


def test_a_logarithmic_axis_shows_the_first_values_one_by_one():
    values = np.arange(1_000_000, dtype=np.float32)
    indices, points = decimate(values, 400, logarithmic=True)
    assert {0, 1, 2, 3, 4} <= set(points.tolist())
    assert len(points) <= 400
    assert (np.diff(indices) >= 0).all()
    assert np.diff(np.log(indices + 1)).max() < 0.7


def test_a_part_is_cut_where_the_whole_would_be():
    values = np.random.default_rng(0).random(10_000)
    one, other = decimate(values, 300, (4000, 8000)), decimate(values, 300, (4010, 8010))
    shared = np.isin(one[0], other[0])
    assert shared.mean() > 0.95


@pytest.mark.parametrize("logarithmic", [False, True])
def test_nothing_seen_of_nothing_is_nothing(logarithmic):
    empty = np.empty(0, np.float32)
    assert len(decimate(empty, 300, (0, 50), logarithmic=logarithmic)[0]) == 0
    assert len(thin_out(empty, 300, (0, 50), logarithmic=logarithmic)[0]) == 0
