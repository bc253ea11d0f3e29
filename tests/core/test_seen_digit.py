"""What a network gets of a digit, and what is wished for."""

import numpy as np

from visualizer.core.seen_digit import SeenDigit

PIXELS = np.random.default_rng(0).random(784)


def test_it_is_its_pixels():
    sample = SeenDigit(PIXELS, 3).sample((0.0,) * 10)
    assert sample.x == tuple(PIXELS.tolist())
    assert sample.target == (0, 0, 0, 1, 0, 0, 0, 0, 0, 0)


def test_an_unknown_digit_leaves_the_wish_as_it_is():
    wished = (0.5, 0.5)
    assert SeenDigit(PIXELS).sample(wished).target == wished
    assert SeenDigit(PIXELS, 7).sample(wished).target == wished
