"""The slope under a ball on a curve, and the step that it leads to."""

from __future__ import annotations

import math
from dataclasses import dataclass

from visualizer.core.trajectory import Trajectory


@dataclass(frozen=True)
class Tangent:
    """A ball on a curve: where it is, how steep it is there, and where it goes next.

    Attributes
    ----------
    w, height, slope : float
        Finite.
    next_w : float or None
        None after the last step, or where the next one diverges.
    """

    w: float
    height: float
    slope: float
    next_w: float | None

    @property
    def step(self) -> float | None:
        """How far the next step goes, None where there is none."""
        return None if self.next_w is None else self.next_w - self.w

    def is_gradient_step(self, rate: float) -> bool:
        """Whether the next step is the learning rate times the slope, downhill, and no more."""
        return self.step is not None and math.isclose(
            self.step, -rate * self.slope, rel_tol=1e-9, abs_tol=1e-12 * abs(self.w)
        )


def tangent_at(trajectory: Trajectory, step: int) -> Tangent | None:
    """Look at one step of a descent on a curve.

    Parameters
    ----------
    trajectory : Trajectory
        In one dimension.
    step : int
        From 0; known already.

    Returns
    -------
    Tangent or None
        None where it has diverged.
    """
    place, height = trajectory.positions[step], float(trajectory.values[step])
    slope = float(trajectory.surface.gradient(place)[0])
    if not (math.isfinite(height) and math.isfinite(slope)):
        return None
    ahead = trajectory.positions[step + 1 : step + 2, 0].tolist()
    next_w = ahead[0] if ahead and math.isfinite(ahead[0]) else None
    return Tangent(float(place[0]), height, slope, next_w)
