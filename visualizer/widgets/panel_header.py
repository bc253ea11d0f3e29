"""The top of a panel: its title, what is seen in it, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, title_font

SENTENCE_COLUMN = 1


class PanelHeader(QWidget):
    """The sentence stands beside the title, or below it where it has no room there.

    Parameters
    ----------
    buttons : QWidget
        What stands at the right end.
    """

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._title = QLabel()
        self._sentence = TextLine(wraps=True, muted=True)
        self._buttons = buttons
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(GRID)
        self._layout.setVerticalSpacing(0)
        self._layout.setColumnStretch(SENTENCE_COLUMN, 1)
        self._layout.addWidget(self._title, 0, 0)
        for column, button in enumerate(buttons, SENTENCE_COLUMN + 1):
            self._layout.addWidget(button, 0, column)
        self._is_beside = True
        self._layout.addWidget(self._sentence, 0, SENTENCE_COLUMN)

    def set_text(self, title: str, sentence: str) -> None:
        """Show other words, and take over the text size."""
        self._title.setFont(title_font())
        self._title.setText(title)
        self._sentence.set_text(sentence)

    def event(self, event: QEvent) -> bool:
        """Look again whenever one of its parts has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_soon()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have more or less room."""
        super().resizeEvent(event)
        self._arrange_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Have its first place."""
        super().showEvent(event)
        self._arrange_soon()

    def _arrange_soon(self) -> None:
        # Only once everything has its place: on the way there it may be narrow for a moment.
        QTimer.singleShot(0, self, self.arrange)

    def arrange(self) -> None:
        """Choose the sentence's place for the width that there is now."""
        if not self.isVisible():
            return
        parts = [self._title, self._sentence, *self._buttons]
        widths = [part.sizeHint().width() + GRID for part in parts if not part.isHidden()]
        is_beside = sum(widths) - GRID <= self.width()
        if is_beside == self._is_beside:
            self._sentence.wrap_anew()
            return
        self._is_beside = is_beside
        self._layout.removeWidget(self._sentence)
        if is_beside:
            self._layout.addWidget(self._sentence, 0, SENTENCE_COLUMN)
        else:
            self._layout.addWidget(self._sentence, 1, 0, 1, self._layout.columnCount())
