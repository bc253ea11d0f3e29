"""Runs saved, kept by themselves, and gone on with: to the same bits as if they had never ended."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from visualizer.app.autosave import Autosave, autosave_path
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.dataset_loader import DatasetLoader
from visualizer.app.main_window import MainWindow
from visualizer.app.run_files import RunFiles
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.run_file import SavedRun, read_run, write_run
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

LONG = 60_000  # ms: the first run imports TensorFlow
EPOCHS = 4
Program = tuple[MainWindow, TrainingRunner, BackgroundThread, list[QObject]]


def new_session() -> Session:
    generator = np.random.default_rng(0)
    images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
    labels = (np.arange(250) % 10).astype(np.uint8)
    config = TrainingConfig(
        preset="lecture-20-20", dataset="noise", optimizer="adam", batch_size=10, epochs=EPOCHS
    )
    session = Session(config)
    session.dataset.loaded("noise", ImageDataset(images[:200], labels[:200], images, labels))
    return session


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Start the program, as often as it is asked for."""
    autosave_path().unlink(missing_ok=True)
    programs: list[Program] = []

    def starting() -> MainWindow:
        thread = BackgroundThread()
        window = MainWindow(new_session())
        qtbot.addWidget(window)
        runner = TrainingRunner(window.session, thread)
        files = [RunFiles(window, runner), Autosave(window, runner)]
        programs.append((window, runner, thread, [*files, DatasetLoader(window.session, thread)]))
        return window

    yield starting
    for window, runner, thread, _ in programs:
        runner.discard()
        assert thread.end(30)
        window.session.undo_stack.clear()
    autosave_path().unlink(missing_ok=True)


def wait_for(qtbot: QtBot, session: Session, phase: TrainingPhase) -> None:
    qtbot.waitUntil(lambda: session.training.phase == phase, timeout=LONG)


def answer(qtbot: QtBot, session: Session, ask: Callable[[], None]) -> str:
    ask()
    qtbot.waitUntil(lambda: session.run_file.message is not None, timeout=LONG)
    return str(session.run_file.message)


def kept_batch() -> int:
    return read_run(autosave_path()).shown.batch if autosave_path().exists() else 0


def final(session: Session) -> tuple[list[bytes], list[float]]:
    layers = session.network.network.layers
    return [layer.weights.tobytes() for layer in layers], session.training.history.loss.tolist()


@pytest.fixture
def straight(qtbot: QtBot, start: Callable[[], MainWindow]) -> tuple[list[bytes], list[float]]:
    """The weights and losses of the run that nobody interrupts."""
    session = start().session
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    return final(session)


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


def test_what_was_trained_outlives_a_crash(
    qtbot: QtBot, start: Callable[[], MainWindow], straight: tuple[list[bytes], list[float]]
) -> None:
    session = start().session
    for epoch in (1, 2):
        session.training.step_epoch()
        qtbot.waitUntil(
            lambda epoch=epoch: session.training.history.n_epochs == epoch, timeout=LONG
        )
        wait_for(qtbot, session, TrainingPhase.PAUSED)
    qtbot.waitUntil(lambda: kept_batch() == 28, timeout=LONG)
    session.training.reset()
    again = start().session
    answer(qtbot, again, lambda: again.run_file.open(str(autosave_path())))
    again.timeline.branch()
    wait_for(qtbot, again, TrainingPhase.FINISHED)
    assert final(again) == straight


def test_the_last_run_stays_kept_while_another_is_looked_at(
    qtbot: QtBot, start: Callable[[], MainWindow], tmp_path: Path
) -> None:
    session = start().session
    for epochs in (1, 2):
        session.training.configure(epochs=epochs)
        session.training.start()
        wait_for(qtbot, session, TrainingPhase.FINISHED)
        qtbot.waitUntil(lambda epochs=epochs: kept_batch() == 14 * epochs, timeout=LONG)
    session.run_shelf.show(1)
    # What is written in the background is written in turn.
    answer(qtbot, session, lambda: session.run_file.save(str(tmp_path / "b.run")))
    assert kept_batch() == 28


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
    assert again.run_file.message == "14 batches trained; “Go on from here” goes on."
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
    assert words == "14 batches trained; “Go on from here” goes on."
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
    write_run(replace(run, images=""), path)
    session.training.reset()
    answer(qtbot, session, lambda: session.run_file.open(str(path)))
    session.training.reset()
    with qtbot.assertNotEmitted(session.run_file.changed):
        session.dataset.loaded(str(tmp_path / "gone.npz"), session.dataset.images)


def trained_on(session: Session, dataset: str) -> SavedRun:
    """Return the run as if its images had been elsewhere."""
    run = session.saved_run(session.timeline.last_batch, "training")
    return replace(run, config=replace(run.config, dataset=dataset))


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


def test_what_cannot_be_kept_is_said_once_and_training_goes_on(
    qtbot: QtBot,
    start: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(
        "visualizer.app.autosave.autosave_path", lambda: tmp_path / "file" / "last.run"
    )
    session = start().session
    said: list[str] = []
    session.run_file.changed.connect(lambda: said.append(str(session.run_file.message)))
    for epoch in range(1, EPOCHS + 1):
        session.training.step_epoch()
        qtbot.waitUntil(
            lambda epoch=epoch: session.training.history.n_epochs == epoch, timeout=LONG
        )
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    qtbot.waitUntil(lambda: caplog.text.count("the run is not kept") > 1, timeout=LONG)
    (words,) = said
    assert words.startswith("Training goes on, but a crash would lose this run. ")
    assert session.run_file.failed


def test_a_full_disk_keeps_the_run_kept_before(
    qtbot: QtBot,
    start: Callable[[], MainWindow],
    full_disk: Callable[[int], AbstractContextManager[None]],
) -> None:
    session = start().session
    session.training.step_epoch()
    qtbot.waitUntil(lambda: kept_batch() == 14, timeout=LONG)
    with full_disk(30_000):
        session.training.step_epoch()
        qtbot.waitUntil(lambda: session.run_file.message is not None, timeout=LONG)
    reason = os.strerror(errno.EFBIG)
    assert session.run_file.message == (
        "Training goes on, but a crash would lose this run."
        f" The run cannot be saved as last.run: {reason}."
    )
    assert session.training.active
    assert kept_batch() == 14
