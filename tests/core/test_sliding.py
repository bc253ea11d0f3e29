"""The places of a window, the moments of its way, and the sums in words and formulas."""

from __future__ import annotations

import csv
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.map_csv import write_map_csv
from visualizer.core.sentence import Problem
from visualizer.core.sliding import Sliding
from visualizer.core.sliding_card import SlidingCard
from visualizer.core.sliding_moment import SlidingMoment, answer_of, last_position
from visualizer.core.sliding_text import place_text, result_text, weight_text, written

SCENE = ConvolutionScene()
NINE = np.arange(1.0, 10).reshape(3, 3)


def sliding(image=None, **settings):
    scene = replace(SCENE, **settings)
    return Sliding(np.array(scene.numbers) if image is None else image, scene)


def test_a_place_has_all_its_numbers():
    place = sliding(padding="same", bias=0.5).place(0)
    assert (place.row, place.column, place.top, place.left) == (0, 0, -1, -1)
    np.testing.assert_array_equal(place.inside, [[0, 0, 0], [0, 1, 1], [0, 1, 1]])
    np.testing.assert_array_equal(place.values, [[0, 0, 0], [0, 1, 1], [0, 0, 1]])
    np.testing.assert_array_equal(place.products, [[0, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert (place.net_input, place.output) == (2.5, 2.5)


@pytest.mark.parametrize("operation", ["convolution", "max", "average"])
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_every_place_is_a_number_of_the_map(operation, padding):
    found = sliding(operation=operation, padding=padding, bias=-3.0, relu=True)
    outputs = [found.place(number).output for number in range(found.n_places)]
    np.testing.assert_array_equal(outputs, found.outputs.ravel())
    if operation == "convolution":
        assert min(outputs) == 0 > found.net_inputs.min()
        sums = [found.place(number).products.sum() - 3 for number in range(found.n_places)]
        np.testing.assert_allclose(sums, found.net_inputs.ravel())


def test_a_turned_kernel_is_laid_turned():
    kernel = ((1.0, 2.0), (3.0, 4.0))
    assert sliding(NINE, kernel=kernel, flips=True).kernel.tolist() == [[4, 3], [2, 1]]


def test_each_beat_of_the_clock():
    assert last_position(9) == 17
    assert SlidingMoment.at(0) == SlidingMoment(0, 0.0, 0.0)
    assert SlidingMoment.at(answer_of(4)) == SlidingMoment(4, 1.0, 0.0)
    half = SlidingMoment.at(8.5)
    assert (half.place, half.n_counted(9), half.is_answered, half.n_done) == (4, 4, False, 4)
    moving = SlidingMoment.at(9.5)
    assert (moving.place, moving.way, moving.n_done) == (4, 0.5, 5)


@given(st.integers(1, 50), st.floats(0, 1))
def test_a_map_only_grows(n_places, share):
    end = last_position(n_places)
    before, after = SlidingMoment.at(share * end), SlidingMoment.at(min(share * end + 0.3, end))
    assert 0 <= before.n_done <= after.n_done <= n_places
    assert SlidingMoment.at(end).n_done == n_places


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (253.0, "253"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (-0.12345, "−0.123"),
        (28.1111, "28.11"),
        (123.456, "123.5"),
        (0.00004, "4e−5"),
        (1234567.5, "1.235e6"),
        (-255e6, "−2.55e8"),
        # As it is taught at school, and not to the even figure.
        (0.0625, "0.063"),
        (-0.0625, "−0.063"),
        (2.0005, "2.001"),
        (12.345, "12.35"),
    ],
)
def test_numbers_are_short(value, text):
    assert written(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1 / 9, "1/9"), (-2 / 3, "−2/3"), (0.0625, "0.0625"), (-4.0, "−4")]
)
def test_a_weight_that_no_decimals_say_is_a_fraction(value, text):
    assert weight_text(value) == text


def test_the_sum_with_its_numbers_put_in():
    found = sliding(NINE, kernel=((1.0, -1.0), (0.0, 2.0)), bias=-20.0, relu=True)
    place = found.place(1)
    asked = "z[0, 1] = 2·1 + 3·(−1) + 5·0 + 6·2 + (−20)"
    assert place_text(found, place, answered=False) == f"{asked} = ?"
    assert place_text(found, place, answered=True) == f"{asked} = −9,  relu(−9) = 0"
    assert [result_text(found, place, n) for n in (0, 1, 2, 4)] == [
        *("Σ = ?", "Σ = 2 + …", "Σ = −1 + …", "Σ + b = −9   →   relu(−9) = 0"),
    ]


def test_pooling_with_its_numbers_put_in():
    found = sliding(NINE, operation="max", stride=2, padding="same")
    corner = found.place(3)
    assert place_text(found, corner, answered=True) == "z[1, 1] = max(9) = 9"
    assert result_text(found, corner, 0) == "max = ?"
    found = sliding(-NINE, operation="average")
    text = "z[0, 0] = ((−1) + (−2) + (−4) + (−5)) / 4 = −3"
    assert place_text(found, found.place(0), answered=True) == text
    assert result_text(found, found.place(0), 4) == "mean = −3"


