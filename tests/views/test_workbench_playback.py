"""Direction, grain and place of a walk, by buttons; and what is said of the place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.walk import Direction, Grain
from visualizer.state.session import Session
from visualizer.views.workbench_playback import WorkbenchPlayback
from visualizer.widgets.text_line import TextLine

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchPlayback:
    view = WorkbenchPlayback(session)
    view.resize(1200, 40)
    show(view)
    return view


def label(view: WorkbenchPlayback) -> str:
    return view.bar.findChild(TextLine).text


def button(view: WorkbenchPlayback, name: str) -> QToolButton:
    buttons = view.bar.findChildren(QToolButton)
    return next(each for each in buttons if each.toolTip().startswith(name))


def chosen(view: WorkbenchPlayback) -> list[str]:
    buttons = (*view.direction_buttons.values(), *view.grain_buttons.values())
    return [each.text() for each in buttons if each.isChecked()]


def test_the_whole_forward_pass_is_seen_at_first(view: WorkbenchPlayback) -> None:
    assert chosen(view) == ["Forward", "Term"]
    # 3·(2 + 2) + 2·(3 + 2) + 2·(2 + 2) terms, biases and activations.
    assert label(view) == "30 / 30 · the activation"


def test_direction_by_click_begins_at_the_loss(
    qtbot: QtBot, view: WorkbenchPlayback, session: Session
) -> None:
    qtbot.mouseClick(view.direction_buttons[Direction.BACKWARD], LEFT)
    assert session.walk.direction is Direction.BACKWARD
    assert chosen(view) == ["Backward", "Term"]
    assert session.walk.playback.position == 0
    # 1 loss, 7 dz, 22 weights' and biases' gradients, 4 + 6 ways back, 1 update.
    assert label(view) == f"0 / {1 + 7 + 16 + 7 + 10 + 1}"
    qtbot.mouseClick(button(view, "One step forward"), LEFT)
    assert label(view).endswith(" · the loss")
    qtbot.mouseClick(view.direction_buttons[Direction.FORWARD], LEFT)
    assert label(view) == "0 / 30"


@pytest.mark.parametrize(
    ("grain", "done", "text"),
    [
        (Grain.LAYER, 12, "1 / 3"),
        (Grain.LAYER, 13, "1 / 3"),
        (Grain.NEURON, 12, "3 / 7"),
        (Grain.NEURON, 3, "0 / 7"),
        (Grain.TERM, 12, "12 / 30 · the activation"),
    ],
)
def test_grain_by_click_stays_where_the_walk_stands(
    qtbot: QtBot, view: WorkbenchPlayback, session: Session, grain: Grain, done: int, text: str
) -> None:
    session.walk.playback.seek(done)
    qtbot.mouseClick(view.grain_buttons[grain], LEFT)
    assert session.walk.grain is grain
    assert label(view) == text
    assert chosen(view) == ["Forward", view.grain_buttons[grain].text()]


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        (
            Direction.FORWARD,
            ["", "weight times input", "weight times input", "the bias", "the activation"],
        ),
        (
            Direction.BACKWARD,
            [
                "",
                "the loss",
                "gradient of the net input",
                "gradient of the net input",
                "gradient of a weight",
                "gradient of a weight",
                "gradient of the bias",
            ],
        ),
    ],
)
def test_every_stop_is_named(
    qtbot: QtBot,
    view: WorkbenchPlayback,
    session: Session,
    direction: Direction,
    words: list[str],
) -> None:
    session.walk.set_direction(direction)
    session.walk.playback.seek(0)
    length = session.walk.playback.length
    seen = [label(view)]
    for _ in words[1:]:
        qtbot.mouseClick(button(view, "One step forward"), LEFT)
        seen.append(label(view))
    assert seen == [
        f"{place} / {length}" + (f" · {name}" if name else "") for place, name in enumerate(words)
    ]


def test_back_along_a_weight_and_the_changed_weights_are_named(
    view: WorkbenchPlayback, session: Session
) -> None:
    session.walk.set_direction(Direction.BACKWARD)
    said = set()
    for place in range(session.walk.playback.length + 1):
        session.walk.playback.seek(place)
        said.add(label(view).partition(" · ")[2])
    assert {"back along a weight", "the changed weights"} < said
    assert label(view).endswith("the changed weights")


def test_the_state_moves_the_buttons(view: WorkbenchPlayback, session: Session) -> None:
    session.walk.set_grain(Grain.NEURON)
    session.walk.set_direction(Direction.BACKWARD)
    assert chosen(view) == ["Backward", "Neuron"]
    session.walk.playback.seek(2)
    assert label(view).startswith("2 / ")
    session.workbench.show_preset("xor")
    assert label(view).endswith(f" / {session.walk.playback.length}")


def test_the_label_follows_while_a_step_is_on_its_way(
    view: WorkbenchPlayback, session: Session
) -> None:
    session.walk.playback.seek(2.5)
    assert label(view) == "2 / 30 · the bias"


def test_play_and_scrubber_drive_the_walk(
    qtbot: QtBot, view: WorkbenchPlayback, session: Session
) -> None:
    playback = session.walk.playback
    qtbot.keyClick(view.bar.findChild(QSlider), Qt.Key.Key_Home)
    assert playback.position == 0
    qtbot.mouseClick(button(view, "Play"), LEFT)
    assert playback.playing
    qtbot.waitUntil(lambda: playback.position > 0)
    qtbot.mouseClick(view.grain_buttons[Grain.LAYER], LEFT)
    assert not playback.playing


def test_every_button_says_what_it_does(view: WorkbenchPlayback) -> None:
    buttons = [*view.direction_buttons.values(), *view.grain_buttons.values()]
    assert len({each.toolTip() for each in buttons} - {""}) == len(buttons)
