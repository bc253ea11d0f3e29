"""The surfaces at points worked out by hand; the laws they share are in test_registry."""

import numpy as np
import pytest

from visualizer.core.registry import discover
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.saddle import Saddle


@pytest.mark.parametrize(
    ("surface", "point", "value", "gradient", "hessian"),
    [
        (Parabola(), (0,), 25, (-10,), [[2]]),
        (Parabola(), (5,), 0, (0,), [[2]]),
        (Parabola(), (7.5,), 6.25, (5,), [[2]]),
        (Saddle(), (0, 0), 0, (0, 0), [[2, 0], [0, -2]]),
        (Saddle(), (3, 2), 5, (6, -4), [[2, 0], [0, -2]]),
        (Saddle(), (-1, 2), -3, (-2, -4), [[2, 0], [0, -2]]),
    ],
)
def test_by_hand(surface, point, value, gradient, hessian):
    assert surface.value(point) == value
    assert surface.gradient(point).tolist() == list(gradient)
    assert surface.hessian(point).tolist() == hessian


def test_where_they_start():
    assert Parabola.start == (0.0,)
    assert Saddle.start[0] == 1
    assert 0 < Saddle.start[1] < 0.01


@pytest.mark.parametrize("surface_class", discover("visualizer.core.surfaces").values())
def test_lowest_places_are_known_to_the_last_digits(surface_class):
    surface = surface_class()
    for lowest in surface.minima:
        # How far it still is to where the slope is 0.
        step, *_ = np.linalg.lstsq(surface.hessian(lowest), surface.gradient(lowest))
        assert np.abs(step).max() < 1e-13
