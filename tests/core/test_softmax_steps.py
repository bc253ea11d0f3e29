"""Both ways to compute softmax, in both precisions, breaking where they break."""

import numpy as np
import pytest

from visualizer.core.softmax import naive_softmax, softmax
from visualizer.core.softmax_steps import largest_exponent, softmax_steps

LOGITS = [[0.3, 2.9, 4.0], [1010, 1000, 990], [-1000, -1001], [88.8, 0], [709.7, 709.7]]


@pytest.mark.parametrize("logits", LOGITS)
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_the_steps_lead_to_softmax(logits, precision):
    values = np.array(logits, precision)
    for steps, expected in (
        (softmax_steps(values, subtract_maximum=True), softmax(values)),
        (softmax_steps(values, subtract_maximum=False), naive_softmax(values)),
    ):
        assert steps.probabilities.dtype == steps.exponentials.dtype == precision
        np.testing.assert_allclose(steps.probabilities, expected, rtol=2e-7)
        with np.errstate(over="ignore"):
            np.testing.assert_array_equal(steps.exponentials, np.exp(steps.exponents))


@pytest.mark.parametrize(("precision", "limit"), [("float32", 88.72), ("float64", 709.78)])
def test_exp_overflows_above_the_limit(precision, limit):
    assert largest_exponent(precision) == pytest.approx(limit, abs=0.005)
    below, above = (
        softmax_steps(np.array([value, 0], precision), subtract_maximum=False)
        for value in (limit, limit + 0.01)
    )
    assert np.isfinite(below.exponentials).all()
    assert np.isinf(above.exponentials[0])
    assert np.isnan(above.probabilities[0])


def test_underflow_is_0_over_0():
    steps = softmax_steps(np.array([-1000.0, -1001.0]), subtract_maximum=False)
    assert steps.total == 0
    assert np.isnan(steps.probabilities).all()


def test_the_largest_exponent_is_0_after_subtraction():
    steps = softmax_steps(np.array([1010.0, 1000.0, 990.0]), subtract_maximum=True)
    assert steps.exponents.tolist() == [0, -10, -20]
