"""A formula as a graph: every part of it stands there once, however often it occurs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

VARIABLES = ("w", "x", "y")
CONSTANTS = ("pi", "e")


class Node(NamedTuple):
    """A part of a formula.

    Attributes
    ----------
    kind : str
        ``number``, one of `VARIABLES` or `CONSTANTS`; or what is done to the arguments:
        ``+ - * / ^``, ``negative``, ``choose`` or a function's name. ``choose`` takes
        (u, v, a, tie, b) and is a where u > v, b where u < v, else tie.
    arguments : tuple of int
        Numbers of other nodes, all smaller than its own.
    number : Fraction
        Exact, and within what a float holds; 0 where the kind is another.
    """

    kind: str
    arguments: tuple[int, ...] = ()
    number: Fraction = Fraction(0)


class Graph:
    """Nodes by number; equal ones are one.

    Attributes
    ----------
    nodes : list of Node
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._places: dict[Node, int] = {}

    def add(self, kind: str, *arguments: int) -> int:
        """Return the number of a node of this kind, which is made if there is none yet."""
        return self._add(Node(kind, arguments))

    def add_number(self, number: Fraction) -> int:
        """Return the number of the node that is this number."""
        return self._add(Node("number", (), number))

    def below(self, roots: Iterable[int]) -> list[int]:
        """Return what some nodes are made of, themselves included, arguments first."""
        found, waiting = set(), list(roots)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting.extend(self.nodes[place].arguments)
        return sorted(found)

    def _add(self, node: Node) -> int:
        place = self._places.setdefault(node, len(self.nodes))
        if place == len(self.nodes):
            self.nodes.append(node)
        return place
