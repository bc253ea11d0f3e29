"""Network: one walk, one network, every panel of it in step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.walk import Direction, Grain, Walk
from visualizer.pages.network import NetworkPage
from visualizer.state.session import Session
from visualizer.views.workbench_builder import WorkbenchBuilder
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.views.workbench_step import WorkbenchStep
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.pass_layout import Edge, Node

LEFT = Qt.MouseButton.LeftButton
SHOWN = {"workbench_diagram", "workbench_formula", "workbench_curve", "workbench_step"}
Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> NetworkPage:
    page = NetworkPage(session)
    page.resize(1500, 900)
    show(page)
    return page


@pytest.fixture
def open_everything(
    page: NetworkPage, show_whole: Callable[[PanelPage], None]
) -> Callable[[], None]:
    """Open every panel of the page, and see all of them."""

    def opening() -> None:
        page.open_only([panel.view.key for panel in page.panels])
        show_whole(page)

    return opening


def layers_at(walk: Walk, grain: Grain, position: float) -> set[int]:
    """Return in which layers something is on its way."""
    step = walk.moment(grain, position).step
    return {stop.layer for stop in walk.stops[step.start : step.stop]}


def test_left_and_right_step_and_every_panel_follows(
    qtbot: QtBot, page: NetworkPage, session: Session, changes: Changes
) -> None:
    session.walk.playback.seek(4)
    with changes(page, SHOWN):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert session.walk.playback.position == 5
    with changes(page, SHOWN):
        qtbot.keyClick(page, Qt.Key.Key_Left)
    assert session.walk.playback.position == 4


def test_a_step_within_a_unit_moves_diagram_and_formula_alone(
    qtbot: QtBot, page: NetworkPage, session: Session, changes: Changes
) -> None:
    session.walk.playback.seek(1)
    with changes(page, {"workbench_diagram", "workbench_formula"}):
        qtbot.keyClick(page, Qt.Key.Key_Right)


def test_keys_drive_the_walk_from_the_diagram(
    qtbot: QtBot, page: NetworkPage, session: Session
) -> None:
    diagram = page.findChild(WorkbenchDiagram)
    diagram.setFocus()
    session.walk.playback.seek(4)
    qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert session.walk.playback.position == 5
    qtbot.keyClick(diagram, Qt.Key.Key_Left)
    assert session.walk.playback.position == 4


def test_space_plays_and_pauses(qtbot: QtBot, page: NetworkPage, session: Session) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert session.walk.playback.playing
    qtbot.waitUntil(lambda: 0 < session.walk.playback.position < 30)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not session.walk.playback.playing


def test_a_typed_weight_moves_everything_and_undo_brings_it_back(
    qtbot: QtBot, page: NetworkPage, session: Session, changes: Changes
) -> None:
    diagram = page.findChild(WorkbenchDiagram)
    session.walk.playback.seek(session.walk.playback.length)
    before = session.workbench.scene
    with changes(page, set()):
        with changes(page, SHOWN):
            place = diagram.layout_now.label(Edge(0, 0, 0)).center()
            qtbot.mouseClick(diagram, LEFT, pos=diagram.place_of(place).toPoint())
            qtbot.keyClicks(diagram.field, "9")
            qtbot.keyClick(diagram.field, Qt.Key.Key_Return)
        assert session.workbench.scene != before
        session.undo_stack.undo()
    assert session.workbench.scene == before


def test_a_step_of_descent_moves_everything(
    qtbot: QtBot, page: NetworkPage, session: Session, changes: Changes
) -> None:
    session.walk.pin((0, 0))
    button = page.findChild(WorkbenchStep).step_button
    button.setFocus()
    with changes(page, SHOWN):
        qtbot.mouseClick(button, LEFT)


def test_a_click_on_a_unit_changes_what_is_worked_out(
    qtbot: QtBot, page: NetworkPage, session: Session, changes: Changes
) -> None:
    diagram = page.findChild(WorkbenchDiagram)
    place = diagram.place_of(diagram.layout_now.box(Node(0, 1)).center()).toPoint()
    with changes(page, SHOWN):
        qtbot.mouseClick(diagram, LEFT, pos=place)
    assert session.walk.pinned == (0, 1)


@pytest.mark.parametrize(
    ("direction", "grain"),
    [
        (Direction.FORWARD, Grain.TERM),
        (Direction.BACKWARD, Grain.TERM),
        (Direction.BACKWARD, Grain.LAYER),
    ],
)
@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_layer_is_removed_while_the_walk_stands_in_it(
    qtbot: QtBot,
    page: NetworkPage,
    session: Session,
    settle: Callable[[], None],
    open_everything: Callable[[], None],
    direction: Direction,
    grain: Grain,
    index: int,
) -> None:
    open_everything()
    settle()
    walk = session.walk
    walk.set_direction(direction)
    walk.set_grain(grain)
    place = next(
        place
        for place in range(walk.playback.length)
        if index in layers_at(walk.walk, grain, place + 0.5)
    )
    walk.playback.seek(place + 0.5)
    walk.pin((index, 1))
    builder = page.findChild(WorkbenchBuilder)
    qtbot.mouseClick(builder.rows[index].remove_button, LEFT)
    settle()
    layers = session.workbench.network.layers
    assert len(layers) == 2
    assert walk.pinned is None or walk.pinned[1] < layers[walk.pinned[0]].n_units
    assert walk.focus[0] < len(layers)
    assert 0 <= walk.playback.position <= walk.playback.length
    for panel in page.panels:
        assert not panel.view.grab().isNull()
    session.undo_stack.undo()
    assert len(session.workbench.network.layers) == 3
    assert walk.playback.position <= walk.playback.length


def test_no_number_moves_the_panels(
    page: NetworkPage,
    session: Session,
    settle: Callable[[], None],
    open_everything: Callable[[], None],
) -> None:
    page.resize(1920, 1000)
    open_everything()
    settle()
    before = [panel.geometry() for panel in page.panels]
    for value in (1e300, -1e-300, 123456.789):
        session.workbench.set_bias(2, 0, value)
        session.workbench.set_input(0, value)
        settle()
        assert [panel.geometry() for panel in page.panels] == before
    for position in range(0, session.walk.playback.length, 7):
        session.walk.playback.seek(position + 0.5)
        settle()
        assert [panel.geometry() for panel in page.panels] == before
