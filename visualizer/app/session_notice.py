"""A line above the pages: the session of a program that crashed can be brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, theme_news


class SessionNotice(QWidget):
    """Goes as soon as it is answered, or another run is there; the menu still has the session.

    Parameters
    ----------
    session : Session
        The one that is here.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._path: Path | None = None
        frame = QFrame()
        frame.setObjectName("notice")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self._bring_back)
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        self.close_button.clicked.connect(self.hide)
        line = QHBoxLayout(frame)
        line.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        line.addWidget(self._text, 1)
        line.addWidget(self.back_button)
        line.addWidget(self.close_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        layout.addWidget(frame)
        session.run_shelf.changed.connect(self.hide)
        session.boundaries.training.start_requested.connect(self.hide)
        theme_news().restyled.connect(self._dress)
        self._dress()
        self.hide()

    def offer(self, path: Path | None) -> None:
        """Offer a session to be brought back; nothing if there is none."""
        self._path = path
        self.setVisible(path is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()

    def _dress(self) -> None:
        self._text.setText(
            said(
                Sentence(
                    "SessionNotice",
                    "The program ended unexpectedly. What was trained until then is kept.",
                )
            )
        )
        self.back_button.setText(said(Sentence("SessionNotice", "Bring it back")))
        self.back_button.setToolTip(
            said(Sentence("SessionNotice", "Open all runs of that session, to look at or go on"))
        )
        self.close_button.setIcon(icon("close"))
        hides = said(Sentence("SessionNotice", "Hide this line; the menu still has the session"))
        self.close_button.setToolTip(hides)
        self.close_button.setAccessibleName(hides)

    def _bring_back(self) -> None:
        self.hide()
        self._session.session_file.open(str(self._path))
