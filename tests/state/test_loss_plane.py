"""The run as a path: drawn once asked for, of the run on screen, and anew when it has ended."""

from __future__ import annotations

import numpy as np
import pytest
from exhausted import result_of
from pytestqt.qtbot import QtBot
from walked_run import PLACES, broken_network, go_on, network_at, snapshot, walk

from visualizer.core import loss_map as loss_map_module
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.image_sample import training_sample
from visualizer.core.mean_loss import mean_loss
from visualizer.core.training_config import LOSSES
from visualizer.core.training_events import Finished, Paused, Started
from visualizer.state.loss_plane import FEW, NO_NUMBERS, NO_PLANE, LossPlaneState
from visualizer.state.session import Session


@pytest.fixture
def state(session: Session) -> LossPlaneState:
    return session.loss_plane


def drawn(qtbot: QtBot, state: LossPlaneState) -> LossPlaneState:
    """Ask until everything is known, as a view does at every change."""
    state.changed.connect(state.request)
    state.request()
    qtbot.waitUntil(lambda: state.loss_map is not None and not state.busy, timeout=20_000)
    state.changed.disconnect(state.request)
    return state


def lengths(path: np.ndarray) -> np.ndarray:
    return np.linalg.norm(path - path[-1], axis=1)


def test_the_path_is_that_of_the_weights(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session)
    drawn(qtbot, state)
    assert state.obstacle is None
    assert state.batches == (0, 2, 4, 6, 8)
    ways = [network_at(session, place).arrays for place in ((0, 0), *PLACES)]
    flat = [np.concatenate([array.ravel() for array in arrays]) for arrays in ways]
    expected = [np.linalg.norm(each - flat[0]) for each in flat[1:]]
    np.testing.assert_allclose(lengths(state.plane.path), expected, rtol=1e-5)
    np.testing.assert_allclose(state.plane.distances, 0, atol=1e-3)
    assert sum(state.plane.shares) == pytest.approx(1)


def test_the_losses_are_those_of_the_networks(
    qtbot: QtBot, session: Session, state: LossPlaneState, images: ImageDataset
) -> None:
    walk(session)
    session.timeline.show_batch(4)
    drawn(qtbot, state)
    sample = training_sample(images, len(images.x_train), 1000)
    assert state.n_images == len(images.x_train)
    place, network = state.moment.place, session.network.network
    expected = result_of(mean_loss(network, sample, LOSSES[0]))
    # It lies in the plane: both losses are its own.
    assert state.moment.losses == pytest.approx((expected, expected), rel=1e-3)
    there = state.plane.network_at(place)
    assert state.moment.losses[1] == pytest.approx(
        result_of(mean_loss(there, sample, LOSSES[0])), rel=1e-6
    )
    assert state.loss_map.is_finest
    assert state.loss_map.at(*place) == pytest.approx(expected, rel=0.1)


def test_of_another_loss_it_is_another_map(
    qtbot: QtBot, session: Session, state: LossPlaneState, images: ImageDataset
) -> None:
    session.training.configure(loss=LOSSES[1])
    walk(session)
    drawn(qtbot, state)
    sample = training_sample(images, len(images.x_train), 1000)
    expected = result_of(mean_loss(session.network.network, sample, LOSSES[1]))
    assert state.moment.losses[0] == pytest.approx(expected)


def test_images_held_out_are_not_among_those_it_is_of(
    qtbot: QtBot, session: Session, state: LossPlaneState, images: ImageDataset
) -> None:
    session.training.configure(validation_split=0.5, batch_size=2)
    walk(session)
    drawn(qtbot, state)
    assert state.n_images == len(images.x_train) // 2


def test_nothing_is_drawn_before_somebody_asks(session: Session, state: LossPlaneState) -> None:
    walk(session)
    assert not state.busy
    assert state.plane is None
    assert state.moment is None
    assert state.can_draw


@pytest.mark.parametrize("n_moments", [0, 1, 2])
def test_of_too_few_moments_it_says_what_to_do(
    session: Session, state: LossPlaneState, n_moments: int
) -> None:
    if n_moments:
        walk(session, PLACES[:n_moments])
    state.request()
    assert state.obstacle == FEW
    assert not state.busy
    assert not state.can_draw


def test_while_training_goes_on_it_is_drawn_only_when_told_to(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session, PLACES[:4], end=False)
    state.request()
    assert state.waits
    assert not state.busy
    state.draw()
    qtbot.waitUntil(lambda: state.loss_map is not None and not state.busy, timeout=20_000)
    assert len(state.batches) == 4
    go_on(session, 8, PLACES[4:])
    assert state.is_outdated
    state.request()
    qtbot.waitUntil(lambda: not state.busy)
    # The newest moment has its place all the same.
    assert len(state.batches) == 4
    place, _ = state.plane.place_of(session.network.network)
    assert state.moment.place == pytest.approx(place)
    assert state.moment.losses is None
    session.training.extend([Finished({})])
    drawn(qtbot, state)
    assert len(state.batches) == 5
    assert not state.is_outdated
    assert not state.can_draw
    assert state.moment.losses is not None


