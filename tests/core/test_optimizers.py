"""The rules of every optimizer against golden steps and against installed Keras."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualizer.core.descent import run_descent
from visualizer.core.optimizers.adadelta import Adadelta
from visualizer.core.optimizers.adagrad import Adagrad, BookAdagrad
from visualizer.core.optimizers.adam import Adam, PaperAdam, UncorrectedAdam
from visualizer.core.optimizers.adamax import Adamax
from visualizer.core.optimizers.adamw import AdamW
from visualizer.core.optimizers.lion import Lion
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.nadam import Nadam
from visualizer.core.optimizers.nesterov import Nesterov
from visualizer.core.optimizers.rmsprop import BookRmsProp, RmsProp
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.registry import discover
from visualizer.core.surfaces.parabola import Parabola

OPTIMIZERS = discover("visualizer.core.optimizers")
STEPS = (1, 2, 3, 10, 50)


def parabola_path(optimizer, n_steps):
    return run_descent(optimizer, Parabola(), (0.0,), n_steps).positions[:, 0]


# f(w) = (w - 5)**2 from w = 0: position after 1, 2, 3, 10 and 50 steps, the furthest, and the
# step from which |w - 5| < 0.01 for good; None where that is not within 1,000 steps.
@pytest.mark.parametrize(
    ("optimizer", "golden", "furthest", "settled"),
    [
        (Sgd(0.1), (1.0, 1.8, 2.44, 4.4631290880, 4.9999286376), 5.0, 28),
        (Momentum(0.1), (1.0, 2.7, 4.69, 4.9780006470, 5.1524921457), 8.544870, 117),
        (Nesterov(0.1), (1.9, 3.888, 5.54176, 4.7431963217, 5.0002354124), 7.078588, 36),
        (
            Adagrad(0.5),
            (0.4997501871, 0.8341504528, 1.0973450698, 2.2308956877, 4.3142914596),
            5.0,
            182,
        ),
        (
            BookAdagrad(0.5),
            (0.4999999950, 0.8344823585, 1.0977190846, 2.2313439858, 4.3145845846),
            5.0,
            182,
        ),
        (
            RmsProp(0.1),
            (0.3162277644, 0.5384153916, 0.7207112721, 1.6191571043, 4.5034766966),
            5.0,
            73,
        ),
        (
            BookRmsProp(0.1),
            (0.9999999000, 1.6266082204, 2.0956677368, 3.8041289580, 4.9931718697),
            5.0,
            48,
        ),
        (
            Adadelta(1.0),
            (0.0014142135, 0.0028462459, 0.0042901957, 0.0145820367, 0.0756957573),
            None,
            None,
        ),
        (
            Adam(0.1),
            (0.0999999684, 0.1999421892, 0.2997866362, 0.9923982178, 4.0988806089),
            5.039642,
            131,
        ),
        (
            UncorrectedAdam(0.1),
            (0.3162277660, 0.7402374606, 1.2314715341, 5.0384922578, 5.0970387730),
            6.746056,
            117,
        ),
        (
            Adamax(0.1),
            (0.0999999990, 0.1990464129, 0.2971092556, 0.9536815591, 3.5323224568),
            5.0,
            204,
        ),
        (
            Nadam(0.1),
            (0.1062787793, 0.1829123662, 0.2530271971, 0.7596300681, 3.7301647909),
            5.019227,
            140,
        ),
        (Lion(0.1), (0.1, 0.2, 0.3, 1.0, 5.0), 7.9, None),
    ],
    ids=lambda value: type(value).__name__ if dataclasses.is_dataclass(value) else "",
)
def test_golden_steps(optimizer, golden, furthest, settled):
    path = parabola_path(optimizer, 1000)
    assert path[list(STEPS)] == pytest.approx(golden, abs=1.01e-10)
    if furthest is not None:
        assert path.max() == pytest.approx(furthest, abs=1e-6)
    last_away = np.flatnonzero(np.abs(path - 5) >= 0.01)[-1]
    # Who swings for ever is now and then near for a moment.
    assert (last_away + 1 if last_away < 990 else None) == settled


@pytest.mark.parametrize(
    ("cls", "defaults"),
    [
        (Sgd, {"learning_rate": 0.01}),
        (Momentum, {"learning_rate": 0.01, "momentum": 0.9}),
        (RmsProp, {"learning_rate": 0.001, "rho": 0.9, "epsilon": 1e-7}),
        (Adam, {"learning_rate": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7}),
        (BookRmsProp, {"learning_rate": 0.001, "rho": 0.99, "epsilon": 1e-7}),
        (
            BookAdagrad,
            {"learning_rate": 0.001, "initial_accumulator_value": 0.0, "epsilon": 1e-7},
        ),
    ],
)
def test_names_and_defaults(cls, defaults):
    assert dataclasses.asdict(cls()) == defaults


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_the_defaults_are_those_of_keras(cls):
    import keras

    config = getattr(keras.optimizers, cls.keras_name)().get_config()
    for name, value in dataclasses.asdict(cls()).items():
        # Keras has no momentum but where it is asked for.
        if name != "momentum":
            assert config[name] == pytest.approx(value, rel=1e-6), name


def keras_path(optimizer, start, gradients):
    """Positions, shape (n_steps + 1, n_dims), of Keras's rule under the same gradients."""
    import keras
    import tensorflow as tf

    rule = getattr(keras.optimizers, optimizer.keras_name)(**optimizer.keras_arguments)
    variable = keras.Variable(start, dtype="float64")
    rule.build([variable])

    @tf.function
    def apply(gradient):
        rule.apply([gradient], [variable])

    path = [variable.numpy()]
    for gradient in gradients(variable.numpy):
        apply(tf.constant(gradient, "float64"))
        path.append(variable.numpy())
    return np.array(path)


