"""A function that somebody has typed, as a surface to descend."""

from __future__ import annotations

import math
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from visualizer.core.algebra.derivative import derivative
from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.parser import Parser
from visualizer.core.algebra.program import Program
from visualizer.core.algebra.simplifier import Simplifier
from visualizer.core.algebra.writer import written
from visualizer.core.drawn_range import find_range
from visualizer.core.function_look import FunctionLook
from visualizer.core.sentence import Sentence
from visualizer.core.surface import Domain, Surface

# Operations of a function together with its slopes: more take too long at every key.
MAX_OPERATIONS = 300
# So many of them, all in all, may be spent on finding what to draw: some 20 ms.
_SEARCH = 1_000_000
# A derivative that is longer is not shown: nobody would read it.
MAX_SHOWN = 300
# What derivatives are called, by number of coordinates and by order.
_NAMES = {
    1: (("f{}",), ("f′{}",), ("f″{}",)),
    2: (("f{}",), ("∂f/∂x", "∂f/∂y"), ("∂²f/∂x²", "∂²f/∂x∂y", "∂²f/∂y²")),
}
# A minimum that was looked for on a grid is this exact, and becomes so by Newton's method.
_SMALL, _N_STEPS = 0.01, 10
# Where to start, as shares of the domain along each axis: off its middle and its diagonals.
_SHARES = ((0.85, 0.25, 0.65, 0.4, 0.95, 0.05), (0.75, 0.3, 0.6, 0.45, 0.9, 0.1))