def test_of_a_run_that_pauses_it_is_drawn_once(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session, PLACES[:3], end=False)
    session.training.extend([Paused()])
    drawn(qtbot, state)
    go_on(session, 6, PLACES[3:4])
    state.request()
    assert state.is_outdated
    assert len(drawn(qtbot, state).batches) == 3


def test_another_run_is_another_path(qtbot: QtBot, session: Session, state: LossPlaneState) -> None:
    walk(session)
    drawn(qtbot, state)
    with qtbot.waitSignal(state.changed):
        session.training.start()
    assert state.plane is None
    session.training.extend([Started(4)])
    go_on(session, 0, PLACES[:3], seed=7)
    session.training.extend([Finished({})])
    assert len(drawn(qtbot, state).batches) == 3


def test_what_has_been_begun_for_another_run_is_given_up(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session)
    state.request()
    assert state.busy
    session.training.reset()
    assert not state.busy
    assert state.obstacle == FEW


def test_other_images_have_another_loss(
    qtbot: QtBot, session: Session, state: LossPlaneState, images: ImageDataset
) -> None:
    walk(session)
    drawn(qtbot, state)
    other = ImageDataset(images.x_test, images.y_test, images.x_train, images.y_train)
    session.dataset.loaded("other", other)
    assert state.plane is None
    assert drawn(qtbot, state).n_images == len(images.x_test)


def test_moments_without_numbers_are_left_out_and_counted(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session, PLACES[:4], end=False)
    session.training.extend([snapshot(8, broken_network(session)), Finished({})])
    state.request()
    qtbot.waitUntil(lambda: state.loss_map is not None and not state.busy, timeout=20_000)
    assert state.batches == (0, 2, 4, 6)
    assert state.n_left_out == 1
    assert state.moment is None
    assert not state.has_no_place
    with qtbot.waitSignal(state.changed):
        state.request()
    assert state.has_no_place
    session.timeline.show_batch(6)
    assert not state.has_no_place
    assert state.moment.place == pytest.approx((0, 0), abs=1e-4)


def test_of_a_run_without_any_numbers_that_is_said(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    session.training.start()
    moments = [snapshot(2 * n, broken_network(session)) for n in range(3)]
    session.training.extend([Started(4), *moments, Finished({})])
    with qtbot.waitSignal(state.changed, check_params_cb=lambda: state.obstacle is not None):
        state.request()
    assert state.obstacle == NO_NUMBERS


def test_weights_that_have_hardly_moved_have_no_plane(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session, ((0.0, 0.0),) * 3)
    state.request()
    qtbot.waitUntil(lambda: state.obstacle is not None)
    assert state.obstacle == NO_PLANE
    assert state.plane is None


def test_each_moment_is_looked_at_once(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session)
    drawn(qtbot, state)
    with qtbot.waitSignal(state.changed):
        session.timeline.show_batch(2)
    assert state.moment.losses is None
    state.request()
    qtbot.waitUntil(lambda: state.moment.losses is not None)
    known = state.moment
    session.timeline.show_batch(8)
    session.timeline.show_batch(2)
    state.request()
    assert state.moment is known
    assert not state.busy


def test_to_go_to_a_moment_moves_the_scrubber(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session)
    drawn(qtbot, state)
    with qtbot.waitSignal(session.timeline.changed):
        state.show_moment(1)
    assert session.network.batch == 2


def test_without_images_there_is_nothing_to_draw(qtbot: QtBot, qapp: object) -> None:
    session = Session()
    session.loss_plane.request()
    assert session.loss_plane.obstacle == "There are no training images yet."
    assert not session.loss_plane.can_draw


def test_the_map_covers_the_path(qtbot: QtBot, session: Session, state: LossPlaneState) -> None:
    walk(session)
    drawn(qtbot, state)
    x, y = state.axes
    assert len(x) == len(y) == loss_map_module.N_PLACES
    for along, places in zip(state.plane.path.T, (x, y), strict=True):
        assert places[0] < along.min() < along.max() < places[-1]


def test_other_runs_of_the_shelf_lie_in_the_same_plane(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    beside = ((-4.0, 1.0), (-2.0, 3.0), (1.0, 2.0))
    walk(session, beside)
    session.training.reset()
    walk(session)
    drawn(qtbot, state)
    (other,) = state.others
    expected = [state.plane.place_of(network_at(session, place))[0] for place in beside]
    np.testing.assert_allclose(other.path, expected, atol=1e-4)
    assert other.distance == pytest.approx(0, abs=1e-2)
    x, y = state.axes
    inside = (other.path > (x[0], y[0])) & (other.path < (x[-1], y[-1]))
    assert inside.all()
    # One that is left out of the comparison is left out here, and comes back.
    for hidden in (True, False):
        session.run_shelf.set_hidden(other.run.number, hidden=hidden)
        drawn(qtbot, state)
        assert len(state.others) == (not hidden)
    assert state.loss_map is not None


def test_runs_of_other_networks_have_no_place_in_it(
    qtbot: QtBot, session: Session, state: LossPlaneState
) -> None:
    walk(session)
    session.training.reset()
    session.training.configure(preset="lecture-512")
    walk(session)
    drawn(qtbot, state)
    assert state.others == ()
