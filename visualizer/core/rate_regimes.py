"""What a learning rate does to a descent on a parabola, in closed form."""

from __future__ import annotations

import math
from enum import StrEnum

# Of (w - 5)**2, the lecture notes' parabola.
CURVATURE = 2.0


class RateRegime(StrEnum):
    """The ways in which a descent on a parabola can go; swinging takes momentum."""

    MONOTONE = "monotone"
    ONE_STEP = "one_step"
    SWINGING = "swinging"
    ZIGZAG = "zigzag"
    PERIODIC = "periodic"
    DIVERGING = "diverging"


# From, to and what happens in between.
Band = tuple[float, float, RateRegime]


def error_factor(learning_rate: float, curvature: float = CURVATURE) -> float:
    """Return what every step of gradient descent multiplies the distance to the minimum by.

    With the slope ``curvature * (w - minimum)`` it is ``1 - learning_rate * curvature``, so
    after t steps on (w - 5)**2 from 0, w is ``5 - 5 * (1 - 2 * learning_rate)**t``.

    Parameters
    ----------
    learning_rate : float
        Above 0.
    curvature : float
        Second derivative of the parabola, above 0.
    """
    return 1 - learning_rate * curvature


def rate_regime(
    learning_rate: float, curvature: float = CURVATURE, momentum: float = 0.0
) -> RateRegime:
    """Name what a descent does with a learning rate on a parabola.

    Parameters
    ----------
    learning_rate : float
        Above 0.
    curvature : float
        Second derivative of the parabola, above 0; on (w - 5)**2 the regimes of plain gradient
        descent end at the learning rates 0.5 and 1.
    momentum : float
        0 (plain gradient descent) to below 1.
    """
    bands = regime_bands(math.inf, curvature, momentum)
    fitting = [band for band in bands if band[0] <= learning_rate <= band[1]]
    # Two regimes are a single learning rate each, where others end.
    return min(fitting, key=_width)[2]


def regime_bands(
    highest: float, curvature: float = CURVATURE, momentum: float = 0.0
) -> tuple[Band, ...]:
    """Divide the learning rates from 0 to ``highest`` among the regimes.

    With momentum they are told by the roots of which `momentum_factor` is the larger size (Goh
    2017): both above 0 the ball comes from one side, two complex ones let it swing, and both
    below 0 it changes sides in every step.

    Parameters
    ----------
    highest : float
        Above 0.
    curvature : float
        Second derivative of the parabola, above 0.
    momentum : float
        0 (plain gradient descent) to below 1.

    Returns
    -------
    tuple of (float, float, RateRegime)
        From, to, regime, without gaps; two regimes are a single learning rate each, from and
        to the same.
    """
    root, bound = math.sqrt(momentum), highest_rate(momentum, curvature)
    first, last = ((1 + side * root) ** 2 / curvature for side in (-1, 1))
    bands = (
        (0.0, first, RateRegime.MONOTONE),
        (first, last, RateRegime.SWINGING if momentum else RateRegime.ONE_STEP),
        (last, bound, RateRegime.ZIGZAG),
        (bound, bound, RateRegime.PERIODIC),
        (bound, math.inf, RateRegime.DIVERGING),
    )
    return tuple((low, min(high, highest), regime) for low, high, regime in bands if low < highest)


def highest_rate(momentum: float, curvature: float = CURVATURE) -> float:
    """Return the learning rate from which a descent with momentum no longer converges.

    Polyak's heavy ball is stable below ``2 * (1 + momentum) / curvature`` (Goh 2017): on
    (w - 5)**2 below ``1 + momentum``.

    Parameters
    ----------
    momentum : float
        0 (plain gradient descent) to below 1.
    curvature : float
        Second derivative of the parabola, above 0.
    """
    return 2 * (1 + momentum) / curvature


def critical_momentum(learning_rate: float, curvature: float = CURVATURE) -> float:
    """Return the momentum that comes to rest soonest: more swings to and fro, less creeps.

    ``(1 - sqrt(learning_rate * curvature))**2`` (Goh 2017), on (w - 5)**2
    ``(1 - sqrt(2 * learning_rate))**2``.

    Parameters
    ----------
    learning_rate : float
        Above 0.
    curvature : float
        Second derivative of the parabola, above 0.

    Returns
    -------
    float
        From 4 / curvature up it is 1 or more, which no momentum is.
    """
    return (1 - math.sqrt(learning_rate * curvature)) ** 2


def momentum_factor(learning_rate: float, momentum: float, curvature: float = CURVATURE) -> float:
    """Return what every step with momentum multiplies the error by in the long run.

    The larger size of the roots of ``r**2 - (1 + momentum - learning_rate * curvature) * r
    + momentum``: below 1 it converges, above 1 it diverges. Where the ball swings it is
    ``sqrt(momentum)``, whatever the learning rate.

    Parameters
    ----------
    learning_rate : float
        Above 0.
    momentum : float
        0 to below 1.
    curvature : float
        Second derivative of the parabola, above 0.
    """
    half = (1 + momentum - learning_rate * curvature) / 2
    # Not **: of a learning rate that is far too large it is inf, and no error.
    discriminant = half * half - momentum
    if discriminant < 0:
        return math.sqrt(momentum)
    return abs(half) + math.sqrt(discriminant)


def _width(band: Band) -> float:
    return band[1] - band[0]
