"""The dense layers of a network that looks at the digit through kernels."""

import numpy as np

from visualizer.state.session import Session


def test_of_a_cnn_the_dense_layers_are_taken_apart_behind_its_kernels(session: Session) -> None:
    state = session.workbench
    session.training.configure(preset="cnn")
    state.follow()
    assert state.network.sizes == (400, 64, 10)
    assert state.scene.input_grid.map_shape == (5, 5, 16)

    def seen() -> tuple[float, ...]:
        pixels = session.network.pixels.astype(float)
        return tuple(session.network.network.forward(pixels).dense.activations[0].tolist())

    assert state.scene.x == seen()
    session.digit.move(1)
    assert state.scene.x == seen()
    np.testing.assert_allclose(state.trace.output, session.network.trace.output, atol=1e-5)
    # Another weight ends the following; the kernels stay before it, and so do the digits.
    state.set_weight(0, 3, 5, 0.25)
    assert not state.scene.following
    session.digit.move(1)
    assert state.scene.x == seen()
    # Other inputs are no feature maps any more.
    state.set_n_inputs(12)
    assert state.scene.image_layers == ()
    assert state.scene.input_grid.map_shape is None
    session.undo_stack.undo()
    assert state.scene.input_grid.map_shape == (5, 5, 16)
    session.training.configure(preset="lecture-512")
    state.follow()
    assert state.scene.input_grid.shape == (28, 28)
