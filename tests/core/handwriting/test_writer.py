"""The writer: one digit, never twice the same."""

import numpy as np
import pytest

from visualizer.core.handwriting.writer import write_digit


@pytest.mark.parametrize("digit", range(10))
def test_digit_has_ink_and_margins(digit):
    for seed in range(20):
        image = write_digit(digit, np.random.RandomState(seed))
        assert image.shape == (28, 28)
        assert image.dtype == np.uint8
        assert 5 < image.mean() < 110


def test_same_state_writes_the_same():
    first = write_digit(8, np.random.RandomState(5))
    assert np.array_equal(first, write_digit(8, np.random.RandomState(5)))
    assert not np.array_equal(first, write_digit(8, np.random.RandomState(6)))
