"""A formula is written as in a book, and read again it is the same function."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.parser import Parser
from visualizer.core.algebra.writer import written

# No point at which x or y is a short number: there is no kink at these.
POINTS = np.random.default_rng(0).uniform(-3, 3, (60, 2))


def rewritten(text: str) -> str:
    parser = Parser(text)
    return written(parser.graph, parser.root)


@pytest.mark.parametrize(
    ("text", "book"),
    [
        ("(w-5)**2", "(w − 5)²"),
        ("x^2 - y^2", "x² − y²"),
        ("x**2/20+y**2", "x²/20 + y²"),
        ("(1-x)^2+100(y-x^2)^2", "(1 − x)² + 100(y − x²)²"),
        ("-x^2", "−x²"),
        ("(-x)^2", "(−x)²"),
        ("(x^2)^3", "(x²)³"),
        ("x^-12", "x⁻¹²"),
        ("x^y", "x^y"),
        ("x^(y+1)", "x^(y + 1)"),
        ("x^0.5", "x^0.5"),
        ("2^x^2", "2^(x²)"),
        ("e^(-x)", "e^(−x)"),
        ("exp(-x)", "exp(−x)"),
        ("2*x", "2x"),
        ("x*2", "x·2"),
        ("xy", "x·y"),
        ("x(y+1)", "x(y + 1)"),
        ("x^x*(y+1)", "x^x·(y + 1)"),
        ("(x+1)(x-1)", "(x + 1)·(x − 1)"),
        ("2sin(2πx)", "2sin(2π·x)"),
        ("2e^x", "2·e^x"),
        ("1e-7x", "1e−7·x"),
        ("100000x", "100000x"),
        ("2.50x", "2.5x"),
        ("1/2x", "1/2·x"),
        ("1/(2x)", "1/(2x)"),
        ("x/(y/2)", "x/(y/2)"),
        ("x-(y-1)", "x − (y − 1)"),
        ("x-(-y)", "x − (−y)"),
        ("-x*y", "−x·y"),
        ("2*(-x)", "2(−x)"),
        ("-(x+1)", "−(x + 1)"),
        ("2|x|", "2·|x|"),
        ("||x|-1|", "||x| − 1|"),
        ("√x²", "(√(x))²"),
        ("log(x)", "ln(x)"),
        ("max(x,y,0)", "max(max(x, y), 0)"),
        ("pow(x,3)", "x³"),
        ("σ(x)", "sigmoid(x)"),
    ],
)
def test_it_is_written_as_in_a_book(text, book):
    assert rewritten(text) == book


@given(data=st.data())
def test_a_random_formula_is_read_back_to_the_last_bit(data, trees, computed):
    text = str(data.draw(trees))
    try:
        book = rewritten(text)
    except ExpressionError:
        return  # it divides by 0
    assert rewritten(book) == book
    assert np.array_equal(computed(text, POINTS), computed(book, POINTS), equal_nan=True)


@given(st.text("xy0123456789.+-*/^()|²³⁻√πe", max_size=25))
def test_whatever_can_be_read_is_read_back(computed, text):
    try:
        book = rewritten(text)
    except ExpressionError:
        return
    assert rewritten(book) == book
    assert np.array_equal(computed(text, POINTS), computed(book, POINTS), equal_nan=True)


@given(st.floats(0, allow_infinity=False))
def test_a_number_keeps_every_digit(number):
    book = rewritten(f"x + {number!r}")
    assert [float(node.number) for node in Parser(book).graph.nodes if node.kind == "number"] == [
        number
    ]


def test_what_is_too_long_is_not_written():
    parser = Parser("x + x·y")
    assert written(parser.graph, parser.root, 7) == "x + x·y"
    assert written(parser.graph, parser.root, 6) is None
