"""Where values stand on an even and on a logarithmic axis."""

from __future__ import annotations

import math

import numpy as np
import pytest

from visualizer.core.value_axis import ValueAxis

ODD = np.array([100, 0.01, 0, -1, math.nan, math.inf])


def test_an_even_axis_leaves_values_as_they_are() -> None:
    axis = ValueAxis()
    np.testing.assert_array_equal(axis.places(ODD), ODD)
    assert (axis.value_at(0.25), axis.span(-1, 2)) == (0.25, (-1, 2))
    assert axis.n_without_place(ODD) == 0


def test_a_logarithmic_axis_says_what_has_no_place_on_it() -> None:
    axis = ValueAxis(logarithmic=True)
    places = axis.places(ODD)
    assert places[:2] == pytest.approx([2, -2])
    assert (places[2:4] < -40).all()
    assert np.isnan(places[4])
    assert places[5] == math.inf
    assert axis.value_at(-2) == pytest.approx(0.01)
    assert axis.span(0.1, 10) == pytest.approx((-1, 1))
    assert axis.n_without_place(ODD) == 3


def test_its_range_holds_every_value_above_0() -> None:
    axis = ValueAxis(logarithmic=True)
    low, high = axis.range_of(ODD)
    assert low < 0.01 < 100 < high
    assert low > 0.001
    one_low, one_high = axis.range_of(np.array([0.5]))
    assert 0 < one_low < 0.5 < one_high
    assert axis.range_of(np.array([0, math.nan])) == axis.range_of(np.array([]))
