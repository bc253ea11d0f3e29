"""The steps of a race saved as a table, while the window goes on drawing."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from visualizer.app import descent_files
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.descent_files import DescentFiles
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.descent_csv import write_descent_csv
from visualizer.state.descent import FIRST_RUNNING
from visualizer.state.session import Session

LONG = 60_000  # ms


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session with a race of forty steps down a saddle."""
    session = Session()
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    files = DescentFiles(session, runner)
    session.descent.set_surface("saddle")
    session.descent.set_n_steps(40)
    yield session
    files.deleteLater()
    runner.discard()
    assert thread.end(30)


@pytest.fixture
def save(qtbot: QtBot, session: Session) -> Callable[[Path], str]:
    """Save the race and return the sentence that answers."""

    def saving(path: Path) -> str:
        session.descent_file.save(str(path))
        qtbot.waitUntil(lambda: session.descent_file.message is not None, timeout=LONG)
        return str(session.descent_file.message)

    return saving


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_step_is_a_line(
    session: Session, save: Callable[[Path], str], tmp_path: Path
) -> None:
    assert save(tmp_path / "race") == "Saved as race.csv."
    lines = lines_of(tmp_path / "race.csv")
    assert {line["rule"] for line in lines} == session.descent.running
    assert len(lines) == 41 * len(session.descent.running)


def test_what_is_still_walked_is_waited_for(
    session: Session, save: Callable[[Path], str], tmp_path: Path
) -> None:
    session.descent.set_surface("bowl")
    session.descent.run_only(["sgd"])
    session.descent.set_n_steps(20_000)
    assert session.descent.n_done < 20_000
    save(tmp_path / "race.csv")
    assert len(lines_of(tmp_path / "race.csv")) == 20_001
    assert session.descent_file.stage is None


def test_it_is_written_beside_the_window_as_it_was(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []

    def write(*args: object, is_given_up: Callable[[], bool]) -> None:
        threads.append(threading.current_thread().name)
        write_descent_csv(*args, is_given_up=is_given_up)

    monkeypatch.setattr(descent_files, "write_descent_csv", write)
    session.descent_file.save(str(tmp_path / "race.csv"))
    session.descent.run_only([])
    qtbot.waitUntil(lambda: session.descent_file.message is not None, timeout=LONG)
    assert threads == ["background"]
    assert {line["rule"] for line in lines_of(tmp_path / "race.csv")} == FIRST_RUNNING


def test_what_cannot_be_written_is_one_sentence(
    session: Session, save: Callable[[Path], str], tmp_path: Path
) -> None:
    words = save(tmp_path / "no" / "race.csv")
    assert words == "race.csv cannot be saved: No such file or directory."
    assert session.descent_file.failed


@pytest.mark.parametrize("n_done", [0, 20_000], ids=["while it is walked", "while it is written"])
def test_a_long_file_is_given_up(
    qtbot: QtBot,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    n_done: int,
) -> None:
    begun, going_on = threading.Event(), threading.Event()

    def write(*args: object, is_given_up: Callable[[], bool]) -> None:
        begun.set()
        going_on.wait(30)
        write_descent_csv(*args, is_given_up=is_given_up)

    monkeypatch.setattr(descent_files, "write_descent_csv", write)
    session.descent.run_only(["sgd"])
    session.descent.set_n_steps(20_000)
    exchange = session.descent_file
    exchange.save(str(tmp_path / "race.csv"))
    assert exchange.can_be_given_up
    if n_done:
        qtbot.waitUntil(begun.is_set, timeout=LONG)
    exchange.give_up()
    going_on.set()
    qtbot.waitUntil(lambda: exchange.message is not None, timeout=LONG)
    assert (exchange.message, exchange.failed) == ("Given up: nothing was saved.", False)
    assert not exchange.can_be_given_up
    assert begun.is_set() == bool(n_done)
    assert list(tmp_path.iterdir()) == []
