"""One unit's output over its net input, as a curve to draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.activations import ACTIVATIONS, SLOPES
from visualizer.core.network import AnyNetwork, ForwardTrace

N_POINTS = 101  # an odd number: the kinks at 0 are among them
HALF_WIDTH = 6.0  # of z, or twice that, or four times that …: it seldom changes


@dataclass(frozen=True, eq=False)
class ActivationCurve:
    """The curve, and the place on it.

    Attributes
    ----------
    z, a : arrays, each of shape (n_points,)
    at : tuple of float
        Net input and output of the unit.
    slope : float
        Of the curve there.
    """

    z: np.ndarray
    a: np.ndarray
    at: tuple[float, float]
    slope: float


def activation_curve(
    network: AnyNetwork, trace: ForwardTrace, layer: int, unit: int
) -> ActivationCurve:
    """Draw a unit's activation; of softmax, with the other net inputs as they are.

    Raises
    ------
    ValueError
        If the unit's net input is not a finite number.
    """
    activation = network.layers[layer].activation
    here = float(trace.net_inputs[layer][unit])
    if not np.isfinite(here):
        raise ValueError("there is no place on the curve for a number that is not finite")
    width = HALF_WIDTH
    while abs(here) > 0.9 * width:
        width *= 2
    z = np.linspace(-width, width, N_POINTS)
    output = float(trace.activations[layer + 1][unit])
    if activation != "softmax":
        slope = float(SLOPES[activation](np.array([here]))[0])
        return ActivationCurve(z, ACTIVATIONS[activation](z), (here, output), slope)
    shared = network.layers[layer].shared_with(unit)
    rows = np.tile(trace.net_inputs[layer][shared].astype(float), (N_POINTS, 1))
    place = unit - (shared.start or 0)
    rows[:, place] = z
    curve = ACTIVATIONS["softmax"](rows)[:, place]
    return ActivationCurve(z, curve, (here, output), output * (1 - output))
