"""Where a descent went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.sentence import Sentence


class Slopes(Protocol):
    """What a trajectory asks of its surface."""

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return the gradients, shape (..., n_dims), at points ``x`` of that shape."""


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Where a descent went; its arrays are read-only.

    Attributes
    ----------
    positions : array, shape (n_steps + 1, n_dims)
        The start first, then the position after each step.
    values : array, shape (n_steps + 1,)
        Height of the surface at each position.
    diverged_at : int or None
        First step whose position or height is no longer a finite float64, None if there
        is none. From there on all arrays are nan; before, positions and values
        are finite, though perhaps far outside any picture.
    surface : Slopes
        What was descended.
    left_domain : bool
        That step has come to a place where the function has no value; no number is too large.
    """

    positions: np.ndarray
    values: np.ndarray
    diverged_at: int | None
    surface: Slopes = field(repr=False)
    left_domain: bool = False

    def goes_on_from(self, other: Trajectory) -> bool:
        """Tell whether this is the same walk as another, with as many steps or more."""
        # A walk that is taken in portions hands out more and more of one array.
        same = np.shares_memory(other.positions[:1], self.positions[:1])
        return same and len(self.positions) >= len(other.positions)

    @property
    def ending(self) -> Sentence | None:
        """How it came to its end before its last step; None where it did not."""
        if self.diverged_at is None:
            return None
        if not self.left_domain:
            ending = Sentence("Trajectory", "diverged at step {step}")
        elif self.diverged_at:
            ending = Sentence("Trajectory", "left the domain at step {step}")
        else:
            ending = Sentence("Trajectory", "no value at the start")
        return ending.format(step=f"{self.diverged_at:,}")

    @property
    def gradients(self) -> np.ndarray:
        """Gradient of the surface at each position, shape (n_steps + 1, n_dims).

        The surface's own, without the noise a descent may have met. Worked out when asked for:
        of a million steps they take as much memory as the positions.
        """
        with np.errstate(all="ignore"):
            gradients = np.array(self.surface.gradient(self.positions))
        if self.diverged_at is not None:
            gradients[self.diverged_at :] = np.nan
        gradients.flags.writeable = False
        return gradients
