"""A line of a rule as it is written on a blackboard: its formula, then its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from visualizer.core.number_text import format_term
from visualizer.core.pass_formula import Line, Token
from visualizer.core.rule_card import NO_NUMBER, RuleCard


def formula_lines(cards: Sequence[RuleCard]) -> list[Line]:
    """Return the formula of every line of a step.

    Parameters
    ----------
    cards : sequence of RuleCard
        One a coordinate.
    """
    card = cards[0]
    return [_formula(card, number) for number in range(len(card.lines))]


def worked_lines(
    cards: Sequence[RuleCard],
    number: int,
    axes: Sequence[str],
    digits: int,
    no_number: str = NO_NUMBER,
) -> list[Line]:
    """Return one line of a step with its numbers, coordinate by coordinate.

    Parameters
    ----------
    cards : sequence of RuleCard
        One a coordinate.
    number : int
        Which line, from 0.
    axes : sequence of str
        Names of the coordinates.
    digits : int
        Significant digits of each number.
    no_number : str
        What stands for nan.
    """
    lines = [_formula(cards[0], number)]
    for card, axis in zip(cards, axes, strict=True):
        line = card.lines[number]
        lines.append(
            (
                Token(f"{axis}: " if len(cards) > 1 else "= "),
                *(Token(part) for part in _parts(card.arithmetic(line, digits, no_number))),
                Token(" = "),
                Token(format_term(line.value, digits, no_number), bold=True),
            )
        )
    return lines


def _formula(card: RuleCard, number: int) -> Line:
    line = card.lines[number]
    return tuple(map(Token, _parts(f"{card.sign(line.name)} = {card.formula(line)}")))


def _parts(arithmetic: str) -> list[str]:
    """Cut a formula where it may go on in the next line: before its signs, not in brackets."""
    parts, depth = [""], 0
    for word in arithmetic.split(" "):
        is_sign = word in {"+", "−", "/"}
        if is_sign and not depth:
            parts.append("")
        parts[-1] += f" {word}" if parts[-1] or len(parts) > 1 else word
        depth += word.count("(") - word.count(")")
    return parts
