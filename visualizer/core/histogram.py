"""How many of very many numbers lie where: counts in bins of equal width around 0."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass

import numpy as np

HALF_BINS = 30  # on each side of 0
N_BINS = 2 * HALF_BINS
NEARLY_ALL = 0.995
STEPS = (1, 1.5, 2, 3, 5, 7)
SAMPLE_SIZE = 10_000
BLOCK_SIZE = 2**15  # small enough to stay in the processor's cache
LEAST_LIMIT = 1e-30  # bins of smaller numbers would be narrower than float32 can tell


@dataclass(frozen=True)
class Statistics:
    """What numbers are like, told by a few.

    Attributes
    ----------
    n_values : int
        All of them.
    n_nan, n_infinite : int
        How many are no numbers; the rest below is of the others.
    mean, deviation : float
        Mean and standard deviation; nan where there are no numbers.
    """

    n_values: int
    n_nan: int
    n_infinite: int
    mean: float
    deviation: float


@dataclass(frozen=True, eq=False)
class Histogram:
    """Counts from ``-limit`` to ``limit``; with all that is left out of them.

    Attributes
    ----------
    limit : float
        Above 0.
    counts : array of int, shape (N_BINS,)
        In each bin, its lower edge included. Without what is exactly 0.
    n_below, n_above : int
        Below ``-limit``, and from ``limit`` up.
    n_zero : int
        Exactly 0.
    n_not_finite : int
        nan, or infinite.
    """

    limit: float
    counts: np.ndarray
    n_below: int
    n_above: int
    n_zero: int
    n_not_finite: int

    @property
    def n_values(self) -> int:
        """All numbers there are."""
        outside = self.n_below + self.n_above + self.n_zero + self.n_not_finite
        return int(self.counts.sum()) + outside

    def edges_of(self, index: int) -> tuple[float, float]:
        """Return from where to where a bin goes."""
        width = self.limit / HALF_BINS
        return (index - HALF_BINS) * width, (index + 1 - HALF_BINS) * width


def statistics(values: np.ndarray) -> Statistics:
    """Return what numbers of an array of any shape are like."""
    finite = _finite(values)
    n_nan = int(np.isnan(values).sum()) if finite.size < values.size else 0
    n_infinite = values.size - finite.size - n_nan
    mean = deviation = math.nan
    if finite.size:
        # As shares of the largest: squares of numbers near 1e30 are infinite in float32.
        largest = float(max(finite.max(), -finite.min())) or 1.0
        shares = finite / finite.dtype.type(largest)
        mean = largest * float(shares.mean(dtype=float))
        deviation = largest * float(shares.std())
    return Statistics(values.size, n_nan, n_infinite, mean, deviation)


def reach(values: np.ndarray) -> float:
    """Return how far from 0 nearly all numbers of an array of any shape lie; 0 of none.

    It is the 99.5 % quantile of their sizes, of a sample where there are very many, so that
    one that ran away does not press the others into one bin.
    """
    sample = values.ravel()
    if sample.size > SAMPLE_SIZE:
        # Drawn, as every n-th might always be of the same unit. The same for the same size.
        drawn = np.random.default_rng(0).integers(0, sample.size, SAMPLE_SIZE)
        sample = sample[drawn]
    sample = _finite(sample)
    sizes = np.abs(sample[sample != 0])
    if sizes.size == 0:
        return 0.0
    return float(np.quantile(sizes, NEARLY_ALL, method="higher"))


def round_limit(least: float) -> float:
    """Return the next larger of …, 0.7, 1, 1.5, 2, 3, 5, 7, 10, …; 1 where there is nothing.

    While numbers grow slowly the axis of their histogram stands still.
    """
    if least == 0:
        return 1.0
    least = max(least, LEAST_LIMIT)
    exponent = math.floor(math.log10(least))
    steps = (float(f"{digit}e{exponent + power}") for power in (0, 1) for digit in STEPS)
    return min(next(step for step in steps if step > least), sys.float_info.max)


def histogram(values: np.ndarray, limit: float) -> Histogram:
    """Count the numbers of an array of any shape.

    As all bins have the same width the place of each number is computed: five times as fast
    as to look for it, as `numpy.histogram` does.

    Parameters
    ----------
    values : array of float, any shape
    limit : float
        `LEAST_LIMIT` or more.

    Returns
    -------
    Histogram
    """
    finite = _finite(values)
    # float16 has no numbers for the width of some bins.
    dtype = np.promote_types(finite.dtype, np.float32)
    share = dtype.type(HALF_BINS / limit)
    counts = np.zeros(N_BINS + 2, np.intp)
    for start in range(0, finite.size, BLOCK_SIZE):
        places = finite[start : start + BLOCK_SIZE].astype(dtype)
        with np.errstate(over="ignore", under="ignore"):
            places *= share
        np.floor(places, out=places)
        np.clip(places, -HALF_BINS - 1, HALF_BINS, out=places)
        # Only now: added before, half of the numbers just below 0 would be rounded up to it.
        places += HALF_BINS + 1
        counts += np.bincount(places.astype(np.intp), minlength=N_BINS + 2)
    n_zero = finite.size - int(np.count_nonzero(finite))
    counts[HALF_BINS + 1] -= n_zero
    n_below, *_, n_above = counts.tolist()
    counts = counts[1:-1]
    counts.flags.writeable = False
    return Histogram(limit, counts, n_below, n_above, n_zero, values.size - finite.size)


def _finite(values: np.ndarray) -> np.ndarray:
    """Return the finite ones in one row; most often these are all, and nothing is copied."""
    flat = values.ravel()
    is_finite = np.isfinite(flat)
    return flat if is_finite.all() else flat[is_finite]
