"""What places are, on every stationary point that was worked out independently."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.place import PlaceKind, place_of
from visualizer.core.registry import discover

SURFACES = {key: cls() for key, cls in discover("visualizer.core.surfaces").items()}


def place(key, point):
    surface = SURFACES[key]
    return place_of(surface.gradient(point), surface.hessian(point))


# Key, point, height, curvatures (None where they were not worked out), what it is.
STATIONARY = [
    ("parabola", (5,), 0, (2,), "minimum"),
    ("bowl", (0, 0), 0, (2, 2), "minimum"),
    ("ravine", (0, 0), 0, (0.1, 2), "minimum"),
    ("saddle", (0, 0), 0, (-2, 2), "saddle"),
    ("monkey_saddle", (0, 0), 0, (0, 0), "degenerate"),
    ("saddle_with_minima", (0, 0), 0, (-2, 2), "saddle"),
    ("saddle_with_minima", (0, math.sqrt(10)), -5, (2, 4), "minimum"),
    ("saddle_with_minima", (0, -math.sqrt(10)), -5, (2, 4), "minimum"),
    ("plateau", (0, 0), 0, (2, 2), "minimum"),
    ("rosenbrock", (1, 1), 0, None, "minimum"),
    ("beale", (3, 0.5), 0, None, "minimum"),
    ("beale", (0, 1), 14.203125, None, "saddle"),
    ("himmelblau", (3, 2), 0, None, "minimum"),
    ("himmelblau", (-0.270845, -0.923039), 181.616522, None, "maximum"),
    ("himmelblau", (0.086678, 2.884255), 67.719150, None, "saddle"),
    ("rastrigin", (0, 0), 0, None, "minimum"),
    ("rastrigin", (0.502546, 0.502546), None, None, "maximum"),
    ("rastrigin", (0.502546, 0), None, None, "saddle"),
    ("local_minimum", (-0.967577, 0), -5.03233997, None, "minimum"),
    ("local_minimum", (0.905318, 0), -1.09273204, None, "minimum"),
    ("local_minimum", (0.12025, 0), -0.03856401, (-2.1171, 4.9593), "saddle"),
    ("sine_saddle", (math.pi / 2, 0), 1, (-1, 2), "saddle"),
    ("sine_saddle", (-math.pi / 2, 0), -1, (1, 2), "minimum"),
    ("elliptic_bowl", (0, 0), -1, (1, 2.75), "minimum"),
    ("hills", (0.041507, -0.00064), 0.04828496, None, "minimum"),
    ("hills", (-1.034698, 0), 7.03458991, None, "maximum"),
    ("ripples", (0, 0), -0.9999823334, None, "minimum"),
    ("ripples", (0.663348, 0), 0.388291, None, "degenerate"),
    ("ripples", (0, -0.502753), 0.441876, None, "degenerate"),
    ("ripples", (0.502753 / math.sqrt(2), 0.502753 / math.sqrt(2)), 0.441876, None, "degenerate"),
]


@pytest.mark.parametrize(("key", "point", "height", "curvatures", "kind"), STATIONARY)
def test_stationary_points(key, point, height, curvatures, kind):
    found = place(key, point)
    assert found.kind == kind
    if height is not None:
        assert SURFACES[key].value(point) == pytest.approx(height, abs=1e-6)
    if curvatures is not None:
        assert found.curvatures == pytest.approx(curvatures, abs=1e-4)


@pytest.mark.parametrize("key", set(SURFACES))
def test_every_known_minimum_is_called_one(key):
    for minimum in SURFACES[key].minima:
        assert place(key, minimum).kind == PlaceKind.MINIMUM


# f, and both slopes, where the other program starts.
@pytest.mark.parametrize(
    ("key", "height", "gradient"),
    [
        ("local_minimum", 6.6599999998, (3, 5.88)),
        ("bowl", 4.5, (3, 3)),
        ("sine_saddle", 3.2474949866, (0.0707372017, 3)),
        ("elliptic_bowl", 0.8095318817, (0.77566359, 0.50331794)),
        ("hills", 6.6600000002, (3, 5.88)),
        ("ripples", 4.4715125515, (3.25198633, 3.25198633)),
    ],
)
def test_starts(key, height, gradient):
    surface = SURFACES[key]
    assert surface.start == (1.5, 1.5)
    assert surface.value(surface.start) == pytest.approx(height, abs=1e-10)
    assert surface.gradient(surface.start) == pytest.approx(gradient, abs=1e-8)
    assert place(key, surface.start).kind == PlaceKind.SLOPE


@pytest.mark.parametrize(
    ("key", "point", "falling_slope"),
    [
        ("saddle", (1, 0), 0),
        ("saddle", (0, 0), 0),
        ("saddle", (1, 1e-6), 2e-6),
        ("sine_saddle", (math.pi / 2, 1), 0),
        ("saddle_with_minima", (-3, 0), 0),
        ("monkey_saddle", (1, 0), 0),
        ("saddle", (1, 0.5), 1),
    ],
)
def test_ridges(key, point, falling_slope):
    found = place(key, point)
    assert found.falling_slope == pytest.approx(falling_slope, abs=1e-12)
    assert found.on_ridge == (falling_slope == 0)


@pytest.mark.parametrize("point", [(1, 0), (1, 1e-6), (0, 0.01), (-0.5, 0.5)])
def test_a_ridge_and_its_flanks_are_slopes(point):
    assert place("saddle", point).kind == PlaceKind.SLOPE


def test_where_nothing_bends_downward_there_is_no_ridge():
    assert place("bowl", (1, 1)).falling_slope is None
    assert not place("bowl", (0, 0)).on_ridge


@pytest.mark.parametrize("point", [(2, 1.5), (2.5, 0), (-2, -2)])
def test_a_plateau_is_no_minimum(point):
    found = place("plateau", point)
    assert found.kind == PlaceKind.PLATEAU
    assert 0 < found.gradient_norm < 0.05


def test_other_programs_stop_at_a_slope_below_a_hundredth():
    assert place("plateau", (2.1, 1.5)).kind == PlaceKind.PLATEAU
    assert place("saddle", (0.004, 0.003)).kind == PlaceKind.SLOPE
    assert place("saddle", (1e-4, 1e-6)).kind == PlaceKind.SADDLE


@pytest.mark.parametrize(
    ("number", "kind"), [(np.nan, PlaceKind.NO_SLOPE), (np.inf, PlaceKind.SLOPE)]
)
def test_what_is_no_number_is_no_level_place(number, kind):
    assert place_of([number, 0], [[1, 0], [0, 1]]).kind == kind
    unknown = place_of([number, 0], [[number, 0], [0, 1]])
    assert unknown.kind == kind
    assert np.isnan(unknown.curvatures).all()
    assert not unknown.on_ridge


@given(st.lists(st.floats(-10, 10), min_size=3, max_size=3))
def test_directions_are_those_of_the_curvatures(bends):
    hessian = np.array([[bends[0], bends[1]], [bends[1], bends[2]]])
    found = place_of([1, 0], hessian)
    for curvature, direction in zip(found.curvatures, found.directions, strict=True):
        assert hessian @ direction == pytest.approx(curvature * np.array(direction), abs=1e-9)
        assert np.hypot(*direction) == pytest.approx(1)
        # Of the two ways along a line, always the same.
        assert max(direction, key=abs) > 0
    steepest = found.directions[0] if found.curvatures[0] < -1e-3 else None
    assert found.way_down == steepest


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_a_level_place_whose_bends_nobody_knows_is_no_saddle(number):
    # As on |x|^1.5 + y^2, whose lowest place that is.
    assert place_of([0, 0], [[number, 0], [0, 2]]).kind == PlaceKind.DEGENERATE
