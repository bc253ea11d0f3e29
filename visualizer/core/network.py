"""A network of layers of units, and everything that happens in one forward pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, Self, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from visualizer.core.unit_layer import UnitLayer
from visualizer.core.weighted_layer import WeightedLayer


@dataclass(frozen=True, eq=False)
class DenseLayer(WeightedLayer, UnitLayer):
    """One layer: ``z = a W + b``, then the activation.

    Attributes
    ----------
    weights : array, shape (n_inputs, n_units)
    bias : array, shape (n_units,)
    activation : str
        A key of `visualizer.core.activations.LAYER_ACTIVATIONS`.
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

    def with_activation(self, activation: str) -> DenseLayer:
        """Return the layer with another activation; its weights stay."""
        return replace(self, activation=activation)

    def astype(self, dtype: DTypeLike) -> DenseLayer:
        """Return the layer with numbers of another type."""
        return replace(self, weights=self.weights.astype(dtype), bias=self.bias.astype(dtype))

    def sources(self, units: np.ndarray) -> np.ndarray:
        """Return what some units sum up: all there is; shapes as of `UnitLayer`."""
        return np.broadcast_to(np.arange(self.n_inputs), (len(units), self.n_inputs))

    def weights_at(
        self, given: np.ndarray, sources: np.ndarray | int, units: np.ndarray | int
    ) -> np.ndarray:
        """Return the weights between values and units, whatever it is given.

        Arrays have the shapes of `UnitLayer`.
        """
        return self.weights[sources, units]

    def bias_at(self, unit: int) -> float:
        """Return the bias of a unit."""
        return float(self.bias[unit])

    def net_input(self, given: np.ndarray) -> np.ndarray:
        """Return ``z = a W + b``, shape (..., n_units)."""
        return given @ self.weights + self.bias

    def given_gradient(self, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return ``da = dz W^T`` of what it was given, shape (..., n_inputs)."""
        return dz @ self.weights.T

    def slopes(self, given: np.ndarray, source: int | None, unit: int) -> np.ndarray:
        """Return how every net input changes with one weight: that of its unit alone.

        Arrays have the shapes of `UnitLayer`.
        """
        slopes = np.zeros(self.n_units, given.dtype)
        slopes[unit] = 1 if source is None else given[source]
        return slopes

    def weight_gradient(
        self, given: np.ndarray, dz: np.ndarray, source: int | None, unit: int
    ) -> float:
        """Return how the loss changes with one weight: ``a dz``; with the bias, ``dz``.

        Arrays have the shapes of `UnitLayer`.
        """
        share = 1.0 if source is None else float(given[source])
        return share * float(dz[unit])

    def stepped(self, given: np.ndarray, dz: np.ndarray, learning_rate: float) -> DenseLayer:
        """Return the layer after one step: ``W - rate a^T dz``, ``b - rate dz``.

        Arrays have the shapes of `UnitLayer`.
        """
        change = learning_rate * dz
        weights, bias = self.weights - np.outer(given, change), self.bias - change
        dtype = self.weights.dtype
        return replace(self, weights=weights.astype(dtype), bias=bias.astype(dtype))

    def step_slopes(self, now: np.ndarray, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return by how much ``z`` falls after a step of rate 1: ``(a' a + 1) dz``.

        A step changes every weight by ``rate a_i dz_j``: a product of two vectors, instead of
        millions of weights.

        Arrays have the shapes of `UnitLayer`.
        """
        return (now @ given + 1) * dz


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


Layer = TypeVar("Layer", bound=UnitLayer, covariant=True)


class UnitNetwork(Generic[Layer]):
    """Layers of units, one after the other.

    Parameters
    ----------
    layers : iterable of UnitLayer
        From the input to the output.

    Attributes
    ----------
    layers : tuple of UnitLayer
    sizes : tuple of int
        Number of inputs, then of each layer's units.

    Raises
    ------
    ValueError
        If there is no layer, or one does not take what the one before gives.
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
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
        return isinstance(other, UnitNetwork) and self.layers == other.layers

    def __hash__(self) -> int:
        """Return a number for use as a key."""
        return hash(self.layers)

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Weights and bias of every layer; of the shapes that Keras gives them."""
        return tuple(array for layer in self.layers for array in layer.arrays)

    @property
    def dtype(self) -> np.dtype:
        """Type of its numbers: the widest of all layers."""
        return np.result_type(*self._weights)

    @property
    def n_weights(self) -> int:
        """Number of weights and biases, Keras's ``count_params()``."""
        return sum(array.size for array in self.arrays)

    def astype(self, dtype: DTypeLike) -> Self:
        """Return the network with numbers of another type."""
        return type(self)(layer.astype(dtype) for layer in self.layers)

    @property
    def n_bytes(self) -> int:
        """Memory that its weights and biases take (bytes)."""
        return sum(array.nbytes for array in self.arrays)

    def bytes_beside(self, other: AnyNetwork) -> int:
        """Return the memory (bytes) of those weights that it does not share with another."""
        shared = {id(weights) for weights in other._weights}
        return sum(weights.nbytes for weights in self._weights if id(weights) not in shared)

    def with_layer(self, index: int, layer: UnitLayer) -> Self:
        """Return the network with another layer in one place, counted from 0.

        Raises
        ------
        ValueError
            If it does not fit its neighbours.
        """
        layers: list[Any] = list(self.layers)
        layers[index] = layer
        return type(self)(layers)

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
            net_inputs.append(layer.net_input(activations[-1]))
            activations.append(layer.output(net_inputs[-1]))
        return ForwardTrace(tuple(activations), tuple(net_inputs))

    @property
    def _weights(self) -> list[np.ndarray]:
        return [layer.arrays[0] for layer in self.layers if layer.arrays]


AnyNetwork = UnitNetwork[UnitLayer]


class DenseNetwork(UnitNetwork[DenseLayer]):
    """Dense layers, one after the other."""

    @property
    def image_layers(self) -> tuple[()]:
        """The layers over the image: there are none."""
        return ()

    @property
    def dense(self) -> DenseNetwork:
        """The dense layers: all of it."""
        return self


def _changed(array: np.ndarray, place: int | tuple[int, int], value: float) -> np.ndarray:
    copy = array.copy()
    copy[place] = value
    return copy
