"""Where everything of a pass stands: nothing overlaps, and what is drawn is found again."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network_fold import NetworkFold, fold_network
from visualizer.widgets.pass_layout import LARGEST_SCALE, Edge, Node, PassLayout
from visualizer.widgets.theme import Scheme, apply_theme, number_font

# Fonts are the program's.
pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(900, 560), (640, 400), (1920, 1080)]
NETWORKS = [(2, 3, 2, 2), (1, 1), (2, 2, 1), (5, 5, 5), (16, 16, 16), (784, 512, 10), (40, 3, 60)]


def fold(sizes: tuple[int, ...], seed: int = 0) -> NetworkFold:
    plans = [LayerPlan(n_units, "relu") for n_units in sizes[1:]]
    network = initial_network(plans, seed, sizes[0])
    return fold_network(network, network.forward(np.random.default_rng(seed).random(sizes[0])))


def layout(
    sizes: tuple[int, ...],
    size: tuple[int, int] = (900, 560),
    opened: frozenset[int] = frozenset(),
    seed: int = 0,
    decimals: int = 4,
) -> PassLayout:
    metrics = QFontMetricsF(number_font())
    return PassLayout(fold(sizes, seed), QSizeF(*size), metrics, decimals, opened)


def units(placed: PassLayout) -> list[QRectF]:
    """Return the places of everything that stands for units, the inputs included."""
    boxes = [*placed.inputs, *(box for column in placed.boxes for box in column)]
    return [*boxes, *(box for box in (placed.input_grid, *placed.others) if box is not None)]


def labels(placed: PassLayout) -> dict[Edge, QRectF]:
    edges = [edge for layer in range(len(placed.boxes)) for edge in placed.edges(layer)]
    biases = [
        Edge(layer, unit, None)
        for layer, shown in enumerate(placed.fold.units)
        for unit in shown.tolist()
    ]
    return {edge: placed.label(edge) for edge in (*edges, *biases)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sizes", NETWORKS)
def test_no_unit_covers_another_and_all_are_inside(
    sizes: tuple[int, ...], size: tuple[int, int]
) -> None:
    placed = layout(sizes, size)
    places = units(placed)
    assert not [1 for a, b in combinations(places, 2) if a.intersects(b)]
    body = QRectF(
        0,
        placed.header_height,
        placed.size.width(),
        placed.size.height() - placed.header_height - placed.footer_height,
    )
    assert all(body.adjusted(0, -0.01, 0, 0.01).contains(place) for place in places)
    assert 0 < placed.scale <= LARGEST_SCALE


def covered(placed: PassLayout) -> list[tuple[Edge, Edge]]:
    """Return the numbers that stand on another one; a layout too full for numbers has none."""
    places = labels(placed) if placed.in_detail else {}
    return [(a, b) for a, b in combinations(places, 2) if places[a].intersects(places[b])]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("decimals", [1, 4])
@pytest.mark.parametrize("sizes", [(2, 3, 2, 2), (2, 2, 1), (1, 1), (3, 2, 3)])
def test_no_number_of_a_small_network_covers_another(
    sizes: tuple[int, ...], decimals: int, size: tuple[int, int]
) -> None:
    placed = layout(sizes, size, decimals=decimals)
    assert placed.in_detail
    assert None not in labels(placed).values()
    assert covered(placed) == []
    assert not [
        1 for label in labels(placed).values() for b in units(placed) if label.intersects(b)
    ]


@pytest.mark.parametrize(
    ("sizes", "scale", "decimals"),
    [((2, 3, 2, 2), 2.0, 4), ((2, 3, 2, 2), 1.0, 8), ((2, 2, 1), 1.0, 8), ((4, 4, 4), 1.0, 4)],
)
def test_no_number_covers_another_whatever_the_text_size_and_decimals(
    qapp: QApplication, sizes: tuple[int, ...], scale: float, decimals: int
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    placed = layout(sizes, decimals=decimals)
    assert covered(placed) == []
    numbers = labels(placed).values() if placed.in_detail else []
    assert not [1 for label in numbers for b in units(placed) if label.intersects(b)]
    # Four units feeding four have too many crossings.
    assert placed.in_detail == (sizes != (4, 4, 4))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sizes", [(2, 3, 2, 2), (2, 2, 1)])
def test_what_is_drawn_is_found_where_it_stands(
    sizes: tuple[int, ...], size: tuple[int, int]
) -> None:
    placed = layout(sizes, size)
    for layer, n_units in enumerate(sizes, -1):
        for unit in range(n_units):
            place = placed.box(Node(layer, unit))
            assert placed.node_at(place.center()) == Node(layer, unit)
            assert placed.label_at(place.center()) is None
    for edge, place in labels(placed).items():
        assert placed.label_at(place.center()) == edge
        assert placed.node_at(place.center()) is None
    nowhere = QPointF(1, 1)
    found = (placed.node_at, placed.label_at, placed.edge_at, placed.others_at)
    assert [look(nowhere) for look in found] == [None] * 4


@pytest.mark.parametrize("sizes", NETWORKS)
def test_an_edge_runs_from_its_source_to_its_unit(sizes: tuple[int, ...]) -> None:
    placed = layout(sizes)
    for layer in range(len(sizes) - 1):
        for edge in placed.edges(layer):
            line = placed.line_of(edge)
            end = placed.box(Node(layer, edge.unit))
            assert line.p2() == QPointF(end.left(), end.center().y())
            start = placed.box(Node(layer - 1, edge.source))
            if start is not None:
                assert line.p1() == QPointF(start.right(), start.center().y())
            elif layer == 0:
                assert placed.input_grid.contains(line.p1())
            else:
                assert line.p1().x() == placed.others[layer - 1].right()


def test_an_edge_is_found_where_it_runs() -> None:
    placed = layout((2, 3, 2, 2))
    for layer in range(3):
        for edge in placed.edges(layer):
            # Near its end no other runs by, but those that end there, too.
            at = placed.edge_at(placed.line_of(edge).pointAt(0.15))
            assert placed.line_of(at).p1() == placed.line_of(edge).p1() or at == edge
            assert placed.edge_at(placed.line_of(edge).pointAt(0.15)) in placed.edges(layer)
    middle = placed.line_of(Edge(0, 0, 0)).pointAt(0.2)
    assert placed.edge_at(middle) == Edge(0, 0, 0)


@pytest.mark.parametrize("sizes", [(2, 3, 2, 2), (16, 16, 3)])
def test_other_weights_stand_in_the_same_places(sizes: tuple[int, ...]) -> None:
    one, other = layout(sizes, seed=1), layout(sizes, seed=2)
    assert units(one) == units(other)
    assert labels(one) == labels(other)
    assert one.scale == other.scale
    assert one.lines(0) == other.lines(0)


def test_other_weights_of_a_large_network_keep_its_boxes() -> None:
    one, other = layout((784, 512, 10), seed=1), layout((784, 512, 10), seed=2)
    assert one.fold.units[0].tolist() != other.fold.units[0].tolist()
    assert units(one) == units(other)
    assert one.lines(0) != other.lines(0)


def test_the_lecture_s_network_is_an_image_12_units_and_the_rest() -> None:
    placed = layout((784, 512, 10))
    assert placed.inputs == []
    assert placed.arrangement(-1).shape == (28, 28)
    assert placed.input_grid.width() == pytest.approx(placed.input_grid.height())
    assert [len(boxes) for boxes in placed.boxes] == [12, 10]
    assert placed.others[1] is None
    assert placed.others_at(placed.others[0].center()) == 0
    assert placed.node_at(placed.others[0].center()) is None
    assert not placed.in_detail
    assert placed.label(placed.edges(0)[0]) is None
    assert placed.box(Node(-1, 5)) is None
    missing = next(unit for unit in range(512) if placed.fold.row(0, unit) is None)
    assert placed.box(Node(0, missing)) is None


@pytest.mark.parametrize("pixel", [0, 27, 28, 400, 783])
def test_every_pixel_is_found_in_the_image(pixel: int) -> None:
    placed = layout((784, 512, 10))
    assert placed.node_at(placed.cell(-1, pixel)) == Node(-1, pixel)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("sizes", "layer"), [((784, 512, 10), 0), ((40, 3, 60), 1)])
def test_an_opened_layer_is_a_grid_of_all_its_units(
    sizes: tuple[int, ...], layer: int, size: tuple[int, int]
) -> None:
    closed, placed = layout(sizes, size), layout(sizes, size, frozenset({layer}))
    grid, n_units = placed.others[layer], sizes[layer + 1]
    assert grid.height() * placed.scale > closed.others[layer].height() * closed.scale
    for unit in (0, 1, n_units // 2, n_units - 1):
        assert placed.node_at(placed.cell(layer, unit)) == Node(layer, unit)
    assert placed.others_at(grid.center()) is None
    assert not [1 for a, b in combinations(units(placed), 2) if a.intersects(b)]
    inside = QRectF(0, 0, placed.size.width(), placed.size.height())
    assert all(inside.contains(place) for place in units(placed))


def test_where_a_grid_has_no_cell_there_is_no_unit() -> None:
    placed = layout((784, 512, 10), opened=frozenset({0}))
    rows, columns = placed.arrangement(0).shape
    assert (rows, columns) == (23, 23)
    grid = placed.others[0]
    assert placed.node_at(grid.bottomRight() - QPointF(1, 1)) is None
    assert placed.node_at(grid.bottomRight() + QPointF(1, 1)) is None


def test_edges_of_an_opened_layer_begin_in_its_cells() -> None:
    plans = [LayerPlan(60, "relu"), LayerPlan(2, "linear")]
    network = initial_network(plans, 0, 20)
    folded = fold_network(network, network.forward(np.ones(20)))
    metrics = QFontMetricsF(number_font())
    placed = PassLayout(folded, QSizeF(900, 560), metrics, 4, frozenset({0}))
    for edge in placed.edges(1):
        if folded.row(0, edge.source) is None:
            assert placed.line_of(edge).p1() == placed.cell(0, edge.source)


@pytest.mark.parametrize("sizes", NETWORKS)
def test_the_columns_go_from_left_to_right(sizes: tuple[int, ...]) -> None:
    placed = layout(sizes)
    columns = [placed.column(layer) for layer in range(-1, len(sizes) - 1)]
    assert columns == sorted(columns)
    distances = [b - a for a, b in pairwise(columns[1:])]
    assert all(distance == pytest.approx(distances[0]) for distance in distances)
