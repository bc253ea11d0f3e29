"""The frame around a view: its title, one plain sentence, and a full-size button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QToolButton, QVBoxLayout, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.icons import icon
from visualizer.widgets.panel_header import PanelHeader
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, theme_news
from visualizer.widgets.view import View

FULL_SIZE = Sentence("Panel", "Full size")
NORMAL_SIZE = Sentence("Panel", "Back to all panels")


class Panel(QFrame):
    """A view in its frame.

    Signals
    -------
    full_size_toggled
        The person wants this panel alone, or all panels again; see ``full_size``.
    """

    full_size_toggled = Signal()

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.view = view
        self._button = QToolButton()
        self._button.setProperty("flat", True)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._toggled)
        tools = () if view.tools is None else (view.tools,)
        self._header = PanelHeader(*tools, self._button)
        for tool in tools:
            tool.show()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._header)
        layout.addWidget(view, 1)
        theme_news().restyled.connect(self._dress)
        view.sentence_changed.connect(self._say)
        self._dress()

    @property
    def full_size(self) -> bool:
        """Whether this panel is to be seen alone."""
        return self._button.isChecked()

    def set_full_size(self, full_size: bool) -> None:
        """Ask for this panel alone, or for all panels again."""
        self._button.setChecked(full_size)

    def arrange_header(self) -> None:
        """Put the sentence beside the title, or below it, for the width that the panel has."""
        self._header.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Come to its place: a part that was polished elsewhere has lost its palette on the way."""
        self._dress_grounds()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Come into sight, by scrolling for example: a part of the frame always does."""
        self.view.catch_up()
        super().paintEvent(event)

    def _toggled(self) -> None:
        self._dress()
        self.full_size_toggled.emit()

    def _dress_grounds(self) -> None:
        # What fills its own ground fills it like the panel, which need not be painted then.
        # One by one: under a style sheet a palette is not handed down.
        palette = QApplication.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(colors().panel))
        for widget in self.findChildren(QWidget):
            if widget.autoFillBackground():
                widget.setPalette(palette)

    def _say(self) -> None:
        self._header.set_text(said(self.view.title), said(self.view.sentence))

    def _dress(self) -> None:
        self._dress_grounds()
        self._say()
        self._button.setIcon(icon("normal-size" if self.full_size else "full-size"))
        text = said(NORMAL_SIZE if self.full_size else FULL_SIZE)
        self._button.setToolTip(text)
        self._button.setAccessibleName(f"{said(self.view.title)}: {text}")
        self.view.setAccessibleName(said(self.view.title))
