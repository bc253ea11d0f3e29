"""A typed function is a surface like any other: it can be drawn, descended and trusted."""

import math
import time
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.algebra.program import Program
from visualizer.core.descent import run_descent
from visualizer.core.drawn_range import height_range
from visualizer.core.expression import ExpressionError, compile_surface
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.surface import Surface
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.saddle import Saddle
from visualizer.core.typed_surface import TypedSurface

SGD, ADAM = (discover("visualizer.core.optimizers")[key] for key in ("sgd", "adam"))
TYPED = [
    "(w-5)^2",
    "x^2 - y^2",
    "x^2/20 + y^2",
    "(1-x)^2 + 100(y-x^2)^2",
    "20 + x^2 - 10cos(2πx) + y^2 - 10cos(2πy)",
    "-2e^(-((x-1)^2+(1.4y)^2)/.2) - 6e^(-((x+1)^2+(1.4y)^2)/.2) + x^2 + (1.4y)^2",
    "max(|x|, |y - 1|)",
    "ln(x)",
    "√(1 - x² - y²)",
    "x^x^x^x",
    "1/x",
    "0x",
    "y",
    "x/x",
    "1e300x^2",
    "relu(-x)",
]


@pytest.mark.parametrize("text", TYPED)
def test_it_keeps_the_contract_of_surfaces(text):
    surface = compile_surface(text)
    assert isinstance(surface, TypedSurface)
    assert isinstance(surface, Surface)
    assert isinstance(surface.title, Sentence)
    assert compile_surface(surface.formula).formula == surface.formula
    assert len(surface.start) == len(surface.domain) == surface.n_dims == len(surface.variables)
    for coordinate, (low, high) in zip(surface.start, surface.domain, strict=True):
        assert low < coordinate < high
    low, high = height_range(surface)
    assert math.isfinite(high - low)
    assert low < high
    assert np.isfinite(surface.value(surface.start)) or surface.variables == ("x",)


@pytest.mark.parametrize("text", ["(w-5)^2", "x^2 - y^2", "5 + 0x", "5 + 0y", "ln(x)·y", "e^(x y)"])
@pytest.mark.parametrize("shape", [(), (5,), (3, 4), (0,)])
def test_it_takes_points_of_any_shape(text, shape):
    surface = compile_surface(text)
    x = np.random.default_rng(0).normal(size=(*shape, surface.n_dims))
    before = x.copy()
    assert np.shape(surface.value(x)) == shape
    assert surface.gradient(x).shape == x.shape
    assert surface.hessian(x).shape == (*x.shape, surface.n_dims)
    assert (x == before).all()


@pytest.mark.parametrize(("text", "surface"), [("(w-5)^2", Parabola()), ("x² − y²", Saddle())])
def test_it_is_the_surface_that_was_written_by_hand(text, surface):
    typed = compile_surface(text)
    points = np.random.default_rng(1).normal(size=(50, surface.n_dims))
    assert typed.formula == surface.formula
    assert typed.domain == surface.domain
    for name in ("value", "gradient", "hessian"):
        assert np.array_equal(getattr(typed, name)(points), getattr(surface, name)(points))
    for optimizer in (SGD(learning_rate=0.01), ADAM(learning_rate=0.1)):
        walk, known = (
            run_descent(optimizer, each, surface.start, 1001) for each in (typed, surface)
        )
        assert np.array_equal(walk.positions, known.positions, equal_nan=True)
        assert walk.diverged_at == known.diverged_at


def test_the_note_starts_where_it_starts():
    assert compile_surface("(w-5)^2").start == Parabola.start


@pytest.mark.parametrize("text", ["x² − y²", "x y", "max(|x|, |y|)", "x³ − 3x y²", "1/(x²+y²)"])
def test_it_starts_on_a_slope_and_on_no_ridge(text):
    surface = compile_surface(text)
    x, y = surface.start
    assert surface.gradient(surface.start).any()
    assert abs(x) != abs(y)


@pytest.mark.parametrize("text", ["x^2", "relu(x)", "relu(-x)", "|x|", "e^(-x²)", "ln(x)"])
def test_on_a_line_it_starts_on_a_slope(text):
    surface = compile_surface(text)
    assert surface.gradient(surface.start).all()


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        (
            "(1-x)^2 + 100(y-x^2)^2",
            [
                ("f(x, y) = (1 − x)² + 100(y − x²)²",),
                ("∂f/∂x = −2(1 − x) − 400x(y − x²)", "∂f/∂y = 200(y − x²)"),
                ("∂²f/∂x² = 2 − 400(y − x²) + 800x²", "∂²f/∂x∂y = −400x", "∂²f/∂y² = 200"),
            ],
        ),
        (
            "max(x, y)^2",
            [
                ("f(x, y) = max(x, y)²",),
                ("∂f/∂x = 2max(x, y) if x > y else 0", "∂f/∂y = 0 if x > y else 2max(x, y)"),
                ("∂²f/∂x² = 2 if x > y else 0", "∂²f/∂x∂y = 0", "∂²f/∂y² = 0 if x > y else 2"),
            ],
        ),
        ("(w-5)^2", [("f(w) = (w − 5)²",), ("f′(w) = 2(w − 5)",), ("f″(w) = 2",)]),
        ("sin(x)", [("f(x) = sin(x)",), ("f′(x) = cos(x)",), ("f″(x) = −sin(x)",)]),
        (
            "^".join(["x"] * 20),
            [(f"f(x) = {'^('.join(['x'] * 19)}^x{')' * 18}",), ("f′(x) = …",), ("f″(x) = …",)],
        ),
    ],
)
def test_each_derivative_can_be_shown(text, formulas):
    surface = compile_surface(text)
    assert [surface.formulas(order) for order in (0, 1, 2)] == formulas


