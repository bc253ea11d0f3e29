"""Simpler means the same: wherever a formula has a value, its simplest form has it, too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.parser import Parser
from visualizer.core.algebra.program import Program
from visualizer.core.algebra.simplifier import MAX_TERMS, Simplifier
from visualizer.core.algebra.writer import written

POINTS = np.random.default_rng(1).uniform(-3, 3, (40, 2))


def simplest(text: str) -> str:
    parser = Parser(text)
    return written(parser.graph, Simplifier(parser.graph).simplified(parser.root))


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("x + x", "2x"),
        ("x - x", "0"),
        ("2x - 3 + 5 - x", "x + 2"),
        ("x·x·x", "x³"),
        ("x^2·x^3/x", "x⁴"),
        ("x/x", "1"),
        ("(2x)^3", "8x³"),
        ("2x·3/4", "1.5x"),
        ("x/3·2", "2x/3"),
        ("-(-x)", "x"),
        ("-(1 - x)", "x − 1"),
        ("-(1 + x)", "−(1 + x)"),
        ("x - (y - 1)", "x − y + 1"),
        ("-x + y", "y − x"),
        ("0·ln(x)", "0"),
        ("x^0", "1"),
        ("x^1", "x"),
        ("(x^2)^0.5", "(x²)^0.5"),
        ("(x^0.5)^2", "x"),
        ("x^0.5·x^0.5", "x"),
        ("y·x·2·y", "2x·y²"),
        ("(x+1)·x", "x(x + 1)"),
        ("(x+1)(x+1)", "(x + 1)²"),
        ("sin(x)·sin(x)", "sin(x)²"),
        ("ln(e)x", "x"),
        ("ln(1) + x", "x"),
        ("(x/x)^x", "1"),
        ("2^3·x", "8x"),
        ("x/(1-1)", "x/0"),
        ("0^(-2)+x", "0⁻² + x"),
    ],
)
def test_by_hand(text, simple):
    assert simplest(text) == simple


@given(data=st.data())
def test_a_random_formula_keeps_its_values(data, trees):
    try:
        parser = Parser(str(data.draw(trees)))
    except ExpressionError:
        return
    root = Simplifier(parser.graph).simplified(parser.root)
    values, simple = Program(parser.graph, [parser.root, root], ("x", "y")).over(POINTS)
    # What is huge or close to a jump comes out differently for a different last digit.
    shown = np.isfinite(values) & (np.abs(values) < 1e8)
    differ = ~np.isclose(values[shown], simple[shown], rtol=1e-6, atol=1e-6)
    nudged = Program(parser.graph, [parser.root], ("x", "y")).over(POINTS * (1 + 1e-12))[0][shown]
    steady = np.isclose(values[shown], nudged, rtol=1e-7, atol=1e-7)
    assert not (differ & steady).any()


def test_numbers_are_worked_out_exactly_or_not_at_all():
    assert simplest("0.1x + 0.2x") == "0.3x"
    assert simplest("1e70x·1e70") == "1e70·x·1e70"
    assert simplest("9^9^9^9·x") == "x·9^(9^387420489)"


def test_what_is_long_is_left_in_pieces():
    terms = [f"sin({n}x)" for n in range(3 * MAX_TERMS)]
    text = "+".join(terms)
    parser = Parser(text)
    root = Simplifier(parser.graph).simplified(parser.root)
    values = Program(parser.graph, [parser.root, root], ("x",)).at([0.3])
    assert values[0] == pytest.approx(values[1])
