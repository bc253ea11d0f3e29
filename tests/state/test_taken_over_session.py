"""A session out of a file takes the place of the one that was here; a run stands beside others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot
from trained_run import go_on, train

from visualizer.core.chart_look import ChartLook
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.run_marks import MAX_RUNS
from visualizer.core.sentence import Problem
from visualizer.core.session_file import SavedSession
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session


def saved(session: Session) -> SavedSession:
    """Return the session as a file would hold it."""
    runs = tuple(run.filed() for run in session.run_shelf.runs)
    return SavedSession(runs, session.index("training"))


def other_session(images: ImageDataset) -> Session:
    session = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    session.dataset.loaded("stripes", images)
    return session


@pytest.fixture
def two(session: Session) -> SavedSession:
    """A run with a name, and a hidden branch of it that is on screen."""
    train(session, 20)
    session.run_shelf.rename(1, "mine")
    session.training.branch(10)
    go_on(session, 10, 20)
    session.run_shelf.set_hidden(2, True)
    session.chart_options.set_look(ChartLook(0.5, log_batches=True))
    return saved(session)


def test_all_of_it_is_here(session: Session, two: SavedSession, images: ImageDataset) -> None:
    other = other_session(images)
    other.take_over(two)
    shelf = other.run_shelf
    assert shelf.standings == session.run_shelf.standings
    assert (shelf.title(1), shelf.is_hidden(2), shelf.on_screen) == ("mine", True, 2)
    assert other.index("training") == two.index
    assert other.network.batch == 20
    assert other.training.config == session.training.config
    assert other.training.waits
    other.training.resume()
    assert other.training.resume_point.batch == 20
    go_on(other, 20, 25)
    assert [(run.number, run.origin) for run in shelf.runs] == [(1, None), (2, 1), (3, 2)]
    other.undo_stack.clear()


def test_what_was_here_has_gone_and_cannot_be_undone(
    session: Session, two: SavedSession, images: ImageDataset
) -> None:
    other = other_session(images)
    for _ in range(3):
        train(other)
    other.run_shelf.rename(3, "theirs")
    other.run_shelf.delete(1)
    other.take_over(two)
    assert [other.run_shelf.title(run.number) for run in other.run_shelf.runs] == ["mine", "Run 2"]
    assert not other.undo_stack.canUndo()
    train(other)
    assert other.run_shelf.runs[-1].number == 3
    assert other.run_shelf.title(3) == "Run 3"
    other.undo_stack.clear()


def test_numbers_go_on_where_they_were(
    session: Session, two: SavedSession, images: ImageDataset
) -> None:
    other = other_session(images)
    other.take_over(replace(two, index=replace(two.index, n_begun=5)))
    assert other.run_shelf.n_begun == 5
    train(other)
    assert [run.number for run in other.run_shelf.runs] == [1, 2, 6]
    other.undo_stack.clear()


def test_a_run_that_goes_on_is_not_ended_by_it(session: Session, two: SavedSession) -> None:
    train(session, 5, end=False)
    before = session.run_shelf.standings
    for opened in (
        lambda: session.take_over(two),
        lambda: session.run_shelf.stand_beside(two.runs[0]),
    ):
        with pytest.raises(Problem, match="Stop or reset"):
            opened()
        assert (session.run_shelf.standings, session.training.active) == (before, True)


@pytest.mark.parametrize("on_screen", [None, 7, 2])
def test_where_the_run_on_screen_is_not_there_the_newest_is_seen(
    session: Session, two: SavedSession, on_screen: int | None
) -> None:
    session.take_over(replace(two, index=replace(two.index, on_screen=on_screen)))
    assert session.run_shelf.on_screen == 2
    # Unless it has no network to be seen.
    first, second = two.runs
    blind = replace(second, snapshots=SnapshotLog())
    index = replace(two.index, on_screen=7)
    session.take_over(replace(two, runs=(first, blind), index=index))
    assert session.run_shelf.on_screen == 1


def test_charts_stay_where_nothing_is_known_of_them(session: Session, two: SavedSession) -> None:
    look = session.chart_options.look
    session.take_over(replace(two, index=replace(two.index, charts=None)))
    assert session.chart_options.look == look


def test_a_run_from_elsewhere_stands_beside_the_others(
    session: Session, two: SavedSession, images: ImageDataset
) -> None:
    other = other_session(images)
    train(other)
    other.run_shelf.stand_beside(two.runs[0])
    shelf = other.run_shelf
    assert [(run.number, run.place) for run in shelf.runs] == [(1, 0), (2, 1)]
    assert (shelf.on_screen, other.network.batch) == (2, 20)
    for _ in range(MAX_RUNS):
        other.run_shelf.stand_beside(two.runs[1])
    assert len(shelf.runs) == MAX_RUNS
    other.undo_stack.clear()


@pytest.mark.parametrize("opens_all", [False, True])
def test_images_are_known_by_what_they_show(
    qtbot: QtBot, session: Session, images: ImageDataset, two: SavedSession, opens_all: bool
) -> None:
    far = [replace(run, config=replace(run.config, dataset="far/digits.npz")) for run in two.runs]
    other = other_session(images)

    def show() -> None:
        if opens_all:
            other.take_over(replace(two, runs=tuple(far)))
        else:
            other.run_shelf.stand_beside(far[1])

    with qtbot.assertNotEmitted(other.dataset.load_requested):
        show()
    assert other.training.waits
    # Those of somebody else are asked for, and the run says so.
    others = replace(images, y_train=images.y_train[::-1])
    other.dataset.loaded("others", others)
    with qtbot.waitSignal(other.dataset.load_requested):
        show()
    assert other.dataset.wanted == "far/digits.npz"
    assert not other.training.waits
    with pytest.raises(Problem, match=r"images it has seen: open digits\.npz first"):
        other.timeline.branch()
    # Wherever they come from.
    other.dataset.loaded("near.npz", replace(images))
    assert other.training.waits
    other.undo_stack.clear()


@given(
    kept=st.lists(st.sampled_from(["name", "hide", "show", "branch", "train"]), max_size=8),
)
def test_whatever_was_done_the_runs_come_back_as_they_stood(qapp: object, kept: list[str]) -> None:
    session = Session(TrainingConfig("lecture-20-20", dataset="stripes"))
    train(session)
    for number, action in enumerate(kept, 1):
        shelf = session.run_shelf
        chosen = shelf.runs[number % len(shelf.runs)].number
        match action:
            case "name":
                shelf.rename(chosen, f"n{number}")
            case "hide":
                shelf.set_hidden(chosen, True)
            case "show":
                shelf.show(chosen)
            case "branch":
                session.training.branch(10)
                go_on(session, 10, 10 + number)
            case "train":
                train(session, seed=number)
    other = Session(TrainingConfig("lecture-20-20", dataset="stripes"))
    other.take_over(saved(session))
    assert other.index("training") == session.index("training")
    for ours, theirs in zip(other.run_shelf.runs, session.run_shelf.runs, strict=True):
        assert ours.config == theirs.config
        assert ours.history.loss.tobytes() == theirs.history.loss.tobytes()
        assert [each.batch for each in ours.snapshots] == [each.batch for each in theirs.snapshots]
    for each in (session, other):
        each.undo_stack.clear()
