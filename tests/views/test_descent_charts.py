"""What the three charts of a race have in common: click, drag, point, log, divergence."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.number_text import format_digits
from visualizer.state.session import Session
from visualizer.views.descent_distance import DescentDistance
from visualizer.views.descent_gradient_norm import DescentGradientNorm
from visualizer.views.descent_progress import DescentProgress
from visualizer.widgets.descent_chart import DescentChart

LEFT = Qt.MouseButton.LeftButton
CHARTS = [DescentProgress, DescentGradientNorm, DescentDistance]
# Qt's test mouse complains of what pyqtgraph hears in its own way.
pytestmark = pytest.mark.qt_log_ignore("not accepted by receiving widget")


@pytest.fixture(params=CHARTS, ids=lambda cls: cls.key)
def chart(
    request: pytest.FixtureRequest, show: Callable[[QWidget], None], session: Session
) -> DescentChart:
    return shown(request.param, show, session)


def shown(
    cls: type[DescentChart], show: Callable[[QWidget], None], session: Session
) -> DescentChart:
    chart = cls(session)
    chart.resize(600, 300)
    show(chart)
    return chart


def pixel(chart: DescentChart, step: float) -> QPoint:
    box = chart.plot.getViewBox()
    (_, _), (low, high) = chart.plot.viewRange()
    place = box.mapViewToScene(QPointF(step, (low + high) / 2))
    return chart.plot.mapFromScene(place)


def move(
    chart: DescentChart, place: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton
) -> None:
    # pyqtgraph passes over moves that come fast after each other.
    chart.plot.scene()._moveEventIsAllowed = lambda: True
    viewport = chart.plot.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def drawn(chart: DescentChart, key: str) -> tuple[np.ndarray, np.ndarray]:
    keys = list(chart.session.descent.optimizers)
    return chart.plot.listDataItems()[keys.index(key)].getData()


def test_a_click_goes_to_the_step(qtbot: QtBot, chart: DescentChart, session: Session) -> None:
    session.descent.playback.play()
    qtbot.mouseClick(chart.plot.viewport(), LEFT, pos=pixel(chart, 400))
    assert session.descent.playback.position == pytest.approx(400, abs=3)
    assert not session.descent.playback.playing
    assert chart.now.value() == session.descent.playback.position


def test_the_line_of_the_step_is_dragged_along(
    qtbot: QtBot, chart: DescentChart, session: Session
) -> None:
    viewport, seen = chart.plot.viewport(), []
    session.descent.playback.seek(100)
    session.descent.playback.changed.connect(lambda: seen.append(session.descent.playback.position))
    qtbot.mousePress(viewport, LEFT, pos=pixel(chart, 100))
    for step in (200, 300, 500):
        move(chart, pixel(chart, step), LEFT)
    assert len(seen) > 1
    assert session.descent.playback.position == pytest.approx(500, abs=3)
    qtbot.mouseRelease(viewport, LEFT, pos=pixel(chart, 500))
    assert session.descent.playback.position == pytest.approx(500, abs=3)


def test_what_is_pointed_at_is_read(chart: DescentChart, session: Session) -> None:
    session.descent.playback.seek(10)
    before = [entry.value for entry in chart.legend.entries]
    move(chart, pixel(chart, 300))
    assert chart.crosshair.visible
    step = int(chart.crosshair.name.removeprefix("step "))
    assert step == pytest.approx(300, abs=3)
    value = chart.values(session.descent.trajectories["adam"], np.array([step]))[0]
    values = {entry.name: entry.value for entry in chart.legend.entries}
    assert values["Adam"] == format_digits(value, 3)
    QApplication.sendEvent(chart.plot, QEvent(QEvent.Type.Leave))
    assert not chart.crosshair.visible
    assert [entry.value for entry in chart.legend.entries] == before


@pytest.mark.parametrize(
    ("cls", "expected"),
    [
        # The note's run: w = 0.1 after one step.
        (DescentProgress, 24.01),
        (DescentGradientNorm, 9.8),
        (DescentDistance, 4.9),
    ],
)
def test_the_numbers_of_the_note(
    show: Callable[[QWidget], None], session: Session, cls: type[DescentChart], expected: float
) -> None:
    chart = shown(cls, show, session)
    chart.log_button.setChecked(False)
    assert drawn(chart, "sgd")[1][1] == pytest.approx(expected)
    session.descent.playback.seek(1)
    values = {entry.name: entry.value for entry in chart.legend.entries}
    assert float(values["Gradient descent"]) == pytest.approx(expected, rel=1e-2)


def test_logarithmic_and_back(qtbot: QtBot, chart: DescentChart, session: Session) -> None:
    chart.log_button.setChecked(False)
    even = drawn(chart, "sgd")[1].copy()
    chart.log_button.show()
    qtbot.mouseClick(chart.log_button, LEFT)
    assert drawn(chart, "sgd")[1][:200] == pytest.approx(np.log10(even[:200]))
    assert chart.plot.getAxis("left").logMode
    qtbot.mouseClick(chart.log_button, LEFT)
    assert drawn(chart, "sgd")[1] == pytest.approx(even)


def test_two_dimensions(chart: DescentChart, session: Session) -> None:
    session.descent.set_surface("himmelblau")
    chart.log_button.setChecked(False)
    path = session.descent.trajectories["adam"]
    to_minima = path.positions[:, np.newaxis] - np.array(session.descent.surface.minima)
    expected = {
        "descent_progress": path.values,
        "descent_gradient_norm": np.linalg.norm(path.gradients, axis=1),
        "descent_distance": np.linalg.norm(to_minima, axis=2).min(axis=1),
    }
    assert drawn(chart, "adam")[1] == pytest.approx(expected[chart.key])


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("rate", [1.5, 1e3, 1e300])
def test_who_diverges_leaves_through_the_edge_and_is_named(
    chart: DescentChart, session: Session, rate: float, logarithmic: bool
) -> None:
    chart.log_button.setChecked(logarithmic)
    session.descent.set_learning_rate("sgd", rate)
    diverged_at = session.descent.trajectories["sgd"].diverged_at
    assert "diverged at step" in chart.note.toPlainText()
    assert f"{diverged_at}" in chart.note.toPlainText()
    _, high = chart.plot.viewRange()[1]
    steps, heights = drawn(chart, "sgd")
    if diverged_at > 1:
        # Drawn on beyond the edge, not along it.
        assert np.nanmax(heights) > 2 * abs(high) + high
    assert not np.isfinite(heights[steps >= diverged_at]).any()
    (mark,) = chart._marks.points()
    assert mark.pos().x() <= diverged_at
    assert mark.pos().y() < high
    session.descent.set_running("sgd", running=False)
    assert len(chart._marks.points()) == 0
    assert not chart.note.isVisible()


def test_who_falls_for_ever_leaves_at_the_bottom(
    show: Callable[[QWidget], None], session: Session
) -> None:
    chart = shown(DescentProgress, show, session)
    session.descent.set_surface("saddle")
    session.descent.set_learning_rate("sgd", 0.6)
    _, heights = drawn(chart, "sgd")
    low, high = chart.plot.viewRange()[1]
    (mark,) = chart._marks.points()
    assert mark.pos().y() < low + 0.1 * (high - low)
    assert heights[int(mark.pos().x())] < low
    assert low <= heights[int(mark.pos().x()) - 1] <= high


def test_no_lowest_place_is_said(show: Callable[[QWidget], None], session: Session) -> None:
    chart = shown(DescentDistance, show, session)
    assert not chart.note.isVisible()
    session.descent.set_surface("saddle")
    assert chart.note.toPlainText() == "This surface has no lowest place."
    assert chart.legend.entries == ()


@pytest.mark.parametrize("start", [5.0, 1e154, -1.7e308])
@pytest.mark.parametrize("surface", ["parabola", "saddle", "himmelblau", "plateau"])
@pytest.mark.parametrize("logarithmic", [False, True])
def test_any_start_leaves_a_readable_range(
    chart: DescentChart, session: Session, surface: str, start: float, logarithmic: bool
) -> None:
    chart.log_button.setChecked(logarithmic)
    session.descent.set_surface(surface)
    session.descent.set_start((start,) * session.descent.surface.n_dims)
    low, high = chart.plot.viewRange()[1]
    assert np.isfinite([low, high]).all()
    assert low < high
    assert not chart.grab().isNull()


def test_out_of_sight_it_waits(chart: DescentChart, session: Session) -> None:
    chart.hide()
    session.descent.playback.seek(7)
    chart.show()
    assert chart.now.value() == 7
    chart.hide()
    session.descent.set_learning_rate("sgd", 0.3)
    chart.show()
    assert chart.now.value() == 7
    assert drawn(chart, "sgd")[0][-1] == 1001


def test_nobody_takes_part(chart: DescentChart, session: Session) -> None:
    session.descent.run_only(())
    assert chart.legend.entries == ()
    assert not chart.grab().isNull()
