"""Neurons worked out by hand: inputs and weights typed, and their sums sent to softmax."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.activations import sigmoid
from visualizer.core.neurons_scene import ONE_LAYER, ONE_NEURON
from visualizer.state.session import Session
from visualizer.views.neuron_layer import NeuronLayer

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> NeuronLayer:
    view = NeuronLayer(session)
    view.resize(600, 400)
    show(view)
    return view


@pytest.fixture
def layer(qtbot: QtBot, view: NeuronLayer) -> NeuronLayer:
    """The note's layer, chosen by a click."""
    qtbot.mouseClick(view.layer_button, LEFT)
    return view


def shown(view: NeuronLayer) -> list[tuple[str, str]]:
    """Return the net input and the activation of every neuron on the screen."""
    rows = [row for row in view.rows if row.weights.isVisible()]
    return [(row.net_input.text, row.activation.text) for row in rows]


def test_the_note_s_neuron(view: NeuronLayer, session: Session) -> None:
    assert shown(view) == [("2.07", "σ(z) = 0.88795296")]
    assert view.rows[0].terms.text == "z = 0.4·1 + 0.3·1.4 + 0.5·2.5 ="
    assert view.inputs.text() == "1, 1.4, 2.5"
    assert view.rows[0].weights.text() == "0.4, 0.3, 0.5"
    assert float(session.neurons.net_inputs[0]) == pytest.approx(2.07, abs=1e-15)
    assert float(sigmoid(2.07)) == pytest.approx(0.88795296144301, abs=1e-14)


def test_the_note_s_layer_and_back(qtbot: QtBot, layer: NeuronLayer, session: Session) -> None:
    assert session.neurons.scene == ONE_LAYER
    assert shown(layer) == [
        ("1.78", "σ(z) = 0.85569687"),
        ("0.76", "σ(z) = 0.68135373"),
        ("1.65", "σ(z) = 0.83889105"),
    ]
    assert layer.rows[1].terms.text == "z = 0.2·1 + 0.4·0.1 + 1·0.4 + 0.2·0.6 ="
    qtbot.mouseClick(layer.neuron_button, LEFT)
    assert session.neurons.scene == ONE_NEURON
    assert shown(layer) == [("2.07", "σ(z) = 0.88795296")]


def test_the_sums_go_to_softmax_as_logits(
    qtbot: QtBot, layer: NeuronLayer, session: Session
) -> None:
    before = session.softmax.scene
    qtbot.mouseClick(layer.send_button, LEFT)
    assert session.softmax.scene.logits == pytest.approx((1.78, 0.76, 1.65), abs=1e-15)
    assert session.softmax.probabilities == pytest.approx(
        [0.44668973, 0.16107406, 0.39223621], abs=5e-9
    )
    session.undo_stack.undo()
    assert session.softmax.scene == before
    assert session.neurons.scene == ONE_LAYER


def test_one_neuron_is_too_few_for_softmax(
    qtbot: QtBot, view: NeuronLayer, session: Session
) -> None:
    before = session.softmax.scene
    assert not view.send_button.isEnabled()
    qtbot.mouseClick(view.send_button, LEFT)
    assert session.softmax.scene == before
    qtbot.mouseClick(view.add_button, LEFT)
    assert view.send_button.isEnabled()


