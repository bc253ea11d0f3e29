"""Work that rests often: all of it is done in the end, unless it is given up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from visualizer.state import patient_work
from visualizer.state.patient_work import PatientWork
from visualizer.state.session import Session


@pytest.fixture
def work(session: Session) -> PatientWork:
    return PatientWork(session)


def counting(seen: list[int], n_steps: int = 20) -> Iterator[None]:
    for number in range(n_steps):
        seen.append(number)
        yield


def test_every_step_is_taken_once_and_in_order(qtbot: QtBot, work: PatientWork) -> None:
    seen: list[int] = []
    assert not work.busy
    work.start(counting(seen))
    assert work.busy
    assert seen == []
    qtbot.waitUntil(lambda: not work.busy)
    assert seen == list(range(20))


def test_between_steps_that_take_long_it_rests(
    qtbot: QtBot, work: PatientWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_work, "CHUNK_TIME", 0.0)
    seen: list[int] = []
    work.start(counting(seen))
    for n_done in (1, 2, 3):
        with qtbot.waitSignal(work.findChild(QTimer).timeout):
            pass
        assert len(seen) == n_done
        assert work.busy
    work.stop()
    assert not work.busy


def test_another_work_takes_its_place(qtbot: QtBot, work: PatientWork) -> None:
    first: list[int] = []
    second: list[int] = []

    def changing_its_mind() -> Iterator[None]:
        first.append(0)
        work.start(counting(second, 3))
        yield
        first.append(1)
        yield

    work.start(changing_its_mind())
    qtbot.waitUntil(lambda: not work.busy)
    assert (first, second) == ([0], [0, 1, 2])


def test_a_step_may_give_the_work_up(qtbot: QtBot, work: PatientWork) -> None:
    seen: list[int] = []

    def giving_up() -> Iterator[None]:
        for number in range(5):
            seen.append(number)
            if number == 2:
                work.stop()
            yield

    work.start(giving_up())
    qtbot.waitUntil(lambda: not work.busy)
    assert seen == [0, 1, 2]
