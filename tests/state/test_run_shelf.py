"""Runs are kept side by side, whatever takes their place on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot
from trained_run import PER_EPOCH, go_on, snapshot, train

from visualizer.core import trained_run
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.run_marks import MAX_RUNS
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    Failed,
    LearningRateSet,
    Started,
)
from visualizer.state.session import Session


def numbers(session: Session) -> list[int]:
    return [run.number for run in session.run_shelf.runs]


def test_a_run_is_there_from_its_first_batch_on(qtbot: QtBot, session: Session) -> None:
    shelf = session.run_shelf
    session.training.start()
    session.training.extend([Started(PER_EPOCH), snapshot(session, 0)])
    assert (shelf.runs, shelf.on_screen) == ((), None)
    with qtbot.waitSignal(shelf.changed):
        session.training.extend([BatchesEnd(0, np.ones(1), np.ones(1))])
    assert (numbers(session), shelf.on_screen) == ([1], 1)
    with qtbot.assertNotEmitted(shelf.changed):
        session.training.extend([BatchesEnd(1, np.ones(1), np.ones(1))])
    assert shelf.runs[0].epochs == 0.2


@pytest.mark.parametrize(
    "leave",
    [
        lambda session: session.training.reset(),
        lambda session: session.training.start(),
        lambda session: session.training.configure(seed=5),
        lambda session: session.training.branch(10),
        lambda session: session.training.show_network(session.network.network),
    ],
)
def test_it_stays_whatever_takes_its_place(
    session: Session, leave: Callable[[Session], None]
) -> None:
    train(session)
    history = session.training.history
    losses = history.loss.tolist()
    leave(session)
    (run,) = session.run_shelf.runs
    assert session.run_shelf.on_screen is None
    assert (run.history, run.history.loss.tolist()) == (history, losses)
    assert (run.result("test_accuracy"), run.seconds_an_epoch) == (0.9, 2.0)


def test_a_run_that_is_given_up_or_fails_is_kept_too(session: Session) -> None:
    train(session, 7, end=False)
    session.training.reset()
    train(session, 3, end=False)
    session.training.extend([Failed("No.")])
    session.training.start()
    assert [run.epochs for run in session.run_shelf.runs] == [0.7, 0.3]
    assert session.run_shelf.runs[0].result("test_accuracy") is None


def test_it_has_its_own_settings(session: Session) -> None:
    train(session, learning_rate=0.5)
    session.training.configure(optimizer="adam", epochs=3)
    train(session, end=False)
    session.training.extend([LearningRateSet(0.25)])
    assert [run.config.optimizer for run in session.run_shelf.runs] == ["sgd", "adam"]
    assert [run.config.learning_rate for run in session.run_shelf.runs] == [0.5, 0.25]


@given(n_batches=st.integers(11, 35), batch=st.integers(1, 35), more=st.integers(1, 20))
def test_a_branch_keeps_both_and_begins_as_the_other(
    qapp: object, n_batches: int, batch: int, more: int
) -> None:
    session = Session(TrainingConfig("lecture-20-20", dataset="stripes"))
    train(session, n_batches)
    before = session.training.history.loss.tolist()
    session.timeline.show_batch(batch)
    batch = session.timeline.shown.batch
    session.timeline.branch()
    assert numbers(session) == [1]
    go_on(session, batch, batch + more)
    run, branch = session.run_shelf.runs
    assert run.history.loss.tolist() == before
    assert branch.history.loss.tolist()[:batch] == before[:batch]
    assert branch.history.n_batches == batch + more
    # From the first weights on it is no branch of anything.
    assert (branch.origin, branch.first_batch) == ((1, batch) if batch else (None, 0))


def test_a_branch_of_a_branch_that_trained_nothing_is_one_of_the_first(session: Session) -> None:
    train(session, 30)
    session.training.branch(20)
    session.training.branch(10)
    go_on(session, 10, 15)
    assert numbers(session) == [1, 2]
    assert (session.run_shelf.runs[1].origin, session.run_shelf.runs[1].first_batch) == (1, 10)


def test_a_run_of_before_is_shown_again_and_the_other_stays(session: Session) -> None:
    train(session, learning_rate=0.5)
    first = session.network.network
    train(session, 12, learning_rate=0.25, seed=4)
    second = session.network.network
    session.run_shelf.show(1)
    assert (session.run_shelf.on_screen, numbers(session)) == (1, [1, 2])
    assert session.network.network is first
    assert (session.training.config.learning_rate, session.training.config.seed) == (0.5, 0)
    assert session.training.final_logs == {"test_accuracy": 0.9}
    session.timeline.show_batch(10)
    assert session.network.batch == 10
    session.run_shelf.show(2)
    assert (session.run_shelf.on_screen, numbers(session)) == (2, [1, 2])
    assert (session.network.network, session.training.config.seed) == (second, 4)


def test_a_run_of_before_goes_on(session: Session) -> None:
    train(session, 20, seed=3)
    train(session, 10, seed=4)
    session.run_shelf.show(1)
    session.timeline.branch()
    assert (session.training.resume_point.batch, session.training.config.seed) == (20, 3)
    go_on(session, 20, 25)
    assert numbers(session) == [1, 2, 3]
    assert session.run_shelf.runs[2].origin == 1


def test_its_images_are_asked_for(qtbot: QtBot, session: Session, images: ImageDataset) -> None:
    train(session)
    session.dataset.loaded("others", replace(images, y_train=images.y_train[::-1]))
    train(session)
    with qtbot.waitSignal(session.dataset.load_requested):
        session.run_shelf.show(1)
    assert session.dataset.wanted == "stripes"


def test_its_images_are_known_by_another_name(
    qtbot: QtBot, session: Session, images: ImageDataset
) -> None:
    train(session)
    session.dataset.loaded("the same", replace(images))
    train(session)
    with qtbot.assertNotEmitted(session.dataset.load_requested):
        session.run_shelf.show(1)
    assert session.training.run_config.dataset == session.training.config.dataset == "the same"
    assert session.training.waits


def test_a_run_that_goes_on_is_not_ended_by_looking_at_another(session: Session) -> None:
    train(session)
    train(session, 5, end=False)
    with pytest.raises(Problem, match="Stop the run"):
        session.run_shelf.show(1)
    assert (session.run_shelf.on_screen, session.training.active) == (2, True)


def test_names_and_hiding_and_deleting_can_be_undone(session: Session) -> None:
    shelf, stack = session.run_shelf, session.undo_stack
    train(session)
    train(session)
    shelf.rename(1, "  slow \n start ")
    assert shelf.title(1) == "slow start"
    shelf.set_hidden(1, True)
    assert [run.number for run in shelf.shown] == [2]
    shelf.delete(1)
    assert numbers(session) == [2]
    stack.undo()
    assert (numbers(session), shelf.is_hidden(1)) == ([1, 2], True)
    stack.undo()
    assert not shelf.is_hidden(1)
    stack.undo()
    assert shelf.title(1) == "Run 1"
    for _ in range(3):
        stack.redo()
    assert numbers(session) == [2]


def test_undo_leaves_runs_that_came_later(session: Session) -> None:
    train(session)
    session.run_shelf.rename(1, "first")
    train(session)
    session.undo_stack.undo()
    assert numbers(session) == [1, 2]


def test_what_is_on_screen_is_not_deleted(session: Session) -> None:
    train(session)
    with pytest.raises(Problem, match="on screen"):
        session.run_shelf.delete(1)
    train(session)
    session.run_shelf.delete(1)
    session.undo_stack.undo()
    session.run_shelf.show(1)
    session.undo_stack.redo()
    assert numbers(session) == [1, 2]
    session.run_shelf.show(2)
    assert numbers(session) == [2]


def test_setters_are_silent_when_nothing_changes(qtbot: QtBot, session: Session) -> None:
    train(session)
    with qtbot.assertNotEmitted(session.run_shelf.changed):
        session.run_shelf.set_hidden(1, False)
        session.run_shelf.rename(1, " ")
        session.run_shelf.show(1)
    assert session.undo_stack.count() == 0


def test_a_name_that_is_too_long_is_refused(session: Session) -> None:
    train(session)
    with pytest.raises(Problem, match="40 characters"):
        session.run_shelf.rename(1, "x" * 41)
    assert session.run_shelf.title(1) == "Run 1"


def test_the_ninth_takes_the_place_of_the_least(session: Session) -> None:
    shelf = session.run_shelf
    train(session)
    shelf.rename(1, "mine")
    train(session)
    train(session, 3)
    for _ in range(MAX_RUNS - 4):
        train(session)
    assert shelf.next_to_leave is None
    train(session)
    assert shelf.next_to_leave.number == 3, "little training goes first"
    train(session)
    assert numbers(session) == [1, 2, 4, 5, 6, 7, 8, 9]
    assert shelf.next_to_leave.number == 2
    shelf.rename(2, "mine too")
    assert shelf.next_to_leave.number == 4, "what has a name stays"
    for run in shelf.runs:
        shelf.rename(run.number, "named")
    assert shelf.next_to_leave.number == 1


def test_every_run_keeps_a_place_that_no_other_has(session: Session) -> None:
    places: dict[int, int] = {}
    for n_runs in range(1, 15):
        train(session)
        if n_runs % 4 == 0:
            session.run_shelf.delete(numbers(session)[0])
        if n_runs % 5 == 0:
            session.undo_stack.undo()
        runs = session.run_shelf.runs
        assert len({run.place for run in runs}) == len(runs)
        assert all(0 <= run.place < MAX_RUNS for run in runs)
        assert all(places.setdefault(run.number, run.place) == run.place for run in runs)


def test_a_run_never_takes_the_place_of_the_one_that_it_branched_from(session: Session) -> None:
    for _ in range(MAX_RUNS):
        train(session)
    session.run_shelf.show(1)
    assert session.run_shelf.next_to_leave.number == 2
    session.training.branch(10)
    assert session.run_shelf.next_to_leave.number == 2
    go_on(session, 10, 15)
    assert numbers(session) == [1, 3, 4, 5, 6, 7, 8, 9]
    assert session.run_shelf.runs[-1].origin == 1


def test_a_deleted_run_comes_back_until_its_place_is_needed(session: Session) -> None:
    for _ in range(MAX_RUNS):
        train(session)
    session.run_shelf.delete(4)
    session.undo_stack.undo()
    assert 4 in numbers(session)
    session.undo_stack.redo()
    train(session)
    assert numbers(session) == [1, 2, 3, 5, 6, 7, 8, 9]
    session.undo_stack.undo()
    assert 4 not in numbers(session)


def test_the_memory_of_runs_put_away_is_bounded(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 4 * snapshot(session, 0).n_bytes
    monkeypatch.setattr(trained_run, "MAX_BYTES", most)
    for _ in range(MAX_RUNS + 2):
        train(session, 100)
    *away, on_screen = session.run_shelf.runs
    assert len(away) == MAX_RUNS - 1
    assert all(0 < run.snapshots.n_bytes <= most for run in away)
    assert all(run.snapshots[-1].batch == 100 for run in away)
    assert len(on_screen.snapshots) == 11


def test_networks_that_are_too_large_are_not_kept(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trained_run, "MAX_BYTES", 10)
    train(session)
    train(session)
    with pytest.raises(Problem, match="too large"):
        session.run_shelf.show(1)
    assert session.run_shelf.on_screen == 2


def test_a_network_alone_is_shown_and_not_gone_on_with(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(session)
    network = session.network.network
    monkeypatch.setattr(trained_run, "MAX_BYTES", network.n_bytes)
    train(session)
    session.run_shelf.show(1)
    assert session.network.network is network
    with pytest.raises(Problem, match="Too little"):
        session.timeline.branch()
