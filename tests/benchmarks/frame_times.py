"""Times actions to the painted frame, for the benchmarks beside it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

from PySide6.QtTest import QTest


def time_each(action: Callable[[int], None], times: int) -> list[float]:
    """Return how long each of many actions takes until Qt has nothing left to paint (ms).

    Parameters
    ----------
    action : callable
        Is told which time it is, from 0.
    times : int
    """
    durations = []
    for number in range(times):
        QTest.qWait(0)
        start = time.perf_counter()
        action(number)
        QTest.qWait(0)
        durations.append(1000 * (time.perf_counter() - start))
    return durations


def report(name: str, durations: list[float], required: float) -> bool:
    """Print the median and the 95th percentile; tell whether the median is good enough (ms)."""
    p95 = quantiles(durations, n=20)[-1]
    sys.stdout.write(
        f"{name}: median {median(durations):.1f} ms, 95th percentile {p95:.1f} ms"
        f" (required {required:.0f} ms)\n"
    )
    return median(durations) <= required
