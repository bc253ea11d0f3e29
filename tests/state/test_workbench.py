"""The network that is taken apart: every edit tells once, can be taken back, or is refused."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.sentence import Problem
from visualizer.core.softmax import softmax
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.state.workbench import WorkbenchState

pytestmark = pytest.mark.usefixtures("qapp")

Edit = Callable[[WorkbenchState], None]
RELU = LayerPlan(3, "relu", "hidden_1", "uniform_0_1")
EDITS: dict[str, Edit] = {
    "weight": lambda state: state.set_weight(0, 1, 2, -7.5),
    "bias": lambda state: state.set_bias(1, 0, 3),
    "activation": lambda state: state.set_activation(2, "softmax"),
    "input": lambda state: state.set_input(1, -4),
    "inputs": lambda state: state.set_inputs([1, 2]),
    "targets": lambda state: state.set_targets([0.5, 0.25]),
    "true class": lambda state: state.set_true_class(1),
    "rate": lambda state: state.set_learning_rate(0.5),
    "step": lambda state: state.take_step(),
    "epochs": lambda state: state.train(3),
    "new layer": lambda state: state.add_layer(),
    "fewer layers": lambda state: state.remove_layer(1),
    "plan": lambda state: state.change_layer(0, RELU),
    "units": lambda state: state.change_layer(0, LayerPlan(17, "tanh")),
    "n inputs": lambda state: state.set_n_inputs(5),
    "seed": lambda state: state.set_seed(4294967295),
    "preset": lambda state: state.show_preset("xor"),
    "network": lambda state: state.show_network(initial_network([LayerPlan(4, "softmax")], 0), 0),
    "follow": lambda state: state.follow(),
}


@pytest.fixture
def state(session: Session) -> WorkbenchState:
    return session.workbench


def numbers(network: DenseNetwork) -> list[list[float]]:
    return [[*layer.weights.ravel().tolist(), *layer.bias.tolist()] for layer in network.layers]


def told(state: WorkbenchState) -> list[object]:
    scenes: list[object] = []
    state.changed.connect(lambda: scenes.append(state.scene))
    return scenes


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_is_told_once_and_can_be_taken_back(
    session: Session, state: WorkbenchState, edit: Edit
) -> None:
    before, scenes = state.scene, told(state)
    edit(state)
    after = state.scene
    assert after != before
    session.undo_stack.undo()
    assert state.scene == before
    session.undo_stack.redo()
    assert state.scene == after
    assert scenes == [after, before, after]
    assert session.undo_stack.count() == 1


def test_a_loss_that_suits_can_be_chosen_and_taken_back(
    session: Session, state: WorkbenchState
) -> None:
    state.show_preset("xor")
    before = state.gradients.loss
    state.set_loss("half_sum_of_squares")
    assert state.gradients.loss == pytest.approx(0.125)
    session.undo_stack.undo()
    assert state.gradients.loss == before == pytest.approx(math.log(2))


@pytest.mark.parametrize(
    "edit",
    [
        lambda state: state.set_weight(0, 0, 0, 0.42),
        lambda state: state.set_bias(0, 0, 0.11),
        lambda state: state.set_activation(0, "sigmoid"),
        lambda state: state.set_input(0, 0.02316599),
        lambda state: state.set_inputs(state.scene.x),
        lambda state: state.set_targets(state.scene.target),
        lambda state: state.set_true_class(0),
        lambda state: state.set_loss("half_sum_of_squares"),
        lambda state: state.set_learning_rate(0.1),
        lambda state: state.show_sample(0),
        lambda state: state.change_layer(0, state.scene.plans[0]),
        lambda state: state.set_n_inputs(2.0),
        lambda state: state.show_preset("three-layers"),
        lambda state: state.freeze(),
        lambda state: state.train(0),
    ],
)
def test_what_changes_nothing_is_no_edit(
    session: Session, state: WorkbenchState, edit: Edit
) -> None:
    scenes = told(state)
    edit(state)
    assert (scenes, session.undo_stack.count()) == ([], 0)


BAD: list[tuple[Edit, str]] = [
    (lambda state: state.set_weight(0, 0, 0, math.nan), "nan"),
    (lambda state: state.set_weight(0, 0, 0, math.inf), "too large for a weight"),
    (lambda state: state.set_bias(0, 0, -math.inf), "too large for a weight"),
    (lambda state: state.set_input(0, math.nan), "finite"),
    (lambda state: state.set_inputs([1, 2, 3]), "the input is 3 long"),
    (lambda state: state.set_inputs([]), "the input is 0 long"),
    (lambda state: state.set_inputs([1, math.inf]), "finite"),
    (lambda state: state.set_targets([1]), "network: 2; targets: 1"),
    (lambda state: state.set_targets([1, math.nan]), "finite"),
    (lambda state: state.set_loss("binary_crossentropy"), "does not suit"),
    (lambda state: state.set_learning_rate(0), "above 0"),
    (lambda state: state.set_learning_rate(math.nan), "above 0"),
    (lambda state: state.set_n_inputs(0), "at least 1"),
    (lambda state: state.set_n_inputs(2.5), "whole number"),
    (lambda state: state.set_n_inputs(math.nan), "whole number"),
    (lambda state: state.set_n_inputs(1e308), "too many"),
    (lambda state: state.change_layer(0, LayerPlan(0, "relu")), "at least 1"),
    (lambda state: state.change_layer(1, LayerPlan(2_500_000, "relu")), "are too many"),
    (lambda state: state.change_layer(0, LayerPlan(3, "relu", "output")), "already named"),
    (lambda state: state.set_seed(-1), "The seed must be"),
    (lambda state: state.set_seed(2**32), "The seed must be"),
    (lambda state: state.set_seed(math.nan), "The seed must be"),
]


@pytest.mark.parametrize(("edit", "words"), BAD)
def test_what_cannot_be_is_refused_and_changes_nothing(
    session: Session, state: WorkbenchState, edit: Edit, words: str
) -> None:
    before, scenes = state.scene, told(state)
    with pytest.raises(Problem, match=words):
        edit(state)
    assert state.scene is before
    assert (scenes, session.undo_stack.count()) == ([], 0)


@pytest.mark.parametrize("value", [1e300, -1e39, math.nan])
def test_what_float32_cannot_hold_is_refused(state: WorkbenchState, value: float) -> None:
    # Above a million weights it stays float32.
    state.show_network(initial_network([LayerPlan(1300, "relu"), LayerPlan(10, "softmax")], 0), 0)
    before = state.scene
    with pytest.raises(Problem):
        state.set_weight(0, 783, 3, value)
    with pytest.raises(Problem):
        state.set_bias(0, 3, value)
    assert state.scene is before


def test_what_is_not_there_cannot_be_shown(state: WorkbenchState) -> None:
    with pytest.raises(IndexError):
        state.set_true_class(2)
    with pytest.raises(KeyError):
        state.show_preset("none")


def test_a_drag_is_one_edit(session: Session, state: WorkbenchState) -> None:
    before = state.scene
    for value in (1, 2, 3):
        state.set_weight(0, 1, 2, value)
    state.set_weight(0, 1, 1, 3)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert state.scene == before


def test_both_passes_are_those_of_what_is_on_screen(state: WorkbenchState) -> None:
    state.show_preset("linear-layers")
    # (1, 2) (10, -1.25) + 2.25
    assert state.trace.output.tolist() == [9.75]
    assert state.gradients.loss == 8.75**2 / 2
    state.set_input(0, 2)
    assert state.trace.output.tolist() == [19.75]
    state.set_targets([19.75])
    assert state.gradients.loss == 0


def test_samples_go_round(state: WorkbenchState) -> None:
    state.show_preset("xor")
    for index, x in [(1, (0, 1)), (3, (1, 1)), (4, (0, 0)), (-1, (1, 1))]:
        state.show_sample(index)
        assert state.scene.x == x
        assert state.trace.activations[0].tolist() == list(x)
    assert [trace.activations[0].tolist() for trace, _ in state.sample_passes] == [
        [0, 0], [0, 1], [1, 0], [1, 1],
    ]  # fmt: skip


def test_an_edited_sample_is_the_one_on_screen(state: WorkbenchState) -> None:
    state.show_preset("xor")
    state.show_sample(2)
    state.set_input(0, 0.5)
    assert [sample.x for sample in state.scene.samples] == [(0, 0), (0, 1), (0.5, 0), (1, 1)]


@pytest.mark.parametrize("key", ["three-layers", "xor", "linear-layers"])
def test_the_next_loss_is_the_loss_after_a_step_and_lower(state: WorkbenchState, key: str) -> None:
    state.show_preset(key)
    before, expected = state.gradients.loss, state.next_loss
    state.take_step()
    assert state.gradients.loss == pytest.approx(expected, rel=1e-12)
    assert expected < before


def test_a_target_between_classes_survives_a_step(state: WorkbenchState) -> None:
    state.set_activation(2, "softmax")
    state.set_targets([0.3, 0.7])
    expected = state.next_loss
    state.take_step()
    assert state.scene.target == (0.3, 0.7)
    assert state.gradients.loss == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("n_hidden", "dtype", "precision"), [(20, np.float64, 1e-10), (1300, np.float32, 1e-4)]
)
def test_a_network_of_images_steps_as_it_says(
    state: WorkbenchState, n_hidden: int, dtype: type, precision: float
) -> None:
    plans = [LayerPlan(n_hidden, "relu"), LayerPlan(10, "softmax")]
    state.show_network(initial_network(plans, 0), 0)
    assert state.trace.output.dtype == state.network.dtype == dtype
    before, expected = state.gradients.loss, state.next_loss
    state.take_step()
    assert state.network.dtype == dtype
    assert state.gradients.loss == pytest.approx(expected, rel=precision)
    assert expected < before


def test_an_epoch_is_a_step_for_every_sample(session: Session, state: WorkbenchState) -> None:
    state.show_preset("xor")
    for index in range(8):
        state.show_sample(index)
        state.take_step()
    state.show_sample(0)
    by_hand = numbers(state.network)
    state.show_preset("xor")
    state.train(2)
    assert numbers(state.network) == by_hand
    session.undo_stack.undo()
    assert numbers(state.network)[0][:4] == [0.8, -0.5, 0.7, -0.9]


def test_xor_is_learned_here(state: WorkbenchState) -> None:
    state.show_preset("xor")
    state.train(200)
    outputs = [trace.output[0] for trace, _ in state.sample_passes]
    assert [output > 0.5 for output in outputs] == [False, True, True, False]


@pytest.mark.parametrize("edit", [WorkbenchState.take_step, lambda state: state.train(500)])
def test_a_step_to_infinity_is_refused(session: Session, edit: Edit) -> None:
    state = session.workbench
    state.show_preset("linear-layers")
    state.set_learning_rate(1e308)
    before, count = state.scene, session.undo_stack.count()
    # Looking ahead is no error.
    assert not math.isfinite(state.next_loss)
    with pytest.raises(Problem, match="infinity"):
        edit(state)
    assert state.scene is before
    assert session.undo_stack.count() == count


def test_a_network_that_diverged_is_shown(state: WorkbenchState) -> None:
    plain = initial_network([LayerPlan(4, "softmax")], 0)
    weights = np.full((784, 4), math.nan, np.float32)
    state.show_network(plain.with_layer(0, DenseLayer(weights, plain.layers[0].bias, "softmax")), 0)
    assert np.isnan(state.trace.output).all()
    assert math.isnan(state.gradients.loss)
    assert math.isnan(state.next_loss)


def test_layers_come_and_go_and_keep_what_fits(state: WorkbenchState) -> None:
    before = state.network.layers
    state.add_layer()
    assert state.network.sizes == (2, 3, 2, 2, 3)
    assert state.network.layers[:3] == before
    state.remove_layer(3)
    assert numbers(state.network) == numbers(DenseNetwork(before))
    # 3 units feed the last layer, which took 2.
    state.remove_layer(1)
    assert state.network.sizes == (2, 3, 2)
    assert numbers(state.network)[0] == numbers(DenseNetwork(before))[0]
    state.remove_layer(0)
    with pytest.raises(Problem, match="1 to 8 layers"):
        state.remove_layer(0)
    for _ in range(7):
        state.add_layer()
    with pytest.raises(Problem, match="1 to 8 layers"):
        state.add_layer()


def test_a_seed_draws_everything_anew_and_the_same_again(state: WorkbenchState) -> None:
    state.set_seed(7)
    seventh = numbers(state.network)
    assert state.scene.seed == 7
    drawn = initial_network(state.scene.plans, 7, 2)
    assert seventh == numbers(drawn)
    state.set_seed(8)
    assert numbers(state.network) != seventh
    state.set_weight(0, 0, 0, 9)
    state.set_seed(7)
    assert numbers(state.network) == seventh


def test_following_shows_home_s_network_until_an_edit(session: Session) -> None:
    state = session.workbench
    state.follow()
    assert numbers(state.network) == numbers(session.network.network)
    assert state.scene.x == pytest.approx(session.network.trace.activations[0])
    assert state.trace.output == pytest.approx(softmax(session.network.trace.logits), abs=1e-6)
    other = initial_network(session.training.config.layers, 9)
    session.network.set_network(other)
    assert numbers(state.network) == numbers(other)
    state.set_weight(0, 0, 0, 1)
    edited = state.network
    session.network.set_network(initial_network(session.training.config.layers, 10))
    assert state.network is edited
    assert not state.scene.following
    # Taken back, it follows again: the network as it is now.
    session.undo_stack.undo()
    assert numbers(state.network) == numbers(session.network.network)


def test_frozen_it_stays_and_sees_the_digit(session: Session) -> None:
    state = session.workbench
    state.follow()
    frozen = state.network
    state.freeze()
    session.network.set_network(initial_network(session.training.config.layers, 9))
    session.digit.move(1)
    assert state.network is frozen
    assert state.scene.x == pytest.approx(session.network.trace.activations[0])


def test_another_kind_of_network_on_home_is_followed(session: Session) -> None:
    session.workbench.follow()
    session.training.set_config(TrainingConfig(preset="lecture-512", dataset="stripes"))
    assert session.workbench.network.sizes == (784, 512, 10)


def test_the_digit_and_its_class_are_seen(session: Session) -> None:
    state = session.workbench
    state.show_network(session.network.network, 0)
    for _ in range(3):
        session.digit.move(1)
        assert state.scene.x == pytest.approx(session.network.trace.activations[0])
        assert state.scene.target.index(1) == session.digit.label
    state.set_input(0, 0.5)
    typed = state.scene.x
    session.digit.move(1)
    assert (state.scene.x, state.scene.sees_digit) == (typed, False)


def test_what_sees_no_digit_is_silent_when_one_comes(session: Session) -> None:
    scenes = told(session.workbench)
    session.digit.move(1)
    session.network.set_network(initial_network(session.training.config.layers, 9))
    assert scenes == []


def test_a_digit_is_told_once(session: Session) -> None:
    session.workbench.follow()
    scenes = told(session.workbench)
    session.digit.move(1)
    assert scenes == [session.workbench.scene]