@pytest.mark.parametrize(
    ("text", "minima"),
    [
        ("(w-5)^2", [(5,)]),
        ("(w - 1/3)^4", [(1 / 3,)]),
        ("x^3 - 3x", [(1,)]),
        ("(1-x)^2 + 100(y-x^2)^2", [(1, 1)]),
        ("x^2 - y^2 + 0.05y^4", [(0, -(10**0.5)), (0, 10**0.5)]),
        ("|x - 1| + (y + 2)^2", [(1, -2)]),
        ("x^2 - y^2", []),
        ("e^x", []),
        (
            "(x^2+y-11)^2 + (x+y^2-7)^2",
            [
                (-3.77931025, -3.28318599),
                (-2.80511809, 3.13131252),
                (3, 2),
                (3.58442834, -1.84812653),
            ],
        ),
    ],
)
def test_it_knows_its_minima(text, minima):
    found = compile_surface(text).minima
    assert len(found) == len(minima)
    exact = 1e-3 if "^4" in text[:-1] or "|" in text else 1e-8
    assert np.array(sorted(found)) == pytest.approx(np.array(minima), abs=exact)


@pytest.mark.parametrize("text", TYPED)
def test_one_point_is_as_many(text):
    surface = compile_surface(text)
    points = np.random.default_rng(2).normal(size=(30, surface.n_dims))
    for name in ("value", "gradient", "hessian"):
        many = getattr(surface, name)(points)
        single = np.array([getattr(surface, name)(point) for point in points])
        assert np.allclose(single, many, rtol=1e-12, atol=1e-12, equal_nan=True)
    slopes = [surface.gradient_at(*point) for point in points.tolist()]
    assert np.allclose(slopes, surface.gradient(points), rtol=1e-12, atol=1e-12, equal_nan=True)


def test_where_it_has_no_height_it_has_no_slope():
    surface = compile_surface("ln(x) + y")
    assert np.isnan(surface.gradient([-1.0, 2.0])).all()
    assert np.isnan(surface.gradient([[-1.0, 2.0]])).all()
    assert np.isnan(surface.hessian([[-1.0, 2.0], [1.0, 2.0]])).all(axis=(1, 2)).tolist() == [1, 0]
    assert surface.gradient([1.0, 2.0]).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("text", "rate", "start", "ending"),
    [
        ("ln(x)", 1.0, (0.5,), "left the domain at step 1"),
        ("ln(x)", 0.1, (0.5,), "left the domain at step 2"),
        ("√(4 - x² - y²)", 1.0, (0.0, 1.9), "left the domain at step 1"),
        ("x^1.5 + y²", 0.4, (0.01, 1.0), "left the domain at step 1"),
        ("1/x", 0.125, (-0.5,), "left the domain at step 1"),
        ("ln(x)", 1.0, (-0.5,), "no value at the start"),
        ("1/x", 1.0, (0.0,), "no value at the start"),
        ("ln(-x)", 1.0, (1e300,), "no value at the start"),
        ("x^4", 2.0, (3.0,), "diverged at step 5"),
        ("x^2 - y^2", 2.0, (1e150, 1e150), "diverged at step 6"),
        ("exp(exp(x²))", 1.0, (3.0,), "diverged at step 0"),
        ("exp(x) - exp(x)", 1.0, (1000.0,), "diverged at step 0"),
        ("1/x", 1.0, (1e-309,), "diverged at step 0"),
        ("sin(1e200x²)", 1.0, (1e150,), "diverged at step 0"),
        ("√(x)", 0.1, (0.0,), "diverged at step 1"),
    ],
)
def test_a_descent_says_how_it_ends(text, rate, start, ending):
    walk = run_descent(SGD(learning_rate=rate), compile_surface(text), start, 50)
    assert walk.ending == ending
    assert walk.left_domain == (not ending.startswith("diverged"))


def test_a_descent_that_goes_on_has_no_ending():
    walk = run_descent(SGD(learning_rate=0.1), compile_surface("ln(1 + x²)"), (3.0,), 50)
    assert (walk.ending, walk.diverged_at, walk.left_domain) == (None, None, False)


def test_it_is_drawn_in_another_part():
    surface = compile_surface("sin(x)")
    part = surface.within(((0.0, 6.0),))
    assert part.domain == ((0.0, 6.0),)
    assert part.formula == surface.formula
    assert part.variables == ("x",)
    assert np.ravel(part.minima) == pytest.approx([1.5 * np.pi])
    assert len(surface.minima) > 1


