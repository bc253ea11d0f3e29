"""Rows of numbers as people type or paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.kernel_editing import checked_number, resized, with_number
from visualizer.core.number_grid import grid_text, parse_grid
from visualizer.core.sentence import Problem


@pytest.mark.parametrize(
    "text",
    [
        "1 2; 3 4",
        "1, 2; 3, 4;",
        "[[1, 2], [3, 4]]",
        "[[1 2]\n [3 4]]",
        "1\t2\n3\t4\n",
        "array([[1., 2.],\n       [3., 4.]])",
        "１ ２；３ ４",
        "\n1 2\n\n3 4\n",
    ],
)
def test_rows_are_read_however_they_are_written(text):
    assert parse_grid(text) == ((1, 2), (3, 4))


def test_one_number_is_a_grid():
    assert parse_grid(" −0.5 ") == ((-0.5,),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a number at least"),
        (" ; [] ;", "a number at least"),
        ("1 2; 3", "All rows need as many numbers: row 2 has 1, row 1 has 2."),
        ("1; 2 3; 4", "row 2 has 2, row 1 has 1"),
        ("1 a", "a"),
        ("nan 1", "nan"),
        ("inf", "inf"),
        ("1e7", "1000000"),
        (" ".join("1" * 29), "1 × 29 numbers are too many: 28 × 28"),
        ("1;" * 5000, "5000 × 1 numbers are too many"),
    ],
)
def test_what_is_no_grid_is_told_in_one_sentence(text, told):
    with pytest.raises(Problem, match=told) as refused:
        parse_grid(text)
    assert str(refused.value).count(". ") == 0


@given(st.integers(1, 5), st.data())
def test_what_is_written_is_read_again(n_columns, data):
    number = st.floats(-1e5, 1e5).map(lambda value: round(value, 3) + 0.0)
    row = st.lists(number, min_size=n_columns, max_size=n_columns).map(tuple)
    rows = tuple(data.draw(st.lists(row, min_size=1, max_size=5)))
    assert parse_grid(grid_text(rows)) == rows


def test_a_number_is_put_into_its_place():
    assert with_number(((1, 2), (3, 4)), 1, 0, -9) == ((1, 2), (-9, 4))


@pytest.mark.parametrize("value", ["1", None, True, float("nan"), float("inf"), 2e6])
def test_what_cannot_stand_in_a_grid_is_refused(value):
    with pytest.raises(Problem, match="from −1000000 to 1000000"):
        checked_number(value)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7])
def test_a_kernel_that_grew_is_the_same_again_as_it_shrinks(size):
    kernel = tuple(tuple(float(3 * row + column) for column in range(3)) for row in range(3))
    changed = resized(kernel, size)
    assert len(changed) == size
    assert all(len(row) == size for row in changed)
    assert changed[size // 2][size // 2] == 4
    if size >= 3:
        assert resized(changed, 3) == kernel
