"""Where units stand, and which of a large layer are shown."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.widgets.network_layout import MIN_UNITS, NetworkLayout, Unit
from visualizer.widgets.theme import Scheme, apply_theme

# Fonts are the program's.
pytestmark = pytest.mark.usefixtures("qapp")
IMAGE = np.linspace(0, 1, 784, dtype=np.float32)


def layout(sizes: tuple[int, ...], width: int, height: int) -> NetworkLayout:
    network = initial_network([LayerPlan(size, "relu") for size in sizes], 0)
    metrics = QFontMetrics(QApplication.font())
    return NetworkLayout(network, network.forward(IMAGE), width, height, metrics)


@pytest.mark.parametrize("sizes", [(10,), (20, 20, 10), (512, 10), (3, 300, 2, 10)])
@pytest.mark.parametrize("size", [(240, 160), (700, 400), (1920, 1080)])
def test_everything_is_inside_and_nothing_overlaps(
    sizes: tuple[int, ...], size: tuple[int, int]
) -> None:
    placed = layout(sizes, *size)
    inside = QRectF(0, 0, *size)
    boxes = [box for column in placed.boxes for box in column]
    assert inside.contains(placed.image)
    assert all(inside.contains(box) for box in boxes)
    for column in placed.boxes:
        assert all(a.bottom() <= b.top() for a, b in pairwise(column))


def test_the_columns_go_from_left_to_right() -> None:
    placed = layout((20, 20, 10), 700, 400)
    columns = [placed.image.right(), *(placed.column(index) for index in range(3))]
    assert columns == sorted(columns)


@pytest.mark.parametrize(("height", "least", "most"), [(160, MIN_UNITS, 6), (1080, 30, 60)])
def test_as_many_units_as_fit(height: int, least: int, most: int) -> None:
    n_shown = len(layout((512, 10), 700, height).shown[0])
    assert least <= n_shown <= most


def test_units_on_screen_stay_while_they_matter() -> None:
    network = initial_network([LayerPlan(512, "relu"), LayerPlan(10, "softmax")], 0)
    metrics = QFontMetrics(QApplication.font())
    first = NetworkLayout(network, network.forward(IMAGE), 700, 400, metrics)
    other = network.forward(IMAGE[::-1])
    anew = NetworkLayout(network, other, 700, 400, metrics)
    after = NetworkLayout(network, other, 700, 400, metrics, first.shown)
    before = set(first.shown[0])
    assert len(before & set(after.shown[0])) > len(before & set(anew.shown[0]))


def test_a_unit_is_found_where_it_stands() -> None:
    placed = layout((512, 10), 700, 400)
    assert placed.unit_at(placed.boxes[1][7].center()) == Unit(1, 7)
    fourth = int(placed.shown[0][3])
    assert placed.unit_at(placed.boxes[0][3].center()) == Unit(0, fourth)
    assert placed.unit_at(QPointF(1, 1)) is None


def test_pixels_stand_in_the_image_row_by_row() -> None:
    placed = layout((10,), 700, 400)
    first, next_row, last = placed.pixel(0), placed.pixel(28), placed.pixel(783)
    assert first.x() == next_row.x() < last.x()
    assert first.y() < next_row.y() < last.y()
    assert placed.image.contains(first)
    assert placed.image.contains(last)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("sizes", [(512, 10), (20, 20, 10), (3, 300, 2, 10)])
def test_at_the_least_width_no_column_touches_the_next(
    qapp: QApplication, scale: float, sizes: tuple[int, ...]
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    network = initial_network([LayerPlan(size, "relu") for size in sizes], 0)
    width = NetworkLayout.width_for(network, QFontMetrics(QApplication.font()))
    placed = layout(sizes, width, 900)
    columns = [placed.image, *(boxes[0] for boxes in placed.boxes)]
    assert all(left.right() < right.left() for left, right in pairwise(columns))
    assert columns[-1].right() < width
