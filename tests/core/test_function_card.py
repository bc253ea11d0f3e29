"""A function's formulas with the numbers of one place."""

import pytest

from visualizer.core.activations import FUNCTIONS
from visualizer.core.function_card import FunctionCard


@pytest.mark.parametrize(
    ("key", "z", "value", "slope"),
    [
        ("sigmoid", 0.0, "0.5 = 1 / (1 + e^(−0))", "0.25 = 0.5 · (1 − 0.5)"),
        ("sigmoid", -1.5, "0.18243 = 1 / (1 + e^(1.5))", "0.14915 = 0.18243 · (1 − 0.18243)"),
        ("tanh", -1.0, "−0.76159 = (e^(−1) − e^(1)) / (e^(−1) + e^(1))",
         "0.41997 = 1 − (−0.76159)²"),
        ("relu", -2.0, "0", "0"),
        ("relu", 2.0, "2", "1"),
        ("leaky_relu", -2.0, "−0.4 = 0.2 · (−2)", "0.2"),
        ("elu", -2.0, "−0.86466 = e^(−2) − 1", "0.13534 = e^(−2)"),
        ("gelu", 0.0, "0 = 0 · Φ(0)", "0.5 = Φ(0) + 0 · φ(0)"),
        ("gelu", -1.0, "−0.15866 = (−1) · Φ(−1)", "−0.083315 = Φ(−1) + (−1) · φ(−1)"),
        ("softplus", 1.0, "1.3133 = ln(1 + e^1)", "0.73106 = 1 / (1 + e^(−1))"),
        ("linear", -3.5, "−3.5", "1"),
        ("step", 0.0, "1", "0"),
    ],
)  # fmt: skip
def test_numbers_are_put_in(key, z, value, slope):
    card = FunctionCard(FUNCTIONS[key], z)
    assert (card.value_numbers, card.slope_numbers) == (value, slope)


def test_formulas_say_where_they_hold():
    card = FunctionCard(FUNCTIONS["leaky_relu"], 5.0)
    assert card.value_formula == "z  (z > 0),   0.2 · z  (z ≤ 0)"
    assert card.slope_formula == "1  (z > 0),   0.2  (z ≤ 0)"
    assert FunctionCard(FUNCTIONS["step"], 5.0).slope_formula == "0"
