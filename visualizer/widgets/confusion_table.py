"""Counts of what was taken for what: right answers on the diagonal, mistakes beside it."""

from __future__ import annotations

import numpy as np

from visualizer.widgets.heat_table import HeatTable


class ConfusionTable(HeatTable):
    """Rows are true classes, columns what they were taken for.

    Right answers are blue by their share of the class; mistakes, far fewer, are orange by
    their share of the most frequent one, so that every kind is seen.
    """

    widest = "1234"

    def text(self, value: float) -> str:
        """Return a count; none where nothing is counted, so that the mistakes stand out."""
        return f"{value:.0f}" if value else ""

    def tints(self) -> tuple[np.ndarray, np.ndarray]:
        """Return of every cell whether it is a mistake, and how strong its colour is.

        Returns
        -------
        mistake : array of bool, shape (n, n)
        strength : array, shape (n, n)
            0 to 1.
        """
        right = np.eye(len(self.values), dtype=bool)
        of_class = self.values / np.maximum(self.values.sum(axis=1, keepdims=True), 1)
        mistakes = np.where(right, 0, self.values)
        return ~right, np.where(right, of_class, mistakes / (mistakes.max(initial=0) or 1))
