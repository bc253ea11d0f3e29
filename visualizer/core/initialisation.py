"""The weights a network starts from, the same for the same seed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, overload

import numpy as np

from visualizer.core.layer_plan import (
    AnyPlan,
    ConvolutionPlan,
    LayerPlan,
    dense_plans,
    image_plans,
    map_shapes,
)
from visualizer.core.network import DenseNetwork
from visualizer.core.planned_network import Network, planned_network
from visualizer.core.sentence import Sentence

N_PIXELS = 28 * 28
CUT = 2.0  # standard deviations
# Of the standard normal distribution within them: 1 - 2 CUT phi(CUT) / (2 Phi(CUT) - 1), its root.
CUT_DEVIATION = 0.87962566103423978


class Initialiser(Protocol):
    """A way of drawing first weights.

    Attributes
    ----------
    lesson : Sentence
        From which numbers, as a formula.
    """

    @property
    def lesson(self) -> Sentence:
        """From which numbers weights are drawn."""

    def __call__(self, generator: np.random.Generator, n_inputs: int, n_units: int) -> np.ndarray:
        """Draw weights of shape (n_inputs, n_units)."""

    def mean_square(self, n_inputs: int, n_units: int) -> float:
        """Return what the square of a weight is on average."""


@dataclass(frozen=True)
class Uniform:
    """Draws weights evenly between two limits.

    Attributes
    ----------
    lesson : Sentence
    limits : callable
        The lowest and the highest weight, for numbers of inputs and units.
    """

    lesson: Sentence
    limits: Callable[[int, int], tuple[float, float]]

    def __call__(self, generator: np.random.Generator, n_inputs: int, n_units: int) -> np.ndarray:
        """Draw weights of shape (n_inputs, n_units)."""
        low, high = self.limits(n_inputs, n_units)
        if low == high:
            return np.full((n_inputs, n_units), low)
        return generator.uniform(low, high, (n_inputs, n_units))

    def mean_square(self, n_inputs: int, n_units: int) -> float:
        """Return what the square of a weight is on average."""
        low, high = self.limits(n_inputs, n_units)
        return (low * low + low * high + high * high) / 3


@dataclass(frozen=True)
class Normal:
    """Draws weights from the normal distribution around 0.

    Attributes
    ----------
    lesson : Sentence
    deviation : callable
        Standard deviation of what is drawn, for numbers of inputs and units.
    is_cut : bool
        Whether what lies farther out than two deviations is drawn again; as in Keras, those are
        of a normal distribution so much wider that what is left has the deviation asked for.
    """

    lesson: Sentence
    deviation: Callable[[int, int], float]
    is_cut: bool = True

    def __call__(self, generator: np.random.Generator, n_inputs: int, n_units: int) -> np.ndarray:
        """Draw weights of shape (n_inputs, n_units)."""
        deviation, drawn = (
            self.deviation(n_inputs, n_units),
            generator.normal(size=(n_inputs, n_units)),
        )
        if not self.is_cut:
            return deviation * drawn
        while (beyond := np.abs(drawn) > CUT).any():
            drawn[beyond] = generator.normal(size=np.count_nonzero(beyond))
        return deviation / CUT_DEVIATION * drawn

    def mean_square(self, n_inputs: int, n_units: int) -> float:
        """Return what the square of a weight is on average."""
        return self.deviation(n_inputs, n_units) ** 2


def _around_zero(lesson: Sentence, limit: Callable[[int, int], float]) -> Uniform:
    """Draw from -limit to limit, which depends on the numbers of inputs and units."""

    def limits(n_inputs: int, n_units: int) -> tuple[float, float]:
        most = limit(n_inputs, n_units)
        return -most, most

    return Uniform(lesson, limits)


# By Keras's names; "uniform_0_1" is the np.random.rand of note 001. He's keeps the signal of
# relu layers (He et al. 2015), Glorot's that of sigmoid and tanh (Glorot and Bengio 2010, eq. 16),
# LeCun's that of layers whose sums stay small (LeCun et al. 1998).
INITIALISERS: dict[str, Initialiser] = {
    "glorot_uniform": _around_zero(
        Sentence("Initialiser", "Between ±√(6 / (inputs + units))"),
        lambda n_inputs, n_units: math.sqrt(6 / (n_inputs + n_units)),
    ),
    "glorot_normal": Normal(
        Sentence("Initialiser", "Normal, deviation √(2 / (inputs + units))"),
        lambda n_inputs, n_units: math.sqrt(2 / (n_inputs + n_units)),
    ),
    "he_uniform": _around_zero(
        Sentence("Initialiser", "Between ±√(6 / inputs)"),
        lambda n_inputs, _n_units: math.sqrt(6 / n_inputs),
    ),
    "he_normal": Normal(
        Sentence("Initialiser", "Normal, deviation √(2 / inputs)"),
        lambda n_inputs, _n_units: math.sqrt(2 / n_inputs),
    ),
    "lecun_uniform": _around_zero(
        Sentence("Initialiser", "Between ±√(3 / inputs)"),
        lambda n_inputs, _n_units: math.sqrt(3 / n_inputs),
    ),
    "lecun_normal": Normal(
        Sentence("Initialiser", "Normal, deviation √(1 / inputs)"),
        lambda n_inputs, _n_units: math.sqrt(1 / n_inputs),
    ),
    "random_uniform": _around_zero(
        Sentence("Initialiser", "Between ±0.05"), lambda _n_inputs, _n_units: 0.05
    ),
    "random_normal": Normal(
        Sentence("Initialiser", "Normal, deviation 0.05"),
        lambda _n_inputs, _n_units: 0.05,
        is_cut=False,
    ),
    "uniform_0_1": Uniform(
        Sentence("Initialiser", "Between 0 and 1, as np.random.rand in note 001"),
        lambda _n_inputs, _n_units: (0.0, 1.0),
    ),
    "zeros": Uniform(
        Sentence("Initialiser", "All 0: then all units of a layer stay the same"),
        lambda _n_inputs, _n_units: (0.0, 0.0),
    ),
}


@overload
def initial_network(
    plans: Iterable[LayerPlan], seed: int, n_inputs: int = N_PIXELS
) -> DenseNetwork: ...


@overload
def initial_network(plans: Iterable[AnyPlan], seed: int, n_inputs: int = N_PIXELS) -> Network: ...


def initial_network(plans: Iterable[AnyPlan], seed: int, n_inputs: int = N_PIXELS) -> Network:
    """Make a network with its first weights: the biases are zero.

    Drawn here and not by Keras, so that the network is on screen before TensorFlow has
    been imported, and training starts from exactly what was shown.

    Parameters
    ----------
    plans : iterable of AnyPlan
        From the input to the output.
    seed : int
        0 or more.
    n_inputs : int
        Inputs of the first layer, where that is a dense one.

    Returns
    -------
    Network
        float32 weights.
    """
    plans = tuple(plans)
    return planned_network(plans, _initial_arrays(plans, seed, n_inputs))


def _initial_arrays(plans: Sequence[AnyPlan], seed: int, n_inputs: int) -> list[np.ndarray]:
    """Draw the weights of each layer that has some, and its zero biases, as Keras keeps them."""
    generator = np.random.default_rng(seed)
    arrays: list[np.ndarray] = []
    for plan, (_, _, n_channels) in zip(image_plans(plans), map_shapes(plans), strict=False):
        if isinstance(plan, ConvolutionPlan):
            # As Keras: a number goes into so many, and comes from so many.
            places = plan.kernel_size**2
            limit = np.sqrt(6 / (places * (n_channels + plan.n_filters)))
            shape = (plan.kernel_size, plan.kernel_size, n_channels, plan.n_filters)
            arrays += [generator.uniform(-limit, limit, shape), np.zeros(plan.n_filters)]
    if image_plans(plans):
        n_inputs = math.prod(map_shapes(plans)[-1])
    for dense in dense_plans(plans):
        draw = INITIALISERS[dense.initialiser]
        arrays += [draw(generator, n_inputs, dense.n_units), np.zeros(dense.n_units)]
        n_inputs = dense.n_units
    return [array.astype(np.float32) for array in arrays]
