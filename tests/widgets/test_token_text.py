"""Formulas of tokens: they wrap, they fit, and they hide what is not computed yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.pass_formula import Line, Token
from visualizer.widgets.theme import Scheme, apply_theme, number_font
from visualizer.widgets.token_text import TokenText

SHORT: tuple[Line, ...] = ((Token("z = "), Token("0.5·2.0"), Token(" = 1.0", bold=True)),)
LONG: tuple[Line, ...] = tuple(
    (Token("z = "), *(Token(f" + 0.{n:04}·0.{line:04}") for n in range(30))) for line in range(3)
)


@pytest.fixture
def text(show: Callable[[QWidget], None]) -> TokenText:
    text = TokenText()
    text.resize(420, 200)
    show(text)
    return text


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float, str, float]]:
    """Write down what is drawn: left, baseline, text, and size of the text."""
    drawn: list[tuple[float, float, str, float]] = []
    draw = QPainter.drawText

    def listen(painter: QPainter, place: object, text: str) -> None:
        drawn.append((place.x(), place.y(), text, painter.font().pointSizeF()))
        draw(painter, place, text)

    monkeypatch.setattr(QPainter, "drawText", listen)
    return drawn


def picture(text: TokenText) -> QImage:
    return text.grab().toImage()


def lit(text: TokenText, tokens: Line) -> QImage:
    text.show_lines((tokens,))
    return picture(text)


def test_all_of_it_is_said_in_plain_letters(text: TokenText) -> None:
    text.show_lines((*SHORT, (Token("a = "), Token("0.7"))))
    assert text.text == "z = 0.5·2.0 = 1.0\na = 0.7"
    assert text.accessibleDescription() == text.text
    assert len(text.lines) == 2


def test_what_is_not_computed_is_a_question_mark(
    text: TokenText, words: list[tuple[float, float, str, float]]
) -> None:
    text.show_lines(((Token("a = "), Token("0.7", 0, computed=True), Token("b", 0)),))
    picture(text)
    assert [word for _, _, word, _ in words] == ["a = ", "?", "b"]
    words.clear()
    text.show_lines(((Token("a = "), Token("0.7", 0.1, computed=True), Token("b", 0)),))
    picture(text)
    assert [word for _, _, word, _ in words] == ["a = ", "0.7", "b"]


def test_nothing_moves_when_a_number_is_computed(
    text: TokenText, words: list[tuple[float, float, str, float]]
) -> None:
    places = []
    for share in (0.0, 0.5, 1.0):
        words.clear()
        text.show_lines(((Token("a = "), Token("0.73", share, computed=True), Token(" + b")),))
        picture(text)
        places.append([(left, base) for left, base, _, _ in words])
    assert places[0] == places[1] == places[2]


def test_share_and_activity_and_boldness_are_seen(text: TokenText) -> None:
    kinds = (
        Token("0.5"),
        Token("0.5", 0.5),
        Token("0.5", 0.0),
        Token("0.5", active=True),
        Token("0.5", bold=True),
        Token("0.5", 0.0, computed=True),
    )
    pictures = [lit(text, (token,)) for token in kinds]
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])


@pytest.mark.parametrize("size", [(420, 600), (240, 1200), (900, 300)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_formulas_wrap_inside(
    qapp: QApplication,
    text: TokenText,
    words: list[tuple[float, float, str, float]],
    size: tuple[int, int],
    scale: float,
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    text.restyle()
    text.resize(size[0], round(size[1] * scale**2))
    text.show_lines(LONG)
    picture(text)
    drawn = list(words[-sum(map(len, LONG)) :])
    assert [word for _, _, word, _ in drawn] == [token.text for line in LONG for token in line]
    assert len({base for _, base, _, _ in drawn}) > 3
    assert all(0 <= left < text.width() and base < text.height() for left, base, _, _ in drawn)
    order = [(base, left) for left, base, _, _ in drawn]
    assert order == sorted(order)


def test_the_text_is_as_large_as_fits(
    text: TokenText, words: list[tuple[float, float, str, float]]
) -> None:
    sizes = []
    for lines in (SHORT, LONG):
        words.clear()
        text.show_lines(lines)
        picture(text)
        sizes.append(words[0][3])
    assert sizes[0] > 1.5 * sizes[1]
    for lines, height in ((SHORT, 200), (LONG, 900)):
        text.resize(420, height)
        words.clear()
        text.show_lines(lines)
        picture(text)
        assert max(base for _, base, _, _ in words) < height


def test_prose_is_no_larger_than_told_and_has_its_lines(
    show: Callable[[QWidget], None], words: list[tuple[float, float, str, float]]
) -> None:
    prose = TokenText(largest=1.1)
    prose.have_room_for(8)
    prose.resize(420, prose.minimumHeight())
    show(prose)
    prose.show_lines(SHORT)
    picture(prose)
    assert words[-1][3] == pytest.approx(1.1 * number_font().pointSizeF())
    words.clear()
    prose.show_lines(8 * SHORT)
    picture(prose)
    assert words[-1][3] >= number_font().pointSizeF()


def test_other_lines_are_drawn_by_themselves(
    text: TokenText, repainted: Callable[[QWidget], AbstractContextManager[None]]
) -> None:
    text.show_lines(SHORT)
    before = picture(text)
    with repainted(text):
        text.show_lines(LONG)
    assert picture(text) != before
    with repainted(text):
        text.show_lines(SHORT)
    assert picture(text) == before


def test_another_look_reaches_the_text(qapp: QApplication, text: TokenText) -> None:
    text.show_lines(SHORT)
    before = picture(text)
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert picture(text) != before


@pytest.mark.parametrize("lines", [(), ((),), ((Token(""),),), ((Token("9" * 300),),)])
def test_any_lines_can_be_drawn(text: TokenText, lines: tuple[Line, ...]) -> None:
    text.show_lines(lines)
    assert not picture(text).isNull()


def test_an_edit_draws_anew_only_what_is_another_and_comes_out_the_same(
    qtbot: QtBot, text: TokenText, words: list[tuple[float, float, str, float]]
) -> None:
    tokens = [Token(f" + 0.{n}", active=n == 5) for n in range(9)]
    text.show_lines((tuple(tokens),))
    qtbot.waitUntil(lambda: len(words) == 9)
    tokens[4] = Token(" + 7.7")
    words.clear()
    text.show_lines((tuple(tokens),))
    qtbot.waitUntil(lambda: bool(words))
    # Its neighbours reach into its place.
    assert {" + 7.7"} <= {word for _, _, word, _ in words} <= {" + 0.3", " + 7.7", " + 0.5"}
    edited = text.screen().grabWindow(text.winId()).toImage()
    text.repaint()
    assert text.screen().grabWindow(text.winId()).toImage() == edited


def test_what_cannot_be_cut_is_small_enough_for_the_width(
    text: TokenText, words: list[tuple[float, float, str, float]]
) -> None:
    text.show_lines(SHORT)
    picture(text)
    largest = words[-1][3]
    words.clear()
    text.show_lines(((Token("w" * 45),),))
    picture(text)
    assert words[-1][3] < largest
