"""One click a race; whatever is then changed lets its button come up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.registry import discover
from visualizer.state.descent import PRESETS
from visualizer.state.session import Session
from visualizer.views.descent_presets import DescentPresets

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> DescentPresets:
    view = DescentPresets(session)
    view.resize(460, 600)
    show(view)
    return view


def pressed(view: DescentPresets) -> list[str]:
    return [key for key, button in view.buttons.items() if button.isChecked()]


@pytest.mark.parametrize("key", discover(PRESETS))
def test_a_click_shows_a_race_and_undo_the_one_before(
    qtbot: QtBot, view: DescentPresets, session: Session, key: str
) -> None:
    preset, descent = discover(PRESETS)[key], session.descent
    descent.set_start((3,))
    before = descent._scene
    qtbot.mouseClick(view.buttons[key], LEFT)
    assert descent.surface_key == preset.surface_key
    assert descent.start == preset.start
    assert [descent.optimizers[rule.key] for rule in preset.rules] == list(preset.rules)
    assert set(descent.trajectories) == {rule.key for rule in preset.rules}
    assert (descent.n_steps, descent.noise) == (preset.n_steps, preset.noise)
    assert descent.playback.position == preset.step
    assert pressed(view) == [key]
    session.undo_stack.undo()
    assert descent._scene == before
    assert pressed(view) == []


def test_a_second_click_starts_it_again(
    qtbot: QtBot, view: DescentPresets, session: Session
) -> None:
    for _ in range(2):
        session.descent.playback.seek(3)
        qtbot.mouseClick(view.buttons["one-step"], LEFT)
        assert session.descent.playback.position == 1
        assert pressed(view) == ["one-step"]


@pytest.mark.parametrize(
    "change",
    [
        lambda descent: descent.set_learning_rate("sgd", 0.2),
        lambda descent: descent.set_start((1,)),
        lambda descent: descent.set_running("adam", running=True),
        lambda descent: descent.set_running("sgd", running=False),
        lambda descent: descent.set_n_steps(9),
        lambda descent: descent.set_surface("saddle"),
        lambda descent: descent.set_noise_value("scale", 0.1),
        lambda descent: descent.set_schedule("cosine"),
    ],
)
def test_what_is_changed_is_no_longer_the_example(
    qtbot: QtBot,
    view: DescentPresets,
    session: Session,
    change: Callable[[object], None],
) -> None:
    qtbot.mouseClick(view.buttons["monotone"], LEFT)
    change(session.descent)
    assert pressed(view) == []
    qtbot.mouseClick(view.buttons["monotone"], LEFT)
    assert pressed(view) == ["monotone"]


def test_keys_work_too(qtbot: QtBot, view: DescentPresets, session: Session) -> None:
    view.buttons["periodic"].setFocus()
    qtbot.keyClick(view.buttons["periodic"], Qt.Key.Key_Space)
    assert session.descent.optimizers["sgd"].learning_rate == 1


def test_what_stays_out_keeps_its_settings(
    qtbot: QtBot, view: DescentPresets, session: Session
) -> None:
    session.descent.set_learning_rate("lion", 0.3)
    qtbot.mouseClick(view.buttons["ravine-rules"], LEFT)
    assert session.descent.optimizers["lion"].learning_rate == 0.3
