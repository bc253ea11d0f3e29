"""The boundaries page: its parts answer each other, and the run is driven by keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.run_config import first_network
from visualizer.core.training_events import SnapshotTaken, Started
from visualizer.pages.boundaries import BoundariesPage
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.views.boundary_map import BoundaryMap
from visualizer.views.boundary_network import BoundaryNetwork
from visualizer.views.boundary_pass import BoundaryPass
from visualizer.views.boundary_points import BoundaryPoints
from visualizer.views.boundary_presets import BoundaryPresets
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.settings_fold import SettingsFold
from visualizer.widgets.theme import Scheme, apply_theme

Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(
    qtbot: QtBot,
    session: Session,
    show: Callable[[QWidget], None],
    show_whole: Callable[[PanelPage], None],
) -> BoundariesPage:
    page = BoundariesPage(session)
    page.resize(1280, 660)
    show(page)
    show_whole(page)
    return page


def shown(page: BoundariesPage) -> set[str]:
    return {panel.view.key for panel in page.panels if panel.isVisible()}


def test_units_stand_where_lines_were(qtbot: QtBot, page: BoundariesPage, session: Session) -> None:
    others = {"boundary_map", "boundary_pass", "boundary_loss", "boundary_accuracy"}
    assert shown(page) == {*others, "boundary_lines"}
    qtbot.mouseClick(page.findChild(BoundaryPoints).features["x₁²"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(page) == {*others, "boundary_neurons"})
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: shown(page) == {*others, "boundary_lines"})


def test_the_mouse_on_the_plane_reaches_the_forward_pass(
    qtbot: QtBot, page: BoundariesPage, changes: Changes
) -> None:
    view = page.findChild(BoundaryMap)
    with changes(page, {"boundary_map", "boundary_pass"}):
        qtbot.mouseMove(view.map, view.map.pixel_of(5.5, -5.5).toPoint())


def test_a_moment_of_the_run_reaches_plane_and_equations(
    qtbot: QtBot, page: BoundariesPage, session: Session, changes: Changes
) -> None:
    training, passed = session.boundaries.training, page.findChild(BoundaryPass).list
    first = passed.texts
    training.start()
    network = first_network(session.boundaries.config)
    layer = network.layers[0]
    other = network.with_layer(0, layer.with_bias(0, 3.0))
    training.extend(
        [Started(25), SnapshotTaken(0, 0, network, network.arrays), SnapshotTaken(0, 5, other)]
    )
    qtbot.waitUntil(lambda: passed.texts != first)
    numbers = {"boundary_lines", "boundary_pass", "boundary_loss", "boundary_accuracy"}
    with changes(page, {"boundary_map", *numbers}):
        session.boundaries.timeline.playback.seek(0)
        qtbot.waitUntil(lambda: passed.texts == first)


@pytest.mark.parametrize(
    ("key", "phase"),
    [
        (Qt.Key.Key_F5, TrainingPhase.PREPARING),
        (Qt.Key.Key_F6, TrainingPhase.PREPARING),
        (Qt.Key.Key_F7, TrainingPhase.PREPARING),
        (Qt.Key.Key_F9, TrainingPhase.IDLE),
    ],
)
def test_keys_drive_the_run_of_this_page(
    qtbot: QtBot,
    page: BoundariesPage,
    session: Session,
    key: Qt.Key,
    phase: TrainingPhase,
) -> None:
    qtbot.keyClick(page, key)
    assert session.boundaries.training.phase == phase
    assert session.training.phase == TrainingPhase.IDLE


def test_where_text_is_large_settings_give_way_to_the_plane(
    qtbot: QtBot, page: BoundariesPage, qapp: QApplication
) -> None:
    settings = [page.findChild(cls) for cls in (BoundaryPresets, BoundaryPoints, BoundaryNetwork)]
    fold, plane = page.findChild(SettingsFold), page.findChild(BoundaryMap).map

    def seen() -> list[bool]:
        return [view.isVisible() for view in settings]

    assert (seen(), fold.isVisible()) == ([True] * 3, False)
    apply_theme(qapp, Scheme.LIGHT, 1.5)
    qtbot.waitUntil(lambda: (seen(), fold.isVisible()) == ([False] * 3, True))
    # The better part of the picture is in sight.
    qtbot.waitUntil(
        lambda: plane.mapTo(page, plane.plane.center().toPoint()).y() < page.height() - 60
    )
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert seen() == [True] * 3
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert seen() == [False] * 3
    page.resize(1920, 1000)
    qtbot.waitUntil(lambda: (seen(), fold.isVisible()) == ([True] * 3, False))


def test_tab_goes_through_the_tools_as_they_stand(
    qtbot: QtBot, page: BoundariesPage, qapp: QApplication
) -> None:
    view = page.findChild(BoundaryMap)
    view.decided_button.setFocus()
    reached = [qapp.focusWidget()]
    for _ in range(2):
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        reached.append(qapp.focusWidget())
    assert reached == [view.decided_button, view.test_button, view.tools.button]
