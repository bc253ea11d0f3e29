"""One point and many give the same numbers, with inf and nan where there are none."""

import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.functions import NAMED
from visualizer.core.algebra.parser import Parser
from visualizer.core.algebra.program import MAX_NUMBERS, Program

POINTS = np.random.default_rng(2).uniform(-3, 3, (40, 2))


def program(text: str) -> Program:
    parser = Parser(text)
    return Program(parser.graph, [parser.root], ("x", "y"))


@given(data=st.data())
def test_a_random_formula_is_what_it_says(data, trees):
    tree = data.draw(trees)
    try:
        found = program(str(tree)).over(POINTS)[0]
    except ExpressionError:
        return
    with np.errstate(all="ignore"):
        expected = tree.at(POINTS[:, 0], POINTS[:, 1])
    assert np.allclose(found, expected, rtol=1e-9, equal_nan=True)


@given(data=st.data())
def test_one_point_is_as_many(data, trees):
    try:
        made = program(str(data.draw(trees)))
    except ExpressionError:
        return
    many = made.over(POINTS)[0]
    single = np.array([made.at(point)[0] for point in POINTS.tolist()])
    nudged = made.over(POINTS * (1 + 1e-13))[0]
    with np.errstate(all="ignore"):
        # The last digit of a sine may differ, and what is made of it by more.
        allowed = 1e-12 * (1 + np.abs(many)) + 1e3 * np.abs(many - nudged)
        same = (single == many) | (np.isnan(single) & np.isnan(many))
        assert (same | (np.abs(single - many) <= allowed) | ~np.isfinite(many - nudged)).all()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/x", math.inf),
        ("-1/x", -math.inf),
        ("x/x", math.nan),
        ("ln(x)", -math.inf),
        ("ln(x-1)", math.nan),
        ("√(x-1)", math.nan),
        ("(x-1)^0.5", math.nan),
        ("(x-1)^3", -1),
        ("cbrt(x-8)", -2),
        ("x^-1", math.inf),
        ("x^x", 1),
        ("exp(x+1000)", math.inf),
        ("exp(x-1000)", 0),
        ("e^(x+1000)", math.inf),
        ("1e300^2+x", math.inf),
        ("1e300·1e300-1e300·1e300+x", math.nan),
        ("sin(1/x)", math.nan),
        ("asin(x+2)", math.nan),
        ("cosh(x+1000)", math.inf),
        ("tanh(x+1000)", 1),
        ("sigmoid(x-1000)", 0),
        ("sigmoid(x+1000)", 1),
        ("softplus(x+1000)", 1000),
        ("softplus(x-1000)", 0),
        ("relu(x-1)+relu(x+2)", 2),
        ("sign(x)+sign(x-3)", -1),
        ("2^(x+9999)", math.inf),
    ],
)
def test_where_there_is_no_number_it_says_so(text, value):
    made = program(text)
    assert made.at([0.0, 0.0])[0] == pytest.approx(value, nan_ok=True)
    assert made.over(np.zeros((3, 2)))[0] == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 0.0, -2.5, 0.75])
def test_each_function_is_the_same_for_one_and_for_many(name, value):
    others = {"max": ", 0.5", "min": ", 0.5"}.get(name, "")
    for text in (f"{name}(x{others})", f"{name}({others.strip(', ') or 'x'}, x)" if others else ""):
        if text:
            made = program(text)
            many = made.over(np.array([[value, 0]]))[0, 0]
            assert made.at([value, 0.0])[0] == pytest.approx(many, rel=1e-15, nan_ok=True)


def test_e_is_e():
    made = program("e^x")
    assert made.at([100.0, 0.0])[0] == math.exp(100)


def test_a_program_shares_what_is_shared():
    # A part that stands there 2^40 times is computed once.
    text = "x"
    for _ in range(40):
        text = f"({text})^2" if len(text) > 60 else f"({text}+{text})"
    assert program(text).at([1.0, 0.0])[0] > 0


@pytest.mark.parametrize("shape", [(), (5,), (3, 4), (0,), (0, 3)])
def test_points_of_any_shape(shape):
    points = np.random.default_rng(3).normal(size=(*shape, 2))
    assert program("x y + 1").over(points)[0] == pytest.approx(points.prod(axis=-1) + 1)
    assert program("x + 0").over(points).shape == (1, *shape)


def test_the_memory_is_bounded_however_many_points_there_are():
    made = program("+".join(f"sin({n}x)" for n in range(50)))
    points = np.zeros((400_000, 2))
    tracemalloc.start()
    made.over(points)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # All at once it would be 480 MB.
    assert peak < 8 * MAX_NUMBERS * 1.5 + points.nbytes
