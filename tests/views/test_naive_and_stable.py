"""Naive beside stable: inf and nan where they arise, in both precisions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.softmax_scene import Precision
from visualizer.state.session import Session
from visualizer.views.naive_and_stable import NaiveAndStable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> NaiveAndStable:
    session.softmax.set_logits([1, 2, 3])
    view = NaiveAndStable(session)
    view.resize(560, 400)
    show(view)
    return view


def column(view: NaiveAndStable, number: int) -> list[str]:
    return [row[number].text for row in (*view.table.rows, view.table.footer)]


def test_where_nothing_overflows_both_agree(view: NaiveAndStable) -> None:
    assert column(view, 3) == ["0.090031", "0.244728", "0.665241", "1"]
    assert column(view, 5) == ["0.090031", "0.244728", "0.665241", "1"]
    assert view.verdict.text == "Both agree: the largest exponent, 3, is below 709.78."


@pytest.mark.parametrize(
    ("logits", "precision", "naive", "words"),
    [
        ([1010, 1000, 990], Precision.FLOAT64, ["nan"] * 4, "exp(1010) is inf in float64"),
        ([100, 1, 1], Precision.FLOAT32, ["nan", "0.000000", "0.000000", "nan"], "exp(100) is inf"),
        ([-1000, -1001], Precision.FLOAT64, ["nan"] * 3, "Every exp is 0 in float64"),
        ([709.7, 709.7], Precision.FLOAT64, ["0.000000", "0.000000", "0"], "The sum of the exps"),
    ],
)
def test_what_breaks_is_shown_where_it_breaks(
    view: NaiveAndStable,
    session: Session,
    logits: list[float],
    precision: Precision,
    naive: list[str],
    words: str,
) -> None:
    session.softmax.set_precision(precision)
    session.softmax.set_logits(logits)
    assert column(view, 3) == naive
    assert [row[3].wrong for row in view.table.rows] == [text == "nan" for text in naive[:-1]]
    assert words in view.verdict.text
    assert not any(row[5].wrong for row in view.table.rows)
    assert float(column(view, 5)[-1]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("shift", "precision"), [(-744, Precision.FLOAT64), (-103, Precision.FLOAT32)]
)
def test_exps_that_are_nearly_0_have_lost_their_digits(
    view: NaiveAndStable, session: Session, shift: float, precision: Precision
) -> None:
    session.softmax.set_logits([1.3, 2.4, 1.07])
    session.softmax.set_precision(precision)
    session.softmax.set_shift(shift)
    assert column(view, 3) != column(view, 5)
    assert view.verdict.text == f"Exps so near 0 have too few digits in {precision}."


def test_both_agree_only_where_they_are_shown_alike(view: NaiveAndStable, session: Session) -> None:
    said = set()
    for precision in Precision:
        session.softmax.set_precision(precision)
        for tenths in range(-10_000, 900, 37):
            session.softmax.set_shift(tenths / 10)
            same = column(view, 3) == column(view, 5)
            assert view.verdict.text.startswith("Both agree:") == same
            said.add(view.verdict.text.split(":")[0])
    assert {"Both agree", "Both agree but for the last digit"} < said


def test_the_slider_adds_a_constant_until_the_naive_way_breaks(
    qtbot: QtBot, view: NaiveAndStable, session: Session
) -> None:
    stable = column(view, 5)
    view.shift_slider.setValue(800)
    assert session.softmax.scene.shift == 800
    assert view.shift_field.text() == "800"
    assert column(view, 3) == ["nan"] * 4
    assert column(view, 5) == stable
    qtbot.keyClick(view.shift_slider, Qt.Key.Key_Home)
    assert session.softmax.scene.shift == -1000
    assert column(view, 3) == ["nan"] * 4
    assert column(view, 5) == stable


def test_the_constant_is_typed_too(qtbot: QtBot, view: NaiveAndStable, session: Session) -> None:
    view.shift_field.setFocus()
    view.shift_field.selectAll()
    qtbot.keyClicks(view.shift_field, "1e5")
    qtbot.keyClick(view.shift_field, Qt.Key.Key_Return)
    assert session.softmax.scene.shift == 1e5
    assert view.shift_slider.value() == 1000


def test_the_precision_is_chosen_by_a_click(
    qtbot: QtBot, view: NaiveAndStable, session: Session
) -> None:
    session.softmax.set_shift(90)
    assert "Both agree" in view.verdict.text
    qtbot.mouseClick(view.precision_buttons[Precision.FLOAT32], LEFT)
    assert session.softmax.scene.precision == Precision.FLOAT32
    assert "inf in float32" in view.verdict.text
    session.undo_stack.undo()
    assert view.precision_buttons[Precision.FLOAT64].isChecked()


def test_a_constant_that_no_float_holds_is_drawn(view: NaiveAndStable, session: Session) -> None:
    session.softmax.set_shift(1.7e308)
    session.softmax.set_logits([1e308, 2])
    session.softmax.set_precision(Precision.FLOAT32)
    assert not view.grab().isNull()
