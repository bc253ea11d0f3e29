"""The activations page: every edit tells once, can be taken back, or is refused whole."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from visualizer.core.activations import FUNCTIONS
from visualizer.core.activations_scene import MAX_STEPS, ActivationsScene
from visualizer.core.gradient_chain import Verdict
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.activations import PRESETS, ActivationsState
from visualizer.state.session import Session
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def state(stack: UndoStack) -> ActivationsState:
    return ActivationsState(stack)


def test_it_begins_with_the_note_s_sigmoid(state: ActivationsState) -> None:
    assert state.scene == ActivationsScene()
    assert state.function is FUNCTIONS["sigmoid"]
    assert state.chain.said(10) == "9.54e−7"
    assert state.playback.length == state.playback.position == 10


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.set_activation("gelu"),
        lambda state: state.set_z(-1.5),
        lambda state: state.set_n_layers(50),
        lambda state: state.set_initialiser("he_uniform"),
        lambda state: state.set_seed(7),
        lambda state: state.set_weighs(True),
        lambda state: state.set_compares(True),
        lambda state: state.train(1),
        lambda state: state.show_preset("relu-with-he"),
    ],
)
def test_an_edit_is_told_once_and_can_be_taken_back(
    stack: UndoStack, state: ActivationsState, edit: Callable[[ActivationsState], None]
) -> None:
    before, told = state.scene, []
    state.changed.connect(lambda: told.append(state.scene))
    edit(state)
    after = state.scene
    assert after != before
    stack.undo()
    stack.redo()
    assert told == [after, before, after]
    assert stack.count() == 1


def test_what_is_set_once_more_is_no_edit(stack: UndoStack, state: ActivationsState) -> None:
    state.set_activation("sigmoid")
    state.set_z(0)
    state.set_z(-0.0)
    state.set_n_layers(10)
    state.set_seed(0)
    state.restart()
    assert stack.count() == 0


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda state: state.set_activation("swish"), "“swish” is not one of sigmoid, "),
        (lambda state: state.set_initialiser(""), "“” is not one of glorot_uniform, "),
        (lambda state: state.set_z(math.nan), "z must be a number from −100 to 100, not nan."),
        (lambda state: state.set_z(math.inf), "z must be a number from −100 to 100, not inf."),
        (lambda state: state.set_z(100.1), "z must be a number from −100 to 100, not 100.1."),
        (lambda state: state.set_z("2"), "z must be a number from −100 to 100, not 2."),
        (lambda state: state.set_n_layers(0), "whole number from 1 to 50, not 0."),
        (lambda state: state.set_n_layers(51), "whole number from 1 to 50, not 51."),
        (lambda state: state.set_n_layers(2.5), "whole number from 1 to 50, not 2.5."),
        (lambda state: state.set_n_layers(math.nan), "whole number from 1 to 50, not nan."),
        (lambda state: state.set_n_layers("ten"), "whole number from 1 to 50, not ten."),
        (lambda state: state.set_seed(-1), "from 0 to 4294967295, not -1."),
        (lambda state: state.set_seed(2**32), "from 0 to 4294967295, not 4294967296."),
        (lambda state: state.train(MAX_STEPS + 1), "is trained 500 steps at most."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    stack: UndoStack, state: ActivationsState, edit: Callable[[ActivationsState], None], said: str
) -> None:
    before = state.scene
    with pytest.raises(Problem) as caught:
        edit(state)
    assert said in str(caught.value)
    assert isinstance(caught.value.sentence, Sentence)
    assert (state.scene, stack.count()) == (before, 0)


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.set_activation("relu"),
        lambda state: state.set_n_layers(3),
        lambda state: state.set_initialiser("he_uniform"),
        lambda state: state.set_seed(1),
        lambda state: state.restart(),
    ],
)
def test_another_network_is_untrained(
    state: ActivationsState, edit: Callable[[ActivationsState], None]
) -> None:
    state.train(10)
    edit(state)
    assert state.scene.n_steps == 0


def test_place_and_weights_of_the_product_leave_the_network_trained(
    state: ActivationsState,
) -> None:
    state.train(3)
    before = state.measured
    state.set_z(1)
    state.set_weighs(True)
    state.set_compares(True)
    assert state.scene.n_steps == 3
    assert state.measured is before


def test_training_goes_on_and_back(stack: UndoStack, state: ActivationsState) -> None:
    state.set_activation("tanh")
    seen = [state.measured]
    for n_steps in (1, 10, 10, 1, 10):
        state.train(n_steps)
        seen.append(state.measured)
    losses = [sizes.loss for sizes in seen]
    assert losses == sorted(losses, reverse=True)
    for sizes in seen[-2::-1]:
        stack.undo()
        assert state.measured.loss == sizes.loss
        np.testing.assert_array_equal(state.measured.weights, sizes.weights)


def test_a_step_more_is_the_same_as_all_steps_from_the_start(stack: UndoStack) -> None:
    one, other = ActivationsState(stack), ActivationsState(stack)
    for _ in range(12):
        one.train(1)
        sizes = one.measured
    other.train(12)
    assert other.measured.loss == sizes.loss
    np.testing.assert_array_equal(other.measured.weights, sizes.weights)


@pytest.mark.parametrize("weighs", [False, True])
@pytest.mark.parametrize("initialiser", INITIALISERS)
def test_the_product_has_the_weights_if_they_are_asked_for(
    state: ActivationsState, initialiser: str, weighs: bool
) -> None:
    state.set_initialiser(initialiser)
    state.set_weighs(weighs)
    mean_square = INITIALISERS[initialiser].mean_square(32, 32)
    gain = math.sqrt(32 * mean_square) if weighs else 1
    assert state.chain.factor == pytest.approx(0.25 * gain)


def test_the_clock_has_a_place_a_layer(stack: UndoStack, state: ActivationsState) -> None:
    state.playback.seek(4)
    state.set_n_layers(3)
    assert (state.playback.length, state.playback.position) == (3, 3)
    stack.undo()
    assert state.playback.length == 10


@pytest.mark.parametrize(
    ("key", "said", "verdict"),
    [
        ("sigmoid-times-ten", "9.54e−7", Verdict.VANISHING),
        ("relu-with-he", "1", Verdict.STEADY),
        ("tanh-with-glorot", "1", Verdict.STEADY),
        ("saturated", "1.77e−16", Verdict.VANISHING),
        ("linear-layers", "1", Verdict.STEADY),
        ("closed-relu", "0", Verdict.VANISHING),
        ("large-weights", "1.38e5", Verdict.EXPLODING),
    ],
)
def test_the_presets(state: ActivationsState, key: str, said: str, verdict: Verdict) -> None:
    state.set_compares(True)
    state.show_preset(key)
    assert state.chain.said(state.scene.n_layers) == said
    assert state.chain.verdict is verdict
    assert state.scene.compares


def test_every_preset_is_tried_above_and_explains_itself() -> None:
    presets = discover(PRESETS)
    assert len(presets) == 7
    for preset in presets.values():
        assert isinstance(preset.title, Sentence)
        assert preset.lesson.endswith(".")


def test_the_session_has_it(session: Session) -> None:
    session.activations.set_z(2)
    session.undo_stack.undo()
    assert session.activations.scene.z == 0
