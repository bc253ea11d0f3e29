"""A step as it is written on a blackboard."""

from visualizer.core.card_text import formula_lines, worked_lines
from visualizer.core.optimizers.adam import Adam
from visualizer.core.rule_card import rule_card

CARDS = [rule_card(Adam(0.1), 1, 0.1, w, g, (0.0, 0.0)) for w, g in ((0.0, -10.0), (3.0, 2.0))]


def text(lines):
    return ["".join(token.text for token in line) for line in lines]


def test_formulas():
    lines = text(formula_lines(CARDS))
    assert len(lines) == len(CARDS[0].lines)
    assert lines[0] == "m = β₁·m + (1 − β₁)·g"
    assert lines[-1] == "w = w + Δw"


def test_a_line_for_each_coordinate():
    lines = worked_lines(CARDS, 0, ("x", "y"), 4)
    assert text(lines) == [
        "m = β₁·m + (1 − β₁)·g",
        "x: 0.9·0 + (1 − 0.9)·(−10) = −1",
        "y: 0.9·0 + (1 − 0.9)·2 = 0.2",
    ]
    assert [token.text for token in lines[1] if token.bold] == ["−1"]
    # What stands in brackets stays together.
    assert [token.text for token in lines[1]][1:3] == ["0.9·0", " + (1 − 0.9)·(−10)"]


def test_one_coordinate_has_no_name():
    assert text(worked_lines(CARDS[:1], 5, ("w",), 3)) == ["w = w + Δw", "= 0 + 0.1 = 0.1"]
