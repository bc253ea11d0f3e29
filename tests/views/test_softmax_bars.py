"""Logits typed and followed, class by class."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.softmax import softmax
from visualizer.state.session import Session
from visualizer.views.softmax_bars import SoftmaxBars
from visualizer.widgets.text_line import TextLine


@pytest.fixture
def bars(show: Callable[[QWidget], None], session: Session) -> SoftmaxBars:
    bars = SoftmaxBars(session)
    bars.resize(500, 500)
    show(bars)
    return bars


def type_logit(qtbot: QtBot, bars: SoftmaxBars, index: int, text: str) -> None:
    field = bars.rows[index].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def probabilities(bars: SoftmaxBars) -> list[str]:
    return [row.probability.text for row in bars.rows]


def total(bars: SoftmaxBars) -> str:
    rows = [row.probability for row in bars.rows]
    return next(line.text for line in bars.findChildren(TextLine) if line not in rows)


def filled(bars: SoftmaxBars, index: int) -> float:
    """Return the share of a row's bar that is filled, read off its picture."""
    bar = bars.rows[index].bar
    picture = bar.grab().toImage()
    middle = [picture.pixel(x, picture.height() // 2) for x in range(picture.width())]
    return sum(pixel != middle[-2] for pixel in middle) / len(middle)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0.0] * 10, ["0.1000"] * 10),
        ([1010, 1000, 990, *[0] * 7], ["1.0000", *["0.0000"] * 9]),
        ([-1e300, 1e300, *[0] * 8], ["0.0000", "1.0000", *["0.0000"] * 8]),
    ],
)
def test_probabilities_of_the_sessions_logits(
    bars: SoftmaxBars, session: Session, values: list[float], shown: list[str]
) -> None:
    session.logits.set_values(values)
    assert probabilities(bars) == shown
    assert total(bars) == "sum 1.000"


def test_the_networks_logits_are_followed(bars: SoftmaxBars, session: Session) -> None:
    before = probabilities(bars)
    session.digit.move(1)
    assert probabilities(bars) != before
    logits = session.network.trace.logits
    assert [row.field.value for row in bars.rows] == pytest.approx(logits.tolist())
    assert probabilities(bars) == [f"{share:.4f}" for share in softmax(logits)]


def test_the_bars_are_as_long_as_the_probabilities(
    bars: SoftmaxBars,
    session: Session,
    repainted: Callable[[QWidget], AbstractContextManager[None]],
) -> None:
    with repainted(bars.rows[0].bar), repainted(bars.rows[0].probability):
        session.logits.set_values([math.log(0.5), math.log(0.25), math.log(0.25), *[-1e3] * 7])
    lengths = [filled(bars, index) for index in range(4)]
    assert lengths == pytest.approx([0.5, 0.25, 0.25, 0], abs=0.04)


def test_a_typed_logit_counts_at_every_key(
    qtbot: QtBot, bars: SoftmaxBars, session: Session
) -> None:
    session.logits.set_values([0] * 10)
    type_logit(qtbot, bars, 3, "2.5")
    assert session.logits.values.tolist() == [0, 0, 0, 2.5, 0, 0, 0, 0, 0, 0]
    assert bars.rows[3].probability.text == f"{softmax([2.5] + [0] * 9)[0]:.4f}"
    assert bars.rows[3].field.text() == "2.5"


def test_typing_ends_the_following_and_one_click_resumes_it(
    qtbot: QtBot, bars: SoftmaxBars, session: Session
) -> None:
    assert (bars.follow_button.text(), bars.follow_button.isEnabled()) == (
        "Following the network",
        False,
    )
    type_logit(qtbot, bars, 0, "-3")
    assert bars.follow_button.text() == "Follow the network again"
    qtbot.mouseClick(bars.follow_button, Qt.MouseButton.LeftButton)
    assert session.logits.following
    assert session.logits.values == pytest.approx(session.network.trace.logits)


def test_looking_at_a_logit_does_not_end_the_following(
    qtbot: QtBot, bars: SoftmaxBars, session: Session
) -> None:
    before = session.logits.values
    for row in bars.rows:
        qtbot.mouseClick(row.field, Qt.MouseButton.LeftButton)
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
        qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    assert session.logits.following
    assert session.logits.values is before


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("abc", "not a number", "0.00"),
        ("-", "not a number", "0.00"),
        # At every key: 1e99 was good.
        ("1e999", "too large", "1.0e+99"),
    ],
)
def test_what_is_no_number_is_explained(
    qtbot: QtBot, bars: SoftmaxBars, session: Session, text: str, words: str, left: str
) -> None:
    session.logits.set_values([0] * 10)
    type_logit(qtbot, bars, 0, text)
    qtbot.keyClick(bars.rows[0].field, Qt.Key.Key_Return)
    assert words in bars.rows[0].field.problem
    assert bars.rows[0].field.text() == text
    qtbot.keyClick(bars.rows[0].field, Qt.Key.Key_Tab)
    assert bars.rows[0].field.text() == left


def test_arrow_keys_change_a_logit_by_a_tenth(
    qtbot: QtBot, bars: SoftmaxBars, session: Session
) -> None:
    session.logits.set_values([0] * 10)
    for _ in range(3):
        qtbot.keyClick(bars.rows[5].field, Qt.Key.Key_Up)
    assert session.logits.values[5] == 0.3


def test_the_largest_are_bold_and_ties_are_ties(bars: SoftmaxBars, session: Session) -> None:
    session.logits.set_values([0, 2, 0, 2, 0, 0, 0, 0, 0, 0])
    bold = [row.name.font().bold() for row in bars.rows]
    assert bold == [index in (1, 3) for index in range(10)]


def test_the_true_class_is_marked_while_it_is_the_networks_digit(
    qtbot: QtBot, bars: SoftmaxBars, session: Session
) -> None:
    def marked() -> list[int]:
        return [index for index, row in enumerate(bars.rows) if row.name.styleSheet()]

    assert marked() == [session.digit.label]
    type_logit(qtbot, bars, 0, "1")
    assert marked() == []


def test_a_network_that_gives_no_numbers(
    bars: SoftmaxBars, session: Session, settle: Callable[[], None]
) -> None:
    session.logits.network_changed(np.array([math.nan, math.inf] + [0.0] * 8))
    settle()
    assert set(probabilities(bars)) == {"nan"}
    assert (bars.rows[0].field.text(), bars.rows[1].field.text()) == ("nan", "∞")
    assert total(bars) == "sum nan"
    assert not bars.grab().isNull()
