"""Plans of layers: what makes a network that tells digits apart, and what does not."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import (
    ConvolutionPlan,
    LayerPlan,
    PoolingPlan,
    check_digit_plans,
    map_shapes,
    n_weights,
    plan_of,
)
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig

DIGITS = LayerPlan(10, "softmax", "digits")
CONVOLUTION = ConvolutionPlan(8)


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        ((), "1 to 8 layers"),
        ((LayerPlan(5, "relu"),) * 8 + (DIGITS,), "1 to 8 layers"),
        ((LayerPlan(5, "relu"),), "ten units"),
        ((DIGITS, CONVOLUTION), "before the first dense"),
        ((LayerPlan(5, "relu"), PoolingPlan(2), DIGITS), "before the first dense"),
        ((CONVOLUTION,), "ten units"),
        ((LayerPlan(10, "relu"),), "softmax without dropout"),
        ((LayerPlan(10, "softmax", dropout=0.5),), "softmax without dropout"),
        ((LayerPlan(0, "relu"), DIGITS), "whole numbers from 1 up, not 0"),
        ((LayerPlan(2.5, "relu"), DIGITS), "not 2.5"),
        ((LayerPlan(float("nan"), "relu"), DIGITS), "not nan"),
        ((LayerPlan(True, "relu"), DIGITS), "not True"),
        ((LayerPlan("5", "relu"), DIGITS), "not 5"),
        ((LayerPlan(5.0, "relu"), DIGITS), "not 5.0"),
        ((ConvolutionPlan(8.0), DIGITS), "not 8.0"),
        ((ConvolutionPlan(8, 3.0), DIGITS), "not 3.0"),
        ((PoolingPlan(2.0), DIGITS), "not 2.0"),
        ((LayerPlan(5, ["relu"]), DIGITS), "in a way unknown here"),
        ((LayerPlan(5, "relu", name=5), DIGITS), "in a way unknown here"),
        ((LayerPlan(5, "relu", initialiser=None), DIGITS), "in a way unknown here"),
        # The Keras program draws Glorot's weights, too.
        ((LayerPlan(5, "relu", initialiser="zeros"), DIGITS), "in a way unknown here"),
        ((LayerPlan(5, "eval"), DIGITS), "no activation named eval"),
        ((LayerPlan(5, "relu", dropout=1), DIGITS), "below 1, not 1"),
        ((LayerPlan(5, "relu", dropout=-0.1), DIGITS), "below 1, not -0.1"),
        ((ConvolutionPlan(65), DIGITS), "up to 64 kernels"),
        ((ConvolutionPlan(8, 29), DIGITS), "28 × 28 is too small for a window of 29 × 29"),
        ((PoolingPlan(5), PoolingPlan(6), DIGITS), "5 × 5 is too small for a window of 6 × 6"),
        ((LayerPlan(10_000, "relu"), DIGITS), "7,950,010 weights are too many"),
    ],
)
def test_what_makes_no_network_of_digits_is_refused(plans, words: str) -> None:
    with pytest.raises(Problem) as caught:
        check_digit_plans(plans)
    assert words in str(caught.value)
    with pytest.raises(Problem):
        TrainingConfig(layers=plans)


@pytest.mark.parametrize(
    "plans",
    [
        (DIGITS,),
        (CONVOLUTION, PoolingPlan(2, dropout=0.25), LayerPlan(64, "relu", dropout=0.5), DIGITS),
        (PoolingPlan(28), DIGITS),
        (ConvolutionPlan(2, 28, "tanh"), DIGITS),
    ],
)
def test_what_makes_one_is_counted_as_it_is_built(plans) -> None:
    check_digit_plans(plans)
    network = initial_network(plans, 0)
    assert n_weights(plans) == network.n_weights
    assert network.forward(np.zeros(784)).output.shape == (10,)


def test_the_shapes_on_the_way() -> None:
    plans = (CONVOLUTION, PoolingPlan(2), ConvolutionPlan(16, 3), PoolingPlan(2), DIGITS)
    assert map_shapes(plans) == [(28, 28, 1), (26, 26, 8), (13, 13, 8), (11, 11, 16), (5, 5, 16)]


@pytest.mark.parametrize("plan", [DIGITS, CONVOLUTION, PoolingPlan(3, dropout=0.5)])
def test_a_plan_comes_back_out_of_its_record(plan) -> None:
    assert plan_of(dataclasses.asdict(plan)) == plan == plan_of(plan)


@pytest.mark.parametrize("record", [3, None, "dense", {}, {"kind": "Lambda"}, {"kind": "dense"}])
def test_what_is_no_record_is_refused(record) -> None:
    with pytest.raises(Problem):
        plan_of(record)
