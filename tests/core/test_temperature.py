"""Softmax at a temperature: the exact numbers, both its limits and the entropy between them."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualizer.core.softmax import softmax
from visualizer.core.temperature import entropy, softmax_at_temperature

BOOK = (0.3, 2.9, 4.0)
# Near ones that share the probability, huge ones whose difference overflows, impossible ones.
LOGIT = st.one_of(st.floats(-9, 9), st.floats(-1e308, 1e308), st.just(-math.inf))
LOGITS = arrays(np.float64, st.integers(2, 20), elements=LOGIT).filter(
    lambda logits: np.isfinite(logits).any()
)
TEMPERATURE = st.one_of(st.floats(0), st.floats(0.1, 10), st.sampled_from([0.0, math.inf]))


@pytest.mark.parametrize(
    "logits",
    [
        BOOK,
        (1010, 1000, 990),
        (-1000, -1001),
        (2, 1, 0.1),
        (7, 7, 7),
        (1e308, -1e308),
        (1e308, 0.99e308, -math.inf),
        (1e-308, 0, 3e-308),
        (3,),
    ],
)
@pytest.mark.parametrize("temperature", [5e-324, 1e-308, 0.1, 0.5, 1, 2, 10, 1e308])
def test_every_digit_is_right_at_every_temperature(exact_softmax, logits, temperature):
    expected = [float(each) for each in exact_softmax(logits, temperature)]
    assert softmax_at_temperature(logits, temperature) == pytest.approx(
        expected, rel=1e-12, abs=1e-320
    )


@pytest.mark.parametrize(
    ("temperature", "expected"),
    [
        (0.1, (0, 1.67e-5, 0.9999833)),
        (0.5, (0.00054998, 0.09969563, 0.89975439)),
        (2, (0.0906691, 0.33269181, 0.57663909)),
        (10, (0.26704661, 0.34634078, 0.38661262)),
    ],
)
def test_the_book_s_logits_at_known_temperatures(temperature, expected):
    assert softmax_at_temperature(BOOK, temperature) == pytest.approx(expected, abs=6e-9)


@given(LOGITS)
def test_temperature_1_is_plain_softmax(logits):
    assert softmax_at_temperature(logits, 1) == pytest.approx(softmax(logits), rel=1e-15, abs=0)


@given(LOGITS)
def test_at_0_the_largest_logits_share_everything(logits):
    largest = logits == logits.max()
    np.testing.assert_array_equal(softmax_at_temperature(logits, 0), largest / largest.sum())


@pytest.mark.parametrize("logits", [(0, 5e-324), (5e-324, 1e-323)])
def test_at_0_even_the_smallest_difference_decides(logits):
    assert softmax_at_temperature(logits, 0).tolist() == [0, 1]


@given(LOGITS)
def test_at_infinity_all_finite_logits_have_the_same(logits):
    finite = np.isfinite(logits)
    np.testing.assert_array_equal(softmax_at_temperature(logits, math.inf), finite / finite.sum())


@pytest.mark.parametrize(
    ("near", "limit"), [(5e-324, 0), (1e-308, 0), (1e308, math.inf), (1.7e308, math.inf)]
)
def test_the_limits_are_reached_without_a_jump(near, limit):
    assert softmax_at_temperature(BOOK, near) == pytest.approx(softmax_at_temperature(BOOK, limit))


@given(LOGITS, TEMPERATURE)
def test_they_are_probabilities_at_every_temperature(logits, temperature):
    probabilities = softmax_at_temperature(logits, temperature)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    assert probabilities.sum() == pytest.approx(1, abs=1e-12)
    assert not probabilities[np.isneginf(logits)].any()


@given(LOGITS, TEMPERATURE, TEMPERATURE)
def test_the_hotter_the_more_undecided(logits, one, other):
    cold, hot = (
        entropy(softmax_at_temperature(logits, temperature)) for temperature in sorted((one, other))
    )
    # Each of up to 20 terms p log p is off by some 1e-15.
    assert cold <= hot + 1e-13


@given(LOGITS, TEMPERATURE)
def test_entropy_lies_between_a_sure_and_an_even_choice(logits, temperature):
    undecided = entropy(softmax_at_temperature(logits, temperature))
    assert 0 <= undecided <= math.log(np.isfinite(logits).sum()) + 1e-13


@pytest.mark.parametrize(
    ("logits", "printed"),
    [
        (BOOK, 0.64280717),
        ((1010, 1000, 990), 0.00049942),
        ((-1000, -1001), 0.58220311),
        ((2, 1, 0.1), 0.84673818),
        ((1, 2, 3), 0.83239558),
        ((2, 1, 0.5, -0.5, -1), 1.15759142),
        ((7, 7, 7), 1.09861229),
    ],
)
def test_known_entropies(exact_softmax, logits, printed):
    exact = -sum((each * each.ln() for each in exact_softmax(logits)), Decimal(0))
    assert entropy(softmax(logits)) == pytest.approx(float(exact), abs=1e-12)
    assert float(exact) == pytest.approx(printed, abs=6e-9)


def test_the_least_doubt_counts():
    # Of (1 - p, p), where 1 - p rounds to 1: -p log p, and -(1 - p) log(1 - p) = p.
    assert entropy((1, 1e-20, 0)) == pytest.approx(1e-20 * (math.log(1e20) + 1), rel=1e-12, abs=0)


@pytest.mark.parametrize("gap", [20, 33.5, 36, 37, 40, 80])
@pytest.mark.parametrize("n_others", [1, 3])
def test_the_entropy_of_a_nearly_sure_choice_is_right(exact_softmax, gap, n_others):
    logits = (*[0.0] * n_others, gap)
    exact = -sum((each * each.ln() for each in exact_softmax(logits)), Decimal(0))
    assert entropy(softmax(logits)) == pytest.approx(float(exact), rel=1e-13, abs=0)


def test_a_sure_choice_has_plain_zero_entropy():
    assert str(entropy((0, 1, 0))) == "0.0"


@pytest.mark.parametrize("temperature", [-1, -5e-324, -math.inf, math.nan])
def test_there_is_no_temperature_below_0(temperature):
    with pytest.raises(ValueError, match="0 or more"):
        softmax_at_temperature(BOOK, temperature)


@pytest.mark.parametrize("temperature", [0, 5e-324, 1, 1e308, math.inf])
@pytest.mark.parametrize(
    "logits", [(math.nan, 0), (math.inf, 0), (math.inf, -math.inf), (-math.inf, -math.inf)]
)
def test_of_what_is_no_number_nothing_is_said(logits, temperature):
    # Warnings are errors here: there is none either.
    assert np.isnan(softmax_at_temperature(logits, temperature)).all()
    assert math.isnan(entropy(softmax_at_temperature(logits, temperature)))
