"""The two running means that Adam and its kin are made of."""

from __future__ import annotations

from math import sqrt

from visualizer.core.update_rule import LineKind, Memory, RuleLine, Timed, Walk

MOMENT_LINES = (
    RuleLine("m", "beta_1 * m + (1 - beta_1) * g"),
    RuleLine("v", "beta_2 * v + (1 - beta_2) * g**2", LineKind.SQUARES),
    RuleLine("m_hat", "m / (1 - beta_1**t)"),
    RuleLine("v_hat", "v / (1 - beta_2**t)", LineKind.SQUARES),
)


def shares_come_in(t: int, beta_1: float, beta_2: float) -> tuple[float, float]:
    """Return how much of 1 has come into each of the two means by a step, above 0 to 1.

    Parameters
    ----------
    t : int
        Which step, from 1.
    beta_1, beta_2 : float
        Shares of the means that are kept, 0 to below 1.
    """
    return 1 - beta_1**t, 1 - beta_2**t


def moment_walk(
    timed: Timed, w: float, memory: Memory, beta_1: float, beta_2: float, weight_decay: float = 0.0
) -> Walk:
    """Walk by the mean of slopes over the root of the mean of their squares.

    Both means begin at 0 and are too small for a while; divided by the share of 1 that has come
    in so far they are means from the first step on (Kingma and Ba 2015, section 3).

    Parameters
    ----------
    timed, w, memory
        As `UpdateRule.walk` takes them; the factors are `shares_come_in` and what keeps the
        divisor from 0, the memory is m and v.
    beta_1, beta_2 : float
        Shares of the means that are kept, 0 to below 1.
    weight_decay : float
        Share of w that a step of learning rate 1 takes away, at least 0.
    """
    new_1, new_2 = 1 - beta_1, 1 - beta_2
    m, v = memory
    for (share_1, share_2, epsilon), rate in timed:
        g = yield w
        m = beta_1 * m + new_1 * g
        v = beta_2 * v + new_2 * (g * g)
        m_hat = m / share_1
        v_hat = v / share_2
        decay = -rate * weight_decay * w
        step = -rate * m_hat / (sqrt(v_hat) + epsilon)
        w = w + decay + step
    yield w
