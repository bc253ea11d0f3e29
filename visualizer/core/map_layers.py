"""Convolution and pooling at their place in a network: every pixel of a map is a unit."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import DTypeLike

from visualizer.core.activations import ACTIVATIONS, through_activation
from visualizer.core.convolutional_network import ConvolutionalNetwork, map_shapes_of
from visualizer.core.image_backward import before_convolution, before_pooling, kernel_gradients
from visualizer.core.image_layers import ConvolutionLayer, ImageLayer, MapShape, PoolingLayer
from visualizer.core.network import AnyNetwork, UnitNetwork
from visualizer.core.planned_network import Network
from visualizer.core.unit_layer import UnitLayer


@dataclass(frozen=True, eq=False)
class MapLayer(UnitLayer):
    """What kernels and pooling have in common: units that look through a window.

    Attributes
    ----------
    given_shape : tuple of int
        Height, width and channels of what it looks at.
    layer : ImageLayer
    """

    given_shape: MapShape
    layer: ImageLayer
    name: str = field(default="", init=False)
    activation: str = field(default="linear", init=False)

    @property
    @abstractmethod
    def map_shape(self) -> MapShape:
        """Height, width and number of its maps."""

    @property
    def n_inputs(self) -> int:
        """Number of pixels of all maps it looks at."""
        return math.prod(self.given_shape)

    @property
    def n_units(self) -> int:
        """Number of pixels of all its maps."""
        return math.prod(self.map_shape)

    def output(self, net_input: np.ndarray) -> np.ndarray:
        """Return ``a = f(z)``; softmax shares out among the maps, at each place.

        Arrays have the shapes of `UnitLayer`.
        """
        return ACTIVATIONS[self.activation](self._as_maps(net_input)).reshape(net_input.shape)

    def shared_with(self, unit: int) -> slice:
        """Return the units at the same place."""
        n_maps = self.map_shape[2]
        first = unit - unit % n_maps
        return slice(first, first + n_maps)

    def net_input_gradient(self, z: np.ndarray, a: np.ndarray, da: np.ndarray) -> np.ndarray:
        """Return ``dz`` from ``da``, all of shape (..., n_units)."""
        maps = (self._as_maps(each) for each in (z, a, da))
        return through_activation(self.activation, *maps).reshape(z.shape)

    def _as_maps(self, values: np.ndarray) -> np.ndarray:
        return values.reshape(-1, *self.map_shape)

    def _as_given(self, values: np.ndarray) -> np.ndarray:
        return values.reshape(-1, *self.given_shape)

    def place(self, unit: int) -> tuple[int, int, int]:
        """Return row, column and map of a unit."""
        return _place(unit, self.map_shape)

    def given_place(self, source: int) -> tuple[int, int, int]:
        """Return row, column and channel of a value it looks at."""
        return _place(source, self.given_shape)


@dataclass(frozen=True, eq=False)
class ConvolutionMaps(MapLayer):
    """The units of a convolution: those of one map share one kernel and one bias.

    ``z[y, x, k] = sum over dy, dx, c of a[y + dy, x + dx, c] w[dy, dx, c, k] + b[k]``.

    Attributes
    ----------
    layer : ConvolutionLayer
    """

    layer: ConvolutionLayer

    def __post_init__(self) -> None:
        """Take over what the layer is called and how it bends."""
        object.__setattr__(self, "name", self.layer.name)
        object.__setattr__(self, "activation", self.layer.activation)

    @property
    def map_shape(self) -> MapShape:
        """Height, width and number of its maps."""
        return self.layer.output_shape(self.given_shape)

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Kernels and biases, of the shapes that Keras gives them."""
        return self.layer.arrays

    def astype(self, dtype: DTypeLike) -> ConvolutionMaps:
        """Return the layer with numbers of another type."""
        return self._with(
            weights=self.layer.weights.astype(dtype), bias=self.layer.bias.astype(dtype)
        )

    def with_weight(self, source: int, unit: int, value: float) -> ConvolutionMaps:
        """Return the layer with another weight in the kernel of a unit's map."""
        place = self.kernel_place(source, unit)
        if self.layer.weights[place] == value:
            return self
        weights = self.layer.weights.copy()
        weights[place] = value
        return self._with(weights=weights)

    def with_bias(self, unit: int, value: float) -> ConvolutionMaps:
        """Return the layer with another bias of a unit's map."""
        number = self.place(unit)[2]
        if self.layer.bias[number] == value:
            return self
        bias = self.layer.bias.copy()
        bias[number] = value
        return self._with(bias=bias)

    def with_activation(self, activation: str) -> ConvolutionMaps:
        """Return the layer with another activation."""
        return self._with(activation=activation)

    def sources(self, units: np.ndarray) -> np.ndarray:
        """Return what lies under the kernel at some units, in the order of its weights.

        Arrays have the shapes of `UnitLayer`.
        """
        return _window(units, self.map_shape, self.given_shape, self.layer.kernel_size)

    def weights_at(
        self, given: np.ndarray, sources: np.ndarray | int, units: np.ndarray | int
    ) -> np.ndarray:
        """Return the weights of the kernels; 0 outside of the window; shapes as of `UnitLayer`."""
        y, x, channel = np.unravel_index(sources, self.given_shape)
        top, left, number = np.unravel_index(units, self.map_shape)
        size = self.layer.kernel_size
        dy, dx = y - top, x - left
        inside = (dy >= 0) & (dy < size) & (dx >= 0) & (dx < size)
        weights = self.layer.weights[
            np.where(inside, dy, 0), np.where(inside, dx, 0), channel, number
        ]
        return np.where(inside, weights, weights.dtype.type(0))

    def bias_at(self, unit: int) -> float:
        """Return the bias of a unit's map."""
        return float(self.layer.bias[self.place(unit)[2]])

    def net_input(self, given: np.ndarray) -> np.ndarray:
        """Return ``z``, shape (..., n_units), from what it is given, shape (..., n_inputs)."""
        z = self.layer.net_input(self._as_given(given))
        return z.reshape(*given.shape[:-1], self.n_units)

    def given_gradient(self, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return ``da``: each value hears from all places at which a kernel covered it.

        Arrays have the shapes of `UnitLayer`.
        """
        da = before_convolution(self.layer, self._as_given(given), self._as_maps(dz))
        return da.reshape(given.shape)

    def slopes(self, given: np.ndarray, source: int | None, unit: int) -> np.ndarray:
        """Return what lies under one weight of a kernel at every place of its map.

        Arrays have the shapes of `UnitLayer`.
        """
        slopes = np.zeros(self.map_shape, given.dtype)
        height, width, _ = self.map_shape
        if source is None:
            slopes[..., self.place(unit)[2]] = 1
        else:
            dy, dx, channel, number = self.kernel_place(source, unit)
            maps = given.reshape(self.given_shape)
            slopes[..., number] = maps[dy : dy + height, dx : dx + width, channel]
        return slopes.reshape(-1)

    def kernel_gradients(self, given: np.ndarray, dz: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the gradients of all kernels and biases, of their shapes."""
        return kernel_gradients(self.layer, self._as_given(given), self._as_maps(dz))

    def stepped(self, given: np.ndarray, dz: np.ndarray, learning_rate: float) -> ConvolutionMaps:
        """Return the layer after one step of gradient descent, given one input.

        Arrays have the shapes of `UnitLayer`.
        """
        weights, bias = (
            (array - learning_rate * gradient).astype(array.dtype)
            for array, gradient in zip(self.arrays, self.kernel_gradients(given, dz), strict=True)
        )
        return self._with(weights=weights, bias=bias)

    def step_slopes(self, now: np.ndarray, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return by how much ``z`` of other values falls after a step of rate 1, (n_units,).

        Arrays have the shapes of `UnitLayer`.
        """
        weights, bias = self.kernel_gradients(given, dz)
        return self._with(weights=weights, bias=bias).net_input(now)

    def kernel_place(self, source: int, unit: int) -> tuple[int, int, int, int]:
        """Return row, column, channel and number of the kernel's weight between two values.

        Raises
        ------
        IndexError
            If the unit does not look at the value.
        """
        y, x, channel = self.given_place(source)
        top, left, number = self.place(unit)
        row, column = y - top, x - left
        if not (0 <= row < self.layer.kernel_size and 0 <= column < self.layer.kernel_size):
            raise IndexError(f"unit {unit} does not look at {source}")
        return row, column, channel, number

    def _with(self, **values: object) -> ConvolutionMaps:
        return replace(self, layer=replace(self.layer, **values))  # type: ignore[arg-type]


@dataclass(frozen=True, eq=False)
class PoolingMaps(MapLayer):
    """The units of a pooling layer: of the values in its square, the largest has the weight 1.

    Of equal ones it is the first. There is nothing to learn.

    Attributes
    ----------
    layer : PoolingLayer
    """

    layer: PoolingLayer

    @property
    def map_shape(self) -> MapShape:
        """Height, width and number of its maps."""
        return self.layer.output_shape(self.given_shape)

    @property
    def is_maximum(self) -> bool:
        """Whether a unit takes the largest value: always."""
        return True

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Nothing to learn: no array of any shape."""
        return ()

    def astype(self, dtype: DTypeLike) -> PoolingMaps:
        """Return the layer: it has no numbers."""
        return self

    def with_weight(self, source: int, unit: int, value: float) -> PoolingMaps:
        """Return the layer: the values choose its weights, and nobody else."""
        return self

    def with_bias(self, unit: int, value: float) -> PoolingMaps:
        """Return the layer: it has no bias."""
        return self

    def with_activation(self, activation: str) -> PoolingMaps:
        """Return the layer: it has no activation."""
        return self

    def sources(self, units: np.ndarray) -> np.ndarray:
        """Return what lies in the square of some units, row by row; shapes as of `UnitLayer`."""
        return _window(units, self.map_shape, self.given_shape, self.layer.size, pools=True)

    def weights_at(
        self, given: np.ndarray, sources: np.ndarray | int, units: np.ndarray | int
    ) -> np.ndarray:
        """Return 1 for the largest value of a square, else 0; shapes as of `UnitLayer`."""
        sources, units = np.broadcast_arrays(sources, units)
        windows = self.sources(units.reshape(-1))
        values = given[windows]
        largest = windows[np.arange(len(windows)), values.argmax(axis=1)]
        return (largest.reshape(units.shape) == sources).astype(given.dtype)

    def bias_at(self, unit: int) -> float:
        """Return the bias of a unit: there is none, which counts as 0."""
        return 0.0

    def net_input(self, given: np.ndarray) -> np.ndarray:
        """Return the largest values, shape (..., n_units)."""
        z = self.layer.forward(self._as_given(given))
        return z.reshape(*given.shape[:-1], self.n_units)

    def given_gradient(self, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return ``da``: the largest alone hears; shapes as of `UnitLayer`."""
        maps = self._as_given(given)
        da = before_pooling(self.layer, maps, self.layer.forward(maps), self._as_maps(dz))
        return da.reshape(given.shape)

    def slopes(self, given: np.ndarray, source: int | None, unit: int) -> np.ndarray:
        """Return 0: no net input changes with a weight that is none; shapes as of `UnitLayer`."""
        return np.zeros(self.n_units, given.dtype)

    def stepped(self, given: np.ndarray, dz: np.ndarray, learning_rate: float) -> PoolingMaps:
        """Return the layer: it learns nothing; shapes as of `UnitLayer`."""
        return self

    def step_slopes(self, now: np.ndarray, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return 0 for every unit; shapes as of `UnitLayer`."""
        return np.zeros(self.n_units, given.dtype)


def in_units(network: Network) -> AnyNetwork:
    """Return a network as layers of units, its kernels and pooling among them."""
    if isinstance(network, ConvolutionalNetwork):
        return UnitNetwork((*map_layers(network.image_layers), *network.dense.layers))
    return network


def map_layers(layers: Iterable[ImageLayer]) -> tuple[MapLayer, ...]:
    """Return layers over an image, each at its place."""
    layers = tuple(layers)
    return tuple(
        PoolingMaps(shape, layer)
        if isinstance(layer, PoolingLayer)
        else ConvolutionMaps(shape, layer)
        for layer, shape in zip(layers, map_shapes_of(layers), strict=False)
    )


def _place(unit: int, shape: MapShape) -> tuple[int, int, int]:
    pixel, channel = divmod(unit, shape[2])
    row, column = divmod(pixel, shape[1])
    return row, column, channel


def _window(
    units: np.ndarray, shape: MapShape, given: MapShape, side: int, *, pools: bool = False
) -> np.ndarray:
    """Return what squares of the maps given cover, shape (n_asked, n_covered).

    A kernel covers every channel at each place, pooling only that of its own map, and its
    squares do not overlap.
    """
    top, left, number = np.unravel_index(units, shape)
    if pools:
        top, left, channels = top * side, left * side, number[:, np.newaxis]
    else:
        channels = np.arange(given[2])[np.newaxis]
    steps = np.arange(side)
    rows = (top[:, np.newaxis] + steps)[:, :, np.newaxis, np.newaxis]
    columns = (left[:, np.newaxis] + steps)[:, np.newaxis, :, np.newaxis]
    places = (rows * given[1] + columns) * given[2] + channels[:, np.newaxis, np.newaxis, :]
    return places.reshape(len(units), -1)
