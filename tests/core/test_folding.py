"""Which units stay on screen."""

import math

import numpy as np
import pytest

from visualizer.core.folding import strongest_units


@pytest.mark.parametrize(
    ("strengths", "n_shown", "shown_before", "expected"),
    [
        ([], 3, None, []),
        ([1, 2], 3, None, [0, 1]),
        ([1, 2, 3], 3, None, [0, 1, 2]),
        ([1, 5, 3, 4], 2, None, [1, 3]),
        ([0, 0, 0, 0], 2, None, [0, 1]),
        ([math.nan, 1, 2], 2, None, [1, 2]),
        ([1.0, 1.4, 1.6], 1, [0], [2]),
        ([1.0, 1.4, 1.4], 1, [0], [0]),
        ([1.0, 1.4, 1.6], 1, [1], [1]),
        ([1.0, 1.6, 0.0], 1, [0], [1]),
    ],
)
def test_the_strongest_are_shown_and_give_way_late(strengths, n_shown, shown_before, expected):
    before = None if shown_before is None else np.array(shown_before)
    given = np.array(strengths, float)
    kept = given.copy()
    assert strongest_units(given, n_shown, before).tolist() == expected
    assert np.array_equal(given, kept, equal_nan=True)
