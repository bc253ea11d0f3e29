"""The two playback bars: what they say of the position, and whose clock they drive."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_playback import DescentPlayback
from visualizer.views.forward_playback import ForwardPlayback
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.view import View


def label(view: View) -> str:
    return view.findChild(TextLine).text


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (0, "the input"),
        (0.9, "the input"),
        (1, "layer 1 of 3"),
        (2.5, "layer 2 of 3"),
        (3, "layer 3 of 3"),
    ],
)
def test_the_layer_reached_is_named(session: Session, position: float, words: str) -> None:
    view = ForwardPlayback(session)
    session.forward_playback.seek(position)
    assert label(view) == words


def test_another_network_has_other_layers(session: Session) -> None:
    view = ForwardPlayback(session)
    session.training.configure(preset="lecture-512")
    assert label(view) == "layer 2 of 2"


@pytest.mark.parametrize(
    ("position", "words"),
    [(0, "step 0 / 1,001"), (1.5, "step 1 / 1,001"), (1001, "step 1,001 / 1,001")],
)
def test_the_step_reached_is_counted(session: Session, position: float, words: str) -> None:
    view = DescentPlayback(session)
    session.descent.playback.seek(position)
    assert label(view) == words


def test_more_steps_are_counted(session: Session) -> None:
    view = DescentPlayback(session)
    session.descent.set_n_steps(20)
    assert label(view) == "step 20 / 20"


def test_what_is_not_computed_yet_is_said(qtbot: QtBot, session: Session) -> None:
    view = DescentPlayback(session)
    session.descent.set_n_steps(5000)
    assert label(view) == "step 1,024 / 5,000, 1,024 computed"
    assert session.descent.trajectories
    qtbot.waitUntil(lambda: label(view) == "step 5,000 / 5,000", timeout=20_000)


@pytest.mark.parametrize("cls", [ForwardPlayback, DescentPlayback])
def test_buttons_and_scrubber_drive_the_clock(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session, cls: type[View]
) -> None:
    view = cls(session)
    view.resize(900, 40)
    show(view)
    playback = session.forward_playback if cls is ForwardPlayback else session.descent.playback
    back, play = view.findChildren(QToolButton)[1:3]
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert playback.position == playback.length - 1
    qtbot.keyClick(view.findChild(QSlider), Qt.Key.Key_Home)
    assert playback.position == 0
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    assert playback.playing
    qtbot.waitUntil(lambda: playback.position > 0)
