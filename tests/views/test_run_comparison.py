"""All runs in one chart: which lines are drawn, how they are named, and what a click does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot
from trained_run import go_on, train

from visualizer.core.training_events import BatchesEnd, Started
from visualizer.state.session import Session
from visualizer.views.run_comparison import RunComparison
from visualizer.widgets.run_style import run_color

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> RunComparison:
    view = RunComparison(session)
    view.resize(900, 400)
    show(view)
    return view


def lines(view: RunComparison) -> dict[str, tuple[list[float], list[float]]]:
    """Return what is drawn in the colour of each run: epochs and values."""
    drawn = {
        item.opts["pen"].color().name(): tuple(part.tolist() for part in item.getData())
        for item in view.plot.plotItem.listDataItems()
        if item.getData()[0] is not None
    }
    places = {run.number: run.place for run in view.session.run_shelf.runs}
    return {end.name: drawn[run_color(places[end.number])] for end in view.ends.ends}


def choose(qtbot: QtBot, box: QComboBox, key: Qt.Key) -> None:
    box.setFocus()
    qtbot.keyClick(box, key)


def end_place(view: RunComparison, name: str) -> QPoint:
    height = next(height for end, _, height in view.ends.places() if end.name == name)
    return QPoint(60, round(height))


def test_before_a_run_it_says_what_to_do(view: RunComparison) -> None:
    assert lines(view) == {}
    assert view.note.text == "No run yet: press Run."


def test_every_run_is_a_line_over_its_epochs(
    view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session, 20, accuracy=0.25)
    train(session, 25, accuracy=0.75)
    settle()
    first, second = lines(view).values()
    assert first[0] == pytest.approx((np.arange(20) + 0.5) / 10)
    assert first[1] == pytest.approx([0.25] * 20)
    assert second[0] == pytest.approx((np.arange(25) + 0.5) / 10)
    assert second[1] == pytest.approx([0.75] * 25)
    assert [end.value for end in view.ends.ends] == pytest.approx([0.25, 0.75])
    assert [end.lit for end in view.ends.ends] == [False, True]
    (low, high), _ = view.plot.viewRange()
    assert (low, high) == pytest.approx((0, 2.5 * 1.015))


def test_quantity_and_images_are_chosen(
    qtbot: QtBot, view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session, 20, accuracy=0.25)
    settle()
    choose(qtbot, view.quantity, Qt.Key.Key_Down)
    assert lines(view)["Run 1"][1] == pytest.approx(
        session.training.history.smoothed("loss", session.chart_options.smoothing).tolist()
    )
    choose(qtbot, view.images, Qt.Key.Key_Down)
    assert lines(view)["Run 1"] == (
        [1, 2],
        pytest.approx(session.training.history.epoch_series("val_loss")[1].tolist()),
    )
    choose(qtbot, view.quantity, Qt.Key.Key_Up)
    assert lines(view)["Run 1"] == ([1, 2], [0.25, 0.25])


def test_the_run_that_goes_on_is_live_among_them(
    view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session, 20, accuracy=0.25)
    train(session, 5, end=False)
    settle()
    assert len(lines(view)["Run 2"][0]) == 5
    session.training.extend([BatchesEnd(5, np.ones(3), np.ones(3))])
    settle()
    assert len(lines(view)["Run 2"][0]) == 8
    assert len(lines(view)["Run 1"][0]) == 20
    # All its epochs are to be seen.
    assert view.plot.viewRange()[0][1] == pytest.approx(10 * 1.015)


def test_a_branch_begins_where_it_left_while_the_other_is_there(
    view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session, 20)
    session.training.branch(10)
    go_on(session, 10, 15, accuracy=0.75)
    settle()
    assert lines(view)["Run 2"][0][0] == pytest.approx(0.95)
    assert len(view._forks.points()) == 1
    session.run_shelf.set_hidden(1, True)
    settle()
    assert list(lines(view)) == ["Run 2"]
    assert lines(view)["Run 2"][0][0] == pytest.approx(0.05)
    assert len(view._forks.points()) == 0


def test_hidden_and_deleted_runs_are_not_drawn(
    view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    for _ in range(3):
        train(session)
    session.run_shelf.set_hidden(1, True)
    session.run_shelf.delete(2)
    settle()
    assert list(lines(view)) == ["Run 3"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    session.run_shelf.rename(1, "slow")
    settle()
    assert list(lines(view)) == ["slow", "Run 2", "Run 3"]


def test_a_click_on_a_line_shows_its_network(
    qtbot: QtBot, view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session, 20, accuracy=0.25)
    first = session.network.network
    train(session, 20, accuracy=0.75)
    settle()

    def press(x: float, y: float) -> None:
        place = view.plot.getViewBox().mapViewToScene(QPointF(x, y))
        qtbot.mouseClick(view.plot.viewport(), LEFT, pos=view.plot.mapFromScene(place))

    press(1.2, 0.5)
    assert session.run_shelf.on_screen == 2
    press(1.2, 0.26)
    assert (session.run_shelf.on_screen, session.network.network) == (1, first)


def test_a_click_on_a_name_shows_its_network(
    qtbot: QtBot, view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session)
    train(session)
    settle()
    qtbot.mouseClick(view.ends, LEFT, pos=end_place(view, "Run 1"))
    assert session.run_shelf.on_screen == 1
    qtbot.mouseClick(view.ends, LEFT, pos=end_place(view, "Run 2"))
    assert session.run_shelf.on_screen == 2
    qtbot.mouseClick(view.ends, LEFT, pos=QPoint(60, 2))
    assert session.run_shelf.on_screen == 2


def test_a_run_that_goes_on_is_not_ended_by_a_click(
    qtbot: QtBot, view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session)
    train(session, end=False)
    settle()
    qtbot.mouseClick(view.ends, LEFT, pos=end_place(view, "Run 1"))
    assert "Stop the run" in view.bubble.text()
    assert session.training.active


def test_it_says_whether_they_began_alike(
    view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    train(session)
    settle()
    assert view.note.text.startswith("Change a setting and press Run")
    train(session, learning_rate=0.5, optimizer="adam", epochs=3)
    settle()
    assert view.note.text.startswith("All began with the same weights")
    train(session, seed=4, batch_size=64)
    session.run_shelf.rename(3, "odd")
    settle()
    assert view.note.text == "Started differently from Run 1: odd (batch size, seed)."
    session.run_shelf.set_hidden(1, True)
    session.run_shelf.set_hidden(2, True)
    settle()
    assert view.note.text.startswith("Change a setting")


def test_a_loss_that_grows_beyond_all_bounds_leaves_the_picture(
    qtbot: QtBot, view: RunComparison, session: Session, settle: Callable[[], None]
) -> None:
    choose(qtbot, view.quantity, Qt.Key.Key_Down)
    train(session)
    session.training.start()
    wild = np.array([2.3, 1e4, np.inf, np.nan])
    session.training.extend([Started(10), BatchesEnd(0, wild, np.zeros(4))])
    settle()
    assert view.plot.viewRange()[1] == [0, 5]
    assert not view.grab().isNull()
