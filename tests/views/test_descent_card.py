"""One step of a rule, line by line: every number can be checked with a calculator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_card import DescentCard

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(show: Callable[[QWidget], None], session: Session) -> DescentCard:
    session.descent.playback.seek(0)
    card = DescentCard(session)
    card.resize(620, 280)
    show(card)
    return card


def values(card: DescentCard) -> dict[str, tuple[str, ...]]:
    return {row[0].text: tuple(cell.text for cell in row[1:]) for row in card.table.rows}


def test_adams_first_step_by_hand(card: DescentCard, session: Session) -> None:
    session.descent_focus.choose("adam")
    # g = 2 (0 - 5); m = 0.1 g; v = 0.001 g²; both corrected are g and g²; the step is the rate.
    assert values(card) == {
        "g": ("−10",),
        "m": ("−1",),
        "v": ("0.1",),
        "mˆ": ("−10",),
        "vˆ": ("100",),
        "Δw": ("0.01",),
        "w": ("0.01",),
    }
    assert card.step_line.text == "step 1"
    assert "Δw = −η·mˆ / (√(vˆ) + ε / √(1 − β₂ᵗ))" in card.formulas.text


def test_momentums_second_step_by_hand(card: DescentCard, session: Session) -> None:
    session.descent_focus.choose("momentum")
    session.descent.playback.seek(1)
    # w = 0.1, g = 2 (0.1 - 5), v = 0.9·0.1 + 0.01·9.8.
    assert values(card) == {"g": ("−9.8",), "v": ("0.188",), "w": ("0.288",)}


def test_both_coordinates(card: DescentCard, session: Session) -> None:
    session.descent.set_surface("saddle")
    session.descent.set_start((3, -2))
    assert card.table.heads == ("", "x", "y")
    assert values(card) == {"g": ("6", "4"), "Δw": ("−0.06", "−0.04"), "w": ("2.94", "−2.04")}


def test_next_and_back_go_line_by_line(qtbot: QtBot, card: DescentCard, session: Session) -> None:
    focus = session.descent_focus
    focus.choose("adam")
    qtbot.mouseClick(card.next_button, LEFT)
    assert (card.table.lit, values(card)["g"], values(card)["m"]) == (0, ("−10",), ("·",))
    qtbot.mouseClick(card.next_button, LEFT)
    assert (card.table.lit, values(card)["m"], values(card)["v"]) == (1, ("−1",), ("·",))
    assert card.formulas.text == "m = β₁·m + (1 − β₁)·g\n= 0.9·0 + (1 − 0.9)·(−10) = −1"
    qtbot.mouseClick(card.back_button, LEFT)
    assert card.table.lit == 0
    qtbot.mouseClick(card.whole_button, LEFT)
    assert (card.table.lit, focus.at_work) == (None, None)
    assert not card.whole_button.isEnabled()


def test_keys_go_line_by_line(qtbot: QtBot, card: DescentCard, session: Session) -> None:
    card.setFocus()
    for _ in range(4):
        qtbot.keyClick(card, Qt.Key.Key_PageDown)
    # Three lines of the first step, and the slope of the second.
    assert (session.descent_focus.step, card.table.lit) == (1, 0)
    qtbot.keyClick(card, Qt.Key.Key_PageUp)
    assert (session.descent_focus.step, card.table.lit) == (0, 2)
    qtbot.keyClick(card, Qt.Key.Key_End)
    assert card.table.lit is None


def test_the_rule_is_chosen_and_shown(qtbot: QtBot, card: DescentCard, session: Session) -> None:
    assert card.choice.names == ["Gradient descent", "Momentum", "RMSprop", "Adam"]
    card.choice.setFocus()
    qtbot.keyClick(card.choice, Qt.Key.Key_Down)
    assert session.descent_focus.key == "momentum"
    session.descent_focus.choose("adam")
    assert card.choice.currentText() == "Adam"
    session.descent.set_running("adam", running=False)
    assert card.choice.currentText() == "Gradient descent"


def test_digits(qtbot: QtBot, card: DescentCard, session: Session) -> None:
    session.descent.set_start((1 / 3,))
    assert values(card)["g"] == ("−9.33333",)
    card.digits.setFocus()
    qtbot.keyClick(card.digits, Qt.Key.Key_Up)
    assert session.descent_focus.digits == 7
    assert values(card)["g"] == ("−9.333333",)
    session.descent_focus.set_digits(3)
    assert card.digits.value() == 3


def test_what_is_no_number_is_said_in_words(
    qtbot: QtBot, card: DescentCard, session: Session
) -> None:
    session.descent.show_function("sqrt(w)")
    session.descent.set_start((0.0,))
    session.descent_focus.choose("adam")
    assert values(card) == {
        **dict.fromkeys(("g", "m", "v", "mˆ", "vˆ"), ("∞",)),
        **dict.fromkeys(("Δw", "w"), ("not a number",)),
    }
    qtbot.mouseClick(card.next_button, LEFT)
    assert card.formulas.text.endswith("w = 0, g = ∞")
    for _ in range(5):
        qtbot.mouseClick(card.next_button, LEFT)
    assert "−0.01·∞ / (√(∞)" in card.formulas.text
    qtbot.mouseClick(card.next_button, LEFT)
    assert card.formulas.text.endswith("= 0 + (not a number) = not a number")


def test_no_rule_and_no_place(card: DescentCard, session: Session) -> None:
    session.descent.set_learning_rate("sgd", 1e10)
    session.descent.playback.seek(900)
    assert card.table.rows == ()
    assert card.formulas.text == "From here no step can be worked out."
    for key in session.descent_focus.running:
        session.descent.set_running(key, running=False)
    assert (card.choice.names, card.next_button.isEnabled()) == ([], False)
