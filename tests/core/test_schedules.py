"""Learning-rate schedules against Keras's and in a descent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.descent import run_descent
from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.registry import discover
from visualizer.core.schedules.constant import Constant
from visualizer.core.schedules.cosine_decay import CosineDecay
from visualizer.core.schedules.exponential_decay import ExponentialDecay
from visualizer.core.schedules.step_decay import StepDecay
from visualizer.core.sentence import Problem
from visualizer.core.surfaces.parabola import Parabola

SCHEDULES = discover("visualizer.core.schedules")
STEPS = (0, 1, 49, 50, 99, 100, 101, 250, 1000, 5000)


@pytest.mark.parametrize(
    "schedule",
    [
        StepDecay(),
        StepDecay(50, 0.25),
        ExponentialDecay(),
        ExponentialDecay(250, 0.125),
        CosineDecay(),
        CosineDecay(100, 0.125),
    ],
)
def test_shares_are_those_of_keras(schedule):
    import keras

    kept = getattr(keras.optimizers.schedules, schedule.keras_name)(1.0, **schedule.keras_arguments)
    shares = [schedule.share(t) for t in STEPS]
    assert shares == pytest.approx([float(kept(t)) for t in STEPS], rel=2e-5, abs=1e-6)


@pytest.mark.parametrize("cls", SCHEDULES.values())
@given(t=st.integers(0, 10**7))
def test_a_share_begins_with_the_whole_and_never_grows(cls, t):
    schedule = cls()
    assert schedule.share(0) == 1
    assert 0 <= schedule.share(t + 1) <= schedule.share(t) <= 1


@pytest.mark.parametrize(
    "settings", [{"decay_steps": 0}, {"decay_steps": -1}, {"decay_steps": np.nan}]
)
@pytest.mark.parametrize("cls", [StepDecay, ExponentialDecay, CosineDecay])
def test_refused(cls, settings):
    with pytest.raises(Problem, match="decay_steps must be a number above 0, not"):
        cls(**settings)


def test_refused_rates():
    for rate in (-0.1, 1, 2, np.inf):
        with pytest.raises(Problem, match="decay_rate must be a number from 0 to below 1"):
            ExponentialDecay(decay_rate=rate)


@pytest.mark.parametrize("cls", [StepDecay, ExponentialDecay, CosineDecay])
@pytest.mark.parametrize("decay_steps", [5e-324, 1e-3, 1e300])
def test_any_number_of_steps(cls, decay_steps):
    check_learning_rate(1e-9 + cls(decay_steps=decay_steps).share(7))


def test_the_first_step_has_the_whole_rate_and_the_next_less():
    path = run_descent(Sgd(0.1), Parabola(), 0.0, 2, schedule=StepDecay(1, 0.5)).positions[:, 0]
    assert path == pytest.approx([0, 1, 1 + 0.05 * 8])


def test_constant_is_what_is_left_out():
    paths = [
        run_descent(Sgd(0.1), Parabola(), 0.0, 50, schedule=schedule).positions
        for schedule in (None, Constant())
    ]
    assert (paths[0] == paths[1]).all()


def test_a_rate_that_falls_lets_a_swing_settle():
    constant = run_descent(Sgd(1.0), Parabola(), 0.0, 400).positions
    falling = run_descent(Sgd(1.0), Parabola(), 0.0, 400, schedule=ExponentialDecay()).positions
    assert abs(constant[-1, 0] - 5) == 5
    assert abs(falling[-1, 0] - 5) < 1e-6
