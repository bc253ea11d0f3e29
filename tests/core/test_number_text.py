"""Numbers as people type and read them."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.number_text import (
    align_points,
    format_digits,
    format_number,
    format_result,
    format_setting,
    parse_number,
    parse_share,
    parse_temperature,
)
from visualizer.core.sentence import Problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-1.5", -1.5),
        ("−1.5", -1.5),
        ("–1.5", -1.5),
        ("+2", 2),
        (" 3. ", 3),
        (".5", 0.5),
        ("1e-3", 0.001),
        ("1E−3", 0.001),
        ("１．５", 1.5),
        ("－２ｅ３", -2000),
        ("　＋１．５", 1.5),
        ("007", 7),
        ("1e-999", 0),
    ],
)
def test_what_is_a_number(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is needed here."),
        (" \t", "A number is needed here."),
        ("abc", "“abc” is not a number."),
        ("nan", "“nan” is not a number."),
        ("inf", "“inf” is not a number."),
        ("1,5", "“1,5” is not a number."),
        ("1_000", "“1_000” is not a number."),
        ("0x10", "“0x10” is not a number."),
        ("1 2", "“1 2” is not a number."),
        ("--1", "“--1” is not a number."),
        (".", "“.” is not a number."),
        ("e5", "“e5” is not a number."),
        ("1e999", "1e999 is too large."),
        ("숫자", "“숫자” is not a number."),
        # What is raised, lowered or circled is no plain digit: nobody means 102.
        ("10²", "“10²” is not a number."),
        ("x₁", "“x₁” is not a number."),
        ("1₀", "“1₀” is not a number."),
        ("10⁻³", "“10⁻³” is not a number."),
        ("①", "“①” is not a number."),
        ("½", "“½” is not a number."),
        ("x" * 99, f"“{'x' * 20}…” is not a number."),
    ],
)
def test_what_is_none(text, sentence):
    with pytest.raises(Problem) as refused:
        parse_number(text)
    assert str(refused.value) == sentence


@given(st.text())
def test_any_text_is_a_finite_number_or_a_problem(text):
    with contextlib.suppress(Problem):
        assert math.isfinite(parse_number(text))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 2, "0.00"),
        (-0.0, 2, "0.00"),
        (-0.001, 2, "0.00"),
        (-0.006, 2, "−0.01"),
        (1.005, 0, "1"),
        (-12.5, 1, "−12.5"),
        (999_999, 2, "999999.00"),
        (1e6, 2, "1.0e+06"),
        (-1.23e10, 2, "−1.2e+10"),
        (math.inf, 2, "∞"),
        (-math.inf, 2, "−∞"),
        (math.nan, 2, "nan"),
    ],
)
def test_format_number(value, decimals, text):
    assert format_number(value, decimals) == text


@given(st.floats(-999_999, 999_999))
def test_what_is_written_can_be_read(value):
    assert parse_number(format_number(value, 4)) == pytest.approx(value, abs=0.5001e-4)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_setting_that_is_written_can_be_read(value):
    # The largest floats may be rounded up to what no computer holds.
    if abs(value) < 1.7e308:
        assert parse_number(format_setting(value)) == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.001, "0.001"),
        (32, "32"),
        (60_000, "60000"),
        (1e-7, "1e−7"),
        (1.5e-7, "1.5e−7"),
        (1e9, "1e9"),
        (2.5e12, "2.5e12"),
        (123_456_789, "123456789"),
        (-0.5, "−0.5"),
        (0.1, "0.1"),
    ],
)
def test_format_setting(value, text):
    assert format_setting(value) == text


@pytest.mark.parametrize(
    ("text", "temperature"),
    [
        ("∞", math.inf),
        (" ∞ ", math.inf),
        ("inf", math.inf),
        ("INF", math.inf),
        ("Infinity", math.inf),
        ("0", 0),
        ("０．５", 0.5),
        ("1e-3", 0.001),
        ("−1", -1),
    ],
)
def test_a_temperature_may_be_infinite(text, temperature):
    assert parse_temperature(text) == temperature


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is needed here."),
        ("infinite", "“infinite” is not a number."),
        ("-inf", "“-inf” is not a number."),
        ("−∞", "“−∞” is not a number."),
        ("∞∞", "“∞∞” is not a number."),
        ("nan", "“nan” is not a number."),
        ("1e400", "1e400 is too large."),
    ],
)
def test_what_is_no_temperature(text, sentence):
    with pytest.raises(Problem) as refused:
        parse_temperature(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("number", "text"),
    [(math.inf, "∞"), (-math.inf, "−∞"), (math.nan, "nan")],
)
def test_what_is_no_finite_number_can_be_written(number, text):
    assert format_setting(number) == text


@pytest.mark.parametrize("text", ["∞", "+∞", "inf", "+inf", " Inf ", "infinity", "ｉｎｆ"])
def test_an_infinite_temperature_is_read_however_it_is_typed(text):
    assert parse_temperature(text) == math.inf


@pytest.mark.parametrize(
    ("temperature", "text"),
    [(math.inf, "∞"), (0, "0"), (0.5, "0.5"), (1e9, "1e9"), (1e-7, "1e−7")],
)
def test_a_temperature_is_written_as_it_is_read(temperature, text):
    assert format_setting(temperature) == text
    assert parse_temperature(text) == temperature


@given(st.text())
def test_any_text_is_a_temperature_or_a_problem(text):
    with contextlib.suppress(Problem):
        assert not math.isnan(parse_temperature(text))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.97", 0.97),
        ("97 %", 0.97),
        ("97%", 0.97),
        ("57 %", 0.57),
        ("９７％", 0.97),
        (" 97.5 % ", 0.975),
        # Whether a share may be so large is not the reader's to say.
        ("97", 97),
    ],
)
def test_a_share_may_be_in_percent(text, share):
    assert parse_share(text) == share


@pytest.mark.parametrize("text", ["", "%", "97 %%", "97 % of", "nan", "abc"])
def test_what_is_no_share_is_explained(text):
    with pytest.raises(Problem):
        parse_share(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9789, "0.9789"),
        (1, "1.0000"),
        (9_999 / 10_000, "0.9999"),
        (2.30258, "2.3026"),
        (math.nan, "nan"),
        (math.inf, "∞"),
    ],
)
def test_results_are_written_as_keras_prints_them(value: float, text: str) -> None:
    assert format_result(value) == text


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["0.001", "0.01", "1"], ["0.001", "0.01_", "1.___"]),
        (["0", "0.2", "0.99"], ["0.__", "0.2_", "0.99"]),
        (["−1.5", "20"], ["−1.5", "20._"]),
        (["32", "20"], ["32", "20"]),
        (
            ["0.5", "–", "Adam", "1e−7", "0.01 → 0.1", "2"],
            ["0.5", "–", "Adam", "1e−7", "0.01 → 0.1", "2._"],
        ),
        ([], []),
    ],
)
def test_points_stand_in_one_line(texts: list[str], expected: list[str]) -> None:
    """A figure's space is written as _, and that of a point as a point behind its number."""
    found = align_points(texts)
    shown = [
        text.replace("\N{FIGURE SPACE}", "_").replace("\N{PUNCTUATION SPACE}", ".")
        for text in found
    ]
    assert shown == expected
    assert [text.strip() for text in found] == texts


def test_decimals_can_be_written_out() -> None:
    assert align_points(["0", "0.5", "1", "−1.25", "1e6"], point=".", figure="0") == [
        "0.00",
        "0.50",
        "1.00",
        "−1.25",
        "1e6",
    ]


def test_nobody_means_minus_zero() -> None:
    assert format_digits(-0.0, 5) == "0"
    assert format_digits(-1e-300, 5) == "−1e−300"
