"""Lines of a map that say something on every surface."""

import numpy as np
import pytest

from visualizer.core.contour_levels import contour_levels, relief
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
    assert contour_levels(heights, 3).tolist() == [1, 2, 3]
