"""Real training of points in the background thread, beside the run of digits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app.background_thread import BackgroundThread
from visualizer.app.dataset_loader import DatasetLoader
from visualizer.app.history_files import HistoryFiles
from visualizer.app.training_runner import FLOWING, TrainingRunner
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.points_config import OWN
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_goal import TrainingGoal
from visualizer.state.run import RunState
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

LONG = 60_000  # ms: the first run imports TensorFlow


@pytest.fixture
def session(images: ImageDataset) -> Session:
    session = Session(
        TrainingConfig(preset="lecture-20-20", dataset="stripes", batch_size=4, epochs=3)
    )
    session.dataset.loaded("stripes", images)
    return session


@pytest.fixture
def thread() -> BackgroundThread:
    return BackgroundThread()


@pytest.fixture(autouse=True)
def runners(
    qtbot: QtBot, session: Session, thread: BackgroundThread
) -> Iterator[tuple[TrainingRunner, TrainingRunner]]:
    runners = (
        TrainingRunner(session, thread),
        TrainingRunner(session.boundaries, thread, pace=FLOWING),
    )
    yield runners
    for runner in runners:
        runner.discard()
    assert thread.end(30)
    session.undo_stack.clear()


def wait_for(qtbot: QtBot, training: RunState, phase: TrainingPhase) -> None:
    qtbot.waitUntil(lambda: training.phase == phase, timeout=LONG)


def test_a_run_reaches_the_plane_and_ends(qtbot: QtBot, session: Session) -> None:
    state = session.boundaries
    state.training.configure(epochs=20)
    state.training.start()
    wait_for(qtbot, state.training, TrainingPhase.FINISHED)
    assert state.training.history.n_batches == 20 * 25
    assert state.training.final_logs["test_accuracy"] > 0.9
    right = state.network.forward(state.dataset.x_test).output.argmax(axis=1)
    assert np.mean(right == state.dataset.y_test) == pytest.approx(
        state.training.final_logs["test_accuracy"]
    )


def test_steps_rewind_and_going_on_give_the_same_run(qtbot: QtBot, session: Session) -> None:
    state = session.boundaries
    state.training.configure(epochs=4, hidden=(4, 2))
    state.training.start()
    wait_for(qtbot, state.training, TrainingPhase.FINISHED)
    straight, losses = state.network.arrays, state.training.history.loss.copy()
    state.timeline.show_batch(50)
    state.timeline.branch()
    assert state.training.history.n_batches == 50
    wait_for(qtbot, state.training, TrainingPhase.FINISHED)
    for ours, theirs in zip(state.network.arrays, straight, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(state.training.history.loss, losses)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"dataset": OWN}, "no point to learn from"),
        ({"dataset": OWN, "own_points": ((1.0, 1.0, 0),) * 9}, "of one class"),
        ({"learning_rate": 1e30, "hidden": (4,), "activation": "relu"}, "no longer a number"),
    ],
)
def test_what_goes_wrong_is_said_in_one_sentence(
    qtbot: QtBot, session: Session, settings: dict[str, object], message: str
) -> None:
    training = session.boundaries.training
    training.configure(**settings)
    training.start()
    qtbot.waitUntil(lambda: training.message is not None, timeout=LONG)
    assert message in str(training.message)


@pytest.mark.parametrize(
    ("goal", "why"),
    [
        ({"epoch": 17}, "Epoch 17 is over."),
        ({"accuracy": 0.9}, "Test accuracy is "),
        ({"patience": 3}, "Test loss has not fallen below "),
    ],
)
def test_it_pauses_by_itself_and_goes_on_to_the_same_bits(
    qtbot: QtBot, session: Session, goal: dict[str, float], why: str
) -> None:
    """Nothing is left to see of the pause in what comes of the run."""
    state = session.boundaries
    settings = {"dataset": "circle", "n_classes": 2, "hidden": (4, 2), "noise": 0.2}
    state.training.configure(**settings, learning_rate=0.3, epochs=60)
    state.training.start()
    wait_for(qtbot, state.training, TrainingPhase.FINISHED)
    straight = [array.tobytes() for array in state.network.arrays]
    logs = [dict(each) for each in state.training.history.epoch_logs]
    epoch = next(n for n in range(1, 61) if TrainingGoal(**goal).reached(logs[:n]))
    state.training.reset()
    state.training_goal.configure(**goal)
    state.training.start()
    wait_for(qtbot, state.training, TrainingPhase.PAUSED)
    assert state.training.history.n_epochs == epoch < 60
    assert str(state.training.message).startswith(why)
    state.training_goal.configure(**dict.fromkeys(goal))
    state.training.resume()
    wait_for(qtbot, state.training, TrainingPhase.FINISHED)
    assert [array.tobytes() for array in state.network.arrays] == straight


def test_the_digits_are_set_aside_and_go_on(qtbot: QtBot, session: Session) -> None:
    digits, points = session.training, session.boundaries.training
    digits.start()
    wait_for(qtbot, digits, TrainingPhase.FINISHED)
    straight = [array.copy() for array in session.network.network.arrays]
    digits.reset()
    digits.step_batches(7)
    wait_for(qtbot, digits, TrainingPhase.PAUSED)
    points.configure(epochs=3)
    points.start()
    assert digits.waits
    wait_for(qtbot, points, TrainingPhase.FINISHED)
    digits.resume()
    wait_for(qtbot, digits, TrainingPhase.FINISHED)
    for ours, theirs in zip(session.network.network.arrays, straight, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_jobs_are_done_while_either_stands_still(
    qtbot: QtBot, session: Session, runners: tuple[TrainingRunner, TrainingRunner]
) -> None:
    session.boundaries.training.step_batch()
    wait_for(qtbot, session.boundaries.training, TrainingPhase.PAUSED)
    done: list[bool] = []
    runners[0].do(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True], timeout=LONG)


def test_images_are_read_while_a_run_of_points_stands_still(
    qtbot: QtBot, session: Session, thread: BackgroundThread
) -> None:
    loader = DatasetLoader(session, thread)
    session.boundaries.training.step_batch()
    wait_for(qtbot, session.boundaries.training, TrainingPhase.PAUSED)
    session.dataset.load("handwriting")
    qtbot.waitUntil(lambda: session.dataset.name == "handwriting", timeout=LONG)
    loader.deleteLater()


def test_the_curves_are_saved_as_a_table(
    qtbot: QtBot,
    session: Session,
    runners: tuple[TrainingRunner, TrainingRunner],
    tmp_path: Path,
) -> None:
    files = HistoryFiles(session.boundaries, runners[1])
    session.boundaries.training.step_epoch()
    wait_for(qtbot, session.boundaries.training, TrainingPhase.PAUSED)
    session.boundaries.history_file.save(str(tmp_path / "points.csv"))
    path = tmp_path / "points.csv"
    qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0, timeout=LONG)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1 + 25
    files.deleteLater()


def test_a_point_put_down_while_it_trains_ends_the_run(qtbot: QtBot, session: Session) -> None:
    state = session.boundaries
    state.training.configure(hidden=(4,), epochs=100_000)
    state.training.start()
    qtbot.waitUntil(lambda: state.training.history.n_batches > 100, timeout=LONG)
    n_points = len(state.dataset.labels)
    state.set_brush(1)
    number = state.add_point(5, 5)
    assert (len(state.dataset.labels), state.dataset.labels[number]) == (n_points + 1, 1)
    assert (state.config.dataset, state.training.phase) == (OWN, TrainingPhase.IDLE)
    # Each drag goes on from there, and the next run learns from all of it.
    state.training.start()
    wait_for(qtbot, state.training, TrainingPhase.RUNNING)
    state.move_point(number, 4, 4)
    assert state.training.phase == TrainingPhase.IDLE
    state.training.step_batch()
    wait_for(qtbot, state.training, TrainingPhase.PAUSED)
    assert state.training.history.n_batches == 1


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (((1.0, 1.0, 0), (2.0, 2.0, 1)), "of one class"),
        (((1.0, 1.0, 0),), "of one class"),
        (
            ((1.0, 1.0, 0), (2.0, 2.0, 1), (3.0, 3.0, 0), (4.0, 4.0, 1)) * 3,
            "The batch size of 10 is larger than the number of training points, 6.",
        ),
    ],
)
def test_too_few_points_are_said_to_be_so_and_more_are_trained_on(
    qtbot: QtBot, session: Session, points: tuple[tuple[float, float, int], ...], message: str
) -> None:
    training = session.boundaries.training
    training.configure(dataset=OWN, own_points=points)
    training.start()
    wait_for(qtbot, training, TrainingPhase.FAILED)
    assert message in str(training.message)
    training.configure(own_points=points * 20, batch_size=1, epochs=1)
    training.start()
    if len({label for _, _, label in points}) > 1:
        wait_for(qtbot, training, TrainingPhase.FINISHED)
        assert training.history.n_batches == 10 * len(points)
    else:
        wait_for(qtbot, training, TrainingPhase.FAILED)


def test_other_points_while_it_trains_end_the_run(qtbot: QtBot, session: Session) -> None:
    state = session.boundaries
    state.training.start()
    wait_for(qtbot, state.training, TrainingPhase.RUNNING)
    state.training.configure(dataset="spiral")
    assert state.training.phase == TrainingPhase.IDLE
    state.training.step_epoch()
    wait_for(qtbot, state.training, TrainingPhase.PAUSED)
    assert state.training.history.n_batches == 25
