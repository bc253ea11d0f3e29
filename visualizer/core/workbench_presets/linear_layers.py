"""Note 003: hidden layers with a linear activation are no more than one layer."""

import numpy as np

from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.sentence import Sentence
from visualizer.core.workbench_scene import Sample


class LinearLayers:
    """Three linear layers; multiplied out they are one matrix."""

    key = "linear-layers"
    rank = 2
    title = Sentence("WorkbenchPreset", "Note 003: linear layers")
    lesson = Sentence("WorkbenchPreset", "Without a bend in between, three layers are one")
    network = DenseNetwork(
        (
            DenseLayer(np.array([[1.0, -2.0, 0.5], [0.5, 1.0, 2.0]]), np.zeros(3), "linear", "a"),
            DenseLayer(
                np.array([[1.0, 0.5], [-1.0, 2.0], [0.5, 0.0]]),
                np.array([0.5, -1.0]),
                "linear",
                "b",
            ),
            DenseLayer(np.array([[2.0], [-1.0]]), np.array([0.25]), "linear", "c"),
        )
    )
    samples = (Sample((1.0, 2.0), (1.0,)),)
    loss = "half_sum_of_squares"
    learning_rate = 0.001
