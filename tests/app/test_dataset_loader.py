"""Where the images come from: the given file, Keras's cache, or what is built in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.app.background_thread import BackgroundThread
from visualizer.app.dataset_loader import DatasetLoader
from visualizer.core.datasets.mnist import Mnist
from visualizer.state.dataset import DatasetPhase, DatasetState, Offer
from visualizer.state.session import Session


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Session:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return Session()


@pytest.fixture
def loader(qtbot: QtBot, session: Session) -> Iterator[DatasetLoader]:
    thread = BackgroundThread()
    yield DatasetLoader(session, thread)
    assert thread.end(10)


def write_npz(path: Path, n_train: int = 50) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    images = np.zeros((n_train, 28, 28), np.uint8)
    labels = np.zeros(n_train, np.uint8)
    np.savez_compressed(path, x_train=images, y_train=labels, x_test=images[:9], y_test=labels[:9])
    return path


def wait_until_read(qtbot: QtBot, dataset: DatasetState) -> None:
    qtbot.waitUntil(
        lambda: dataset.images is not None and dataset.phase == DatasetPhase.RESTING, timeout=15_000
    )


def test_without_mnist_the_built_in_handwriting_is_used_and_a_download_offered(
    qtbot: QtBot, session: Session, loader: DatasetLoader
) -> None:
    loader.begin(None)
    wait_until_read(qtbot, session.dataset)
    assert session.dataset.name == "handwriting"
    assert str(session.dataset.notice) == (
        "MNIST is not on this computer yet. The built-in handwriting is used."
    )
    assert session.dataset.offer == Offer.DOWNLOAD
    assert session.training.config.dataset == "handwriting"
    assert session.digit.n_images == 2000


def test_mnist_is_used_where_keras_has_it(
    qtbot: QtBot, session: Session, loader: DatasetLoader
) -> None:
    write_npz(Mnist.cache_path())
    loader.begin(None)
    wait_until_read(qtbot, session.dataset)
    assert (session.dataset.name, session.dataset.notice) == ("mnist", None)


def test_a_given_file_is_used(
    qtbot: QtBot, session: Session, loader: DatasetLoader, tmp_path: Path
) -> None:
    path = str(write_npz(tmp_path / "own.npz"))
    loader.begin(path)
    wait_until_read(qtbot, session.dataset)
    assert session.dataset.name == session.training.config.dataset == path


def test_a_damaged_cache_is_said_and_can_be_retried(
    qtbot: QtBot, session: Session, loader: DatasetLoader
) -> None:
    Mnist.cache_path().parent.mkdir(parents=True)
    Mnist.cache_path().write_bytes(b"PK\x03\x04 but no more")
    loader.begin(None)
    wait_until_read(qtbot, session.dataset)
    assert session.dataset.name == "handwriting"
    assert "damaged" in str(session.dataset.notice)
    assert session.dataset.offer == Offer.RETRY
    write_npz(Mnist.cache_path())
    session.dataset.retry()
    qtbot.waitUntil(lambda: session.dataset.name == "mnist", timeout=15_000)


def test_a_bad_file_later_keeps_the_images_in_use(
    qtbot: QtBot, session: Session, loader: DatasetLoader, tmp_path: Path
) -> None:
    loader.begin("handwriting")
    wait_until_read(qtbot, session.dataset)
    images = session.dataset.images
    session.dataset.load(str(tmp_path / "missing.npz"))
    qtbot.waitUntil(lambda: session.dataset.notice is not None, timeout=15_000)
    assert "There is no file" in str(session.dataset.notice)
    assert session.dataset.images is images
    assert session.dataset.name == session.training.config.dataset == "handwriting"


def test_a_run_begun_while_images_are_read_keeps_its_own(
    qtbot: QtBot, session: Session, loader: DatasetLoader, tmp_path: Path
) -> None:
    path = str(write_npz(tmp_path / "own.npz"))
    loader.begin(path)
    session.training.start()
    wait_until_read(qtbot, session.dataset)
    assert session.dataset.name == session.training.config.dataset == "handwriting"
    assert str(session.dataset.notice) == (
        "Stop or reset the run before changing its images. The built-in handwriting is used."
    )
    assert session.dataset.offer == Offer.RETRY
    session.training.reset()
    session.dataset.retry()
    wait_until_read(qtbot, session.dataset)
    assert session.dataset.name == session.training.config.dataset == path
    assert session.dataset.notice is None


def test_images_stay_while_a_run_goes_on(
    qtbot: QtBot, session: Session, loader: DatasetLoader, tmp_path: Path
) -> None:
    loader.begin("handwriting")
    wait_until_read(qtbot, session.dataset)
    session.training.start()
    session.dataset.load(str(write_npz(tmp_path / "own.npz")))
    assert "Stop or reset the run" in str(session.dataset.notice)
    assert session.dataset.name == "handwriting"
    session.training.reset()
    session.dataset.retry()
    qtbot.waitUntil(lambda: session.dataset.name.endswith("own.npz"), timeout=15_000)


def test_who_has_no_mnist_need_not_wait_for_tensorflow_to_see_a_digit(
    qtbot: QtBot, session: Session
) -> None:
    thread, imported = BackgroundThread(), threading.Event()
    loader = DatasetLoader(session, thread, session)
    try:
        loader.begin(None)
        thread.do(imported.wait)
        wait_until_read(qtbot, session.dataset)
        assert session.dataset.name == "handwriting"
        assert session.dataset.offer == Offer.DOWNLOAD
    finally:
        imported.set()
    assert thread.end(10)
