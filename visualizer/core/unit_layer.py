"""A layer as its single units: what each of them sums up, and what comes back along its weights."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self

import numpy as np
from numpy.typing import DTypeLike

from visualizer.core.activations import LAYER_ACTIVATIONS, through_activation
from visualizer.core.image_layers import MapShape


class UnitLayer(ABC):
    """Units that each make ``z = sum w a + b`` of some of the values before them, then ``f(z)``.

    Nobody who takes a network apart needs to know more of a layer than this: a unit of a
    dense layer sums up all values, one of a kernel those under its window, one of a pooling
    layer the largest alone. Values are counted from 0, of maps row by row, channels last.

    Attributes
    ----------
    name : str
        Shown to people; may be empty.
    activation : str
        A key of `LAYER_ACTIVATIONS`.
    """

    name: str
    activation: str

    @property
    @abstractmethod
    def n_inputs(self) -> int:
        """Number of values it is given."""

    @property
    @abstractmethod
    def n_units(self) -> int:
        """Number of values it gives."""

    @property
    def map_shape(self) -> MapShape | None:
        """Height, width and number of the maps that its units form; None where they form none."""
        return None

    @property
    def is_maximum(self) -> bool:
        """Whether a unit takes the largest value, instead of weighing all of them."""
        return False

    @property
    @abstractmethod
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Weights and bias, or nothing; their shapes and order are those of Keras."""

    @abstractmethod
    def astype(self, dtype: DTypeLike) -> Self:
        """Return the layer with numbers of another type."""

    @abstractmethod
    def with_weight(self, source: int, unit: int, value: float) -> UnitLayer:
        """Return the layer with another weight between a value it is given and a unit."""

    @abstractmethod
    def with_bias(self, unit: int, value: float) -> UnitLayer:
        """Return the layer with another bias of a unit."""

    @abstractmethod
    def with_activation(self, activation: str) -> UnitLayer:
        """Return the layer with another activation."""

    @abstractmethod
    def sources(self, units: np.ndarray) -> np.ndarray:
        """Return what some units sum up, shape (n_asked, n_terms), in the order of kernels."""

    @abstractmethod
    def weights_at(
        self, given: np.ndarray, sources: np.ndarray | int, units: np.ndarray | int
    ) -> np.ndarray:
        """Return the weights between values and units; 0 where a unit does not look.

        Parameters
        ----------
        given : array, shape (n_inputs,)
            What the layer is given: of pooling, it decides which weight is 1.
        sources, units : arrays of int, of shapes that are broadcast to one, or int
            What is returned has that shape.
        """

    @abstractmethod
    def bias_at(self, unit: int) -> float:
        """Return the bias of a unit."""

    @abstractmethod
    def net_input(self, given: np.ndarray) -> np.ndarray:
        """Return ``z``, shape (..., n_units), from what it is given, shape (..., n_inputs)."""

    def output(self, net_input: np.ndarray) -> np.ndarray:
        """Return ``a = f(z)``, of the shape of ``z``."""
        return LAYER_ACTIVATIONS[self.activation](net_input)

    def shared_with(self, unit: int) -> slice:
        """Return the units whose ``z`` a softmax of this unit takes into account."""
        return slice(None)

    def net_input_gradient(self, z: np.ndarray, a: np.ndarray, da: np.ndarray) -> np.ndarray:
        """Return ``dz`` from ``da``, all of shape (..., n_units)."""
        return through_activation(self.activation, z, a, da)

    @abstractmethod
    def given_gradient(self, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return ``da`` of what it was given, shape (..., n_inputs), from ``dz``."""

    @abstractmethod
    def slopes(self, given: np.ndarray, source: int | None, unit: int) -> np.ndarray:
        """Return how every net input changes with one weight, shape (n_units,).

        With no ``source``, with the bias of the unit.
        """

    def weight_gradient(
        self, given: np.ndarray, dz: np.ndarray, source: int | None, unit: int
    ) -> float:
        """Return how the loss changes with one weight; with no ``source``, with a bias.

        Parameters
        ----------
        given : array, shape (n_inputs,)
        dz : array, shape (n_units,)
        source : int, optional
        unit : int
        """
        return float(self.slopes(given, source, unit) @ dz)

    @abstractmethod
    def stepped(self, given: np.ndarray, dz: np.ndarray, learning_rate: float) -> UnitLayer:
        """Return the layer after one step of gradient descent.

        Parameters
        ----------
        given : array, shape (n_inputs,)
        dz : array, shape (n_units,)
        learning_rate : float
        """

    @abstractmethod
    def step_slopes(self, now: np.ndarray, given: np.ndarray, dz: np.ndarray) -> np.ndarray:
        """Return by how much ``z`` of other values falls after a step of rate 1, (n_units,).

        Parameters
        ----------
        now : array, shape (n_inputs,)
            What the layer is given after the step.
        given : array, shape (n_inputs,)
            What it was given when ``dz`` came back.
        dz : array, shape (n_units,)
        """
