"""A formula is cut into pieces that know where they stood, however it was typed."""

import pytest

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.tokens import MAX_LENGTH, tokens_of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("(w-5)^2", "( w - 5 ) ^ 2"),
        ("(w−5)²", "( w - 5 ) ²"),
        ("x**2", "x ^ 2"),
        ("2x·3×y∙4÷5", "2 x * 3 * y * 4 / 5"),
        ("xy²", "x y ²"),
        ("2exy", "2 e x y"),
        ("2exp(x)", "2 exp ( x )"),
        ("2e-3x", "2e-3 x"),
        ("2e-x", "2 e - x"),
        ("1e−3", "1e-3"),
        (".5+1.", ".5 + 1."),
        ("x⁻¹²", "x ⁻¹²"),
        ("X²+SIN(Y)", "x ² + sin ( y )"),
        ("ｘ＾２＋（３）", "x ^ 2 + ( 3 )"),
        ("𝑥²−𝑦²", "x ² - y ²"),
        ("x^{2}+[y]", "x ^ ( 2 ) + ( y )"),
        ("√x+πσ(x)", "√ x + π σ ( x )"),
        ("log₂(x)", "log2 ( x )"),
        ("2\u2062x\u00a0+\u2009y\n", "2 x + y"),
        ("∣x∣", "| x |"),
        ("x2y", "x2 y"),
        ("__import__", "__import__"),
    ],
)
def test_what_is_typed_or_pasted_is_cut_into_pieces(text, pieces):
    *found, end = tokens_of(text)
    assert " ".join(token.text for token in found) == pieces
    assert end.kind == "end"


def test_each_knows_its_place_in_what_was_typed():
    text = " 𝑥 ** ２\u2062·sin (π)  "
    *found, end = tokens_of(text)
    assert [text[token.start : token.end] for token in found] == [
        "𝑥", "**", "２", "·", "sin", "(", "π", ")",
    ]  # fmt: skip
    assert (end.start, end.end) == (len(text.rstrip()),) * 2


@pytest.mark.parametrize(
    "character", ["=", "!", "#", "½", "함", "\0", "\ud800", "😀", "ⁿ", "ˣ", "ₓ", "①", "'"]
)
def test_what_means_nothing_is_a_piece_of_its_own(character):
    assert [token.kind for token in tokens_of(f"x{character}2")[:3]] == [
        "name",
        "unknown",
        "number",
    ]


def test_a_text_is_not_looked_at_beyond_all_measure():
    tokens_of("x" * MAX_LENGTH)
    with pytest.raises(ExpressionError, match="500 characters; this one has 10,000") as caught:
        tokens_of("x" * 10_000)
    assert (caught.value.start, caught.value.end) == (MAX_LENGTH, 10_000)
