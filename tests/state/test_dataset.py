"""The data set in use, and how getting it is going."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Sentence
from visualizer.state.dataset import DatasetPhase, DatasetState, Offer

NOTICE = Sentence("Test", "No network.")


@pytest.fixture
def dataset(qtbot: QtBot, images: ImageDataset) -> DatasetState:
    dataset = DatasetState()
    dataset.loaded("stripes", images)
    return dataset


def test_asking_keeps_the_images_until_others_are_there(
    qtbot: QtBot, dataset: DatasetState, images: ImageDataset
) -> None:
    with qtbot.waitSignals([dataset.changed, dataset.load_requested]):
        dataset.load("mnist")
    assert (dataset.name, dataset.wanted, dataset.images) == ("stripes", "mnist", images)
    assert dataset.phase == DatasetPhase.LOADING
    with qtbot.waitSignal(dataset.changed):
        dataset.loaded("mnist", images)
    assert (dataset.name, dataset.phase) == ("mnist", DatasetPhase.RESTING)


def test_the_same_images_once_more_are_told(
    qtbot: QtBot, dataset: DatasetState, images: ImageDataset
) -> None:
    with qtbot.waitSignal(dataset.changed):
        dataset.loaded("stripes", images)


def test_what_is_refused_leaves_the_images_and_says_why(
    qtbot: QtBot, dataset: DatasetState, images: ImageDataset
) -> None:
    dataset.load("nowhere.npz")
    with qtbot.waitSignal(dataset.changed):
        dataset.refused(NOTICE, Offer.RETRY)
    assert (dataset.name, dataset.images) == ("stripes", images)
    assert (dataset.notice, dataset.offer) == (NOTICE, Offer.RETRY)
    dataset.dismiss()
    assert dataset.notice is None


@pytest.mark.parametrize(
    ("ask", "signal"),
    [(lambda dataset: dataset.load("x.npz"), "load"), (DatasetState.download, "download")],
)
def test_retry_asks_for_the_same_once_more(
    qtbot: QtBot, dataset: DatasetState, ask: object, signal: str
) -> None:
    ask(dataset)
    wanted = dataset.wanted
    dataset.refused(NOTICE, Offer.RETRY)
    with qtbot.waitSignal(getattr(dataset, f"{signal}_requested")):
        dataset.retry()
    assert dataset.wanted == wanted


def test_a_download_begins_anew(qtbot: QtBot, dataset: DatasetState) -> None:
    dataset.download()
    dataset.arrived(0.7)
    assert (dataset.phase, dataset.progress) == (DatasetPhase.DOWNLOADING, 0.7)
    with qtbot.assertNotEmitted(dataset.changed):
        dataset.arrived(0.7)
    dataset.refused(NOTICE, Offer.RETRY)
    dataset.download()
    assert (dataset.progress, dataset.notice) == (0, None)
    with qtbot.waitSignal(dataset.cancel_requested):
        dataset.cancel()
