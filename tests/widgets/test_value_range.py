"""Which values a training chart shows: whatever a run has logged, a chart can be laid out by it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualizer.widgets.value_range import accuracy_range, loss_range

finite = arrays(float, st.integers(0, 9), elements=st.floats(allow_nan=False, allow_infinity=False))


@given(finite)
def test_any_finite_losses_have_a_range(losses: np.ndarray) -> None:
    low, high = loss_range(losses)
    assert low == 0
    assert 0 < high < math.inf
    assert high >= min(losses.max(initial=0.0), 1e300)


@given(finite)
def test_any_finite_accuracies_have_a_range(accuracies: np.ndarray) -> None:
    low, high = accuracy_range(accuracies)
    assert 0 <= low < 1 < high


@pytest.mark.parametrize(
    ("highest", "end"), [(0.7, 1), (1, 1), (1.2, 2.5), (2.6, 5), (7, 10), (0.03, 0.05), (0, 2.5)]
)
def test_losses_are_seen_from_0_to_a_round_number(highest: float, end: float) -> None:
    assert loss_range(np.array([0.0, highest])) == (0, pytest.approx(end))


def test_accuracies_are_seen_from_below_nearly_all() -> None:
    assert accuracy_range(np.array([0.1, *[0.95] * 99]))[0] == 0.9
    assert accuracy_range(np.full(9, 0.6))[0] == 0.5
    assert accuracy_range(np.empty(0))[0] == 0
