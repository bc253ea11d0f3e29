"""What every view hears: language, palette, text size."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import DARK, LIGHT, Scheme, apply_theme, colors
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View

LEFT = Qt.MouseButton.LeftButton


class Listener(View):
    key = "listener"
    title = Sentence("Test", "Listener")
    sentence = Sentence("Test", "It hears.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.heard: list[object] = []

    def refresh(self) -> None:
        self.heard.append("refresh")

    def retranslate(self) -> None:
        self.heard.append("retranslate")

    def restyle(self) -> None:
        self.heard.append((colors(), QApplication.font().pointSizeF()))


def in_a_tab(session: Session) -> tuple[QTabWidget, list[Listener]]:
    """Return a window with one view that is seen and one on a tab that is not."""
    tabs, listeners = QTabWidget(), [Listener(session), Listener(session)]
    for listener in listeners:
        page = QWidget()
        QHBoxLayout(page).addWidget(listener)
        tabs.addTab(page, "")
    return tabs, listeners


def scrolled_to(session: Session) -> tuple[QScrollArea, Listener, Panel]:
    """Return a view in its frame, far below what a window shows of its page."""
    listener, area = Listener(session), QScrollArea()
    page, panel = QWidget(), Panel(listener)
    page.resize(200, 2000)
    panel.setParent(page)
    panel.setGeometry(0, 1500, 200, 100)
    area.setWidget(page)
    area.resize(220, 300)
    return area, listener, panel


def n_refreshed(listener: Listener) -> int:
    return listener.heard.count("refresh")


def test_palette_and_text_size_reach_every_view_also_behind_a_tab(
    show: Callable[[QWidget], None], session: Session, qapp: QApplication
) -> None:
    tabs, listeners = in_a_tab(session)
    show(tabs)
    for scheme, palette, scale in (
        (Scheme.DARK, DARK, 1.0),
        (Scheme.DARK, DARK, 1.5),
        (Scheme.LIGHT, LIGHT, 1.0),
    ):
        apply_theme(qapp, scheme, scale)
        for listener in listeners:
            assert listener.heard[-2:] == [(palette, 10 * scale), "refresh"]


def test_a_language_is_said_then_drawn(session: Session, qapp: QApplication, qtbot: object) -> None:
    listener = Listener(session)
    qtbot.addWidget(listener)
    QApplication.sendEvent(listener, QEvent(QEvent.Type.LanguageChange))
    assert listener.heard == ["retranslate", "refresh"]


def test_what_nobody_sees_is_refreshed_once_when_it_comes_into_sight(
    show: Callable[[QWidget], None], session: Session
) -> None:
    tabs, (seen, unseen) = in_a_tab(session)
    for listener in (seen, unseen):
        listener.follow(session.digit.changed)
    show(tabs)
    for listener in (seen, unseen):
        listener.heard.clear()
    for _ in range(3):
        session.digit.changed.emit()
    assert (seen.heard.count("refresh"), unseen.heard.count("refresh")) == (3, 0)
    tabs.setCurrentIndex(1)
    assert unseen.heard.count("refresh") == 1
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert unseen.heard.count("refresh") == 1


def test_while_somebody_drags_others_follow_in_turn(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> None:
    listener = Listener(session)
    listener.resize(200, 100)
    listener.follow_drags_in_turn(session.digit.changed)
    show(listener)
    listener.heard.clear()
    session.digit.changed.emit()
    assert n_refreshed(listener) == 1
    window, mouse = listener.windowHandle(), (LEFT, Qt.KeyboardModifier.NoModifier, QPoint(9, 9))
    QTest.mousePress(window, *mouse)
    for _ in range(3):
        session.digit.changed.emit()
    assert n_refreshed(listener) == 1
    settle()
    assert n_refreshed(listener) == 2
    session.digit.changed.emit()
    QTest.mouseRelease(window, *mouse)
    settle()
    assert n_refreshed(listener) == 3
    session.digit.changed.emit()
    assert n_refreshed(listener) == 4


def test_what_is_scrolled_into_sight_is_refreshed(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    area, listener, _ = scrolled_to(session)
    listener.follow(session.digit.changed)
    show(area)
    listener.heard.clear()
    session.digit.changed.emit()
    assert "refresh" not in listener.heard
    # Its frame alone comes into sight, then the rest.
    area.verticalScrollBar().setValue(1500 - 300 + 20)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == ["refresh"]


def test_what_its_own_children_cover_is_in_sight(
    show: Callable[[QWidget], None], session: Session
) -> None:
    listener, child = Listener(session), QWidget()
    child.setAutoFillBackground(True)
    layout = QVBoxLayout(listener)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(child)
    listener.resize(200, 100)
    assert not listener.in_sight
    show(listener)
    assert child.geometry() == listener.rect()
    assert listener.visibleRegion().isEmpty()
    assert listener.in_sight
    listener.hide()
    assert not listener.in_sight


def test_what_stands_on_another_tab_is_out_of_sight(
    show: Callable[[QWidget], None], session: Session
) -> None:
    tabs, (first, second) = in_a_tab(session)
    show(tabs)
    assert (first.in_sight, second.in_sight) == (True, False)
    tabs.setCurrentIndex(1)
    assert (first.in_sight, second.in_sight) == (False, True)


def test_what_stands_in_something_hidden_is_out_of_sight(
    show: Callable[[QWidget], None], session: Session
) -> None:
    window, part, listener = QWidget(), QWidget(), Listener(session)
    QHBoxLayout(part).addWidget(listener)
    QHBoxLayout(window).addWidget(part)
    window.resize(200, 100)
    show(window)
    assert listener.in_sight
    part.hide()
    assert not listener.isHidden()
    assert not listener.in_sight
    part.show()
    assert listener.in_sight


def test_what_is_scrolled_away_is_out_of_sight_but_for_its_edge(
    show: Callable[[QWidget], None], session: Session
) -> None:
    area, listener, panel = scrolled_to(session)
    show(area)
    height = area.viewport().height()
    top = 1500 + listener.mapTo(panel, QPoint(0, 0)).y()
    bottom = top + listener.height()
    for value, in_sight in (
        (0, False),
        (top - height, False),
        (top - height + 1, True),
        (top, True),
        (bottom - 1, True),
        (bottom, False),
    ):
        area.verticalScrollBar().setValue(value)
        assert area.verticalScrollBar().value() == value
        assert listener.in_sight is in_sight, value
        # Of being scrolled away Qt tells nothing.
        assert listener.isVisible()


def test_what_is_squeezed_to_nothing_is_out_of_sight(
    show: Callable[[QWidget], None], session: Session
) -> None:
    window, listener = QWidget(), Listener(session)
    window.resize(200, 200)
    listener.setParent(window)
    listener.setGeometry(0, 0, 200, 0)
    show(window)
    assert listener.isVisible()
    assert not listener.in_sight
    listener.resize(200, 1)
    assert listener.in_sight
    listener.move(200, 0)
    assert not listener.in_sight


def test_in_turn_many_changes_are_one_refresh(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> None:
    listener = Listener(session)
    listener.follow_in_turn(session.digit.changed, session.network.changed)
    show(listener)
    listener.heard.clear()
    for _ in range(3):
        session.digit.changed.emit()
        session.network.changed.emit()
    assert listener.heard == []
    settle()
    assert listener.heard == ["refresh"]
    session.network.changed.emit()
    settle()
    assert listener.heard == ["refresh", "refresh"]


def test_in_turn_what_nobody_sees_waits_until_it_is_seen(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> None:
    tabs, (_, unseen) = in_a_tab(session)
    unseen.follow_in_turn(session.digit.changed)
    show(tabs)
    unseen.heard.clear()
    for _ in range(3):
        session.digit.changed.emit()
        assert not turns().waiting, "it takes a turn from others"
    assert n_refreshed(unseen) == 0
    tabs.setCurrentIndex(1)
    assert n_refreshed(unseen) == 1
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    settle()
    assert n_refreshed(unseen) == 1


def test_in_turn_what_comes_into_sight_before_its_turn_is_refreshed_once(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> None:
    tabs, (_, unseen) = in_a_tab(session)
    unseen.follow_in_turn(session.digit.changed)
    show(tabs)
    unseen.heard.clear()
    session.digit.changed.emit()
    tabs.setCurrentIndex(1)
    settle()
    assert n_refreshed(unseen) == 1


def test_in_turn_what_goes_out_of_sight_before_its_turn_waits(
    show: Callable[[QWidget], None], session: Session, settle: Callable[[], None]
) -> None:
    tabs, (listener, _) = in_a_tab(session)
    listener.follow_in_turn(session.digit.changed)
    show(tabs)
    listener.heard.clear()
    session.digit.changed.emit()
    tabs.setCurrentIndex(1)
    settle()
    assert n_refreshed(listener) == 0
    tabs.setCurrentIndex(0)
    assert n_refreshed(listener) == 1


@pytest.mark.parametrize("in_turn", [False, True])
def test_what_is_scrolled_away_waits_and_is_refreshed_once(
    show: Callable[[QWidget], None],
    session: Session,
    settle: Callable[[], None],
    repainted: Callable[[QWidget], AbstractContextManager[None]],
    in_turn: bool,
) -> None:
    area, listener, panel = scrolled_to(session)
    (listener.follow_in_turn if in_turn else listener.follow)(session.digit.changed)
    show(area)
    listener.heard.clear()
    for _ in range(3):
        session.digit.changed.emit()
        settle()
    area.verticalScrollBar().setValue(600)
    area.verticalScrollBar().setValue(0)
    assert listener.heard == []
    for _ in range(2):
        with repainted(panel):
            area.verticalScrollBar().setValue(1400)
        assert listener.heard == ["refresh"]
        area.verticalScrollBar().setValue(0)
    area.verticalScrollBar().setValue(1400)
    # In sight again, it hears of everything at once.
    session.digit.changed.emit()
    settle()
    assert listener.heard == ["refresh", "refresh"]
