"""A descent as a table: a row a step, worked out when somebody looks at it."""

from __future__ import annotations

import numpy as np

from visualizer.core.trajectory import Trajectory


class StepRows:
    """The numbers of each step; of a million only those that are asked for are worked out.

    Parameters
    ----------
    trajectory : Trajectory
    """

    def __init__(self, trajectory: Trajectory) -> None:
        self.trajectory = trajectory
        self.n_dims = trajectory.positions.shape[1]

    def __len__(self) -> int:
        """Return the number of steps that are known, the start included."""
        return len(self.trajectory.positions)

    def row(self, step: int) -> tuple[float, ...]:
        """Return place, height, slope and the next step.

        Parameters
        ----------
        step : int
            From 0.

        Returns
        -------
        tuple of float
            Of one dimension w, f(w), slope, and how far the next step goes; of two x, y,
            f(x, y), the length of the gradient, and that of the next step. Nan where it has
            diverged, and for the step after the last.
        """
        positions = self.trajectory.positions
        place = positions[step]
        with np.errstate(all="ignore"):
            gradient = np.asarray(self.trajectory.surface.gradient(place))
            ahead = (
                positions[step + 1] if step + 1 < len(positions) else np.full(self.n_dims, np.nan)
            )
            moved = ahead - place
            if self.n_dims > 1:
                gradient, moved = (
                    np.hypot.reduce(each, keepdims=True) for each in (gradient, moved)
                )
        height = self.trajectory.values[step]
        if not np.isfinite(height):
            return (np.nan,) * (self.n_dims + 3)
        return (*place.tolist(), float(height), float(gradient[0]), float(moved[0]))
