"""Whole numbers of settings: what is none, or more than anybody can count, is refused shortly."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_goal import TrainingGoal
from visualizer.core.whole_number import LARGEST, whole_number

COMPLAINT = Sentence("Test", "from 1 up, not {value}")


@given(st.integers(1, LARGEST))
def test_a_whole_number_is_an_int_whatever_it_came_as(number: int) -> None:
    for value in (number, float(number)):
        taken = whole_number(value, COMPLAINT)
        assert type(taken) is int
        assert taken == number


@given(st.floats() | st.integers() | st.text() | st.none() | st.booleans())
def test_anything_else_gets_one_short_sentence(value: object) -> None:
    try:
        taken = whole_number(value, COMPLAINT)  # type: ignore[arg-type]
    except Problem as problem:
        assert len(str(problem)) < 60  # noqa: PT017
    else:
        assert 1 <= taken <= LARGEST


@pytest.mark.parametrize("value", [1e308, 10**400, LARGEST + 1])
def test_no_setting_is_more_than_anybody_can_count(value: float) -> None:
    for refuse in (
        lambda: TrainingConfig(batch_size=value),
        lambda: TrainingConfig(epochs=value),
        lambda: TrainingConfig(layers=[{"kind": "dense", "n_units": value, "activation": "relu"}]),
        lambda: TrainingGoal(epoch=value),
        lambda: TrainingGoal(patience=value),
    ):
        with pytest.raises(Problem) as caught:
            refuse()
        assert len(str(caught.value)) < 100
    with pytest.raises(Problem, match="0 to 4294967295"):
        TrainingConfig(seed=value)


def test_what_is_no_number_is_none_of_them() -> None:
    for value in (math.nan, math.inf, True, "3", None, 1.5, 0, -3):
        with pytest.raises(Problem, match="from 1 up, not"):
            whole_number(value, COMPLAINT)  # type: ignore[arg-type]
