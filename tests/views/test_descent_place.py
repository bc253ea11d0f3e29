"""What kind of place a ball is at, why, and the nudge that frees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state import descent_focus
from visualizer.state.session import Session
from visualizer.views.descent_place import DescentPlace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def place(show: Callable[[QWidget], None], session: Session) -> DescentPlace:
    session.descent.playback.seek(0)
    place = DescentPlace(session)
    place.resize(620, 260)
    show(place)
    return place


def rows(place: DescentPlace) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in place.table.rows]


def test_of_a_long_race_it_says_who_stays_once_that_is_known(
    place: DescentPlace,
    session: Session,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(descent_focus, "STEPS_AT_ONCE", 40)
    session.descent.run_only(["sgd"])
    session.descent.set_surface("saddle")
    session.descent.set_start((1, 0))
    assert "Gradient descent …" in " ".join(place.verdict.text.split())
    settle()
    assert "Gradient descent not yet" in " ".join(place.verdict.text.split())


def test_on_the_parabola(place: DescentPlace, session: Session) -> None:
    assert place.table.heads == ("", "w", "")
    assert rows(place) == [
        ("place", "0", "f = 25"),
        ("gradient", "−10", "|∇f| = 10"),
        ("Hessian", "2", ""),
    ]
    assert place.word.text == "Slope"
    session.descent.set_start((5,))
    assert place.word.text == "Minimum"


def test_numbers_on_the_saddle(place: DescentPlace, session: Session) -> None:
    session.descent.set_surface("saddle")
    session.descent.set_start((3, -2))
    assert place.table.heads == ("", "x", "y", "")
    assert rows(place) == [
        ("place", "3", "−2", "f = 5"),
        ("gradient", "6", "4", "|∇f| = 7.2111"),
        ("Hessian", "2", "0", ""),
        ("", "0", "−2", ""),
        ("λ₁ along", "0", "1", "λ₁ = −2"),
        ("λ₂ along", "1", "0", "λ₂ = 2"),
    ]


@pytest.mark.parametrize(
    ("surface", "start", "word", "why"),
    [
        ("saddle", (1, 0), "Slope", "is exactly 0"),
        ("saddle", (1, 1e-10), "Slope", "across it is 2e−10"),
        ("saddle", (0, 0), "Saddle", "only because"),
        ("saddle", (1, 1), "Slope", "from here it goes down"),
        ("plateau", (2, 1.5), "Plateau", "it still falls"),
        ("monkey_saddle", (0, 0), "Degenerate", "cannot tell"),
        ("himmelblau", (-0.270845, -0.923039), "Maximum", "downward in every direction"),
        ("bowl", (0, 0), "Minimum", "upward in every direction"),
    ],
)
def test_the_word_and_why(
    place: DescentPlace,
    session: Session,
    surface: str,
    start: tuple[float, float],
    word: str,
    why: str,
) -> None:
    session.descent.set_surface(surface)
    session.descent.set_start(start)
    assert place.word.text == word
    assert why in " ".join(place.verdict.text.split())


def test_it_follows_the_step_and_the_rule(
    qtbot: QtBot, place: DescentPlace, session: Session
) -> None:
    session.descent.playback.seek(1001)
    assert (place.step_line.text, place.word.text) == ("after step 1,001", "Minimum")
    place.choice.setFocus()
    qtbot.keyClick(place.choice, Qt.Key.Key_End)
    assert session.descent_focus.key == "adam"
    session.descent.set_learning_rate("adam", 1e-5)
    assert place.word.text == "Slope"


def test_a_nudge_frees_a_ball_that_stays(
    qtbot: QtBot, place: DescentPlace, session: Session, type_into: Callable[..., None]
) -> None:
    session.descent.set_surface("saddle")
    session.descent.set_start((1, 0))
    text = " ".join(place.verdict.text.split())
    assert "further than 1 from the saddle at (0, 0)" in text
    assert "Gradient descent not yet" in text
    type_into(place.nudge_field, "1e-6")
    qtbot.mouseClick(place.nudge_button, LEFT)
    assert session.descent.start == (1.0, 1e-6)
    session.descent.set_learning_rate("sgd", 0.1)
    assert "Gradient descent 76" in " ".join(place.verdict.text.split())


@pytest.mark.parametrize("text", ["0", "-1", "abc", ""])
def test_a_nudge_that_is_none(
    place: DescentPlace, session: Session, type_into: Callable[..., None], text: str
) -> None:
    type_into(place.nudge_field, text)
    assert place.nudge_field.problem
    assert session.descent_focus.nudge_size == 0.001


def test_where_no_nudge_helps_it_says_so(
    qtbot: QtBot, place: DescentPlace, session: Session
) -> None:
    qtbot.mouseClick(place.nudge_button, LEFT)
    assert session.descent.start == (0.0,)
    assert "bends downward nowhere" in place._bubble.text()


def test_directions_are_drawn_when_asked_for(
    qtbot: QtBot, place: DescentPlace, session: Session
) -> None:
    place.directions_box.click()
    assert session.descent_focus.shows_directions
    session.descent_focus.set_shows_directions(False)
    assert not place.directions_box.isChecked()


def test_who_has_diverged_is_nowhere(place: DescentPlace, session: Session) -> None:
    session.descent.set_learning_rate("sgd", 1e10)
    session.descent.playback.seek(900)
    assert (rows(place), place.word.text) == ([], "")
    assert "has diverged" in place.verdict.text


def test_where_no_rule_takes_part_nobody_is_anywhere(place: DescentPlace, session: Session) -> None:
    session.descent.run_only(())
    assert (place.word.text, rows(place)) == ("", [])
    assert place.verdict.text.strip() == "No rule takes part."
    session.descent.run_only(("adam",))
    assert place.word.text == "Slope"


def test_a_place_without_a_slope_is_no_slope(place: DescentPlace, session: Session) -> None:
    session.descent.show_function("sqrt(x*y)")
    session.descent.set_start((0, 0))
    assert rows(place)[:3] == [
        ("place", "0", "0", "f = 0"),
        ("gradient", "–", "–", "|∇f| = –"),
        ("Hessian", "–", "–", ""),
    ]
    assert place.word.text == "No slope"
    assert "no slope here" in place.verdict.text


def test_bends_that_nobody_knows_decide_nothing(place: DescentPlace, session: Session) -> None:
    session.descent.show_function("abs(x)^1.5 + y^2")
    session.descent.set_start((0, 0))
    assert place.word.text == "Degenerate"
    assert "how it bends is not known" in place.verdict.text
    assert ("λ₁ along", "–", "–", "λ₁ = –") in rows(place)


def test_a_typed_saddle_is_counted_from(place: DescentPlace, session: Session) -> None:
    session.descent.set_surface("saddle")
    start, expected = session.descent.start, place.verdict.text
    assert "further than 1 from the saddle at (0," in expected
    session.descent.show_function("x**2 - y**2")
    session.descent.set_start(start)
    assert place.verdict.text == expected
