"""Going up and down in round numbers."""

import math

import pytest

from visualizer.core.number_steps import step_round


@pytest.mark.parametrize(
    ("value", "steps", "reached"),
    [
        (0.1, 1, 0.2),
        (0.2, 1, 0.5),
        (0.5, 1, 1),
        (1, 1, 2),
        (1, -1, 0.5),
        (0.001, -1, 0.0005),
        (0.001, 3, 0.01),
        (0.001, 30, 1e7),
        (1e-7, -30, 1e-17),
        (0.3, 1, 0.5),
        (0.3, -1, 0.2),
        (0.3, 0, 0.3),
        (1000, -1, 500),
        (1.7e308, 1, 1.7e308),
        (5e-324, -1, 5e-324),
    ],
)
def test_the_next_round_numbers(value, steps, reached):
    assert step_round(value, steps) == reached


def test_up_and_down_again():
    for start in (1e-7, 0.02, 5, 1000):
        assert step_round(step_round(start, 4), -4) == start


@pytest.mark.parametrize("value", [0, -1, math.inf])
def test_where_there_is_no_round_number_the_value_stays(value):
    assert step_round(value, 1) == value
    assert math.isnan(step_round(math.nan, 1))
