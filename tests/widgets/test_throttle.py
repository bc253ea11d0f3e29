"""Wishes are passed on at once, then no more often than asked."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from visualizer.widgets.throttle import Throttle


def test_the_first_wish_is_passed_on_at_once_and_the_others_once_later(qtbot: QtBot) -> None:
    throttle = Throttle(80)
    passed: list[bool] = []
    throttle.due.connect(lambda: passed.append(True))
    for _ in range(5):
        throttle.ask()
    assert passed == [True]
    with qtbot.waitSignal(throttle.due):
        pass
    assert passed == [True, True]


def test_without_a_time_every_wish_is_passed_on(qtbot: QtBot) -> None:
    throttle = Throttle(0)
    passed: list[bool] = []
    throttle.due.connect(lambda: passed.append(True))
    for _ in range(3):
        throttle.ask()
    assert passed == [True] * 3
