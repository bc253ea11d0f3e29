"""Examples by a click, and the way to and from the network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.registry import discover
from visualizer.state.session import Session
from visualizer.state.softmax import EXAMPLES
from visualizer.views.softmax_examples import SoftmaxExamples

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> SoftmaxExamples:
    view = SoftmaxExamples(session)
    view.resize(1200, 60)
    show(view)
    return view


@pytest.mark.parametrize("key", discover(EXAMPLES))
def test_every_example_is_one_click_away(
    qtbot: QtBot, view: SoftmaxExamples, session: Session, key: str
) -> None:
    session.softmax.set_logits([7, 7, 7, 7, 7])
    qtbot.mouseClick(view.example_buttons[key], LEFT)
    assert session.softmax.scene.logits == tuple(discover(EXAMPLES)[key].logits)


def test_the_network_is_followed_and_frozen(
    qtbot: QtBot, view: SoftmaxExamples, session: Session
) -> None:
    qtbot.mouseClick(view.follow_button, LEFT)
    assert session.softmax.scene.following
    session.digit.move(1)
    assert session.softmax.logits == pytest.approx(session.network.trace.logits)
    qtbot.mouseClick(view.follow_button, LEFT)
    frozen = session.softmax.scene.logits
    session.digit.move(1)
    assert session.softmax.scene.logits == frozen
    session.softmax.follow()
    assert view.follow_button.isChecked()


def test_ten_logits_can_be_sent_to_home(
    qtbot: QtBot, view: SoftmaxExamples, session: Session
) -> None:
    assert not view.send_button.isEnabled()
    session.softmax.set_logits(range(10))
    qtbot.mouseClick(view.send_button, LEFT)
    assert session.logits.values == pytest.approx(range(10))
    assert not session.logits.following
