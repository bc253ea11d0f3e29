"""Looking closely at one rule: where it is, what that place is, and the lines of its step."""

from __future__ import annotations

import math

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.descent import PORTION, Descent
from visualizer.core.place import PlaceKind
from visualizer.core.sentence import Problem
from visualizer.state import descent_focus
from visualizer.state.descent import DescentState
from visualizer.state.descent_focus import DescentFocus
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def descent(stack: UndoStack) -> DescentState:
    return DescentState(stack)


@pytest.fixture
def focus(descent: DescentState) -> DescentFocus:
    return DescentFocus(descent)


def test_the_first_rule_that_takes_part_is_looked_at(
    descent: DescentState, focus: DescentFocus
) -> None:
    assert (focus.key, focus.running) == ("sgd", ["sgd", "momentum", "rmsprop", "adam"])
    descent.set_running("sgd", running=False)
    assert focus.key == "momentum"
    focus.choose("adam")
    assert focus.key == "adam"
    for key in focus.running:
        descent.set_running(key, running=False)
    assert (focus.key, focus.position, focus.place, focus.cards) == (None, None, None, ())


def test_what_changes_nothing_is_not_told(qtbot: QtBot, focus: DescentFocus) -> None:
    with qtbot.assertNotEmitted(focus.changed):
        focus.choose("sgd")
        focus.show_whole_step()
        focus.set_digits(focus.digits)
        focus.set_nudge_size(focus.nudge_size)
        focus.set_shows_directions(False)
    with qtbot.waitSignal(focus.changed):
        focus.choose("adam")


def test_between_two_steps_nothing_is_told(
    qtbot: QtBot, descent: DescentState, focus: DescentFocus
) -> None:
    descent.playback.seek(3)
    with qtbot.assertNotEmitted(focus.changed):
        descent.playback.seek(3.7)
    with qtbot.waitSignal(focus.changed):
        descent.playback.seek(4.1)
    assert focus.step == 4


def test_a_step_is_walked_line_by_line_into_the_next_and_back(
    descent: DescentState, focus: DescentFocus
) -> None:
    focus.choose("adam")
    descent.playback.seek(0)
    # The slope, m, v, both corrected, the step, the new place.
    assert (focus.n_lines, focus.n_done, focus.at_work) == (7, 7, None)
    for line in range(7):
        focus.next_line()
        assert (focus.step, focus.at_work) == (0, line)
    focus.next_line()
    assert (focus.step, focus.at_work) == (1, 0)
    focus.previous_line()
    assert (focus.step, focus.at_work) == (0, 6)
    focus.show_whole_step()
    assert (focus.at_work, focus.n_done) == (None, 7)
    focus.next_line()
    assert focus.at_work == 0
    # Before the first step there is none.
    focus.previous_line()
    assert (focus.step, focus.at_work) == (0, 0)


def test_another_rule_or_step_is_seen_whole(descent: DescentState, focus: DescentFocus) -> None:
    for move in (lambda: focus.choose("momentum"), lambda: descent.playback.seek(7)):
        focus.next_line()
        focus.next_line()
        assert focus.at_work == 1
        move()
        assert focus.at_work is None


@pytest.mark.parametrize("step", [0, 1, 500, 1000])
@pytest.mark.parametrize("surface", ["parabola", "rosenbrock"])
def test_a_card_is_that_of_the_race(
    descent: DescentState, focus: DescentFocus, surface: str, step: int
) -> None:
    descent.set_surface(surface)
    for key in descent.optimizers:
        descent.set_learning_rate(key, 0.001)
        descent.set_running(key, running=True)
    descent.playback.seek(step)
    for key, path in descent.trajectories.items():
        focus.choose(key)
        if np.isfinite(path.positions[step + 1]).all():
            assert [card.w for card in focus.cards] == path.positions[step].tolist()
            assert [card.lines[-1].value for card in focus.cards] == (
                path.positions[step + 1].tolist()
            )


