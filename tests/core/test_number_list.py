"""Lists of numbers as they are pasted."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.number_list import parse_numbers
from visualizer.core.sentence import Problem

NOTE_001 = (1.3, 2.4, 1.07, 1.96)


@pytest.mark.parametrize(
    "text",
    [
        "1.3, 2.4, 1.07, 1.96",
        "1.3 2.4 1.07 1.96",
        "1.3\n2.4\n1.07\n1.96\n",
        "1.3;2.4;1.07;1.96",
        "1.3\t2.4\t1.07\t1.96",
        "[1.3, 2.4, 1.07, 1.96]",
        "([1.3 2.4 1.07 1.96])",
        "np.array([1.3, 2.4, 1.07, 1.96])",
        "array([[1.3, 2.4],\n       [1.07, 1.96]])",
        "array([1.3, 2.4, 1.07, 1.96], dtype=float32)",
        "array([[1.3 , 2.4 ],\n       [1.07, 1.96]], dtype=float32)",
        "tf.Tensor([1.3 2.4 1.07 1.96], shape=(4,), dtype=float32)",
        "tf.Tensor(\n[[1.3  2.4 ]\n [1.07 1.96]], shape=(2, 2), dtype=float32)",
        "tensor([1.3, 2.4, 1.07, 1.96], dtype=torch.float64)",
        "[np.float64(1.3), np.float64(2.4), np.float64(1.07), np.float64(1.96)]",
        "１．３，　２．４，　１．０７，　１．９６",
        "1.3, , 2.4,, 1.07, 1.96,",
    ],
)
@pytest.mark.parametrize("decimal_comma", [False, True])
def test_one_list_in_many_forms(text, decimal_comma):
    assert parse_numbers(text, decimal_comma=decimal_comma) == NOTE_001


@pytest.mark.parametrize(
    "text", ["1,3; 2,4; 1,07; 1,96", "1,3 2,4 1,07 1,96", "1,3, 2,4, 1,07, 1,96"]
)
def test_decimal_commas_where_they_are_used(text):
    assert parse_numbers(text, decimal_comma=True) == NOTE_001


def test_signs_and_exponents():
    assert parse_numbers("−1 - -2 +3 1e-3 2E2".replace(" - ", " ")) == (-1, -2, 3, 0.001, 200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "A number is needed"),
        (" [ ] , ; ", "A number is needed"),
        ("1, two, x", "“two” is not a number"),
        ("nan, 1", "“nan” is not"),
        ("1, inf", "“inf” is not"),
        ("1, 1e400", "1e400 is too large"),
        ("1..2", "“1..2” is not"),
        ("10² 3", "“10²” is not"),
        ("1, dtype", "“dtype” is not"),
    ],
)
def test_the_first_that_is_no_number_is_named(text, words):
    with pytest.raises(Problem, match=words):
        parse_numbers(text)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_what_python_prints_can_be_pasted(numbers):
    assert parse_numbers(str(numbers)) == tuple(numbers)


def test_ten_thousand_are_read_while_nobody_waits():
    start = time.perf_counter()
    assert len(parse_numbers("0.5, " * 10_000)) == 10_000
    # Some 50 ms; twenty times that on a busy machine.
    assert time.perf_counter() - start < 1
