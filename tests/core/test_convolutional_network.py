"""Convolution and pooling against Keras, by hand, and for any shape."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualizer.core.convolutional_network import ConvolutionalNetwork
from visualizer.core.image_layers import ConvolutionLayer, PoolingLayer
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.planned_network import planned_network, plans_of

DIGITS = LayerPlan(10, "softmax", "digits")
PLANS = (ConvolutionPlan(4, 5, "relu", "edges", 0.25), PoolingPlan(3), DIGITS)


def test_a_kernel_weighs_what_it_covers() -> None:
    image = np.arange(16.0).reshape(1, 4, 4, 1)
    kernel = np.array([[1.0, 0], [0, -1]]).reshape(2, 2, 1, 1)
    layer = ConvolutionLayer(kernel, np.array([0.5]), "linear")
    # Every number less the one below to the right of it, which is 5 larger.
    assert layer.forward(image).shape == (1, 3, 3, 1)
    np.testing.assert_array_equal(layer.forward(image), -4.5)


def test_pooling_keeps_the_largest_and_drops_what_is_left_over() -> None:
    image = np.array([[1.0, 2, 9], [4, 3, 9], [9, 9, 9]]).reshape(1, 3, 3, 1)
    assert PoolingLayer(2).forward(image).tolist() == [[[[4.0]]]]


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 4), st.integers(1, 6), st.integers(1, 3), st.integers(1, 3), st.integers(0, 99)
)
def test_layers_compute_what_their_definition_says(
    n_filters: int, side: int, size: int, n_channels: int, seed: int
) -> None:
    draw = np.random.default_rng(seed)
    maps = draw.normal(size=(2, 9, 8, n_channels))
    kernels, bias = (
        draw.normal(size=(side, side, n_channels, n_filters)),
        draw.normal(size=n_filters),
    )
    given_maps = ConvolutionLayer(kernels, bias, "tanh").forward(maps)
    pooled = PoolingLayer(size).forward(maps)
    for y, x in np.ndindex(given_maps.shape[1:3]):
        window = maps[:, y : y + side, x : x + side]
        expected = np.tanh(np.einsum("nyxc,yxck->nk", window, kernels) + bias)
        np.testing.assert_allclose(given_maps[:, y, x], expected, atol=1e-12)
    for y, x in np.ndindex(pooled.shape[1:3]):
        square = maps[:, y * size : (y + 1) * size, x * size : (x + 1) * size]
        np.testing.assert_array_equal(pooled[:, y, x], square.max(axis=(1, 2)))


@pytest.mark.parametrize(
    "plans",
    [
        PLANS,
        (PoolingPlan(2), LayerPlan(7, "sigmoid"), DIGITS),
        (ConvolutionPlan(3, 3, "tanh"), ConvolutionPlan(5, 4), PoolingPlan(2), DIGITS),
    ],
)
def test_the_whole_network_answers_as_in_keras(plans: tuple[AnyPlan, ...]) -> None:
    import keras

    from visualizer.training.model_builder import keras_layers

    network = initial_network(plans, 3)
    model = keras.Sequential([keras.Input((28, 28)), *keras_layers(plans)])
    model.set_weights(network.arrays)
    assert model.count_params() == network.n_weights
    images = np.random.default_rng(0).random((5, 28, 28), np.float32)
    trace = network.forward(images.reshape(5, -1))
    np.testing.assert_allclose(trace.output, np.asarray(model(images)), atol=1e-6)
    kinds = (keras.layers.Conv2D, keras.layers.MaxPooling2D)
    image_layers = [layer for layer in model.layers if isinstance(layer, kinds)]
    for ours, layer in zip(trace.maps, image_layers, strict=True):
        theirs = keras.Model(model.inputs[0], layer.output)(images)
        np.testing.assert_allclose(ours, np.asarray(theirs), atol=1e-5)


def test_one_image_or_many() -> None:
    network = initial_network(PLANS, 1)
    images = np.random.default_rng(2).random((3, 784), np.float32)
    many, one = network.forward(images), network.forward(images[1])
    assert [maps.shape for maps in one.maps] == [(24, 24, 4), (8, 8, 4)]
    np.testing.assert_allclose(one.output, many.output[1], rtol=1e-5)
    np.testing.assert_allclose(one.maps[1], many.maps[1][1], rtol=1e-5)


def test_the_first_weights_have_the_limits_of_keras() -> None:
    import keras

    kernels = initial_network([ConvolutionPlan(64, 5), DIGITS], 0).image_layers[0].weights
    theirs = np.asarray(keras.initializers.GlorotUniform()((5, 5, 1, 64)))
    assert np.abs(kernels).max() == pytest.approx(np.abs(theirs).max(), rel=0.01)
    assert kernels.std() == pytest.approx(theirs.std(), rel=0.05)


def test_a_network_comes_back_out_of_its_plan_and_arrays() -> None:
    network = initial_network(PLANS, 4)
    assert plans_of(network) == PLANS
    again = planned_network(plans_of(network), network.arrays)
    assert plans_of(again) == PLANS
    assert all((a == b).all() for a, b in zip(again.arrays, network.arrays, strict=True))
    assert network.n_bytes == 4 * network.n_weights
    assert network.sizes == (784, 24 * 24 * 4, 8 * 8 * 4, 10)


@pytest.mark.parametrize("change", [lambda a: a[:-1], lambda a: [*a, a[0]], lambda a: a[::-1]])
def test_arrays_that_do_not_fit_are_refused(change) -> None:
    with pytest.raises(ValueError, match=r"."):
        planned_network(PLANS, change(list(initial_network(PLANS, 0).arrays)))


def test_what_does_not_fit_together_is_refused() -> None:
    dense = DenseNetwork([DenseLayer(np.zeros((7, 10)), np.zeros(10), "softmax")])
    with pytest.raises(ValueError, match="196 features cannot feed 7"):
        ConvolutionalNetwork([PoolingLayer(2)], dense)
    with pytest.raises(ValueError, match="needs an image layer"):
        ConvolutionalNetwork([], dense)
    two = ConvolutionLayer(np.zeros((3, 3, 2, 1)), np.zeros(1), "relu")
    with pytest.raises(ValueError, match="cannot take maps"):
        ConvolutionalNetwork([two], dense)
    with pytest.raises(ValueError, match="not one of"):
        ConvolutionLayer(np.zeros((3, 3, 1, 1)), np.zeros(1), "eval")
    with pytest.raises(ValueError, match="do not fit"):
        ConvolutionLayer(np.zeros((3, 3, 1, 2)), np.zeros(1), "relu")
