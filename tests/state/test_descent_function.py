"""An own function is descended as any surface; typing it loses nothing that a person has set."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.sentence import Problem
from visualizer.state.descent import DescentState
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def descent(stack: UndoStack) -> DescentState:
    return DescentState(stack)


def test_a_function_is_there_before_one_is_typed(descent: DescentState) -> None:
    descent.set_surface("typed")
    assert (descent.function, descent.surface.formula) == ("x^2 + y^2", "x² + y²")
    assert descent.start == descent.surface.start
    assert descent.trajectories["sgd"].positions.shape == (1002, 2)


def test_a_function_is_descended(descent: DescentState) -> None:
    descent.set_function("(w-5)^2")
    assert descent.surface_key == "typed"
    assert descent.start == (0.0,)
    assert descent.trajectories["sgd"].positions[1001, 0] == pytest.approx(4.99999999, abs=1e-8)


def test_the_surface_is_the_same_object_until_the_choice_changes(descent: DescentState) -> None:
    descent.set_function("x^2")
    surface = descent.surface
    descent.set_n_steps(7)
    assert descent.surface is surface
    descent.set_function("x^2 + 1")
    assert descent.surface is not surface


@pytest.mark.parametrize("text", ["", "x^", "x +", "import os", "ln(-1 - x^2)", "x" * 10_000])
def test_what_is_no_function_changes_nothing(
    qtbot: QtBot, descent: DescentState, stack: UndoStack, text: str
) -> None:
    descent.set_function("x^4 + y^2")
    stack.clear()
    surface = descent.surface
    with qtbot.assertNotEmitted(descent.changed):
        for setter in (descent.set_function, descent.show_function):
            with pytest.raises(ExpressionError):
                setter(text)
    assert descent.surface is surface
    assert stack.count() == 0


def test_typing_keeps_the_start_that_was_set(descent: DescentState) -> None:
    descent.show_function("x^2 + y^2")
    descent.set_start((0.5, -1.5))
    descent.set_function("x^2 + 10y^2")
    assert descent.start == (0.5, -1.5)
    # There it has no value.
    descent.set_function("x^2 + ln(y)")
    assert descent.start == descent.surface.start
    descent.set_function("x^2")
    assert len(descent.start) == 1


def test_a_start_that_nobody_set_is_that_of_the_function(descent: DescentState) -> None:
    descent.show_function("x^2 + y^2")
    descent.set_function("(x-50)^2 + y^2")
    assert descent.start == descent.surface.start


def test_typing_keeps_the_part_that_was_chosen(descent: DescentState) -> None:
    descent.show_function("x^2 + y^2")
    part = ((-1.0, 3.0), (0.0, 4.0))
    descent.set_domain(part)
    assert descent.surface.domain == part
    descent.set_function("x^2 + 2y^2")
    assert descent.surface.domain == part
    assert all(low < x < high for x, (low, high) in zip(descent.start, part, strict=True))
    # A start in the part that is drawn.
    part = ((10.0, 12.0), (8.0, 9.0))
    descent.set_domain(part)
    descent.set_function("x^2 + ln(y - 2)")
    assert all(low < x < high for x, (low, high) in zip(descent.start, part, strict=True))
    descent.set_function("x^2")
    assert descent.domain is None
    assert descent.surface.domain == ((-2.0, 2.0),)


def test_another_function_is_shown_as_it_is(descent: DescentState) -> None:
    descent.show_function("x^2 + y^2")
    descent.set_start((0.5, -1.5))
    descent.set_domain(((-1.0, 3.0), (0.0, 4.0)))
    descent.show_function("x^4 + y^2")
    assert descent.domain is None
    assert descent.start == descent.surface.start


@pytest.mark.parametrize("key", ["parabola", "saddle", "typed"])
def test_any_surface_is_drawn_where_a_person_wants(descent: DescentState, key: str) -> None:
    descent.set_surface(key)
    own, start = descent.surface.domain, descent.start
    part = ((-1.0, 3.0),) * descent.surface.n_dims
    descent.set_domain(part)
    assert (descent.surface.domain, descent.start) == (part, start)
    descent.set_domain(None)
    assert descent.surface.domain == own
    descent.set_domain(part)
    descent.set_surface("rosenbrock")
    assert descent.domain is None


def test_a_part_that_cannot_be_drawn_is_refused(
    qtbot: QtBot, descent: DescentState, stack: UndoStack
) -> None:
    with qtbot.assertNotEmitted(descent.changed), pytest.raises(Problem):
        descent.set_domain(((2.0, 1.0),))
    assert stack.count() == 0


def test_typing_is_one_edit_and_can_be_taken_back(descent: DescentState, stack: UndoStack) -> None:
    descent.set_surface("saddle")
    before = descent.surface
    for text in ("x", "x^2", "x^2 + y", "x^2 + y^4"):
        descent.set_function(text)
    descent.show_function("w^2")
    stack.undo()
    assert descent.function == "x^2 + y^4"
    assert descent.surface.n_dims == 2
    stack.undo()
    assert descent.surface is before
    stack.redo()
    assert descent.function == "x^2 + y^4"