def test_sums_too_large_for_a_number_are_shown_and_not_sent(
    qtbot: QtBot, layer: NeuronLayer, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(layer.inputs, "1e308, 1e308, 1, -1e308")
    assert shown(layer)[0] == ("inf", "σ(z) = 1.00000000")
    before = session.softmax.scene
    qtbot.mouseClick(layer.send_button, LEFT)
    assert session.softmax.scene == before
    type_into(layer.rows[0].weights, "1e308, 1e308, 0, 1e308")
    # inf - inf: nan, or inf where multiplying and adding is one instruction.
    assert shown(layer)[0][0] in ("nan", "inf")
    qtbot.mouseClick(layer.send_button, LEFT)
    assert session.softmax.scene == before
    assert not layer.grab().isNull()


@pytest.mark.parametrize(
    ("text", "inputs", "net_input"),
    [
        ("0, 0, 0", (0, 0, 0), "0"),
        ("[1 2 3]", (1, 2, 3), "2.5"),
        ("−1; 2; ０．５", (-1, 2, 0.5), "0.45"),
        ("np.array([1.0, 1.4, -2.5])", (1, 1.4, -2.5), "−0.43"),
        # More inputs have weights of 0 at first, of fewer the last weights go.
        ("1, 1.4, 2.5, 100", (1, 1.4, 2.5, 100), "2.07"),
        ("2", (2,), "0.8"),
    ],
)
def test_typed_inputs_count(
    view: NeuronLayer,
    session: Session,
    type_into: Callable[..., None],
    text: str,
    inputs: tuple[float, ...],
    net_input: str,
) -> None:
    type_into(view.inputs, text)
    assert view.inputs.problem == ""
    assert session.neurons.scene.inputs == inputs
    assert len(session.neurons.scene.weights[0]) == len(inputs)
    assert shown(view)[0][0] == net_input


def test_typed_weights_count(
    qtbot: QtBot, layer: NeuronLayer, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(layer.rows[1].weights, "1, 0, 0, 0")
    assert session.neurons.scene.weights == (
        ONE_LAYER.weights[0],
        (1, 0, 0, 0),
        ONE_LAYER.weights[2],
    )
    assert shown(layer)[1] == ("1", "σ(z) = 0.73105858")
    session.undo_stack.undo()
    assert session.neurons.scene == ONE_LAYER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "A number is needed here."),
        ("one, two, three", "“one” is not a number."),
        ("1, nan, 2", "“nan” is not a number."),
        ("1, inf, 2", "“inf” is not a number."),
        ("1, ∞, 2", "“∞” is not a number."),
        ("1, 1e400, 2", "1e400 is too large."),
        ("1 " * 21, "1 to 20 inputs fit here, not 21."),
    ],
)
def test_inputs_that_cannot_be_are_refused(
    view: NeuronLayer, session: Session, type_into: Callable[..., None], text: str, words: str
) -> None:
    type_into(view.inputs, text)
    assert view.inputs.problem == words
    assert (session.neurons.scene, session.undo_stack.count()) == (ONE_NEURON, 0)
    assert shown(view) == [("2.07", "σ(z) = 0.88795296")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1, 2", "A neuron needs a weight an input: 3, not 2."),
        ("1, 2, 3, 4", "A neuron needs a weight an input: 3, not 4."),
        ("", "A number is needed here."),
        ("1, nan, 2", "“nan” is not a number."),
        ("1, -1e400, 2", "-1e400 is too large."),
    ],
)
def test_weights_that_cannot_be_are_refused(
    view: NeuronLayer, session: Session, type_into: Callable[..., None], text: str, words: str
) -> None:
    field = view.rows[0].weights
    type_into(field, text)
    assert field.problem == words
    assert (session.neurons.scene, session.undo_stack.count()) == (ONE_NEURON, 0)
    view.inputs.setFocus()
    assert field.text() == "0.4, 0.3, 0.5"


def test_10000_pasted_numbers_are_refused(
    view: NeuronLayer, session: Session, paste_into: Callable[..., None]
) -> None:
    paste_into(view.inputs, "1 " * 10_000)
    assert view.inputs.problem == "1 to 20 inputs fit here, not 10000."
    paste_into(view.rows[0].weights, "1\n" * 10_000)
    assert view.rows[0].weights.problem == "A neuron needs a weight an input: 3, not 10000."
    assert session.neurons.scene == ONE_NEURON


def test_neurons_come_and_go_between_1_and_20(
    qtbot: QtBot, view: NeuronLayer, session: Session
) -> None:
    assert not view.rows[0].remove_button.isEnabled()
    while view.add_button.isEnabled():
        qtbot.mouseClick(view.add_button, LEFT)
    assert len(shown(view)) == len(session.neurons.scene.weights) == 20
    assert shown(view)[1:] == [("0", "σ(z) = 0.50000000")] * 19
    session.neurons.remove_neuron(7)
    assert len(shown(view)) == 19
    assert view.add_button.isEnabled()


