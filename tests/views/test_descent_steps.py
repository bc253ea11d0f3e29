"""The table of steps: it follows the race and the step on screen, and goes to a step."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_steps import DescentSteps
from visualizer.widgets.descent_table import DescentTable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> DescentSteps:
    view = DescentSteps(session)
    view.resize(460, 300)
    show(view)
    return view


def row(view: DescentSteps, step: int) -> list[str]:
    return [view.table.text(step, column) for column in range(view.table.model().columnCount())]


def heads(view: DescentSteps) -> list[str]:
    model = view.table.model()
    return [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]


def place(table: DescentTable, step: int) -> QPoint:
    return table.visualRect(table.model().index(step, 1)).center()


def in_sight(table: DescentTable, step: int) -> bool:
    return table.viewport().rect().contains(place(table, step))


def test_the_notes_numbers(view: DescentSteps) -> None:
    assert heads(view) == ["step", "w", "f(w)", "slope", "next step"]
    assert row(view, 0) == ["0", "0.00000000", "25.000000", "−10.000000", "0.100000"]
    assert row(view, 1) == ["1", "0.10000000", "24.010000", "−9.800000", "0.098000"]
    assert row(view, 1001) == ["1,001", "4.99999999", "6.8e−17", "−1.65e−8", ""]


def test_two_dimensions_have_a_column_more(view: DescentSteps, session: Session) -> None:
    session.descent.set_surface("ravine")
    assert heads(view) == ["step", "x", "y", "f(x, y)", "slope", "next step"]
    assert row(view, 0) == ["0", "−7.00000", "2.00000", "6.450000", "4.060788", "0.040608"]
    session.descent.set_surface("parabola")
    assert len(row(view, 0)) == 5


@pytest.mark.parametrize("step", [0, 1, 500, 1001])
def test_the_step_on_screen_is_marked_and_in_sight(
    view: DescentSteps, session: Session, step: int
) -> None:
    session.descent.playback.seek(step)
    assert view.table.currentIndex().row() == view.table.marked == step
    assert in_sight(view.table, step)
    view.resize(400, 200)
    assert in_sight(view.table, step)


def test_between_two_steps_the_last_one_is_marked(view: DescentSteps, session: Session) -> None:
    session.descent.playback.seek(7.9)
    assert view.table.currentIndex().row() == 7


def test_a_double_click_goes_to_the_row_that_was_meant(
    qtbot: QtBot, view: DescentSteps, session: Session
) -> None:
    session.descent.playback.seek(0)
    viewport, line = view.table.viewport(), view.table.rowHeight(0)
    view.resize(view.width(), view.height() + (line // 2 - viewport.height() % line) % line)
    # Half of the last row is to be seen: it must not run away between the two clicks.
    lowest = QPoint(viewport.width() // 2, viewport.height() - 2)
    step = view.table.rowAt(lowest.y())
    assert not viewport.rect().contains(view.table.visualRect(view.table.model().index(step, 0)))
    qtbot.mouseClick(viewport, LEFT, pos=lowest)
    qtbot.mouseDClick(viewport, LEFT, pos=lowest)
    assert session.descent.playback.position == step
    qtbot.waitUntil(lambda: in_sight(view.table, step))


def test_a_click_on_a_row_goes_there(qtbot: QtBot, view: DescentSteps, session: Session) -> None:
    playback = session.descent.playback
    playback.seek(500)
    before = place(view.table, 500)
    with qtbot.waitSignal(playback.changed):
        qtbot.mouseClick(view.table.viewport(), LEFT, pos=place(view.table, 502))
    assert playback.position == 502
    assert place(view.table, 500) == before, "nothing moves under the mouse"
    playback.play()
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place(view.table, 500))
    assert (playback.position, playback.playing) == (500, False)


def test_keys_go_through_the_steps(qtbot: QtBot, view: DescentSteps, session: Session) -> None:
    playback = session.descent.playback
    playback.seek(500)
    for key, position in (
        (Qt.Key.Key_Down, 501),
        (Qt.Key.Key_Up, 500),
        (Qt.Key.Key_Home, 500),
        (Qt.Key.Key_Left, 500),
        (Qt.Key.Key_Space, 500),
    ):
        qtbot.keyClick(view.table, key)
        assert playback.position == position
    qtbot.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert playback.position == 0
    assert in_sight(view.table, 0)


def test_another_rule_is_chosen(qtbot: QtBot, view: DescentSteps, session: Session) -> None:
    assert view.rule.names == ["Gradient descent", "Momentum", "RMSprop", "Adam"]
    with qtbot.waitSignal(session.descent_focus.changed):
        qtbot.keyClick(view.rule, Qt.Key.Key_Down)
    assert session.descent_focus.key == "momentum"
    assert row(view, 2)[1] == "0.28800000"
    session.descent_focus.choose("adam")
    assert view.rule.currentText() == "Adam"
    assert row(view, 1)[1] == "0.01000000"


def test_a_rule_that_goes_gives_way_to_the_first(view: DescentSteps, session: Session) -> None:
    session.descent_focus.choose("adam")
    session.descent.set_running("adam", running=False)
    assert view.rule.currentText() == "Gradient descent"
    session.descent.run_only([])
    assert view.table.model().rowCount() == 0
    assert not view.rule.isEnabled()
    session.descent.run_only(["lion"])
    assert view.rule.names == ["Lion"]
    assert row(view, 1)[1] == "0.01000000"


def test_an_edit_is_seen_at_once(view: DescentSteps, session: Session) -> None:
    session.descent.playback.seek(3)
    for rate, place_after in ((0.1, "1.00000000"), (0.2, "2.00000000")):
        session.descent.set_learning_rate("sgd", rate)
        assert row(view, 1)[1] == place_after
        assert view.table.marked == 3
    session.descent.set_n_steps(2)
    assert view.table.model().rowCount() == 3
    assert view.table.currentIndex().row() == 2


def test_divergence_is_said(view: DescentSteps, session: Session) -> None:
    session.descent.set_learning_rate("sgd", 1e10)
    at = session.descent.trajectories["sgd"].diverged_at
    assert row(view, at) == [str(at), "diverged", "", "", ""]
    assert row(view, at - 2)[1] not in ("", "diverged")
    session.descent.playback.seek(900)
    assert in_sight(view.table, 900)


def test_a_million_steps_are_no_hurry(qtbot: QtBot, view: DescentSteps, session: Session) -> None:
    session.descent.run_only(["sgd"])
    session.descent.set_n_steps(1_000_000)
    qtbot.waitUntil(lambda: session.descent.n_done == 1_000_000, timeout=60_000)
    assert view.table.model().rowCount() == 1_000_001
    took = []
    for step in (1_000_000, 3, 654_321, 654_322):
        began = time.perf_counter()
        session.descent.playback.seek(step)
        view.table.grab()
        took.append(time.perf_counter() - began)
        assert in_sight(view.table, step)
    # Each without delay; on a busy machine one may be late.
    assert min(took) < 0.1
    assert row(view, 1_000_000)[0] == "1,000,000"


def test_without_a_rule_there_are_heads_alone(view: DescentSteps, session: Session) -> None:
    session.descent.run_only(())
    for surface, names in (("saddle", ["x", "y", "f(x, y)"]), ("parabola", ["w", "f(w)"])):
        session.descent.set_surface(surface)
        assert heads(view) == ["step", *names, "slope", "next step"]
        assert view.table.model().rowCount() == 0
