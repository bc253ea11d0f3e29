"""The weights of the first layer as pictures: of the moment on screen, a page at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.network import DenseNetwork
from visualizer.core.training_events import SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.views.first_layer_images import FirstLayerImages

LEFT = Qt.MouseButton.LeftButton


class Counted(FirstLayerImages):
    """Counts how often it is drawn anew."""

    n_refreshed = 0

    def refresh(self) -> None:
        self.n_refreshed += 1
        super().refresh()


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> Counted:
    view = Counted(session)
    view.resize(640, 330)
    show(view)
    return view


@pytest.fixture
def wide(view: Counted, session: Session, settle: Callable[[], None]) -> Counted:
    """The same view of a network that has more units than there is room for."""
    session.training.configure(preset="lecture-512")
    settle()
    return view


def other_network(session: Session, seed: int) -> DenseNetwork:
    return initial_network(session.training.config.layers, seed)


def shows(view: FirstLayerImages, network: DenseNetwork, first: int, last: int) -> bool:
    """Whether exactly the weights of these units are seen, each as it sees the input."""
    expected = [
        network.layers[0].weights[:, unit].reshape(28, 28) for unit in range(first, last + 1)
    ]
    return np.array_equal(view.mosaic.pictures, np.array(expected))


def arrows(view: FirstLayerImages) -> tuple[bool, bool]:
    return view.turner.back_button.isEnabled(), view.turner.next_button.isEnabled()


def test_twenty_units_stand_on_one_page(view: Counted, session: Session) -> None:
    assert view.words.text == "units 0 to 19 of 20"
    assert shows(view, session.network.network, 0, 19)
    assert arrows(view) == (False, False)
    names = [view.mosaic.name_at(view.mosaic.place_of(index).center()) for index in range(20)]
    assert names == [f"unit {number}" for number in range(20)]


def test_another_network_shows_its_weights(
    view: Counted, session: Session, settle: Callable[[], None]
) -> None:
    before = view.mosaic.grab().toImage()
    network = other_network(session, 7)
    session.network.set_network(network, 1, 10)
    settle()
    assert shows(view, network, 0, 19)
    assert view.words.text == "units 0 to 19 of 20"
    assert view.mosaic.grab().toImage() != before


def test_the_kernels_of_a_convolution_are_called_so(
    view: Counted, session: Session, settle: Callable[[], None]
) -> None:
    session.training.configure(preset="cnn")
    session.network.set_network(initial_network(session.training.config.layers, 0))
    settle()
    assert view.words.text == "kernels 0 to 7 of 8"
    names = {view.mosaic.name_at(view.mosaic.place_of(index).center()) for index in range(8)}
    assert names == {f"kernel {number}" for number in range(8)}


def test_only_so_many_as_there_is_room_for_are_seen(wide: Counted, session: Session) -> None:
    capacity = wide.mosaic.capacity
    assert 20 < capacity < 256
    assert wide.words.text == f"units 0 to {capacity - 1} of 512"
    assert shows(wide, session.network.network, 0, capacity - 1)
    assert arrows(wide) == (False, True)


def test_the_arrows_turn_the_pages(qtbot: QtBot, wide: Counted, session: Session) -> None:
    network, capacity = session.network.network, wide.mosaic.capacity
    qtbot.mouseClick(wide.turner.next_button, LEFT)
    assert wide.words.text == f"units {capacity} to {2 * capacity - 1} of 512"
    assert shows(wide, network, capacity, 2 * capacity - 1)
    assert arrows(wide) == (True, True)
    place = wide.mosaic.place_of(1).center()
    assert wide.mosaic.name_at(place) == f"unit {capacity + 1}"
    qtbot.mouseClick(wide.turner.back_button, LEFT)
    assert wide.words.text == f"units 0 to {capacity - 1} of 512"
    assert shows(wide, network, 0, capacity - 1)
    assert arrows(wide) == (False, True)


def test_every_unit_is_on_one_page(qtbot: QtBot, wide: Counted, session: Session) -> None:
    pages = [wide.mosaic.pictures]
    while wide.turner.next_button.isEnabled():
        qtbot.mouseClick(wide.turner.next_button, LEFT)
        pages.append(wide.mosaic.pictures)
    first = (len(pages) - 1) * wide.mosaic.capacity
    assert wide.words.text == f"units {first} to 511 of 512"
    assert arrows(wide) == (True, False)
    weights = session.network.network.layers[0].weights
    assert np.array_equal(np.concatenate(pages), weights.T.reshape(512, 28, 28))


def test_turning_a_page_changes_nothing_of_the_session(
    qtbot: QtBot, wide: Counted, session: Session
) -> None:
    with (
        qtbot.assertNotEmitted(session.network.changed),
        qtbot.assertNotEmitted(session.timeline.changed),
        qtbot.assertNotEmitted(session.training.config_changed),
    ):
        qtbot.mouseClick(wide.turner.next_button, LEFT)


def test_the_page_stays_while_the_network_learns(
    qtbot: QtBot, wide: Counted, session: Session, settle: Callable[[], None]
) -> None:
    capacity = wide.mosaic.capacity
    qtbot.mouseClick(wide.turner.next_button, LEFT)
    network = other_network(session, 7)
    session.network.set_network(network, 1, 10)
    settle()
    assert wide.words.text == f"units {capacity} to {2 * capacity - 1} of 512"
    assert shows(wide, network, capacity, 2 * capacity - 1)


def test_a_smaller_network_is_seen_from_its_first_unit(
    qtbot: QtBot, wide: Counted, session: Session, settle: Callable[[], None]
) -> None:
    qtbot.mouseClick(wide.turner.next_button, LEFT)
    session.training.configure(preset="lecture-20-20")
    settle()
    assert wide.words.text == "units 0 to 19 of 20"
    assert shows(wide, session.network.network, 0, 19)
    assert arrows(wide) == (False, False)


def test_more_units_are_seen_where_there_is_more_room(
    qtbot: QtBot, wide: Counted, session: Session
) -> None:
    before = wide.mosaic.capacity
    wide.resize(900, 500)
    qtbot.waitUntil(lambda: wide.mosaic.capacity > 2 * before)
    capacity = wide.mosaic.capacity
    assert wide.words.text == f"units 0 to {capacity - 1} of 512"
    assert shows(wide, session.network.network, 0, capacity - 1)


def test_many_snapshots_in_a_row_are_drawn_once(
    view: Counted, session: Session, settle: Callable[[], None]
) -> None:
    settle()
    first = session.network.network
    networks = [other_network(session, seed) for seed in range(1, 6)]
    session.training.start()
    session.training.extend([Started(10)])
    before = view.n_refreshed
    for batch, network in enumerate(networks):
        session.training.extend([SnapshotTaken(0, batch, network)])
    assert session.network.network is networks[-1]
    assert shows(view, first, 0, 19)
    settle()
    assert view.n_refreshed == before + 1
    assert shows(view, networks[-1], 0, 19)


def test_behind_a_tab_it_waits_and_then_catches_up_at_once(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> None:
    tabs, view = QTabWidget(), Counted(session)
    tabs.addTab(QWidget(), "")
    tabs.addTab(view, "")
    tabs.resize(640, 330)
    show(tabs)
    tabs.setCurrentIndex(1)
    tabs.setCurrentIndex(0)
    settle()
    before, first = view.n_refreshed, session.network.network
    for seed in (7, 8):
        session.network.set_network(other_network(session, seed), 1, seed)
        settle()
    assert view.n_refreshed == before
    assert shows(view, first, 0, 19)
    tabs.setCurrentIndex(1)
    assert view.n_refreshed == before + 1
    assert shows(view, session.network.network, 0, 19)
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert view.n_refreshed == before + 1
