"""Rules are told apart by colour and by sign."""

from __future__ import annotations

from visualizer.state.descent import DescentState
from visualizer.state.undo_stack import UndoStack
from visualizer.widgets.descent_series import (
    MARKS,
    SYMBOLS,
    series_color,
    series_symbol,
)


def test_no_two_rules_look_alike(qapp: object) -> None:
    descent = DescentState(UndoStack())
    looks = [
        (series_color(descent, key), series_symbol(descent, key)) for key in descent.optimizers
    ]
    for part in zip(*looks, strict=True):
        assert len(set(part)) == len(looks)


def test_every_symbol_has_a_mark_of_its_own() -> None:
    assert len(set(MARKS.values())) == len(SYMBOLS)
