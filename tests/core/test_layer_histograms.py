"""Histograms of layers: of any shape, on one scale or each on its own."""

import math

import numpy as np
import pytest

from visualizer.core.layer_histograms import layer_histograms

# As of a dense layer, and of one of filters; a layer may be very small.
WEIGHTS = [np.linspace(-0.09, 0.09, 12).reshape(3, 4), np.full((2, 2, 1, 3), 0.4), np.ones((1, 1))]
BIASES = [np.zeros(4), np.array([0.1, -0.6, 0.2]), np.array([-0.5])]


def test_all_layers_have_the_scale_of_the_widest():
    found = layer_histograms(WEIGHTS, BIASES)
    assert [each.weights.limit for each in found] == [1.5] * 3
    assert [each.biases.limit for each in found] == [1.5] * 3


def test_each_layer_has_the_scale_of_its_weights_and_biases():
    found = layer_histograms(WEIGHTS, BIASES, shared=False)
    assert [each.weights.limit for each in found] == [0.1, 0.7, 1.5]
    assert [each.biases.limit for each in found] == [0.1, 0.7, 1.5]


@pytest.mark.parametrize("shared", [False, True])
def test_every_weight_and_bias_is_counted(shared):
    found = layer_histograms(WEIGHTS, BIASES, shared=shared)
    assert [each.weights.n_values for each in found] == [12, 12, 1]
    assert [each.biases.n_values for each in found] == [4, 3, 1]
    assert [each.biases.n_zero for each in found] == [4, 0, 0]
    assert [each.statistics.mean for each in found] == pytest.approx([0, 0.4, 1])
    assert [each.first_weights for each in found] == [None] * 3


def test_the_first_weights_stand_on_the_scale_of_the_present_ones():
    first = [weights / 2 for weights in WEIGHTS]
    found = layer_histograms(WEIGHTS, BIASES, first_weights=first, shared=False)
    assert [each.first_weights.limit for each in found] == [0.1, 0.7, 1.5]
    assert np.flatnonzero(found[1].first_weights.counts).tolist() == [38]
    assert np.flatnonzero(found[1].weights.counts).tolist() == [47]


def test_there_is_room_for_what_the_weights_were_and_will_be():
    wide = [3 * weights for weights in WEIGHTS]
    for name in ("first_weights", "last_weights"):
        found = layer_histograms(WEIGHTS, BIASES, **{name: wide}, shared=False)
        assert [each.weights.limit for each in found] == [0.3, 1.5, 5]


def test_what_is_no_number_is_told_of_weights_and_biases():
    weights = [np.array([[math.nan, 1, math.inf]]), np.ones((1, 1))]
    biases = [np.array([math.nan, 0.5, -math.inf]), np.array([math.nan])]
    found = layer_histograms(weights, biases)
    assert [each.n_not_finite for each in found] == [(2, 2), (1, 0)]
    assert [each.weights.limit for each in found] == [1.5, 1.5]
    assert [each.biases.n_values for each in found] == [3, 1]


def test_without_layers_there_is_nothing():
    assert layer_histograms([], []) == ()
