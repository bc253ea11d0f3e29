"""What is taken for what: counted over all test images, and chosen by click or key."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from striped_answers import (
    N_OF_CLASS,
    TAKEN_FOR,
    network_of_nan,
    striped_images,
    striped_network,
)

from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.views.confusion_matrix import ConfusionMatrix
from visualizer.widgets.confusion_table import ConfusionTable

LEFT = Qt.MouseButton.LeftButton
READING = "Reading the test images…"
# 18 of class 0, 6 of 2 and 5 of 7.
IN_ALL = "Accuracy 0.5179: 29 of 56 test images right"


@pytest.fixture
def session(session: Session) -> Session:
    """A session whose network takes 1 for 7, 3 for 5 and 8 for 3."""
    session.network.set_network(striped_network())
    session.dataset.loaded("many stripes", striped_images())
    return session


@pytest.fixture
def view(qtbot: QtBot, show: Callable[[QWidget], None], session: Session) -> ConfusionMatrix:
    """The view once everything is counted."""
    view = ConfusionMatrix(session)
    view.resize(520, 360)
    show(view)
    qtbot.waitUntil(lambda: session.evaluation.evaluation is not None)
    return view


@pytest.fixture
def empty(qapp: QApplication) -> Iterator[Session]:
    """A session whose data set has not been read yet."""
    session = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    yield session
    session.undo_stack.clear()


def place_of(table: ConfusionTable, cell: tuple[int, int]) -> QPoint:
    """Return a place (px) inside a cell, found by asking what is under the mouse."""
    every = (QPoint(x, y) for y in range(3, table.height(), 8) for x in range(3, table.width(), 8))
    return next(place for place in every if table.cell_at(QPointF(place)) == cell)


def click(qtbot: QtBot, view: ConfusionMatrix, cell: tuple[int, int]) -> None:
    qtbot.mouseClick(view.table, LEFT, pos=place_of(view.table, cell))


def test_every_image_is_counted_in_its_row_and_column(
    view: ConfusionMatrix, session: Session
) -> None:
    expected = np.zeros((10, 10), int)
    for label, count in N_OF_CLASS.items():
        expected[label, TAKEN_FOR.get(label, label)] = count
    assert view.table.values.tolist() == expected.tolist()
    assert view.table.values.tolist() == session.evaluation.evaluation.confusion.tolist()


def test_the_share_of_right_answers_is_said(view: ConfusionMatrix) -> None:
    assert view.words.text == IN_ALL


def test_another_network_is_counted_anew(
    qtbot: QtBot, view: ConfusionMatrix, session: Session
) -> None:
    session.network.set_network(striped_network(taken_for={0: 2}))
    assert view.words.text == READING
    assert not view.table.values.any()
    assert session.evaluation.busy
    qtbot.waitUntil(lambda: view.words.text != READING)
    assert view.words.text == "Accuracy 0.6786: 38 of 56 test images right"
    assert view.table.values[0, [0, 2]].tolist() == [0, 18]
    assert view.table.values[3, [3, 5]].tolist() == [14, 0]


def test_without_images_that_is_said_until_there_are_some(
    qtbot: QtBot, show: Callable[[QWidget], None], empty: Session
) -> None:
    view = ConfusionMatrix(empty)
    show(view)
    assert view.words.text == "There are no test images yet."
    assert not view.table.values.any()
    assert not empty.evaluation.busy
    empty.network.set_network(striped_network())
    empty.dataset.loaded("many stripes", striped_images())
    assert view.words.text == READING
    qtbot.waitUntil(lambda: view.words.text == IN_ALL)


def test_a_network_without_numbers_has_no_percent(
    qtbot: QtBot, view: ConfusionMatrix, session: Session
) -> None:
    session.network.set_network(network_of_nan())
    qtbot.waitUntil(lambda: view.words.text != READING)
    assert view.words.text == "The network gives no numbers."


def test_a_click_chooses_a_pair_and_the_next_one_takes_it_back(
    qtbot: QtBot, view: ConfusionMatrix, session: Session
) -> None:
    seen = []
    for cell in ((3, 5), (8, 3), (8, 3), (0, 0)):
        click(qtbot, view, cell)
        seen.append((session.evaluation.pair, len(session.evaluation.examples)))
    assert seen == [((3, 5), 14), ((8, 3), 4), (None, 27), ((0, 0), 18)]


def test_all_mistakes_are_asked_for_by_a_button(
    qtbot: QtBot, view: ConfusionMatrix, session: Session
) -> None:
    assert view.all_button.text() == "All mistakes"
    assert not view.all_button.isEnabled()
    click(qtbot, view, (3, 5))
    assert view.all_button.isEnabled()
    qtbot.mouseClick(view.all_button, LEFT)
    assert session.evaluation.pair is None
    assert not view.all_button.isEnabled()


def test_a_pair_chosen_elsewhere_is_framed(view: ConfusionMatrix, session: Session) -> None:
    plain = view.table.grab().toImage()
    session.evaluation.choose((3, 5))
    framed = view.table.grab().toImage()
    assert framed != plain
    assert view.all_button.isEnabled()
    session.evaluation.choose((5, 3))
    assert view.table.grab().toImage() not in (plain, framed)
    session.evaluation.choose(None)
    assert view.table.grab().toImage() == plain
    assert not view.all_button.isEnabled()


def test_the_arrow_keys_and_enter_choose_too(
    qtbot: QtBot, view: ConfusionMatrix, session: Session
) -> None:
    view.table.setFocus()
    for key in (Qt.Key.Key_Down, *[Qt.Key.Key_Right] * 7):
        qtbot.keyClick(view.table, key)
    assert view.words.text == "1 taken for 7: 9"
    assert session.evaluation.pair is None
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert session.evaluation.pair == (1, 7)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert session.evaluation.pair is None


def test_the_cell_under_the_mouse_is_put_into_words(
    view: ConfusionMatrix, hover: Callable[[QWidget, QPoint], None]
) -> None:
    for cell, words in (
        ((3, 5), "3 taken for 5: 14"),
        ((5, 3), "5 taken for 3: 0"),
        ((0, 0), "0 taken for 0: 18"),
    ):
        hover(view.table, place_of(view.table, cell))
        assert view.words.text == words
    # On the names beside the cells.
    hover(view.table, QPoint(2, 2))
    assert view.words.text == IN_ALL


def test_the_words_follow_the_counts_under_a_resting_mouse(
    qtbot: QtBot,
    view: ConfusionMatrix,
    session: Session,
    hover: Callable[[QWidget, QPoint], None],
) -> None:
    hover(view.table, place_of(view.table, (3, 5)))
    session.network.set_network(striped_network(taken_for={0: 2}))
    assert view.words.text == READING
    qtbot.waitUntil(lambda: view.words.text != READING)
    assert view.words.text == "3 taken for 5: 0"


def test_out_of_sight_it_counts_nothing(
    qtbot: QtBot, show: Callable[[QWidget], None], empty: Session
) -> None:
    view = ConfusionMatrix(empty)
    empty.network.set_network(striped_network())
    empty.dataset.loaded("many stripes", striped_images())
    assert not empty.evaluation.busy
    show(view)
    qtbot.waitUntil(lambda: view.words.text == IN_ALL)
    view.hide()
    empty.network.set_network(striped_network(taken_for={0: 2}))
    assert not empty.evaluation.busy
    assert empty.evaluation.evaluation is None
    assert view.words.text == IN_ALL
    view.show()
    assert view.words.text == READING
    assert empty.evaluation.busy
