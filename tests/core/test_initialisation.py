"""The first weights: repeatable, and drawn as Keras would."""

import numpy as np
import pytest

from visualizer.core.initialisation import INITIALISERS, initial_network
from visualizer.core.layer_plan import LayerPlan

PLANS = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))


def test_shapes_names_and_type():
    network = initial_network(PLANS, 0)
    assert network.sizes == (784, 512, 10)
    assert [(layer.activation, layer.name) for layer in network.layers] == [
        ("relu", "hidden"),
        ("softmax", "digits"),
    ]
    assert all(layer.weights.dtype == layer.bias.dtype == np.float32 for layer in network.layers)


def test_the_seed_decides():
    one, same, other = (initial_network(PLANS, seed) for seed in (3, 3, 4))
    for a, b, c in zip(one.layers, same.layers, other.layers, strict=True):
        assert (a.weights == b.weights).all()
        assert (a.weights != c.weights).mean() > 0.99


def test_the_limit_is_glorots():
    for layer in initial_network(PLANS, 1).layers:
        limit = np.sqrt(6 / (layer.n_inputs + layer.n_units))
        assert 0.99 * limit < np.abs(layer.weights).max() <= np.float32(limit)
        assert abs(layer.weights.mean()) < 0.05 * limit
        assert layer.weights.std() == pytest.approx(limit / np.sqrt(3), rel=0.03)
        assert not layer.bias.any()


def test_the_limit_is_that_of_keras():
    import keras

    for layer in initial_network(PLANS, 1).layers:
        dense = keras.layers.Dense(layer.n_units)
        dense.build((None, layer.n_inputs))
        kernel, bias = (np.asarray(w) for w in dense.get_weights())
        assert np.abs(kernel).max() == pytest.approx(np.abs(layer.weights).max(), rel=0.01)
        assert kernel.std() == pytest.approx(layer.weights.std(), rel=0.03)
        assert not bias.any()


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("glorot_uniform", -np.sqrt(6 / 700), np.sqrt(6 / 700)),
        ("he_uniform", -np.sqrt(6 / 300), np.sqrt(6 / 300)),
        ("lecun_uniform", -np.sqrt(3 / 300), np.sqrt(3 / 300)),
        ("random_uniform", -0.05, 0.05),
        ("uniform_0_1", 0, 1),
    ],
)
def test_weights_fill_their_range_evenly(key, low, high):
    weights = INITIALISERS[key](np.random.default_rng(0), 300, 400)
    width = high - low
    assert weights.shape == (300, 400)
    assert low <= weights.min() < low + 1e-4 * width
    assert high - 1e-4 * width < weights.max() <= high
    assert weights.mean() == pytest.approx((low + high) / 2, abs=0.005 * width)
    assert weights.std() == pytest.approx(width / np.sqrt(12), rel=0.01)


@pytest.mark.parametrize(
    ("key", "deviation"),
    [
        ("glorot_normal", np.sqrt(2 / 700)),
        ("he_normal", np.sqrt(2 / 300)),
        ("lecun_normal", np.sqrt(1 / 300)),
    ],
)
def test_a_normal_one_has_its_deviation_and_no_far_weights(key, deviation):
    weights = INITIALISERS[key](np.random.default_rng(0), 300, 400)
    assert weights.std() == pytest.approx(deviation, rel=0.01)
    assert weights.mean() == pytest.approx(0, abs=0.01 * deviation)
    # Keras cuts a wider distribution at two of its own deviations.
    most = 2 * deviation / 0.8796256610342398
    assert 0.999 * most < np.abs(weights).max() <= most
    # A normal one has more weights in its middle than an even one.
    assert np.mean(np.abs(weights) < 0.5 * deviation) == pytest.approx(0.353, abs=0.005)


def test_the_plain_normal_one_is_not_cut():
    weights = INITIALISERS["random_normal"](np.random.default_rng(0), 300, 400)
    assert weights.std() == pytest.approx(0.05, rel=0.01)
    assert np.abs(weights).max() > 4 * 0.05


def test_zeros_are_zeros():
    assert not INITIALISERS["zeros"](np.random.default_rng(0), 3, 4).any()


@pytest.mark.parametrize("key", INITIALISERS)
def test_the_mean_square_is_that_of_what_is_drawn(key):
    initialiser = INITIALISERS[key]
    squares = initialiser(np.random.default_rng(1), 300, 400) ** 2
    assert squares.mean() == pytest.approx(initialiser.mean_square(300, 400), rel=0.01)


@pytest.mark.parametrize("key", [key for key in INITIALISERS if key != "uniform_0_1"])
def test_a_range_is_that_of_keras(key):
    import keras

    theirs = np.asarray(keras.initializers.get(key)((300, 400)))
    ours = INITIALISERS[key](np.random.default_rng(0), 300, 400)
    if key != "random_normal":
        assert np.abs(ours).max() == pytest.approx(np.abs(theirs).max(), rel=1e-3)
    assert ours.std() == pytest.approx(theirs.std(), rel=0.02)


@pytest.mark.parametrize("key", INITIALISERS)
def test_the_plan_says_how_weights_are_drawn(key):
    plans = (LayerPlan(4, "relu", "first", key), LayerPlan(2, "linear"))
    one, same = (initial_network(plans, 7, 3) for _ in range(2))
    assert one.sizes == (3, 4, 2)
    assert [layer.initialiser for layer in one.layers] == [key, "glorot_uniform"]
    drawn = INITIALISERS[key](np.random.default_rng(7), 3, 4).astype(np.float32)
    np.testing.assert_array_equal(one.layers[0].weights, drawn)
    for layer, again in zip(one.layers, same.layers, strict=True):
        np.testing.assert_array_equal(layer.weights, again.weights)
        assert not layer.bias.any()


def test_no_way_of_that_name_is_an_error():
    with pytest.raises(KeyError, match="glorot"):
        initial_network([LayerPlan(2, "relu", "", "glorot")], 0)
