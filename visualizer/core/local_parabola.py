"""The parabola that a surface is, or is like at a minimum: it decides on learning rates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.surface import Surface

N_PROBES = 16
EXACT = 1e-9  # share of the largest slope: rounding and no more
BENT = 1e-9  # a curvature below this is none


@dataclass(frozen=True)
class LocalParabola:
    """How a surface bends in the direction in which it bends upward most.

    Attributes
    ----------
    curvature : float
        Largest eigenvalue of the Hessian, above 0.
    minimum : tuple of float or None
        Where that is so; None where it is so everywhere, because the surface is a parabola.
    even : bool
        Whether it bends alike in all directions.
    falls : bool
        Whether the surface bends downward in another direction: there nothing comes to rest,
        whatever the learning rate.
    """

    curvature: float
    minimum: tuple[float, ...] | None = None
    even: bool = True
    falls: bool = False


def local_parabola(surface: Surface, start: ArrayLike) -> LocalParabola | None:
    """Find the parabola whose regimes of learning rates are a surface's.

    Parameters
    ----------
    surface : Surface
    start : array-like, shape (n_dims,)
        Of several minima the one nearest to it is looked at.

    Returns
    -------
    LocalParabola or None
        None where there is neither a parabola that bends upward nor a minimum.
    """
    curvatures = _curvatures(surface, np.array(surface.domain).mean(axis=1))
    if _is_parabola(surface):
        return _parabola(curvatures, None) if curvatures[-1] > BENT else None
    if not surface.minima:
        return None
    distances = np.hypot.reduce(np.array(surface.minima) - np.asarray(start), axis=-1)
    minimum = surface.minima[int(np.argmin(distances))]
    curvatures = _curvatures(surface, minimum)
    return _parabola(curvatures, minimum) if curvatures[0] > BENT else None


def _parabola(curvatures: np.ndarray, minimum: tuple[float, ...] | None) -> LocalParabola:
    lowest, highest = float(curvatures[0]), float(curvatures[-1])
    even = highest - lowest <= EXACT * highest
    return LocalParabola(highest, minimum, even, lowest < -BENT)


def _curvatures(surface: Surface, point: ArrayLike) -> np.ndarray:
    """Return the eigenvalues of the Hessian at a point, the smallest first; nan if unknown."""
    hessian = surface.hessian(point)
    if not np.isfinite(hessian).all():
        return np.full(surface.n_dims, np.nan)
    return np.linalg.eigvalsh(hessian)


def _is_parabola(surface: Surface) -> bool:
    """Whether the slope changes evenly, wherever one looks."""
    low, high = np.array(surface.domain).T
    points = np.random.default_rng(0).uniform(low, high, (N_PROBES, surface.n_dims))
    slopes, hessian = surface.gradient(points), surface.hessian(points[0])
    expected = slopes[0] + (points - points[0]) @ hessian
    # Not turned around: what is no number is no parabola.
    return bool((np.abs(slopes - expected) <= EXACT * np.abs(slopes).max()).all())
