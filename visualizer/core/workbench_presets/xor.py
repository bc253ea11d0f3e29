"""XOR, which no single neuron can learn, and two hidden ones can."""

import numpy as np

from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.sentence import Sentence
from visualizer.core.workbench_scene import Sample


class Xor:
    """Two tanh units and a sigmoid; the four rows of the truth table are its samples."""

    key = "xor"
    rank = 1
    title = Sentence("WorkbenchPreset", "XOR")
    lesson = Sentence("WorkbenchPreset", "Train it here, one step of gradient descent at a time")
    network = DenseNetwork(
        (
            DenseLayer(
                np.array([[0.8, -0.5], [0.7, -0.9]]), np.zeros(2), "tanh", "hidden", "he_uniform"
            ),
            DenseLayer(np.array([[0.6], [0.9]]), np.zeros(1), "sigmoid", "output"),
        )
    )
    samples = (
        Sample((0.0, 0.0), (0.0,)),
        Sample((0.0, 1.0), (1.0,)),
        Sample((1.0, 0.0), (1.0,)),
        Sample((1.0, 1.0), (0.0,)),
    )
    loss = "binary_crossentropy"
    learning_rate = 0.5
