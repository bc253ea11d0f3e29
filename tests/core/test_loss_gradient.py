"""Gradients over many images: those of TensorFlow, chunk by chunk the same."""

import math
from itertools import pairwise

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.loss_gradient import loss_gradient
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.planned_network import plans_of, weighted_layers
from visualizer.core.registry import discover
from visualizer.core.training_config import LOSSES

# Kernels of kernels, without pooling between them, and pooling that leaves something over.
KERNELS = (
    ConvolutionPlan(3, 4, "tanh"),
    ConvolutionPlan(4, 3, "sigmoid"),
    PoolingPlan(3),
    LayerPlan(10, "softmax"),
)
# Each place shares 1 among its channels.
SHARES = ConvolutionPlan(3, 3, "softmax"), PoolingPlan(2), LayerPlan(10, "softmax")
PRESETS = discover("visualizer.core.presets")
N_IMAGES = 96


def drawn_images(seed):
    generator = np.random.default_rng(seed)
    images = generator.integers(0, 256, (N_IMAGES, 28, 28), np.uint8)
    # As in real images, some pixels are always paper.
    images[:, :3] = 0
    return images, generator.integers(0, 10, N_IMAGES, np.uint8)


def drawn_network(activations, seed):
    generator = np.random.default_rng(seed)
    sizes = 784, *([12] * (len(activations) - 1)), 10
    return DenseNetwork(
        DenseLayer(
            generator.normal(0, 0.1, shape).astype(np.float32),
            generator.normal(0, 0.1, shape[1]).astype(np.float32),
            activation,
        )
        for shape, activation in zip(pairwise(sizes), activations, strict=True)
    )


def keras_gradient(network, images, labels, loss):
    """Return what Keras's own loss and TensorFlow's tape say."""
    import keras
    import tensorflow as tf

    from visualizer.training.model_builder import keras_layers

    model = keras.Sequential([keras.Input((28, 28)), *keras_layers(plans_of(network))])
    model.set_weights(network.arrays)
    if loss == "mean_squared_error":
        labels = keras.utils.to_categorical(labels, 10)
    with tf.GradientTape() as tape:
        outputs = model(images.astype(np.float32) / 255)
        value = tf.reduce_mean(keras.losses.get(loss)(labels, outputs))
    gradients = [each.numpy() for each in tape.gradient(value, model.trainable_weights)]
    return float(value), gradients[::2], gradients[1::2]


def assert_near(found, expected):
    scale = np.abs(expected).max()
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5 * scale)
    assert np.linalg.norm(found - expected) <= 1e-4 * np.linalg.norm(expected)


@pytest.mark.parametrize(
    "network",
    [
        *(initial_network(preset.layers, 3) for preset in PRESETS.values()),
        drawn_network(("relu", "relu", "relu", "softmax"), 0),
        drawn_network(("sigmoid", "tanh", "linear", "softmax"), 1),
        drawn_network(("softmax", "softmax"), 2),
        drawn_network(("softmax",), 3),
        initial_network(KERNELS, 4),
        initial_network(SHARES, 5),
    ],
    ids=lambda network: "-".join(layer.activation for layer in weighted_layers(network)),
)
@pytest.mark.parametrize("loss", LOSSES)
def test_it_is_the_gradient_of_keras(network, loss):
    images, labels = drawn_images(0)
    found = loss_gradient(network, images, labels, loss)
    value, weights, biases = keras_gradient(network, images, labels, loss)
    assert found.n_images == N_IMAGES
    assert found.loss == pytest.approx(value, rel=1e-5)
    for mine, theirs in zip(found.weights + found.biases, weights + biases, strict=True):
        assert mine.dtype == np.float32
        assert_near(mine, theirs)
    # The same are 0: of pixels that are paper, and of units that are shut.
    assert ((found.weights[0] == 0) == (weights[0] == 0)).mean() > 0.999


def test_joined_chunks_are_the_gradient_over_all_images():
    network = drawn_network(("relu", "softmax"), 5)
    images, labels = drawn_images(1)
    whole = loss_gradient(network, images, labels)
    joined = loss_gradient(network, images[:50], labels[:50])
    for chunk in (slice(50, 57), slice(57, None)):
        joined = joined.joined(loss_gradient(network, images[chunk], labels[chunk]))
    assert joined.n_images == N_IMAGES
    assert joined.loss == pytest.approx(whole.loss)
    for mine, theirs in zip(
        joined.weights + joined.biases, whole.weights + whole.biases, strict=True
    ):
        assert mine.dtype == np.float32
        assert_near(mine, theirs)


def network_with_bias(bias):
    """Return a network whose units are open to every image where they have a large bias."""
    network = drawn_network(("relu", "softmax"), 6)
    weights = network.layers[0].weights
    return network.with_layer(0, DenseLayer(weights, np.asarray(bias, np.float32), "relu"))


def test_a_dead_unit_is_one_that_no_image_opens():
    bias = np.full(12, 100)
    network = network_with_bias(bias)
    bias[[2, 7, 11]] = -100
    shut = network_with_bias(bias)
    images, labels = drawn_images(2)
    assert loss_gradient(network, images, labels).n_dead_units(0) == 0
    found = loss_gradient(shut, images, labels)
    assert found.n_dead_units(0) == 3
    assert found.n_dead_units(1) == 0
    assert not found.weights[0][:, [2, 7, 11]].any()


def test_a_unit_whose_bias_alone_is_at_rest_is_not_dead():
    found = loss_gradient(network_with_bias(np.full(12, 100)), *drawn_images(2))
    found.biases[0][4] = 0
    assert found.n_dead_units(0) == 0


@pytest.mark.parametrize("weight", [math.nan, math.inf, 1e38])
def test_weights_that_diverged_are_no_error(weight):
    # Warnings are errors here: there is none.
    network = DenseNetwork(
        [
            DenseLayer(np.full((784, 3), weight, np.float32), np.zeros(3, np.float32), "relu"),
            DenseLayer(np.full((3, 10), weight, np.float32), np.ones(10, np.float32), "softmax"),
        ]
    )
    images, labels = drawn_images(3)
    found = loss_gradient(network, images, labels)
    assert [each.shape for each in found.weights] == [(784, 3), (3, 10)]
    assert np.isnan(found.loss)
    assert np.isnan(found.joined(found).loss)
    assert found.n_dead_units(0) >= 0
