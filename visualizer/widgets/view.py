"""What every panel has in common: it hears of language, colours and text size."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session


class View(QWidget):
    """A panel that draws a part of the session and lets the person change it.

    A view receives the session and nothing else. Its ``__init__`` ends with `refresh`, so
    that the first drawing and every later one are the same code.

    Attributes
    ----------
    key : str
        Name of the view, the stem of its file.
    title : Sentence
        What the panel is.
    sentence : Sentence
        What is seen in it, in one plain sentence.
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    sentence: ClassVar[Sentence]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def refresh(self) -> None:
        """Pull what is needed from the session and draw it."""

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""

    def restyle(self) -> None:
        """Take over colours and text size."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, palette and font as they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        elif event.type() == QEvent.Type.StyleChange:
            # It comes after palette and font; ApplicationPaletteChange reaches windows only.
            self.restyle()
            self.refresh()
