"""Softmax and cross-entropy against numbers worked out elsewhere, and their laws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from visualizer.core.activations import sigmoid
from visualizer.core.softmax import cross_entropy, log_softmax, naive_softmax, softmax

LOGITS = arrays(
    np.float64, array_shapes(max_dims=3, max_side=6), elements=st.floats(-1e4, 1e4, width=64)
)
ORACLES = [
    (0.3, 2.9, 4.0),
    (1010, 1000, 990),
    (-1000, -1001),
    (2, 1, 0.1),
    (1, 2, 3),
    (2, 1, 0.5, -0.5, -1),
    (7, 7, 7),
]
# What the sum of n_classes exponentials may be off by, and the division after it: numpy sums
# in pairs, so of up to 1000 positive terms none is rounded more than some 30 times.
SUM_TOLERANCE = {"float32": 30 * 2.0**-24, "float64": 30 * 2.0**-53}


def whole_range(kind, n_classes):
    """Logits near and far, subnormal, tied and -inf; at least one is finite."""
    width = np.dtype(kind).itemsize * 8
    largest = float(np.array({32: 3e38, 64: 1e308}[width], kind))
    element = st.one_of(
        st.floats(-8, 8, width=width), st.floats(-largest, largest, width=width), st.just(-math.inf)
    )
    return arrays(kind, n_classes, elements=element).filter(lambda z: np.isfinite(z).any())


ROWS = st.sampled_from(["float32", "float64"]).flatmap(
    lambda kind: whole_range(kind, st.integers(2, 1000))
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


@pytest.mark.parametrize("logits", ORACLES)
def test_every_digit_is_right(exact_softmax, logits):
    expected = [float(each) for each in exact_softmax(logits)]
    assert softmax(logits) == pytest.approx(expected, rel=1e-12)
    assert log_softmax(logits) == pytest.approx(np.log(expected), rel=1e-12)
    assert softmax(logits).sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("logits", ORACLES)
def test_float32_is_right_to_2_units_in_the_last_place(exact_softmax, logits):
    values = np.array(logits, np.float32)
    expected = np.array([float(each) for each in exact_softmax(values)], np.float32)
    probabilities = softmax(values)
    assert (np.abs(probabilities - expected) <= 2 * np.spacing(expected)).all()
    assert probabilities.sum(dtype=float) == pytest.approx(1, abs=1e-6)


@given(st.data())
@pytest.mark.parametrize(
    # Subtracting rounds a difference of 745 (float32: 104) by half a unit of 1.1e-13 (7.6e-6).
    ("kind", "relative", "smallest"),
    [("float64", 1e-12, 5e-324), ("float32", 6e-6, 1.5e-45)],
)
def test_digits_are_right_in_the_whole_range(exact_softmax, kind, relative, smallest, data):
    logits = data.draw(whole_range(kind, st.integers(2, 5)))
    expected = [float(each) for each in exact_softmax(logits)]
    probabilities = softmax(logits).astype(float)
    assert probabilities == pytest.approx(expected, rel=relative, abs=smallest)


@given(ROWS)
def test_they_are_probabilities_in_the_whole_range(logits):
    # Warnings are errors here: there is none either.
    probabilities = softmax(logits)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    assert not probabilities[np.isneginf(logits)].any()
    tolerance = SUM_TOLERANCE[probabilities.dtype.name]
    assert probabilities.sum(dtype=float) == pytest.approx(1, abs=tolerance)


@given(ROWS)
def test_order_stays_and_ties_share_equally(logits):
    _, first, place = np.unique(logits, return_index=True, return_inverse=True)
    ascending = softmax(logits)[first]
    np.testing.assert_array_equal(softmax(logits), ascending[place])
    # numpy's float32 exp is not quite monotone: neighbours may be swapped by one unit.
    slack = np.spacing(ascending[1:]) if logits.dtype == np.float32 else 0
    assert (np.diff(ascending) >= -slack).all()


@given(ROWS, st.integers(0, 9))
def test_each_class_takes_its_probability_along(logits, seed):
    order = np.random.default_rng(seed).permutation(len(logits))
    # Only the sum's rounding may change, on both sides.
    tolerance = 2 * SUM_TOLERANCE[logits.dtype.name]
    np.testing.assert_allclose(
        softmax(logits[order]), softmax(logits)[order], rtol=tolerance, atol=2e-45
    )


@given(
    arrays(np.int64, st.integers(2, 1000), elements=st.integers(-8000, 8000)),
    st.integers(-(2**18), 2**18),
    st.sampled_from(["float32", "float64"]),
)
def test_an_exact_shift_changes_not_one_bit(eighths, shift, kind):
    # 2**18 + 1000 in eighths has 22 bits: nothing is rounded even in float32.
    logits = (eighths / 8).astype(kind)
    shifted = logits + np.array(shift, kind)
    np.testing.assert_array_equal(softmax(shifted), softmax(logits))


@pytest.mark.parametrize("n_classes", [2, 10, 1000])
def test_keras_says_the_same(n_classes):
    import keras

    generator = np.random.default_rng(n_classes)
    scales = np.geomspace(0.01, 1000, 200)[:, np.newaxis]
    logits = (scales * generator.normal(size=(200, n_classes))).astype(np.float32)
    logits[::3, 0] = logits[::3, 1]
    logits[::5, 0] = -np.inf
    theirs = keras.ops.convert_to_numpy(keras.ops.softmax(logits))
    # Both round exp and the sum; theirs may put 0 for what is below float32's normal range.
    np.testing.assert_allclose(softmax(logits), theirs, rtol=4e-6, atol=1.2e-38)


def test_float32_as_keras_gives_it():
    probabilities = softmax(np.array([1010, 1000, 990], np.float32))
    assert probabilities.dtype == np.float32
    assert probabilities == pytest.approx((9.9995458e-01, 4.5397872e-05, 2.0610598e-09), rel=1e-6)


@pytest.mark.parametrize("logits", [(1010, 1000, 990), (-1000, -1001), (710, 0)])
def test_the_naive_formula_breaks_down_without_a_warning(logits):
    assert np.isnan(naive_softmax(logits)).any()


@pytest.mark.parametrize(
    ("kind", "last", "first_over"),
    [(np.float32, 88.72283, 88.72284), (np.float64, 709.78271289, 709.7827129)],
)
def test_where_the_naive_formula_overflows(kind, last, first_over):
    assert np.isfinite(naive_softmax(np.array([last, 0], kind))).all()
    assert np.isnan(naive_softmax(np.array([first_over, 0], kind))).any()


@pytest.mark.parametrize(
    ("kind", "last", "first_under"), [(np.float32, -103.2, -104), (np.float64, -744.4, -745.2)]
)
def test_where_a_probability_underflows(kind, last, first_under):
    assert softmax(np.array([0, last], kind))[1] > 0
    assert softmax(np.array([0, first_under], kind))[1] == 0


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


@pytest.mark.parametrize("logit", sorted({logit for row in ORACLES for logit in row}))
def test_a_sigmoid_is_softmax_beside_0(exact_softmax, logit):
    exact = float(exact_softmax((logit, 0))[0])
    assert sigmoid(np.float64(logit)) == pytest.approx(exact, abs=1e-12)
    assert softmax((logit, 0))[0] == pytest.approx(exact, rel=1e-12, abs=0)


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


def test_the_book_s_loss_to_the_last_digit(exact_softmax):
    exact = -exact_softmax(ORACLES[0])[2].ln()
    assert cross_entropy(ORACLES[0], 2) == pytest.approx(float(exact), abs=1e-12)
    assert cross_entropy(ORACLES[0], 2) == pytest.approx(0.305714464812, abs=1e-12)


def test_a_certain_and_right_answer_costs_plain_zero():
    assert str(float(cross_entropy([1000, 0], 0))) == "0.0"


def test_losses_of_a_batch():
    logits = np.array([[[1.0, 2, 3]], [[3, 2, 1]]])
    losses = cross_entropy(logits, [[0], [0]])
    assert losses.shape == (2, 1)
    assert losses.ravel() == pytest.approx((-math.log(0.09003057317), -math.log(0.6652409558)))


@pytest.mark.parametrize("true_class", [3, -1, [0]])
def test_a_class_that_is_none_is_an_error(true_class):
    with pytest.raises((IndexError, ValueError)):
        cross_entropy([[1.0, 2, 3], [1, 2, 3]], [0, true_class])


@pytest.mark.parametrize("gap", [1, 5, 23.6, 36, 40, 80])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_even_a_nearly_certain_answer_costs_what_it_costs(exact_softmax, gap, kind):
    # One of them alone, beside its equal, and in a batch with another one that is certain.
    logits = np.array([[gap, 0, 1], [1, 0, gap], [gap, gap, 0]], kind)
    classes = [0, 2, 1]
    exact = [
        float(-exact_softmax(row)[true_class].ln())
        for row, true_class in zip(logits.tolist(), classes, strict=True)
    ]
    relative = 1e-12 if kind == np.float64 else 2e-6
    assert cross_entropy(logits, classes) == pytest.approx(exact, rel=relative, abs=0)


@pytest.mark.parametrize(
    "logits", [(math.inf, 0), (math.inf, math.inf), (-math.inf, -math.inf), (math.nan, 0)]
)
def test_of_what_is_no_number_there_is_no_logarithm(logits):
    assert np.isnan(log_softmax(logits)).all()
