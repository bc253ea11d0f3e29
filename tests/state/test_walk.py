"""Where a walk stands: it stays where that makes sense, whatever happens to the network."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.walk import Direction, Grain, Stop, StopKind
from visualizer.state.session import Session
from visualizer.state.walk import WalkState

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def walk(session: Session) -> WalkState:
    return session.walk


def large(session: Session) -> None:
    plans = [LayerPlan(40, "relu"), LayerPlan(10, "softmax")]
    session.workbench.show_network(initial_network(plans, 0), 0)


def told(walk: WalkState) -> list[float]:
    positions: list[float] = []
    walk.changed.connect(lambda: positions.append(walk.playback.position))
    return positions


def test_it_begins_at_the_end_of_a_forward_pass_in_terms(walk: WalkState) -> None:
    assert (walk.direction, walk.grain, walk.decimals) == (Direction.FORWARD, Grain.TERM, 4)
    # 3 units of 2 terms, 2 of 3 and 2 of 2, each with bias and activation.
    assert walk.playback.length == 3 * 4 + 2 * 5 + 2 * 4
    assert walk.playback.position == walk.playback.length
    assert walk.stop == Stop(StopKind.ACTIVATION, 2, 1)
    assert walk.pinned is None


def test_the_clock_walks_from_stop_to_stop(walk: WalkState) -> None:
    walk.playback.seek(0)
    assert walk.stop is None
    positions = told(walk)
    for place, stop in enumerate(walk.walk.stops):
        walk.playback.step_forward()
        assert walk.stop == stop
        assert walk.progress.moment.done == place + 1
    assert positions == list(range(1, walk.playback.length + 1))


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (lambda walk: walk.set_direction(Direction.BACKWARD), "forward", "backward"),
        (lambda walk: walk.set_grain(Grain.LAYER), "term", "layer"),
        (lambda walk: walk.set_decimals(2), 4, 2),
        (lambda walk: walk.pin((1, 1)), None, (1, 1)),
    ],
)
def test_a_change_is_told_once_and_the_same_again_is_none(
    walk: WalkState, edit: Callable[[WalkState], None], before: object, after: object
) -> None:
    def settings() -> list[object]:
        return [walk.direction, walk.grain, walk.decimals, walk.pinned]

    assert before in settings()
    walk.playback.seek(5)
    positions = told(walk)
    edit(walk)
    assert after in settings()
    assert len(positions) == 1
    edit(walk)
    assert len(positions) == 1


def test_the_other_way_begins_at_its_beginning(walk: WalkState) -> None:
    walk.playback.seek(5)
    walk.set_direction(Direction.BACKWARD)
    assert walk.playback.position == 0
    assert walk.playback.length == walk.walk.length(Grain.TERM)
    walk.playback.step_forward()
    assert walk.stop == Stop(StopKind.LOSS)
    walk.playback.seek(walk.playback.length)
    assert walk.stop == Stop(StopKind.UPDATE)


@pytest.mark.parametrize(
    ("term", "neuron", "layer"),
    [(0, 0, 0), (3, 0, 0), (4, 1, 0), (12, 3, 1), (21, 4, 1), (30, 7, 3)],
)
def test_larger_steps_go_on_from_the_last_thing_that_is_complete(
    walk: WalkState, term: int, neuron: int, layer: int
) -> None:
    walk.playback.seek(term)
    walk.set_grain(Grain.NEURON)
    assert (walk.playback.position, walk.playback.length) == (neuron, 7)
    done = walk.progress.moment.done
    walk.set_grain(Grain.TERM)
    assert walk.playback.position == done
    walk.set_grain(Grain.LAYER)
    assert (walk.playback.position, walk.playback.length) == (layer, 3)


def test_a_layer_s_step_has_all_its_stops(walk: WalkState) -> None:
    walk.set_grain(Grain.LAYER)
    walk.playback.seek(1.5)
    assert {stop.layer for stop in walk.progress.active} == {1}
    assert len(walk.progress.active) == 10
    assert walk.stop == Stop(StopKind.ACTIVATION, 1, 1)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("grain", Grain)
def test_there_is_a_unit_to_look_at_everywhere(
    session: Session, walk: WalkState, direction: Direction, grain: Grain
) -> None:
    large(session)
    walk.set_direction(direction)
    walk.set_grain(grain)
    for position in range(2 * walk.playback.length + 1):
        walk.playback.seek(position / 2)
        layer, unit = walk.focus
        assert unit in walk.fold.units[layer]


def test_the_unit_looked_at_is_where_the_walk_stands(walk: WalkState) -> None:
    walk.playback.seek(0)
    assert walk.focus == (0, 0)
    walk.playback.seek(5)
    assert walk.focus == (0, 1)
    walk.set_direction(Direction.BACKWARD)
    assert walk.focus == (2, 0)
    place = walk.walk.place(Stop(StopKind.DA, 2, 0, 1))
    assert place is not None
    walk.playback.seek(place + 1)
    # What comes back to the second unit of the layer before.
    assert walk.focus == (1, 1)
    walk.pin((0, 2))
    assert walk.focus == (0, 2)


def test_a_pinned_unit_is_shown_and_the_clock_stays(session: Session, walk: WalkState) -> None:
    large(session)
    walk.playback.seek(7)
    hidden = next(unit for unit in range(40) if walk.fold.row(0, unit) is None)
    length = walk.playback.length
    walk.pin((0, hidden))
    assert walk.fold.row(0, hidden) is not None
    assert (walk.walk.length(Grain.TERM), walk.playback.length) == (length, length)
    assert walk.playback.position == 7
    # Warnings are errors here: another digit, while it is pinned, gives none.
    session.digit.move(1)
    assert walk.fold.row(0, hidden) is not None
    walk.pin(None)
    assert walk.pinned is None


@pytest.mark.parametrize("unit", [(3, 0), (0, 3), (-1, 0), (0, -1)])
def test_a_unit_that_is_none_cannot_be_pinned(walk: WalkState, unit: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        walk.pin(unit)
    assert walk.pinned is None


@pytest.mark.parametrize("decimals", [0, 9, -1])
def test_1_to_8_decimals(walk: WalkState, decimals: int) -> None:
    with pytest.raises(ValueError, match="1 to 8"):
        walk.set_decimals(decimals)
    assert walk.decimals == 4


@pytest.mark.parametrize(
    "edit",
    [
        lambda bench: bench.set_weight(0, 0, 0, 3),
        lambda bench: bench.set_input(0, 3),
        lambda bench: bench.take_step(),
        lambda bench: bench.set_seed(5),
        lambda bench: bench.set_learning_rate(3),
    ],
)
@pytest.mark.parametrize("direction", Direction)
def test_other_numbers_do_not_move_the_walk(
    session: Session, walk: WalkState, edit: Callable[[object], None], direction: Direction
) -> None:
    walk.set_direction(direction)
    walk.playback.seek(4.5)
    stops, positions = walk.walk.stops, told(walk)
    edit(session.workbench)
    assert positions == [4.5]
    assert walk.walk.stops == stops


def test_another_digit_may_show_other_units_but_as_many(session: Session, walk: WalkState) -> None:
    large(session)
    first, length = walk.fold, walk.playback.length
    for _ in range(5):
        session.digit.move(1)
        assert walk.walk.length(Grain.TERM) == length
    assert not walk.fold.same_as(first)
    for stop in walk.walk.stops:
        assert stop.unit is None or stop.unit in walk.fold.units[stop.layer]


def test_a_layer_after_the_stop_changes_nothing_of_where_it_stands(
    session: Session, walk: WalkState
) -> None:
    walk.playback.seek(5)
    stop = walk.stop
    session.workbench.remove_layer(2)
    assert (walk.stop, walk.playback.position) == (stop, 5)
    session.undo_stack.undo()
    assert (walk.stop, walk.playback.position) == (stop, 5)


def test_units_before_the_stop_move_the_clock_and_not_the_stop(
    session: Session, walk: WalkState
) -> None:
    walk.playback.seek(14)
    stop = walk.stop
    session.workbench.change_layer(0, LayerPlan(4, "sigmoid"))
    assert walk.stop == stop
    assert walk.playback.position == 14 + 4


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("grain", Grain)
@pytest.mark.parametrize("removed", [0, 1, 2])
def test_a_layer_that_goes_leaves_a_place_that_makes_sense(
    session: Session, walk: WalkState, direction: Direction, grain: Grain, removed: int
) -> None:
    walk.set_direction(direction)
    walk.set_grain(grain)
    for position in range(walk.playback.length + 1):
        walk.playback.seek(position)
        session.workbench.remove_layer(removed)
        assert walk.playback.length == walk.walk.length(grain)
        assert 0 <= walk.playback.position <= walk.playback.length
        assert walk.playback.position == int(walk.playback.position)
        layer, unit = walk.focus
        assert unit in walk.fold.units[layer]
        session.undo_stack.undo()


@pytest.mark.parametrize("direction", Direction)
def test_at_the_end_of_one_network_is_the_end_of_another(
    session: Session, walk: WalkState, direction: Direction
) -> None:
    walk.set_direction(direction)
    walk.playback.seek(walk.playback.length)
    for edit in (lambda: session.workbench.show_preset("xor"), lambda: large(session)):
        edit()
        assert walk.playback.position == walk.playback.length == walk.walk.length(Grain.TERM)


def test_another_structure_is_told_once_and_stops_the_clock(
    session: Session, walk: WalkState
) -> None:
    walk.playback.seek(0)
    walk.playback.play()
    positions = told(walk)
    session.workbench.show_preset("xor")
    assert not walk.playback.playing
    assert len(positions) == 1


def test_a_pin_goes_with_its_unit(session: Session, walk: WalkState) -> None:
    walk.pin((0, 2))
    session.workbench.change_layer(0, LayerPlan(3, "relu"))
    assert walk.pinned == (0, 2)
    session.workbench.change_layer(0, LayerPlan(2, "relu"))
    assert walk.pinned is None


def test_following_home_walks_through_its_network(session: Session, walk: WalkState) -> None:
    session.workbench.follow()
    assert walk.fold.sizes == session.network.network.sizes
    walk.playback.seek(9)
    session.network.set_network(initial_network(session.training.config.layers, 9))
    assert walk.playback.position == 9
    assert walk.playback.length == walk.walk.length(Grain.TERM)
