"""Computes parts of a formula, all at once, for one point or for many."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from visualizer.core.algebra.functions import FUNCTIONS, LIBRARY_NAMES, NAMED
from visualizer.core.algebra.graph import CONSTANTS, Graph, Node

# So many numbers are held at a time, however many points are asked for (8 bytes each).
MAX_NUMBERS = 2**22
_CONSTANTS = {"pi": math.pi, "e": math.e}

Step = Callable[[list[Any]], Any]


class Program:
    """The steps that lead from coordinates to the values of some nodes, each taken once.

    Where mathematics has no number, and where none is left that a float holds, the values
    are inf and nan.

    Parameters
    ----------
    graph : Graph
    roots : sequence of int
        The nodes whose values are wanted.
    variables : sequence of str
        The coordinates, in the order they come in.
    """

    def __init__(self, graph: Graph, roots: Sequence[int], variables: Sequence[str]) -> None:
        self._constants: list[float] = []
        self._float_steps: list[Step] = []
        self._array_steps: list[Step] = []
        # What is done to which values.
        self._done: list[tuple[str, list[int]]] = []
        # Where the values stand: first the coordinates, then numbers, then step by step.
        nodes = [(place, graph.nodes[place]) for place in graph.below(roots)]
        known: dict[int, float] = {}
        for place, node in nodes:
            value = _value(graph, node, known)
            if value is not None:
                known[place] = value
        places = {}
        for place, node in nodes:
            if place in known:
                places[place] = len(variables) + len(self._constants)
                self._constants.append(known[place])
            elif not node.arguments:
                places[place] = variables.index(node.kind)
        n_given = len(variables) + len(self._constants)
        for place, node in nodes:
            if place not in places:
                places[place] = n_given + len(self._float_steps)
                self._add_step(graph, node, [places[argument] for argument in node.arguments])
        self._roots = [places[root] for root in roots]

    @property
    def n_steps(self) -> int:
        """Operations a point takes."""
        return len(self._float_steps)

    def defined_at(self, point: Sequence[float]) -> bool:
        """Tell whether mathematics has values at a point, if perhaps too large for a float."""
        values = [*point, *self._constants]
        try:
            for step in self._float_steps:
                values.append(step(values))
                # From inf on, nan would not mean that there is none.
                if math.isinf(values[-1]):
                    return True
        except OverflowError:
            return True
        except (ValueError, ZeroDivisionError):
            return False
        return True

    def at(self, point: Sequence[float]) -> list[float]:
        """Return the values of the roots at one point, a float for each variable."""
        values = [*point, *self._constants]
        keep = values.append
        for number, step in enumerate(self._float_steps):
            try:
                keep(step(values))
            except (ValueError, OverflowError, ZeroDivisionError):
                # Arrays have inf and nan for what plain floats refuse.
                with np.errstate(all="ignore"):
                    keep(float(self._array_steps[number]([*map(np.float64, values)])))
        return [values[root] for root in self._roots]

    def over(self, points: np.ndarray) -> np.ndarray:
        """Return the values of the roots, shape (n_roots, ...), at points, shape (..., n_dims)."""
        rows = points.reshape(-1, points.shape[-1])
        found = np.empty((len(self._roots), len(rows)))
        constants = [np.float64(value) for value in self._constants]
        n_at_once = max(1, MAX_NUMBERS // (len(self._array_steps) + 1))
        for first in range(0, len(rows), n_at_once):
            some = slice(first, first + n_at_once)
            for row, values in zip(found, self._run([*rows[some].T, *constants]), strict=True):
                row[some] = values
        return found.reshape(len(self._roots), *points.shape[:-1])

    def applied(
        self, function: Callable[[str], Callable[..., Any]], values: Sequence[Any]
    ) -> list[Any]:
        """Return the values of the roots where coordinates are no numbers, but pieces of code.

        Parameters
        ----------
        function : callable
            Gives what stands for a function, by the name that numpy and Keras have for it.
        values : sequence
            A value for each variable; Python's signs can be applied to it.

        Raises
        ------
        ValueError
            If a number in the formula is not finite.
        """
        found = [*values, *map(_typed, self._constants)]
        for kind, places in self._done:
            if kind in NAMED:
                apply = function(LIBRARY_NAMES.get(kind, kind))
            else:
                apply = FUNCTIONS[kind].of_arrays
            found.append(apply(*(found[place] for place in places)))
        return [found[root] for root in self._roots]

    def _run(self, values: list[Any]) -> list[Any]:
        with np.errstate(all="ignore"):
            for step in self._array_steps:
                values.append(step(values))
        return [values[root] for root in self._roots]

    def _add_step(self, graph: Graph, node: Node, places: list[int]) -> None:
        kind = node.kind
        if kind == "^" and graph.nodes[node.arguments[0]].kind == "e":
            # exp knows e to the last digit.
            kind, places = "exp", places[1:]
        function = FUNCTIONS[kind]
        self._done.append((kind, places))
        self._float_steps.append(_step(function.of_floats, places))
        self._array_steps.append(_step(function.of_arrays, places))


def _value(graph: Graph, node: Node, known: dict[int, float]) -> float | None:
    """Return the value of a node without variables, None if it has one."""
    if node.kind == "number":
        return float(node.number)
    if node.kind in CONSTANTS:
        return _CONSTANTS[node.kind]
    if not node.arguments or any(argument not in known for argument in node.arguments):
        return None
    values = [np.float64(known[argument]) for argument in node.arguments]
    with np.errstate(all="ignore"):
        return float(FUNCTIONS[node.kind].of_arrays(*values))


def _typed(value: float) -> float:
    """Return a number as somebody would type it: 2, not 2.0."""
    if not math.isfinite(value):
        raise ValueError("no number that can be typed")
    return int(value) if value.is_integer() else value


def _step(function: Callable[..., Any], places: Sequence[int]) -> Step:
    if len(places) == 1:
        (first,) = places
        return lambda values: function(values[first])
    if len(places) == 2:
        first, second = places
        return lambda values: function(values[first], values[second])
    return lambda values: function(*(values[place] for place in places))
