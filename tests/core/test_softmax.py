"""Softmax and cross-entropy against numbers worked out elsewhere, and their laws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from visualizer.core.softmax import cross_entropy, log_softmax, naive_softmax, softmax

LOGITS = arrays(
    np.float64, array_shapes(max_dims=3, max_side=6), elements=st.floats(-1e4, 1e4, width=64)
)


@pytest.mark.parametrize(
    ("logits", "probabilities"),
    [
        ((0.3, 2.9, 4.0), (0.0182112733, 0.2451918129, 0.7365969138)),
        ((1010, 1000, 990), (0.9999546001, 4.539786861e-05, 2.061060046e-09)),
        ((-1000, -1001), (0.7310585786, 0.2689414214)),
        ((2, 1, 0.1), (0.6590011389, 0.2424329707, 0.09856589041)),
        ((1, 2, 3), (0.09003057317, 0.2447284711, 0.6652409558)),
        (
            (2, 1, 0.5, -0.5, -1),
            (0.5804229149, 0.2135256576, 0.129509858, 0.04764401417, 0.02889755535),
        ),
        ((7, 7, 7), (1 / 3, 1 / 3, 1 / 3)),
        ((5,), (1,)),
    ],
)
def test_known_probabilities(logits, probabilities):
    assert softmax(logits) == pytest.approx(probabilities, rel=1e-9)
    assert np.exp(log_softmax(logits)) == pytest.approx(probabilities, rel=1e-9)


@pytest.mark.parametrize("temperature", [0.1, 0.5, 2, 10])
def test_known_temperatures(temperature):
    expected = {
        0.1: (0, 1.67e-5, 0.9999833),
        0.5: (0.00054998, 0.09969563, 0.89975439),
        2: (0.0906691, 0.33269181, 0.57663909),
        10: (0.26704661, 0.34634078, 0.38661262),
    }
    logits = np.array([0.3, 2.9, 4.0])
    assert softmax(logits / temperature) == pytest.approx(expected[temperature], abs=1e-8)


def test_float32_as_keras_gives_it():
    probabilities = softmax(np.array([1010, 1000, 990], np.float32))
    assert probabilities.dtype == np.float32
    assert probabilities == pytest.approx((9.9995458e-01, 4.5397872e-05, 2.0610598e-09), rel=1e-6)


@pytest.mark.parametrize("logits", [(1010, 1000, 990), (-1000, -1001), (710, 0)])
def test_the_naive_formula_breaks_down_without_a_warning(logits):
    assert np.isnan(naive_softmax(logits)).any()


@pytest.mark.parametrize(
    ("kind", "last", "first_over"), [(np.float32, 88.72, 88.73), (np.float64, 709.78, 709.79)]
)
def test_where_the_naive_formula_overflows(kind, last, first_over):
    assert np.isfinite(naive_softmax(np.array([last, 0], kind))).all()
    assert np.isnan(naive_softmax(np.array([first_over, 0], kind))).any()


@pytest.mark.parametrize(
    ("logits", "expected"),
    [
        ((1e308, -1e308), (1, 0)),
        ((-math.inf, 0), (0, 1)),
        ((math.inf, 0), (math.nan, math.nan)),
        ((-math.inf, -math.inf), (math.nan, math.nan)),
        ((math.nan, 0), (math.nan, math.nan)),
    ],
)
def test_extremes_raise_no_warning(logits, expected):
    assert softmax(logits) == pytest.approx(expected, nan_ok=True)


@given(LOGITS)
def test_laws_of_softmax(logits):
    probabilities = softmax(logits)
    assert probabilities.shape == logits.shape
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    assert probabilities.sum(axis=-1) == pytest.approx(1, abs=1e-12)
    order = np.argsort(logits, axis=-1)
    assert (np.diff(np.take_along_axis(probabilities, order, -1), axis=-1) >= 0).all()


@given(LOGITS, st.floats(-1e4, 1e4))
def test_adding_a_constant_changes_nothing(logits, constant):
    # Adding rounds the logits themselves, by up to 2e-12 at 2e4.
    assert softmax(logits + constant) == pytest.approx(softmax(logits), abs=1e-11)


@given(st.floats(-700, 700), st.floats(-700, 700))
def test_two_classes_are_a_sigmoid(a, b):
    expected = 1 / (1 + math.exp(b - a)) if b - a < 700 else 0
    assert softmax([a, b])[0] == pytest.approx(expected, rel=1e-12, abs=1e-300)


@given(arrays(np.float64, (4, 5), elements=st.floats(-300, 300)))
def test_the_naive_formula_agrees_where_it_holds(logits):
    assert naive_softmax(logits) == pytest.approx(softmax(logits), rel=1e-9)


@pytest.mark.parametrize("function", [softmax, naive_softmax, log_softmax])
@pytest.mark.parametrize(
    ("given_type", "kept_type"),
    [("f4", "f4"), ("f8", "f8"), ("i8", "f8"), ("f2", "f8"), ("u1", "f8"), (">f4", "f8")],
)
def test_which_types_are_kept(function, given_type, kept_type):
    logits = np.array([1, 2, 3], given_type)
    assert function(logits).dtype == kept_type
    assert logits.tolist() == [1, 2, 3]


@pytest.mark.parametrize("function", [softmax, naive_softmax, log_softmax])
@pytest.mark.parametrize("logits", [[], 3.0, np.zeros((2, 0))])
def test_no_class_is_an_error(function, logits):
    with pytest.raises(ValueError, match="at least one class"):
        function(logits)


def test_an_empty_batch_is_none():
    assert softmax(np.zeros((0, 10))).shape == (0, 10)


@pytest.mark.parametrize(
    ("logits", "true_class", "loss"),
    [
        ((0.3, 2.9, 4.0), 2, 0.305714464812),
        ((0, 0, 0), 1, math.log(3)),
        ((1010, 1000, 990), 2, 20.0000454),
        ((-1000, -1001), 1, 1.3132616875182228),
        ((1e308, -1e308), 1, math.inf),
    ],
)
def test_known_losses(logits, true_class, loss):
    assert cross_entropy(logits, true_class) == pytest.approx(loss, rel=1e-9)


def test_a_certain_and_right_answer_costs_plain_zero():
    assert str(float(cross_entropy([1000, 0], 0))) == "0.0"


def test_losses_of_a_batch():
    logits = np.array([[[1.0, 2, 3]], [[3, 2, 1]]])
    losses = cross_entropy(logits, [[0], [0]])
    assert losses.shape == (2, 1)
    assert losses.ravel() == pytest.approx((-math.log(0.09003057317), -math.log(0.6652409558)))


@given(arrays(np.float64, 5, elements=st.floats(-50, 50)), st.integers(0, 4))
def test_the_gradient_of_the_loss_is_p_minus_y(logits, true_class):
    h = 1e-5
    numeric = [
        (cross_entropy(logits + h * e, true_class) - cross_entropy(logits - h * e, true_class))
        / (2 * h)
        for e in np.eye(5)
    ]
    assert numeric == pytest.approx(softmax(logits) - np.eye(5)[true_class], abs=1e-6)


@pytest.mark.parametrize("true_class", [3, -1, [0]])
def test_a_class_that_is_none_is_an_error(true_class):
    with pytest.raises((IndexError, ValueError)):
        cross_entropy([[1.0, 2, 3], [1, 2, 3]], [0, true_class])
