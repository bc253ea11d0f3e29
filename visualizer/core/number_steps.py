"""How a number goes up and down when an arrow is pressed."""

from __future__ import annotations

import math

# Of every power of ten; a learning rate is felt by its ratio, not by its difference.
ROUND = (1.0, 2.0, 5.0)


def step_round(value: float, steps: int) -> float:
    """Go so many round numbers on: 0.1, 0.2, 0.5, 1, 2, 5, 10.

    Parameters
    ----------
    value : float
        Above 0; between two round numbers the next step goes to one of them.
    steps : int
        Below 0 goes down.

    Returns
    -------
    float
        A round number above 0, or ``value`` itself where there is none.
    """
    if not 0 < value < math.inf:
        return value
    power = math.floor(math.log10(value))
    ladder = [
        float(f"{digit:g}e{exponent}")
        for exponent in range(power - abs(steps) - 1, power + abs(steps) + 2)
        for digit in ROUND
    ]
    ladder = [rung for rung in ladder if 0 < rung < math.inf]
    if steps > 0:
        above = [rung for rung in ladder if rung > value]
        return above[min(steps, len(above)) - 1] if above else value
    below = [rung for rung in ladder if rung < value]
    return below[-min(-steps, len(below))] if below and steps else value
