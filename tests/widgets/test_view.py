"""What every view hears: language, palette, text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import DARK, LIGHT, Scheme, apply_theme, colors
from visualizer.widgets.view import View


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


def test_what_is_scrolled_into_sight_is_refreshed(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    listener, area = Listener(session), QScrollArea()
    listener.follow(session.digit.changed)
    page, panel = QWidget(), Panel(listener)
    page.resize(200, 2000)
    panel.setParent(page)
    panel.setGeometry(0, 1500, 200, 100)
    area.setWidget(page)
    area.resize(220, 300)
    show(area)
    listener.heard.clear()
    session.digit.changed.emit()
    assert "refresh" not in listener.heard
    # Its frame alone comes into sight, then the rest.
    area.verticalScrollBar().setValue(1500 - 300 + 20)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == ["refresh"]
