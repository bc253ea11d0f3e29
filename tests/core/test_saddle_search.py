"""Saddles that a descent has to get away from, on surfaces where they are known."""

import numpy as np
import pytest

from visualizer.core.expression import compile_surface
from visualizer.core.registry import discover
from visualizer.core.saddle_search import find_saddles

SURFACES = {key: cls() for key, cls in discover("visualizer.core.surfaces").items()}


def find_saddle(surface, starts):
    return next(iter(find_saddles(surface, starts)), None)


@pytest.mark.parametrize(
    ("key", "saddle"),
    [
        ("saddle", (0, 0)),
        ("monkey_saddle", (0, 0)),
        ("saddle_with_minima", (0, 0)),
        ("sine_saddle", (np.pi / 2, 0)),
        ("local_minimum", (0.12025, 0)),
        ("beale", (0, 1)),
        ("parabola", None),
        ("bowl", None),
        ("ravine", None),
        ("rosenbrock", None),
        ("plateau", None),
    ],
)
def test_from_the_start_of_each_surface(key, saddle):
    found = find_saddle(SURFACES[key], [SURFACES[key].start])
    if saddle is None:
        assert found is None
    else:
        assert found == pytest.approx(saddle, abs=1e-5)


def test_from_where_the_first_start_fails_the_next_is_tried():
    himmelblau = SURFACES["himmelblau"]
    assert find_saddle(himmelblau, [(3, 2)]) is None
    found = find_saddle(himmelblau, [(3, 2), (0.1, 2.8)])
    assert found == pytest.approx((0.086678, 2.884255), abs=1e-6)


def test_a_saddle_outside_of_the_picture_is_none():
    class Elsewhere(type(SURFACES["saddle"])):
        domain = ((1.0, 2.0), (1.0, 2.0))

    assert find_saddle(Elsewhere(), [(1.5, 1.5)]) is None


@pytest.mark.parametrize("start", [(np.inf, 0), (1e300, 1e300)])
def test_far_away_there_is_none(start):
    assert find_saddle(SURFACES["rosenbrock"], [start]) is None


def test_bends_too_small_to_divide_by_lead_nowhere():
    assert find_saddle(compile_surface("asin(x) + y"), [(5e-324, 1)]) is None


@pytest.mark.parametrize("key", ["ripples", "plateau", "bowl", "ravine", "parabola"])
def test_a_ring_of_lowest_places_is_no_saddle(key):
    assert SURFACES[key].saddles == ()


def test_surfaces_find_their_saddles_in_the_part_that_is_drawn():
    himmelblau = SURFACES["himmelblau"]
    assert len(himmelblau.saddles) == 4
    (saddle,) = himmelblau.within(((0.0, 1.0), (2.0, 4.0))).saddles
    assert saddle == pytest.approx((0.086678, 2.884255), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "n_saddles"),
    [("x^2 - y^4", 1), ("x^4 - y^4", 1), ("x^4 + y^4", 0), ("-x^4 - y^2", 0), ("(x^2+y^2-1)^2", 0)],
)
def test_where_the_bends_say_nothing_the_heights_around_do(text, n_saddles):
    assert len(compile_surface(text).saddles) == n_saddles
