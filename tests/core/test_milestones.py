"""When descents arrive, settle and escape, against numbers worked out independently."""

import numpy as np
import pytest

from visualizer.core.descent import run_descent
from visualizer.core.milestones import (
    Escape,
    Settling,
    arrival_step,
    distances_to,
    escape_step,
    settling_step,
)
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.lion import Lion
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.nesterov import Nesterov
from visualizer.core.optimizers.rmsprop import RmsProp
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.place import PlaceKind, place_of
from visualizer.core.registry import discover
from visualizer.core.surfaces.monkey_saddle import MonkeySaddle
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.rastrigin import Rastrigin
from visualizer.core.surfaces.saddle import Saddle

OPTIMIZERS = discover("visualizer.core.optimizers")
LEVEL = (0.0, 0.0)
BENDS = Saddle().hessian(LEVEL)


@pytest.mark.parametrize("scale", [1e-9, 1.0, 5.0, 1e5, 1e160])
def test_of_a_hundred_goals_the_nearest_counts_however_far(scale):
    goals = np.array(Rastrigin.minima)
    positions = scale * np.random.default_rng(0).normal(size=(3000, 2))
    positions[::7] += goals[np.arange(429) % len(goals)]
    positions[5] = np.nan
    expected = np.min([np.hypot(*(positions - goal).T) for goal in goals], axis=0)
    np.testing.assert_array_equal(distances_to(positions, goals), expected)


@pytest.mark.parametrize(
    ("rule", "arrival", "settling"),
    [(Sgd(0.1), 28, 28), (Momentum(0.1), 26, 117), (Nesterov(0.1), None, 36), (Adam(0.1), 62, 131)],
)
def test_arriving_is_not_settling(rule, arrival, settling):
    positions = run_descent(rule, Parabola(), 0.0, 1000).positions
    near = np.abs(positions[:, 0] - 5) < 0.01
    assert settling_step(positions, Parabola.minima, 0.01) == settling
    assert arrival_step(positions, Parabola.minima, 0.01) == np.argmax(near)
    if arrival is not None:
        assert np.argmax(near) <= settling


def test_who_never_comes_near():
    positions = run_descent(Sgd(1.0), Parabola(), 0.0, 100).positions
    assert arrival_step(positions, Parabola.minima, 0.01) is None
    assert settling_step(positions, Parabola.minima, 0.01) is None
    assert arrival_step(positions, (), 0.01) is None
    lion = run_descent(Lion(0.1), Parabola(), 0.0, 999).positions
    assert settling_step(lion, Parabola.minima, 0.01) is None


def test_who_starts_there():
    positions = np.array([[5.0], [5.0]])
    assert arrival_step(positions, Parabola.minima, 0.01) == 0
    assert settling_step(positions, Parabola.minima, 0.01) == 0


def test_who_diverges_has_not_settled():
    positions = run_descent(Sgd(1e100), Parabola(), 4.999, 10).positions
    assert arrival_step(positions, Parabola.minima, 0.01) == 0
    assert settling_step(positions, Parabola.minima, 0.01) is None


def test_the_nearest_of_several_goals_counts():
    positions = np.array([[0.0, 0.0], [3.0, 4.0], [np.nan, np.nan]])
    assert distances_to(positions, [(0, 1), (3, 3)]).tolist()[:2] == [1, 1]
    assert np.isinf(distances_to(positions, ())).all()


@pytest.mark.parametrize(
    ("rule", "escape"),
    [(Sgd(0.1), 76), (Momentum(0.1), 36), (RmsProp(0.1), 5), (Adam(0.1), 12)],
)
def test_steps_until_it_leaves_the_saddle(rule, escape):
    positions = run_descent(rule, Saddle(), (1.0, 1e-6), 100).positions
    assert escape_step(positions, LEVEL, BENDS) == escape


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_on_the_ridge_nobody_escapes(cls):
    positions = run_descent(cls(learning_rate=0.1), Saddle(), (1.0, 0.0), 500).positions
    assert escape_step(positions, LEVEL, BENDS) is None


def test_going_along_the_ridge_is_no_escape():
    positions = np.array([[0.0, 0.0], [5.0, 0.5], [0.0, 0.9], [0.0, -1.1]])
    assert escape_step(positions, LEVEL, BENDS) == 3
    assert escape_step(positions, LEVEL, BENDS, radius=0.4) == 1
    assert escape_step(positions[:3], LEVEL, BENDS) is None


def test_a_turned_saddle_is_left_along_its_own_direction():
    turned = np.array([[0.0, 2.0], [2.0, 0.0]])
    positions = np.array([[0.5, 0.5], [2.0, 2.0], [1.0, -1.0]])
    assert escape_step(positions, LEVEL, turned) == 2


def test_of_the_monkey_saddle_one_must_have_been_near():
    hessian = MonkeySaddle().hessian(LEVEL)
    positions = np.array([[1.5, 0.0], [0.1, 0.0], [0.0, 1.2]])
    assert escape_step(positions, LEVEL, hessian) == 2
    assert escape_step(positions[:1], LEVEL, hessian) is None


@pytest.mark.parametrize("portion", [1, 7, 40, 1000])
@pytest.mark.parametrize("rule", [Sgd(0.1), Momentum(0.1), Adam(0.1), Lion(0.03), Sgd(1.1)])
def test_part_by_part_is_as_good_as_all_at_once(rule, portion):
    tolerances = 0.1, 0.01, 1e-4
    positions = run_descent(rule, Parabola(), 0.0, 300).positions
    settling = Settling(Parabola.minima, tolerances)
    for start in range(0, 301, portion):
        settling.look(positions[start : start + portion])
        seen = positions[: start + portion]
        for tolerance in tolerances:
            near = np.abs(seen[:, 0] - 5) < tolerance
            step = len(seen) - int(np.argmin(near[::-1])) if not near.all() else 0
            assert settling.step(tolerance) == (step if step < len(seen) else None)


@pytest.mark.parametrize("portion", [1, 7, 40, 1000])
def test_an_escape_is_seen_part_by_part(portion):
    positions = run_descent(Sgd(0.1), Saddle(), (1.0, 1e-6), 100).positions
    escape = Escape(LEVEL, BENDS)
    for start in range(0, 101, portion):
        escape.look(positions[start : start + portion])
        assert escape.step == (76 if start + portion > 76 else None)


SURFACES = discover("visualizer.core.surfaces")


@pytest.mark.parametrize("key", [key for key, cls in SURFACES.items() if cls.saddles])
def test_a_saddle_is_one(key):
    surface = SURFACES[key]()
    for saddle in surface.saddles:
        place = place_of(surface.gradient(saddle), surface.hessian(saddle))
        # The monkey's bends in no direction at all.
        assert place.kind is (PlaceKind.DEGENERATE if key == "monkey_saddle" else PlaceKind.SADDLE)
