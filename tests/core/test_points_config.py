"""Settings of a run on points: what is refused, and what follows from them."""

import dataclasses
import math

import pytest

from visualizer.core.layer_plan import LayerPlan
from visualizer.core.point_features import FEATURES
from visualizer.core.points_config import MAX_POINTS, PointsConfig
from visualizer.core.sentence import Problem, Sentence


@pytest.mark.parametrize(
    ("setting", "value", "complaint"),
    [
        *(("n_classes", value, "2 to 6 classes") for value in (1, 0, 7, 2.5, math.nan, True)),
        *(("noise", value, "0 to 0.5") for value in (-0.1, 0.6, math.nan, "much")),
        *(("train_share", value, "above 0 and below 1") for value in (0, 1, -1, math.nan)),
        *(("learning_rate", value, "above 0") for value in (0, -1, math.nan, math.inf, "1")),
        *(("penalty_rate", value, "from 0 up") for value in (-1, math.nan, math.inf)),
        *(("batch_size", value, "from 1 up") for value in (0, -1, 1.5, math.nan)),
        *(("epochs", value, "1 to 100000") for value in (0, 100_001, math.nan)),
        *(("seed", value, "0 to 4294967295") for value in (-1, 2**32, 0.5)),
        *(("hidden", (value,), "1 to 16 units") for value in (0, 17, -1, 2.5)),
        ("hidden", (1, 1, 1, 1, 1), "up to 4 hidden layers"),
        ("features", (), "one or more"),
        ("features", ("x₃",), "one or more"),
        *((name, "none of these", "is not one of") for name in ("dataset", "activation")),
        *((name, "none of these", "is not one of") for name in ("penalty", "optimizer")),
        ("own_points", ((7.0, 0.0, 0),), "from −6 to 6"),
        ("own_points", ((math.nan, 0.0, 0),), "from −6 to 6"),
        ("own_points", ((0.0, 0.0, 6),), "no class 6"),
        ("own_points", ((0.0, 0.0, 0),) * (MAX_POINTS + 1), "room for 1000 points"),
    ],
)
def test_what_is_out_of_range_is_refused_in_one_sentence(setting, value, complaint):
    with pytest.raises(Problem, match=complaint) as caught:
        PointsConfig(**{setting: value})
    assert isinstance(caught.value.sentence, Sentence)


def test_the_network_has_an_output_a_class():
    config = PointsConfig(n_classes=4, hidden=(4, 2), activation="relu", features=("x₁", "x₁x₂"))
    assert config.layers == (
        LayerPlan(4, "relu"),
        LayerPlan(2, "relu"),
        LayerPlan(4, "softmax"),
    )
    assert config.input_shape == (2,)


def test_features_stand_in_one_order_whatever_they_are_chosen_in():
    names = tuple(FEATURES)
    assert PointsConfig(features=names[::-1]) == PointsConfig(features=names)


@pytest.mark.parametrize(
    ("settings", "is_linear"),
    [
        ({}, True),
        ({"features": ("x₂",)}, True),
        ({"features": ("x₁", "x₁²")}, False),
        ({"hidden": (1,)}, False),
    ],
)
def test_lines_are_straight_without_hidden_layers_and_made_up_features(settings, is_linear):
    assert PointsConfig(**settings).is_linear == is_linear


def test_a_run_goes_on_with_another_rate_or_more_epochs_and_nothing_else():
    config = PointsConfig()
    for settings in ({"learning_rate": 1.0}, {"epochs": 5}):
        assert dataclasses.replace(config, **settings).branch_key == config.branch_key
    for settings in ({"noise": 0.1}, {"seed": 1}, {"hidden": (2,)}, {"penalty": "l1"}):
        assert dataclasses.replace(config, **settings).branch_key != config.branch_key


def test_a_batch_may_not_be_larger_than_the_training_points():
    assert PointsConfig(batch_size=10).split(10) == 10
    with pytest.raises(Problem, match=r"larger than the number of training points, 9\."):
        PointsConfig(batch_size=10).split(9)
