"""Makes new parts of a formula as somebody would write them down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from visualizer.core.algebra.graph import CONSTANTS, VARIABLES, Graph

# Beyond so many binary digits numbers are no longer worked out exactly, and beyond so many
# parts sums and products are no longer put in order: each call adds but a few nodes.
MAX_BITS = 256
MAX_TERMS, MAX_FACTORS = 16, 8
# A power of a number is worked out up to here.
MAX_EXPONENT = 16
# Longer decimals are written as fractions.
MAX_DECIMAL = 8

Factors = tuple[tuple[int, Fraction], ...]
Terms = tuple[tuple[int, Fraction], ...]


class Simplifier:
    """Adds nodes to a graph in their simplest form.

    Of everything it has made it knows how it is a product (a number times powers of other
    nodes) and how it is a sum (numbers times other nodes), so that equal factors and equal
    terms are put together. Nothing is multiplied out. All of it is true wherever what is
    simplified is a number; x/x, which is none at 0, becomes 1.

    Parameters
    ----------
    graph : Graph

    Attributes
    ----------
    zero, one : int
        The nodes that are these numbers.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._products: dict[int, tuple[Fraction, Factors]] = {}
        self._sums: dict[int, Terms] = {}
        self.zero, self.one = self.number(0), self.number(1)

    def number(self, value: int | Fraction) -> int:
        """Return the node that is a number."""
        return self.graph.add_number(Fraction(value))

    def value_of(self, node: int) -> Fraction | None:
        """Return the number that a node is, None if it is none."""
        value, factors = self._product_of(node)
        return None if factors else value

    def add(self, a: int, b: int) -> int:
        """Return a + b."""
        return self._combined("+", a, b, 1)

    def subtract(self, a: int, b: int) -> int:
        """Return a - b."""
        return self._combined("-", a, b, -1)

    def negate(self, a: int) -> int:
        """Return -a."""
        return self.scale(a, Fraction(-1))

    def scale(self, a: int, number: Fraction) -> int:
        """Return a times a number."""
        return self.multiply(self.number(number), a)

    def multiply(self, a: int, b: int) -> int:
        """Return a b; a 0 wins, whatever the other is, also one that is chosen."""
        for chosen, other in ((a, b), (b, a)):
            kind, arguments, _ = self.graph.nodes[chosen]
            if kind == "choose" and self.zero in arguments[2:]:
                # The root of relu(x) is level below 0, though its slope times 0 is none.
                u, v, *cases = arguments
                return self.choose(u, v, *(self._multiplied(other, case) for case in cases))
        return self._multiplied(a, b)

    def divide(self, a: int, b: int) -> int:
        """Return a / b."""
        if self.value_of(b) == 0:
            return self.graph.add("/", a, b)
        return self.multiply(a, self._raised(b, Fraction(-1)))

    def power(self, a: int, b: int) -> int:
        """Return a to the power of b."""
        exponent = self.value_of(b)
        if a == self.one:
            return self.one
        if exponent is None or (self.value_of(a) == 0 and exponent <= 0):
            return self.graph.add("^", a, b)
        return self._raised(a, exponent)

    def apply(self, name: str, *arguments: int) -> int:
        """Return a function of nodes."""
        if name == "ln" and self.graph.nodes[arguments[0]].kind == "e":
            return self.one
        if name == "ln" and arguments[0] == self.one:
            return self.zero
        return self.graph.add(name, *arguments)

    def choose(self, u: int, v: int, a: int, tie: int, b: int) -> int:
        """Return what is a where u > v, b where u < v, and else tie."""
        # Where a is taken it is known how the same choice within it goes; and so on.
        a, tie, b = (self._chosen(u, v, part, place) for place, part in enumerate((a, tie, b)))
        return a if a == tie == b else self.graph.add("choose", u, v, a, tie, b)

    def simplified(self, root: int) -> int:
        """Return the simplest form of a node that has been made without this class."""
        made: dict[int, int] = {}
        arithmetic: Mapping[str, Callable[..., int]] = {
            "+": self.add, "-": self.subtract, "*": self.multiply, "/": self.divide,
            "^": self.power, "negative": self.negate,
        }  # fmt: skip
        for place in self.graph.below([root]):
            node = self.graph.nodes[place]
            arguments = [made[argument] for argument in node.arguments]
            if node.kind in arithmetic:
                made[place] = arithmetic[node.kind](*arguments)
            else:
                made[place] = self.apply(node.kind, *arguments) if arguments else place
        return made[root]

    def _chosen(self, u: int, v: int, part: int, place: int) -> int:
        """Return the part itself, or, if it is a choice between u and v, its own at a place."""
        kind, arguments, _ = self.graph.nodes[part]
        return arguments[2 + place] if kind == "choose" and arguments[:2] == (u, v) else part

    def _multiplied(self, a: int, b: int) -> int:
        (number, factors), (other, more) = self._product_of(a), self._product_of(b)
        exponents = _together(factors, more)
        too_large = not all(map(_is_small, (number * other, *exponents.values())))
        if too_large or len(exponents) > MAX_FACTORS:
            return self.graph.add("*", a, b)
        return self._built_product(number * other, exponents)

    def _combined(self, sign: str, a: int, b: int, factor: int) -> int:
        terms = _together(self._sum_of(a), ((core, factor * n) for core, n in self._sum_of(b)))
        if len(terms) > MAX_TERMS or not all(map(_is_small, terms.values())):
            return self.graph.add(sign, a, b)
        return self._built_sum(terms)

    def _product_of(self, node: int) -> tuple[Fraction, Factors]:
        if node in self._products:
            return self._products[node]
        kind, _, number = self.graph.nodes[node]
        if kind == "number" and _is_small(number):
            return number, ()
        return Fraction(1), ((node, Fraction(1)),)

    def _sum_of(self, node: int) -> Terms:
        if node in self._sums:
            return self._sums[node]
        number, factors = self._product_of(node)
        if not number:
            return ()
        return ((self._built_product(Fraction(1), dict(factors)), number),)

    def _raised(self, node: int, exponent: Fraction) -> int:
        number, factors = self._product_of(node)
        whole = exponent.denominator == 1
        # The root of a square is no first power: only whole powers go into a product.
        if whole and (number == 1 or abs(exponent) <= MAX_EXPONENT):
            exponents = {base: each * exponent for base, each in factors}
            raised = number ** int(exponent) if number != 1 else number
            if all(map(_is_small, (raised, *exponents.values()))):
                return self._built_product(raised, exponents)
        return self._built_product(Fraction(1), {node: exponent})

    def _built_product(self, number: Fraction, exponents: Mapping[int, Fraction]) -> int:
        factors = tuple((base, each) for base, each in exponents.items() if each)
        if not number or not factors:
            return self.number(number)
        if len(factors) == 1 and factors[0][1] == 1:
            base = factors[0][0]
            if number == 1:
                return base
            terms = self._sums.get(base, ())
            # 1 - x and not -(x - 1); but -(x + 1).
            if number == -1 and any(each < 0 for _, each in terms):
                return self._built_sum({core: -each for core, each in terms})
        factors = tuple(sorted(factors, key=self._rank))
        above = [self._power(base, each) for base, each in factors if each > 0]
        below = [self._power(base, -each) for base, each in factors if each < 0]
        whole = number if _is_decimal(number) else Fraction(number.numerator)
        if whole != number:
            below.insert(0, self.number(number.denominator))
        negative = bool(above) and whole == -1
        if not above or abs(whole) != 1:
            above.insert(0, self.number(whole))
        node = self._chain(above)
        if below:
            node = self.graph.add("/", node, self._chain(below))
        if negative:
            node = self.graph.add("negative", node)
        self._products[node] = (number, factors)
        return node

    def _power(self, base: int, exponent: Fraction) -> int:
        if exponent == 1:
            return base
        node = self.graph.add("^", base, self.number(exponent))
        self._products[node] = (Fraction(1), ((base, exponent),))
        return node

    def _chain(self, nodes: list[int]) -> int:
        """Return the product of nodes as they stand."""
        product = nodes[0]
        for node in nodes[1:]:
            (number, factors), (other, more) = self._product_of(product), self._product_of(node)
            product = self.graph.add("*", product, node)
            # A root may stand there twice, once as the root of a root.
            self._products[product] = (number * other, tuple(_together(factors, more).items()))
        return product

    def _built_sum(self, terms: Mapping[int, Fraction]) -> int:
        left = [(core, number) for core, number in terms.items() if number]
        # x - 1 and not -1 + x.
        positive = next((term for term in left if term[1] > 0), None)
        if positive:
            left.remove(positive)
            left.insert(0, positive)
        if not left:
            return self.zero
        node = self.scale(*left[0])
        for count, (core, number) in enumerate(left[1:], 2):
            sign = "-" if number < 0 else "+"
            node = self.graph.add(sign, node, self.scale(core, abs(number)))
            self._sums[node] = tuple(left[:count])
        return node

    def _rank(self, factor: tuple[int, Fraction]) -> tuple[int, str]:
        """Put variables first and sums last."""
        kind = self.graph.nodes[factor[0]].kind
        if kind in VARIABLES or kind in CONSTANTS:
            return (0, kind)
        return (2 if factor[0] in self._sums else 1, "")


def _together(
    parts: Iterable[tuple[int, Fraction]], more: Iterable[tuple[int, Fraction]]
) -> dict[int, Fraction]:
    """Return how often each node occurs in two sums, or to which power in two products."""
    found = dict(parts)
    for node, number in more:
        found[node] = found.get(node, Fraction(0)) + number
    return found


def _is_small(number: Fraction) -> bool:
    return max(number.numerator.bit_length(), number.denominator.bit_length()) <= MAX_BITS


def _is_decimal(number: Fraction) -> bool:
    """Tell whether a number is short as a decimal: 0.05 and 1e-7 are, 1/3 and 1/1024 are not."""
    shown = repr(float(abs(number)))
    return number.denominator == 1 or (len(shown) <= MAX_DECIMAL and Fraction(shown) == abs(number))
