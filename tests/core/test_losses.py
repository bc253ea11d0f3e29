"""The losses of note 000 at the numbers it prints, and at the edges of the logarithm."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.losses import (
    DELTA,
    cross_entropy_with_delta,
    half_sum_of_squares,
    one_hot,
)

# Note 000's guess at a digit that is a 2.
GUESS = (0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0)
PROBABILITY = st.floats(0, 1)


@pytest.mark.parametrize(("true_class", "loss"), [(2, 0.0975), (7, 0.5975)])
def test_the_note_s_sums_of_squares(true_class, loss):
    assert half_sum_of_squares(GUESS, one_hot(true_class, 10)) == pytest.approx(loss, rel=1e-14)


@pytest.mark.parametrize(
    ("true_class", "loss"), [(2, 0.510825457099338), (7, 2.302584092994546), (3, -math.log(1e-7))]
)
def test_the_note_s_cross_entropies(true_class, loss):
    assert cross_entropy_with_delta(GUESS, one_hot(true_class, 10)) == pytest.approx(
        loss, rel=1e-14
    )


def test_one_output_is_lossy_as_the_playground_says():
    # Its loss is half the square of what a single unit misses.
    assert half_sum_of_squares([0.25], [-1]) == 0.78125


@given(st.lists(st.tuples(PROBABILITY, PROBABILITY), min_size=1))
def test_squares_are_the_same_from_both_sides(pairs):
    guess, truth = zip(*pairs, strict=True)
    loss = half_sum_of_squares(guess, truth)
    assert loss == half_sum_of_squares(truth, guess) >= 0
    assert half_sum_of_squares(guess, guess) == 0


@given(PROBABILITY, st.floats(1e-300, 0.5))
def test_delta_bounds_the_loss(probability, delta):
    loss = cross_entropy_with_delta((probability, 1 - probability), (1, 0), delta)
    assert loss == pytest.approx(-math.log(probability + delta), rel=1e-14, abs=1e-15)
    assert -math.log1p(delta) - 1e-15 <= loss <= -math.log(delta)


def test_a_sure_and_right_guess_costs_a_little_less_than_0():
    assert cross_entropy_with_delta((1, 0), (1, 0)) == pytest.approx(-DELTA, rel=1e-6)


def test_a_truth_may_be_undecided():
    loss = cross_entropy_with_delta((0.25, 0.75), (0.5, 0.5), 1e-300)
    assert loss == pytest.approx(-0.5 * math.log(0.25 * 0.75), rel=1e-14)


def test_a_truth_of_nothing_costs_plain_zero():
    assert str(cross_entropy_with_delta(GUESS, np.zeros(10))) == "0.0"


def test_losses_are_computed_in_float64():
    guess = np.array(GUESS, np.float32)
    # In float32, 1e-7 added to 0.6 would move it by 1.2e-7.
    assert cross_entropy_with_delta(guess, one_hot(2, 10)) == pytest.approx(
        -math.log(float(guess[2]) + 1e-7), rel=1e-14
    )
    assert half_sum_of_squares(guess, guess.astype(float)) == 0


def test_one_hot_marks_the_true_class_alone():
    assert one_hot(2, 4).tolist() == [0, 0, 1, 0]
    assert one_hot(0, 1).tolist() == [1]
    assert one_hot(1, 2).dtype == np.float64


@pytest.mark.parametrize(("true_class", "n_classes"), [(-1, 3), (3, 3), (0, 0)])
def test_a_class_that_is_none_is_an_error(true_class, n_classes):
    with pytest.raises(IndexError, match=f"between 0 and {n_classes - 1}"):
        one_hot(true_class, n_classes)
