"""The mistakes in a gallery: the surest first, page by page, and a way to look at each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from striped_answers import (
    N_MISTAKES,
    TAKEN_FOR,
    network_of_nan,
    shares,
    striped_images,
    striped_network,
    surest_first,
)

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.views.confusion_matrix import ConfusionMatrix
from visualizer.views.mistakes import Mistakes
from visualizer.widgets.theme import Scheme, apply_theme
from visualizer.widgets.view import View

LEFT = Qt.MouseButton.LeftButton
READING = "Reading the test images…"


@pytest.fixture
def images(session: Session) -> ImageDataset:
    """Test images of which the network takes 1 for 7, 3 for 5 and 8 for 3."""
    images = striped_images()
    session.network.set_network(striped_network())
    session.dataset.loaded("many stripes", images)
    return images


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    """A session whose data set has not been read yet."""
    session = Session(TrainingConfig(preset="lecture-20-20", dataset="stripes"))
    yield session
    session.undo_stack.clear()


@pytest.fixture
def view(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session, images: ImageDataset
) -> Mistakes:
    """The view, with room for six mistakes, once they are found."""
    view = Mistakes(session)
    show(view)
    make_room(qtbot, view, 6)
    qtbot.waitUntil(lambda: session.evaluation.evaluation is not None)
    return view


def make_room(qtbot: QtBot, view: Mistakes, n_cards: int) -> None:
    """Give the gallery room for so many cards, two beside each other."""
    two = view.gallery.minimumSizeHint()
    around = view.height() - view.gallery.height()
    view.resize(two.width(), n_cards // 2 * two.height() + around)
    qtbot.waitUntil(lambda: view.gallery.capacity == n_cards)


def shown_images(view: Mistakes, images: ImageDataset) -> list[int]:
    """Return which test images are in the gallery."""
    return [
        next(i for i, each in enumerate(images.x_test) if np.array_equal(each, card.image))
        for card in view.gallery.cards
    ]


def all_mistakes(images: ImageDataset) -> list[int]:
    return surest_first(images, *TAKEN_FOR)


def turn(qtbot: QtBot, view: Mistakes, n_pages: int) -> None:
    for _ in range(n_pages):
        qtbot.mouseClick(view.turner.next_button, LEFT)


def test_the_surest_mistakes_come_first(view: Mistakes, images: ImageDataset) -> None:
    assert len(all_mistakes(images)) == N_MISTAKES
    assert shown_images(view, images) == all_mistakes(images)[:6]
    assert view.words.text == "1 to 6 of 27 mistakes"


def test_every_card_says_what_was_taken_for_what(view: Mistakes, images: ImageDataset) -> None:
    for index, card in zip(all_mistakes(images)[:6], view.gallery.cards, strict=True):
        label = int(images.y_test[index])
        answer, expected = TAKEN_FOR[label], shares(images, index)
        assert card.caption == f"{label} → {answer}   {expected[0]:.2f}"
        assert card.framed == str(label)
        assert [name for name, _ in card.bars] == [str((answer + i) % 10) for i in range(3)]
        assert [share for _, share in card.bars] == pytest.approx(expected, rel=1e-4)


def test_pages_are_turned_by_the_arrows(qtbot: QtBot, view: Mistakes, images: ImageDataset) -> None:
    mistakes = all_mistakes(images)
    for first, last in ((6, 12), (12, 18), (18, 24), (24, 27)):
        assert view.turner.next_button.isEnabled()
        turn(qtbot, view, 1)
        assert shown_images(view, images) == mistakes[first:last]
        assert view.words.text == f"{first + 1} to {last} of 27 mistakes"
    assert not view.turner.next_button.isEnabled()
    qtbot.mouseClick(view.turner.back_button, LEFT)
    assert shown_images(view, images) == mistakes[18:24]


def test_a_page_is_turned_without_asking_the_network(
    qtbot: QtBot,
    view: Mistakes,
    session: Session,
    images: ImageDataset,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A wide convolutional network would take a second for the cards of a page.
    asked: list[object] = []
    monkeypatch.setattr(type(session.network.network), "forward", asked.append)
    turn(qtbot, view, 1)
    assert shown_images(view, images) == all_mistakes(images)[6:12]
    assert asked == []


def test_more_room_shows_more_of_them(qtbot: QtBot, view: Mistakes, images: ImageDataset) -> None:
    turn(qtbot, view, 2)
    make_room(qtbot, view, 10)
    assert shown_images(view, images) == all_mistakes(images)[10:20]
    assert view.words.text == "11 to 20 of 27 mistakes"
    make_room(qtbot, view, 4)
    assert shown_images(view, images) == all_mistakes(images)[8:12]


def test_a_chosen_pair_leaves_the_others_out(
    qtbot: QtBot, view: Mistakes, session: Session, images: ImageDataset
) -> None:
    turn(qtbot, view, 2)
    session.evaluation.choose((3, 5))
    assert shown_images(view, images) == surest_first(images, 3)[:6]
    assert view.words.text == "3 taken for 5: 1 to 6 of 14"
    session.evaluation.choose((8, 3))
    assert shown_images(view, images) == surest_first(images, 8)
    assert view.words.text == "8 taken for 3: 1 to 4 of 4"
    assert not view.turner.next_button.isEnabled()
    session.evaluation.choose(None)
    assert shown_images(view, images) == all_mistakes(images)[:6]


def test_of_right_answers_the_least_sure_come_first(
    view: Mistakes, session: Session, images: ImageDataset
) -> None:
    session.evaluation.choose((7, 7))
    expected = surest_first(images, 7)[::-1]
    assert shown_images(view, images) == expected
    share = shares(images, expected[0])[0]
    assert view.gallery.cards[0].caption == f"7 → 7   {share:.2f}"


def test_a_pair_that_never_happens_has_no_card(view: Mistakes, session: Session) -> None:
    session.evaluation.choose((5, 3))
    assert view.gallery.cards == ()
    assert view.words.text == "There are none of these."
    assert not view.turner.back_button.isEnabled()
    assert not view.turner.next_button.isEnabled()


def test_a_click_lets_that_digit_run_through_the_network(
    qtbot: QtBot, view: Mistakes, session: Session, images: ImageDataset
) -> None:
    asked: list[object] = []
    session.look_requested.connect(asked.append)
    for n_pages, card in ((0, 4), (1, 2)):
        turn(qtbot, view, n_pages)
        qtbot.mouseClick(view.gallery, LEFT, pos=view.gallery.place_of(card).center())
        index = all_mistakes(images)[6 * n_pages + card]
        assert session.digit.index == index
        assert session.digit.label == images.y_test[index]
        assert session.network.trace.output.argmax() == TAKEN_FOR[session.digit.label]
    assert asked == [session.digit, session.digit]


def test_a_click_among_one_kind_finds_the_same_digit(
    qtbot: QtBot, view: Mistakes, session: Session, images: ImageDataset
) -> None:
    session.evaluation.choose((3, 5))
    turn(qtbot, view, 2)
    qtbot.mouseClick(view.gallery, LEFT, pos=view.gallery.place_of(1).center())
    assert session.digit.index == surest_first(images, 3)[13]
    session.undo_stack.undo()
    assert session.digit.index == 0


def test_the_arrow_keys_and_enter_look_at_one_too(
    qtbot: QtBot, view: Mistakes, session: Session, images: ImageDataset
) -> None:
    view.gallery.setFocus()
    # To the first, to the one beside it, to the one below.
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(view.gallery, key)
    assert session.digit.index == 0
    with qtbot.waitSignal(session.look_requested) as asked:
        qtbot.keyClick(view.gallery, Qt.Key.Key_Return)
    assert asked.args == [session.digit]
    assert session.digit.index == all_mistakes(images)[3]


def test_another_network_begins_with_its_surest_mistake(
    qtbot: QtBot, view: Mistakes, session: Session, images: ImageDataset
) -> None:
    turn(qtbot, view, 2)
    before = session.network.network
    session.network.set_network(striped_network(taken_for={0: 2, 7: 9}))
    assert view.words.text == READING
    assert view.gallery.cards == ()
    qtbot.waitUntil(lambda: view.words.text != READING)
    assert shown_images(view, images) == surest_first(images, 0, 7)[:6]
    assert view.words.text == "1 to 6 of 23 mistakes"
    # What is known already is there at once.
    turn(qtbot, view, 1)
    session.network.set_network(before)
    assert shown_images(view, images) == all_mistakes(images)[:6]


def test_a_network_that_is_always_right_has_no_card(
    qtbot: QtBot, view: Mistakes, session: Session
) -> None:
    session.network.set_network(striped_network(taken_for={}))
    qtbot.waitUntil(lambda: view.words.text != READING)
    assert view.words.text == "There are none of these."
    assert view.gallery.cards == ()


def test_a_network_without_numbers_makes_no_mistakes(
    qtbot: QtBot, view: Mistakes, session: Session
) -> None:
    session.network.set_network(network_of_nan())
    qtbot.waitUntil(lambda: session.evaluation.evaluation is not None)
    assert view.gallery.cards == ()
    assert view.words.text == "The network gives no numbers."


def test_out_of_sight_it_finds_out_nothing(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    view = Mistakes(session)
    session.network.set_network(striped_network())
    session.dataset.loaded("many stripes", striped_images())
    assert not session.evaluation.busy
    show(view)
    qtbot.waitUntil(lambda: len(view.gallery.cards) > 0)
    shown, words = view.gallery.cards, view.words.text
    view.hide()
    session.network.set_network(striped_network(taken_for={}))
    assert not session.evaluation.busy
    assert session.evaluation.evaluation is None
    assert (view.gallery.cards, view.words.text) == (shown, words)
    view.show()
    assert session.evaluation.busy
    assert view.words.text == READING
    assert view.gallery.cards == ()


def test_without_images_that_is_said(show: Callable[[QWidget], None]) -> None:
    view = Mistakes(Session(TrainingConfig(preset="lecture-20-20", dataset="stripes")))
    show(view)
    assert view.words.text == "There are no test images yet."


def test_another_data_set_begins_at_the_first_page(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    session.network.set_network(striped_network())
    session.dataset.loaded("one", striped_images())
    view = Mistakes(session)
    show(view)
    view.resize(300, 200)
    qtbot.waitUntil(lambda: len(view.gallery.cards) > 0)
    qtbot.mouseClick(view.turner.next_button, Qt.MouseButton.LeftButton)
    view.hide()
    session.dataset.loaded("two", striped_images())
    session.evaluation.request()
    qtbot.waitUntil(lambda: session.evaluation.evaluation is not None)
    view.show()
    assert view.turner.shown.start == 0


@pytest.mark.parametrize("cls", [ConfusionMatrix, Mistakes])
def test_out_of_sight_nothing_is_asked_for(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    session: Session,
    images: ImageDataset,
    qapp: QApplication,
    cls: type[View],
) -> None:
    view = cls(session)
    assert not session.evaluation.busy
    show(view)
    qtbot.waitUntil(lambda: session.evaluation.evaluation is not None)
    view.hide()
    session.network.set_network(striped_network())
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert not session.evaluation.busy
    view.show()
    qtbot.waitUntil(lambda: session.evaluation.evaluation is not None)
