"""Pictures of the plane are what a forward pass says in the middle of each pixel."""

import numpy as np
import pytest

from visualizer.core.decision_map import decided, decision_map, neuron_maps, plane_grid
from visualizer.core.initialisation import initial_network
from visualizer.core.point_features import FEATURES, features_of
from visualizer.core.points_config import PointsConfig


@pytest.mark.parametrize("features", [("x₁",), ("x₁", "x₂"), tuple(FEATURES)])
@pytest.mark.parametrize("hidden", [(), (4, 2), (16, 16, 16, 16)])
def test_every_pixel_is_a_forward_pass(features, hidden):
    config = PointsConfig(n_classes=4, features=features, hidden=hidden)
    network = initial_network(config.layers, 1, len(features))
    seen = decision_map(network, features, 40)
    assert seen.shape == (4, 40, 40)
    np.testing.assert_allclose(seen.sum(axis=0), 1, atol=1e-5)
    for row, column in ((0, 0), (39, 0), (17, 31)):
        place = plane_grid(40)[row, column]
        expected = network.forward(features_of(place, features))
        np.testing.assert_allclose(seen[:, row, column], expected.output, atol=1e-6)
        for values, maps in zip(
            expected.activations, neuron_maps(network, features, 40), strict=True
        ):
            np.testing.assert_allclose(maps[:, row, column], values, atol=1e-5)


def test_the_highest_row_is_first_and_pixels_have_their_middles():
    np.testing.assert_allclose(plane_grid(2), [[[-3, 3], [3, 3]], [[-3, -3], [3, -3]]])


def test_a_network_that_diverged_is_nan_all_over_and_warns_nobody():
    config = PointsConfig(hidden=(3,))
    network = initial_network(config.layers, 0, 2)
    layer = network.layers[0]
    diverged = network.with_layer(0, layer.with_bias(0, np.nan))
    assert np.isnan(decision_map(diverged, config.features, 8)).all()


def test_the_likeliest_class_is_taken_as_certain():
    first = np.array([[0.5, 0.2, np.nan, 0.4]])
    second = np.array([[0.3, 0.5, 0.5, 0.4]])
    third = np.array([[0.2, 0.3, 0.5, 0.2]])
    seen = decided(np.stack([first, second, third]))
    assert seen.dtype == np.float32
    # Of two as likely the first; none where there is no number.
    np.testing.assert_array_equal(seen[:, 0], [[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 0, 0]])
