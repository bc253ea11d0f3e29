"""The loss that training makes smaller, by Keras's names."""

from __future__ import annotations

import numpy as np

from visualizer.core.image_dataset import N_CLASSES
from visualizer.core.output_losses import OUTPUT_LOSSES
from visualizer.core.planned_network import Trace

# Keras's losses of labels by those of one output, and how much of them: its squared error is
# the mean over the outputs.
TRAINING_LOSSES = {
    "sparse_categorical_crossentropy": ("categorical_crossentropy", 1.0),
    "mean_squared_error": ("half_sum_of_squares", 2 / N_CLASSES),
}


def one_hot_rows(labels: np.ndarray) -> np.ndarray:
    """Return 1 for each true class and 0 for the others, float32, shape (n_images, n_classes).

    Parameters
    ----------
    labels : array of int, shape (n_images,)
    """
    return np.eye(N_CLASSES, dtype=np.float32)[labels]


def summed_loss(trace: Trace, labels: np.ndarray, loss: str) -> float:
    """Return the sum of the losses of some images.

    Parameters
    ----------
    trace : ForwardTrace or ConvolutionalTrace
        Their forward pass.
    labels : array of int, shape (n_images,)
        The true class of each.
    loss : str
        A key of `TRAINING_LOSSES`.
    """
    name, factor = TRAINING_LOSSES[loss]
    # Weights of a run that diverged are inf or nan.
    with np.errstate(all="ignore"):
        value = OUTPUT_LOSSES[name].value(trace.logits, trace.output, one_hot_rows(labels))
    return factor * value
