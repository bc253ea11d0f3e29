"""Tukey's outer fences."""

import numpy as np
import pytest

from visualizer.core.outer_fences import outer_fences


@pytest.mark.parametrize(
    ("values", "fences"),
    [
        ([0, 1, 2, 3, 4], (-5, 9)),
        ([0, 1, 2, 3, 1e9], (-5, 9)),
        ([7], (-np.inf, np.inf)),
        ([0, 0, 0, 0, 5], (-np.inf, np.inf)),
    ],
)
def test_what_is_far_out_lies_beyond(values, fences):
    assert outer_fences(np.array(values, float)) == fences
