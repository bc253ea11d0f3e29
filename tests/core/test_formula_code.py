"""A surface's code computes what the surface computes; brackets stand where they must."""

import types

import numpy as np
import pytest

from visualizer.core.activations import relu, sigmoid, softplus
from visualizer.core.algebra.functions import NAMED
from visualizer.core.formula_code import Term, formula_code
from visualizer.core.registry import discover
from visualizer.core.surface import Surface
from visualizer.core.typed_surface import TypedSurface

SURFACES = {key: cls() for key, cls in discover("visualizer.core.surfaces").items()}


@pytest.mark.parametrize("key", SURFACES)
def test_the_code_is_the_surface(key):
    surface = SURFACES[key]
    names = ("w",) if surface.n_dims == 1 else ("x", "y")
    low, high = np.array(surface.domain).T
    points = np.random.default_rng(0).uniform(low, high, (50, surface.n_dims))
    ops = types.SimpleNamespace(**vars(np))
    given = {"ops": ops, **dict(zip(names, points.T, strict=True))}
    heights = eval(formula_code(surface, names), given)
    assert heights == pytest.approx(surface.value(points), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(w - 5)^2", "(w - 5)**2"),
        ("x^2/20 + y^2", "x**2 / 20 + y**2"),
        ("-x^2 + 2^-y", "-x**2 + 2**(-y)"),
        ("|x| + max(x, 2y, 0.5)", "ops.abs(x) + ops.maximum(ops.maximum(x, 2 * y), 0.5)"),
        ("x sqrt(2) + e^x", "x * 1.4142135623730951 + ops.exp(x)"),
        ("ln(w^2 + 1)/3", "ops.log(w**2 + 1) / 3"),
        ("x^x^x - (x - (1 - x))", "x**(x**x) - (x - (1 - x))"),
    ],
)
def test_an_own_function_is_written_as_it_was_typed(text, code):
    surface = TypedSurface(text)
    assert formula_code(surface, surface.variables) == code


@pytest.mark.parametrize("function", NAMED)
def test_every_function_that_can_be_typed_is_one_of_numpys_name(function):
    arguments = "x/9, y/9" if NAMED[function].n_arguments == 2 else "x/9 + y/90"
    surface = TypedSurface(f"{function}({arguments}) - 3y/7")
    points = np.random.default_rng(1).uniform(0.1, 1, (50, 2))
    own = {"relu": relu, "sigmoid": sigmoid, "softplus": softplus}
    given = {"ops": types.SimpleNamespace(**vars(np), **own), "x": points[:, 0], "y": points[:, 1]}
    heights = eval(formula_code(surface, ("x", "y")), given)
    assert heights == pytest.approx(surface.value(points), rel=1e-12)


A, B, C = map(Term, "abc")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (A + B - C, "a + b - c"),
        (A - (B - C), "a - (b - c)"),
        (A - (B + C), "a - (b + c)"),
        (A * (B + C), "a * (b + c)"),
        (A / (B * C), "a / (b * c)"),
        (A / B * C, "a / b * c"),
        ((A + B) ** 2, "(a + b)**2"),
        ((A**B) ** C, "(a**b)**c"),
        (-(A**2), "-a**2"),
        ((-A) ** 2, "(-a)**2"),
        (-(A + B), "-(a + b)"),
        (A * -2, "a * -2"),
        (A ** (-2), "a**(-2)"),
        (2 - A, "2 - a"),
        (2 / A, "2 / a"),
        (0.5 + A, "0.5 + a"),
        (2**A, "2**a"),
        ((-2) ** A, "(-2)**a"),
        (2 ** (A + 1), "2**(a + 1)"),
    ],
)
def test_brackets(term, text):
    assert term.text == text


@pytest.mark.parametrize(
    "term",
    [
        lambda a, b, c: a - (b - c) * -2 / (a / (b * c)),
        lambda a, b, c: -(a**2) - (-b) ** 2 - -c,
        lambda a, b, c: (a - b) / (c - a) / (b + 2) ** (c / 3),
        lambda a, b, c: 3 - (a + 1) * (b - -1) - (2 / (c * 4)),
    ],
)
def test_what_is_written_is_what_was_reckoned(term):
    numbers = {"a": 1.3, "b": 2.7, "c": 0.6}
    assert eval(term(A, B, C).text, {}, numbers) == pytest.approx(term(**numbers))


def test_what_cannot_be_written_is_none():
    class Foreign(Surface):
        n_dims = 1

        def height(self, m, w):
            return np.asarray(w, float)

    assert formula_code(Foreign(), ("w",)) is None
    # No program can have ∞ as a number.
    assert formula_code(TypedSurface("min(x, 1/(1 - 1)) + x"), ("x",)) is None
