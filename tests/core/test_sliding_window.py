"""Convolution and pooling are Keras's, whatever the shapes, strides, paddings and dilations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualizer.core.sliding_window import (
    SlidingWindow,
    average_pooled,
    convolved,
    max_pooled,
)
from visualizer.core.window_axis import WindowAxis

SIDES, SIZES, STEPS = st.integers(1, 12), st.integers(1, 5), st.integers(1, 4)


@st.composite
def settings_of_a_window(draw, *, dilates):
    """Return shapes of image and kernel, stride, padding and dilation that fit each other."""
    shape = draw(SIDES), draw(SIDES)
    size = draw(SIZES), draw(SIZES)
    padding = draw(st.sampled_from(["valid", "same"]))
    stride = draw(STEPS)
    # TensorFlow refuses both above 1.
    dilation = draw(STEPS) if dilates and stride == 1 else 1
    if padding == "valid":
        reach = [dilation * (each - 1) + 1 for each in size]
        shape = tuple(max(pair) for pair in zip(shape, reach, strict=True))
    return shape, size, stride, padding, dilation


def numbers(shape, seed):
    return np.random.default_rng(seed).normal(size=shape)


@settings(max_examples=150)
@given(settings_of_a_window(dilates=True), st.integers(0, 999))
def test_convolution_is_that_of_keras(setting, seed):
    from keras import ops

    shape, size, stride, padding, dilation = setting
    image, kernel = numbers(shape, seed), numbers(size, seed + 1)
    window = SlidingWindow.over(shape, size, stride, padding, dilation)
    expected = ops.conv(
        image[np.newaxis, ..., np.newaxis],
        kernel[..., np.newaxis, np.newaxis],
        strides=stride,
        padding=padding,
        dilation_rate=dilation,
    )
    found = convolved(image, kernel, window, bias=0.5)
    np.testing.assert_allclose(found, np.asarray(expected)[0, ..., 0] + 0.5, atol=1e-6)
    assert found.shape == window.shape


@settings(max_examples=150)
@given(settings_of_a_window(dilates=False), st.integers(0, 999))
def test_pooling_is_that_of_keras(setting, seed):
    from keras import ops

    shape, size, stride, padding, _ = setting
    image = numbers(shape, seed)
    window = SlidingWindow.over(shape, size, stride, padding)
    for ours, theirs in ((max_pooled, ops.max_pool), (average_pooled, ops.average_pool)):
        expected = theirs(image[np.newaxis, ..., np.newaxis], size, stride, padding)
        np.testing.assert_allclose(ours(image, window), np.asarray(expected)[0, ..., 0], atol=1e-6)


@given(settings_of_a_window(dilates=True))
def test_the_formula_of_the_card_gives_the_size(setting):
    shape, size, stride, padding, dilation = setting
    window = SlidingWindow.over(shape, size, stride, padding, dilation)
    for axis in (window.rows, window.columns):
        reach = axis.dilation * (axis.size - 1)
        n_places = (axis.n + axis.padded - reach - 1) // stride + 1
        assert axis.n_places == n_places
        if padding == "same":
            assert n_places == -(-axis.n // stride)
        assert 0 <= axis.after - axis.before <= 1


def test_a_window_that_does_not_fit_has_no_place():
    assert WindowAxis(3, 4).n_places == 0
    assert WindowAxis(4, 3, dilation=2).n_places == 0
    assert WindowAxis(3, 4, padding="same").n_places == 3


@pytest.mark.parametrize(
    ("axis", "middle", "place"),
    [
        (WindowAxis(5, 3), 0, 0),
        (WindowAxis(5, 3), 2.5, 1),
        (WindowAxis(5, 3), 9, 2),
        (WindowAxis(5, 3, padding="same"), 0.5, 0),
        (WindowAxis(6, 2, stride=2), 3.2, 1),
    ],
)
def test_the_nearest_place_is_found(axis, middle, place):
    assert axis.nearest_place(middle) == place


def test_the_first_number_of_a_place_may_lie_in_the_padding():
    axis = WindowAxis(5, 3, padding="same")
    assert [axis.start(place) for place in range(axis.n_places)] == [-1, 0, 1, 2, 3]


def test_a_kernel_turned_by_half_is_convolution_as_mathematics_has_it():
    image, kernel = numbers((6, 7), 0), numbers((3, 3), 1)
    window = SlidingWindow.over(image.shape, kernel.shape)
    found = convolved(image, kernel[::-1, ::-1], window)
    expected = [
        sum(image[row + 2 - u, column + 2 - v] * kernel[u, v] for u in range(3) for v in range(3))
        for row in range(4)
        for column in range(5)
    ]
    np.testing.assert_allclose(found.ravel(), expected)
