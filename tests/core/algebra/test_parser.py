"""A formula is read as mathematics has it, and what is wrong is said at its place."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.parser import MAX_DEPTH, Parser
from visualizer.core.sentence import Sentence

X, Y = 1.7, 0.6


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-x^2", -(X**2)),
        ("(-x)^2", X**2),
        ("2^3^x", 2 ** (3**X)),
        ("x²^3", X**6),
        ("x^2²", X ** (2**2)),
        ("2^-x^2", 2 ** (-(X**2))),
        ("-x²", -(X**2)),
        ("x⁻²", X**-2),
        ("2x^2", 2 * X**2),
        ("2^3x", 8 * X),
        ("1/2x", X / 2),
        ("x/2y", X / 2 * Y),
        ("x-2-3", X - 5),
        ("8/x/2", 4 / X),
        ("2--x", 2 + X),
        ("2*-x", -2 * X),
        ("x+-+-2", X + 2),
        ("3(x+1)", 3 * (X + 1)),
        ("(x+1)(x-1)", X**2 - 1),
        ("x(y+1)", X * (Y + 1)),
        ("x y", X * Y),
        ("xy²", X * Y**2),
        ("2x sin(x)", 2 * X * math.sin(X)),
        ("|x-3|", 3 - X),
        ("2|x||y|", 2 * X * Y),
        ("||x|-3|", 3 - X),
        ("|x|²", X**2),
        ("(|x|)|y|", X * Y),
        ("(2|x|)y", 2 * X * Y),
        ("|max(2|x|, y)|", 2 * X),
        ("√x", math.sqrt(X)),
        ("√(x+1)", math.sqrt(X + 1)),
        ("√x²", X),
        ("2√√x", 2 * X**0.25),
        ("2πx", 2 * math.pi * X),
        ("pi x + e", math.pi * X + math.e),
        ("e^x", math.exp(X)),
        ("log(x)", math.log(X)),
        ("ln(x)", math.log(X)),
        ("log10(x)+log2(x)", math.log10(X) + math.log2(X)),
        ("arctan(x)-atan(x)", 0),
        ("σ(x)", 1 / (1 + math.exp(-X))),
        ("relu(-x)+relu(x)", X),
        ("softplus(x)", math.log1p(math.exp(X))),
        ("max(x, y, 3)", 3),
        ("min(x, y, 3)", Y),
        ("pow(x, 3)", X**3),
        ("sgn(-x)", -1),
        ("cbrt(-x^3)", -X),
        ("1e-3x+.5", 0.001 * X + 0.5),
        ("sin (x)", math.sin(X)),
    ],
)
def test_it_is_read_as_mathematics_has_it(computed, text, value):
    assert computed(text, [X, Y]) == pytest.approx(value, rel=1e-14, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "variables"),
    [("(w-5)^2", ("w",)), ("x", ("x",)), ("x y", ("x", "y")), ("y", ("x", "y")), ("W", ("w",))],
)
def test_the_variables_are_those_that_occur(text, variables):
    assert Parser(text).variables == variables


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("", "is needed here", (0, 0)),
        ("  \n", "is needed here", (0, 0)),
        ("x +", "is missing here", (3, 3)),
        ("x + * 2", "is missing here", (4, 4)),
        ("*x", "is missing here", (0, 0)),
        ("x//2", "is missing here", (2, 2)),
        ("x+²", "is missing here", (2, 2)),
        ("()", "is missing here", (1, 1)),
        ("sin()", "is missing here", (4, 4)),
        ("max(x,)", "is missing here", (6, 6)),
        ("|", "is missing here", (1, 1)),
        ("2^", "is missing here", (2, 2)),
        ("(x", "“(” is opened here and never closed", (0, 1)),
        ("x + (y * (2)", "“(” is opened here", (4, 5)),
        ("|x", "“|” is opened here", (0, 1)),
        ("|x)", "“|” is opened here", (0, 1)),
        ("(x]+{y", "“(” is opened here", (4, 5)),
        ("x)", "“)” closes what was never opened", (1, 2)),
        (")(", "“)” closes what was never opened", (0, 1)),
        ("foo + x", "“foo” is not known", (0, 3)),
        ("x + sine(x)", "“sine” is not known; is sin meant", (4, 8)),
        ("sigmiod(x)", "is sigmoid meant", (0, 7)),
        ("x + z", "“z” is not known: the variables are w, or x and y", (4, 5)),
        ("__import__('os')", "“__import__” is not known", (0, 10)),
        ("sin x", "sin needs its value in brackets, as in sin(x)", (0, 3)),
        ("2sin²(x)", "sin needs its value", (1, 4)),
        ("max(x)", "max needs two values or more", (0, 6)),
        ("pow(x)", "pow takes two values", (0, 6)),
        ("2 sin(x, 1)", "sin takes one value", (2, 11)),
        ("1,5x", "A comma stands between the values of max, min and pow only", (1, 2)),
        ("(x,1)", "A comma stands between", (2, 3)),
        ("x 2", "is missing before 2", (2, 3)),
        ("2 3x", "is missing before 3", (2, 3)),
        ("sin(x)2", "is missing before 2", (6, 7)),
        ("w = 5", "right of “=” belongs here", (2, 3)),
        ("f(x, y) = x² + y", "right of “=” belongs here", (8, 9)),
        ("＝x", "right of “=” belongs here", (0, 1)),
        ("x!", "“!” has no meaning", (1, 2)),
        ("함수", "“함” has no meaning", (0, 1)),
        ("x\0", "“U+0000” has no meaning", (1, 2)),
        ("\ud800", "“U+D800” has no meaning", (0, 1)),
        ("x + w", "Use w alone, or x and y", (4, 5)),
        ("w y", "Use w alone", (2, 3)),
        ("5 + 2", "Neither w nor x nor y", (0, 5)),
        ("1/0", "Nothing can be divided by 0", (2, 3)),
        ("x/(0.0)+1", "Nothing can be divided by 0", (2, 7)),
        ("x + 1e400", "1e400 is too large", (4, 9)),
        ("1" * 400 + "x", "1… is too large", (0, 400)),
        ("x^²", "is missing here", (2, 2)),
        ("x" + "⁹" * 400, "is too large", (1, 401)),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text, words, place):
    with pytest.raises(ExpressionError) as caught:
        Parser(text)
    error = caught.value
    assert words in str(error)
    assert (error.start, error.end) == place
    assert isinstance(error.sentence, Sentence)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("sin(", ")"), ("|", "|"), ("√", ""), ("2^", ""), ("-(", ")"), ("x^(-", ")")],
)
def test_what_is_nested_too_deeply_is_said(opening, closing):
    n = MAX_DEPTH - 1
    Parser(f"{opening * (n // 2)}x{closing * (n // 2)}")
    with pytest.raises(ExpressionError, match="at most 50 deep in each other"):
        Parser(f"{opening * 90}x{closing * 90}"[:500])


@pytest.mark.parametrize("text", ["-" * 499 + "x", "x" * 500, "x+" * 249 + "x", "x²" + "²" * 9])
def test_what_is_only_long_is_not_deep(text):
    Parser(text)


def test_a_number_without_end_is_not_worked_out():
    parser = Parser("1e-99999999999x + 0e99999999999")
    assert {node.number for node in parser.graph.nodes} == {0}


@given(st.text(max_size=60))
def test_any_text_at_all_is_a_formula_or_refused(text):
    read(text)


@given(st.text("wxye0123456789.+-*/^()|,²³⁻·×−√π sincotaglmxpqru_=!", max_size=60))
def test_any_text_of_the_alphabet_is_a_formula_or_refused(text):
    read(text)


def test_a_formula_with_a_slip_is_a_formula_or_refused():
    chance = random.Random(0)
    good = "max(|x - 3|, 2x^2)·sin(√(x + 1e-3y))/(e^(-x²) − log10(y)) + pow(x, y)³"
    for _ in range(2000):
        text = list(good)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(text))
            text[place : place + chance.randint(0, 2)] = chance.choice(["", "(", ")", "|", *good])
        read("".join(text))


def read(text: str) -> None:
    refused = None
    try:
        parser = Parser(text)
    except ExpressionError as error:
        refused = error
    if refused:
        assert 0 <= refused.start <= refused.end <= len(text)
        assert refused.sentence
    else:
        assert set(parser.variables) <= {"w", "x", "y"}
