"""Where to look at a function that nobody has looked at before."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from visualizer.core.function_look import FunctionLook, Value
from visualizer.core.number_text import MINUS
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.surface import Domain, Surface

# Looks go from minus to plus so far: as usual; nearer, if that is too coarse or hardly
# anything is finite; farther, if there still is nothing to be seen.
_USUAL, _NEARER = 10.0, (3.0, 1.0, 0.3, 0.1, 0.03, 0.01, 0.001)
_FARTHER = (30.0, 100.0, 1e3, 1e4, 1e5, 1e6)
# More marks than that, far away, are no places but a pattern that is finer than the look.
_FEW = 9
# A hair farther, so that no minimum at a short number lies midway between two points.
_HAIR = 1.0137
# The share of a look that has to be finite.
_ENOUGH = 0.02
# What is shown where there is nothing special, as a share of the look, by number of axes.
_PLAIN = {1: 0.5, 2: 0.2}
# And at least, around what is special.
_LEAST = 0.2
# What a person may ask for: so far out, and so wide for its distance, that floats can tell apart.
_FARTHEST, _NARROWEST = 1e9, 1e-6


def find_range(value: Value, n_dims: int, n_points: int = 100_000) -> Domain | None:
    """Return where a function's minima, maxima and, of one axis, zeros near the origin are seen.

    Parameters
    ----------
    value : callable
        Takes points, array of shape (..., n_dims), gives heights of shape (...), which may
        be inf or nan.
    n_dims : int
        1 or 2.
    n_points : int
        When the function has been asked for so many points, the best that was seen will do;
        a look more may be asked for.

    Returns
    -------
    tuple of (float, float) or None
        What to draw, from - to, one pair an axis; None if nothing finite is found.
    """
    asked = 0

    def counted(points: np.ndarray) -> np.ndarray:
        nonlocal asked
        asked += points.size // n_dims
        return value(points)

    looks: dict[float, FunctionLook] = {}
    # A look that shows nothing special shows that there is nothing, as far as it goes.
    plain = 0.0
    for scale in (_USUAL, *_NEARER, *_FARTHER):
        if scale in _NEARER and plain:
            continue
        if asked > n_points:
            break
        looks[scale] = look = FunctionLook(counted, ((-_HAIR * scale, _HAIR * scale),) * n_dims)
        if look.finite_share >= _ENOUGH and not look.crowded:
            marks = look.marks()
            marks = marks[np.abs(marks).max(axis=1) >= plain]
            if len(marks) and (scale not in _FARTHER or len(marks) <= _FEW):
                return _shown(value, look, scale, marks)
            plain = scale
    best = max(looks, key=lambda scale: min(looks[scale].finite_share, _ENOUGH))
    if not looks[best].finite_share:
        return None
    return _shown(value, looks[best], best, np.empty((0, n_dims)))


# Remembered: a chart asks for it whenever the start is dragged on.
@lru_cache(maxsize=64)
def height_range(surface: Surface) -> tuple[float, float]:
    """Return what to draw of a surface upwards, from - to, two finite numbers.

    Pits and peaks are seen; what reaches far beyond the rest, as at a pole, is left out.
    """
    return FunctionLook(surface.value, surface.domain).height_range()


def unbroken(heights: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return where a curve goes on from a point to the next, shape (n_points,).

    Not where a height is not finite, nor where it would cross the picture at one stroke, as at
    a pole.

    Parameters
    ----------
    heights : array, shape (n_points,)
    low, high : float
        What is seen of them, as `height_range` tells.
    """
    before, after = heights[:-1], heights[1:]
    goes_on = np.isfinite(before) & np.isfinite(after)
    goes_on &= ~((before < low) & (after > high) | (before > high) & (after < low))
    return np.append(goes_on, False)


def checked_domain(domain: Domain, surface: Surface) -> Domain:
    """Return what somebody wants to see of a surface, from - to, one pair an axis.

    Raises
    ------
    Problem
        If that cannot be drawn, in one sentence.
    """
    domain = tuple((float(low), float(high)) for low, high in domain)
    for name, (low, high) in zip(surface.variables, domain, strict=True):
        if not (abs(low) <= _FARTHEST and abs(high) <= _FARTHEST):
            raise Problem(
                Sentence("DrawnRange", "What is drawn may reach from {low} to {high}.").format(
                    low=f"{MINUS}1e9", high="1e9"
                )
            )
        if not high > low:
            raise Problem(
                Sentence(
                    "DrawnRange", "{name} must end at a larger number than it begins with."
                ).format(name=name)
            )
        if not high - low >= _NARROWEST * max(1.0, abs(low), abs(high)):
            raise Problem(
                Sentence("DrawnRange", "{name} must reach over a wider range.").format(name=name)
            )
    if not FunctionLook(surface.value, domain).finite_share:
        raise Problem(Sentence("DrawnRange", "The function has no finite value there."))
    return domain


def _shown(value: Value, look: FunctionLook, scale: float, marks: np.ndarray) -> Domain:
    n_dims = marks.shape[1]
    middle, half = np.zeros(n_dims), np.full(n_dims, _PLAIN[n_dims] * scale)
    if len(marks):
        low, high = marks.min(axis=0), marks.max(axis=0)
        middle = (low + high) / 2
        # The origin is shown as well, and neither axis is but a sliver of the other.
        half = np.maximum(0.65 * (high - low), 1.2 * np.abs(middle))
        half = np.maximum(half, max(_LEAST * scale, half.max() / 2))
    domain = tuple(zip((middle - half).tolist(), (middle + half).tolist(), strict=True))
    # An island of finite heights is shown as a whole.
    domain = tuple(
        (min(low, first), max(high, last)) if edge < first and last < other_edge else (low, high)
        for (low, high), (first, last), (edge, other_edge) in zip(
            domain, look.finite_part(), look.domain, strict=True
        )
    )
    return tuple(_rounded(*side) for side in FunctionLook(value, domain).finite_part())


def _rounded(low: float, high: float) -> tuple[float, float]:
    """Return a little more than the range, from one short number to another."""
    digits = 1 - math.floor(math.log10((high - low) / 2))
    unit = 10.0**-digits
    # What sticks out by a hundredth of the last digit does not count.
    first, last = math.floor(low / unit + 0.01), math.ceil(high / unit - 0.01)
    return round(first * unit, max(digits, 0)), round(last * unit, max(digits, 0))
