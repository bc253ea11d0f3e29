"""Lines of a map that say something on every surface."""

import numpy as np
import pytest

from visualizer.core.contour_levels import contour_levels, edge_crossings, relief
from visualizer.core.registry import discover

SURFACES = discover("visualizer.core.surfaces")
N_LEVELS = 16


def heights_of(surface, n_points=121):
    axes = [np.linspace(low, high, n_points) for low, high in surface.domain]
    return surface.value(np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1))


@pytest.mark.parametrize("cls", [cls for cls in SURFACES.values() if cls.n_dims == 2])
def test_no_two_lines_are_one_and_all_are_seen(cls):
    heights = heights_of(cls())
    levels = contour_levels(heights, N_LEVELS)
    assert len(levels) == N_LEVELS
    assert (np.diff(levels) > 0).all()
    assert heights.min() < levels[0] < levels[-1] < heights.max()
    # Most of the map between any three lines would be a map of nothing, except where there is
    # nothing, which is what the plateau is about.
    shares = np.histogram(relief(heights, levels), np.arange(0, 18.1, 3))[0] / heights.size
    assert shares.max() < (0.85 if cls.key == "plateau" else 0.55)


@pytest.mark.parametrize(
    ("key", "even"),
    [
        ("bowl", True),
        ("saddle", True),
        ("ravine", True),
        ("plateau", True),
        ("rosenbrock", False),
        ("beale", False),
        ("himmelblau", False),
    ],
)
def test_even_steps_where_they_will_do(key, even):
    steps = np.diff(contour_levels(heights_of(SURFACES[key]()), N_LEVELS))
    assert np.allclose(steps, steps[0]) == even


def test_heights_are_counted_in_lines():
    heights = np.array([0.0, 1.0, 2.5, 4.0])
    assert contour_levels(heights, 3).tolist() == [1, 2, 3]
    assert relief(heights, np.array([1.0, 2.0, 3.0])).tolist() == [0, 1, 2.5, 4]


def test_a_line_stands_where_it_says():
    heights = heights_of(SURFACES["rosenbrock"]())
    levels = contour_levels(heights, N_LEVELS)
    counted = relief(heights, levels)
    for number, level in enumerate(levels, 1):
        assert ((counted > number) == (heights > level)).all()


def test_what_is_not_finite_has_no_line():
    heights = np.array([0.0, 1.0, np.inf, np.nan, 4.0])
    levels = contour_levels(heights, 3)
    assert levels.tolist() == [1, 2, 3]
    counted = relief(np.array([[0.0, -np.inf, np.inf], [np.nan, 4.0, 2.0]]), levels)
    assert np.array_equal(counted, [[0, np.nan, np.nan], [np.nan, 4, 2]], equal_nan=True)


def test_where_nothing_is_finite_there_is_nothing():
    heights = np.full((2, 3), np.nan)
    assert contour_levels(heights, 3).tolist() == []
    assert np.isnan(relief(heights, contour_levels(heights, 3))).all()


def test_poles_up_and_down_leave_lines_for_the_rest():
    x = np.linspace(-2, 2, 121)[:, np.newaxis]
    with np.errstate(all="ignore"):
        heights = 1 / (x * x.T)
    levels = contour_levels(heights, N_LEVELS)
    assert np.allclose(np.diff(levels), levels[1] - levels[0])
    assert -10 < levels[0] < levels[-1] < 10


def test_what_is_level_has_no_height():
    heights = np.full((2, 3), 7.0)
    assert relief(heights, contour_levels(heights, 3)).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_heights_may_be_as_far_apart_as_floats_reach():
    heights = np.array([-1.6e308, -0.8e308, 0.0, 0.8e308, 1.6e308])
    levels = contour_levels(heights, 3)
    assert levels == pytest.approx([-0.8e308, 0, 0.8e308])
    assert relief(heights, levels) == pytest.approx(np.arange(5))


def test_lines_reach_the_top_or_the_right_where_it_is_said():
    # Rises to the right, and at the right end downwards: 0 to 4 along the top, 4 to 8 down.
    ground = np.array([[0.0, 0, 0], [2, 2, 2], [8, 6, 4]])
    found = edge_crossings(ground, 9)
    assert found == {1: (0.5, 2), 3: (1.5, 2), 5: (2, 1.5), 7: (2, 0.5)}


def test_a_line_is_named_once_and_what_is_not_finite_never():
    ground = np.array([[np.nan, 0.5], [np.nan, 1.5], [np.nan, 0.5]])
    assert edge_crossings(ground, 3) == {1: (0.5, 1)}
