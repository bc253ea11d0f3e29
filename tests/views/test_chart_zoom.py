"""Looking at a part of the run, and at one batch of it: by mouse and by keys, on both charts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from plot_mouse import double_click, drag_over, move_over
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.training_events import BatchesEnd, EpochEnd, SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.views.accuracy_chart import AccuracyChart
from visualizer.views.loss_chart import LossChart
from visualizer.widgets.training_chart import TrainingChart

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PER_EPOCH, N_BATCHES = 100, 1000
END = 1.015 * N_BATCHES


@pytest.fixture
def charts(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> tuple[TrainingChart, TrainingChart]:
    """Both charts after ten epochs of a hundred batches, with snapshots of some."""
    charts = LossChart(session), AccuracyChart(session)
    for chart in charts:
        chart.resize(700, 320)
        show(chart)
    training = session.training
    training.configure(epochs=10)
    training.start()
    values = np.linspace(1, 0.5, N_BATCHES)
    training.extend([Started(PER_EPOCH), BatchesEnd(0, values, values)])
    for epoch in range(10):
        network = initial_network(training.config.layers, epoch)
        training.extend([SnapshotTaken(epoch, epoch * PER_EPOCH, network, (np.zeros(1),))])
        logs = {f"{part}_{name}": 0.5 for part in ("val", "train") for name in ("loss", "accuracy")}
        training.extend([EpochEnd(epoch + 1, logs)])
    settle()
    return charts


def place(chart: TrainingChart, batch: float, height: float = 0.5) -> QPoint:
    """Return where a batch stands on the screen, so high up between the axes."""
    low, high = chart.plot.viewRange()[1]
    where = QPointF(chart.axis.place(batch), low + height * (high - low))
    scene = chart.plot.getViewBox().mapViewToScene(where)
    return chart.plot.mapFromScene(scene)


def turn(
    chart: TrainingChart, where: QPoint, notches: int, modifier: Qt.KeyboardModifier = NONE
) -> bool:
    """Turn the wheel; return whether the chart took it."""
    viewport = chart.plot.viewport()
    event = QWheelEvent(
        QPointF(where),
        QPointF(viewport.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(viewport, event)
    return event.isAccepted()


def seen(chart: TrainingChart) -> tuple[float, float]:
    low, high = chart.plot.viewRange()[0]
    return chart.axis.batch_at(low), chart.axis.batch_at(high)


def test_the_wheel_zooms_both_charts_around_the_mouse(
    charts: tuple[TrainingChart, TrainingChart], settle: Callable[[], None]
) -> None:
    loss, accuracy = charts
    where = place(loss, 250)
    assert turn(loss, where, 3)
    settle()
    assert seen(loss) == pytest.approx(seen(accuracy))
    assert seen(loss)[1] - seen(loss)[0] == pytest.approx(END * 0.8**3, rel=0.02)
    # What the mouse is at stays under it.
    assert place(loss, 250).x() == pytest.approx(where.x(), abs=3)


def test_what_sees_everything_leaves_the_wheel_to_the_page(
    charts: tuple[TrainingChart, TrainingChart], session: Session, settle: Callable[[], None]
) -> None:
    where = place(charts[0], 500)
    assert not turn(charts[0], where, -1)
    assert turn(charts[0], where, 1)
    settle()
    assert turn(charts[0], where, -5)
    assert not session.chart_options.zoomed


def test_in_a_page_that_scrolls_the_wheel_is_the_page_s_until_the_chart_is_meant(
    show: Callable[[QWidget], None],
    charts: tuple[TrainingChart, TrainingChart],
    session: Session,
) -> None:
    loss, accuracy = charts
    area, page = QScrollArea(), QWidget()
    column = QVBoxLayout(page)
    for chart in charts:
        chart.setMinimumHeight(300)
        column.addWidget(chart)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(700, 400)
    show(area)
    bar, options = area.verticalScrollBar(), session.chart_options

    def place_in_area() -> QPoint:
        return accuracy.plot.viewport().mapTo(area, place(accuracy, 500, 0.8))

    def turn_at_the_end_of_the_page(modifier: Qt.KeyboardModifier = NONE) -> bool:
        """Turn the wheel over the lower chart; return whether the page has moved."""
        options.show_all()
        bar.setValue(bar.maximum())
        # By way of the window: only so Qt passes on what nobody has taken.
        where, notch = QPointF(place_in_area()), QPoint(0, 120)
        QTest.wheelEvent(area.windowHandle(), where, notch, QPoint(), modifier)
        return bar.value() < bar.maximum()

    assert turn_at_the_end_of_the_page()
    assert not options.zoomed
    assert not turn_at_the_end_of_the_page(CTRL)
    assert options.values("accuracy") is not None
    QTest.mouseClick(area.windowHandle(), LEFT, NONE, place_in_area())
    assert not turn_at_the_end_of_the_page()
    assert options.part is not None
    loss.setFocus()
    assert turn_at_the_end_of_the_page()
    assert not options.zoomed
    for chart in charts:
        chart.setParent(None)


def test_a_flat_frame_chooses_a_part_of_the_run(
    charts: tuple[TrainingChart, TrainingChart], session: Session, settle: Callable[[], None]
) -> None:
    loss, accuracy = charts
    # A hand is never quite level.
    drag_over(loss.plot, place(loss, 200), place(loss, 600, 0.53))
    settle()
    assert seen(accuracy) == pytest.approx((200, 600), abs=8)
    assert session.chart_options.values("loss") is None
    assert session.timeline.live


def test_a_high_frame_chooses_values_too(
    charts: tuple[TrainingChart, TrainingChart], session: Session, settle: Callable[[], None]
) -> None:
    loss, accuracy = charts
    before = accuracy.plot.viewRange()[1]
    drag_over(loss.plot, place(loss, 200, 0.25), place(loss, 600, 0.75))
    settle()
    assert seen(loss) == pytest.approx((200, 600), abs=8)
    assert loss.plot.viewRange()[1] == pytest.approx((0.25, 0.75), abs=0.02)
    assert accuracy.plot.viewRange()[1] == pytest.approx(before, abs=0.25)
    assert session.chart_options.values("accuracy") is None


@pytest.mark.parametrize(("button", "modifier"), [(MIDDLE, NONE), (LEFT, SHIFT)])
def test_pushing_pans(
    charts: tuple[TrainingChart, TrainingChart],
    session: Session,
    settle: Callable[[], None],
    button: Qt.MouseButton,
    modifier: Qt.KeyboardModifier,
) -> None:
    loss, accuracy = charts
    session.chart_options.show_part((400, 600))
    settle()
    drag_over(loss.plot, place(loss, 550), place(loss, 500), button, modifier)
    settle()
    assert seen(accuracy)[0] > 410
    assert seen(accuracy)[1] - seen(accuracy)[0] == pytest.approx(200, rel=0.01)


def test_a_click_still_moves_the_scrubber_and_zooms_nothing(
    qtbot: QtBot, charts: tuple[TrainingChart, TrainingChart], session: Session
) -> None:
    qtbot.mouseClick(charts[0].plot.viewport(), LEFT, pos=place(charts[0], 310))
    assert session.network.batch == 300
    assert not session.chart_options.zoomed


def test_ctrl_and_the_wheel_zoom_the_values(
    charts: tuple[TrainingChart, TrainingChart], session: Session, settle: Callable[[], None]
) -> None:
    loss, _ = charts
    low, high = loss.plot.viewRange()[1]
    assert turn(loss, place(loss, 500), 2, CTRL)
    settle()
    assert np.diff(loss.plot.viewRange()[1]) == pytest.approx(0.64 * (high - low), rel=0.01)
    assert session.chart_options.part is None


def test_keys_zoom_pan_and_show_all(
    qtbot: QtBot,
    charts: tuple[TrainingChart, TrainingChart],
    session: Session,
    settle: Callable[[], None],
) -> None:
    loss, accuracy = charts
    loss.setFocus()
    qtbot.keyClick(loss, Qt.Key.Key_Plus)
    qtbot.keyClick(loss, Qt.Key.Key_Plus)
    first, last = session.chart_options.part
    assert last - first == pytest.approx(0.64 * END)
    qtbot.keyClick(loss, Qt.Key.Key_Right)
    settle()
    assert seen(accuracy)[0] == pytest.approx(first + 0.25 * 0.64 * END)
    qtbot.keyClick(loss, Qt.Key.Key_Left)
    qtbot.keyClick(loss, Qt.Key.Key_Minus)
    assert session.chart_options.part[0] == pytest.approx(0.1 * END, rel=0.01)
    qtbot.keyClick(loss, Qt.Key.Key_0)
    assert not session.chart_options.zoomed


def test_a_double_click_shows_all(
    qtbot: QtBot, charts: tuple[TrainingChart, TrainingChart], session: Session
) -> None:
    loss, accuracy = charts
    drag_over(loss.plot, place(loss, 200, 0.25), place(loss, 600, 0.75))
    where = accuracy.plot.viewport().rect().center()
    qtbot.mouseClick(accuracy.plot.viewport(), LEFT, pos=where)
    assert session.chart_options.zoomed
    double_click(accuracy.plot, where)
    assert not session.chart_options.zoomed


def test_a_zoom_stays_as_new_batches_come(
    charts: tuple[TrainingChart, TrainingChart], session: Session, settle: Callable[[], None]
) -> None:
    session.chart_options.show_part((100, 300))
    session.training.extend([BatchesEnd(N_BATCHES, np.ones(500), np.ones(500))])
    settle()
    assert seen(charts[0]) == pytest.approx((100, 300))


def test_both_charts_read_what_the_mouse_is_at(
    charts: tuple[TrainingChart, TrainingChart], session: Session
) -> None:
    loss, accuracy = charts
    move_over(accuracy.plot, place(accuracy, 250))
    pointed = session.chart_options.pointed
    assert pointed == pytest.approx(250, abs=2)
    for chart in charts:
        assert chart.crosshair.visible
        assert chart.crosshair.name == f"epoch 3, batch {pointed - 199}"
        values = [entry.value for entry in chart.legend.entries]
        raw = session.training.history.values(chart.quantity)[pointed]
        assert values[0] == f"{raw:.4f}"
        assert float(values[1]) > float(values[0])
        assert values[2:] == ["0.5000", "0.5000"]
    QApplication.sendEvent(accuracy.plot, QEvent(QEvent.Type.Leave))
    assert session.chart_options.pointed is None
    assert not loss.crosshair.visible
    assert loss.legend.entries[0].value == ""


def test_beyond_the_last_batch_there_is_nothing_to_read(
    charts: tuple[TrainingChart, TrainingChart], session: Session
) -> None:
    move_over(charts[0].plot, place(charts[0], 1010))
    assert session.chart_options.pointed is None


def test_the_legend_reads_the_moment_of_the_scrubber(
    charts: tuple[TrainingChart, TrainingChart], session: Session
) -> None:
    session.timeline.show_batch(100)
    values = [entry.value for entry in charts[0].legend.entries]
    assert values[0] == f"{session.training.history.loss[99]:.4f}"
    assert values[2] == "0.5000"
    session.timeline.show_batch(0)
    assert [entry.value for entry in charts[0].legend.entries] == ["", "", ""]


@pytest.mark.parametrize("logarithmic", [False, True])
def test_places_and_batches_agree_on_both_axes(
    qtbot: QtBot,
    charts: tuple[TrainingChart, TrainingChart],
    session: Session,
    settle: Callable[[], None],
    logarithmic: bool,
) -> None:
    session.chart_options.set_log_batches(logarithmic)
    settle()
    qtbot.mouseClick(charts[0].plot.viewport(), LEFT, pos=place(charts[0], 210))
    assert session.network.batch == 200
    assert charts[1].axis.batch_at(charts[1].moment.value()) == pytest.approx(200)
