"""The table of runs: what it says of them, and what a person does with them there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from trained_run import PER_EPOCH, go_on, train

from visualizer.core.number_text import FIGURE_SPACE
from visualizer.core.sentence import Problem
from visualizer.core.training_config import LOSSES, TrainingConfig
from visualizer.core.training_events import BatchesEnd, LearningRateSet
from visualizer.state.session import Session
from visualizer.views.run_table import RunTable
from visualizer.widgets.run_text import LOSS_NAMES, SETTINGS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> RunTable:
    view = RunTable(session)
    view.resize(1200, 260)
    show(view)
    return view


def columns(view: RunTable) -> dict[str, list[str]]:
    """Return the texts under every head."""
    table = view.table
    return {
        table.horizontalHeaderItem(column).text().replace("\n", " "): [
            table.item(row, column).text() for row in range(table.rowCount())
        ]
        for column in range(1, table.columnCount() - 1)
    }


def bold(view: RunTable, head: str) -> list[bool]:
    column = 1 + list(columns(view)).index(head)
    rows = range(view.table.rowCount())
    return [view.table.item(row, column).font().bold() for row in rows]


def place(view: RunTable, row: int, column: int) -> QPoint:
    return view.table.visualItemRect(view.table.item(row, column)).center()


def click(qtbot: QtBot, view: RunTable, row: int, column: int = 1) -> None:
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place(view, row, column))


def rename(qtbot: QtBot, view: RunTable, row: int, name: str) -> None:
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place(view, row, 1))
    qtbot.mouseDClick(view.table.viewport(), LEFT, pos=place(view, row, 1))
    # The field of a name before may not have been deleted yet.
    field = next(each for each in view.table.findChildren(QLineEdit) if each.isVisible())
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_every_setting_has_a_name() -> None:
    # A preset is but a name for its layers.
    assert {*SETTINGS, "preset"} == {each.name for each in dataclasses.fields(TrainingConfig)}
    assert set(LOSS_NAMES) == set(LOSSES)


def test_layers_and_loss_that_were_chosen_are_told_apart(view: RunTable, session: Session) -> None:
    train(session, 5, end=False)
    session.training.reset()
    session.training.configure(preset="cnn", epochs=10, batch_size=20, validation_split=0.3)
    cnn = session.training.config.layers
    train(session, 5, end=False, optimizer="sgd")
    session.training.reset()
    session.training.configure(layers=[*cnn[:4], *cnn[5:]], loss="mean_squared_error")
    train(session, 5, end=False)
    shown = columns(view)
    assert shown["network"] == ["Note 002: 20 + 20", "CNN: 8 + 16 kernels", "8 – 16 – 10"]
    assert shown["loss function"] == ["cross-entropy", "cross-entropy", "mean squared error"]


def test_before_a_run_it_says_what_to_do(view: RunTable, session: Session) -> None:
    assert view.shared.text == "No run yet: press Run."
    assert view.table.records == ()


def test_one_run_has_nothing_to_differ_from(view: RunTable, session: Session) -> None:
    train(session)
    assert view.shared.text == (
        "The same in all: network Note 002: 20 + 20 · data stripes · optimizer Gradient"
        " descent · learning rate 0.01 · batch size 20 · validation split 0.3 · seed 0 · loss"
        " function cross-entropy"
    )
    assert columns(view) == {
        "run": ["Run 1"],
        "epochs": ["2 / 10"],
        "training loss": [view.table.item(0, 3).text()],
        "validation accuracy": ["0.5000"],
        "test accuracy": ["0.9000"],
        "seconds an epoch": ["2.00"],
    }
    assert not any(bold(view, "validation accuracy"))


def test_settings_that_differ_have_a_column_and_the_best_is_bold(
    view: RunTable, session: Session
) -> None:
    train(session, accuracy=0.25)
    train(session, 5, end=False, accuracy=0.75, learning_rate=0.5)
    session.training.reset()
    train(session, accuracy=0.5, batch_size=64)
    shown = columns(view)
    assert shown["learning rate"] == ["0.01", f"0.5{FIGURE_SPACE}", f"0.5{FIGURE_SPACE}"]
    assert shown["batch size"] == ["20", "20", "64"]
    assert "seed" not in shown
    assert view.shared.text.endswith("seed 0 · loss function cross-entropy")
    assert shown["epochs"] == ["2 / 10", "0.5 / 10", "2 / 10"]
    assert shown["validation accuracy"] == ["0.2500", "–", "0.5000"]
    assert bold(view, "validation accuracy") == [False, False, True]
    assert bold(view, "test accuracy") == [True, False, True]


def test_one_number_alone_is_not_the_best_nor_is_none(view: RunTable, session: Session) -> None:
    train(session, accuracy=0.25)
    train(session, 5, end=False, accuracy=0.75)
    assert columns(view)["validation accuracy"] == ["0.2500", "–"]
    assert bold(view, "validation accuracy") == [False, False]


def test_a_learning_rate_that_changed_is_shown_as_such(view: RunTable, session: Session) -> None:
    train(session, end=False)
    train(session, end=False)
    session.training.extend([LearningRateSet(0.125)])
    assert columns(view)["learning rate"] == ["0.01", "0.01 → 0.125"]


def test_a_branch_says_where_it_left(view: RunTable, session: Session) -> None:
    train(session)
    session.training.branch(10)
    go_on(session, 10, 15)
    assert columns(view)["branched from"] == ["", "Run 1, after epoch 1"]
    session.run_shelf.rename(1, "slow")
    assert columns(view)["branched from"] == ["", "slow, after epoch 1"]


def test_it_follows_the_run_that_goes_on(
    view: RunTable, session: Session, settle: Callable[[], None]
) -> None:
    train(session, 5, end=False)
    values = BatchesEnd(5, *[session.training.history.loss] * 2)
    session.training.extend([values])
    settle()
    assert columns(view)["epochs"] == ["1 / 10"]


def test_a_click_shows_the_network_of_a_run(qtbot: QtBot, view: RunTable, session: Session) -> None:
    train(session)
    first = session.network.network
    train(session, 12)
    assert [each.lit for each in view.table.records] == [False, True]
    click(qtbot, view, 0, 3)
    assert (session.run_shelf.on_screen, session.network.network) == (1, first)
    assert [each.lit for each in view.table.records] == [True, False]
    view.table.setFocus()
    view.table.setCurrentCell(1, 2)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert session.run_shelf.on_screen == 2


def test_a_run_that_goes_on_is_not_ended_by_a_click(
    qtbot: QtBot, view: RunTable, session: Session
) -> None:
    train(session)
    train(session, 12, end=False)
    click(qtbot, view, 0)
    assert view.bubble.isVisible()
    assert "Stop the run" in view.bubble.text()
    assert (session.run_shelf.on_screen, session.training.active) == (2, True)


def test_names_are_typed_into_the_table(qtbot: QtBot, view: RunTable, session: Session) -> None:
    train(session)
    train(session)
    rename(qtbot, view, 0, "my best")
    qtbot.waitUntil(lambda: session.run_shelf.title(1) == "my best")
    assert columns(view)["run"] == ["my best", "Run 2"]
    rename(qtbot, view, 0, " ")
    qtbot.waitUntil(lambda: columns(view)["run"] == ["Run 1", "Run 2"])
    session.undo_stack.undo()
    assert columns(view)["run"] == ["my best", "Run 2"]


def test_a_name_that_is_refused_gives_way(qtbot: QtBot, view: RunTable, session: Session) -> None:
    train(session)
    rename(qtbot, view, 0, "x" * 50)
    qtbot.waitUntil(view.bubble.isVisible)
    assert "40 characters" in view.bubble.text()
    assert columns(view)["run"] == ["Run 1"]


def test_runs_are_hidden_by_their_tick(qtbot: QtBot, view: RunTable, session: Session) -> None:
    train(session)
    train(session)
    box = view.table.visualItemRect(view.table.item(0, 0))
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=QPoint(box.left() + 10, box.center().y()))
    assert session.run_shelf.is_hidden(1)
    assert [each.ticked for each in view.table.records] == [False, True]
    view.table.setFocus()
    view.table.setCurrentCell(0, 2)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    assert not session.run_shelf.is_hidden(1)
    session.undo_stack.undo()
    assert [each.ticked for each in view.table.records] == [False, True]


def test_runs_are_deleted_by_mouse_and_key_and_come_back(
    qtbot: QtBot, view: RunTable, session: Session
) -> None:
    for _ in range(3):
        train(session)
    click(qtbot, view, 0, view.table.columnCount() - 1)
    assert columns(view)["run"] == ["Run 2", "Run 3"]
    view.table.setFocus()
    view.table.setCurrentCell(0, 1)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert columns(view)["run"] == ["Run 3"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert columns(view)["run"] == ["Run 1", "Run 2", "Run 3"]


def test_the_run_on_screen_is_not_deleted_and_that_is_said(
    qtbot: QtBot, view: RunTable, session: Session
) -> None:
    train(session)
    view.table.setFocus()
    view.table.setCurrentCell(0, 1)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert "on screen" in view.bubble.text()
    assert columns(view)["run"] == ["Run 1"]
    with pytest.raises(Problem):
        session.run_shelf.delete(1)


def test_which_run_leaves_is_said_before(view: RunTable, session: Session) -> None:
    train(session)
    assert view.rule.text == "Run and Reset keep each run here, up to 8."
    session.run_shelf.rename(1, "mine")
    for _ in range(7):
        train(session)
    assert "takes the place of Run 2" in view.rule.text
    train(session, PER_EPOCH)
    assert columns(view)["run"][:2] == ["mine", "Run 3"]
