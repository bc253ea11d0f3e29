"""The card of a step shows what was computed: its formulas, worked out anew, say the same."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.descent import PORTION, Descent
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.lion import Lion
from visualizer.core.optimizers.nadam import Nadam
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.registry import discover
from visualizer.core.rule_card import rule_card
from visualizer.core.schedules.exponential_decay import ExponentialDecay
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.rosenbrock import Rosenbrock

RULES = [
    rule for cls in discover("visualizer.core.optimizers").values() for rule in (cls, *cls.variants)
]
FUNCTIONS = {
    "sqrt": math.sqrt,
    "max": max,
    "abs": abs,
    "sign": lambda number: math.copysign(1, number) if number else 0,
}
every_rule = pytest.mark.parametrize("cls", RULES)


@every_rule
@given(
    t=st.integers(1, 2000),
    rate=st.floats(1e-6, 10),
    w=st.floats(-100, 100),
    g=st.floats(-100, 100),
    data=st.data(),
)
def test_a_formula_says_how_its_value_was_computed(cls, t, rate, w, g, data):
    rule = cls()
    memory = tuple(data.draw(st.floats(0, 0.9)) for _ in rule.memory)
    card = rule_card(rule, t, rate, w, g, memory)
    known = {name: getattr(rule, name) for name in rule.hyper_parameters()}
    known |= dict(zip(rule.memory, memory, strict=True))
    known |= {"learning_rate": rate, "t": t, "w": w, "g": g}
    for line in card.lines:
        worked_out = eval(line.formula, {"__builtins__": {}}, FUNCTIONS | known)
        # A difference of nearly equal numbers may lose digits in one order and not in another.
        size = max(1e-12, *(abs(known[name]) for name in line.numbers), abs(line.value))
        assert line.value == pytest.approx(worked_out, rel=1e-9, abs=1e-9 * size)
        for name, number in line.numbers.items():
            assert number == known[name]
        known[line.name] = line.value
    assert card.lines[-1].name == "w"
    walk = rule.walk([(rule.factors(t), rate)], w, memory)
    assert next(walk) == w
    assert walk.send(g) == card.lines[-1].value
    assert rule.kept(walk) == tuple(known[name] for name in rule.memory)


@every_rule
@pytest.mark.parametrize("step", [0, 1, 700, PORTION - 1, PORTION, PORTION + 5])
def test_a_descent_hands_out_the_card_of_any_step(cls, step):
    descent = Descent(
        cls(learning_rate=0.001),
        Rosenbrock(),
        (-1.0, 1.5),
        PORTION + 6,
        ExponentialDecay(),
        GradientNoise(0.1, 5),
    )
    while not descent.finished:
        descent.advance()
    path = descent.trajectory.positions
    cards = descent.cards(step)
    assert [card.w for card in cards] == path[step].tolist()
    assert [card.lines[-1].value for card in cards] == path[step + 1].tolist()
    assert {card.t for card in cards} == {step + 1}


def test_the_last_step_of_a_descent_that_diverged():
    descent = Descent(Sgd(1e10), Parabola(), 0.0, 100)
    descent.advance()
    (card,) = descent.cards(descent.trajectory.diverged_at - 1)
    assert abs(card.lines[-1].value) > 1e154


def test_a_step_that_cannot_be_worked_out():
    nothing_over_nothing = Descent(Adam(epsilon=0.0), Parabola(), 5.0, 10)
    nothing_over_nothing.advance()
    assert nothing_over_nothing.trajectory.diverged_at == 1
    with pytest.raises(ArithmeticError):
        nothing_over_nothing.cards(0)


def test_how_it_is_read():
    card = rule_card(Adam(0.1), 12, 0.1, 1.0, -10.0, (-4.0, 2.5))
    texts = {line.name: (card.formula(line), card.arithmetic(line, 3)) for line in card.lines}
    assert texts == {
        "m": ("β₁·m + (1 − β₁)·g", "0.9·(−4) + (1 − 0.9)·(−10)"),
        "v": ("β₂·v + (1 − β₂)·g²", "0.999·2.5 + (1 − 0.999)·(−10)²"),
        "m_hat": ("m / (1 − β₁ᵗ)", "(−4.6) / (1 − 0.9¹²)"),
        "v_hat": ("v / (1 − β₂ᵗ)", "2.6 / (1 − 0.999¹²)"),
        "step": (
            "−η·mˆ / (√(vˆ) + ε / √(1 − β₂ᵗ))",
            "−0.1·(−6.41) / (√(218) + 1e−7 / √(1 − 0.999¹²))",
        ),
        "w": ("w + Δw", "1 + 0.0435"),
    }
    assert [card.signs[line.name] for line in card.lines[2:5]] == ["mˆ", "vˆ", "Δw"]


@pytest.mark.parametrize(
    ("rule", "line", "formula", "arithmetic"),
    [
        (Lion(), 1, "−η·sign(c)", "−0.1·sign(−1)"),
        (Nadam(), 1, "β₁·(1 − 0.5·0.96ᵗ⁺¹)", "0.9·(1 − 0.5·0.96³)"),
    ],
)
def test_signs_that_only_some_rules_have(rule, line, formula, arithmetic):
    card = rule_card(rule, 2, 0.1, 1.0, -10.0, rule.first_memory())
    assert card.formula(card.lines[line]) == formula
    assert card.arithmetic(card.lines[line], 3) == arithmetic


def test_a_size_of_a_negative_number_is_written_plainly():
    cls = discover("visualizer.core.optimizers")["adamax"]
    card = rule_card(cls(), 1, 0.1, 1.0, -10.0, (0.0, 0.5))
    assert card.formula(card.lines[1]) == "max(β₂·u, |g|)"
    assert card.arithmetic(card.lines[1], 3) == "max(0.999·0.5, |−10|)"
