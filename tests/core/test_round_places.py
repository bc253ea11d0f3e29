"""Round numbers along an axis: few, evenly spaced, within."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.round_places import round_places


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (-2.5, 2.5, 6, [-2, -1, 0, 1, 2]),
        (-2, 2, 6, [-2, -1, 0, 1, 2]),
        (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 6018.5, 4, [0, 5000]),
        (-16, 16, 6, [-10, 0, 10]),
        (3, 3, 6, [3]),
    ],
)
def test_examples(low: float, high: float, most: int, expected: list[float]) -> None:
    assert round_places(low, high, most).tolist() == expected


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_few_even_and_within(low: float, span: float, most: int) -> None:
    places = round_places(low, low + span, most)
    assert len(places) <= most
    assert ((places >= low - 1e-6 * span) & (places <= low + span + 1e-6 * span)).all()
    if len(places) > 2:
        steps = np.diff(places)
        # Far from 0 the places themselves are no more exact.
        exact = 4 * np.spacing(abs(places).max())
        assert steps == pytest.approx(np.full(len(steps), steps[0]), rel=1e-6, abs=exact)
