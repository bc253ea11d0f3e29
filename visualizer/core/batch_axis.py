"""The lower axis of a training chart: where a batch stands on it, and which batches are seen."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

LEAST_SPAN = 2.0  # batches
# A logarithmic axis has no 0: it begins half a batch after it, where the first batch stands.
FIRST_PLACE = 0.5


@dataclass(frozen=True)
class BatchAxis:
    """A part of a run, laid out in batches or epochs, evenly or logarithmically.

    Attributes
    ----------
    first, last : float
        The part of the run that is seen, in batches; a batch covers the room from its number
        to the next.
    length : float
        The whole run (batches), at least 1.
    unit : int
        Batches in one unit of the axis: 1, or those of an epoch.
    logarithmic : bool
    """

    first: float
    last: float
    length: float
    unit: int = 1
    logarithmic: bool = False

    @property
    def range(self) -> tuple[float, float]:
        """Where the part that is seen begins and ends, as places on the axis."""
        return self.place(self.first), self.place(self.last)

    @property
    def seen(self) -> tuple[int, int]:
        """The batches that are seen or just beside it: the first, and one past the last."""
        return max(0, math.floor(self.first) - 1), math.ceil(self.last) + 1

    def places(self, batches: np.ndarray) -> np.ndarray:
        """Return where on the axis a time of the run stands, both of shape (n_times,)."""
        units = np.asarray(batches, float) / self.unit
        if not self.logarithmic:
            return units
        return np.log10(np.maximum(units, FIRST_PLACE / self.unit))

    def place(self, batch: float) -> float:
        """Return where on the axis one time of the run stands."""
        return float(self.places(np.array([batch]))[0])

    def batch_at(self, place: float) -> float:
        """Return the time of the run (batches) that stands at a place of the axis."""
        return (10.0**place if self.logarithmic else place) * self.unit

    def zoomed(self, factor: float, place: float | None = None) -> tuple[float, float]:
        """Return the part seen ``factor`` times as large, with a place staying where it is.

        Parameters
        ----------
        factor : float
            Below 1 to see less of the run, but larger.
        place : float, optional
            On the axis; the middle if left out.

        Returns
        -------
        first, last : float
            Batches, within the run.
        """
        low, high = self.range
        centre = (low + high) / 2 if place is None else min(max(place, low), high)
        return self._within(centre + factor * (low - centre), centre + factor * (high - centre))

    def moved(self, share: float) -> tuple[float, float]:
        """Return the part that follows by a share of what is seen; before it if negative."""
        low, high = self.range
        start, end = self.place(0.0), self.place(self.length)
        step = share * (high - low)
        step = min(max(step, min(0.0, start - low)), max(0.0, end - high))
        return self._within(low + step, high + step)

    def between(self, place: float, other: float) -> tuple[float, float]:
        """Return the part of the run from one place on the axis to another."""
        return self._within(min(place, other), max(place, other))

    def _within(self, low: float, high: float) -> tuple[float, float]:
        # Where its left end is the beginning of the run, it is exactly that.
        first = self.batch_at(low) if low > self.place(0.0) else 0.0
        last = self.batch_at(high) if high < self.place(self.length) else self.length
        least = min(LEAST_SPAN, self.length)
        if last - first < least:
            middle = min(max((first + last) / 2, least / 2), self.length - least / 2)
            first, last = middle - least / 2, middle + least / 2
        return first, last
