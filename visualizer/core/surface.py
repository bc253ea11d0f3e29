"""What every function in `visualizer.core.surfaces` is: a height with its first two derivatives."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.saddle_search import saddles_within
from visualizer.core.sentence import Sentence

# What is drawn of a function, from - to, one pair a coordinate.
Domain = tuple[tuple[float, float], ...]


class Surface:
    """Writes its formulas once, for plain numbers and for arrays of points.

    A surface writes three formulas, `height`, `slope` and `bend`. Their first argument is the
    module that exp, sin, cos and sqrt come from: `math` for one point (a descent asks for one
    slope a step, and numpy takes twenty times as long for it), `numpy` for many.

    Attributes
    ----------
    key : str
    title : Sentence
    formula : str
        As it is read, in w or in x and y.
    rank : int
        Place in a list of surfaces.
    n_dims : int
        Number of coordinates, 1 or 2.
    start : tuple of float
        Where a descent says something, one number a coordinate.
    domain : tuple of pairs of float
        Drawn from - to, one pair a coordinate.
    """

    key: str
    title: Sentence
    formula: str
    rank: int
    n_dims: int = 2
    start: tuple[float, ...]
    domain: Domain

    @property
    def minima(self) -> tuple[tuple[float, ...], ...]:
        """The lowest places of each valley within the domain that are points, if there are any."""
        return ()

    @property
    def saddles(self) -> tuple[tuple[float, ...], ...]:
        """Level places that it falls away from, of which a descent is asked when it gets off.

        Unless a surface names its own, they are looked for in the domain when first asked for.
        """
        return saddles_within(self)

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the coordinates."""
        return ("w",) if self.n_dims == 1 else ("x", "y")

    def within(self, domain: Domain) -> Surface:
        """Return the same surface drawn in another part: from - to, one pair a coordinate."""
        other = copy.copy(self)
        other.domain = domain
        return other

    def height(self, *args: Any, **kwargs: Any) -> Any:
        """Return f, given a module of functions and each coordinate."""
        raise NotImplementedError

    def slope(self, *args: Any, **kwargs: Any) -> Any:
        """Return the first derivatives, one a coordinate, given the same as `height`."""
        raise NotImplementedError

    def bend(self, *args: Any, **kwargs: Any) -> Any:
        """Return the second derivatives, given the same: f_ww, or f_xx, f_xy and f_yy."""
        raise NotImplementedError

    def value(self, x: ArrayLike) -> np.ndarray:
        """Return the heights, shape (...), at points ``x`` of shape (..., n_dims)."""
        with np.errstate(all="ignore"):
            return self.height(np, *_coordinates(x))

    def gradient(self, x: ArrayLike) -> np.ndarray:
        """Return the slopes, shape (..., n_dims), at points ``x`` of that shape."""
        coordinates = _coordinates(x)
        with np.errstate(all="ignore"):
            return _stacked(self.slope(np, *coordinates), coordinates)

    def defined_at(self, *point: float) -> bool:
        """Tell whether there is a height at a point, if perhaps one too large for a float."""
        return True

    @property
    def gradient_at(self) -> Callable[..., tuple[float, ...]]:
        """Takes a point, gives the slopes there, in plain numbers: twenty times as fast.

        Where numpy would give inf or nan, an ArithmeticError or a ValueError is raised.
        """
        return partial(self.slope, math)

    def hessian(self, x: ArrayLike) -> np.ndarray:
        """Return the bends, shape (..., n_dims, n_dims), at points ``x`` of shape (..., n_dims)."""
        coordinates = _coordinates(x)
        with np.errstate(all="ignore"):
            bends = _stacked(self.bend(np, *coordinates), coordinates)
        # The upper triangle, row by row, becomes the whole.
        places = [[0]] if self.n_dims == 1 else [[0, 1], [1, 2]]
        return bends[..., places]


def _coordinates(x: ArrayLike) -> np.ndarray:
    points = np.asarray(x, np.float64)
    # As `np.moveaxis` does, which takes ten times as long for one point.
    return points.transpose(-1, *range(points.ndim - 1))


def _stacked(parts: tuple[Any, ...], coordinates: np.ndarray) -> np.ndarray:
    """Lay derivatives side by side; one that is the same everywhere is repeated."""
    stacked = np.empty((*coordinates.shape[1:], len(parts)))
    for number, part in enumerate(parts):
        stacked[..., number] = part
    return stacked
