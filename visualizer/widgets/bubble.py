"""One sentence beside the field that it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from visualizer.core.sentence import Problem
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID

SHOWN_MS = 6000


class Bubble(QLabel):
    """A small sign under a field that says what is wrong with its content.

    Parameters
    ----------
    field : QWidget
        What it stands under.
    shown_ms : int
        How long it stays.
    """

    def __init__(self, field: QWidget, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(field)
        self.setObjectName("bubble")
        # It may quote what was typed.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        self._field = field
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self.hide)

    def attempt(self, action: Callable[[], object]) -> None:
        """Do something; if it is refused, say why."""
        try:
            action()
        except Problem as problem:
            self.say(said(problem.sentence))

    def say(self, text: str, *, is_news: bool = False) -> None:
        """Show ``text`` under the field, over whatever is there, for a while.

        Parameters
        ----------
        text : str
        is_news : bool
            Nothing is wrong: it is not in the colour of mistakes.
        """
        self.setText(text)
        self.setProperty("news", is_news)
        # The style sheet looks at properties only when it is asked to.
        self.style().polish(self)
        if not self._field.isVisible():
            # Its page has gone, and took the focus from it.
            return
        window = self._field.window()
        self.setParent(window)
        # Before the first showing its padding is not known yet.
        self.ensurePolished()
        line = self.fontMetrics().horizontalAdvance(text) + 4 * GRID
        self.setFixedWidth(min(line, 44 * GRID, window.width()))
        self.setFixedHeight(self.heightForWidth(self.width()))
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        left = max(0, min(corner.x(), window.width() - self.width()))
        top = corner.y()
        if top + self.height() > window.height():
            top = self._field.mapTo(window, QPoint(0, 0)).y() - self.height() - 2
        self.move(left, top)
        self.show()
        self.raise_()
        self._timer.start()
