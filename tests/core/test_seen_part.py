"""Zooming and moving what is seen of a plane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.seen_part import SeenPart

PART = SeenPart((-2.0, 2.0), (0.0, 10.0))
shares = st.floats(0, 1)


@given(st.floats(0.01, 100), shares, shares)
def test_a_place_stays_where_it_is_and_the_rest_moves(factor, across, up):
    place = PART.x[0] + across * 4, PART.y[0] + up * 10
    zoomed = PART.zoomed(factor, place)
    for (low, high), fixed, share in zip((zoomed.x, zoomed.y), place, (across, up), strict=True):
        assert low + share * (high - low) == pytest.approx(fixed, abs=1e-9)
    assert zoomed.x[1] - zoomed.x[0] == pytest.approx(4 * factor)
    assert zoomed.y[1] - zoomed.y[0] == pytest.approx(10 * factor)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_there_and_back(right, up):
    back = PART.pushed(right, up).pushed(-right, -up)
    assert (*back.x, *back.y) == pytest.approx((*PART.x, *PART.y))


@pytest.mark.parametrize("factor", [1e-3, 1e3])
def test_it_ends_where_numbers_do(factor):
    seen = PART
    for _ in range(20):
        seen = seen.zoomed(factor, (1.0, 1.0))
    assert seen.zoomed(factor, (1.0, 1.0)) == seen
    assert 1e-9 < seen.x[1] - seen.x[0] < 1e9


@pytest.mark.parametrize(("width", "decimals"), [(4.0, 3), (0.04, 5), (1e-6, 9), (1e5, 0)])
def test_decimals_that_can_be_told(width, decimals):
    assert SeenPart((0.0, width), (0.0, 10 * width)).finest_decimals == decimals
