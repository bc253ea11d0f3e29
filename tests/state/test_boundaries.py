"""The boundaries page: settings begin the run anew, points are put down, moments come back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from visualizer.core.points_config import MAX_POINTS, OWN, PointsConfig
from visualizer.core.registry import discover
from visualizer.core.run_config import first_network
from visualizer.core.sentence import Problem
from visualizer.core.snapshot_log import SnapshotLog
from visualizer.core.training_events import BatchesEnd, Finished, SnapshotTaken, Started
from visualizer.state.boundaries import PRESETS, BoundariesState
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def state(stack: UndoStack) -> BoundariesState:
    return BoundariesState(stack)


def begin(state: BoundariesState, n_batches: int = 3) -> None:
    """Let a run tell that it has trained some batches."""
    state.training.start()
    network = first_network(state.config)
    full = tuple(network.arrays)
    values = np.full(n_batches, 0.5, np.float32)
    moved = network.astype(np.float64).astype(np.float32)
    state.training.extend(
        [
            Started(25),
            SnapshotTaken(0, 0, network, full),
            BatchesEnd(0, values, values),
            SnapshotTaken(0, n_batches, moved),
        ]
    )


def test_it_begins_with_straight_lines(state: BoundariesState) -> None:
    assert state.config == PointsConfig()
    assert state.config.is_linear
    assert state.training.phase == TrainingPhase.IDLE
    for ours, first in zip(state.network.arrays, first_network(state.config).arrays, strict=True):
        np.testing.assert_array_equal(ours, first)


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.training.configure(dataset="spiral"),
        lambda state: state.training.configure(n_classes=2),
        lambda state: state.training.configure(hidden=(4, 2)),
        lambda state: state.training.configure(penalty="l1", penalty_rate=0.1),
        lambda state: state.training.configure(features=("x₁", "x₁x₂")),
        lambda state: state.add_point(1, 2),
        lambda state: state.move_point(3, 1, 2),
        lambda state: state.remove_point(0),
        lambda state: state.clear_points(),
        lambda state: state.show_preset("spiral-deep"),
    ],
)
def test_an_edit_is_told_once_and_can_be_taken_back(
    stack: UndoStack, state: BoundariesState, edit: Callable[[BoundariesState], None]
) -> None:
    before, told = state.config, []
    state.training.config_changed.connect(lambda: told.append(state.config))
    edit(state)
    after = state.config
    assert after != before
    stack.undo()
    stack.redo()
    assert told == [after, before, after]
    assert stack.count() == 1
    assert state.network.sizes[0] == len(state.config.features)
    assert state.network.sizes[-1] == state.config.n_classes


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"n_classes": 1}, "2 to 6"),
        ({"learning_rate": 0}, "above 0"),
        ({"learning_rate": float("nan")}, "above 0"),
        ({"hidden": (0,)}, "1 to 16 units"),
        ({"batch_size": -1}, "from 1 up"),
        ({"features": ()}, "one or more"),
    ],
)
def test_what_is_refused_changes_nothing(
    stack: UndoStack, state: BoundariesState, settings: dict[str, object], complaint: str
) -> None:
    before = state.config
    with pytest.raises(Problem, match=complaint):
        state.training.configure(**settings)
    assert state.config == before
    assert stack.count() == 0


def test_the_rate_can_be_changed_while_the_run_goes_on(state: BoundariesState) -> None:
    begin(state)
    state.training.configure(learning_rate=0.5)
    assert state.training.phase == TrainingPhase.RUNNING
    assert state.training.history.n_batches == 3


def test_more_epochs_wait_for_the_end_of_the_run_and_leave_it(state: BoundariesState) -> None:
    begin(state)
    with pytest.raises(Problem, match="Stop or reset the run"):
        state.training.configure(epochs=2000)
    state.training.extend([Finished({})])
    state.training.configure(epochs=2000)
    assert state.training.history.n_batches == 3
    assert state.training.branch_obstacle(3) is None


@pytest.mark.parametrize("settings", [{"noise": 0.2}, {"hidden": (3,)}, {"optimizer": "adam"}])
def test_anything_else_ends_the_run_and_shows_first_weights(
    state: BoundariesState, settings: dict[str, object]
) -> None:
    begin(state)
    discarded: list[bool] = []
    state.training.discard_requested.connect(lambda: discarded.append(True))
    state.training.configure(**settings)
    assert discarded
    assert state.training.phase == TrainingPhase.IDLE
    assert state.training.history.n_batches == 0
    assert state.timeline.shown is None
    first = first_network(state.config)
    np.testing.assert_array_equal(state.network.arrays[0], first.arrays[0])


def test_a_rate_that_was_set_meanwhile_does_not_end_the_next_run(state: BoundariesState) -> None:
    begin(state)
    state.training.configure(learning_rate=0.5)
    state.training.configure(learning_rate=0.25)
    assert state.training.active


def test_the_network_is_that_of_the_moment_on_screen(state: BoundariesState) -> None:
    begin(state)
    newest = state.training.snapshot
    assert newest is not None
    assert state.network is newest.network
    state.timeline.playback.seek(0)
    assert state.network is state.training.snapshots[0].network


def test_a_point_that_is_put_down_makes_the_points_a_persons_own(
    stack: UndoStack, state: BoundariesState
) -> None:
    drawn = state.dataset
    state.set_brush(2)
    number = state.add_point(1.5, -9.0)
    assert state.config.dataset == OWN
    assert len(state.dataset.labels) == len(drawn.labels) + 1
    assert tuple(state.dataset.places[number]) == (1.5, -6.0)
    assert state.dataset.labels[number] == 2
    np.testing.assert_array_equal(state.dataset.places[:-1], np.clip(drawn.places, -6, 6))
    stack.undo()
    assert state.config.dataset == "blobs"
    assert state.dataset is drawn


def test_a_drag_is_one_edit(stack: UndoStack, state: BoundariesState) -> None:
    state.clear_points()
    number = state.add_point(0, 0)
    for x in (0.1, 0.2, 0.3):
        state.move_point(number, x, 0)
    assert stack.count() == 3
    assert state.dataset.places.tolist() == [[0.3, 0.0]]
    stack.undo()
    assert state.dataset.places.tolist() == [[0.0, 0.0]]


def test_points_of_a_class_that_goes_come_back_with_it(state: BoundariesState) -> None:
    state.clear_points()
    state.set_brush(2)
    state.add_point(1, 1)
    state.set_brush(0)
    state.add_point(2, 2)
    state.training.configure(n_classes=2)
    assert state.dataset.places.tolist() == [[2.0, 2.0]]
    state.move_point(0, 3, 3)
    state.training.configure(n_classes=3)
    assert sorted(state.dataset.places.tolist()) == [[1.0, 1.0], [3.0, 3.0]]


def test_there_is_room_for_a_thousand_points(state: BoundariesState) -> None:
    state.training.set_points(((0.0, 0.0, 0),) * MAX_POINTS)
    with pytest.raises(Problem, match="room for 1000"):
        state.add_point(1, 1)
    assert len(state.dataset.labels) == MAX_POINTS


def test_a_brush_of_a_class_that_goes_is_laid_down(state: BoundariesState) -> None:
    told: list[int | None] = []
    state.brush_changed.connect(lambda: told.append(state.brush))
    state.set_brush(2)
    state.set_brush(2)
    state.training.configure(n_classes=2)
    assert told == [2, None]
    state.set_brush(2)
    assert state.brush is None


def test_an_empty_plane_can_be_clicked_on_at_once(state: BoundariesState) -> None:
    state.training.configure(dataset=OWN)
    assert state.brush == 0
    state.set_brush(None)
    state.add_point(1, 1)
    assert state.brush is None
    state.clear_points()
    assert state.brush == 0


def test_a_set_that_is_chosen_is_only_looked_at(state: BoundariesState) -> None:
    state.set_brush(1)
    state.add_point(1, 1)
    assert state.brush == 1
    state.training.configure(noise=0.1)
    assert state.brush == 1
    state.training.configure(dataset="circle")
    assert state.brush is None


def test_a_place_has_a_forward_pass(state: BoundariesState) -> None:
    assert state.place is None
    told: list[object] = []
    state.place_changed.connect(lambda: told.append(state.place))
    state.look_at((1.0, 2.0))
    state.look_at((1.0, 2.0))
    trace = state.trace_at(*state.place)
    expected = np.array([1, 2], np.float32) @ state.network.layers[0].weights
    np.testing.assert_allclose(trace.logits, expected, rtol=1e-6)
    state.look_at((99.0, -99.0))
    assert state.place == (6.0, -6.0)
    state.look_at(None)
    assert told == [(1.0, 2.0), (6.0, -6.0), None]


def test_a_point_is_known_where_it_lies(state: BoundariesState) -> None:
    state.look_at(tuple(state.dataset.places[7].tolist()))
    assert state.shown_point == 7
    state.look_at((5.9, -5.9))
    assert (state.shown_place, state.shown_point) == ((5.9, -5.9), None)


def test_where_nobody_looks_the_last_point_is_shown(state: BoundariesState) -> None:
    last = len(state.dataset.labels) - 1
    assert state.shown_point == last
    assert state.shown_place == tuple(state.dataset.places[last].tolist())
    state.clear_points()
    assert (state.shown_place, state.shown_point) == (None, None)


@pytest.mark.parametrize("key", list(discover(PRESETS)))
def test_a_preset_is_shown_as_it_is_before_training(state: BoundariesState, key: str) -> None:
    begin(state)
    state.clear_points()
    state.add_point(1, 1)
    state.show_preset(key)
    preset = discover(PRESETS)[key].config
    # A person's own points are kept for later.
    assert state.config.own_points == ((1.0, 1.0, 0),)
    assert state.config.branch_key[1:4] == preset.branch_key[1:4]
    assert state.config.layers == preset.layers
    assert state.training.phase == TrainingPhase.IDLE


def test_one_network_is_trained_at_a_time_and_the_other_goes_on_later(session: Session) -> None:
    boundaries = session.boundaries
    begin(boundaries)
    session.training.start()
    assert session.training.active
    assert not boundaries.training.active
    assert boundaries.training.waits
    assert str(boundaries.training.message) == "Set aside for another network."
    assert boundaries.training.history.n_batches == 3
    boundaries.training.resume()
    assert boundaries.training.active
    assert boundaries.training.resume_point is not None
    assert boundaries.training.resume_point.batch == 3
    # It had trained nothing yet.
    assert session.training.phase == TrainingPhase.IDLE


def test_a_run_that_is_over_is_left_as_it_is(session: Session) -> None:
    boundaries = session.boundaries
    begin(boundaries)
    boundaries.training.extend([Finished({"test_loss": 0.1, "test_accuracy": 0.9})])
    session.training.start()
    assert boundaries.training.phase == TrainingPhase.FINISHED
    assert boundaries.training.message is None
    assert not boundaries.training.waits


@pytest.mark.parametrize(
    "change",
    [
        lambda state, config: state.training.configure(**vars(config)),
        lambda state, config: state.training.start(config),
        lambda state, config: state.training.show_run(
            dataclasses.replace(
                state.training.run, config=config, snapshots=SnapshotLog(25), test_logs={}
            )
        ),
    ],
)
def test_points_and_network_always_belong_together(
    state: BoundariesState, change: Callable[[BoundariesState, PointsConfig], None]
) -> None:
    state.training.configure(n_classes=6)
    begin(state)
    told = []

    def look() -> None:
        told.append(
            (
                state.network.sizes[0] == len(state.config.features),
                int(state.dataset.labels.max()) < state.network.sizes[-1],
            )
        )

    for signal in (state.network_changed, state.points_changed, state.unit_changed):
        signal.connect(look)
    state.look_at_unit((1, 0))
    change(state, PointsConfig(n_classes=2, features=("x₁", "x₂", "x₁x₂")))
    assert state.network.sizes == (3, 2)
    assert len(told) > 2
    assert set(told) == {(True, True)}


def test_charts_see_another_run_whole(state: BoundariesState) -> None:
    begin(state)
    state.chart_options.show_part((1.0, 2.0))
    state.chart_options.point_at(1)
    state.training.reset()
    assert state.chart_options.part is None
    assert state.chart_options.pointed is None
