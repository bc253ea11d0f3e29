"""Note 001: 2-3-2-2, sigmoid, sigmoid, identity, with the note's own input."""

import numpy as np

from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.sentence import Sentence
from visualizer.core.workbench_scene import Sample


class ThreeLayers:
    """The note draws all weights and biases from 0 to 1; here they have two decimals.

    So every sum can be done again with a calculator.
    """

    key = "three-layers"
    rank = 0
    title = Sentence("WorkbenchPreset", "Note 001: 2-3-2-2")
    lesson = Sentence("WorkbenchPreset", "A forward pass to do again by hand")
    network = DenseNetwork(
        (
            DenseLayer(
                np.array([[0.42, 0.72, 0.15], [0.91, 0.38, 0.64]]),
                np.array([0.11, 0.3, 0.56]),
                "sigmoid",
                "hidden_1",
                "uniform_0_1",
            ),
            DenseLayer(
                np.array([[0.87, 0.25], [0.19, 0.53], [0.66, 0.08]]),
                np.array([0.22, 0.47]),
                "sigmoid",
                "hidden_2",
                "uniform_0_1",
            ),
            DenseLayer(
                np.array([[0.95, 0.34], [0.78, 0.12]]),
                np.array([0.61, 0.27]),
                "linear",
                "output",
                "uniform_0_1",
            ),
        )
    )
    samples = (Sample((0.02316599, 0.5851755), (1.0, 0.0)),)
    loss = "half_sum_of_squares"
    learning_rate = 0.1
