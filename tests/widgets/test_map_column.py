"""Maps in a diagram: they do not touch, and every pixel is found where it stands."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.map_layers import in_units
from visualizer.core.network_fold import fold_network
from visualizer.core.presets.cnn import Cnn
from visualizer.widgets.map_column import MapColumn, boxes_of_maps
from visualizer.widgets.pass_layout import Edge, Node, PassLayout
from visualizer.widgets.theme import number_font

SIZES = [(811, 294), (1235, 560), (1800, 900)]
DIGITS = LayerPlan(10, "softmax")
NETWORKS: list[tuple[AnyPlan, ...]] = [
    Cnn.layers,
    (ConvolutionPlan(3, 5), DIGITS),
    (ConvolutionPlan(20, 5), PoolingPlan(4), DIGITS),
]


def layout(
    plans: tuple[AnyPlan, ...],
    size: tuple[int, int] = SIZES[0],
    opened: frozenset[int] = frozenset(),
) -> PassLayout:
    network = in_units(initial_network(plans, 0))
    fold = fold_network(network, network.forward(np.random.default_rng(0).random(784)))
    return PassLayout(fold, QSizeF(*size), QFontMetricsF(number_font()), 4, opened)


@pytest.mark.parametrize("n_maps", [1, 7, 8, 9, 16])
@pytest.mark.parametrize("room", [QSizeF(100, 300), QSizeF(30, 300)])
def test_maps_are_squares_that_fill_their_room_and_do_not_touch(n_maps: int, room: QSizeF) -> None:
    boxes = boxes_of_maps(n_maps, QPointF(200, 200), room)
    assert len(boxes) == n_maps
    place = QRectF(QPointF(), room)
    place.moveCenter(QPointF(200, 200))
    assert all(place.contains(box) for box in boxes)
    assert all(box.width() == pytest.approx(box.height()) for box in boxes)
    assert not any(one.intersects(two) for one, two in combinations(boxes, 2))


def test_every_pixel_of_a_map_is_found_again() -> None:
    boxes = [QRectF(10, 10, 30, 20), QRectF(10, 40, 30, 20)]
    column = MapColumn(np.array([7, 2]), (2, 3, 4), boxes)
    for unit in range(24):
        pixel = column.pixel(unit)
        if unit % 4 in (2, 3):
            assert column.unit_at(pixel.center()) == unit
            assert column.box(unit) is boxes[0 if unit % 4 == 3 else 1]
        else:
            assert pixel is None
    assert column.pixel(7) == QRectF(20, 10, 10, 10)
    assert column.unit_at(QPointF(9, 9)) is None


@pytest.mark.parametrize("plans", NETWORKS, ids=len)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("qapp")
def test_columns_of_maps_stand_apart_inside_the_picture(
    plans: tuple[AnyPlan, ...], size: tuple[int, int]
) -> None:
    for opened in (frozenset(), frozenset({0})):
        placed = layout(plans, size, opened)
        places = [placed.input_grid, placed.lens, *(box for boxes in placed.boxes for box in boxes)]
        places += [box for box in placed.others if box is not None]
        whole = QRectF(QPointF(), placed.size)
        assert all(whole.contains(place) for place in places)
        assert not any(one.intersects(two) for one, two in combinations(places, 2))
        below = placed.size.height() - placed.footer_height
        assert all(placed.header_height <= place.top() + 1e-6 for place in places)
        assert all(place.bottom() <= below + 1e-6 for place in places)


@pytest.mark.usefixtures("qapp")
def test_a_pixel_of_a_map_is_a_unit() -> None:
    placed = layout(Cnn.layers)
    unit = 16 * (3 * 11 + 7) + 12
    place = placed.cell(2, unit)
    assert placed.node_at(place) == Node(2, unit)
    assert placed.box(Node(2, unit)).contains(place)
    assert placed.boxes[2][12].contains(place)
    # Of the image before the maps, too.
    assert placed.node_at(placed.cell(-1, 407)) == Node(-1, 407)


@pytest.mark.usefixtures("qapp")
def test_edges_run_from_pixel_to_pixel_and_from_map_to_map() -> None:
    placed = layout(Cnn.layers)
    edge = placed.edges(2)[0]
    line = placed.line_of(edge)
    assert line.p1() == placed.cell(1, edge.source)
    assert line.p2() == placed.cell(2, edge.unit)
    between = placed.lines(2)[0]
    assert between.x1() == placed.maps[1].box(edge.source).right()
    assert between.x2() == placed.maps[2].box(edge.unit).left()
    # Out of the last maps it is a pixel that a unit of a dense layer looks at.
    edge = placed.edges(4)[0]
    assert placed.line_of(edge).p1() == placed.cell(3, edge.source)
    assert placed.line_of(edge).x2() == placed.box(Node(4, edge.unit)).left()


@pytest.mark.usefixtures("qapp")
def test_maps_left_out_open_as_a_picture_of_all() -> None:
    placed = layout(NETWORKS[2], SIZES[1])
    assert placed.others[0] is not None
    assert placed.others_at(placed.others[0].center()) == 0
    hidden = next(
        Edge(1, unit, source)
        for unit, sources in zip(placed.fold.units[1], placed.fold.sources[1], strict=True)
        for source in sources
    )
    assert placed.line_of(hidden) is not None
    placed = layout(NETWORKS[2], SIZES[1], frozenset({0}))
    for unit in (0, 19, 24 * 24 * 20 - 1):
        place = placed.cell(0, unit)
        assert placed.node_at(place) == Node(0, unit)
