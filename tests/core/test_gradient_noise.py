"""Chance in the slope: by a seed, the same for all, and a way off a ridge."""

import math

import numpy as np
import pytest

from visualizer.core.descent import PORTION, run_descent
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.milestones import escape_step
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Problem
from visualizer.core.surfaces.bowl import Bowl
from visualizer.core.surfaces.saddle import Saddle


def path(rule, noise, n_steps=100, start=(1.0, 0.0)):
    return run_descent(rule, Saddle(), start, n_steps, noise=noise).positions


def test_the_same_seed_is_the_same_descent():
    first, again, other = (path(Sgd(0.1), GradientNoise(0.1, seed)) for seed in (7, 7, 8))
    assert (first == again).all()
    assert (first != other).any()


def test_no_noise_is_no_noise():
    assert (path(Sgd(0.1), GradientNoise(0.0, 7)) == path(Sgd(0.1), None)).all()


def test_noise_is_how_one_gets_off_the_ridge():
    hessian = Saddle().hessian((0, 0))
    for rule in (Sgd(0.1), Adam(0.1)):
        assert escape_step(path(rule, None), (0, 0), hessian) is None
        assert escape_step(path(rule, GradientNoise(1e-3)), (0, 0), hessian) is not None


def test_it_is_as_large_as_it_is_said_to_be():
    # A rate so small that the place stays: every step is the rate times slope and noise.
    n_steps = 3 * PORTION
    walked = run_descent(Sgd(1e-9), Bowl(), (0.0, 0.0), n_steps, noise=GradientNoise(0.5, 3))
    noise = np.diff(walked.positions, axis=0) / -1e-9
    assert noise.std() == pytest.approx(0.5, rel=0.05)
    assert noise.mean() == pytest.approx(0, abs=0.03)
    assert len(np.unique(noise.round(6))) > 0.99 * noise.size, "no portion repeats another"


def test_every_rule_meets_the_same():
    noise = GradientNoise(0.5, 3)
    slow = [run_descent(Sgd(rate), Bowl(), (0.0, 0.0), 50, noise=noise) for rate in (1e-9, 2e-9)]
    first, second = (np.diff(walked.positions, axis=0) for walked in slow)
    assert second == pytest.approx(2 * first, rel=1e-6)


def test_the_gradients_of_a_trajectory_are_the_surfaces_own():
    walked = run_descent(Sgd(0.1), Bowl(), (1.0, 1.0), 20, noise=GradientNoise(1.0))
    assert (walked.gradients == 2 * walked.positions).all()


@pytest.mark.parametrize("settings", [{"scale": -1}, {"scale": np.nan}, {"seed": -1}])
def test_refused(settings):
    with pytest.raises(Problem, match="must be a number from 0 up"):
        GradientNoise(**settings)


def test_a_seed_is_a_whole_number():
    assert isinstance(GradientNoise(1.0, 7.0).seed, int)
    for seed in (0.5, -1, math.nan, math.inf, True, "7"):
        with pytest.raises(Problem):
            GradientNoise(1.0, seed)