def test_what_takes_too_long_at_every_key_is_refused():
    with pytest.raises(ExpressionError, match="takes 393 operations; 300 are possible"):
        compile_surface("x" + "".join(f"+sin({n}x y)" for n in range(40)))


@pytest.mark.parametrize(
    ("text", "words"),
    [("ln(-1 - x^2)", "No finite value"), ("x + 1/(1-1)", "No finite value"), ("x+", "missing")],
)
def test_what_cannot_be_drawn_is_refused(text, words):
    with pytest.raises(ExpressionError, match=words) as caught:
        compile_surface(text)
    assert isinstance(caught.value, Problem)
    assert 0 <= caught.value.start <= caught.value.end <= len(text)


@given(st.text("xy0123456789.+-*/^()|²³⁻√πe ", max_size=40))
def test_whatever_can_be_read_can_be_drawn(text):
    begin = time.process_time()
    try:
        surface = compile_surface(text)
    except Problem:
        return
    finally:
        # Some 10 ms; ten times that on a busy machine.
        assert time.process_time() - begin < 0.1
    assert np.isfinite(surface.domain).all()
    assert np.isfinite(surface.start).all()
    surface.gradient(surface.start)
    surface.hessian(surface.start)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "(" * 10_000,
        "x" * 500,
        "-" * 499 + "x",
        "x" + "".join(f"(x+{n}y)" for n in range(70)),
        "x" + "".join(f"(x+{n})^y" for n in range(60)),
        "x" + "".join(f"+sin({n}x y)" for n in range(40)),
        "^".join(["x"] * 49),
        "sin(" * 45 + "x y" + ")" * 45,
        "9^9^9^9^9^9^9x",
        "(" * 40 + "9x" + ")^999" * 40,
        "x^999999999999999999",
        "1e-99999999999x",
    ],
)
def test_nobody_waits_for_the_worst_that_can_be_typed(text):
    begin = time.process_time()
    try:
        surface = compile_surface(text)
        mesh = np.random.default_rng(3).normal(size=(121, 121, surface.n_dims))
        surface.value(mesh)
        surface.gradient(mesh)
    except Problem:
        pass
    # At most half a second; more on a busy machine, and coverage counts every line.
    assert time.process_time() - begin < 3


def test_arithmetic_never_warns():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text in ("ln(x)/x", "exp(exp(x))", "x^y/0.0001", "tan(1/x)", "sigmoid(-1e300x)"):
            surface = compile_surface(text)
            points = np.array([[0.0], [-1e308], [np.inf], [np.nan]]) * np.ones(surface.n_dims)
            for x in (points, *points):
                surface.value(x)
                surface.gradient(x)
                surface.hessian(x)


def test_a_step_takes_no_time():
    surface = compile_surface("(1-x)^2 + 100(y-x^2)^2")
    begin = time.process_time()
    for _ in range(10_000):
        surface.gradient_at(-1.2, 1.0)
    # 4 microseconds each; five times that on a busy machine.
    assert time.process_time() - begin < 0.2


@pytest.mark.parametrize(
    "text", ["x", "sin(1e9x)·cos(1e9y)", "x" + "".join(f"+sin(1e9·{n}x y)" for n in range(25))]
)
def test_the_longer_a_formula_the_less_it_is_looked_at(monkeypatch, text):
    operations, over = [], Program.over

    def counted(program, points):
        operations.append(points.size * program.n_steps)
        return over(program, points)

    monkeypatch.setattr(Program, "over", counted)
    compile_surface(text)
    assert sum(operations) < 4_000_000


@pytest.mark.parametrize("text", ["1e-310 x^2", "1e-320 w^2", "1e-310 x^2 + 1e-310 y^2"])
def test_bends_too_small_to_divide_by_leave_minima_as_they_were_found(text):
    surface = compile_surface(text)
    assert surface.minima == (pytest.approx((0,) * surface.n_dims, abs=0.1),)


@pytest.mark.parametrize(
    ("text", "saddles"),
    [
        ("x**2 - y**2", [(0, 0)]),
        ("x y", [(0, 0)]),
        ("(x - 1)^2 - (y + 0.5)^2", [(1, -0.5)]),
        ("x^3 - 3x y^2", [(0, 0)]),
        ("x^2 - y^2 + 0.05 y^4", [(0, 0)]),
        ("x^4 - 2x^2 + y^2", [(0, 0)]),
        ("(x^2 - 1)^2 - y^2", [(-1, 0), (1, 0)]),
        ("x^2 + y^2", []),
        ("-x^2 - y^2", []),
        ("(x - y)^2", []),
        ("x + y", []),
        ("max(x, y)", []),
        ("1/(x y)", []),
        ("(w - 5)^2", []),
        ("w^3", []),
    ],
)
def test_typed_saddles(text, saddles):
    found = compile_surface(text).saddles
    assert [pytest.approx(each, abs=1e-5) for each in saddles] == sorted(found)


@pytest.mark.parametrize(("text", "start"), [("log(x)", (2.535,)), ("x^999", (1.47,))])
def test_a_start_that_is_found_has_no_more_digits_than_are_shown(text, start):
    assert compile_surface(text).start == start
