"""Optimizers: surface, rules and heights move together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt, QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.seen_part import SeenPart
from visualizer.core.surface import Surface
from visualizer.pages.optimizers import OptimizersPage
from visualizer.state.session import Session
from visualizer.views.descent_conditions import DescentConditions
from visualizer.views.descent_derivatives import DescentDerivatives
from visualizer.views.descent_function import DescentFunction
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_milestones import DescentMilestones
from visualizer.views.descent_presets import DescentPresets
from visualizer.views.descent_progress import DescentProgress
from visualizer.views.descent_rules import DescentRules
from visualizer.views.descent_settings import DescentSettings
from visualizer.views.descent_steps import DescentSteps
from visualizer.widgets import descent_picture
from visualizer.widgets.descent_ground import ground_picture
from visualizer.widgets.page_area import PageArea
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.theme import Scheme, apply_theme

LEFT = Qt.MouseButton.LeftButton
TITLE = "In three dimensions"
FOR_CURVES = {"descent_landscape", "descent_rules", "descent_progress"}
EVERYTHING = FOR_CURVES | {"descent_solid"}


Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> OptimizersPage:
    page = OptimizersPage(session)
    page.resize(1280, 660)
    show(page)
    return page


def open_panels(qtbot: QtBot, page: OptimizersPage, keys: list[str]) -> None:
    """Open these panels, and wait until all of them have their places."""
    page.open_only(keys)
    views = [panel.view for panel in page.panels if panel.view.key in keys]
    qtbot.waitUntil(lambda: all(view.in_sight for view in views))


@pytest.fixture
def on_saddle(qtbot: QtBot, page: OptimizersPage, session: Session) -> None:
    """Descend a saddle, of which all pictures are seen."""
    session.descent.set_surface("saddle")
    solid = next(each for each in page.panels if each.view.key == "descent_solid")
    qtbot.waitUntil(lambda: solid.view.in_sight)


def test_a_drag_moves_the_surface_at_once_and_the_curves_soon(
    page: OptimizersPage, session: Session, settle: Callable[[], None]
) -> None:
    session.descent.playback.seek(1)
    landscape, progress = page.findChild(DescentLandscape), page.findChild(DescentProgress)
    box = landscape.plot.getViewBox()

    def values() -> list[str]:
        return [entry.value for entry in progress.legend.entries]

    def mouse(w: float) -> tuple[object, ...]:
        viewport = landscape.plot.viewport()
        place = landscape.plot.mapFromScene(box.mapViewToScene(QPointF(w, 20)))
        return LEFT, Qt.KeyboardModifier.NoModifier, viewport.mapTo(page.window(), place)

    window, before = page.windowHandle(), values()
    QTest.mousePress(window, *mouse(2))
    for w in (4, 6, 8):
        # pyqtgraph passes over moves that come fast after each other.
        landscape.plot.scene()._moveEventIsAllowed = lambda: True
        QTest.mouseMove(window, mouse(w)[-1])
        assert session.descent.start == pytest.approx((w,), abs=0.1)
        ball = landscape.picture.balls["sgd"]
        expected = landscape.picture.points(np.array([0.98 * w + 0.1, 0]))
        assert ball[0] == pytest.approx(expected[0], abs=3)
    settle()
    during = values()
    assert during != before
    progress.refresh()
    assert values() == during
    QTest.mouseRelease(window, *mouse(8))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_surface_keeps_its_room_however_large_the_text_is(
    qtbot: QtBot,
    page: OptimizersPage,
    session: Session,
    qapp: QApplication,
    korean: QTranslator,
    scale: float,
) -> None:
    qapp.installTranslator(korean)
    apply_theme(qapp, Scheme.LIGHT, scale)
    landscape = page.findChild(DescentLandscape)
    for function in ("x^4 - 2x^2 + y^2", "sin(x) cos(y)"):
        session.descent.show_function(function)
        qtbot.waitUntil(lambda: landscape.width() >= 280)
        qtbot.waitUntil(lambda: landscape.height() >= 165 * scale)


@pytest.mark.parametrize("surface_key", ["rastrigin", "hills"])
def test_another_surface_is_drawn_once_when_all_panels_have_found_their_places(
    qtbot: QtBot,
    page: OptimizersPage,
    session: Session,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    surface_key: str,
) -> None:
    solid = next(each for each in page.panels if each.view.key == "descent_solid")
    drawn: list[QSize] = []

    def draw(surface: Surface, seen: SeenPart, size: QSize, ratio: float) -> QPixmap:
        drawn.append(size)
        return ground_picture(surface, seen, size, ratio)

    settle()
    monkeypatch.setattr(descent_picture, "ground_picture", draw)
    session.descent.set_surface(surface_key)
    qtbot.waitUntil(lambda: solid.view.in_sight and bool(drawn))
    settle()
    box = page.findChild(DescentLandscape).plot.getViewBox()
    assert drawn == [QSize(int(box.width()), int(box.height()))]


@pytest.mark.usefixtures("on_saddle")
def test_a_step_moves_everything(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    session.descent.set_n_steps(20)
    session.descent.playback.seek(5)
    with changes(page, EVERYTHING):
        qtbot.keyClick(page, Qt.Key.Key_Right)
    assert session.descent.playback.position == 6


@pytest.mark.usefixtures("on_saddle")
def test_another_surface_moves_everything(
    qtbot: QtBot, page: OptimizersPage, changes: Changes
) -> None:
    with changes(page, EVERYTHING):
        qtbot.keyClick(page.findChild(DescentSettings).surface, Qt.Key.Key_Down)


def test_an_example_moves_every_panel_that_is_open(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    session.descent.set_surface("saddle")
    opened = [
        *("descent_presets", "descent_regimes", "descent_steps", "descent_script"),
        *("descent_progress", "descent_rules"),
    ]
    page.resize(1900, 1000)
    open_panels(qtbot, page, opened)
    with changes(page, {"descent_landscape", *opened}):
        qtbot.mouseClick(page.findChild(DescentPresets).buttons["first-step"], LEFT)


def test_a_row_of_the_table_moves_the_pictures(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    session.descent.playback.seek(3)
    open_panels(qtbot, page, ["descent_steps", "descent_progress", "descent_rules"])
    table = page.findChild(DescentSteps).table
    row = table.visualRect(table.model().index(5, 0)).center()
    with changes(page, {*FOR_CURVES, "descent_steps"}):
        qtbot.mouseClick(table.viewport(), LEFT, pos=row)
    assert session.descent.playback.position == 5


@pytest.mark.usefixtures("on_saddle")
def test_a_rule_that_is_taken_out_leaves_every_picture(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    session.descent.playback.seek(20)
    box = page.findChild(DescentRules).boxes["momentum"]
    click = QPoint(8, box.height() // 2)
    with changes(page, EVERYTHING):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=click)
    assert "momentum" not in session.descent.running


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_F5])
def test_space_and_the_key_that_runs_play_and_pause(
    qtbot: QtBot, page: OptimizersPage, session: Session, key: Qt.Key
) -> None:
    qtbot.keyClick(page, key)
    qtbot.waitUntil(lambda: session.descent.playback.position > 0)
    qtbot.keyClick(page, key)
    assert not session.descent.playback.playing


def test_a_curve_needs_no_third_dimension(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    solid = next(each for each in page.panels if each.view.key == "descent_solid")
    button = next(each for each in page.findChildren(QPushButton) if each.text() == TITLE)
    assert not solid.isVisible()
    assert not button.isEnabled()
    session.descent.set_surface("saddle")
    assert solid.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not solid.isVisible()
    # Closed by the person, it stays so.
    session.descent.set_surface("parabola")
    session.descent.set_surface("bowl")
    assert not solid.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert solid.isVisible()
    session.descent.set_surface("parabola")
    with changes(page, FOR_CURVES):
        session.descent.playback.seek(10)


def test_a_row_of_who_arrives_when_moves_everything(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    page.open_only(["descent_progress", "descent_rules", "descent_milestones"])
    session.descent.playback.seek(2)
    table = page.findChild(DescentMilestones).table
    qtbot.waitUntil(lambda: table.visualItemRect(table.item(0, 1)).isValid())
    # The cell that is clicked is lit.
    with changes(page, FOR_CURVES | {"descent_milestones"}):
        place = table.visualItemRect(table.item(0, 1)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.descent.playback.position == 308


def test_noise_is_in_every_picture(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    panels = {"descent_progress", "descent_gradient_norm", "descent_distance", "descent_rules"}
    page.open_only([*panels, "descent_conditions"])
    views = [panel.view for panel in page.panels if panel.view.key in panels]
    qtbot.waitUntil(lambda: all(view.in_sight for view in views))
    session.descent.set_n_steps(20)
    field = page.findChild(DescentConditions).scale
    with changes(page, {*panels, "descent_conditions", "descent_landscape"}):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "5")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.descent.noise.scale == 5


def test_an_own_function_moves_everything(
    qtbot: QtBot, page: OptimizersPage, session: Session, changes: Changes
) -> None:
    qtbot.keyClick(page.findChild(DescentSettings).surface, Qt.Key.Key_End)
    function = page.findChild(DescentFunction)
    assert function.isVisible()
    page.open_only(["descent_progress", "descent_rules", "descent_derivatives"])
    qtbot.waitUntil(lambda: page.findChild(DescentDerivatives).in_sight)
    session.descent.playback.seek(20)
    with changes(page, FOR_CURVES | {"descent_derivatives"}):
        function.field.setFocus()
        function.field.selectAll()
        qtbot.keyClicks(function.field, "(x-1)^2 + abs(y)")
    assert session.descent.surface.formula == "(x − 1)² + |y|"
    with changes(page, set()):
        qtbot.keyClicks(function.field, " + ln(")


def test_letters_typed_are_no_shortcuts(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    session.descent.set_surface("typed")
    field = page.findChild(DescentFunction).field
    field.setFocus()
    field.selectAll()
    position = session.descent.playback.position
    qtbot.keyClicks(field, "x^2 + y ")
    qtbot.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.text() == "x^2 + y "
    assert not session.descent.playback.playing
    assert session.descent.playback.position == position


def test_a_click_starts_on_the_own_function(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    session.descent.show_function("abs(x) + abs(y)")
    plot = page.findChild(DescentLandscape).plot
    place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(-1, 1.5)))
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.descent.start == pytest.approx((-1, 1.5), abs=0.03)
    session.descent.set_function("abs(x) + 2abs(y)")
    assert session.descent.start == pytest.approx((-1, 1.5), abs=0.03)
    trajectory = session.descent.trajectories["sgd"]
    step = trajectory.positions[1] - trajectory.positions[0]
    assert step == pytest.approx((0.01, -0.02))


def test_a_chart_s_keys_zoom_it_and_the_rest_drive_the_race(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    progress = page.findChild(DescentProgress)
    progress.setFocus()
    playback, window = session.descent.playback, session.descent_charts
    playback.seek(5)
    qtbot.keyClick(progress, Qt.Key.Key_Right)
    assert playback.position == 6
    qtbot.keyClick(progress, Qt.Key.Key_Plus)
    first, _ = window.part
    qtbot.keyClick(progress, Qt.Key.Key_Right)
    assert (playback.position, window.part[0] > first) == (6, True)
    qtbot.keyClick(progress, Qt.Key.Key_Space)
    assert playback.playing
    qtbot.keyClick(progress, Qt.Key.Key_Space)
    qtbot.keyClick(progress, Qt.Key.Key_0)
    assert not window.zoomed


def test_beside_many_panels_no_picture_is_higher_than_the_window(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    keys = ["descent_solid", "descent_milestones", "descent_steps", "descent_place", "descent_card"]
    session.descent.set_surface("saddle")
    open_panels(qtbot, page, keys[:1])
    page.open_only(keys)
    solid = next(each for each in page.panels if each.view.key == "descent_solid")
    bar = page.findChild(PageArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.waitUntil(lambda: solid.height() <= page.height())


class ResizeCounter(QObject):
    """Counts how often a widget becomes another size."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


def test_a_start_that_moves_lays_nothing_out_anew(
    qtbot: QtBot, page: OptimizersPage, session: Session, settle: Callable[[], None]
) -> None:
    page.resize(1900, 1000)
    session.descent.set_surface("saddle")
    page.open_only([panel.view.key for panel in page.panels])
    solid = next(each for each in page.panels if each.view.key == "descent_solid")
    qtbot.waitUntil(lambda: solid.height() <= page.height())
    start = session.descent.start
    counters = [ResizeCounter(panel) for panel in page.panels]

    def n_resized(share: float) -> int:
        before = sum(counter.count for counter in counters)
        session.descent.set_start([share * each for each in start])
        settle()
        QTest.qWait(0)
        return sum(counter.count for counter in counters) - before

    # Once everything has its place.
    qtbot.waitUntil(lambda: n_resized(0.91) + n_resized(0.9) == 0)
    assert [n_resized(share) for share in (0.89, 0.88, 0.87)] == [0, 0, 0]
