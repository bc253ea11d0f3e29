"""What the named kernels do to images on which the answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.registry import discover
from visualizer.core.sliding_window import SlidingWindow, convolved

KERNELS = discover("visualizer.core.kernels")
RISING = np.tile(np.arange(7.0), (7, 1))  # by 1 from column to column


def applied(key, image):
    kernel = np.array(KERNELS[key].weights)
    return convolved(image, kernel, SlidingWindow.over(image.shape, kernel.shape))


def test_those_that_people_know_are_there():
    assert list(KERNELS) == [
        *("identity", "sobel-x", "sobel-y", "prewitt-x", "prewitt-y", "laplacian"),
        *("box-blur", "gaussian-blur", "sharpen", "emboss"),
    ]


@pytest.mark.parametrize(
    ("key", "slope"),
    [("sobel-x", 8), ("prewitt-x", 6), ("sobel-y", 0), ("prewitt-y", 0), ("laplacian", 0)],
)
def test_edges_on_a_slope(key, slope):
    np.testing.assert_allclose(applied(key, RISING), slope)


@pytest.mark.parametrize("way", ["sobel", "prewitt"])
def test_one_way_is_the_other_transposed(way):
    x, y = (np.array(KERNELS[f"{way}-{axis}"].weights) for axis in "xy")
    np.testing.assert_array_equal(x.T, y)


@pytest.mark.parametrize("key", ["identity", "box-blur", "gaussian-blur", "sharpen"])
def test_an_even_slope_stays_as_it_is(key):
    np.testing.assert_allclose(applied(key, RISING), RISING[1:-1, 1:-1])


def test_sharpening_is_the_image_minus_its_laplacian():
    image = np.random.default_rng(0).normal(size=(6, 6))
    np.testing.assert_allclose(
        applied("sharpen", image), image[1:-1, 1:-1] - applied("laplacian", image)
    )


def test_emboss_keeps_even_grounds_and_lifts_what_rises_to_the_lower_right():
    np.testing.assert_allclose(applied("emboss", np.ones((4, 4))), 1)
    assert applied("emboss", RISING + RISING.T)[0, 0] > 2
