"""Lines between classes: on them two are equally likely, and no third is likelier."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.activations import sigmoid
from visualizer.core.initialisation import initial_network
from visualizer.core.linear_boundaries import linear_boundaries, plane_weights, weighted_sum
from visualizer.core.points_config import REACH, PointsConfig
from visualizer.core.softmax import softmax


@st.composite
def regressions(draw, least=2, most=6):
    n_classes = draw(st.integers(least, most))
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    return generator.normal(size=(2, n_classes)), generator.normal(size=n_classes)


@given(regressions())
def test_on_a_boundary_two_classes_are_equally_likely_and_the_likeliest(regression):
    weights, bias = regression
    for line in linear_boundaries(weights, bias):
        if line.ends is None:
            continue
        for share in (0.0, 0.3, 1.0):
            place = (1 - share) * line.ends[0] + share * line.ends[1]
            assert np.abs(place).max() <= REACH + 1e-9
            p = softmax(place @ weights + bias)
            assert p[line.first] == pytest.approx(p[line.second], abs=1e-9)
            assert p[line.first] >= p.max() - 1e-9


@given(regressions(), st.integers(0, 2**32))
def test_wherever_the_likeliest_class_changes_a_line_is_crossed(regression, seed):
    weights, bias = regression
    start, end = np.random.default_rng(seed).uniform(-REACH, REACH, (2, 2))
    way = np.linspace(start, end, 2001)
    winners = (way @ weights + bias).argmax(axis=1)
    lines = {(line.first, line.second): line for line in linear_boundaries(weights, bias)}
    for at in np.flatnonzero(np.diff(winners)):
        line = lines[tuple(sorted(winners[[at, at + 1]]))]
        sides = way[[at, at + 1]] @ line.normal + line.offset
        assert sides[0] * sides[1] <= 0
        assert line.ends is not None


@given(regressions(2, 2), st.integers(0, 2**32))
def test_with_two_classes_softmax_is_logistic_regression(regression, seed):
    weights, bias = regression
    (line,) = linear_boundaries(weights, bias)
    places = np.random.default_rng(seed).uniform(-REACH, REACH, (50, 2))
    expected = softmax(places @ weights + bias)[:, 0]
    np.testing.assert_allclose(sigmoid(places @ line.normal + line.offset), expected, atol=1e-12)


def test_three_classes_around_the_origin_meet_there():
    angles = np.pi / 2 + 2 * np.pi * np.arange(3) / 3
    lines = linear_boundaries(np.stack([np.cos(angles), np.sin(angles)]), np.zeros(3))
    assert [(line.first, line.second) for line in lines] == [(0, 1), (0, 2), (1, 2)]
    for line in lines:
        assert min(np.hypot(*end) for end in line.ends) == pytest.approx(0, abs=1e-9)
    # Between the two lower classes the line goes straight down.
    np.testing.assert_allclose(sorted(lines[2].ends[:, 1]), [-REACH, 0], atol=1e-9)


@pytest.mark.parametrize(
    ("weights", "bias"),
    [
        (np.zeros((2, 2)), np.zeros(2)),
        (np.zeros((2, 2)), np.array([1.0, 0.0])),
        (np.array([[1.0, -1.0], [0.0, 0.0]]), np.array([100.0, 0.0])),
        (np.full((2, 2), np.nan), np.zeros(2)),
        (np.array([[np.inf, 0.0], [0.0, 0.0]]), np.zeros(2)),
        (np.array([[1.0, -1.0, 0.0], [0.0, 0.0, 0.0]]), np.array([0.0, 0.0, 50.0])),
    ],
)
def test_where_there_is_no_line_none_is_drawn(weights, bias):
    assert linear_boundaries(weights, bias)[0].ends is None


def test_a_coordinate_the_network_is_not_told_has_no_weight():
    config = PointsConfig(features=("x₂",))
    network = initial_network(config.layers, 0, 1)
    weights, bias = plane_weights(network, config.features)
    np.testing.assert_array_equal(weights[0], 0)
    np.testing.assert_array_equal(weights[1], network.layers[0].weights[0])
    np.testing.assert_array_equal(bias, network.layers[0].bias)


@pytest.mark.parametrize(
    ("weights", "bias", "text"),
    [
        ((1.234, -0.5), 0.0, "1.23·x₁ − 0.50·x₂ + 0.00"),
        ((-1.0, 2.0), -3.0, "−1.00·x₁ + 2.00·x₂ − 3.00"),
        ((-0.001, 0.001), 0.001, "0.00·x₁ + 0.00·x₂ + 0.00"),
    ],
)
def test_a_sum_is_written_with_its_signs(weights, bias, text):
    assert weighted_sum(np.array(weights), bias) == text


def test_an_equation_is_the_lines_own():
    (line,) = linear_boundaries(np.array([[2.0, 0.5], [0.0, 1.0]]), np.array([1.0, 0.0]))
    assert line.names == "A | B"
    assert line.equation == "1.50·x₁ − 1.00·x₂ + 1.00 = 0"
