"""Which surfaces are parabolas, and how the others bend where they are lowest."""

import numpy as np
import pytest

from visualizer.core.descent import run_descent
from visualizer.core.local_parabola import LocalParabola, local_parabola
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.registry import discover
from visualizer.core.surface import Surface

SURFACES = {key: cls() for key, cls in discover("visualizer.core.surfaces").items()}


@pytest.mark.parametrize(
    ("key", "parabola"),
    [
        ("parabola", LocalParabola(2.0)),
        ("ravine", LocalParabola(2.0, even=False)),
        ("bowl", LocalParabola(2.0)),
        ("saddle", LocalParabola(2.0, even=False, falls=True)),
        ("monkey_saddle", None),
    ],
)
def test_by_hand(key, parabola):
    assert local_parabola(SURFACES[key], SURFACES[key].start) == parabola


def test_the_only_parabolas():
    found = {key: local_parabola(each, each.start) for key, each in SURFACES.items()}
    exact = {key for key, parabola in found.items() if parabola and parabola.minimum is None}
    assert exact == {"parabola", "ravine", "saddle", "bowl"}


def test_rosenbrocks_valley_bends_a_thousandfold():
    parabola = local_parabola(SURFACES["rosenbrock"], (-2, 2))
    assert parabola.minimum == (1, 1)
    assert parabola.curvature == pytest.approx(1001.6, abs=0.01)


def test_of_several_minima_it_is_the_one_next_to_the_start():
    surface = SURFACES["himmelblau"]
    for minimum in surface.minima:
        near = np.array(minimum) + 0.4
        assert local_parabola(surface, near).minimum == minimum


# The lowest place of the ripples is the tip of a very flat cone.
@pytest.mark.parametrize(
    "key", [key for key, each in SURFACES.items() if each.minima and key != "ripples"]
)
def test_beside_a_minimum_the_bound_is_true(key):
    surface = SURFACES[key]
    parabola = local_parabola(surface, surface.start)
    minimum = np.array(parabola.minimum or surface.minima[0])
    _, directions = np.linalg.eigh(surface.hessian(minimum))
    start = minimum + 1e-5 * directions[:, -1]
    bound = 2 / parabola.curvature
    near, far = (
        np.hypot.reduce(run_descent(Sgd(share * bound), surface, start, 60).positions[-1] - minimum)
        for share in (0.95, 1.05)
    )
    assert near < 1e-5 < far


class Kinked(Surface):
    """f(w) = w**2 + abs(w): it bends as a parabola does, but for one place."""

    n_dims = 1
    domain = ((-1.0, 1.0),)

    def slope(self, m, w):
        return (2 * w + np.sign(w),)

    def bend(self, m, w):
        return (2.0,)


class Level(Surface):
    """f(w) = 0."""

    n_dims = 1
    domain = ((-1.0, 1.0),)

    def slope(self, m, w):
        return (0.0,)

    def bend(self, m, w):
        return (0.0,)


@pytest.mark.parametrize("surface", [Kinked(), Level()])
def test_what_only_looks_like_a_parabola_is_none(surface):
    assert local_parabola(surface, (0.5,)) is None
