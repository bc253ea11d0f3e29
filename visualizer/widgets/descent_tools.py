"""The button in the title line of a descent's picture: save it, or the numbers behind it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from visualizer.core.descent_csv import write_descent_csv
from visualizer.core.sentence import Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.chart_picture import save_picture
from visualizer.widgets.file_dialogs import (
    ask_where_to_save_paths,
    ask_where_to_save_png,
    ask_where_to_save_svg,
)
from visualizer.widgets.icons import icon
from visualizer.widgets.popover import Popover
from visualizer.widgets.saved_file import save_and_say
from visualizer.widgets.speech import said
from visualizer.widgets.theme import theme_news
from visualizer.widgets.view import View


class DescentTools(QWidget):
    """Shown in the frame of a picture.

    Parameters
    ----------
    view : View
        The picture.
    *others : QWidget
        What else stands there, before the button.
    """

    def __init__(self, view: View, *others: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.button = QToolButton()
        self.button.setProperty("flat", True)
        self.box = Popover(self.button)
        self.png_button = self._entry(self._save_png)
        self.svg_button = self._entry(self._save_svg)
        self.csv_button = self._entry(self._save_csv)
        self.bubble = Bubble(self.button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (*others, self.button):
            layout.addWidget(each)
        theme_news().restyled.connect(self._dress)
        self._dress()
        # Until a frame takes it in.
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take along what was said: it stands in the window, over whatever comes now."""
        super().hideEvent(event)
        self.bubble.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()

    def _entry(self, action: object) -> QPushButton:
        button = QPushButton()
        # A file dialog cannot be used while a box like this is open.
        button.clicked.connect(self.box.hide)
        button.clicked.connect(action)
        self.box.column.addWidget(button)
        return button

    def _save_png(self) -> None:
        self._save(ask_where_to_save_png(self, self._view.key), ".png")

    def _save_svg(self) -> None:
        self._save(ask_where_to_save_svg(self, self._view.key), ".svg")

    def _save(self, name: str, suffix: str) -> None:
        if name:
            save_and_say(self.bubble, name, suffix, partial(save_picture, self._view))

    def _save_csv(self) -> None:
        name = ask_where_to_save_paths(self)
        if name:
            save_and_say(self.bubble, name, ".csv", self._write_numbers)

    def _write_numbers(self, path: Path) -> None:
        descent = self._view.session.descent
        write_descent_csv(descent.trajectories, descent.surface.variables, path)

    def _dress(self) -> None:
        self.button.setIcon(icon("save"))
        name, tip = (
            Sentence("DescentTools", "Save"),
            Sentence("DescentTools", "Save as a picture or table; an animation: in the menu"),
        )
        self.button.setAccessibleName(f"{said(self._view.title)}: {said(name)}")
        self.button.setToolTip(said(tip))
        for button, text, explanation in (
            (
                self.png_button,
                Sentence("DescentTools", "Save PNG…"),
                Sentence("DescentTools", "Save what is seen here as a picture"),
            ),
            (
                self.svg_button,
                Sentence("DescentTools", "Save SVG…"),
                Sentence("DescentTools", "Save what is seen here as a drawing of any size"),
            ),
            (
                self.csv_button,
                Sentence("DescentTools", "Save CSV…"),
                Sentence("DescentTools", "Save every step of every rule: places, heights, slopes"),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(explanation))
            button.setAccessibleName(said(text))
