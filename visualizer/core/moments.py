"""The two running means that Adam and its kin are made of."""

from __future__ import annotations

from visualizer.core.update_rule import Factors, LineKind, RuleLine

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


def moments(
    factors: Factors, g: float, memory: tuple[float, ...], beta_1: float, beta_2: float
) -> tuple[float, float, float, float]:
    """Bring the means of slopes and of squared slopes up to date.

    Both begin at 0 and are too small for a while; divided by the share of 1 that has come
    in so far they are means from the first step on (Kingma and Ba 2015, section 3).

    Parameters
    ----------
    factors : tuple of float
        `shares_come_in` by this step, and perhaps more.
    g : float
        The slope.
    memory : tuple of float
        m and v before.
    beta_1, beta_2 : float
        Shares of them that are kept, 0 to below 1.

    Returns
    -------
    tuple of float
        m, v, and both corrected: the values of `MOMENT_LINES`.
    """
    m, v = memory
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * (g * g)
    return m, v, m / factors[0], v / factors[1]
