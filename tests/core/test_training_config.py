"""A training run's settings: what is taken and what is refused, in which words."""

import dataclasses
import json
import math
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.sentence import Problem
from visualizer.core.training_config import MAX_SEED, TrainingConfig


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("lecture-512", ("adam", 0.001, 32, 5, 0.0)),
        ("lecture-20-20", ("sgd", 0.01, 20, 10, 0.3)),
    ],
)
def test_what_is_left_out_comes_from_the_preset(preset, expected):
    config = TrainingConfig(preset=preset)
    assert (
        config.optimizer,
        config.learning_rate,
        config.batch_size,
        config.epochs,
        config.validation_split,
    ) == expected
    assert (config.dataset, config.seed) == ("mnist", 0)


@pytest.mark.parametrize(
    ("optimizer", "rate"), [("sgd", 0.01), ("momentum", 0.01), ("rmsprop", 0.001), ("adam", 0.001)]
)
def test_the_learning_rate_left_out_is_the_optimizers_own(optimizer, rate):
    assert TrainingConfig(optimizer=optimizer).learning_rate == rate


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("learning_rate", 1, 1.0),
        ("learning_rate", 1e10, 1e10),
        ("learning_rate", np.float32(0.5), 0.5),
        ("batch_size", np.int64(7), 7),
        ("batch_size", 7.0, 7),
        ("epochs", 1, 1),
        ("validation_split", 0, 0.0),
        ("validation_split", 0.999, 0.999),
        ("seed", MAX_SEED, MAX_SEED),
        ("dataset", Path("a.npz"), "a.npz"),
        ("dataset", "handwriting", "handwriting"),
    ],
)
def test_good_values_become_plain_ones(field, value, kept):
    stored = getattr(TrainingConfig(**{field: value}), field)
    assert stored == kept
    assert type(stored) is type(kept)


NO_NUMBER = [True, False, "1", math.nan, math.inf, -math.inf, -1, Decimal(1), [1], 1j, np.ones(2)]


@pytest.mark.parametrize(
    ("field", "values", "complaint"),
    [
        ("preset", ["", "lecture", None, 5, ["lecture-512"]], "There is no preset named"),
        ("optimizer", ["", "Adam", 5, ["adam"]], "There is no optimizer named"),
        ("dataset", ["", None, 5], "There is no data set named"),
        ("learning_rate", [*NO_NUMBER, 0, 10**400], "The learning rate must be a number above 0"),
        ("batch_size", [*NO_NUMBER, 0, 0.5, 1.5], "batch size must be a whole number from 1 up"),
        ("epochs", [*NO_NUMBER, 0, 2.5], "The epochs must be a whole number from 1 up"),
        ("validation_split", [*NO_NUMBER, 1, 1.5], "validation split must be from 0 to below 1"),
        ("seed", [*NO_NUMBER, 0.5, MAX_SEED + 1], "seed must be a whole number from 0 to"),
    ],
)
def test_bad_values_are_refused_in_one_sentence(field, values, complaint):
    for value in values:
        if field == "validation_split" and value is False:
            continue
        with pytest.raises(Problem, match=complaint) as refused:
            TrainingConfig(**{field: value})
        assert str(refused.value).endswith(".")
        assert refused.value.sentence.template


@pytest.mark.parametrize(
    ("n_images", "split", "expected"),
    [
        (60_000, 0.3, 42_000),
        (60_000, 0, 60_000),
        (101, 0.5, 50),
        (20, 0, 20),
        (10, Fraction(0), 10),
    ],
)
def test_how_many_images_are_trained_on(n_images, split, expected):
    assert TrainingConfig(validation_split=split, batch_size=10).split(n_images) == expected


def test_the_split_is_that_of_keras():
    from keras.src.trainers.data_adapters.array_slicing import train_validation_split

    for n_images in (100, 999, 6000):
        for split in (0.1, 0.2, 0.3, 0.45, 0.7):
            (train,), _ = train_validation_split((np.zeros(n_images),), split)
            config = TrainingConfig(validation_split=split, batch_size=1)
            assert config.split(n_images) == len(train)


@pytest.mark.parametrize(("n_images", "split"), [(31, 0), (0, 0), (40, 0.5)])
def test_a_batch_larger_than_the_images_is_refused(n_images, split):
    with pytest.raises(Problem, match="batch size of 32 is larger than the"):
        TrainingConfig(validation_split=split).split(n_images)


def test_it_is_frozen_comparable_and_replaceable():
    config = TrainingConfig(seed=3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.seed = 4
    assert dataclasses.replace(config, seed=4).seed == 4
    assert config == TrainingConfig(seed=3) == pickle.loads(pickle.dumps(config))
    assert TrainingConfig(**dataclasses.asdict(config)) == config
    with pytest.raises(Problem):
        dataclasses.replace(config, epochs=0)
    assert [layer.n_units for layer in config.layers] == [512, 10]


def test_layers_of_one_s_own_and_another_loss_are_settings_like_others():
    own = (ConvolutionPlan(4, 5), PoolingPlan(2, dropout=0.25), LayerPlan(10, "softmax"))
    config = TrainingConfig(preset="cnn", layers=own, loss="mean_squared_error")
    assert (config.layers, config.has_own_layers) == (own, True)
    assert config == TrainingConfig(**config.settings)
    assert config == TrainingConfig(**json.loads(json.dumps(dataclasses.asdict(config))))
    plain = TrainingConfig(preset="cnn")
    assert not plain.has_own_layers
    assert dataclasses.replace(config, layers=None).layers == plain.layers
    # Other layers are drawn anew, and no run goes on with other layers or another loss.
    assert config.drawn_from != plain.drawn_from
    other_loss = dataclasses.replace(plain, loss="mean_squared_error")
    assert other_loss.drawn_from == plain.drawn_from
    assert len({each.branch_key for each in (config, plain, other_loss)}) == 3
    with pytest.raises(Problem, match="no loss named x"):
        TrainingConfig(loss="x")
