"""What all layers with weights have in common."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from visualizer.core.activations import LAYER_ACTIVATIONS


class WeightedLayer:
    """Weights and biases that fit each other and cannot be changed, and an activation.

    Attributes
    ----------
    axes : tuple of str
        What each axis of the weights counts; the last one counts the biases, too.
    weights : array, shape (..., n_units)
    bias : array, shape (n_units,)
    activation : str
        A key of `LAYER_ACTIVATIONS`.
    name : str
        Shown to people; may be empty.

    Raises
    ------
    ValueError
        If the shapes do not fit each other or the activation is unknown.
    """

    axes: ClassVar[tuple[str, ...]]
    weights: np.ndarray
    bias: np.ndarray
    activation: str
    name: str

    def __post_init__(self) -> None:
        """Check the shapes and make the arrays read-only."""
        for field in ("weights", "bias"):
            array = np.asarray(getattr(self, field)).view()
            array.flags.writeable = False
            object.__setattr__(self, field, array)
        if self.weights.ndim != len(self.axes) or self.bias.shape != self.weights.shape[-1:]:
            raise ValueError(
                f"weights {self.weights.shape} and bias {self.bias.shape} do not fit:"
                f" ({', '.join(self.axes)}) and ({self.axes[-1]},) are needed"
            )
        if self.activation not in LAYER_ACTIVATIONS:
            raise ValueError(f"{self.activation!r} is not one of {', '.join(LAYER_ACTIVATIONS)}")

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Weights and bias; their shapes and order are those of Keras."""
        return self.weights, self.bias
