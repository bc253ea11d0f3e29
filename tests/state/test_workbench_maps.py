"""A network that looks at the digit through kernels, taken apart from its first pixel on."""

import numpy as np

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.map_layers import in_units
from visualizer.core.walk import Direction, Grain, StopKind
from visualizer.state.session import Session

HIDDEN = 4  # the first layer behind the kernels
SIZES = (784, 5408, 1352, 1936, 400, 64, 10)


def seen(session: Session) -> tuple[float, ...]:
    return tuple(session.network.pixels.astype(float).tolist())


def followed(session: Session) -> None:
    session.training.configure(preset="cnn")
    session.workbench.follow()


def test_a_cnn_is_taken_apart_from_the_image_on(session: Session) -> None:
    state = session.workbench
    followed(session)
    assert state.network.sizes == SIZES
    assert state.scene.input_grid.shape == (28, 28)
    assert state.scene.x == seen(session)
    session.digit.move(1)
    assert state.scene.x == seen(session)
    np.testing.assert_allclose(state.trace.output, session.network.trace.output, atol=1e-5)
    # Another weight ends the following; the kernels stay, and so do the digits.
    state.set_weight(HIDDEN, 3, 5, 0.25)
    assert not state.scene.following
    session.digit.move(1)
    assert state.scene.x == seen(session)
    # Other inputs are no feature maps any more.
    state.set_n_inputs(12)
    assert state.network.sizes == (12, 64, 10)
    session.undo_stack.undo()
    assert state.network.sizes == SIZES
    session.training.configure(preset="lecture-512")
    state.follow()
    assert state.network.sizes == (784, 512, 10)


def test_a_kernel_can_be_edited_and_that_taken_back(session: Session) -> None:
    followed(session)
    state = session.workbench
    before, loss = state.network, state.gradients.loss
    unit = int(session.walk.fold.units[0][3])
    source = int(session.walk.fold.sources[0][3][4])
    state.set_weight(0, source, unit, 2.0)
    state.set_bias(0, unit, 0.5)
    assert state.network.layers[0].arrays[0][1, 1, 0, 3] == 2
    assert state.network.layers[0].arrays[1].tolist() == [0, 0, 0, 0.5, 0, 0, 0, 0]
    assert state.gradients.loss != loss
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert state.network == before


def test_a_step_changes_the_kernels_too(session: Session) -> None:
    followed(session)
    state = session.workbench
    kernels, expected = state.network.layers[0].arrays[0], state.next_loss
    state.take_step()
    assert np.abs(state.network.layers[0].arrays[0] - kernels).max() > 1e-6
    np.testing.assert_allclose(state.gradients.loss, expected, rtol=1e-9)


def test_the_seed_draws_kernels_too_and_layers_come_behind_them(session: Session) -> None:
    followed(session)
    state = session.workbench
    state.set_seed(7)
    plans = session.training.config.layers
    drawn = in_units(initial_network(plans, 7))
    for ours, theirs in zip(state.network.arrays, drawn.arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    kernels = state.network.layers[0]
    state.add_layer()
    assert state.network.layers[0] is kernels
    assert state.network.sizes == (*SIZES, 3)
    state.remove_layer(0)
    assert state.network.sizes == (*SIZES[:5], 10, 3)
    state.set_activation(0, "tanh")
    assert state.network.layers[0].activation == "tanh"


def test_one_pixel_stands_for_each_map_and_another_can_be_taken(session: Session) -> None:
    followed(session)
    walk, trace = session.walk, session.workbench.trace
    assert [len(units) for units in walk.fold.units] == [8, 8, 16, 16, 12, 10]
    for number, unit in enumerate(walk.fold.units[2].tolist()):
        assert unit % 16 == number
        assert trace.activations[3][unit] == trace.activations[3][number::16].max()
    other = 16 * 60 + 5
    walk.pin((2, other))
    assert int(walk.fold.units[2][5]) == other
    assert walk.focus == (2, other)
    assert walk.fold.row(2, other) == 5
    walk.pin(None)
    assert int(walk.fold.units[2][5]) != other


def test_the_walk_goes_through_every_map(session: Session) -> None:
    followed(session)
    walk = session.walk
    kinds = [stop.kind for stop in walk.walk.stops if stop.layer == 0][:12]
    assert kinds == [StopKind.TERM] * 9 + [StopKind.BIAS, StopKind.ACTIVATION, StopKind.MAP]
    pooled = [stop.kind for stop in walk.walk.stops if stop.layer == 1][:6]
    assert pooled == [StopKind.TERM] * 4 + [StopKind.ACTIVATION, StopKind.MAP]
    walk.set_grain(Grain.LAYER)
    assert walk.playback.length == 6
    walk.set_direction(Direction.BACKWARD)
    layers = {stop.layer for stop in walk.walk.stops if stop.kind is StopKind.DW}
    assert layers == {0, 2, 4, 5}


def test_many_maps_are_folded_like_many_units(session: Session) -> None:
    plans = (ConvolutionPlan(20, 5), PoolingPlan(4), LayerPlan(10, "softmax", "digits"))
    session.workbench.show_network(initial_network(plans, 0), 0)
    walk = session.walk
    assert [len(units) for units in walk.fold.units] == [12, 12, 10]
    assert [walk.fold.n_hidden_units(layer) for layer in range(3)] == [8, 8, 0]
    walk.explain(3)
    for part in walk.paths:
        if walk.fold.map_shapes[part.layer] is None:
            assert walk.fold.row(part.layer, part.unit) is not None
        else:
            shown = walk.fold.units[part.layer] % walk.fold.map_shapes[part.layer][2]
            assert part.unit % walk.fold.map_shapes[part.layer][2] in shown
