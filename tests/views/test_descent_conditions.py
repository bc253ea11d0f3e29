"""Noise and schedule: set by typing and choosing, and what becomes of the learning rate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.schedules.cosine_decay import CosineDecay
from visualizer.core.schedules.step_decay import StepDecay
from visualizer.state.session import Session
from visualizer.views.descent_conditions import DescentConditions


@pytest.fixture
def conditions(show: Callable[[QWidget], None], session: Session) -> DescentConditions:
    conditions = DescentConditions(session)
    conditions.resize(520, 260)
    show(conditions)
    return conditions


def test_typed_noise_is_the_paths(
    conditions: DescentConditions, session: Session, type_into: Callable[..., None]
) -> None:
    quiet = session.descent.trajectories["sgd"].positions
    type_into(conditions.scale, "0.5")
    assert session.descent.noise == GradientNoise(0.5, 0)
    noisy = session.descent.trajectories["sgd"].positions
    assert (noisy[1:] != quiet[1:]).all()
    type_into(conditions.seed, "7")
    assert session.descent.noise == GradientNoise(0.5, 7)
    assert (session.descent.trajectories["sgd"].positions != noisy).any()


@pytest.mark.parametrize(
    ("name", "text"), [("scale", "-1"), ("scale", "inf"), ("seed", "0.5"), ("seed", "-3")]
)
def test_refused_noise_is_explained(
    conditions: DescentConditions,
    session: Session,
    type_into: Callable[..., None],
    name: str,
    text: str,
) -> None:
    field = getattr(conditions, name)
    type_into(field, text)
    # It is called as its label calls it.
    assert {"scale": "noise", "seed": "seed"}[name] in field.problem or text == "inf"
    assert session.descent.noise == GradientNoise()


def test_arrows_begin_the_noise(
    qtbot: QtBot, conditions: DescentConditions, session: Session
) -> None:
    for key, scale in ((Qt.Key.Key_Up, 0.1), (Qt.Key.Key_Up, 0.2), (Qt.Key.Key_Down, 0.1)):
        qtbot.keyClick(conditions.scale, key)
        assert session.descent.noise.scale == scale
    qtbot.keyClick(conditions.seed, Qt.Key.Key_Up)
    qtbot.keyClick(conditions.seed, Qt.Key.Key_Down)
    qtbot.keyClick(conditions.seed, Qt.Key.Key_Down)
    assert session.descent.noise.seed == 0


def test_a_schedule_is_chosen_and_set(
    qtbot: QtBot, conditions: DescentConditions, session: Session, type_into: Callable[..., None]
) -> None:
    assert not any(field.isVisible() for field in conditions.numbers.values())
    conditions.schedule.setFocus()
    qtbot.keyClick(conditions.schedule, Qt.Key.Key_Down)
    assert session.descent.schedule == StepDecay()
    visible = [name for name, field in conditions.numbers.items() if field.isVisible()]
    assert visible == ["decay_steps", "decay_rate"]
    type_into(conditions.numbers["decay_steps"], "50")
    type_into(conditions.numbers["decay_rate"], "0.9")
    assert session.descent.schedule == StepDecay(50, 0.9)
    type_into(conditions.numbers["decay_rate"], "1")
    assert conditions.numbers["decay_rate"].problem
    assert session.descent.schedule == StepDecay(50, 0.9)


def test_what_is_set_elsewhere_is_shown(conditions: DescentConditions, session: Session) -> None:
    session.descent.set_noise_value("scale", 2)
    session.descent.set_schedule("cosine")
    session.descent.set_schedule_value("alpha", 0.25)
    assert conditions.scale.value == 2
    assert conditions.schedule.currentText() == "Cosine"
    assert conditions.numbers["alpha"].value == 0.25
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert conditions.schedule.currentText() == "Constant"


@pytest.mark.parametrize("text", ["0.5", "-1", "abc"])
def test_what_is_half_typed_goes_with_its_schedule(
    qtbot: QtBot, conditions: DescentConditions, session: Session, text: str
) -> None:
    session.descent.set_schedule("step")
    session.descent.set_schedule("cosine")
    field = conditions.numbers["alpha"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    session.undo_stack.undo()
    assert session.descent.schedule == StepDecay()
    session.undo_stack.redo()
    assert session.descent.schedule == CosineDecay()
    assert (field.text(), field.problem) == ("0", "")


def test_the_share_of_every_step_is_drawn(conditions: DescentConditions, session: Session) -> None:
    session.descent.set_n_steps(40)
    session.descent.set_schedule("cosine")
    session.descent.set_schedule_value("decay_steps", 20)
    steps, shares = conditions.plot.listDataItems()[0].getData()
    assert steps.tolist() == list(range(40))
    assert shares == pytest.approx([CosineDecay(20).share(step) for step in range(40)])


@pytest.mark.parametrize("n_steps", [1, 2, 1_000_000])
@pytest.mark.parametrize("key", ["constant", "step", "exponential", "cosine"])
def test_any_number_of_steps_is_drawn(
    conditions: DescentConditions, session: Session, n_steps: int, key: str
) -> None:
    session.descent.set_schedule(key)
    session.descent.set_n_steps(n_steps)
    steps, shares = conditions.plot.listDataItems()[0].getData()
    assert len(steps) <= 500
    assert (steps[0], steps[-1]) == (0, n_steps - 1)
    assert np.isfinite(shares).all()
    assert not conditions.grab().isNull()


def test_a_share_above_one_is_whole(conditions: DescentConditions, session: Session) -> None:
    session.descent.set_schedule("cosine")
    session.descent.set_schedule_value("alpha", 5)
    assert conditions.plot.viewRange()[1][1] > 5


def test_what_is_left_at_the_step_is_told(conditions: DescentConditions, session: Session) -> None:
    session.descent.set_schedule("step")
    session.descent.playback.seek(250)
    assert conditions.reading.text == "After 250 steps: learning rate × 0.25"
    session.descent.playback.seek(99)
    assert conditions.reading.text == "After 99 steps: learning rate × 1"
