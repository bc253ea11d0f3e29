"""How one step was worked out, line by line: what is shown is what was computed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from visualizer.core.number_text import MINUS, format_term
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import LineKind, UpdateRule

_NAME = re.compile(r"\b[A-Za-z_]\w*")
_FUNCTIONS = {"sqrt", "abs", "max", "sign"}
# A hat behind its letter: one over it DejaVu Sans, which every Linux has, puts far above the line.
_SIGNS = {"m_hat": "mˆ", "v_hat": "vˆ", "b_next": "b₊", "step": "Δw", "decay": "Δ₀w"}
NO_NUMBER = Sentence("DescentCard", "not a number")
_RAISED = str.maketrans("0123456789t+", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵗ⁺")


class CardLine(NamedTuple):
    """One line of a rule with its numbers.

    Attributes
    ----------
    name : str
        What is worked out: ``"m"``, ``"v_hat"``, ``"step"``, ``"w"`` …
    formula : str
        How, as `visualizer.core.update_rule.RuleLine` has it.
    numbers : dict of str to float
        What each name in the formula stood for.
    value : float
        What came of it and the descent went on with.
    kind : LineKind
    """

    name: str
    formula: str
    numbers: dict[str, float]
    value: float
    kind: LineKind


@dataclass(frozen=True)
class RuleCard:
    """One step of one coordinate.

    Attributes
    ----------
    t : int
        Which step, from 1.
    w, g : float
        Coordinate and slope before it.
    lines : tuple of CardLine
        In the order in which they are worked out; the last is the new ``w``.
    signs : dict of str to str
        How each name is written in a formula: η for ``learning_rate``.
    """

    t: int
    w: float
    g: float
    lines: tuple[CardLine, ...]
    signs: dict[str, str]

    def sign(self, name: str) -> str:
        """Write a name: ``mˆ`` for ``"m_hat"``."""
        return self.signs.get(name, name)

    def formula(self, line: CardLine) -> str:
        """Write a line's formula: ``β₁·m + (1 − β₁)·g``."""
        return _as_read(_NAME.sub(self._sign, line.formula), "t")

    def arithmetic(self, line: CardLine, digits: int, no_number: str = NO_NUMBER) -> str:
        """Write a line's formula with its numbers, to so many digits: ``0.9·0 + (1 − 0.9)·(−10)``.

        Parameters
        ----------
        line : CardLine
        digits : int
            Significant digits of each number, at least 1.
        no_number : str
            What stands for nan.
        """
        numbers = {
            name: format_term(value, digits, no_number) for name, value in line.numbers.items()
        }
        numbers["t"] = str(self.t)
        signed = {
            name: f"({text})" if text.startswith(MINUS) or " " in text else text
            for name, text in numbers.items()
        }

        def number(match: re.Match[str]) -> str:
            return signed.get(match.group(), match.group())

        return _as_read(_NAME.sub(number, line.formula), str(self.t))

    def _sign(self, match: re.Match[str]) -> str:
        return self.sign(match.group())


def rule_card(
    rule: UpdateRule, t: int, rate: float, w: float, g: float, memory: tuple[float, ...]
) -> RuleCard:
    """Take one step and keep every number of it.

    Parameters
    ----------
    rule : UpdateRule
    t : int
        Which step, from 1.
    rate, w, g, memory
        As `UpdateRule.step` takes them.
    """
    values = rule.step(t, rate, w, g, memory)
    known = {name: float(getattr(rule, name)) for name in rule.hyper_parameters()}
    known |= dict(zip(rule.memory, memory, strict=True))
    known |= {"learning_rate": rate, "t": t, "w": w, "g": g}
    lines = []
    for name, formula, kind in rule.lines:
        names = [each for each in _NAME.findall(formula) if each not in _FUNCTIONS]
        numbers = {each: known[each] for each in names}
        lines.append(CardLine(name, formula, numbers, values[name], kind))
        known[name] = values[name]
    symbols = {name: each.symbol for name, each in rule.hyper_parameters().items()}
    return RuleCard(t, w, g, tuple(lines), symbols | _SIGNS)


def _as_read(formula: str, t: str) -> str:
    """Write Python's signs as people do; ``t`` is what stands for the step."""
    after = "t+1" if t == "t" else str(int(t) + 1)
    for python, read in (
        ("-", MINUS),
        (f"**({t} + 1)", after.translate(_RAISED)),
        (" * ", "·"),
        ("sqrt", "√"),
    ):
        formula = formula.replace(python, read)
    formula = re.sub(rf"\*\*(2\b|{t}\b)", lambda power: power[1].translate(_RAISED), formula)
    # One pair of parentheses is enough for a negative number.
    formula = re.sub(rf"\(\(({MINUS}[^()]*)\)\)", r"(\1)", formula)
    return re.sub(r"abs\(([^()]*)\)", r"|\1|", formula)
