"""Derivatives are exact, readable and never much larger than their function."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from visualizer.core.algebra.derivative import derivative
from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.parser import Parser
from visualizer.core.algebra.program import Program
from visualizer.core.algebra.simplifier import Simplifier
from visualizer.core.algebra.writer import written


class Derived:
    """A formula with its derivatives for x and y, and theirs."""

    def __init__(self, text: str) -> None:
        parser = Parser(text)
        self.root, self.graph = parser.root, parser.graph
        simplifier = Simplifier(self.graph)
        simple = simplifier.simplified(self.root)
        names = ("w",) if parser.variables == ("w",) else ("x", "y")
        self.slopes = [derivative(simplifier, simple, name) for name in names]
        self.bends = [
            [derivative(simplifier, slope, name) for name in names] for slope in self.slopes
        ]
        self.names = names

    def at(self, root: int, *point: float) -> float:
        return Program(self.graph, [root], self.names).at(point)[0]

    def is_smooth_at(self, point: list[float]) -> bool:
        """Whether every part of it has a value there, and no power is one of 0."""
        parts = self.graph.below([self.root])
        values = dict(zip(parts, Program(self.graph, parts, self.names).at(point), strict=True))
        nodes = [self.graph.nodes[part] for part in parts]
        bases = [values[node.arguments[0]] for node in nodes if node.kind == "^"]
        return np.isfinite([*values.values()]).all() and all(bases)

    def n_nodes(self, *roots: int) -> int:
        return len(self.graph.below(roots))


@pytest.mark.parametrize(
    ("text", "slope"),
    [
        ("(w-5)^2", "2(w − 5)"),
        ("x^2/20+y^2", "0.1x"),
        ("x^2-y^2+0.05y^4", "2x"),
        ("(1-x)^2+100(y-x^2)^2", "−2(1 − x) − 400x(y − x²)"),
        ("(x^2+y-11)^2+(x+y^2-7)^2", "4x(x² + y − 11) + 2(x + y² − 7)"),
        ("20+x^2-10cos(2πx)", "2x + 20π·sin(2π·x)"),
        ("x^3-3x y^2", "3x² − 3y²"),
        ("3-(x-1)^2", "−2(x − 1)"),
        ("x+x+x", "3"),
        ("x/3", "1/3"),
        ("(x/3)^2", "2x/9"),
        ("x^2/1024", "x/512"),
        ("0.1*3x^2", "0.6x"),
        ("1/x", "−1/x²"),
        ("x^-2", "−2/x³"),
        ("x^(1/3)", "1/(3x^(2/3))"),
        ("√(x^2+y^2)", "x/√(x² + y²)"),
        ("x/(1+x^2)", "1/(1 + x²) − 2x²/(1 + x²)²"),
        ("x/exp(x)", "1/exp(x) − x/exp(x)"),
        ("e^(-x^2)", "−2x·e^(−x²)"),
        ("2^x", "2^x·ln(2)"),
        ("x^x", "x^x·(1 + ln(x))"),
        ("x^y", "y·x^(y − 1)"),
        ("ln(x^2)", "2/x"),
        ("log10(x)", "1/(x·ln(10))"),
        ("tan(x)", "1/cos(x)²"),
        ("asin(x)", "1/√(1 − x²)"),
        ("acos(x)", "−1/√(1 − x²)"),
        ("atan(x)", "1/(1 + x²)"),
        ("tanh(x)", "4sigmoid(2x)·sigmoid(−2x)"),
        ("sigmoid(3x)", "3sigmoid(3x)·sigmoid(−3x)"),
        ("softplus(x)", "sigmoid(x)"),
        ("|x|", "sign(x)"),
        ("relu(x)", "1 if x > 0 else 0"),
        ("max(x^2, 2x)", "2x if x² > 2x else 2"),
        ("1+min(x, 1)x", "min(x, 1) + (0 if x > 1 else x)"),
        ("max(x, x)", "1"),
        ("√relu(x)", "0.5/√(relu(x)) if x > 0 else 0"),
    ],
)
def test_it_is_written_as_somebody_would(text, slope):
    derived = Derived(text)
    assert written(derived.graph, derived.slopes[0], 300) == slope


@pytest.mark.parametrize(
    ("text", "slopes"),
    [
        # What is chosen where there is none.
        ("|x| + |y|", (0, 0)),
        ("relu(x) + relu(-y)", (0, 0)),
        ("max(x, 3x)", (2, 0)),
        ("min(x, 3x) + max(0, y)", (2, 0.5)),
        ("sign(x)", (0, 0)),
        ("cbrt(x)", (np.inf, 0)),
        ("√x", (np.inf, 0)),
        # What is none on one side only does not matter on the other.
        ("max(√x, 1)", (0, 0)),
        ("relu(√x - 1)", (0, 0)),
        ("max(1, ln(x)) + max(ln(y), 1)", (0, 0)),
    ],
)
def test_at_a_kink_it_is_as_documented(text, slopes):
    derived = Derived(f"{text} + 0x + 0y")
    assert [derived.at(slope, 0.0, 0.0) for slope in derived.slopes] == list(slopes)


@pytest.mark.parametrize("text", ["√relu(x)", "√max(x, 0)", "x^max(x, 0)", "√(-min(-x, 0))"])
def test_what_is_level_is_level_though_its_inside_is_steep(text):
    derived = Derived(f"{text} + 0y")
    assert derived.at(derived.slopes[0], -2.0, 0.0) == 0
    assert derived.at(derived.bends[0][0], -2.0, 0.0) == 0


@pytest.mark.parametrize(
    ("text", "x", "slope"),
    [
        ("tanh(x)", 30.0, 4 * np.exp(-60.0)),
        ("sigmoid(x)", 40.0, np.exp(-40.0)),
        ("sigmoid(x)", -800.0, 0.0),
        ("tanh(x)", -800.0, 0.0),
        ("softplus(x)", 800.0, 1.0),
        ("x exp(-x)", 700.0, -699 * np.exp(-700.0)),
        ("x/exp(x)", 400.0, -399 * np.exp(-400.0)),
        ("x/(1+x^2)", 1e50, -1e-100),
    ],
)
def test_it_keeps_its_digits_where_the_function_is_flat(text, x, slope):
    derived = Derived(f"{text} + 0y")
    assert derived.at(derived.slopes[0], x, 0.0) == pytest.approx(slope, rel=1e-4, abs=0)


@given(data=st.data())
def test_slopes_and_bends_are_those_of_the_values(data, trees):
    text = str(data.draw(trees))
    # Away from short numbers and from x = y, where the kinks would be.
    point = [data.draw(st.integers(-20, 20)) / n + 0.1 / n for n in (7, 11)]
    try:
        derived = Derived(text)
    except ExpressionError:
        assume(False)
    for axis in (0, 1):
        check(derived, derived.root, derived.slopes[axis], point, axis)
        for slope, bends in zip(derived.slopes, derived.bends, strict=True):
            check(derived, slope, bends[axis], point, axis)


def check(derived: Derived, root: int, slope: int, point: list[float], axis: int) -> None:
    """Compare a slope with differences, where two of these agree."""
    steps = 1e-3 * np.array([4, 2, 1, -1, -2, -4])
    points = np.tile(point, (6, 1))
    points[:, axis] += steps
    values = Program(derived.graph, [root], derived.names).over(points)[0]
    size = np.abs(values).max()
    if not np.isfinite(values).all() or not derived.is_smooth_at(point):
        return
    coarse, fine = (
        (8 * (values[a] - values[-1 - a]) - (values[a - 1] - values[-a])) / (12 * steps[a])
        for a in (1, 2)
    )
    if abs(coarse - fine) < 1e-6 * (1 + abs(fine)) and size < 1e6 * (1 + abs(fine)):
        assert derived.at(slope, *point) == pytest.approx(fine, rel=1e-4, abs=1e-4 + 1e-10 * size)


@pytest.mark.parametrize(
    "text",
    [
        "^".join(["x"] * 45),
        "^".join("xy" * 22),
        "sin(" * 45 + "x y" + ")" * 45,
        "x" + "".join(f"(x+{n}y)" for n in range(70)),
        "x" + "".join(f"/(x+{n}y)" for n in range(60)),
        "x" + "".join(f"+sin({n}x y)" for n in range(40)),
        "x" + "".join(f"·(y+sin({n}x))" for n in range(35)),
        "max(" * 40 + "x" + "".join(f",{n}x y)" for n in range(40)),
        "1/(1+x·" * 40 + "y" + ")" * 40,
        "(" * 40 + "x+y" + ")^7" * 40,
    ],
)
def test_it_grows_with_its_function_and_no_faster(text):
    derived = Derived(text)
    n_nodes = derived.n_nodes(derived.root)
    assert n_nodes > 40
    assert derived.n_nodes(*derived.slopes) <= 15 * n_nodes
    assert derived.n_nodes(*derived.bends[0], *derived.bends[1]) <= 40 * n_nodes


def test_a_root_of_a_root_is_derived_twice():
    derived = Derived("ln((x^0.5)^0.5) + 0y")
    assert derived.at(derived.slopes[0], 2.0, 0.0) == pytest.approx(0.125)
    assert derived.at(derived.bends[0][0], 2.0, 0.0) == pytest.approx(-0.0625)


@pytest.mark.parametrize(
    ("text", "slope"),
    [("cosh(x)", "sinh(x)"), ("sinh(x)", "cosh(x)"), ("cbrt(x)", "1/(3cbrt(x)²)")],
)
def test_what_random_points_seldom_meet(text, slope):
    derived = Derived(text)
    assert written(derived.graph, derived.slopes[0], 300) == slope


@pytest.mark.parametrize("text", ["tanh(x)", "sigmoid(x)", "softplus(x)", "x^2·exp(-x)", "atan(x)"])
def test_what_levels_off_has_no_bend_far_out(text):
    derived = Derived(f"{text} + 0y")
    assert derived.at(derived.bends[0][0], 1e4, 0.0) == pytest.approx(0, abs=1e-10)


def test_mixed_bends_are_one_in_value():
    derived = Derived("exp(x y) sin(x/y) + x^y")
    mixed = [derived.at(derived.bends[a][b], 1.3, 0.7) for a, b in ((0, 1), (1, 0))]
    assert mixed[0] == pytest.approx(mixed[1], rel=1e-12)
