"""The rules of every optimizer against golden steps and against installed Keras."""

import dataclasses

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
from visualizer.core.surfaces.parabola import Parabola

OPTIMIZERS = discover("visualizer.core.optimizers")
STEPS = (1, 2, 3, 10, 50)


def parabola_path(optimizer, n_steps):
    return run_descent(optimizer, Parabola(), (0.0,), n_steps).positions[:, 0]


# f(w) = (w - 5)**2 from w = 0: position after 1, 2, 3, 10 and 50 steps, the furthest, and the
# step from which |w - 5| < 0.01 for good.
@pytest.mark.parametrize(
    ("optimizer", "golden", "furthest", "settled"),
    [
        (Sgd(0.1), (1.0, 1.8, 2.44, 4.4631290880, 4.9999286376), 5.0, 28),
        (Momentum(0.1), (1.0, 2.7, 4.69, 4.9780006470, 5.1524921457), 8.544870, 117),
        (
            RmsProp(0.1),
            (0.3162277644, 0.5384153916, 0.7207112721, 1.6191571043, 4.5034766966),
            5.0,
            73,
        ),
        (
            Adam(0.1),
            (0.0999999684, 0.1999421892, 0.2997866362, 0.9923982178, 4.0988806089),
            5.039642,
            131,
        ),
    ],
)
def test_golden_steps(optimizer, golden, furthest, settled):
    path = parabola_path(optimizer, 1000)
    assert path[list(STEPS)] == pytest.approx(golden, abs=1e-10)
    assert path.max() == pytest.approx(furthest, abs=1e-6)
    assert np.flatnonzero(np.abs(path - 5) >= 0.01)[-1] + 1 == settled


@pytest.mark.parametrize(
    ("cls", "defaults"),
    [
        (Sgd, {"learning_rate": 0.01}),
        (Momentum, {"learning_rate": 0.01, "momentum": 0.9}),
        (RmsProp, {"learning_rate": 0.001, "rho": 0.9, "epsilon": 1e-7}),
        (Adam, {"learning_rate": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}),
    ],
)
def test_names_and_defaults(cls, defaults):
    assert dataclasses.asdict(cls()) == defaults


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_the_defaults_are_those_of_keras(cls):
    import keras

    config = getattr(keras.optimizers, cls.keras_name)().get_config()
    for name, value in dataclasses.asdict(cls()).items():
        if (cls, name) != (Momentum, "momentum"):
            assert config[name] == pytest.approx(value, rel=1e-6), name


def keras_path(optimizer, start, gradients):
    """Positions, shape (n_steps + 1, n_dims), of Keras's rule under the same gradients."""
    import keras

    rule = getattr(keras.optimizers, optimizer.keras_name)(**dataclasses.asdict(optimizer))
    variable = keras.Variable(start, dtype="float64")
    path = [variable.numpy()]
    for gradient in gradients(variable.numpy):
        rule.apply([keras.ops.convert_to_tensor(gradient, "float64")], [variable])
        path.append(variable.numpy())
    return np.array(path)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@pytest.mark.parametrize("rate", [None, 0.1])
def test_200_steps_on_the_parabola_are_those_of_keras(cls, rate):
    optimizer = cls() if rate is None else cls(learning_rate=rate)
    expected = keras_path(
        optimizer, [0.0], lambda position: (2 * (position() - 5) for _ in range(200))
    )
    # Keras passes its hyper-parameters through float32: that is the tolerance.
    assert parabola_path(optimizer, 200) == pytest.approx(expected[:, 0], rel=2e-5, abs=1e-9)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_200_steps_under_noise_are_those_of_keras(cls):
    optimizer, start = cls(learning_rate=0.01), np.array([1.0, -2.0, 0.5])
    noise = np.random.default_rng(7).normal(size=(200, 3)) * (100, 1, 0.001)
    expected = keras_path(optimizer, start, lambda position: noise)
    position, state = start, optimizer.start(start)
    moved = np.cumsum(np.abs(np.diff(expected, axis=0)), axis=0)
    for step, gradient in enumerate(noise):
        position, state = optimizer.step(position, gradient, state)
        # Relative to the way gone: noise brings the position itself through 0.
        error = np.abs(position - expected[step + 1])
        assert (error <= 2e-5 * (moved[step] + np.abs(start))).all()


GRADIENT = st.floats(1e-3, 1e6) | st.floats(-1e6, -1e-3)
RATE = st.floats(1e-6, 10)


@given(GRADIENT, RATE)
def test_first_steps(gradient, rate):
    def first(optimizer):
        zero = np.zeros(1)
        return optimizer.step(zero, np.array([gradient]), optimizer.start(zero))[0][0]

    sign = np.sign(gradient)
    assert first(Sgd(rate)) == pytest.approx(-rate * gradient)
    assert first(Momentum(rate)) == pytest.approx(-rate * gradient)
    # Whatever the slope: Adam's first step is the learning rate, RMSprop's 3.16 of it.
    assert first(Adam(rate)) == pytest.approx(-rate * sign, rel=0.01)
    assert first(RmsProp(rate)) == pytest.approx(-rate * sign / np.sqrt(0.1), rel=0.5)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@given(
    gradients=st.lists(
        st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)), min_size=1, max_size=10
    )
)
def test_every_coordinate_goes_its_own_way(cls, gradients):
    rule, both = cls(), np.array([1.0, 2.0])
    one, state, alone = both[1:], rule.start(both), rule.start(both[1:])
    for gradient in np.array(gradients):
        both, state = rule.step(both, gradient, state)
        one, alone = rule.step(one, gradient[1:], alone)
    assert both[1] == pytest.approx(one[0], rel=1e-12)


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_no_slope_no_step(cls):
    path = run_descent(cls(), Parabola(), (5.0,), 50).positions
    assert (path == 5).all()
