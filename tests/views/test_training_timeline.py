"""The scrubber of the run: its bar, and the line on both charts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    SnapshotTaken,
    Started,
)
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.views.accuracy_chart import AccuracyChart
from visualizer.views.loss_chart import LossChart
from visualizer.views.training_timeline import TrainingTimeline
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.training_chart import TrainingChart

LEFT = Qt.MouseButton.LeftButton
PER_EPOCH = 100


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> TrainingTimeline:
    view = TrainingTimeline(session)
    view.resize(900, 40)
    show(view)
    return view


@pytest.fixture
def run(session: Session) -> Callable[[], None]:
    """Train for two epochs, with a snapshot every 50 batches."""
    config = session.training.config

    def snapshot(batch: int) -> SnapshotTaken:
        network = initial_network(config.layers, batch)
        return SnapshotTaken(batch // PER_EPOCH, batch, network, (np.zeros(1),))

    def running() -> None:
        session.training.start()
        session.training.extend([Started(PER_EPOCH), snapshot(0)])
        for batch in range(50, 250, 50):
            values = np.linspace(0.2, 0.8, 50)
            session.training.extend([BatchesEnd(batch - 50, values, values), snapshot(batch)])
            if batch % PER_EPOCH == 0:
                session.training.extend([EpochEnd(batch // PER_EPOCH, {"test_loss": 0.3})])

    return running


def label(view: TrainingTimeline) -> str:
    return view.bar.findChild(TextLine).text


def button(view: TrainingTimeline, name: str) -> QToolButton:
    return next(each for each in view.findChildren(QToolButton) if each.accessibleName() == name)


def test_it_says_which_moment_is_on_screen(
    view: TrainingTimeline, session: Session, run: Callable[[], None]
) -> None:
    assert label(view) == "not begun"
    assert not view.branch_button.isEnabled()
    run()
    assert label(view) == "live"
    assert view.branch_button.isEnabled()
    for batch, words in (
        (0, "after epoch 0"),
        (50, "epoch 1, batch 50"),
        (100, "after epoch 1"),
        (150, "epoch 2, batch 50"),
    ):
        session.timeline.show_batch(batch)
        assert label(view) == words
    session.timeline.show_batch(200)
    session.training.extend([Finished({})])
    assert label(view) == "after epoch 2"


def test_its_buttons_and_its_slider_move_everything(
    qtbot: QtBot, view: TrainingTimeline, session: Session, run: Callable[[], None]
) -> None:
    run()
    qtbot.mouseClick(button(view, "One step back"), LEFT)
    assert session.network.batch == 150
    qtbot.mouseClick(button(view, "To the beginning"), LEFT)
    assert session.network.batch == 0
    slider = view.findChildren(QSlider)[0]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert session.network.batch == 50
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert session.timeline.live


def test_training_goes_on_from_there(
    qtbot: QtBot, view: TrainingTimeline, session: Session, run: Callable[[], None]
) -> None:
    run()
    session.timeline.show_batch(100)
    with qtbot.waitSignal(session.training.start_requested):
        qtbot.mouseClick(view.branch_button, LEFT)
    assert session.training.resume_point.batch == 100
    assert session.training.history.n_batches == 100
    assert not view.bubble.isVisible()


def test_training_goes_on_by_a_key_as_well(
    qtbot: QtBot, view: TrainingTimeline, session: Session, run: Callable[[], None]
) -> None:
    run()
    session.timeline.show_batch(50)
    with qtbot.waitSignal(session.training.start_requested):
        qtbot.keyClick(view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert session.training.resume_point.batch == 50


def test_what_cannot_go_on_is_said_in_a_sentence(
    qtbot: QtBot, view: TrainingTimeline, session: Session, run: Callable[[], None]
) -> None:
    run()
    session.training.extend([Finished({})])
    session.training.configure(batch_size=50)
    session.timeline.show_batch(100)
    qtbot.mouseClick(view.branch_button, LEFT)
    assert view.bubble.isVisible()
    assert "another learning rate" in view.bubble.text()
    assert session.training.phase is TrainingPhase.FINISHED
    session.training.configure(batch_size=session.training.config.batch_size)


@pytest.fixture(params=[LossChart, AccuracyChart])
def chart(
    request: pytest.FixtureRequest, show: Callable[[QWidget], None], session: Session
) -> TrainingChart:
    chart = request.param(session)
    chart.resize(700, 320)
    show(chart)
    return chart


def test_a_line_on_the_chart_marks_the_moment(
    chart: TrainingChart,
    session: Session,
    run: Callable[[], None],
    settle: Callable[[], None],
) -> None:
    run()
    settle()
    assert not chart.moment.isVisible()
    session.timeline.show_batch(150)
    assert chart.moment.isVisible()
    assert chart.moment.value() == 1.5
    session.timeline.show_batch(200)
    assert not chart.moment.isVisible()


def test_a_click_on_the_chart_goes_to_that_moment(
    qtbot: QtBot,
    chart: TrainingChart,
    session: Session,
    run: Callable[[], None],
    settle: Callable[[], None],
) -> None:
    run()
    settle()
    view = chart.plot.getViewBox()
    place = view.mapViewToScene(QPointF(1.02, 0.5))
    qtbot.mouseClick(chart.plot.viewport(), LEFT, pos=chart.plot.mapFromScene(place))
    assert session.network.batch == 100
    assert chart.moment.value() == 1
    qtbot.mouseClick(chart.plot.viewport(), LEFT, pos=chart.plot.rect().topLeft())
    assert session.network.batch == 100


def test_the_line_is_dragged_from_snapshot_to_snapshot(
    chart: TrainingChart,
    session: Session,
    run: Callable[[], None],
    settle: Callable[[], None],
) -> None:
    run()
    settle()
    session.timeline.show_batch(0)
    chart.moment.setValue(0.6)
    chart.moment.sigDragged.emit(chart.moment)
    assert session.network.batch == 50
    assert chart.moment.value() == 0.5
