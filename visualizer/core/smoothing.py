"""A noisy series made calm: TensorBoard's smoothing, fast for millions of values."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Problem, Sentence

MAX_WEIGHT = 0.999
# A stretch is smoothed in one go. Beyond so small a rest of weight, numbers would overflow.
STRETCH = 1024
LEAST_REST = 1e-100


def check_smoothing(weight: float) -> None:
    """Make sure that a weight of the past can be used.

    Raises
    ------
    Problem
        If it is not from 0 to 0.999.
    """
    if not 0 <= weight <= MAX_WEIGHT:
        raise Problem(
            Sentence("Smoothing", "The smoothing must be from 0 to 0.999, not {value}.").format(
                value=weight
            )
        )


class Smoothing:
    """Exponential running mean that starts unbiased, as TensorBoard smooths its curves.

    The rule, for the n-th value y that is a number, with last = 0 at the start::

        last = weight * last + (1 - weight) * y
        smoothed = last / (1 - weight**n)

    Values that are no numbers are passed through and not counted. A mean never leaves the
    range of what it is the mean of, so a constant series stays exactly as it is. In however
    many pieces the values come, the result is the same to the last bit.

    Parameters
    ----------
    weight : float
        Of the past, 0 to 0.999.

    Raises
    ------
    Problem
        If the weight is out of its range.
    """

    def __init__(self, weight: float) -> None:
        check_smoothing(weight)
        self.weight = weight
        # Less than that of the past is nothing at all.
        self._is_plain = weight < LEAST_REST
        if self._is_plain:
            return
        longest = math.floor(math.log(LEAST_REST) / math.log(weight))
        self._length = min(STRETCH, max(1, longest))
        self._powers = weight ** np.arange(1, self._length + 1, dtype=float)
        self._shares = (1 - weight) / self._powers
        # Of the whole stretches before: their last mean, still biased, and how many values.
        self._last = 0.0
        self._n_before = 0
        self._lowest, self._highest = math.inf, -math.inf
        # The values of the stretch that is not whole yet.
        self._rest = np.empty(0)

    def extend(self, values: np.ndarray) -> np.ndarray:
        """Return the means after each of the next values, both of shape (n_values,)."""
        values = np.asarray(values, float)
        is_number = np.isfinite(values)
        if is_number.all():
            return self._means(values)
        means = values.copy()
        means[is_number] = self._means(values[is_number])
        return means

    def _means(self, numbers: np.ndarray) -> np.ndarray:
        if self._is_plain or not len(numbers):
            return numbers.copy()
        series = np.concatenate([self._rest, numbers])
        n_stretches = -(-len(series) // self._length)
        table = np.zeros((n_stretches, self._length))
        table.ravel()[: len(series)] = series
        # Each value over its own power of the weight: a plain sum then weighs all of them.
        table *= self._shares
        np.cumsum(table, axis=1, out=table)
        ends = table[:, -1] * self._powers[-1]
        before = np.empty(n_stretches)
        last = self._last
        for place, end in enumerate(ends.tolist()):
            before[place] = last
            last = self._powers[-1] * last + end
        table += before[:, np.newaxis]
        table *= self._powers
        counts = self._n_before + np.arange(1, len(series) + 1)
        means = table.ravel()[: len(series)] / -np.expm1(counts * math.log(self.weight))
        n_whole = len(series) // self._length
        if n_whole == n_stretches:
            self._last = last
        elif n_whole:
            self._last = float(before[n_whole])
        n_known = len(self._rest)
        self._rest = series[n_whole * self._length :].copy()
        self._n_before += n_whole * self._length
        return self._within_range(means[n_known:], numbers)

    def _within_range(self, means: np.ndarray, numbers: np.ndarray) -> np.ndarray:
        lowest = np.minimum(np.minimum.accumulate(numbers), self._lowest)
        highest = np.maximum(np.maximum.accumulate(numbers), self._highest)
        self._lowest, self._highest = float(lowest[-1]), float(highest[-1])
        return np.clip(means, lowest, highest)


class SmoothedSeries:
    """The smoothed values of a series that grows; only what is new is calculated.

    Parameters
    ----------
    weight : float
        Of the past, 0 to 0.999.
    """

    def __init__(self, weight: float) -> None:
        self._smoothing = Smoothing(weight)
        self._means = np.empty(0, np.float32)
        self._n_means = 0

    @property
    def weight(self) -> float:
        """Of the past."""
        return self._smoothing.weight

    def follow(self, values: np.ndarray) -> np.ndarray:
        """Return the smoothed values of a series that may have grown, read-only.

        Parameters
        ----------
        values : array of float32, shape (n_values,)
            What was there the last time, and what has come since.

        Returns
        -------
        array of float32, shape (n_values,)
        """
        if len(values) > len(self._means):
            # Doubling keeps the cost of a value the same however long the series is.
            grown = np.empty(max(len(values), 2 * len(self._means)), np.float32)
            grown[: self._n_means] = self._means[: self._n_means]
            self._means = grown
        if len(values) > self._n_means:
            new = self._smoothing.extend(values[self._n_means :])
            self._means[self._n_means : len(values)] = new
            self._n_means = len(values)
        means = self._means[: self._n_means]
        means.flags.writeable = False
        return means