def test_at_the_end_the_last_step_is_on_the_card(
    descent: DescentState, focus: DescentFocus
) -> None:
    descent.playback.seek(1001)
    assert focus.cards[0].t == 1001
    assert focus.cards[0].lines[-1].value == descent.trajectories["sgd"].positions[-1, 0]
    for _ in range(10):
        focus.next_line()
    assert (focus.step, focus.at_work) == (1001, 2)


def test_a_race_that_changes_changes_the_card(descent: DescentState, focus: DescentFocus) -> None:
    descent.playback.seek(0)
    assert focus.cards[0].g == -10
    descent.set_start([7])
    assert focus.cards[0].g == 4


@pytest.mark.parametrize("rate", [1e10, 1e200])
def test_who_has_diverged_is_nowhere(
    descent: DescentState, focus: DescentFocus, rate: float
) -> None:
    descent.set_learning_rate("sgd", rate)
    gone = descent.trajectories["sgd"].diverged_at
    for step in range(gone + 3):
        descent.playback.seek(step)
        assert (focus.place is None) == (step >= gone)
        assert (focus.cards == ()) >= (step >= gone)
        focus.next_line()
        focus.previous_line()
        focus.show_whole_step()
        descent.playback.seek(step)


@pytest.mark.parametrize(
    ("surface", "start", "kind"),
    [
        ("parabola", (5,), PlaceKind.MINIMUM),
        ("parabola", (0,), PlaceKind.SLOPE),
        ("saddle", (0, 0), PlaceKind.SADDLE),
        ("saddle", (1, 0), PlaceKind.SLOPE),
        ("monkey_saddle", (0, 0), PlaceKind.DEGENERATE),
        ("plateau", (2, 1.5), PlaceKind.PLATEAU),
    ],
)
def test_places(
    descent: DescentState,
    focus: DescentFocus,
    surface: str,
    start: tuple[float, ...],
    kind: PlaceKind,
) -> None:
    descent.set_surface(surface)
    descent.set_start(start)
    descent.playback.seek(0)
    assert focus.place.kind == kind


