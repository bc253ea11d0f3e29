"""A long descent is walked in portions, and whatever was walked can be looked at."""

import math

import numpy as np
import pytest

from visualizer.core.descent import PORTION, Descent, run_descent
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.lion import Lion
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.registry import discover
from visualizer.core.schedules.cosine_decay import CosineDecay
from visualizer.core.surfaces.beale import Beale
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.rosenbrock import Rosenbrock
from visualizer.core.surfaces.saddle import Saddle

OPTIMIZERS = discover("visualizer.core.optimizers")


def finished(descent):
    while not descent.finished:
        descent.advance()
    return descent


def test_a_portion_is_a_portion():
    descent = Descent(Adam(0.01), Rosenbrock(), (-2.0, 2.0), 1_000_000)
    seen = [descent.n_done]
    for _ in range(3):
        descent.advance()
        seen.append(descent.n_done)
        assert len(descent.trajectory.positions) == len(descent.trajectory.values) == seen[-1] + 1
        assert np.isfinite(descent.trajectory.positions).all()
    assert seen == [0, PORTION, 2 * PORTION, 3 * PORTION]
    assert not descent.finished


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@pytest.mark.parametrize("n_steps", [0, 1, PORTION - 1, PORTION, PORTION + 1, 3 * PORTION + 7])
def test_portions_leave_no_seam(cls, n_steps):
    conditions = CosineDecay(2000), GradientNoise(0.1, 3)
    path = finished(Descent(cls(), Beale(), (1.0, 1.0), n_steps, *conditions)).trajectory
    longer = run_descent(cls(), Beale(), (1.0, 1.0), 4 * PORTION, *conditions)
    assert path.positions.tolist() == longer.positions[: n_steps + 1].tolist()
    assert path.values.tolist() == longer.values[: n_steps + 1].tolist()


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_a_new_portion_is_no_new_beginning(cls):
    rule, w, memory = cls(0.01), 0.0, cls().first_memory()
    n_steps = PORTION + 50
    for t in range(1, n_steps + 1):
        values = rule.step(t, 0.01, w, 2 * (w - 5), memory)
        w, memory = values["w"], tuple(values[name] for name in rule.memory)
    assert run_descent(rule, Parabola(), 0.0, n_steps).positions[-1, 0] == w


def test_what_was_handed_out_stays_as_it_was():
    descent = Descent(Sgd(0.01), Parabola(), 0.0, 3 * PORTION)
    descent.advance()
    first = descent.trajectory
    before = first.positions.copy()
    finished(descent)
    assert (first.positions == before).all()
    assert not first.positions.flags.writeable


def test_a_divergence_ends_it():
    descent = Descent(Sgd(1.01), Parabola(), 0.0, 1_000_000)
    portions = 0
    while not descent.finished:
        descent.advance()
        portions += 1
    # log(1.34e154 / 5) / log(1.02) = 17,840.2
    assert descent.trajectory.diverged_at == 17_841
    assert portions == -(-17_841 // PORTION)
    assert len(descent.trajectory.positions) == 1_000_001
    assert np.isnan(descent.trajectory.positions[17_841:]).all()
    descent.advance()
    assert descent.trajectory.diverged_at == 17_841


def test_a_million_steps_need_the_memory_they_are_said_to():
    descent = Descent(Lion(0.001), Saddle(), (1.0, 0.0), 1_000_000)
    descent.advance()
    path = descent.trajectory
    assert path.positions.base.nbytes + path.values.base.nbytes == 24 * 1_000_001


class Slow:
    """A surface that knows its formulas for arrays only."""

    n_dims = 2

    def value(self, x):
        return np.square(x).sum(axis=-1)

    def gradient(self, x):
        return 2 * np.asarray(x)


def test_a_surface_need_not_be_fast():
    path = run_descent(Sgd(0.1), Slow(), (1.0, 2.0), 10).positions
    assert path == pytest.approx(0.8 ** np.arange(11)[:, np.newaxis] * (1, 2))


class Hole:
    """A surface that is nowhere below 0, as the logarithm."""

    n_dims = 1

    def value(self, x):
        with np.errstate(all="ignore"):
            return np.log(x)[..., 0]

    def gradient(self, x):
        return 1 / np.asarray(x)

    def gradient_at(self, w):
        return (1 / w + 0 * math.log(w),)


def test_where_there_is_no_height_it_has_diverged():
    path = run_descent(Sgd(0.4), Hole(), 1.0, 10)
    # 1, 0.6, -0.067: there is no logarithm of that.
    assert path.diverged_at == 2
    assert path.positions[:2, 0] == pytest.approx([1, 0.6])
    assert np.isnan(path.positions[2:]).all()


def test_nothing_divided_by_nothing_is_named():
    path = run_descent(Adam(0.1, epsilon=0.0), Parabola(), 5.0, 10)
    assert path.diverged_at == 1