def own_path(optimizer, start, gradients):
    """Positions as `keras_path` gives them."""
    timed = [(optimizer.factors(t), optimizer.learning_rate) for t in range(1, 1 + len(gradients))]
    walks = [optimizer.walk(timed, w, optimizer.first_memory()) for w in start]
    path = [[next(walk) for walk in walks]]
    path += [
        [walk.send(slope) for walk, slope in zip(walks, gradient, strict=True)]
        for gradient in gradients
    ]
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


# Such hyper-parameters are the same numbers in float32, which Keras passes them through.
SHARE = st.integers(1, 1023).map(lambda share: share / 1024)
RANDOM = {
    "learning_rate": st.integers(-12, 0).map(lambda power: 2.0**power),
    "initial_accumulator_value": st.sampled_from([0.0, 0.125, 1.0]),
    "epsilon": st.integers(-30, -10).map(lambda power: 2.0**power),
    "weight_decay": st.sampled_from([0.0, 2.0**-8, 0.125]),
}


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
@settings(max_examples=3)
@given(data=st.data())
def test_200_steps_under_noise_are_those_of_keras(cls, data):
    names = [field.name for field in dataclasses.fields(cls)]
    optimizer = cls(**{name: data.draw(RANDOM.get(name, SHARE), name) for name in names})
    start = np.array([1.0, -2.0, 0.5])
    noise = np.random.default_rng(data.draw(st.integers(0, 99))).normal(size=(200, 3))
    noise *= (100, 1, 0.001)
    expected = keras_path(optimizer, start, lambda position: noise)
    moved = np.cumsum(np.abs(np.diff(expected, axis=0)), axis=0)
    # Relative to the way gone: noise brings the position itself through 0.
    error = np.abs(own_path(optimizer, start, noise) - expected)[1:]
    assert (error <= 2e-5 * (moved + np.abs(start))).all()


GRADIENT = st.floats(1e-3, 1e6) | st.floats(-1e6, -1e-3)
RATE = st.floats(1e-6, 10)


@given(GRADIENT, RATE)
def test_first_steps(gradient, rate):
    def first(optimizer):
        return optimizer.step(1, rate, 0.0, gradient, optimizer.first_memory())["w"]

    sign = np.sign(gradient)
    assert first(Sgd()) == pytest.approx(-rate * gradient)
    assert first(Momentum()) == pytest.approx(-rate * gradient)
    assert first(Nesterov()) == pytest.approx(-1.9 * rate * gradient)
    # Whatever the slope: Adam's first step is the learning rate, RMSprop's 3.16 of it.
    assert first(Adam()) == pytest.approx(-rate * sign, rel=0.01)
    assert first(AdamW()) == first(Adam())
    assert first(PaperAdam()) == pytest.approx(-rate * sign, rel=1e-4)
    assert first(Adamax()) == pytest.approx(-rate * sign, rel=1e-3)
    assert first(Lion()) == pytest.approx(-rate * sign)
    assert first(BookAdagrad()) == pytest.approx(-rate * sign, rel=1e-3)
    assert first(UncorrectedAdam()) == pytest.approx(-rate * sign * 0.1 / np.sqrt(0.001))
    assert first(RmsProp()) == pytest.approx(-rate * sign / np.sqrt(0.1), rel=0.5)
    assert first(BookRmsProp()) == pytest.approx(-rate * sign / np.sqrt(0.01), rel=0.01)
    # The sum that begins with 0.1 makes it shorter.
    assert abs(first(Adagrad())) < rate


def test_nesterov_is_not_that_of_a_widespread_korean_program():
    w, v, path = 0.0, 0.0, []
    for _ in range(10):
        gradient = 2 * (w - 5)
        v = 0.9 * v - 0.1 * gradient
        # v is the new one already: the mistake.
        w += 0.9 * 0.9 * v - (1 + 0.9) * 0.1 * gradient
        path.append(w)
    assert [path[0], path[1], path[9]] == pytest.approx([2.71, 4.68018, 4.9326149442])
    assert parabola_path(Nesterov(0.1), 1)[1] == pytest.approx(1.9)


def test_weight_decay_moves_the_resting_place():
    # A decay of half the weight is as strong as the longest step of Adam where w = 2.
    path = parabola_path(AdamW(0.01, weight_decay=0.5), 5000)
    assert path[-1] == pytest.approx(2, abs=0.05)
    assert parabola_path(AdamW(0.01, weight_decay=0), 500) == pytest.approx(
        parabola_path(Adam(0.01), 500)
    )


@pytest.mark.parametrize("cls", [*OPTIMIZERS.values(), BookAdagrad, BookRmsProp, PaperAdam])
def test_no_slope_no_step(cls):
    decay = {"weight_decay": 0.0} if cls is AdamW else {}
    path = run_descent(cls(**decay), Parabola(), (5.0,), 50).positions
    assert (path == 5).all()


@pytest.mark.parametrize("cls", OPTIMIZERS.values())
def test_what_is_no_number_is_not_hidden(cls):
    rule = cls()
    assert np.isnan(rule.step(1, 0.1, 1.0, np.nan, rule.first_memory())["w"])


@pytest.mark.parametrize("value", [np.float32(0.5), 1, np.int64(1)])
def test_settings_become_plain_numbers(value):
    assert type(Sgd(value).learning_rate) is float
