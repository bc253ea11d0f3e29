"""Saddles that a descent has to get away from, on surfaces where they are known."""

import time
from itertools import product

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


def test_every_saddle_of_rastrigin_is_a_lowest_place_one_way_and_a_highest_the_other():
    places = np.linspace(-5.12, 5.12, 400_001)
    rises = 2 * places + 20 * np.pi * np.sin(2 * np.pi * places) > 0
    turns = np.flatnonzero(rises[:-1] != rises[1:])
    dents, crests = places[turns[rises[turns + 1]]], places[turns[~rises[turns + 1]]]
    assert (len(dents), len(crests)) == (11, 10)
    expected = [*product(dents, crests), *product(crests, dents)]
    found = SURFACES["rastrigin"].saddles
    assert sorted(np.round(found, 3).tolist()) == sorted(np.round(expected, 3).tolist())


def test_saddles_that_are_hidden_behind_others_are_found_too():
    hills = SURFACES["hills"]
    assert len(hills.saddles) == 3
    assert hills.gradient(hills.saddles) == pytest.approx(np.zeros((3, 2)), abs=1e-9)
    assert (np.linalg.det(hills.hessian(hills.saddles)) < 0).all()


def test_every_saddle_of_a_typed_function_is_found():
    waves = compile_surface("sin(3x) + cos(3y)").within(((-3.0, 3.0), (-3.0, 3.0)))
    crests, troughs = np.array([-3, 1, 5]) * np.pi / 6, np.array([-5, -1, 3]) * np.pi / 6
    ridges, valleys = np.array([-2, 0, 2]) * np.pi / 3, np.array([-1, 1]) * np.pi / 3
    expected = [*product(crests, valleys), *product(troughs, ridges)]
    found = np.array(sorted(np.round(waves.saddles, 9).tolist()))
    assert found == pytest.approx(np.array(sorted(np.round(expected, 9).tolist())), abs=1e-8)


def test_of_a_function_that_is_bent_too_finely_some_are_found_in_time():
    began = time.process_time()
    assert len(compile_surface("sin(200x) * sin(199y)").saddles) > 100
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "n_saddles"),
    [
        ("x^2 - y^4", 1),
        ("x^4 - y^4", 1),
        ("x^4 + y^4", 0),
        ("-x^4 - y^2", 0),
        ("(x^2+y^2-1)^2", 0),
        ("abs(x)-abs(y)", 0),
    ],
)
def test_where_the_bends_say_nothing_the_heights_around_do(text, n_saddles):
    assert len(compile_surface(text).saddles) == n_saddles
