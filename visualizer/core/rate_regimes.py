"""What a learning rate does to a descent on a parabola, in closed form."""

from __future__ import annotations

import math
from enum import StrEnum

# Of (w - 5)**2, the lecture notes' parabola.
CURVATURE = 2.0


class RateRegime(StrEnum):
    """The ways in which a descent on a parabola can go."""

    MONOTONE = "monotone"
    ONE_STEP = "one_step"
    ZIGZAG = "zigzag"
    PERIODIC = "periodic"
    DIVERGING = "diverging"


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


def rate_regime(learning_rate: float, curvature: float = CURVATURE) -> RateRegime:
    """Name what gradient descent does with a learning rate on a parabola.

    Parameters
    ----------
    learning_rate : float
        Above 0.
    curvature : float
        Second derivative of the parabola, above 0; on (w - 5)**2 the regimes end at the
        learning rates 0.5 and 1.
    """
    factor = error_factor(learning_rate, curvature)
    if factor > 0:
        return RateRegime.MONOTONE
    if factor == 0:
        return RateRegime.ONE_STEP
    if factor > -1:
        return RateRegime.ZIGZAG
    return RateRegime.PERIODIC if factor == -1 else RateRegime.DIVERGING


def regime_bands(
    highest: float, curvature: float = CURVATURE
) -> tuple[tuple[float, float, RateRegime], ...]:
    """Divide the learning rates from 0 to ``highest`` among gradient descent's regimes.

    Parameters
    ----------
    highest : float
        Above 0.
    curvature : float
        Second derivative of the parabola, above 0.

    Returns
    -------
    tuple of (float, float, RateRegime)
        From, to, regime, without gaps; two regimes are a single learning rate each, from and
        to the same.
    """
    best, bound = 1 / curvature, highest_rate(0, curvature)
    bands = (
        (0.0, best, RateRegime.MONOTONE),
        (best, best, RateRegime.ONE_STEP),
        (best, bound, RateRegime.ZIGZAG),
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
    discriminant = half**2 - momentum
    if discriminant < 0:
        return math.sqrt(momentum)
    return abs(half) + math.sqrt(discriminant)
