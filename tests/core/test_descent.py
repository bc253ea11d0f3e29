"""Walks down the surfaces, against closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.descent import run_descent
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.rmsprop import RmsProp
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.saddle import Saddle

OPTIMIZERS = discover("visualizer.core.optimizers")


def test_the_notes_numbers():
    trajectory = run_descent(Sgd(), Parabola(), Parabola.start, 1001)
    assert trajectory.positions[1, 0] == pytest.approx(0.1, abs=1e-15)
    assert trajectory.positions[1001, 0] == pytest.approx(5 - 5 * 0.98**1001, abs=1e-12)
    assert trajectory.values[0] == 25
    assert trajectory.gradients[0, 0] == -10
    assert trajectory.diverged_at is None


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@pytest.mark.parametrize("surface", [Parabola(), Saddle()], ids=["parabola", "saddle"])
@pytest.mark.parametrize("n_steps", [0, 1, 40])
def test_shapes_and_agreement(cls, surface, n_steps):
    trajectory = run_descent(cls(), surface, surface.start, n_steps)
    assert trajectory.positions.shape == (n_steps + 1, surface.n_dims)
    assert trajectory.gradients.shape == (n_steps + 1, surface.n_dims)
    assert trajectory.values.shape == (n_steps + 1,)
    assert trajectory.positions.dtype == np.float64
    assert (trajectory.positions[0] == surface.start).all()
    assert (trajectory.values == surface.value(trajectory.positions)).all()
    assert (trajectory.gradients == surface.gradient(trajectory.positions)).all()
    for array in (trajectory.positions, trajectory.values, trajectory.gradients):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


@given(st.floats(1e-4, 0.999), st.integers(0, 300))
def test_gradient_descent_has_a_closed_form(rate, n_steps):
    path = run_descent(Sgd(rate), Parabola(), (0.0,), n_steps).positions[:, 0]
    assert path == pytest.approx(5 - 5 * (1 - 2 * rate) ** np.arange(n_steps + 1), abs=1e-9)


def test_regimes_of_the_learning_rate():
    def path(rate, n_steps=100):
        return run_descent(Sgd(rate), Parabola(), (0.0,), n_steps).positions[:, 0]

    assert (np.diff(path(0.3, 30)) > 0).all()
    assert path(0.5)[1:].tolist() == [5] * 100
    assert np.abs(path(0.9) - 5) == pytest.approx(np.abs(path(0.1) - 5))
    assert path(1.0)[:5].tolist() == [0, 10, 0, 10, 0]
    assert path(1.01)[100] == pytest.approx(-31.223231, abs=1e-6)


@pytest.mark.parametrize(
    ("rate", "lowest", "highest"), [(1.89, 0, 1e-12), (1.9, 1, 100), (1.91, 1e130, 1e137)]
)
def test_regimes_of_momentum(rate, lowest, highest):
    path = run_descent(Momentum(rate, 0.9), Parabola(), (0.0,), 3000).positions[:, 0]
    assert lowest <= np.abs(path[-50:] - 5).max() <= highest


@pytest.mark.parametrize(
    ("optimizer", "escape"),
    [(Sgd(0.1), 76), (Momentum(0.1), 36), (RmsProp(0.1), 5), (Adam(0.1), 12)],
)
def test_steps_until_it_leaves_the_saddle(optimizer, escape):
    trajectory = run_descent(optimizer, Saddle(), (1.0, 1e-6), 100)
    assert np.argmax(np.abs(trajectory.positions[:, 1]) > 1) == escape


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_on_the_ridge_nobody_leaves_the_saddle(cls):
    # Adadelta's own learning rate is 1.
    rate = 1.0 if cls.key == "adadelta" else 0.1
    trajectory = run_descent(cls(learning_rate=rate), Saddle(), (1.0, 0.0), 1000)
    assert (trajectory.positions[:, 1] == 0).all()
    assert abs(trajectory.positions[-1, 0]) < 0.1


def test_the_saddles_own_start_shows_both():
    path = run_descent(Sgd(0.1), Saddle(), Saddle.start, 60).positions
    assert (np.hypot(*path.T) < 0.1).any(), "it slides to the saddle"
    assert abs(path[-1, 1]) > 2, "and leaves the picture"


@pytest.mark.parametrize(
    ("optimizer", "surface", "start", "step"),
    [
        # The value overflows beyond 1.34e154; 5 (2e10)**15 is 1.6e155.
        (Sgd(1e10), Parabola(), (0.0,), 15),
        # log(1.34e154 / 5) / log(1.02) = 17,840.2
        (Sgd(1.01), Parabola(), (0.0,), 17_841),
        (Sgd(1e200), Parabola(), (0.0,), 1),
        (Adam(1e200), Parabola(), (0.0,), 1),
        (Sgd(0.1), Parabola(), (1e200,), 0),
        # log(1.34e154 / 1e-6) / log(1.2) = 2,022.3
        (Sgd(0.1), Saddle(), (0.0, 1e-6), 2023),
    ],
)
def test_divergence_is_named_with_its_step(optimizer, surface, start, step):
    trajectory = run_descent(optimizer, surface, start, 20_000)
    assert trajectory.diverged_at == step
    for array in (trajectory.positions, trajectory.values, trajectory.gradients):
        assert np.isfinite(array[:step]).all()
        assert np.isnan(array[step:]).all()
    assert run_descent(optimizer, surface, start, max(step - 1, 0)).diverged_at in (None, 0)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@given(
    rate=st.floats(1e-300, 1e300),
    start=st.floats(allow_nan=False, allow_infinity=False),
    data=st.data(),
)
def test_nothing_finite_is_an_error(cls, rate, start, data):
    surface = data.draw(st.sampled_from([Parabola(), Saddle()]))
    trajectory = run_descent(cls(learning_rate=rate), surface, [start] * surface.n_dims, 30)
    end = 31 if trajectory.diverged_at is None else trajectory.diverged_at
    assert np.isfinite(trajectory.positions[:end]).all()
    assert np.isfinite(trajectory.values[:end]).all()
    assert np.isnan(trajectory.positions[end:]).all()


@pytest.mark.parametrize(
    ("start", "complaint"),
    [
        ((np.nan,), "The start must be finite"),
        ((np.inf,), "The start must be finite"),
        ((1.0, 2.0), "The start must be a number,"),
        ((), "The start must be a number,"),
        ([[1.0]], "The start must be a number,"),
        ("here", "The start must be a number,"),
        (None, "The start must be finite"),
        ([1, [2]], "The start must be a number,"),
    ],
)
def test_a_start_that_is_none(start, complaint):
    with pytest.raises(Problem, match=complaint):
        run_descent(Sgd(), Parabola(), start, 10)


@pytest.mark.parametrize("start", [(2,), [2.0], np.array([2]), 2, 2.0])
def test_starts_that_are_taken(start):
    assert run_descent(Sgd(), Parabola(), start, 0).positions.tolist() == [[2.0]]


def test_the_start_given_is_not_kept():
    start = np.array([2.0])
    trajectory = run_descent(Sgd(), Parabola(), start, 3)
    start[0] = 7
    assert trajectory.positions[0, 0] == 2


@pytest.mark.parametrize("n_steps", [-1, 1.5, "3", None, True, np.nan])
def test_a_number_of_steps_that_is_none(n_steps):
    with pytest.raises(Problem, match="number of steps must be a whole number from 0 up"):
        run_descent(Sgd(), Parabola(), (0.0,), n_steps)


def test_numpys_whole_numbers_are_whole_numbers():
    assert run_descent(Sgd(), Parabola(), (0.0,), np.int64(3)).values.shape == (4,)
