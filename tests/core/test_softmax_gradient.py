"""Slopes of loss and probabilities against finite differences, and what a step may do."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualizer.core.losses import one_hot
from visualizer.core.softmax import cross_entropy, softmax
from visualizer.core.softmax_gradient import (
    cross_entropy_gradient,
    descent_step,
    softmax_jacobian,
)

BOOK = (0.3, 2.9, 4.0)
LOGITS = arrays(
    np.float64,
    st.integers(2, 8),
    elements=st.one_of(st.floats(-1, 1), st.floats(-30, 30)),
)
# Those that saturate or overflow too.
ALL_LOGITS = arrays(
    np.float64,
    st.integers(2, 200),
    elements=st.one_of(st.floats(-30, 30), st.floats(-1e308, 1e308)),
)
CLASS = st.integers(0, 7)


def slopes(function, logits):
    """Central differences of a function along each logit; logits, shape (n_classes,)."""
    h = 1e-5
    return np.array(
        [
            (function(logits + step) - function(logits - step)) / (2 * h)
            for step in h * np.eye(len(logits))
        ]
    )


def test_the_book_s_gradient(exact_softmax):
    gradient = cross_entropy_gradient(BOOK, 2)
    assert gradient == pytest.approx((0.01821127, 0.24519181, -0.26340309), abs=6e-9)
    first, second, third = exact_softmax(BOOK)
    exact = [float(each) for each in (first, second, third - 1)]
    assert gradient == pytest.approx(exact, rel=1e-12)


@given(LOGITS, CLASS)
def test_the_gradient_is_the_slope_of_the_loss(logits, draw):
    true_class = draw % len(logits)
    numeric = slopes(lambda moved: cross_entropy(moved, true_class), logits)
    # A loss of 60 is off by 7e-15; over 2e-5 that is 4e-10.
    assert cross_entropy_gradient(logits, true_class) == pytest.approx(numeric, abs=2e-9)


@given(ALL_LOGITS, st.integers(0, 199))
def test_the_gradient_is_p_minus_y_and_sums_to_0(logits, draw):
    true_class = draw % len(logits)
    gradient = cross_entropy_gradient(logits, true_class)
    assert gradient == pytest.approx(
        softmax(logits) - one_hot(true_class, len(logits)), rel=0, abs=1e-14
    )
    assert abs(gradient.sum()) <= 1e-12


def test_a_nearly_sure_answer_still_has_a_slope():
    # p - 1 would be 0 here.
    assert cross_entropy_gradient((100, 0), 0) == pytest.approx(
        (-math.exp(-100), math.exp(-100)), rel=1e-12, abs=0
    )


def test_a_sure_and_right_answer_has_plain_zero_slope():
    assert str(cross_entropy_gradient((1000, 0), 0).tolist()) == "[0.0, 0.0]"


@pytest.mark.parametrize("kind", ["float32", "float64"])
def test_the_gradient_keeps_precision_and_logits(kind):
    logits = np.array(BOOK, kind)
    assert cross_entropy_gradient(logits, 0).dtype == kind
    assert logits.tolist() == np.array(BOOK, kind).tolist()


def test_a_step_goes_against_the_gradient():
    assert descent_step((0, 0), 1, 3).tolist() == [-1.5, 1.5]
    assert descent_step((0, 0), 1, 0).tolist() == [0, 0]


@given(LOGITS, CLASS, st.floats(0, 4))
def test_a_step_lowers_the_loss_by_what_the_theory_says(logits, draw, rate):
    true_class = draw % len(logits)
    gradient = cross_entropy_gradient(logits, true_class)
    # No curvature exceeds 1/2 (Böhning 1992), so a step gains rate (1 - rate / 4) |g|^2 at
    # least. A loss of 60 is off by 7e-15.
    least_gain = rate * (1 - rate / 4) * (gradient**2).sum()
    after = cross_entropy(descent_step(logits, true_class, rate), true_class)
    assert after <= cross_entropy(logits, true_class) - least_gain + 1e-13


@given(LOGITS, CLASS, st.floats(0, 1e6))
def test_no_step_however_long_raises_the_loss(logits, draw, rate):
    true_class = draw % len(logits)
    # The true class's logit grows and all others fall: there is nothing to step over.
    after = cross_entropy(descent_step(logits, true_class, rate), true_class)
    assert after <= cross_entropy(logits, true_class) + 1e-13


def test_a_step_may_leave_what_a_float_holds():
    # Warnings are errors here: there is none.
    assert descent_step((1e308, 1e308), 0, 1.7e308) == pytest.approx((math.inf, 0.15e308))


@pytest.mark.parametrize("true_class", [-1, 3, np.int64(3)])
def test_a_class_that_is_none_is_an_error(true_class):
    with pytest.raises(IndexError, match="between 0 and 2"):
        cross_entropy_gradient(BOOK, true_class)
    with pytest.raises(IndexError, match="between 0 and 2"):
        descent_step(BOOK, true_class, 0.1)


def test_the_book_s_jacobian(exact_softmax):
    jacobian = softmax_jacobian(BOOK)
    assert np.diag(jacobian) == pytest.approx((0.01787962, 0.18507279, 0.1940219), abs=6e-9)
    exact = exact_softmax(BOOK)
    for i, row in enumerate(jacobian):
        expected = [float(exact[i] * ((i == j) - exact[j])) for j in range(3)]
        assert row == pytest.approx(expected, rel=1e-12)


@given(LOGITS)
def test_the_jacobian_is_the_slope_of_softmax(logits):
    # A probability is off by 1e-16 or two; over 2e-5 that is 1e-11, and h squared adds 1e-11.
    assert softmax_jacobian(logits) == pytest.approx(slopes(softmax, logits), abs=2e-10)


@given(ALL_LOGITS)
def test_the_jacobian_has_its_laws(logits):
    jacobian = softmax_jacobian(logits)
    np.testing.assert_array_equal(jacobian, jacobian.T)
    assert jacobian.sum(axis=1) == pytest.approx(0, abs=1e-12)
    # It is the covariance of a draw, hence not negative; the bound is for eigvalsh.
    assert np.linalg.eigvalsh(jacobian).min() >= -1e-12


@given(LOGITS, CLASS)
def test_loss_and_jacobian_agree_by_the_chain_rule(logits, draw):
    true_class = draw % len(logits)
    p = softmax(logits)[true_class]
    chained = -softmax_jacobian(logits)[true_class]
    assert chained == pytest.approx(p * cross_entropy_gradient(logits, true_class), abs=1e-15)
