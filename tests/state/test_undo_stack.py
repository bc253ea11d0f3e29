"""The one undo stack: how much it keeps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.seen_digit import SeenDigit
from visualizer.state import undo_stack
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import UndoStack
from visualizer.state.workbench import WorkbenchState


@dataclass(frozen=True)
class Length:
    """What a fragile state holds."""

    value: int = 0


class Fragile(EditableState[Length]):
    """Breaks over some lengths, as a mistake in the program would."""

    breaks_over: tuple[int, ...] = ()

    @property
    def value(self) -> int:
        return self._scene.value

    def edit(self, value: int) -> None:
        self._edit(value=value)

    def _scene_changed(self) -> None:
        if self._scene.value in self.breaks_over:
            raise ZeroDivisionError
        super()._scene_changed()


PLANS = (LayerPlan(100, "relu"), LayerPlan(10, "softmax"))
HIDDEN_BYTES = 784 * 100 * 8


@pytest.fixture
def workbench(stack: UndoStack) -> WorkbenchState:
    state = WorkbenchState(stack)
    network = initial_network(PLANS, 0)
    state.home_changed(network, SeenDigit(np.zeros(784)))
    state.show_network(network, 0)
    stack.clear()
    return state


def weight(workbench: WorkbenchState, unit: int) -> float:
    return float(workbench.network.layers[0].weights[0, unit])


def test_of_large_edits_the_last_are_kept_that_there_is_memory_for(
    workbench: WorkbenchState, stack: UndoStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_stack, "MAX_BYTES", 3 * HIDDEN_BYTES)
    first = [weight(workbench, unit) for unit in range(8)]
    for unit in range(8):
        workbench.set_weight(0, 0, unit, 7.0)
    assert (stack.count(), stack.index()) == (3, 3)
    assert [weight(workbench, unit) for unit in range(8)] == [7.0] * 8
    while stack.canUndo():
        stack.undo()
    assert [weight(workbench, unit) for unit in range(8)] == [7.0] * 5 + first[5:]
    while stack.canRedo():
        stack.redo()
    assert [weight(workbench, unit) for unit in range(8)] == [7.0] * 8


def test_what_edits_share_takes_no_memory_twice(
    workbench: WorkbenchState, stack: UndoStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_stack, "MAX_BYTES", HIDDEN_BYTES)
    for unit in range(10):
        workbench.set_weight(1, 0, unit, 7.0)
        workbench.set_learning_rate(0.3 * (unit + 1))
    assert stack.count() == 20


def test_nobody_hears_of_forgetting(
    workbench: WorkbenchState, stack: UndoStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_stack, "MAX_BYTES", HIDDEN_BYTES)
    workbench.set_weight(0, 0, 0, 7.0)
    told = []
    workbench.changed.connect(lambda: told.append(weight(workbench, 1)))
    workbench.set_weight(0, 0, 1, 8.0)
    assert told == [8.0]
    assert stack.count() == 1


def test_one_edit_is_kept_however_large(
    workbench: WorkbenchState, stack: UndoStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_stack, "MAX_BYTES", 1)
    before = weight(workbench, 0)
    workbench.set_weight(0, 0, 0, 7.0)
    workbench.set_weight(0, 0, 1, 7.0)
    stack.undo()
    assert weight(workbench, 0) == 7.0 != before
    assert not stack.canUndo()


def test_an_error_in_an_edit_is_told_and_nothing_changes(stack: UndoStack) -> None:
    fragile = Fragile(Length(), stack)
    fragile.edit(1)
    fragile.breaks_over = (2,)
    # Inside Qt, it would end the program.
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            fragile.edit(2)
    assert (fragile.value, stack.count()) == (1, 1)
    fragile.edit(3)
    assert (fragile.value, stack.count()) == (3, 2)
    fragile.breaks_over = (1,)
    with pytest.raises(ZeroDivisionError):
        stack.undo()
    assert (fragile.value, stack.index()) == (3, 2)
    fragile.breaks_over = ()
    stack.undo()
    fragile.breaks_over = (3,)
    with pytest.raises(ZeroDivisionError):
        stack.redo()
    assert (fragile.value, stack.index()) == (1, 1)
    fragile.breaks_over = ()
    stack.redo()
    assert fragile.value == 3
