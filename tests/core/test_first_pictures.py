"""The weights of the first layer as pictures, whatever that layer is."""

import numpy as np

from visualizer.core.first_pictures import first_pictures
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan

DIGITS = LayerPlan(10, "softmax")


def test_a_dense_unit_looks_at_every_pixel():
    network = initial_network((LayerPlan(7, "relu"), DIGITS), 0)
    pictures = first_pictures(network)
    assert pictures.shape == (7, 28, 28)
    np.testing.assert_array_equal(pictures[3].ravel(), network.layers[0].weights[:, 3])


def test_a_kernel_is_a_picture_itself():
    network = initial_network((PoolingPlan(2), ConvolutionPlan(5, 3), DIGITS), 0)
    pictures = first_pictures(network)
    assert pictures.shape == (5, 3, 3)
    np.testing.assert_array_equal(pictures[4], network.layers[1].weights[:, :, 0, 4])


def test_behind_pooling_alone_a_unit_looks_at_what_is_left():
    network = initial_network((PoolingPlan(3), DIGITS), 0)
    pictures = first_pictures(network)
    assert pictures.shape == (10, 9, 9)
    np.testing.assert_array_equal(pictures[2].ravel(), network.dense.layers[0].weights[:, 2])
