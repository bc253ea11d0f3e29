"""Two arrows that turn the pages of what does not fit on the screen at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID


class PageTurner(QWidget):
    """Counts items by pages.

    Signals
    -------
    turned
        Another page is to be shown.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first, self._n_items, self._room = 0, 0, 1
        self.back_button, self.next_button = QToolButton(), QToolButton()
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.back_button)
        layout.addWidget(self.next_button)

    @property
    def shown(self) -> slice:
        """The items of this page."""
        return slice(self._first, min(self._first + self._room, self._n_items))

    def go_first(self) -> None:
        """Go to the first page: the items are others."""
        self._first = 0

    def set_items(self, n_items: int, room: int) -> None:
        """Take note of how many items there are, and how many fit on a page, at least 1."""
        self._n_items, self._room = n_items, room
        last_page = max(0, n_items - 1) // room
        self._first = min(self._first // room, last_page) * room
        self.back_button.setEnabled(self._first > 0)
        self.next_button.setEnabled(self._first + room < n_items)

    def restyle(self) -> None:
        """Take over the colours."""
        self.back_button.setIcon(icon("previous"))
        self.next_button.setIcon(icon("next"))

    def retranslate(self) -> None:
        """Put every text into the language in use."""
        for button, text in (
            (self.back_button, Sentence("PageTurner", "The ones before")),
            (self.next_button, Sentence("PageTurner", "The next ones")),
        ):
            button.setToolTip(said(text))
            button.setAccessibleName(said(text))

    def _go_back(self) -> None:
        self._first = max(0, self._first - self._room)
        self.turned.emit()

    def _go_on(self) -> None:
        self._first += self._room
        self.turned.emit()
