"""What dense layers get of a digit, and what is wished for."""

import numpy as np

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.seen_digit import SeenDigit

PIXELS = np.random.default_rng(0).random(784)


def test_without_layers_over_the_image_it_is_its_pixels():
    sample = SeenDigit(PIXELS, 3).sample((), (0.0,) * 10)
    assert sample.x == tuple(PIXELS.tolist())
    assert sample.target == (0, 0, 0, 1, 0, 0, 0, 0, 0, 0)


def test_behind_kernels_it_is_their_feature_maps():
    plans = (ConvolutionPlan(3, 5), PoolingPlan(4), LayerPlan(10, "softmax"))
    network = initial_network(plans, 1)
    sample = SeenDigit(PIXELS, 3).sample(network.image_layers, (0.0,) * 10)
    assert sample.x == tuple(network.forward(PIXELS).dense.activations[0].tolist())


def test_an_unknown_digit_leaves_the_wish_as_it_is():
    wished = (0.5, 0.5)
    assert SeenDigit(PIXELS).sample((), wished).target == wished
    assert SeenDigit(PIXELS, 7).sample((), wished).target == wished
