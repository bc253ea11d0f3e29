"""A network of dense layers, and everything that happens in one forward pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.weighted_layer import WeightedLayer


@dataclass(frozen=True, eq=False)
class DenseLayer(WeightedLayer):
    """One layer: ``z = a W + b``, then the activation.

    Attributes
    ----------
    weights : array, shape (n_inputs, n_units)
    bias : array, shape (n_units,)
    activation : str
        A key of `ACTIVATIONS`.
    name : str
        Shown to people; may be empty.
    initialiser : str
        How its first weights were drawn, a key of
        `visualizer.core.initialisation.INITIALISERS`.
    dropout : float
        Share of its outputs that training leaves out, 0 to below 1; a forward pass to look
        at has them all.

    Raises
    ------
    ValueError
        If the shapes do not fit each other or the activation is unknown.
    """

    axes: ClassVar[tuple[str, ...]] = ("n_inputs", "n_units")

    weights: np.ndarray
    bias: np.ndarray
    activation: str
    name: str = ""
    initialiser: str = "glorot_uniform"
    dropout: float = 0.0

    @property
    def n_inputs(self) -> int:
        """Number of inputs of every unit."""
        return int(self.weights.shape[0])

    @property
    def n_units(self) -> int:
        """Number of units, each with one output."""
        return int(self.weights.shape[1])

    def with_weight(self, source: int, unit: int, value: float) -> DenseLayer:
        """Return the layer with one other weight."""
        if self.weights[source, unit] == value:
            return self
        return replace(self, weights=_changed(self.weights, (source, unit), value))

    def with_bias(self, unit: int, value: float) -> DenseLayer:
        """Return the layer with one other bias."""
        if self.bias[unit] == value:
            return self
        return replace(self, bias=_changed(self.bias, unit, value))


@dataclass(frozen=True, eq=False)
class ForwardTrace:
    """Every value of one forward pass.

    Attributes
    ----------
    activations : tuple of arrays, each of shape (..., n_units)
        The input first, then each layer's output: one more than layers.
    net_inputs : tuple of arrays, each of shape (..., n_units)
        Each layer's ``z``, before its activation.
    """

    activations: tuple[np.ndarray, ...]
    net_inputs: tuple[np.ndarray, ...]

    @property
    def maps(self) -> tuple[np.ndarray, ...]:
        """What layers over the image gave: nothing of any shape."""
        return ()

    @property
    def dense(self) -> ForwardTrace:
        """The part of the dense layers: all of it."""
        return self

    @property
    def logits(self) -> np.ndarray:
        """Net input of the last layer, shape (..., n_classes)."""
        return self.net_inputs[-1]

    @property
    def output(self) -> np.ndarray:
        """Output of the last layer, shape (..., n_classes)."""
        return self.activations[-1]


class DenseNetwork:
    """Dense layers, one after the other.

    Parameters
    ----------
    layers : iterable of DenseLayer
        From the input to the output.

    Attributes
    ----------
    layers : tuple of DenseLayer
    sizes : tuple of int
        Number of inputs, then of each layer's units.

    Raises
    ------
    ValueError
        If there is no layer, or one does not take what the one before gives.
    """

    def __init__(self, layers: Iterable[DenseLayer]) -> None:
        self.layers = tuple(layers)
        if not self.layers:
            raise ValueError("a network needs at least one layer")
        for before, after in zip(self.layers, self.layers[1:], strict=False):
            if before.n_units != after.n_inputs:
                raise ValueError(
                    f"a layer of {before.n_units} units cannot feed one of {after.n_inputs} inputs"
                )
        self.sizes = (self.layers[0].n_inputs, *(layer.n_units for layer in self.layers))

    def __eq__(self, other: object) -> bool:
        """Tell whether another network has the very same layers."""
        return isinstance(other, DenseNetwork) and self.layers == other.layers

    def __hash__(self) -> int:
        """Return a number for use as a key."""
        return hash(self.layers)

    @property
    def image_layers(self) -> tuple[()]:
        """The layers over the image: there are none."""
        return ()

    @property
    def dense(self) -> DenseNetwork:
        """The dense layers: all of it."""
        return self

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Weights and bias of every layer; of the shapes that Keras gives them."""
        return tuple(array for layer in self.layers for array in layer.arrays)

    @property
    def dtype(self) -> np.dtype:
        """Type of its numbers: the widest of all layers."""
        return np.result_type(*(layer.weights for layer in self.layers))

    @property
    def n_weights(self) -> int:
        """Number of weights and biases, Keras's ``count_params()``."""
        return sum(layer.weights.size + layer.bias.size for layer in self.layers)

    def astype(self, dtype: DTypeLike) -> DenseNetwork:
        """Return the network with numbers of another type."""
        return DenseNetwork(
            replace(layer, weights=layer.weights.astype(dtype), bias=layer.bias.astype(dtype))
            for layer in self.layers
        )

    @property
    def n_bytes(self) -> int:
        """Memory that its weights and biases take (bytes)."""
        return sum(layer.weights.nbytes + layer.bias.nbytes for layer in self.layers)

    def bytes_beside(self, other: DenseNetwork) -> int:
        """Return the memory (bytes) of those weights that it does not share with another."""
        shared = {id(layer.weights) for layer in other.layers}
        return sum(layer.weights.nbytes for layer in self.layers if id(layer.weights) not in shared)

    def with_layer(self, index: int, layer: DenseLayer) -> DenseNetwork:
        """Return the network with another layer in one place, counted from 0.

        Raises
        ------
        ValueError
            If it does not fit its neighbours.
        """
        return DenseNetwork((*self.layers[:index], layer, *self.layers[index + 1 :]))

    def forward(self, x: ArrayLike) -> ForwardTrace:
        """Run a forward pass and keep every value on the way.

        Parameters
        ----------
        x : array-like, shape (..., n_inputs)

        Returns
        -------
        ForwardTrace

        Raises
        ------
        ValueError
            If the last axis of ``x`` is not ``n_inputs`` long.
        """
        activation = np.asarray(x)
        if activation.ndim == 0 or activation.shape[-1] != self.sizes[0]:
            raise ValueError(
                f"the network takes {self.sizes[0]} inputs, not {activation.shape[-1:]}"
            )
        return self.forward_on(ForwardTrace((activation,), ()))

    def forward_on(self, begun: ForwardTrace) -> ForwardTrace:
        """Go on with a forward pass that the first layers have had their part in already.

        Parameters
        ----------
        begun : ForwardTrace
            Of the input, and of as many layers as are done.
        """
        activations, net_inputs = list(begun.activations), list(begun.net_inputs)
        for layer in self.layers[len(net_inputs) :]:
            net_inputs.append(activations[-1] @ layer.weights + layer.bias)
            activations.append(ACTIVATIONS[layer.activation](net_inputs[-1]))
        return ForwardTrace(tuple(activations), tuple(net_inputs))


def _changed(array: np.ndarray, place: int | tuple[int, int], value: float) -> np.ndarray:
    copy = array.copy()
    copy[place] = value
    return copy
