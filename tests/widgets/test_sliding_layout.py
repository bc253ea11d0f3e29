"""Image, window and map stand beside each other at any size, and points lead back to places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF

from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.sliding import Sliding
from visualizer.widgets.sliding_layout import SlidingLayout
from visualizer.widgets.theme import MOST_ZOOM

LINE = 17.0


def laid_out(size, image=(5, 5), **settings):
    scene = replace(ConvolutionScene(), **settings)
    return SlidingLayout(Sliding(np.ones(image), scene), QSizeF(*size), LINE)


@pytest.mark.parametrize("size", [(600, 220), (1248, 260), (1900, 900), (700, 900)])
@pytest.mark.parametrize("image", [(5, 5), (28, 28), (3, 20), (20, 3)])
@pytest.mark.parametrize("operation", ["convolution", "max"])
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_nothing_overlaps_and_all_is_inside(size, image, operation, padding):
    layout = laid_out(size, image, operation=operation, padding=padding)
    parts = [layout.padded, layout.window, layout.kernel, layout.products, layout.map]
    if operation == "max":
        assert layout.window == layout.kernel == layout.products
        parts = [layout.padded, layout.window, layout.map]
    whole = QRectF(0, 0, *size)
    assert all(whole.contains(part) for part in (*parts, layout.result))
    assert all(before.right() < after.left() for before, after in pairwise(parts))
    assert all(part.top() >= LINE - 1 for part in parts)
    assert layout.image_cell(0, 0).width() == pytest.approx(layout.map_cell(0, 0).width())
    assert layout.image_cell(0, 0).width() == pytest.approx(layout.image_cell(0, 0).height())


@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("dilation", [1, 2])
def test_points_lead_to_places(stride, dilation):
    layout = laid_out((1248, 260), (8, 9), stride=stride, dilation=dilation)
    sliding = Sliding(
        np.ones((8, 9)), replace(ConvolutionScene(), stride=stride, dilation=dilation)
    )
    for number in range(sliding.n_places):
        place = sliding.place(number)
        assert layout.place_at(layout.map_cell(place.row, place.column).center()) == number
        assert layout.place_at(layout.covered(place.top, place.left).center()) == number


def test_points_lead_to_numbers_and_weights():
    layout = laid_out((1248, 260), padding="same")
    assert layout.number_at(layout.image_cell(3, 1).center()) == (3, 1)
    assert layout.number_at(layout.image_cell(-1, 1).center()) is None
    assert layout.weight_at(layout.kernel_cell(2, 0).center()) == (2, 0)
    assert layout.weight_at(layout.image_cell(0, 0).center()) is None
    assert layout.place_at(layout.kernel_cell(2, 0).center()) is None
    pooling = laid_out((1248, 260), operation="max")
    assert pooling.weight_at(pooling.kernel.center()) is None


def test_text_grows_in_a_high_picture_alone():
    low, high = laid_out((1248, 260)), laid_out((1900, 20 * 1.5 * LINE))
    assert (low.zoom, low.line) == (1.0, LINE)
    assert (high.zoom, high.line) == (pytest.approx(1.5), pytest.approx(1.5 * LINE))
    assert laid_out((1900, 5000)).zoom == MOST_ZOOM
