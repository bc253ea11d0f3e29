"""Reads a formula of w, or of x and y, into a graph."""

from __future__ import annotations

import difflib
import math
from fractions import Fraction

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.core.algebra.functions import ALIASES, NAMED
from visualizer.core.algebra.graph import CONSTANTS, VARIABLES, Graph
from visualizer.core.algebra.tokens import SUPERSCRIPT_MINUS, SUPERSCRIPTS, Token, tokens_of
from visualizer.core.sentence import Sentence

MAX_DEPTH = 50
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS + SUPERSCRIPT_MINUS, "0123456789-")
_KNOWN = (*VARIABLES, *CONSTANTS, *NAMED, *ALIASES, "pow")


class Parser:
    """Reads one text by its rules, and nothing that they do not name.

    The rules::

        sum     = product {("+" | "-") product}
        product = factor {["*" | "/"] factor}
        factor  = {"-" | "+"} power
        power   = operand {superscript} ["^" factor]
        operand = number | variable | constant | "√" operand
                | "(" sum ")" | "|" sum "|" | function "(" sum {"," sum} ")"

    As in mathematics -x^2 is -(x^2), 2^3^2 is 2^(3^2), and x²^3 is (x²)^3. A multiplication
    may be left out, except before a number, and binds as if it were written: 1/2x is (1/2)x.
    √ reaches over the next operand only: √x² is (√x)². ``log`` is ln. A bar where a value
    could end closes what a bar has opened.

    Parameters
    ----------
    text : str

    Attributes
    ----------
    graph : Graph
        Of the formula as it is typed, nothing simplified.
    root : int
        Number of the node that is the formula.
    variables : tuple of str
        ``("w",)`` or ``("x",)``; ``("x", "y")`` as soon as there is a y.

    Raises
    ------
    ExpressionError
        If the text is no such formula.
    """

    def __init__(self, text: str) -> None:
        self.graph = Graph()
        self._tokens = tokens_of(text)
        self._place = 0
        self._depth = 0
        self._open: list[Token] = []
        self._used: list[str] = []
        for token in self._tokens:
            # Before anything else: of f(x) = x² it is not the f that is wrong.
            if token.text == "=":
                raise self._error(
                    Sentence("Expression", "Only what stands right of “=” belongs here."), token
                )
        if self._next.kind == "end":
            raise self._error(
                Sentence("Expression", "A formula of w, or of x and y, is needed here.")
            )
        self.root = self._sum()
        if self._next.kind != "end":
            raise self._misplaced()
        if not self._used:
            raise ExpressionError(
                Sentence("Expression", "Neither w nor x nor y occurs in this formula."),
                self._tokens[0].start,
                self._next.end,
            )
        self.variables = ("x", "y") if "y" in self._used else (self._used[0],)

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        self._place += 1
        return self._tokens[self._place - 1]

    def _took(self, *signs: str) -> Token | None:
        """Take the next token if it is one of these signs."""
        return self._take() if self._next.kind == "sign" and self._next.text in signs else None

    def _sum(self) -> int:
        self._deeper()
        found = self._product()
        while sign := self._took("+", "-"):
            found = self.graph.add(sign.text, found, self._product())
        self._depth -= 1
        return found

    def _product(self) -> int:
        found = self._factor()
        while True:
            sign = self._took("*", "/")
            if not (sign or self._multiplies()):
                return found
            start = self._next.start
            factor = self._factor()
            node = self.graph.nodes[factor]
            if sign and sign.text == "/" and node.kind == "number" and node.number == 0:
                raise ExpressionError(
                    Sentence("Expression", "Nothing can be divided by 0."),
                    start,
                    self._tokens[self._place - 1].end,
                )
            found = self.graph.add(sign.text if sign else "*", found, factor)

    def _multiplies(self) -> bool:
        """Tell whether a factor follows without a sign before it."""
        if self._next.kind == "sign" and self._next.text == "|":
            return not (self._open and self._open[-1].text == "|")
        return self._next.kind == "name" or self._next.text in ("(", "√")

    def _factor(self) -> int:
        negative = False
        while sign := self._took("+", "-"):
            negative ^= sign.text == "-"
        found = self._power()
        return self.graph.add("negative", found) if negative else found

    def _power(self) -> int:
        found = self._operand()
        while self._next.kind == "superscript":
            exponent = self._take()
            digits = exponent.text.translate(_PLAIN_DIGITS)
            place = self._number(digits.removeprefix("-"), exponent)
            if digits.startswith("-"):
                place = self.graph.add("negative", place)
            found = self.graph.add("^", found, place)
        if self._took("^"):
            self._deeper()
            found = self.graph.add("^", found, self._factor())
            self._depth -= 1
        return found

    def _operand(self) -> int:
        token = self._next
        if token.kind == "number":
            return self._number(self._take().text, token)
        if token.kind == "name":
            return self._name(self._take())
        if self._took("√"):
            self._deeper()
            found = self.graph.add("sqrt", self._operand())
            self._depth -= 1
            return found
        if self._took("("):
            return self._values(token)[0]
        if self._took("|"):
            return self.graph.add("abs", *self._values(token))
        if token.kind != "unknown" and (self._open or token.text != ")"):
            raise ExpressionError(
                Sentence("Expression", "A number, a variable or a function is missing here."),
                token.start,
                token.start,
            )
        raise self._misplaced()

    def _number(self, digits: str, token: Token) -> int:
        nearest = float(digits)
        if math.isinf(nearest):
            raise self._error(
                Sentence("Number", "{text} is too large.").format(
                    text=token.text if len(token.text) <= 20 else f"{token.text[:20]}…"
                ),
                token,
            )
        # What a float takes for 0 is not worked out: it may have a million digits.
        return self.graph.add_number(Fraction(digits) if nearest else Fraction(0))

    def _name(self, token: Token) -> int:
        name = ALIASES.get(token.text, token.text)
        if name in VARIABLES:
            if self._used and (name == "w") != (self._used[0] == "w"):
                raise self._error(Sentence("Expression", "Use w alone, or x and y."), token)
            self._used.append(name)
            return self.graph.add(name)
        if name in CONSTANTS:
            return self.graph.add(name)
        if name not in (*NAMED, "pow"):
            raise self._unknown(token)
        opening = self._took("(")
        if opening is None:
            raise self._error(
                Sentence(
                    "Expression", "{name} needs its value in brackets, as in {name}(x)."
                ).format(name=token.text),
                token,
            )
        values = self._values(opening, several=True)
        end = self._tokens[self._place - 1].end
        if name in ("max", "min") and len(values) < 2:
            needed = Sentence("Expression", "{name} needs two values or more, as in {name}(x, 0).")
        elif name == "pow" and len(values) != 2:
            needed = Sentence("Expression", "{name} takes two values, as in {name}(x, 2).")
        elif name not in ("max", "min", "pow") and len(values) != 1:
            needed = Sentence("Expression", "{name} takes one value, as in {name}(x).")
        else:
            return self._called("^" if name == "pow" else name, values)
        raise ExpressionError(needed.format(name=token.text), token.start, end)

    def _called(self, kind: str, values: list[int]) -> int:
        if len(values) == 1:
            return self.graph.add(kind, values[0])
        found = values[0]
        for value in values[1:]:
            found = self.graph.add(kind, found, value)
        return found

    def _values(self, opening: Token, several: bool = False) -> list[int]:
        """Read what stands in brackets or bars, and what closes them."""
        self._open.append(opening)
        values = [self._sum()]
        while several and self._took(","):
            values.append(self._sum())
        if not self._took(")" if opening.text == "(" else "|"):
            raise self._misplaced()
        self._open.pop()
        return values

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(
                Sentence(
                    "Expression", "Brackets and powers may stand at most {most} deep in each other."
                ).format(most=MAX_DEPTH)
            )

    def _error(self, sentence: Sentence, token: Token | None = None) -> ExpressionError:
        place = token or self._next
        return ExpressionError(sentence, place.start, place.end)

    def _misplaced(self) -> ExpressionError:
        """Say why a formula cannot go on with the next token, where a value has ended."""
        token = self._next
        if token.kind == "unknown":
            shown = token.text if token.text.isprintable() else f"U+{ord(token.text):04X}"
            return self._error(
                Sentence("Expression", "“{text}” has no meaning in a formula.").format(text=shown)
            )
        if token.text == ",":
            return self._error(
                Sentence(
                    "Expression",
                    "A comma stands between the values of max, min and pow only; "
                    "decimals have a point.",
                )
            )
        if token.kind == "number":
            return self._error(
                Sentence("Expression", "A sign such as * or ^ is missing before {text}.").format(
                    text=token.text[:20]
                )
            )
        if self._open:
            return self._error(
                Sentence("Expression", "“{text}” is opened here and never closed.").format(
                    text=self._open[-1].text
                ),
                self._open[-1],
            )
        return self._error(
            Sentence("Expression", "“{text}” closes what was never opened.").format(text=token.text)
        )

    def _unknown(self, token: Token) -> ExpressionError:
        shown = token.text if len(token.text) <= 20 else f"{token.text[:20]}…"
        near = difflib.get_close_matches(token.text[:20], _KNOWN, 1)
        if near:
            sentence = Sentence("Expression", "“{text}” is not known; is {name} meant?").format(
                text=shown, name=near[0]
            )
        else:
            sentence = Sentence(
                "Expression", "“{text}” is not known: the variables are w, or x and y."
            ).format(text=shown)
        return self._error(sentence, token)
