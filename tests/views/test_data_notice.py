"""One line about the data set, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Sentence
from visualizer.state.dataset import Offer
from visualizer.state.session import Session
from visualizer.views import data_notice
from visualizer.views.data_notice import DataNotice

LEFT = Qt.MouseButton.LeftButton
NOTICE = Sentence("Test", "MNIST could not be had.")


@pytest.fixture
def notice(show: Callable[[QWidget], None], session: Session) -> Iterator[DataNotice]:
    """Return a notice on a page: it would be a window of its own otherwise."""
    page = QWidget()
    page.resize(1000, 200)
    notice = DataNotice(session)
    notice.setParent(page)
    notice.resize(1000, 50)
    show(page)
    yield notice
    page.close()


def said(notice: DataNotice) -> str:
    return notice.findChild(QLabel).text()


def buttons(notice: DataNotice) -> dict[str, bool]:
    return {
        name: getattr(notice, f"{name}_button").isVisible()
        for name in ("action", "open", "cancel", "close")
    }


def test_it_is_not_there_while_there_is_nothing_to_say(notice: DataNotice) -> None:
    assert not notice.isVisible()


@pytest.mark.parametrize(
    ("offer", "action"),
    [(Offer.NOTHING, None), (Offer.RETRY, "Retry"), (Offer.DOWNLOAD, "Download MNIST (11 MB)")],
)
def test_a_notice_and_what_is_offered(
    notice: DataNotice, session: Session, offer: Offer, action: str | None
) -> None:
    session.dataset.refused(NOTICE, offer)
    assert notice.isVisible()
    assert said(notice) == NOTICE
    assert buttons(notice) == {
        "action": action is not None,
        "open": True,
        "cancel": False,
        "close": True,
    }
    if action:
        assert notice.action_button.text() == action
        assert notice.action_button.toolTip()


def test_a_download_shows_how_far_it_is(notice: DataNotice, session: Session) -> None:
    session.dataset.download()
    session.dataset.arrived(0.42)
    bar = notice.findChild(QProgressBar)
    assert (bar.isVisible(), bar.value()) == (True, 42)
    assert buttons(notice) == {"action": False, "open": False, "cancel": True, "close": False}
    assert notice.cancel_button.toolTip()


def test_it_goes_when_the_images_are_there(
    notice: DataNotice, session: Session, images: ImageDataset
) -> None:
    session.dataset.refused(NOTICE, Offer.RETRY)
    session.dataset.loaded("mnist", images)
    assert not notice.isVisible()


@pytest.mark.parametrize(
    ("offer", "signal"), [(Offer.RETRY, "load_requested"), (Offer.DOWNLOAD, "download_requested")]
)
def test_the_offer_is_taken(
    qtbot: QtBot, notice: DataNotice, session: Session, offer: Offer, signal: str
) -> None:
    session.dataset.load("x.npz")
    session.dataset.refused(NOTICE, offer)
    with qtbot.waitSignal(getattr(session.dataset, signal)):
        qtbot.mouseClick(notice.action_button, LEFT)


def test_a_download_can_be_cancelled(qtbot: QtBot, notice: DataNotice, session: Session) -> None:
    session.dataset.download()
    with qtbot.waitSignal(session.dataset.cancel_requested):
        qtbot.mouseClick(notice.cancel_button, LEFT)


def test_a_read_notice_is_hidden(qtbot: QtBot, notice: DataNotice, session: Session) -> None:
    session.dataset.refused(NOTICE, Offer.RETRY)
    qtbot.mouseClick(notice.close_button, LEFT)
    assert session.dataset.notice is None
    assert not notice.isVisible()


@pytest.mark.parametrize("path", ["", "own.npz"])
def test_a_file_is_opened(
    qtbot: QtBot,
    notice: DataNotice,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
) -> None:
    monkeypatch.setattr(data_notice, "ask_for_dataset", lambda parent: path)
    session.dataset.refused(NOTICE, Offer.RETRY)
    qtbot.mouseClick(notice.open_button, LEFT)
    assert session.dataset.wanted == path