class TypedSurface(Surface):
    """f(w), f(x) or f(x, y) as it is typed, with exact derivatives.

    Where the function has no value its slopes and bends are nan; `derivative` says what they
    are at kinks. The start is in the domain and, if there is such a place, on a slope. The
    minima are the places in the domain that are lower than all around them; at kinks they are
    not exact. The saddles are those that Newton's method finds in the domain.

    Parameters
    ----------
    text : str
        For example ``"(w - 5)^2"`` or ``"x² − 3xy + |y|"``; `Parser` has the rules.
    domain : tuple of (float, float), optional
        What to draw, from - to, one pair an axis; found if left out.

    Attributes
    ----------
    formula : str
        What was understood, written as in a book; read again it is the same function.

    Raises
    ------
    ExpressionError
        If the text is no formula, or one that cannot be drawn.
    """

    key = "typed"
    title = Sentence("Surface", "Own function")

    def __init__(self, text: str, domain: Domain | None = None) -> None:
        parser = Parser(text)
        self._variables = parser.variables
        self.n_dims = len(parser.variables)
        self._graph, self._root = parser.graph, parser.root
        self._simplifier = Simplifier(self._graph)
        self.formula = str(written(self._graph, self._root))
        self._height = Program(self._graph, [self._root], self.variables)
        if self._gradient.n_steps > MAX_OPERATIONS:
            raise ExpressionError(
                Sentence(
                    "Expression",
                    "With its slopes this formula takes {count} operations; {most} are possible.",
                ).format(count=self._gradient.n_steps, most=MAX_OPERATIONS),
                0,
                len(text),
            )
        found = domain or find_range(self.value, self.n_dims, _SEARCH // (1 + self._height.n_steps))
        if found is None:
            raise ExpressionError(
                Sentence("Expression", "No finite value of this function can be found."),
                0,
                len(text),
            )
        self.domain = found
        self.start = self._found_start()

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the coordinates: ``("w",)``, ``("x",)`` or ``("x", "y")``."""
        return self._variables

    def formulas(self, order: int) -> tuple[str, ...]:
        """Return the derivatives of an order from 0 to 2, each as ``f′(w) = 2(w − 5)``.

        One that is too long to be read is an ellipsis.
        """
        nodes = [self._root] if order == 0 else self._slopes if order == 1 else self._bends
        texts = [written(self._graph, node, MAX_SHOWN) or "…" for node in nodes]
        names = _NAMES[self.n_dims][order]
        coordinates = f"({', '.join(self.variables)})"
        return tuple(
            f"{name.format(coordinates)} = {text}" for name, text in zip(names, texts, strict=True)
        )

    @cached_property
    def minima(self) -> tuple[tuple[float, ...], ...]:
        """The lowest places of each valley, looked for when first asked for."""
        places = FunctionLook(self.value, self.domain).minima
        for _ in range(_N_STEPS):
            slopes, bends = self.gradient(places), self.hessian(places)
            fit = np.isfinite(bends).all(axis=(1, 2)) & np.isfinite(slopes).all(axis=1)
            steps = np.zeros_like(places)
            # Newton's; where all is level it stays.
            with np.errstate(all="ignore"):
                steps[fit] = (np.linalg.pinv(bends[fit]) @ slopes[fit, :, np.newaxis])[..., 0]
            small = np.abs(steps) <= _SMALL * np.ptp(self.domain, axis=1)
            places = np.where(small.all(axis=1, keepdims=True), places - steps, places)
        # Several pits of a grid may lead to one place.
        different = np.unique(places.round(6), axis=0, return_index=True)[1]
        return tuple(tuple(place) for place in places[np.sort(different)].tolist())

    def within(self, domain: Domain) -> TypedSurface:
        """Return the same surface drawn in another part, with what there is in that."""
        return TypedSurface(self.formula, domain)

    def height(self, m: Any, *place: Any) -> Any:
        """Return the height."""
        if m is math:
            return self._height.at(place)[0]
        if m is not np:
            return self._height.applied(m.function, place)[0]
        return self._height.over(np.stack(place, axis=-1))[0]

    def slope(self, m: Any, *place: Any) -> Any:
        """Return the first derivatives."""
        return _derivatives(self._gradient, m, place)

    def bend(self, m: Any, *place: Any) -> Any:
        """Return f_ww, or f_xx, f_xy and f_yy."""
        return _derivatives(self._hessian, m, place)

    def defined_at(self, *point: float) -> bool:
        """Tell whether there is a height at a point, if perhaps one too large for a float."""
        return self._height.defined_at(point)

    @cached_property
    def _slopes(self) -> list[int]:
        simple = self._simplifier.simplified(self._root)
        return [derivative(self._simplifier, simple, name) for name in self.variables]

    @cached_property
    def _bends(self) -> list[int]:
        return [
            derivative(self._simplifier, self._slopes[row], self.variables[column])
            for column in range(self.n_dims)
            for row in range(column + 1)
        ]

    @cached_property
    def _gradient(self) -> Program:
        return Program(self._graph, [self._root, *self._slopes], self.variables)

    @cached_property
    def _hessian(self) -> Program:
        return Program(self._graph, [self._root, *self._bends], self.variables)

    def _found_start(self) -> tuple[float, ...]:
        low, high = np.array(self.domain).T
        shares = np.array(list(product(*_SHARES[: self.n_dims])))
        points = low + shares * (high - low)
        if self.n_dims == 1:
            # As in the notes, if there is a slope.
            points = np.array([[0.0], *points])
        heights, slopes = self.value(points), self.gradient(points)
        fit = np.isfinite(heights) & np.isfinite(slopes).all(axis=-1)
        sloping = fit & (slopes != 0).any(axis=-1)
        inside = (points > low).all(axis=-1) & (points < high).all(axis=-1)
        for wanted in (sloping & inside, fit & inside, inside):
            if wanted.any():
                # As it is written on screen: 2.535, where 2.5349999999999997 comes of the shares.
                return tuple(float(f"{each:.15g}") for each in points[np.argmax(wanted)])
        raise AssertionError("the shares lie inside")


def _derivatives(program: Program, m: Any, place: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what follows the height; nan where that is: a slope without a height is none."""
    if m is math:
        height, *rest = program.at(place)
        return tuple(rest) if height == height else (math.nan,) * len(rest)
    heights, *rows = program.over(np.stack(place, axis=-1))
    return tuple(np.where(np.isnan(heights), np.nan, row) for row in rows)
