"""A session saved as one file, and opened on another day."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small_program import LONG, SmallProgram, answer, final, wait_for

from visualizer.app.session_folder import last_session, sessions_folder
from visualizer.core.session_file import SavedSession, read_session, write_session
from visualizer.state.training_phase import TrainingPhase
from visualizer.views.run_comparison import RunComparison
from visualizer.views.run_table import RunTable
from visualizer.views.training_news import TrainingNews

Launch = Callable[[], SmallProgram]


def ask(qtbot: QtBot, program: SmallProgram, action: Callable[[str], None], path: Path) -> str:
    exchange = program.session.session_file
    return answer(qtbot, program.session, lambda: action(str(path)), exchange)


@pytest.fixture
def two_runs(qtbot: QtBot, launch: Launch) -> SmallProgram:
    """A program with a run that ended and one that stands still in its first epoch."""
    program = launch()
    session = program.session
    session.training.configure(epochs=2)
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    session.training.configure(seed=5, epochs=4)
    session.training.step_batches(9)
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    qtbot.waitUntil(lambda: session.network.batch == 9, timeout=LONG)
    session.run_shelf.rename(1, "short")
    program.window.show_page("training")
    return program


def test_all_of_it_is_there_on_another_day(
    qtbot: QtBot, launch: Launch, two_runs: SmallProgram, tmp_path: Path
) -> None:
    path = tmp_path / "mine"
    session = two_runs.session
    assert ask(qtbot, two_runs, session.session_file.save, path) == "Saved as mine.session."
    second = final(session)
    session.training.resume()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    straight = final(session)
    session.run_shelf.show(1)
    first = final(session)

    again = launch()
    words = ask(qtbot, again, again.window.open_file, tmp_path / "mine.session")
    assert words == "Runs opened: 2. 9 batches trained; “Go on” trains on."
    window, session = again.window, again.session
    window.show()
    assert window.page == "training"
    window.pages["training"].open_only([RunTable.key, RunComparison.key])
    table, comparison = window.findChild(RunTable), window.findChild(RunComparison)
    assert [record.name for record in table.table.records] == ["short", "Run 2"]
    qtbot.waitUntil(lambda: len(comparison.ends.ends) == 2, timeout=LONG)
    assert final(session) == second
    table.table.chosen.emit(1)
    assert final(session) == first
    accuracy = session.training.final_logs["test_accuracy"]
    news = window.pages["training"].findChild(TrainingNews).line.text
    assert news == f"Test accuracy {accuracy:.4f} · finished"
    table.table.chosen.emit(2)
    session.training.resume()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    assert final(session) == straight
    # From now on it is kept like any other.
    again.autosave.leave()
    assert len(read_session(last_session()).runs) == 3
    assert read_session(tmp_path / "mine.session").index.n_begun == 2


def test_what_cannot_be_is_said_in_a_sentence(qtbot: QtBot, launch: Launch, tmp_path: Path) -> None:
    program = launch()
    exchange = program.session.session_file
    path = tmp_path / "a.session"
    words = ask(qtbot, program, exchange.save, path)
    assert words == "There is no run to save yet: train first."
    path.write_text("hello", encoding="utf-8")
    before = program.session.index("")
    words = ask(qtbot, program, exchange.open, path)
    assert words == "a.session cannot be opened: it is no saved session, or damaged."
    assert (exchange.failed, program.session.index("")) == (True, before)
    program.session.training.step_batch()
    wait_for(qtbot, program.session, TrainingPhase.PAUSED)
    words = ask(qtbot, program, exchange.open, path)
    assert words == "Stop or reset the run before opening another."
    words = ask(qtbot, program, exchange.save, tmp_path / "no" / "a.session")
    assert words.startswith("The session cannot be saved as a.session: ")


def test_a_run_begun_while_a_session_is_read_goes_on(
    qtbot: QtBot, two_runs: SmallProgram, tmp_path: Path
) -> None:
    session, path = two_runs.session, tmp_path / "a.session"
    ask(qtbot, two_runs, session.session_file.save, path)
    session.training.reset()
    session.session_file.open(str(path))
    session.training.start()
    qtbot.waitUntil(lambda: session.session_file.message is not None, timeout=LONG)
    assert session.session_file.message == "Stop or reset the run before opening another."
    assert session.training.active
    qtbot.waitUntil(lambda: session.run_shelf.on_screen == 3, timeout=LONG)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folders")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_may_not_be_written_to_keeps_the_old_file(
    qtbot: QtBot, two_runs: SmallProgram, tmp_path: Path
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    path = folder / "a.session"
    ask(qtbot, two_runs, two_runs.session.session_file.save, path)
    before = path.read_bytes()
    folder.chmod(0o500)
    words = ask(qtbot, two_runs, two_runs.session.session_file.save, path)
    folder.chmod(0o700)
    assert words == "The session cannot be saved as a.session: Permission denied."
    assert path.read_bytes() == before


def test_the_images_of_somebody_else_are_asked_for(
    qtbot: QtBot, launch: Launch, two_runs: SmallProgram, tmp_path: Path
) -> None:
    """Their runs are seen, and go on as soon as the images are here, wherever they lie."""
    session, path = two_runs.session, tmp_path / "theirs.session"
    index, images = session.index("home"), session.dataset.images
    theirs = replace(images, y_train=images.y_train[::-1])
    runs = tuple(
        replace(
            run.filed(),
            images=theirs.fingerprint,
            config=replace(run.config, dataset=str(tmp_path / "digits.npz")),
        )
        for run in session.run_shelf.runs
    )
    write_session(SavedSession(runs, index), path)
    again = launch()
    assert ask(qtbot, again, again.window.open_file, path) == (
        "Runs opened: 2. 9 batches trained."
        " The run goes on with the images it has seen: open digits.npz first."
    )
    assert "There is no file" in again.session.dataset.notice
    assert len(again.session.run_shelf.runs) == 2
    elsewhere = tmp_path / "elsewhere.npz"
    np.savez(elsewhere, **{field.name: getattr(theirs, field.name) for field in fields(theirs)})
    again.session.dataset.load(str(elsewhere))
    qtbot.waitUntil(lambda: again.session.dataset.name == str(elsewhere), timeout=LONG)
    assert again.session.session_file.message == (
        "Runs opened: 2. 9 batches trained; “Go on” trains on."
    )
    # The other one, too.
    with qtbot.assertNotEmitted(again.session.dataset.load_requested):
        again.session.run_shelf.show(1)


def test_a_session_of_a_file_is_kept_beside_the_one_that_was_here(
    qtbot: QtBot, launch: Launch, two_runs: SmallProgram, tmp_path: Path
) -> None:
    path = tmp_path / "a.session"
    ask(qtbot, two_runs, two_runs.session.session_file.save, path)
    again = launch()
    again.session.training.step_epoch()
    wait_for(qtbot, again.session, TrainingPhase.PAUSED)
    again.session.training.stop()
    wait_for(qtbot, again.session, TrainingPhase.FINISHED)
    ask(qtbot, again, again.window.open_file, path)
    path.unlink()
    assert len(read_session(last_session()).runs) == 1
    again.autosave.leave()
    assert len(read_session(last_session()).runs) == 2
    assert len(list(sessions_folder().glob("*.session"))) == 3, "of which one goes on"
