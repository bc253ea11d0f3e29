"""The exact derivative of a formula, as a formula."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from visualizer.core.algebra.simplifier import Simplifier

Slope = Callable[[Simplifier, int], int]


def derivative(simplifier: Simplifier, root: int, variable: str) -> int:
    """Return the node that is the derivative of a node.

    Every node below it is derived once, so the work and the size grow with the number of
    nodes and no faster, whatever is nested in what.

    At a kink there is no derivative, and one is chosen: abs and sign have 0 there, relu 0
    (as TensorFlow's), max and min the mean of both sides (as those of JAX and PyTorch).
    A base of 0 under an exponent with a variable in it has none, either: nan.

    Parameters
    ----------
    simplifier : Simplifier
    root : int
        A node of the simplifier's graph.
    variable : str
    """
    s, slopes = simplifier, dict[int, int]()
    for place in s.graph.below([root]):
        kind, arguments, _ = s.graph.nodes[place]
        inner = [slopes[argument] for argument in arguments]
        if kind == variable:
            slope = s.one
        elif all(each == s.zero for each in inner):
            slope = s.zero
        elif kind in _ARITHMETIC:
            slope = _ARITHMETIC[kind](s, place, *arguments, *inner)
        elif kind == "choose":
            # Where it changes over, it has no slope.
            slope = s.choose(*arguments[:2], *inner[2:])
        else:
            slope = s.multiply(_SLOPES[kind](s, arguments[0]), inner[0])
        slopes[place] = slope
    return slopes[root]


def _of_product(s: Simplifier, _: int, u: int, v: int, du: int, dv: int) -> int:
    return s.add(s.multiply(du, v), s.multiply(u, dv))


def _of_quotient(s: Simplifier, _: int, u: int, v: int, du: int, dv: int) -> int:
    # Not over one v^2, which overflows long before its parts do.
    steep = s.divide(s.multiply(u, dv), s.power(v, s.number(2)))
    return s.subtract(s.divide(du, v), steep)


def _of_power(s: Simplifier, power: int, u: int, v: int, du: int, dv: int) -> int:
    if dv == s.zero:
        lowered = s.power(u, s.subtract(v, s.one))
        return s.multiply(s.multiply(v, lowered), du)
    grown = s.multiply(s.apply("ln", u), dv)
    return s.multiply(power, s.add(s.divide(s.multiply(v, du), u), grown))


def _of_max(s: Simplifier, _: int, u: int, v: int, du: int, dv: int) -> int:
    return s.choose(u, v, du, _mean(s, du, dv), dv)


def _of_min(s: Simplifier, _: int, u: int, v: int, du: int, dv: int) -> int:
    return s.choose(u, v, dv, _mean(s, du, dv), du)


def _mean(s: Simplifier, a: int, b: int) -> int:
    return s.divide(s.add(a, b), s.number(2))


_ARITHMETIC: dict[str, Callable[..., int]] = {
    "+": lambda s, _, u, v, du, dv: s.add(du, dv),
    "-": lambda s, _, u, v, du, dv: s.subtract(du, dv),
    "negative": lambda s, _, u, du: s.negate(du),
    "*": _of_product,
    "/": _of_quotient,
    "^": _of_power,
    "max": _of_max,
    "min": _of_min,
    # Not 1 times du where u > 0, else 0 times du, which is none where du is infinite.
    "relu": lambda s, _, u, du: s.choose(u, s.zero, du, s.zero, s.zero),
}


def _over(s: Simplifier, denominator: int) -> int:
    return s.divide(s.one, denominator)


def _over_square(s: Simplifier, name: str, u: int) -> int:
    return _over(s, s.power(s.apply(name, u), s.number(2)))


def _rest_of_square(s: Simplifier, u: int) -> int:
    return s.subtract(s.one, s.power(u, s.number(2)))


def _over_logarithm(s: Simplifier, u: int, base: int) -> int:
    return _over(s, s.multiply(u, s.apply("ln", s.number(base))))


def _slope_of_sigmoid(s: Simplifier, u: int) -> int:
    return s.multiply(s.apply("sigmoid", u), s.apply("sigmoid", s.negate(u)))


# df/du of every function of one value.
_SLOPES: dict[str, Slope] = {
    "sin": lambda s, u: s.apply("cos", u),
    "cos": lambda s, u: s.negate(s.apply("sin", u)),
    "tan": lambda s, u: _over_square(s, "cos", u),
    "asin": lambda s, u: _over(s, s.apply("sqrt", _rest_of_square(s, u))),
    "acos": lambda s, u: s.negate(_over(s, s.apply("sqrt", _rest_of_square(s, u)))),
    "atan": lambda s, u: _over(s, s.add(s.one, s.power(u, s.number(2)))),
    "sinh": lambda s, u: s.apply("cosh", u),
    "cosh": lambda s, u: s.apply("sinh", u),
    # Not 1 - tanh^2, which is 0 as soon as tanh rounds to 1, and not 1/cosh^2, whose own slope
    # overflows: tanh is a sigmoid twice as steep and twice as high. Nor sigmoid (1 - sigmoid).
    "tanh": lambda s, u: s.scale(_slope_of_sigmoid(s, s.scale(u, Fraction(2))), Fraction(4)),
    "sigmoid": _slope_of_sigmoid,
    "softplus": lambda s, u: s.apply("sigmoid", u),
    "exp": lambda s, u: s.apply("exp", u),
    "ln": lambda s, u: _over(s, u),
    "log2": lambda s, u: _over_logarithm(s, u, 2),
    "log10": lambda s, u: _over_logarithm(s, u, 10),
    "sqrt": lambda s, u: _over(s, s.multiply(s.number(2), s.apply("sqrt", u))),
    "cbrt": lambda s, u: s.divide(_over_square(s, "cbrt", u), s.number(3)),
    "abs": lambda s, u: s.apply("sign", u),
    "sign": lambda s, u: s.zero,
}