def test_the_cross_beside_a_neuron_takes_that_one_away(
    qtbot: QtBot, layer: NeuronLayer, session: Session
) -> None:
    qtbot.mouseClick(layer.rows[1].remove_button, LEFT)
    assert session.neurons.scene.weights == (ONE_LAYER.weights[0], ONE_LAYER.weights[2])
    assert [z for z, _ in shown(layer)] == ["1.78", "1.65"]
    qtbot.mouseClick(layer.rows[0].remove_button, LEFT)
    assert [z for z, _ in shown(layer)] == ["1.65"]
    assert not layer.rows[0].remove_button.isEnabled()
    for _ in range(2):
        session.undo_stack.undo()
    assert [z for z, _ in shown(layer)] == ["1.78", "0.76", "1.65"]


def test_the_state_moves_the_fields(view: NeuronLayer, session: Session) -> None:
    session.neurons.set_inputs([1, -2, 1e-7])
    session.neurons.set_weights(0, [math.pi, 0, -1])
    assert view.inputs.text() == "1, −2, 1e−7"
    assert view.rows[0].weights.text() == "3.141592654, 0, −1"


def test_leaving_a_list_as_it_is_shown_keeps_every_digit(
    qtbot: QtBot, view: NeuronLayer, session: Session
) -> None:
    session.neurons.set_weights(0, [math.pi, 0, -1])
    view.rows[0].weights.setFocus()
    qtbot.keyClick(view.rows[0].weights, Qt.Key.Key_Return)
    view.inputs.setFocus()
    assert session.neurons.scene.weights[0][0] == math.pi


def test_a_network_that_gives_no_numbers_leaves_the_neurons_alone(
    view: NeuronLayer, session: Session
) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan] * 10)
    assert shown(view) == [("2.07", "σ(z) = 0.88795296")]


def test_half_typed_weights_are_taken_over_before_their_neuron_goes(
    qtbot: QtBot, layer: NeuronLayer, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(layer.rows[2].weights, "1,2,3,4", enter=False)
    qtbot.mouseClick(layer.rows[2].remove_button, LEFT)
    assert session.neurons.scene.weights == ONE_LAYER.weights[:2]
    session.undo_stack.undo()
    assert session.neurons.scene.weights == (*ONE_LAYER.weights[:2], (1, 2, 3, 4))


def test_half_typed_weights_are_taken_over_before_another_neuron_goes(
    qtbot: QtBot, layer: NeuronLayer, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(layer.rows[1].weights, "9,9,9,9", enter=False)
    qtbot.mouseClick(layer.rows[0].remove_button, LEFT)
    assert session.neurons.scene.weights == ((9, 9, 9, 9), ONE_LAYER.weights[2])


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("row", [1, 2])
def test_what_is_half_typed_for_a_neuron_is_never_another_s(
    qtbot: QtBot,
    layer: NeuronLayer,
    session: Session,
    type_into: Callable[..., None],
    shown: bool,
    row: int,
) -> None:
    session.neurons.remove_neuron(0)
    session.neurons.add_neuron()
    type_into(layer.rows[row].weights, "9,9,9,9", enter=False)
    # Undo by the menu, or while the page is elsewhere and nothing is refreshed.
    if not shown:
        session.neurons.changed.disconnect(layer._changed)
    for _ in range(2):
        session.undo_stack.undo()
    qtbot.keyClick(layer.rows[row].weights, Qt.Key.Key_Return)
    layer.inputs.setFocus()
    assert session.neurons.scene == ONE_LAYER
    assert "9" not in layer.rows[row].weights.text()


def test_a_row_without_a_neuron_does_nothing(
    qtbot: QtBot, layer: NeuronLayer, session: Session
) -> None:
    cross = layer.rows[2].remove_button
    qtbot.mousePress(cross, LEFT)
    session.neurons.show(ONE_NEURON)
    qtbot.mouseRelease(cross, LEFT)
    cross.click()
    assert session.neurons.scene == ONE_NEURON