def test_of_many_products_those_that_are_not_0_are_told():
    kernel = tuple(tuple(float(row == column) for column in range(5)) for row in range(5))
    found = sliding(kernel=kernel)
    told = place_text(found, found.place(0), answered=True)
    assert told == "z[0, 0] = 1·1 + 1·1 + 1·1 + 1·1 = 4"
    empty = sliding(np.zeros((5, 5)), kernel=kernel)
    assert place_text(empty, empty.place(0), answered=True) == "z[0, 0] = 0 + … + 0 = 0"


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("operation", ["convolution", "max"])
@pytest.mark.parametrize("dilation", [1, 2])
def test_the_card_s_numbers_are_right(stride, padding, operation, dilation):
    found = sliding(
        np.ones((6, 9)), stride=stride, padding=padding, operation=operation, dilation=dilation
    )
    card = SlidingCard(found)
    for text, n in zip((card.row_numbers, card.column_numbers), found.outputs.shape, strict=True):
        formula, _, told = text.partition(" = ")
        top, below = re.fullmatch(r"⌊\((.+)\) / (\d)⌋ \+ 1", formula).groups()
        numbers = top.replace("·", "*").replace("−", "-")
        assert int(told) == n
        assert reckoned(numbers) // int(below) + 1 == n


def reckoned(text):
    """Return what a sum of products with one bracket comes to."""
    text = re.sub(r"\((\d+) - 1\)", lambda found: str(int(found[1]) - 1), text)
    total = 0
    for sign, term in re.findall(r"([+-]?) ?([\d*]+)", text):
        product = np.prod([int(each) for each in term.split("*")])
        total += -product if sign == "-" else product
    return int(total)


def test_the_card_says_padding_that_is_not_the_same_at_both_ends():
    card = SlidingCard(sliding(np.ones((6, 6)), kernel=((1.0, 1.0), (1.0, 1.0)), padding="same"))
    assert card.size_formula == "⌊(n + p + p' − d·(k − 1) − 1) / s⌋ + 1"
    assert card.padding_rule == "same: ⌈n / s⌉ = ⌈6 / 1⌉ = 6, p = 0, p' = 1"
    assert card.row_numbers == "⌊(6 + 0 + 1 − 1·(2 − 1) − 1) / 1⌋ + 1 = 6"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({}, 'Conv2D(1, 3, padding="valid")'),
        (
            {"stride": 2, "relu": True},
            'Conv2D(1, 3, strides=2, padding="valid", activation="relu")',
        ),
        ({"dilation": 2, "padding": "same"}, 'Conv2D(1, 3, padding="same", dilation_rate=2)'),
        ({"operation": "max"}, 'MaxPooling2D(2, strides=1, padding="valid")'),
        ({"operation": "average", "stride": 2}, 'AveragePooling2D(2, strides=2, padding="valid")'),
    ],
)
def test_keras_s_line_is_what_the_window_does(settings, code):
    from keras.layers import AveragePooling2D, Conv2D, MaxPooling2D

    found = sliding(**settings)
    assert SlidingCard(found).keras == code
    names = {"Conv2D": Conv2D, "MaxPooling2D": MaxPooling2D, "AveragePooling2D": AveragePooling2D}
    layer = eval(code, names)
    shape = (*found.image.shape, 1)
    layer.build((None, *shape))
    if found.scene.is_convolution:
        layer.set_weights([found.kernel[..., np.newaxis, np.newaxis], np.zeros(1)])
    given = found.image.reshape(1, *shape)
    np.testing.assert_allclose(np.asarray(layer(given))[0, ..., 0], found.outputs, atol=1e-6)


def test_what_keras_refuses_has_no_line():
    card = SlidingCard(sliding(np.ones((9, 9)), stride=2, dilation=2))
    assert card.keras.startswith("none")


def test_cross_correlation_is_said_plainly():
    assert "cross-correlation" in SlidingCard(sliding()).note
    assert "convolution of mathematics" in SlidingCard(sliding(flips=True)).note
    assert "w[k−1−u, k−1−v]" in SlidingCard(sliding(flips=True)).sum_formula
    assert SlidingCard(sliding(operation="max")).sum_formula == "z[i, j] = max x[i·s + u, j·s + v]"


def test_the_table_has_every_place(tmp_path):
    found = sliding(padding="same", relu=True, bias=-2.0)
    write_map_csv(found, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 25
    assert (rows[0]["top"], rows[0]["x11"], rows[0]["x00"]) == ("-1", "1.0", "0.0")
    outputs = [float(row["output"]) for row in rows]
    np.testing.assert_array_equal(outputs, found.outputs.ravel())
    with pytest.raises(Problem):
        write_map_csv(found, tmp_path / "nowhere" / "a.csv")
