"""Every run outlives a crash and a normal end, with its name, its colour and its networks."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from small_program import EPOCHS, LONG, SmallProgram, answer, final, wait_for

from visualizer.app.main_window import MainWindow
from visualizer.app.menu_corner import MenuCorner
from visualizer.app.session_folder import last_session, sessions_folder
from visualizer.core.run_file import read_run
from visualizer.core.session_file import INDEX, read_session
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

Launch = Callable[[], SmallProgram]


def kept_files() -> dict[str, int]:
    """Return when each file of the only session was written."""
    (folder,) = sessions_folder().glob("*.session")
    # One that is being written has a name of its own until it is whole.
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("[!.]*")}


def kept_batches(number: int = 1) -> list[int]:
    """Return up to which batch a run is on the disk, in every session."""
    paths = sessions_folder().glob(f"*/{number}.run")
    return [read_run(path).run.history.n_batches for path in paths]


def menu_entry(window: MainWindow, text: str) -> QAction:
    """Return an entry of the menu, as it is when the menu is opened."""
    corner = window.findChild(MenuCorner)
    menu = corner.findChildren(QToolButton)[-1].menu()
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == text)


def bring_back(qtbot: QtBot, program: SmallProgram) -> str:
    session, entry = program.session, menu_entry(program.window, "Bring back the last session")
    assert entry.isEnabled()
    exchange = session.run_file if last_session().suffix == ".run" else session.session_file
    return answer(qtbot, session, entry.trigger, exchange)


def train_epochs(qtbot: QtBot, session: Session, n_epochs: int) -> None:
    for _ in range(n_epochs):
        before = session.training.history.n_epochs
        session.training.step_epoch()
        qtbot.waitUntil(
            lambda before=before: session.training.history.n_epochs > before, timeout=LONG
        )
    wait_for(qtbot, session, TrainingPhase.PAUSED)


def test_what_was_trained_outlives_a_crash(
    qtbot: QtBot, launch: Launch, straight: tuple[list[bytes], list[float]]
) -> None:
    first = launch()
    train_epochs(qtbot, first.session, 2)
    qtbot.waitUntil(lambda: 28 in kept_batches(), timeout=LONG)
    first.crash()
    again = launch()
    assert bring_back(qtbot, again) == ("Runs opened: 1. 28 batches trained; “Go on” trains on.")
    again.session.timeline.branch()
    wait_for(qtbot, again.session, TrainingPhase.FINISHED)
    assert final(again.session) == straight


def three_runs(qtbot: QtBot, program: SmallProgram) -> dict[int, tuple[list[bytes], list[float]]]:
    """Train a run, a branch of it, and another; return what each has come to."""
    session = program.session
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    ends = {1: final(session)}
    session.training.configure(learning_rate=0.005)
    session.timeline.show_batch(14)
    session.timeline.branch()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    ends[2] = final(session)
    session.training.configure(seed=7, epochs=3)
    train_epochs(qtbot, session, 1)
    ends[3] = final(session)
    session.run_shelf.rename(1, "천천히")
    session.run_shelf.set_hidden(2, True)
    return ends


@pytest.mark.parametrize("ends_normally", [False, True])
def test_runs_that_stand_side_by_side_come_back(
    qtbot: QtBot, launch: Launch, ends_normally: bool
) -> None:
    first = launch()
    first.window.show_page("training")
    ends = three_runs(qtbot, first)
    first.session.chart_options.set_smoothing(0.25)
    if ends_normally:
        first.runner.discard()
        assert first.thread.end(30)
        first.autosave.leave()
    else:
        qtbot.waitUntil(lambda: not first.autosave._is_asked, timeout=LONG)
        qtbot.waitUntil(lambda: kept_batches(3) == [14], timeout=LONG)
    before = first.session.run_shelf
    first.crash()

    again = launch()
    assert bring_back(qtbot, again).startswith("Runs opened: 3. 14 batches trained")
    session, shelf = again.session, again.session.run_shelf
    assert shelf.standings == before.standings
    assert [str(shelf.title(number)) for number in ends] == ["천천히", "Run 2", "Run 3"]
    assert shelf.on_screen == 3
    assert again.window.page == "training"
    assert session.chart_options.smoothing == 0.25
    assert session.training.config == first.session.training.config
    for ours, theirs in zip(shelf.runs, before.runs, strict=True):
        assert (ours.config, ours.images) == (theirs.config, theirs.images)
        assert ours.test_logs == theirs.test_logs
        assert ours.history.epoch_logs == theirs.history.epoch_logs
    for number, end in ends.items():
        shelf.show(number)
        assert final(session) == end
    # Each goes on to the same bits as if it had never ended.
    shelf.show(1)
    session.training.configure(learning_rate=0.005)
    session.timeline.show_batch(14)
    session.timeline.branch()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert final(session) == ends[2]
    assert (shelf.on_screen, shelf.runs[-1].origin) == (4, 1)


def test_only_what_changes_is_written(qtbot: QtBot, launch: Launch) -> None:
    program = launch()
    session = program.session
    three_runs(qtbot, program)
    qtbot.waitUntil(lambda: kept_batches(3) == [14], timeout=LONG)
    before = kept_files()
    train_epochs(qtbot, session, 1)
    qtbot.waitUntil(lambda: kept_batches(3) == [28], timeout=LONG)
    session.training.stop()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    for number in (1, 2, 3, 1):
        session.run_shelf.show(number)
    session.run_shelf.rename(2, "two")
    (folder,) = sessions_folder().glob("*.session")

    def names() -> list[str]:
        return [each.name for each in read_session(folder).index.standings]

    qtbot.waitUntil(lambda: names() == ["천천히", "two", ""], timeout=LONG)
    after = kept_files()
    assert sorted(name for name in before if after[name] == before[name]) == ["1.run", "2.run"]


def test_a_deleted_run_does_not_come_back(qtbot: QtBot, launch: Launch) -> None:
    first = launch()
    three_runs(qtbot, first)
    first.session.run_shelf.delete(2)
    qtbot.waitUntil(lambda: kept_batches(3) == [14] and "2.run" not in kept_files(), timeout=LONG)
    first.crash()
    again = launch()
    assert bring_back(qtbot, again).startswith("Runs opened: 2.")
    assert [run.number for run in again.session.run_shelf.runs] == [1, 3]
    # Numbers are never given twice.
    again.session.training.start()
    qtbot.waitUntil(lambda: again.session.run_shelf.on_screen == 4, timeout=LONG)


def test_the_session_that_is_left_can_be_brought_back_in_turn(qtbot: QtBot, launch: Launch) -> None:
    first = launch()
    train_epochs(qtbot, first.session, 1)
    first.session.training.stop()
    wait_for(qtbot, first.session, TrainingPhase.FINISHED)
    first.session.run_shelf.rename(1, "Monday")
    first.autosave.leave()
    first.crash()
    again = launch()
    train_epochs(qtbot, again.session, 2)
    again.session.training.stop()
    wait_for(qtbot, again.session, TrainingPhase.FINISHED)
    again.session.run_shelf.rename(1, "Tuesday")
    for name, n_batches in (("Monday", 14), ("Tuesday", 28), ("Monday", 14)):
        assert f"{n_batches} batches" in bring_back(qtbot, again)
        assert [str(again.session.run_shelf.title(1))] == [name]
        assert again.session.training.history.n_batches == n_batches
        assert len(again.session.run_shelf.runs) == 1
        assert not again.session.undo_stack.canUndo()


def test_a_session_is_not_brought_back_over_a_run_that_goes_on(
    qtbot: QtBot, launch: Launch
) -> None:
    first = launch()
    train_epochs(qtbot, first.session, 1)
    first.autosave.leave()
    first.crash()
    again = launch()
    again.session.training.start()
    assert bring_back(qtbot, again) == "Stop or reset the run before opening another."


def test_without_a_session_of_before_there_is_nothing_to_bring_back(launch: Launch) -> None:
    assert not menu_entry(launch().window, "Bring back the last session").isEnabled()


def test_a_damaged_run_of_before_costs_that_run(qtbot: QtBot, launch: Launch) -> None:
    first = launch()
    three_runs(qtbot, first)
    first.autosave.leave()
    first.crash()
    (path,) = sessions_folder().glob("*/3.run")
    path.write_bytes(path.read_bytes()[:5000])
    again = launch()
    assert bring_back(qtbot, again) == (
        "Runs opened: 2. 3.run cannot be opened: it is no saved run, or damaged."
    )
    assert again.session.session_file.failed
    assert [run.number for run in again.session.run_shelf.runs] == [1, 2]


def test_what_cannot_be_kept_is_said_once_and_training_goes_on(
    qtbot: QtBot,
    launch: Launch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(
        "visualizer.app.session_folder.sessions_folder", lambda: tmp_path / "file" / "sessions"
    )
    session = launch().session
    said: list[str] = []
    exchange = session.session_file
    exchange.changed.connect(lambda: said.append(str(exchange.message)))
    train_epochs(qtbot, session, EPOCHS - 1)
    session.training.resume()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    qtbot.waitUntil(lambda: caplog.text.count("the session is not kept") > 1, timeout=LONG)
    (words,) = said
    assert words.startswith("Training goes on, but a crash would lose this run. ")
    assert exchange.failed


def test_a_full_disk_keeps_the_run_kept_before(
    qtbot: QtBot,
    launch: Launch,
    full_disk: Callable[[int], AbstractContextManager[None]],
) -> None:
    session = launch().session
    exchange = session.session_file
    train_epochs(qtbot, session, 1)
    qtbot.waitUntil(lambda: kept_batches() == [14], timeout=LONG)
    with full_disk(30_000):
        session.training.step_epoch()
        qtbot.waitUntil(lambda: exchange.message is not None, timeout=LONG)
    reason = os.strerror(errno.EFBIG)
    assert exchange.message == (
        "Training goes on, but a crash would lose this run."
        f" The run cannot be saved as 1.run: {reason}."
    )
    assert session.training.active
    assert kept_batches() == [14]
    # As soon as there is room, it is.
    train_epochs(qtbot, session, 1)
    qtbot.waitUntil(lambda: kept_batches() == [42], timeout=LONG)
    assert sorted(kept_files()) == ["1.run", INDEX]
