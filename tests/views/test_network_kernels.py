"""The network's kernels and maps: each is shown above by a click, and they follow the run."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import Paused, Started
from visualizer.state.session import Session
from visualizer.state.training_phase import Pace, TrainingPhase
from visualizer.views.network_kernels import NetworkKernels
from visualizer.widgets.picture_choice import PictureChoice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plain(show: Callable[[QWidget], None], session: Session) -> NetworkKernels:
    """The view beside a network without kernels."""
    view = NetworkKernels(session)
    view.resize(640, 240)
    show(view)
    return view


@pytest.fixture
def view(qtbot: QtBot, plain: NetworkKernels, session: Session) -> NetworkKernels:
    session.training.configure(preset="cnn")
    qtbot.waitUntil(lambda: plain.maps.isVisible() and plain.maps.width() > 200)
    return plain


def click(qtbot: QtBot, pictures: PictureChoice, index: int) -> None:
    qtbot.mouseClick(pictures, LEFT, pos=pictures.place_of(index).center())


def choose_layer(qtbot: QtBot, view: NetworkKernels, index: int) -> None:
    view.layer.setFocus()
    while view.layer.currentIndex() < index:
        qtbot.keyClick(view.layer, Qt.Key.Key_Down)


def test_a_network_without_kernels_says_what_to_do(
    qtbot: QtBot, plain: NetworkKernels, session: Session
) -> None:
    assert plain.note.isVisible()
    assert not plain.pictures.isVisible()
    with qtbot.waitSignal(session.training.start_requested):
        qtbot.mouseClick(plain.train_button, LEFT)
    assert session.training.config.preset == "cnn"
    qtbot.waitUntil(lambda: plain.pictures.isVisible())
    assert plain.train_button.text() == "Pause"


def test_kernels_and_maps_are_the_network_s(view: NetworkKernels, session: Session) -> None:
    network, trace = session.network.network, session.network.trace
    weights = network.image_layers[0].weights
    np.testing.assert_array_equal(view.kernels.pictures, np.moveaxis(weights[:, :, 0], -1, 0))
    np.testing.assert_array_equal(view.maps.pictures, np.moveaxis(trace.maps[0], -1, 0))
    assert view.trained.text == "first weights, not trained yet"


def test_a_click_on_a_kernel_slides_it_above(
    qtbot: QtBot, view: NetworkKernels, session: Session
) -> None:
    click(qtbot, view.kernels, 5)
    assert (view.kernels.framed, view.maps.framed) == (5, 5)
    expected = session.network.trace.maps[0][..., 5]
    np.testing.assert_allclose(session.convolution.sliding.outputs, expected, atol=1e-6)
    click(qtbot, view.maps, 2)
    assert (view.kernels.framed, view.maps.framed) == (2, 2)
    session.undo_stack.undo()
    assert view.maps.framed == 5


def test_layer_by_layer(qtbot: QtBot, view: NetworkKernels, session: Session) -> None:
    assert view.layer.names == [
        "1: 8 kernels 3 × 3 × 1",
        "2: max pooling 2 × 2",
        "3: 16 kernels 3 × 3 × 8",
        "4: max pooling 2 × 2",
    ]
    choose_layer(qtbot, view, 1)
    assert len(view.kernels.pictures) == len(view.maps.pictures) == 8
    click(qtbot, view.maps, 3)
    expected = session.network.trace.maps[1][..., 3]
    np.testing.assert_allclose(session.convolution.sliding.outputs, expected, atol=1e-6)
    choose_layer(qtbot, view, 2)
    click(qtbot, view.maps, 11)
    assert view.kernel_words.text == "Kernel 12: one slice a map"
    click(qtbot, view.kernels, 6)
    assert (session.convolution.scene.number, session.convolution.scene.channel) == (11, 6)
    assert session.convolution.part_of == 8
    choose_layer(qtbot, view, 3)
    assert len(view.maps.pictures) == 16


def test_keys_go_from_picture_to_picture(
    qtbot: QtBot, view: NetworkKernels, session: Session
) -> None:
    for key, framed in (("Down", 1), ("Down", 2), ("Up", 1), ("Up", 0), ("Up", 0)):
        qtbot.keyClick(view.maps, getattr(Qt.Key, f"Key_{key}"))
        assert view.maps.framed == framed
    assert session.convolution.scene.source == "digit"


def test_the_digit_and_the_run_are_followed(
    qtbot: QtBot, view: NetworkKernels, session: Session, settle: Callable[[], None]
) -> None:
    before = view.maps.pictures
    session.digit.show_index(4)
    settle()
    assert not np.array_equal(view.maps.pictures, before)
    kernels = view.kernels.pictures
    network = initial_network(TrainingConfig(preset="cnn").layers, 7)
    session.network.set_network(network, 2, 1234)
    settle()
    assert not np.array_equal(view.kernels.pictures, kernels)
    assert view.trained.text == "epoch 2, batch 1,234"


def test_a_run_is_paused_and_goes_on(qtbot: QtBot, view: NetworkKernels, session: Session) -> None:
    training = session.training
    qtbot.mouseClick(view.train_button, LEFT)
    training.extend([Started(10)])
    assert view.train_button.text() == "Pause"
    qtbot.mouseClick(view.train_button, LEFT)
    assert training.pace is Pace.PAUSE
    training.extend([Paused()])
    assert training.phase is TrainingPhase.PAUSED
    assert view.train_button.text() == "Go on"
    qtbot.mouseClick(view.train_button, LEFT)
    assert training.pace is Pace.RUN


def test_a_run_of_another_network_is_not_ended_for_it(
    qtbot: QtBot, plain: NetworkKernels, session: Session
) -> None:
    session.training.start()
    session.training.extend([Started(10)])
    qtbot.mouseClick(plain.train_button, LEFT)
    assert plain.bubble.text().endswith(".")
    assert session.training.config.preset == "lecture-20-20"
    assert session.training.phase is TrainingPhase.RUNNING
