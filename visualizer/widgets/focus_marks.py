"""What is drawn on the surface of the rule that is looked at closely."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.number_text import format_digits
from visualizer.core.update_rule import LineKind
from visualizer.state.session import Session
from visualizer.widgets.descent_vectors import Mark, MarkKind
from visualizer.widgets.theme import colors

DIGITS = 3


def line_marks(session: Session, scale: np.ndarray) -> list[Mark]:
    """Return the slope, and what the line at work has worked out, as arrows or sizes.

    Parameters
    ----------
    session : Session
    scale : array, shape (2,)
        Pixels of a unit to the right, and up.
    """
    focus = session.descent_focus
    if focus.at_work is None:
        return []
    cards = focus.cards
    # At the end of the race the step on the card does not begin at the ball.
    if cards[0].t != focus.step + 1:
        return []
    slope = Mark("g", (_way([card.g for card in cards], scale),), colors().gradient)
    if focus.at_work == 0:
        return [slope]
    lines = [card.lines[focus.at_work - 1] for card in cards]
    kind, name = lines[0].kind, cards[0].sign(lines[0].name)
    values = [line.value for line in lines]
    if kind is LineKind.FACTOR:
        return [slope]
    if kind in {LineKind.SQUARES, LineKind.SIZES}:
        if kind is LineKind.SQUARES:
            name, values = f"√{name}", [math.sqrt(max(0.0, value)) for value in values]
        ways = tuple(
            _way([value * (axis == each) for each in range(len(values))], scale)
            for axis, value in enumerate(values)
        )
        return [slope, Mark(name, ways, colors().true_class, MarkKind.AXES)]
    if kind is LineKind.PLACE:
        # The whole step, whatever it was put together from.
        name = f"{name} ←"
        values = [value - card.w for value, card in zip(values, cards, strict=True)]
    return [slope, Mark(name, (_way(values, scale),), colors().accent)]


def bend_marks(session: Session, scale: np.ndarray) -> list[Mark]:
    """Return the directions in which the surface bends most and least, with their curvatures.

    Parameters
    ----------
    session : Session
    scale : array, shape (2,)
        Pixels of a unit to the right, and up.
    """
    focus = session.descent_focus
    place = focus.place if focus.shows_directions else None
    if place is None or len(place.curvatures) == 1 or not np.isfinite(place.curvatures).all():
        return []
    marks = []
    for name, curvature, direction in zip(
        ("λ₁", "λ₂"), place.curvatures, place.directions, strict=True
    ):
        color = colors().negative if curvature < 0 else colors().positive
        text = f"{name} = {format_digits(curvature, DIGITS)}"
        marks.append(Mark(text, (_way(direction, scale),), color, MarkKind.AXES, fixed=True))
    return marks


def _way(values: list[float] | tuple[float, ...], scale: np.ndarray) -> tuple[float, float]:
    """Return how far to the right and up values are (px); one coordinate goes to the right."""
    # Python's floats: what is too large becomes infinite without a word.
    right, up = (float(value) for value in (*values, 0.0)[:2])
    return right * float(scale[0]), up * float(scale[1])
