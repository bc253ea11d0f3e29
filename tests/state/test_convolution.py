"""The convolution page's state: what can be set, what is refused, and what undo brings back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.image_layers import ConvolutionLayer
from visualizer.core.initialisation import initial_network
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem
from visualizer.core.training_config import TrainingConfig
from visualizer.state.convolution import KERNELS, PRESETS, ConvolutionState
from visualizer.state.session import Session


@pytest.fixture
def state(session: Session) -> ConvolutionState:
    return session.convolution


@pytest.fixture
def with_kernels(session: Session) -> ConvolutionState:
    """The state beside a network that has kernels, and biases that are not 0."""
    network = initial_network(TrainingConfig(preset="cnn").layers, 0)
    rng = np.random.default_rng(1)
    layers = [
        replace(layer, bias=rng.normal(size=layer.bias.shape).astype(np.float32))
        if isinstance(layer, ConvolutionLayer)
        else layer
        for layer in network.image_layers
    ]
    session.network.set_network(type(network)(layers, network.dense))
    return session.convolution


def test_the_known_example_comes_out(state: ConvolutionState) -> None:
    np.testing.assert_array_equal(state.sliding.outputs, [[4, 3, 4], [2, 4, 3], [2, 3, 4]])
    assert state.playback.length == 17


@pytest.mark.parametrize(
    ("setter", "value"),
    [
        ("set_size", 0),
        ("set_size", 8),
        ("set_size", 2.5),
        ("set_size", 6),
        ("set_stride", 0),
        ("set_stride", 9),
        ("set_stride", float("nan")),
        ("set_dilation", 0),
        ("set_dilation", 3),
        ("set_bias", float("inf")),
        ("set_bias", "1"),
        ("set_padding", "full"),
        ("set_source", "map"),
        ("set_source", "film"),
        ("set_operation", "min"),
        ("set_kernel", "nobody"),
        ("set_numbers", ""),
        ("set_numbers", "1 2; 3"),
        ("set_numbers", "1 2; 3 nan"),
        ("set_numbers", "1 2; 3 4"),
        ("set_numbers", "1 2; 3 2000000"),
        ("set_numbers", "; ".join(["1 " * 29] * 3)),
        ("set_numbers", "one two"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_lost(
    state: ConvolutionState, session: Session, setter: str, value: object
) -> None:
    before, position = state.scene, state.playback.position
    with pytest.raises(Problem) as refused:
        getattr(state, setter)(value)
    assert str(refused.value).endswith(".")
    assert state.scene is before
    assert state.playback.position == position
    assert session.undo_stack.count() == 0


def test_a_kernel_larger_than_the_image_is_told_in_numbers(state: ConvolutionState) -> None:
    with pytest.raises(Problem, match="reaches over 6 × 6 numbers and the image has 5 × 5"):
        state.set_size(6)
    state.set_padding("same")
    state.set_size(6)
    with pytest.raises(Problem, match="no place"):
        state.set_padding("valid")
    assert state.sliding.outputs.shape == (5, 5)


def test_every_edit_can_be_taken_back(state: ConvolutionState, session: Session) -> None:
    first = state.scene
    edits = (
        (state.set_source, ("digit",)),
        (state.set_divides, (True,)),
        (state.set_kernel, ("sobel-x",)),
        (state.set_weight, (0, 1, 3.5)),
        (state.set_stride, (2,)),
        (state.set_dilation, (2,)),
        (state.set_padding, ("same",)),
        (state.set_bias, (0.5,)),
        (state.set_flips, (True,)),
        (state.set_relu, (True,)),
        (state.set_size, (5,)),
        (state.set_operation, ("average",)),
        (state.set_numbers, ("1 2 3; 4 5 6; 7 8 9",)),
        (state.set_number, (1, 1, -5)),
    )
    for edit, arguments in edits:
        before = state.scene
        edit(*arguments)
        assert state.scene != before, edit
    assert session.undo_stack.count() == len(edits)
    for _ in edits:
        session.undo_stack.undo()
    assert state.scene == first


def test_pooling_takes_keras_s_stride_and_keeps_squares_side_by_side(
    state: ConvolutionState,
) -> None:
    state.set_operation("max")
    assert state.scene.stride == 2
    state.set_size(3)
    assert (state.scene.pool_size, state.scene.stride) == (3, 3)
    state.set_stride(1)
    state.set_size(2)
    assert (state.scene.pool_size, state.scene.stride) == (2, 1)
    state.set_operation("average")
    assert state.scene.stride == 1
    state.set_operation("convolution")
    assert state.scene.stride == 1


def test_a_kernel_keeps_its_middle_as_it_grows_and_shrinks(state: ConvolutionState) -> None:
    state.set_source("digit")
    state.set_kernel("sobel-x")
    state.set_size(5)
    kernel = np.array(state.scene.kernel)
    np.testing.assert_array_equal(kernel[1:4, 1:4], KERNELS["sobel-x"].weights)
    assert np.count_nonzero(kernel) == 6
    state.set_size(3)
    assert state.kernel_key == "sobel-x"
    state.set_weight(0, 0, 9)
    assert state.kernel_key is None


def test_the_digit_is_followed(state: ConvolutionState, session: Session) -> None:
    state.set_source("digit")
    session.digit.show_index(3)
    np.testing.assert_array_equal(state.sliding.image, session.digit.image)
    state.set_divides(True)
    np.testing.assert_allclose(state.sliding.image * 255, session.digit.image)


def test_ways_over_many_places_are_faster_and_what_was_set_on_top_stays(
    state: ConvolutionState,
) -> None:
    state.playback.set_speed(4.0)
    state.set_source("digit")
    length = state.playback.length
    assert length == 2 * 26 * 26 - 1
    assert length / state.playback.speed == pytest.approx(20)
    state.set_source("numbers")
    assert state.playback.speed == pytest.approx(4)


def test_the_window_stays_about_where_it_was(state: ConvolutionState) -> None:
    state.set_source("digit")
    state.playback.seek(2 * (20 * 26 + 9))
    for edit, value in ((state.set_stride, 2), (state.set_size, 5), (state.set_padding, "same")):
        edit(value)
        place = state.sliding.place(int(state.playback.position) // 2)
        reach = state.sliding.window.rows.reach
        assert abs(place.top + reach / 2 - 21.5) <= 1.5
        assert abs(place.left + reach / 2 - 10.5) <= 1.5
        assert state.playback.position % 2 == 0
    state.playback.seek(0)
    state.set_stride(1)
    assert state.playback.position == 0
    state.playback.seek(state.playback.length)
    state.set_stride(3)
    assert state.playback.position == state.playback.length


@pytest.mark.parametrize("key", discover(PRESETS))
def test_a_preset_is_shown_and_taken_back(
    state: ConvolutionState, session: Session, key: str
) -> None:
    state.set_bias(2)
    before = state.scene
    state.show_preset(key)
    assert state.scene == discover(PRESETS)[key].scene
    assert 0 not in state.sliding.outputs.shape
    assert state.scene.source == "digit" or state.playback.position == 0
    session.undo_stack.undo()
    assert state.scene == before


def test_pooling_presets_give_the_known_numbers(state: ConvolutionState) -> None:
    state.show_preset("max-pooling")
    np.testing.assert_array_equal(state.sliding.outputs, [[6, 8], [3, 4]])
    state.show_preset("average-pooling")
    np.testing.assert_array_equal(state.sliding.outputs, [[3.25, 5.25], [2, 2]])


@pytest.mark.parametrize("number", [0, 3, 7])
def test_the_first_layer_s_maps_are_those_of_the_network(
    with_kernels: ConvolutionState, session: Session, number: int
) -> None:
    state = with_kernels
    session.digit.show_index(2)
    state.look_at(number)
    expected = session.network.trace.maps[0][..., number]
    np.testing.assert_allclose(state.sliding.outputs, expected, atol=1e-6)
    state.show_layer(1)
    state.look_at(number)
    assert state.scene.operation == "max"
    np.testing.assert_allclose(
        state.sliding.outputs, session.network.trace.maps[1][..., number], atol=1e-6
    )


def test_the_parts_of_a_deeper_map_add_up_to_it(
    with_kernels: ConvolutionState, session: Session
) -> None:
    state = with_kernels
    state.show_layer(2)
    parts = []
    for channel in range(8):
        state.look_at(5, channel)
        assert state.part_of == 8
        parts.append(state.sliding.outputs)
    bias = session.network.network.image_layers[2].bias[5]
    expected = session.network.trace.maps[2][..., 5]
    np.testing.assert_allclose(np.maximum(sum(parts) + bias, 0), expected, atol=1e-5)
    state.set_weight(0, 0, 1.0)
    assert state.part_of is None


def test_a_map_follows_the_digit_and_goes_with_its_network(
    with_kernels: ConvolutionState, session: Session
) -> None:
    state = with_kernels
    state.show_layer(1)
    state.look_at(4)
    before = state.sliding.image
    session.digit.show_index(4)
    expected = session.network.trace.maps[0][..., 4]
    np.testing.assert_allclose(state.sliding.image, expected)
    assert not np.array_equal(before, state.sliding.image)
    session.network.set_network(initial_network(TrainingConfig().layers, 0))
    assert state.scene.source == "digit"
    assert state.image_layers == ()
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert state.scene.source == "digit"


def test_a_map_that_is_not_there_is_refused(
    with_kernels: ConvolutionState, session: Session
) -> None:
    state, before = with_kernels, with_kernels.scene
    for number, channel in ((8, 0), (-1, 0), (0, 1)):
        with pytest.raises(Problem, match="no map there"):
            state.look_at(number, channel)
    assert state.scene == before
    state.show_layer(1)
    with pytest.raises(Problem, match="no map there"):
        state.look_at(8)
    session.network.set_network(initial_network(TrainingConfig().layers, 0))
    with pytest.raises(Problem, match="no map there"):
        state.look_at(0)


def test_a_network_that_diverged_has_no_kernel_to_take(
    with_kernels: ConvolutionState, session: Session
) -> None:
    network = session.network.network
    first = network.image_layers[0]
    broken = replace(first, weights=np.full_like(first.weights, np.nan))
    session.network.set_network(type(network)([broken, *network.image_layers[1:]], network.dense))
    before = with_kernels.scene
    with pytest.raises(Problem, match="no numbers"):
        with_kernels.look_at(0)
    assert with_kernels.scene == before


def test_a_state_alone_begins_with_the_first_scene(qapp: QApplication) -> None:
    session = Session()
    assert session.convolution.scene == ConvolutionScene()
    assert session.convolution.sliding.scene == ConvolutionScene()
