"""Run, pause, step, stop, reset and speed, by mouse and keys."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Failed,
    Finished,
    Paused,
    Preparing,
    Started,
    TrainingEvent,
)
from visualizer.state.session import Session
from visualizer.state.training_phase import Pace, TrainingPhase
from visualizer.views.training_controls import TrainingControls
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.run_controls import SPEEDS

LEFT = Qt.MouseButton.LeftButton
BATCHES = BatchesEnd(0, np.ones(1250), np.ones(1250))
RUNNING = [Started(1000), BATCHES, EpochEnd(1, {"loss": 1.0})]


@pytest.fixture
def controls(show: Callable[[QWidget], None], session: Session) -> TrainingControls:
    controls = TrainingControls(session)
    controls.resize(1200, 40)
    show(controls)
    return controls


@pytest.mark.parametrize(
    ("events", "run", "stop", "step"),
    [
        ([], "Pause", True, False),
        ([Preparing(Sentence("Training", "Building"))], "Pause", True, False),
        (RUNNING, "Pause", True, False),
        ([*RUNNING, Paused()], "Go on", True, True),
        ([*RUNNING, Finished({"test_accuracy": 0.98123})], "Run", False, True),
        ([Failed("No memory.")], "Run", False, True),
    ],
)
def test_it_shows_what_can_be_done(
    controls: TrainingControls,
    session: Session,
    events: list[TrainingEvent],
    run: str,
    stop: bool,
    step: bool,
) -> None:
    session.training.start()
    session.training.extend(events)
    assert controls.run_button.text() == run
    assert controls.stop_button.isEnabled() == stop
    for button in (controls.batch_button, controls.batches_button, controls.epoch_button):
        assert button.isEnabled() == step


def test_its_buttons_stand_still_while_words_change(
    controls: TrainingControls, session: Session
) -> None:
    places = []
    for events in ([Preparing(Sentence("Training", "Building"))], [*RUNNING, Paused()]):
        places.append(controls.stop_button.x())
        session.training.start()
        session.training.extend(events)
        controls.layout().activate()
    assert places == [controls.stop_button.x()] * 2


def test_before_the_first_run(controls: TrainingControls) -> None:
    assert controls.run_button.text() == "Run"
    assert not controls.stop_button.isEnabled()


def test_run_pause_go_on_by_one_button(
    qtbot: QtBot, controls: TrainingControls, session: Session
) -> None:
    training = session.training
    with qtbot.waitSignal(training.start_requested):
        qtbot.mouseClick(controls.run_button, LEFT)
    assert (training.phase, training.pace) == (TrainingPhase.PREPARING, Pace.RUN)
    training.extend(RUNNING)
    with qtbot.waitSignal(training.pace_requested):
        qtbot.mouseClick(controls.run_button, LEFT)
    assert training.pace == Pace.PAUSE
    training.extend([Paused()])
    qtbot.mouseClick(controls.run_button, LEFT)
    assert (training.phase, training.pace) == (TrainingPhase.RUNNING, Pace.RUN)


@pytest.mark.parametrize(
    ("name", "pace", "n_steps"),
    [
        ("batch_button", Pace.STEP_BATCH, 1),
        ("batches_button", Pace.STEP_BATCH, 10),
        ("epoch_button", Pace.STEP_EPOCH, 1),
    ],
)
def test_a_step_begins_a_run_or_goes_on(
    qtbot: QtBot, controls: TrainingControls, session: Session, name: str, pace: Pace, n_steps: int
) -> None:
    button = getattr(controls, name)
    with qtbot.waitSignal(session.training.start_requested):
        qtbot.mouseClick(button, LEFT)
    session.training.extend([*RUNNING, Paused()])
    with qtbot.waitSignal(session.training.pace_requested):
        qtbot.mouseClick(button, LEFT)
    assert (session.training.pace, session.training.n_steps) == (pace, n_steps)


def test_one_batch_after_ten_is_one(
    qtbot: QtBot, controls: TrainingControls, session: Session
) -> None:
    qtbot.keyClick(controls, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: session.training.n_steps == 10)
    session.training.extend([*RUNNING, Paused()])
    with qtbot.waitSignal(session.training.pace_requested):
        qtbot.keyClick(controls, Qt.Key.Key_F6)
    assert (session.training.pace, session.training.n_steps) == (Pace.STEP_BATCH, 1)


def test_stop_and_reset(qtbot: QtBot, controls: TrainingControls, session: Session) -> None:
    session.training.start()
    session.training.extend(RUNNING)
    with qtbot.waitSignal(session.training.stop_requested):
        qtbot.mouseClick(controls.stop_button, LEFT)
    with qtbot.waitSignal(session.training.discard_requested):
        qtbot.mouseClick(controls.reset_button, LEFT)
    assert session.training.phase == TrainingPhase.IDLE


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_F5, "start_requested"),
        (Qt.Key.Key_F6, "start_requested"),
        (Qt.Key.Key_F7, "start_requested"),
        (Qt.Key.Key_F9, "discard_requested"),
    ],
)
def test_keys(
    qtbot: QtBot, controls: TrainingControls, session: Session, key: Qt.Key, signal: str
) -> None:
    with qtbot.waitSignal(getattr(session.training, signal)):
        qtbot.keyClick(controls, key)


def test_the_run_key_stays_when_the_words_change(
    qtbot: QtBot, controls: TrainingControls, session: Session
) -> None:
    for phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING, TrainingPhase.RUNNING):
        qtbot.keyClick(controls, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: not controls.run_button.isDown())
        assert session.training.phase == phase
        session.training.extend([*RUNNING, Paused()])


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7])
def test_a_number_still_being_typed_counts_for_the_run(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session, key: Qt.Key
) -> None:
    page, controls = QWidget(), TrainingControls(session)
    field = NumberField(lambda value: session.training.configure(seed=value), str, max)
    layout = QVBoxLayout(page)
    layout.addWidget(field)
    layout.addWidget(controls)
    show(page)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    with qtbot.waitSignal(session.training.start_requested):
        qtbot.keyClick(field, key)
    assert session.training.config.seed == 7


@pytest.mark.parametrize("name", ["run_button", "batch_button", "batches_button", "epoch_button"])
def test_a_click_counts_after_what_was_typed(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session, name: str
) -> None:
    page, controls = QWidget(), TrainingControls(session)
    field = NumberField(lambda value: session.training.configure(seed=value), str, max)
    layout = QVBoxLayout(page)
    layout.addWidget(field)
    layout.addWidget(controls)
    show(page)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    button: QPushButton = getattr(controls, name)
    qtbot.mouseClick(button, LEFT)
    assert session.training.config.seed == 7


@pytest.mark.parametrize("place", range(len(SPEEDS)))
def test_the_slider_sets_the_speed(
    qtbot: QtBot, controls: TrainingControls, session: Session, place: int
) -> None:
    slider = controls.speed_slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert session.training.speed == SPEEDS[place]


@pytest.mark.parametrize("speed", [1.0, 3.0, 20.0, 500.0, 0.1, math.inf])
def test_the_slider_shows_a_speed_and_leaves_it(
    controls: TrainingControls, session: Session, speed: float
) -> None:
    session.training.set_speed(speed)
    assert session.training.speed == speed
    assert SPEEDS[controls.speed_slider.value()] == min(s for s in SPEEDS if s >= speed)
