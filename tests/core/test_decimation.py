"""Fewer points, the same picture."""

import numpy as np
import pytest

from visualizer.core.decimation import decimate


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
