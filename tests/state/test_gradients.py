"""The gradient of the loss: found once asked for, of the network on screen in the end."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visualizer.core import chunk_size
from visualizer.core.chunk_size import FIRST_SIZE
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.initialisation import initial_network
from visualizer.core.loss_gradient import LossGradient, loss_gradient
from visualizer.core.network import DenseNetwork
from visualizer.core.planned_network import Network
from visualizer.core.training_config import TrainingConfig
from visualizer.state import gradients as gradients_module
from visualizer.state.gradients import CHUNK_SIZE, SAMPLE_SIZE, GradientsState
from visualizer.state.session import Session

CONFIG = TrainingConfig(preset="lecture-20-20", dataset="noise")


def noise(seed: int, n_train: int) -> ImageDataset:
    """Return images of noise, of which none is like another."""
    generator = np.random.default_rng(seed)
    images = generator.integers(0, 256, (n_train + 1, 28, 28), np.uint8)
    labels = generator.integers(0, 10, n_train + 1)
    return ImageDataset(images[:-1], labels[:-1], images[-1:], labels[-1:])


def network(seed: int) -> DenseNetwork:
    return initial_network(CONFIG.layers, seed)


@pytest.fixture
def many(session: Session) -> ImageDataset:
    """More images than are looked at, in use."""
    images = noise(0, SAMPLE_SIZE + 50)
    session.dataset.loaded("noise", images)
    return images


@pytest.fixture
def state(session: Session) -> GradientsState:
    return session.gradients


def find(qtbot: QtBot, state: GradientsState) -> None:
    """Ask for the gradient and wait for it."""
    with qtbot.waitSignal(state.changed):
        state.request()


def find_one_chunk(qtbot: QtBot, state: GradientsState) -> None:
    with qtbot.waitSignal(state.findChild(QTimer).timeout):
        state.request()
    assert state.busy


def assert_gradient_of(state: GradientsState, asked: DenseNetwork, images: ImageDataset) -> None:
    """Check that what is known is the gradient over the first images, all at once."""
    n_images = min(SAMPLE_SIZE, len(images.x_train))
    expected = loss_gradient(asked, images.x_train[:n_images], images.y_train[:n_images])
    assert state.network is asked
    assert state.gradient.n_images == n_images
    assert state.gradient.loss == pytest.approx(expected.loss)
    for mine, theirs in zip(state.gradient.weights, expected.weights, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-3, atol=1e-6)


def test_another_loss_has_another_gradient(
    qtbot: QtBot, session: Session, state: GradientsState, many: ImageDataset
) -> None:
    find(qtbot, state)
    with qtbot.waitSignal(state.changed):
        session.training.configure(loss="mean_squared_error")
    assert state.gradient is None
    find(qtbot, state)
    chunk = many.x_train[:SAMPLE_SIZE], many.y_train[:SAMPLE_SIZE]
    expected = loss_gradient(state.network, *chunk, "mean_squared_error")
    assert state.gradient.loss == pytest.approx(expected.loss)


def test_what_has_been_begun_for_another_loss_is_given_up(
    qtbot: QtBot, session: Session, state: GradientsState, many: ImageDataset
) -> None:
    find_one_chunk(qtbot, state)
    session.training.configure(loss="mean_squared_error")
    assert not state.busy


def test_nothing_is_found_before_somebody_asks(session: Session, state: GradientsState) -> None:
    session.network.set_network(network(3))
    assert not state.busy
    assert state.has_images
    assert state.gradient is None
    assert state.network is None


def test_without_images_there_is_nothing_to_ask_for(qapp: QApplication) -> None:
    session = Session(CONFIG)
    state = session.gradients
    state.request()
    assert not state.has_images
    assert not state.busy


@pytest.mark.parametrize(
    "n_train", [1, CHUNK_SIZE, CHUNK_SIZE + 1, SAMPLE_SIZE - 1, SAMPLE_SIZE, SAMPLE_SIZE + 9]
)
def test_it_is_over_the_first_training_images(
    qtbot: QtBot, session: Session, state: GradientsState, n_train: int
) -> None:
    images = noise(1, n_train)
    session.dataset.loaded("noise", images)
    find(qtbot, state)
    assert not state.busy
    assert_gradient_of(state, session.network.network, images)


def test_what_is_known_is_not_found_again(
    qtbot: QtBot, session: Session, many: ImageDataset, state: GradientsState
) -> None:
    find(qtbot, state)
    known = state.gradient
    state.request()
    assert not state.busy
    session.digit.move(1)
    assert state.gradient is known


def test_it_stays_until_that_of_another_network_is_found(
    qtbot: QtBot, session: Session, many: ImageDataset, state: GradientsState
) -> None:
    find(qtbot, state)
    known, other = state.gradient, network(3)
    with qtbot.assertNotEmitted(state.changed):
        session.network.set_network(other)
        find_one_chunk(qtbot, state)
    assert state.gradient is known
    qtbot.waitUntil(lambda: state.gradient is not known)
    assert_gradient_of(state, other, many)


def test_what_is_begun_is_finished_and_then_the_newest_is_next(
    qtbot: QtBot, session: Session, many: ImageDataset, state: GradientsState
) -> None:
    first, *others = (network(seed) for seed in range(3, 7))
    session.network.set_network(first)
    find_one_chunk(qtbot, state)
    for other in others:
        session.network.set_network(other)
        state.request()
    qtbot.waitUntil(lambda: not state.busy)
    assert_gradient_of(state, first, many)
    find(qtbot, state)
    assert_gradient_of(state, others[-1], many)


def test_of_a_wide_network_the_chunks_are_smaller(
    qtbot: QtBot, session: Session, state: GradientsState, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To whoever has less time, every network is a wide one.
    monkeypatch.setattr(chunk_size, "CHUNK_TIME", 1e-6)
    sizes = []

    def noted(network: Network, images: np.ndarray, *rest: object) -> LossGradient:
        sizes.append(len(images))
        return loss_gradient(network, images, *rest)

    monkeypatch.setattr(gradients_module, "loss_gradient", noted)
    session.dataset.loaded("few", noise(2, 2 * FIRST_SIZE))
    find(qtbot, state)
    assert sizes[0] == FIRST_SIZE
    assert set(sizes[1:]) == {1}
    assert state.gradient.n_images == sum(sizes) == 2 * FIRST_SIZE


def test_other_images_have_another_gradient(
    qtbot: QtBot, session: Session, many: ImageDataset, state: GradientsState
) -> None:
    find(qtbot, state)
    images = noise(2, 80)
    with qtbot.waitSignal(state.changed):
        session.dataset.loaded("other", images)
    assert state.gradient is None
    find_one_chunk(qtbot, state)
    last = noise(3, 90)
    session.dataset.loaded("last", last)
    assert not state.busy
    find(qtbot, state)
    assert_gradient_of(state, session.network.network, last)


def test_of_other_layers_nothing_is_known(
    qtbot: QtBot, session: Session, many: ImageDataset, state: GradientsState
) -> None:
    find(qtbot, state)
    session.network.set_network(network(4))
    find_one_chunk(qtbot, state)
    with qtbot.waitSignal(state.changed):
        session.training.configure(preset="lecture-512")
    assert state.gradient is None
    assert not state.busy
    find(qtbot, state)
    assert_gradient_of(state, session.network.network, many)
