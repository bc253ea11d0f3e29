"""Sigmoid beside softmax: both sums, and the identity for two classes."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.sigmoid_and_softmax import SigmoidAndSoftmax


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> SigmoidAndSoftmax:
    view = SigmoidAndSoftmax(session)
    view.resize(560, 400)
    show(view)
    return view


def column(view: SigmoidAndSoftmax, number: int) -> list[str]:
    return [row[number].text for row in view.table.rows]


def test_the_note_s_numbers(view: SigmoidAndSoftmax, session: Session) -> None:
    session.softmax.set_logits([1.78, 0.76, 1.65])
    assert column(view, 2) == ["0.85569687", "0.68135373", "0.83889105"]
    assert column(view, 3) == ["0.44668973", "0.16107406", "0.39223621"]
    assert [row[0].bold for row in view.table.rows] == [True, False, False]
    assert float(view.table.footer[2].text) == pytest.approx(2.37594165)
    assert "they sum to 2.3759, not to 1" in view.verdict.text


def test_two_classes_are_logistic_regression(view: SigmoidAndSoftmax, session: Session) -> None:
    session.softmax.set_logits([2, 1])
    assert view.verdict.text == "softmax([a, b])₀ = 0.7310585786 = sigmoid(a − b) = 0.7310585786"
    session.softmax.set_logits([-1e308, 1e308])
    assert view.verdict.text == "softmax([a, b])₀ = 0 = sigmoid(a − b) = 0"


def test_a_network_that_gives_no_numbers(view: SigmoidAndSoftmax, session: Session) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan, math.inf] * 5)
    assert view.verdict.text == "The network gives no numbers."
    assert not view.grab().isNull()


def test_nothing_of_it_changes_the_session(
    qtbot: QtBot, view: SigmoidAndSoftmax, session: Session
) -> None:
    with qtbot.assertNotEmitted(session.softmax.changed):
        view.refresh()


@pytest.mark.parametrize("difference", [20, 30, 37.5, 40, 700])
def test_the_identity_holds_to_every_digit_that_is_shown(
    view: SigmoidAndSoftmax, session: Session, difference: float
) -> None:
    session.softmax.set_logits([0, difference])
    _, share, _, answer = view.verdict.text.split(" = ")
    assert share == answer
