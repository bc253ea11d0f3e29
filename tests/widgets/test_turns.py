"""Drawing in turns: in order, once for all who ask, and short jobs together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from visualizer.widgets import turns as module
from visualizer.widgets.turns import TURN_TIME, Turns


class Clock:
    """Goes on only when a job takes time."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def queue(qapp: QObject) -> Turns:
    return Turns(QObject(qapp))


def job(done: list[str], name: str, clock: Clock, takes: float) -> Callable[[], None]:
    def work() -> None:
        done.append(name)
        clock.now += takes

    return work


@pytest.mark.parametrize(
    ("takes", "n_in_a_turn"), [(0.0, 4), (TURN_TIME / 2, 2), (TURN_TIME, 1), (1.0, 1)]
)
def test_only_short_jobs_share_a_turn(
    qtbot: QtBot, queue: Turns, clock: Clock, takes: float, n_in_a_turn: int
) -> None:
    done: list[str] = []
    seen: list[int] = []
    queue.findChild(QTimer).timeout.connect(lambda: seen.append(len(done)))
    names = ["a", "b", "c", "d"]
    for name in names:
        queue.take(queue, name, job(done, name, clock, takes))
    qtbot.waitUntil(lambda: not queue.waiting)
    assert done == names
    assert seen == list(range(n_in_a_turn, 5, n_in_a_turn))


def test_who_asks_again_waits_once(qtbot: QtBot, queue: Turns, clock: Clock) -> None:
    done: list[str] = []
    for _ in range(3):
        queue.take(queue, "a", job(done, "a", clock, 0.0))
    qtbot.waitUntil(lambda: not queue.waiting)
    assert done == ["a"]
    queue.take(queue, "a", job(done, "a", clock, 0.0))
    qtbot.waitUntil(lambda: not queue.waiting)
    assert done == ["a", "a"]


def test_whose_owner_is_gone_is_left_out(qtbot: QtBot, queue: Turns, clock: Clock) -> None:
    done: list[str] = []
    owner = QObject()
    queue.take(owner, "a", job(done, "a", clock, 0.0))
    queue.take(queue, "b", job(done, "b", clock, 0.0))
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    qtbot.waitUntil(lambda: not queue.waiting)
    assert done == ["b"]