def test_a_long_race_is_looked_at_part_by_part(
    descent: DescentState, focus: DescentFocus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(descent_focus, "STEPS_AT_ONCE", 40)
    descent.set_surface("saddle")
    descent.run_only(["sgd"])
    descent.set_learning_rate("sgd", 0.1)
    descent.set_start((1, 1e-6))
    assert (focus.escape_steps, focus.knows_who_stays) == ({"sgd": None}, False)
    focus.look_on()
    assert (focus.escape_steps, focus.knows_who_stays) == ({"sgd": 76}, True)
    # Another path is looked at from its start, the same one goes on.
    descent.set_start((1, 1e-3))
    assert (focus.escape_steps, focus.knows_who_stays) == ({"sgd": 38}, True)
    descent.set_start((1, 0))
    while not focus.knows_who_stays:
        focus.look_on()
    assert focus.escape_steps == {"sgd": None}


def test_on_the_ridge_everybody_stays_and_a_nudge_frees_them(
    descent: DescentState, focus: DescentFocus
) -> None:
    descent.set_surface("saddle")
    for key in descent.optimizers:
        descent.set_running(key, running=True)
    descent.set_start((1, 0))
    assert focus.saddle.tolist() == [0, 0]
    assert set(focus.escape_steps) == set(descent.optimizers)
    assert set(focus.escape_steps.values()) == {None}
    assert all((path.positions[:, 1] == 0).all() for path in descent.trajectories.values())
    focus.set_nudge_size(1e-6)
    focus.nudge()
    assert descent.start == (1.0, 1e-6)
    assert focus.escape_steps["momentum"] is not None
    # The definition: how often 1e-6 is to be multiplied by 1.2 to be above 1.
    descent.set_learning_rate("sgd", 0.1)
    assert focus.escape_steps["sgd"] == math.ceil(math.log(1e6) / math.log(1.2)) == 76


@pytest.mark.parametrize(
    ("surface", "start", "after"),
    [
        ("saddle", (0, -0.5), (0, -0.6)),
        ("saddle", (0, 0.5), (0, 0.6)),
        ("saddle", (0, 0), (0, 0.1)),
    ],
)
def test_a_nudge_goes_the_way_that_bends_downward_and_downhill(
    descent: DescentState,
    focus: DescentFocus,
    surface: str,
    start: tuple[float, ...],
    after: tuple[float, ...],
) -> None:
    descent.set_surface(surface)
    descent.set_start(start)
    focus.set_nudge_size(0.1)
    focus.nudge()
    assert descent.start == pytest.approx(after)


def test_where_nothing_bends_downward_nothing_is_nudged(
    descent: DescentState, focus: DescentFocus
) -> None:
    with pytest.raises(Problem, match="bends downward nowhere"):
        focus.nudge()
    assert descent.start == (0.0,)


@pytest.mark.parametrize("size", [0, -1, math.nan, math.inf])
def test_nudges_that_are_none(focus: DescentFocus, size: float) -> None:
    with pytest.raises(Problem):
        focus.set_nudge_size(size)
    assert focus.nudge_size == 0.001


def test_surfaces_without_a_saddle(descent: DescentState, focus: DescentFocus) -> None:
    assert (focus.saddle, focus.escape_steps) == (None, {})
    descent.set_surface("bowl")
    assert (focus.saddle, focus.escape_steps) == (None, {})


def test_of_several_saddles_the_nearest_to_the_start_counts(
    descent: DescentState, focus: DescentFocus
) -> None:
    descent.show_function("(x^2 - 1)^2 - y^2")
    for start, nearest in ((0.2, 1), (-0.2, -1)):
        descent.set_start((start, 0.01))
        assert focus.saddle == pytest.approx((nearest, 0))


def test_what_the_race_has_walked_is_not_walked_again_for_a_card(
    descent: DescentState, focus: DescentFocus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    descent.set_n_steps(5 * PORTION)
    descent.run_only(("adam",))
    assert descent.trajectories
    qtbot.waitUntil(lambda: descent.n_done == descent.n_steps)
    monkeypatch.delattr(Descent, "advance")
    for step in (0, PORTION, 5 * PORTION - 1, 5 * PORTION):
        descent.playback.seek(step)
        (card,) = focus.cards
        assert card.t == min(step + 1, 5 * PORTION)
        assert card.lines[-1].value == descent.trajectories["adam"].positions[card.t, 0]


@pytest.mark.timeout(20)
def test_nobody_sees_steps_of_the_race_before(descent: DescentState, focus: DescentFocus) -> None:
    descent.set_n_steps(20)
    descent.playback.seek(20)
    assert focus.cards
    seen = []

    def look() -> None:
        conditions = descent.surface, descent.start, descent.n_steps
        walk = Descent(descent.optimizers["sgd"], *conditions)
        walk.advance()
        assert focus.cards == walk.cards(min(focus.step, descent.n_steps - 1))
        seen.append(focus.step)

    focus.changed.connect(look)
    # At the end the clock goes along with the length; another start is another race.
    descent.set_n_steps(900)
    descent.set_start((1.5,))
    descent.set_n_steps(7)
    descent.show_preset("ravine-rules")
    assert {900, 7} <= set(seen)


def test_a_nudge_is_taken_back_by_itself(
    descent: DescentState, focus: DescentFocus, stack: UndoStack
) -> None:
    descent.set_surface("saddle")
    descent.set_start((1.0, 0.0))
    focus.nudge()
    focus.nudge()
    assert descent.start == (1.0, 0.002)
    descent.set_start((2.0, 0.0))
    for start in ((1.0, 0.002), (1.0, 0.001), (1.0, 0.0)):
        stack.undo()
        assert descent.start == pytest.approx(start)
