"""Runs saved, and gone on with: to the same bits as if they had never ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small_program import EPOCHS, LONG, answer, final, wait_for

from visualizer.app.main_window import MainWindow
from visualizer.core.run_file import SavedRun, write_run
from visualizer.core.sentence import Problem
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase


@pytest.mark.parametrize("batch", [20, 27, 46])
def test_it_goes_on_in_another_program_as_if_nothing_had_been(
    qtbot: QtBot,
    start: Callable[[], MainWindow],
    straight: tuple[list[bytes], list[float]],
    tmp_path: Path,
    batch: int,
) -> None:
    first = start()
    first.show_page("training")
    session = first.session
    session.training.start()
    session.training.pause()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    for trained in range(batch):
        session.training.step_batch()
        qtbot.waitUntil(
            lambda trained=trained: session.timeline.last_batch == trained + 1, timeout=LONG
        )
    path = tmp_path / "mine.run"
    words = answer(qtbot, session, lambda: session.run_file.save(str(path)))
    assert words == "Saved as mine.run."
    session.training.reset()

    second = start()
    again = second.session
    words = answer(qtbot, again, lambda: again.run_file.open(str(path)))
    assert words.startswith(f"{batch} batches trained")
    assert second.page == "training"
    assert again.training.history.n_batches == again.network.batch == batch
    assert again.training.config == session.training.config
    again.timeline.branch()
    wait_for(qtbot, again, TrainingPhase.FINISHED)
    assert final(again) == straight
    assert again.training.history.n_epochs == EPOCHS


def test_what_cannot_be_is_said_in_a_sentence(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    path = tmp_path / "a.run"
    words = answer(qtbot, session, lambda: session.run_file.save(str(path)))
    assert words == "There is no run to save yet: train first."
    path.write_text("hello", encoding="utf-8")
    words = answer(qtbot, session, lambda: session.run_file.open(str(path)))
    assert words == "a.run cannot be opened: it is no saved run, or damaged."
    session.training.start()
    words = answer(qtbot, session, lambda: session.run_file.open(str(path)))
    assert words == "Stop or reset the run before opening another."
    qtbot.waitUntil(lambda: session.timeline.shown is not None, timeout=LONG)
    words = answer(qtbot, session, lambda: session.run_file.save(str(tmp_path / "no" / "a")))
    assert words.startswith("The run cannot be saved as a.run")


def test_a_suffix_is_given_to_a_name_without_one(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    answer(qtbot, session, lambda: session.run_file.save(str(tmp_path / "my run 1.5")))
    assert [path.name for path in tmp_path.iterdir()] == ["my run 1.5.run"]
    # Nobody was asked whether it may be replaced.
    before = (tmp_path / "my run 1.5.run").stat().st_mtime_ns
    words = answer(qtbot, session, lambda: session.run_file.save(str(tmp_path / "my run 1.5")))
    assert words.startswith("my run 1.5.run is there already")
    assert (tmp_path / "my run 1.5.run").stat().st_mtime_ns == before


def test_images_that_have_gone_are_asked_for_and_the_run_is_seen(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    images = session.dataset.images
    other = replace(images, y_train=images.y_train[::-1])
    digits, elsewhere = tmp_path / "digits.npz", tmp_path / "elsewhere.npz"
    np.savez(digits, **{field.name: getattr(other, field.name) for field in fields(other)})
    session.dataset.load(str(digits))
    qtbot.waitUntil(lambda: session.dataset.name == str(digits))
    session.training.step_epoch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    path = tmp_path / "a.run"
    answer(qtbot, session, lambda: session.run_file.save(str(path)))
    trained = final(session)
    session.training.resume()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    straight = final(session)
    digits.rename(elsewhere)

    again = start().session
    words = answer(qtbot, again, lambda: again.run_file.open(str(path)))
    assert words == (
        "14 batches trained. The run goes on with the images it has seen: open digits.npz first."
    )
    assert "There is no file" in again.dataset.notice
    assert final(again) == trained
    assert (again.dataset.name, again.training.config.dataset) == ("noise", "noise")
    with pytest.raises(Problem, match=r"open digits\.npz first"):
        again.timeline.branch()
    assert final(again) == trained

    # Not the place, but the images count; what was set meanwhile stays.
    again.training.configure(epochs=EPOCHS + 1)
    again.dataset.load(str(elsewhere))
    qtbot.waitUntil(lambda: again.dataset.name == str(elsewhere))
    assert again.run_file.message == "14 batches trained; “Go on” trains on."
    assert again.training.config.epochs == EPOCHS + 1
    again.training.configure(epochs=EPOCHS)
    again.training.resume()
    wait_for(qtbot, again, TrainingPhase.FINISHED)
    assert final(again) == straight


def test_images_in_use_need_not_be_looked_for(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    session.training.step_epoch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    path = tmp_path / "a.run"
    write_run(trained_on(session, str(tmp_path / "gone.npz")), path)
    session.training.reset()
    words = answer(qtbot, session, lambda: session.run_file.open(str(path)))
    assert words == "14 batches trained; “Go on” trains on."
    assert session.training.waits
    # Unless other images lie under its name.
    other = replace(session.dataset.images, y_train=session.dataset.images.y_train[::-1])
    session.dataset.loaded("other", other)
    answer(qtbot, session, lambda: session.run_file.open(str(path)))
    assert not session.training.waits


def test_nothing_more_is_said_of_a_run_that_is_off_the_screen(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    session.training.step_epoch()
    wait_for(qtbot, session, TrainingPhase.PAUSED)
    path = tmp_path / "a.run"
    run = trained_on(session, str(tmp_path / "gone.npz"))
    write_run(SavedRun(replace(run.run, images="")), path)
    session.training.reset()
    answer(qtbot, session, lambda: session.run_file.open(str(path)))
    session.training.reset()
    with qtbot.assertNotEmitted(session.run_file.changed):
        session.dataset.loaded(str(tmp_path / "gone.npz"), session.dataset.images)


def trained_on(session: Session, dataset: str) -> SavedRun:
    """Return the run as if its images had been elsewhere."""
    run = session.run_shelf.run_on_screen
    return SavedRun(replace(run, config=replace(run.config, dataset=dataset)))


def test_a_run_that_is_over_says_so(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    path = tmp_path / "a.run"
    answer(qtbot, session, lambda: session.run_file.save(str(path)))
    words = answer(qtbot, session, lambda: session.run_file.open(str(path)))
    assert words == "56 batches trained. The run ends here: ask for more epochs to go on."
