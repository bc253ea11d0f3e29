"""What is set on the pages and the run on points of the plane outlive the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from small_program import LONG, SmallProgram, answer

from visualizer.app import autosave
from visualizer.app.session_folder import last_session, sessions_folder
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.session_file import NETWORK, POINTS_RUN, SCENES, SUFFIX, read_session
from visualizer.state.boundaries import BoundariesState
from visualizer.state.training_phase import TrainingPhase

Launch = Callable[[], SmallProgram]
EPOCHS = 6


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAGES_MS", 20)


def set_up(program: SmallProgram) -> BoundariesState:
    state = program.session.boundaries
    settings = {"dataset": "spiral", "hidden": (8, 4), "optimizer": "adam", "penalty": "l2"}
    state.training.configure(**settings, learning_rate=0.01, epochs=EPOCHS, seed=4)
    return state


def wait_for(qtbot: QtBot, state: BoundariesState, phase: TrainingPhase) -> None:
    qtbot.waitUntil(lambda: state.training.phase == phase, timeout=LONG)


def final(state: BoundariesState) -> tuple[list[bytes], list[float]]:
    """Return the weights on screen and the losses that led to them."""
    return [array.tobytes() for array in state.network.arrays], state.training.history.loss.tolist()


def kept_batches() -> list[int]:
    # Not of every folder: one may have been made this moment and hold nothing yet.
    runs = sessions_folder().glob(f"*{SUFFIX}/{POINTS_RUN}")
    return [read_session(run.parent).points_run.history.n_batches for run in runs]


def weight_of(kept: KeptWorkbench | None) -> float | None:
    """Return the one that is changed here."""
    return float(kept.network.arrays[0][1, 2]) if kept else None


@pytest.fixture
def straight(qtbot: QtBot, launch: Launch) -> tuple[list[bytes], list[float]]:
    """The weights and losses of the run that nobody interrupts."""
    program = launch()
    state = set_up(program)
    state.training.start()
    wait_for(qtbot, state, TrainingPhase.FINISHED)
    return final(state)


def bring_back(qtbot: QtBot, program: SmallProgram) -> str:
    path = last_session()
    exchange = program.session.session_file
    return answer(qtbot, program.session, lambda: exchange.open(str(path)), exchange)


@pytest.mark.parametrize("n_batches", [7, 30])
def test_a_run_on_points_goes_on_to_the_same_bits_on_another_day(
    qtbot: QtBot,
    launch: Launch,
    straight: tuple[list[bytes], list[float]],
    tmp_path: Path,
    n_batches: int,
) -> None:
    program = launch()
    state, exchange = set_up(program), program.session.session_file
    state.training.step_batches(n_batches)
    wait_for(qtbot, state, TrainingPhase.PAUSED)
    path = tmp_path / "mine.session"
    words = answer(qtbot, program.session, lambda: exchange.save(str(path)), exchange)
    assert words == "Saved as mine.session."

    again = launch()
    exchange = again.session.session_file
    words = answer(qtbot, again.session, lambda: again.window.open_file(path), exchange)
    assert words == "Runs opened: 1."
    opened = again.session.boundaries
    assert opened.training.history.n_batches == n_batches
    assert final(opened) == final(state)
    assert opened.training.waits
    opened.training.resume()
    wait_for(qtbot, opened, TrainingPhase.FINISHED)
    assert final(opened) == straight


def test_a_run_on_points_outlives_a_crash(
    qtbot: QtBot, launch: Launch, straight: tuple[list[bytes], list[float]]
) -> None:
    program = launch()
    state = set_up(program)
    state.training.step_epoch()
    wait_for(qtbot, state, TrainingPhase.PAUSED)
    state.training.step_batches(3)
    wait_for(qtbot, state, TrainingPhase.PAUSED)
    qtbot.waitUntil(lambda: 25 in kept_batches(), timeout=LONG)
    program.session.convolution.set_kernel("sharpen")
    scene = program.session.convolution.scene
    program.session.training_goal.configure(accuracy=0.9)
    program.session.workbench.set_weight(0, 1, 2, 0.625)

    def are_kept() -> bool:
        kept = read_session(program.autosave._folder.path).scenes
        return kept.scenes["convolution"] == scene and weight_of(kept.network) == 0.625

    qtbot.waitUntil(are_kept, timeout=LONG)
    program.crash()

    again = launch()
    assert bring_back(qtbot, again) == "Runs opened: 1."
    opened = again.session.boundaries
    assert opened.training.history.n_batches == 25
    assert again.session.convolution.scene == scene
    assert weight_of(again.session.workbench.kept) == 0.625
    assert again.session.training_goal.goal.accuracy == 0.9
    opened.training.resume()
    wait_for(qtbot, opened, TrainingPhase.FINISHED)
    assert final(opened) == straight


def test_after_a_normal_end_nothing_is_lost(qtbot: QtBot, launch: Launch) -> None:
    program = launch()
    state = set_up(program)
    state.training.step_batches(7)
    wait_for(qtbot, state, TrainingPhase.PAUSED)
    program.runner.discard()
    program.points_runner.discard()
    assert program.thread.end(30)
    program.autosave.leave()
    program.crash()
    again = launch()
    bring_back(qtbot, again)
    assert again.session.boundaries.training.history.n_batches == 7


def test_a_run_on_points_alone_is_kept_until_it_is_reset(qtbot: QtBot, launch: Launch) -> None:
    program = launch()
    program.session.activations.set_z(2)
    state = set_up(program)
    state.training.step_epoch()
    wait_for(qtbot, state, TrainingPhase.PAUSED)
    folder = program.autosave._folder.path
    qtbot.waitUntil(lambda: (folder / POINTS_RUN).exists(), timeout=LONG)
    assert sorted(path.name for path in folder.glob("[!.]*")) == [
        NETWORK,
        POINTS_RUN,
        SCENES,
        "session.json",
    ]
    # Reset, it is not there to come back.
    state.training.reset()
    qtbot.waitUntil(lambda: not (folder / POINTS_RUN).exists(), timeout=LONG)


def test_a_session_is_not_opened_over_a_run_on_points(
    qtbot: QtBot, launch: Launch, tmp_path: Path
) -> None:
    program = launch()
    state, exchange = set_up(program), program.session.session_file
    path = tmp_path / "a.session"
    program.session.activations.set_z(2)
    words = answer(qtbot, program.session, lambda: exchange.save(str(path)), exchange)
    assert words == "Saved as a.session."
    state.training.step_batch()
    wait_for(qtbot, state, TrainingPhase.PAUSED)
    words = answer(qtbot, program.session, lambda: exchange.open(str(path)), exchange)
    assert words == "Stop or reset the run before opening another."
    state.training.stop()
    wait_for(qtbot, state, TrainingPhase.FINISHED)
    words = answer(qtbot, program.session, lambda: exchange.open(str(path)), exchange)
    assert words == "All that was set on the pages is as it was."
    assert state.training.history.n_batches == 0
    assert program.session.activations.scene.z == 2
