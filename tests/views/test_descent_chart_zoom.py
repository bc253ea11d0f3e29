"""Looking at a part of a race, by mouse and by keys, on all of its charts at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from plot_mouse import double_click, drag_over, move_over
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_distance import DescentDistance
from visualizer.views.descent_gradient_norm import DescentGradientNorm
from visualizer.views.descent_progress import DescentProgress
from visualizer.widgets.descent_chart import DescentChart

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")


@pytest.fixture
def charts(
    show: Callable[[QWidget], None], session: Session
) -> tuple[DescentChart, DescentChart, DescentChart]:
    charts = DescentProgress(session), DescentGradientNorm(session), DescentDistance(session)
    for chart in charts:
        chart.resize(600, 300)
        show(chart)
    return charts


def pixel(chart: DescentChart, step: float, height: float = 0.5) -> QPoint:
    low, high = chart.plot.viewRange()[1]
    place = chart.plot.getViewBox().mapViewToScene(QPointF(step, low + height * (high - low)))
    return chart.plot.mapFromScene(place)


def seen(chart: DescentChart) -> tuple[float, float]:
    return tuple(chart.plot.viewRange()[0])


def test_a_frame_zooms_all_charts_of_the_race(
    charts: tuple[DescentChart, ...], session: Session, settle: Callable[[], None]
) -> None:
    height, norm, _ = charts
    drag_over(norm.plot, pixel(norm, 200), pixel(norm, 600, 0.53))
    settle()
    for chart in charts:
        assert seen(chart) == pytest.approx((200, 600), abs=4)
    # The values of those steps are seen as large as they can be.
    paths = session.descent.trajectories.values()
    highest = max(norm.values(path, np.arange(200, 601)).max() for path in paths)
    top = norm.value_axis.value_at(norm.plot.viewRange()[1][1])
    assert highest < top < 5 * highest
    drag_over(height.plot, pixel(height, 250, 0.2), pixel(height, 300, 0.6))
    settle()
    assert session.descent_charts.values("descent_progress") is not None
    assert session.descent_charts.values("descent_distance") is None


def test_a_zoom_stays_as_the_race_changes_but_not_on_another_surface(
    charts: tuple[DescentChart, ...], session: Session, settle: Callable[[], None]
) -> None:
    session.descent_charts.show_part((100, 300))
    session.descent.set_start((1.0,))
    session.descent.set_learning_rate("sgd", 0.05)
    settle()
    assert seen(charts[0]) == pytest.approx((100, 300))
    session.descent.set_n_steps(200)
    settle()
    assert seen(charts[0]) == pytest.approx((100, 200))
    session.descent.set_n_steps(80)
    settle()
    assert seen(charts[0]) == pytest.approx((0, 80))
    session.descent.set_surface("saddle")
    assert not session.descent_charts.zoomed


def test_wheel_keys_and_double_click(
    qtbot: QtBot, charts: tuple[DescentChart, ...], session: Session, settle: Callable[[], None]
) -> None:
    chart, window = charts[0], session.descent_charts
    where = pixel(chart, 250)
    viewport = chart.plot.viewport()
    wheel = QWheelEvent(
        QPointF(where),
        QPointF(viewport.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)
    settle()
    assert seen(chart)[1] - seen(chart)[0] == pytest.approx(0.64 * 1001, rel=0.01)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert not window.zoomed
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    first = window.part[0]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert window.part[0] > first
    double_click(chart.plot, where)
    assert not window.zoomed


def test_a_double_click_goes_to_no_step(
    qtbot: QtBot, charts: tuple[DescentChart, ...], session: Session
) -> None:
    chart, playback = charts[0], session.descent.playback
    playback.seek(500)
    session.descent_charts.show_part((100, 300))
    double_click(chart.plot, pixel(chart, 200))
    assert not session.descent_charts.zoomed
    with qtbot.assertNotEmitted(playback.changed, wait=2 * QApplication.doubleClickInterval()):
        pass
    assert playback.position == 500
    session.descent_charts.show_part((100, 300))
    qtbot.mouseClick(chart.plot.viewport(), LEFT, pos=pixel(chart, 200))
    qtbot.waitUntil(lambda: playback.position == pytest.approx(200, abs=2))


def test_a_button_shows_all_steps_again(
    qtbot: QtBot, charts: tuple[DescentChart, ...], session: Session
) -> None:
    chart = charts[1]
    chart.tools.show()
    button = chart.tools.findChildren(type(chart.log_button))[0]
    assert button.text() == "All steps"
    assert not button.isVisible()
    session.descent_charts.show_part((100, 300))
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert not session.descent_charts.zoomed


def test_all_charts_read_the_step_that_the_mouse_is_at(
    charts: tuple[DescentChart, ...], session: Session
) -> None:
    move_over(charts[0].plot, pixel(charts[0], 300))
    step = session.descent_charts.pointed
    assert step == pytest.approx(300, abs=3)
    assert {chart.crosshair.name for chart in charts} == {f"step {step}"}


def test_another_axis_shows_all_its_values(
    charts: tuple[DescentChart, ...], session: Session
) -> None:
    chart = charts[1]
    session.descent_charts.show_values(chart.quantity, (0.5, 2.0))
    chart.log_button.click()
    assert session.descent_charts.values(chart.quantity) is None


def test_who_diverges_outside_of_the_part_that_is_seen_has_no_mark_in_it(
    charts: tuple[DescentChart, ...], session: Session, settle: Callable[[], None]
) -> None:
    chart = charts[0]
    session.descent.set_learning_rate("sgd", 1.5)
    diverged_at = session.descent.trajectories["sgd"].diverged_at
    for part, n_marks in (((0, 20), 1), ((diverged_at + 10, diverged_at + 90), 0)):
        session.descent_charts.show_part(part)
        settle()
        assert len(chart._marks.points()) == n_marks
        assert f"{diverged_at}" in chart.note.toPlainText()
    session.descent.set_learning_rate("sgd", 1.001)
    session.descent_charts.show_part((0, 20))
    settle()
    assert len(chart._marks.points()) == 0


@pytest.mark.parametrize("part", [(0, 2), (999, 1001), (500, 502.5)])
@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_few_steps_are_drawn_as_well(
    charts: tuple[DescentChart, ...],
    session: Session,
    settle: Callable[[], None],
    part: tuple[float, float],
    logarithmic: bool,
) -> None:
    session.descent_charts.show_part(part)
    for chart in charts:
        chart.log_button.setChecked(logarithmic)
        settle()
        low, high = chart.plot.viewRange()[1]
        assert np.isfinite([low, high]).all()
        assert low < high
        steps, _ = chart.plot.listDataItems()[0].getData()
        assert steps[0] <= part[0] + 1
        assert steps[-1] >= part[1] - 1
