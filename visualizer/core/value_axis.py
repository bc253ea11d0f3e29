"""The left axis of a training chart: where a value stands, evenly or logarithmically."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# What stands for 0 and below, which are infinitely far down: lines to it leave the chart.
FAR_DOWN = 1e-45
MARGIN = 0.05
# Where nothing can be shown.
EMPTY = (0.1, 1.0)


@dataclass(frozen=True)
class ValueAxis:
    """Evenly laid out, or by the logarithm to base 10.

    Attributes
    ----------
    logarithmic : bool
    """

    logarithmic: bool = False

    def places(self, values: np.ndarray) -> np.ndarray:
        """Return where values stand on the axis, both of shape (n_values,); nan stays nan."""
        if not self.logarithmic:
            return values
        return np.log10(np.maximum(np.asarray(values, float), FAR_DOWN))

    def value_at(self, place: float) -> float:
        """Return the value that stands at a place of the axis."""
        return float(10.0**place) if self.logarithmic else place

    def span(self, low: float, high: float) -> tuple[float, float]:
        """Return the places of the lowest and the highest value to be shown."""
        below, above = self.places(np.array([low, high]))
        return float(below), float(above)

    def range_of(self, values: np.ndarray) -> tuple[float, float]:
        """Return the lowest and the highest value of a logarithmic axis that shows ``values``.

        Parameters
        ----------
        values : array of float, shape (n_values,)
            Those that no logarithm is of are left out.
        """
        shown = values[np.isfinite(values) & (values > 0)]
        low, high = (float(shown.min()), float(shown.max())) if len(shown) else EMPTY
        room = max(high / low, 1.1) ** MARGIN
        return low / room, high * room

    def n_without_place(self, values: np.ndarray) -> int:
        """Return how many of the values, shape (n_values,), have no place on the axis."""
        return int(np.count_nonzero(~(values > 0))) if self.logarithmic else 0
