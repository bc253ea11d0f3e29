"""What every view hears: language, palette, text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabWidget, QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
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
