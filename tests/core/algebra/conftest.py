"""What the tests of typed formulas share: random ones, computed a second way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import strategies as st

from visualizer.core.algebra.parser import Parser
from visualizer.core.algebra.program import Program

FUNCTIONS = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "atan": np.arctan,
    "exp": np.exp,
    "ln": np.log,
    "log10": np.log10,
    "sqrt": np.sqrt,
    "cbrt": np.cbrt,
    "abs": np.abs,
    "sign": np.sign,
    "tanh": np.tanh,
    "cosh": np.cosh,
    "sigmoid": lambda u: 1 / (1 + np.exp(-u)),
    "softplus": lambda u: np.logaddexp(0, u),
    "relu": lambda u: np.maximum(u, 0),
}
SIGNS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power}


@dataclass(frozen=True)
class Tree:
    """A formula in x and y: every operation in brackets, and what it is at points."""

    kind: str
    parts: tuple[Tree, ...] = ()

    def __str__(self) -> str:
        parts = [str(part) for part in self.parts]
        if not parts:
            return self.kind
        if self.kind in SIGNS:
            return f"({parts[0]}){self.kind}({parts[1]})"
        return f"-({parts[0]})" if self.kind == "negative" else f"{self.kind}({','.join(parts)})"

    def at(self, x, y):
        if not self.parts:
            return {"x": x, "y": y}[self.kind] if self.kind in "xy" else np.float64(self.kind)
        values = [part.at(x, y) for part in self.parts]
        if self.kind == "negative":
            return -values[0]
        if self.kind in ("max", "min"):
            return {"max": np.maximum, "min": np.minimum}[self.kind](*values)
        return {**SIGNS, **FUNCTIONS}[self.kind](*values)


def _grown(parts):
    return st.one_of(
        st.builds(lambda kind, a, b: Tree(kind, (a, b)), st.sampled_from("+-*/"), parts, parts),
        st.builds(
            lambda kind, a, b: Tree(kind, (a, b)), st.sampled_from(("max", "min")), parts, parts
        ),
        st.builds(
            lambda a, n: Tree("^", (a, Tree(str(n)))), parts, st.sampled_from((2, 3, 0.5, 4))
        ),
        st.builds(lambda a, b: Tree("^", (a, b)), parts, parts),
        st.builds(
            lambda kind, a: Tree(kind, (a,)), st.sampled_from(("negative", *FUNCTIONS)), parts
        ),
    )


@pytest.fixture(scope="session")
def trees():
    """Random formulas; x occurs in each."""
    numbers = st.sampled_from(("0", "1", "2", "0.5", "3", "10", "0.05", "1e-3"))
    leaves = st.builds(Tree, st.one_of(st.sampled_from("xy"), st.sampled_from("xy"), numbers))
    # Something is always done to something.
    trees = _grown(st.recursive(leaves, _grown, max_leaves=6))
    return trees.map(lambda tree: Tree("+", (tree, Tree("*", (Tree("0"), Tree("x"))))))


@pytest.fixture(scope="session")
def computed():
    """Compute a formula at points, shape (..., 2), without anything derived from it."""

    def values(text: str, points: np.ndarray) -> np.ndarray:
        parser = Parser(text)
        program = Program(parser.graph, [parser.root], ("x", "y"))
        return program.over(np.asarray(points, np.float64))[0]

    return values
