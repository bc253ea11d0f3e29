"""Writes a formula as it stands in a book: x² − y², 2(w − 5), |x|/3."""

from __future__ import annotations

import math
from typing import NamedTuple

from visualizer.core.algebra.graph import Graph, Node
from visualizer.core.algebra.tokens import SUPERSCRIPT_MINUS, SUPERSCRIPTS
from visualizer.core.number_text import MINUS, format_exactly

# How tightly the parts of a text hold together.
_CHOICE, _SUM, _NEGATIVE, _PRODUCT, _POWER, _CALL, _ATOM = range(7)
_RAISED = str.maketrans("0123456789-" + MINUS, SUPERSCRIPTS + 2 * SUPERSCRIPT_MINUS)
_NAMES = {"pi": "π"}


class _Text(NamedTuple):
    text: str
    hold: int

    def within(self, hold: int) -> str:
        """Return the text, in brackets where it would fall apart."""
        return self.text if self.hold >= hold else f"({self.text})"


def written(graph: Graph, root: int, most: float = math.inf) -> str | None:
    """Return a formula as text that `Parser` reads as the same function.

    ``choose``, which only derivatives have, is written as Python does, (a if u > v else b);
    that is for reading alone.

    Parameters
    ----------
    graph : Graph
    root : int
    most : float
        Longer texts are not written: the result is None. The text of a derivative may be
        longer than any memory.
    """
    texts: dict[int, _Text] = {}
    for place in graph.below([root]):
        node = graph.nodes[place]
        text = _written(node, [texts[argument] for argument in node.arguments])
        # Nothing that a part is too long for would be short enough.
        if len(text.text) > most:
            return None
        texts[place] = text
    return texts[root].text


def _written(node: Node, parts: list[_Text]) -> _Text:
    kind = node.kind
    if kind == "number":
        return _number(node)
    if not parts:
        return _Text(_NAMES.get(kind, kind), _ATOM)
    if kind == "negative":
        return _Text(f"{MINUS}{parts[0].within(_PRODUCT)}", _NEGATIVE)
    if kind in ("+", "-"):
        sign = "+" if kind == "+" else MINUS
        return _Text(f"{parts[0].within(_SUM)} {sign} {parts[1].within(_PRODUCT)}", _SUM)
    if kind in ("*", "/"):
        # −a·b is −(a·b) when it is read again: the same number.
        hold = min(parts[0].hold, _PRODUCT) if parts[0].hold >= _NEGATIVE else _PRODUCT
        left, right = parts[0].within(_NEGATIVE), parts[1].within(_POWER)
        sign = "/" if kind == "/" else _multiplied(left, right)
        return _Text(f"{left}{sign}{right}", hold)
    if kind == "^":
        return _power(*parts)
    if kind == "abs":
        return _Text(f"|{parts[0].text}|", _ATOM)
    if kind == "sqrt":
        return _Text(f"√({parts[0].text})", _CALL)
    if kind == "choose":
        u, v, a, _, b = (part.within(_SUM) for part in parts)
        if a == b:
            # At the kink alone it is another: there it is a matter of taste.
            return parts[2]
        return _Text(f"{a} if {u} > {v} else {b}", _CHOICE)
    return _Text(f"{kind}({', '.join(part.text for part in parts)})", _ATOM)


def _number(node: Node) -> _Text:
    value = float(node.number)
    text = format_exactly(value).removesuffix(".0")
    if len(text) > 8 and node.number.denominator < 10_000:
        # 1/3 says more than 0.3333333333333333.
        numerator = str(abs(node.number.numerator))
        quotient = f"{numerator}/{node.number.denominator}"
        if node.number.denominator > 1 and len(quotient) < len(text):
            sign = MINUS if value < 0 else ""
            return _Text(f"{sign}{quotient}", _NEGATIVE if value < 0 else _PRODUCT)
    return _Text(text, _NEGATIVE if value < 0 else _ATOM)


def _multiplied(left: str, right: str) -> str:
    """Return the sign between two factors: 2x, 2(x + 1) and x(y + 1) need none."""
    number = left.lstrip(MINUS).replace(".", "").isdecimal()
    # x^x(y + 1) would look as if the bracket stood in the exponent.
    plain = left[-1] in f"wxy{SUPERSCRIPTS}" and "^" not in left[-2:]
    bracket = right.startswith("(") and (number or plain)
    letter = number and (right[0].isalpha() or right[0] == "√") and not right.startswith("e")
    return "" if bracket or letter else "·"


def _power(base: _Text, exponent: _Text) -> _Text:
    digits = exponent.text.removeprefix(MINUS)
    under = base.within(_ATOM)
    # What isdecimal() is true of is a whole number here: a node of its own or a negative one.
    if digits.isdecimal() and digits.isascii() and len(digits) <= 4:
        return _Text(f"{under}{exponent.text.translate(_RAISED)}", _POWER)
    return _Text(f"{under}^{exponent.within(_ATOM)}", _POWER)
