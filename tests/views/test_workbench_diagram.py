"""The network drawn at a place of its walk: what clicks, keys, wheel and drag do to it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from diagram_places import at, box
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.walk import Direction, Grain
from visualizer.state.session import Session
from visualizer.views.workbench_diagram import ZOOM_A_NOTCH, WorkbenchDiagram
from visualizer.widgets.pass_layout import Edge, Node

LEFT = Qt.MouseButton.LeftButton
Clicking = Callable[[QPointF], None]


def empty(diagram: WorkbenchDiagram) -> QPointF:
    """Return a place where nothing is drawn."""
    layout = diagram.layout_now
    x = (layout.column(0) + layout.column(1)) / 2
    point = QPointF(x, layout.size.height() - layout.footer_height - 2)
    assert diagram.describe(point) == ""
    return point


def picture(diagram: WorkbenchDiagram) -> QImage:
    return diagram.grab().toImage()


def lecture(session: Session) -> None:
    plans = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))
    session.workbench.show_network(initial_network(plans, 0), 0)


def turn_wheel(diagram: WorkbenchDiagram, place: QPointF, notches: int) -> None:
    turn = QWheelEvent(
        place,
        diagram.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(diagram, turn)


def test_a_click_on_a_unit_pins_it_and_another_lets_it_go(
    diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    loose = picture(diagram)
    click(box(diagram, 1, 1))
    assert session.walk.pinned == (1, 1)
    assert picture(diagram) != loose
    click(box(diagram, 0, 2))
    assert session.walk.pinned == (0, 2)
    click(box(diagram, 0, 2))
    assert session.walk.pinned is None
    assert picture(diagram) == loose


def test_keys_go_from_unit_to_unit_and_change_numbers(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    key = Qt.Key
    session.walk.playback.seek(0)
    seen = []
    for each in (key.Key_Down, key.Key_Down, key.Key_Down, key.Key_PageDown, key.Key_PageDown):
        qtbot.keyClick(diagram, each)
        seen.append(session.walk.pinned)
    assert seen == [(0, 1), (0, 2), (0, 2), (1, 1), (2, 1)]
    for each, place in (
        (key.Key_PageDown, (2, 1)),
        (key.Key_Up, (2, 0)),
        (key.Key_Up, (2, 0)),
        (key.Key_PageUp, (1, 0)),
    ):
        qtbot.keyClick(diagram, each)
        assert session.walk.pinned == place
    qtbot.keyClick(diagram, key.Key_Return)
    assert diagram.field.text() == "0.87"
    qtbot.keyClicks(diagram.field, "3")
    qtbot.keyClick(diagram.field, key.Key_Return)
    assert session.workbench.network.layers[1].weights[0, 0] == 3
    qtbot.keyClick(diagram, key.Key_Backspace)
    assert session.walk.pinned is None


def test_the_units_left_out_open_as_a_grid_and_one_of_them_becomes_a_box(
    diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    lecture(session)
    folded = diagram.layout_now.others[0]
    assert session.walk.fold.n_hidden_units(0) == 500
    assert diagram.describe(folded.center()) == "Click to see every unit of this layer"
    click(folded.center())
    grid = diagram.layout_now.others[0]
    assert diagram.layout_now.opened == {0}
    assert grid.height() > 2 * folded.height()
    unit = next(unit for unit in range(512) if session.walk.fold.row(0, unit) is None)
    assert diagram.layout_now.box(Node(0, unit)) is None
    cell = diagram.layout_now.cell(0, unit)
    assert diagram.describe(cell).startswith(f"hidden, unit {unit}: z = ")
    click(cell)
    assert session.walk.pinned == (0, unit)
    place = diagram.layout_now.box(Node(0, unit))
    assert diagram.layout_now.node_at(place.center()) == Node(0, unit)
    click(place.center())
    assert session.walk.pinned is None
    session.workbench.show_preset("xor")
    assert diagram.layout_now.opened == frozenset()


@pytest.mark.parametrize("notches", [1, 3])
def test_the_wheel_zooms_around_the_mouse_and_a_double_click_fits_again(
    qtbot: QtBot, diagram: WorkbenchDiagram, notches: int
) -> None:
    before, one, other = picture(diagram), box(diagram, 0, 1), box(diagram, 2, 0)
    mouse, far = diagram.place_of(one), diagram.place_of(other)
    turn_wheel(diagram, mouse, notches)
    zoom = ZOOM_A_NOTCH**notches
    assert diagram.place_of(one).toTuple() == pytest.approx(mouse.toTuple())
    moved = diagram.place_of(other) - mouse
    assert moved.toTuple() == pytest.approx(((far - mouse) * zoom).toTuple())
    assert picture(diagram) != before
    qtbot.mouseDClick(diagram, LEFT, pos=at(diagram, empty(diagram)))
    assert diagram.place_of(other) == far
    assert picture(diagram) == before


def test_it_is_never_smaller_than_the_window_nor_far_larger(diagram: WorkbenchDiagram) -> None:
    one, other = QPointF(0, 0), QPointF(10, 0)
    middle = QPointF(diagram.rect().center())
    fitted = diagram.layout_now.scale
    for notches, least, most in ((-5, 1, 1), (100, 5, 20), (-200, 1, 1)):
        turn_wheel(diagram, middle, notches)
        width = (diagram.place_of(other) - diagram.place_of(one)).x()
        assert least * 9.99 * fitted <= width <= most * 10.01 * fitted
    assert diagram.place_of(one) == QPointF(0, 0)


def test_a_drag_moves_the_picture_and_a_double_click_fits_it_again(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    before, start = picture(diagram), at(diagram, empty(diagram))
    unit = diagram.place_of(box(diagram, 0, 0))
    way = QPoint(-37, 21)
    qtbot.mousePress(diagram, LEFT, pos=start)
    qtbot.mouseMove(diagram, start + way / 2)
    qtbot.mouseMove(diagram, start + way)
    qtbot.mouseRelease(diagram, LEFT, pos=start + way)
    assert (diagram.place_of(box(diagram, 0, 0)) - unit).toPoint() == way
    # Nothing hangs on the mouse any more.
    qtbot.mouseMove(diagram, start)
    assert (diagram.place_of(box(diagram, 0, 0)) - unit).toPoint() == way
    assert picture(diagram) != before
    # What stands elsewhere now is found there.
    qtbot.mouseClick(diagram, LEFT, pos=unit.toPoint() + way)
    assert session.walk.pinned == (0, 0)
    session.walk.pin(None)
    qtbot.mouseDClick(diagram, LEFT, pos=at(diagram, empty(diagram)))
    assert picture(diagram) == before


def test_a_drag_takes_an_open_field_along_or_closes_it(
    qtbot: QtBot, diagram: WorkbenchDiagram, click: Clicking
) -> None:
    place = diagram.layout_now.label(Edge(0, 0, 0)).center()
    click(place)
    start = at(diagram, empty(diagram))
    qtbot.mousePress(diagram, LEFT, pos=start)
    qtbot.mouseMove(diagram, start + QPoint(150, -80))
    qtbot.mouseRelease(diagram, LEFT, pos=start + QPoint(150, -80))
    assert not diagram.field.isVisible() or diagram.field.geometry().contains(at(diagram, place))


def test_keys_zoom_and_fit(qtbot: QtBot, diagram: WorkbenchDiagram) -> None:
    def width() -> float:
        return (diagram.place_of(QPointF(10, 0)) - diagram.place_of(QPointF(0, 0))).x()

    fitted = width()
    for key, zoom in (("+", ZOOM_A_NOTCH), ("=", ZOOM_A_NOTCH**2), ("-", ZOOM_A_NOTCH), ("0", 1)):
        qtbot.keyClicks(diagram, key)
        assert width() == pytest.approx(fitted * zoom)
    assert diagram.place_of(QPointF(0, 0)) == QPointF(0, 0)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Node(-1, 1), "Input 1: 0.5852"),
        # z = 0.42·0.02316599 + 0.91·0.5851755 + 0.11, a = 1 / (1 + e^−z).
        (Node(0, 0), "hidden_1, unit 0: z = 0.6522, a = 0.6575, dz = "),
        (Edge(0, 0, 1), "Weight from 1 to hidden_1, unit 0: w = 0.9100, w·a = 0.5325, dw = "),
        (Edge(2, 1, None), "Bias of output, unit 1: b = 0.2700, db = "),
    ],
)
def test_hovering_names_what_is_there_with_its_numbers(
    qtbot: QtBot, diagram: WorkbenchDiagram, part: Node | Edge, words: str
) -> None:
    layout, before = diagram.layout_now, picture(diagram)
    spot = layout.box(part) if isinstance(part, Node) else layout.label(part)
    where = at(diagram, spot.center())
    qtbot.mouseMove(diagram, where)
    assert picture(diagram) != before
    QApplication.sendEvent(
        diagram, QHelpEvent(QHelpEvent.Type.ToolTip, where, diagram.mapToGlobal(where))
    )
    assert QToolTip.text().startswith(words)
    QToolTip.hideText()
    qtbot.mouseMove(diagram, at(diagram, empty(diagram)))
    assert picture(diagram) == before


def test_the_cursor_says_what_a_click_would_do(qtbot: QtBot, diagram: WorkbenchDiagram) -> None:
    shapes = {}
    for name, point in {
        "weight": diagram.layout_now.label(Edge(0, 0, 0)).center(),
        "input": box(diagram, -1, 0),
        "unit": box(diagram, 1, 1),
        "activation": diagram.layout_now.activation_word(1).center(),
        "nothing": empty(diagram),
    }.items():
        qtbot.mouseMove(diagram, at(diagram, point))
        shapes[name] = diagram.cursor().shape()
    shape = Qt.CursorShape
    assert shapes == {
        "weight": shape.IBeamCursor,
        "input": shape.IBeamCursor,
        "unit": shape.PointingHandCursor,
        "activation": shape.PointingHandCursor,
        "nothing": shape.ArrowCursor,
    }


def test_the_edge_stands_for_its_weight_where_there_is_no_room_for_numbers(
    diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    lecture(session)
    layout = diagram.layout_now
    edge = next(
        edge
        for edge in layout.edges(1)
        if layout.edge_at(layout.line_of(edge).pointAt(0.5)) == edge
        and layout.node_at(layout.line_of(edge).pointAt(0.5)) is None
    )
    middle = layout.line_of(edge).pointAt(0.5)
    assert diagram.describe(middle).startswith(f"Weight from {edge.source} to digits, unit")
    click(middle)
    assert diagram.field.isVisible()
    assert (
        diagram.field.value == session.workbench.network.layers[1].weights[edge.source, edge.unit]
    )


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("preset", ["three-layers", "xor", "lecture"])
def test_the_picture_is_made_from_the_position_alone(
    diagram: WorkbenchDiagram, session: Session, direction: Direction, preset: str
) -> None:
    if preset == "lecture":
        lecture(session)
    else:
        session.workbench.show_preset(preset)
    session.walk.set_grain(Grain.LAYER)
    session.walk.set_direction(direction)
    placed, first = diagram.layout_now, {}
    # The loss, first of all on the way back, is not on its way: it is there or not.
    back = direction is Direction.BACKWARD
    places = (0, 1, 1.5, 2, 2.4) if back else (0, 0.5, 1, 1.4, 2)
    for position in places:
        session.walk.playback.seek(position)
        first[position] = picture(diagram)
    for position in (*places[::-2], *places[::2]):
        session.walk.playback.seek(position)
        assert picture(diagram) == first[position]
    pictures = list(first.values())
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])
    assert diagram.layout_now is placed


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.workbench.set_weight(1, 2, 0, -4),
        lambda session: session.workbench.set_bias(2, 0, 5),
        lambda session: session.workbench.set_input(0, 9),
        lambda session: session.workbench.set_targets((5, 5)),
        lambda session: session.workbench.set_activation(0, "relu"),
        lambda session: session.workbench.add_layer(),
        lambda session: session.workbench.set_n_inputs(40),
        lambda session: session.workbench.take_step(),
    ],
    ids=["weight", "bias", "input", "target", "activation", "layer", "inputs", "step"],
)
def test_an_edit_is_seen_and_undo_brings_the_picture_back(
    diagram: WorkbenchDiagram, session: Session, change: Callable[[Session], None]
) -> None:
    before, words = picture(diagram), diagram.accessibleDescription()
    change(session)
    assert picture(diagram) != before
    session.undo_stack.undo()
    assert picture(diagram) == before
    assert diagram.accessibleDescription() == words


def test_an_edit_of_a_number_moves_nothing_else(
    diagram: WorkbenchDiagram, session: Session
) -> None:
    placed = diagram.layout_now
    for value in (1e300, -1e-300, 0.0):
        session.workbench.set_weight(0, 0, 0, value)
        session.workbench.set_input(0, value)
        assert diagram.layout_now is placed


def test_playing_moves_no_unit(qtbot: QtBot, diagram: WorkbenchDiagram, session: Session) -> None:
    session.walk.playback.seek(0)
    session.walk.playback.set_speed(400)
    placed = diagram.layout_now
    session.walk.playback.play()
    qtbot.waitUntil(lambda: not session.walk.playback.playing)
    assert session.walk.playback.position == session.walk.playback.length
    assert diagram.layout_now is placed


def test_more_decimals_and_other_paths_are_seen(
    diagram: WorkbenchDiagram, session: Session
) -> None:
    before = picture(diagram)
    session.walk.explain(1)
    assert picture(diagram) != before
    session.walk.explain(None)
    assert picture(diagram) == before
    session.walk.set_decimals(2)
    assert picture(diagram) != before


def test_it_says_sizes_and_loss(diagram: WorkbenchDiagram, session: Session) -> None:
    loss = session.workbench.gradients.loss
    assert diagram.accessibleDescription() == f"Layers of 2 – 3 – 2 – 2 units; loss {loss:.4f}"


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf, -np.inf, 3e38, 1e-45])
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("sizes", [(2, 3, 1), (784, 512, 10)])
def test_any_weights_can_be_drawn(
    diagram: WorkbenchDiagram,
    session: Session,
    value: float,
    direction: Direction,
    sizes: tuple[int, ...],
) -> None:
    layers = [
        DenseLayer(np.full(shape, value, np.float32), np.zeros(shape[1], np.float32), "relu")
        for shape in pairwise(sizes)
    ]
    session.workbench.put(session.workbench.scene.with_network(DenseNetwork(layers)))
    session.walk.set_direction(direction)
    for share in (0, 0.4, 1):
        session.walk.playback.seek(share * session.walk.playback.length)
        assert not picture(diagram).isNull()
    assert diagram.describe(box(diagram, 0, int(session.walk.fold.units[0][0])))
