"""The button in the title line of a picture: save it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.chart_picture import save_picture
from visualizer.widgets.file_dialogs import ask_where_to_save_png, ask_where_to_save_svg
from visualizer.widgets.icons import icon
from visualizer.widgets.popover import Popover
from visualizer.widgets.saved_file import save_and_say
from visualizer.widgets.speech import said
from visualizer.widgets.theme import theme_news
from visualizer.widgets.view import View


class PictureTools(QWidget):
    """Shown in the frame of a picture.

    Parameters
    ----------
    view : View
        The picture.
    *others : QWidget
        What else stands there, before the button.
    """

    tip = Sentence("PictureTools", "Save as a picture")

    def __init__(self, view: View, *others: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.button = QToolButton()
        self.button.setProperty("flat", True)
        self.box = Popover(self.button)
        self.png_button = self.entry(self._save_png)
        self.svg_button = self.entry(self._save_svg)
        self.add_entries()
        self.bubble = Bubble(self.button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._parts = (*others, self.button)
        for each in self._parts:
            layout.addWidget(each)
        theme_news().restyled.connect(self.dress)
        self.dress()
        # Until a frame takes it in.
        self.hide()

    def add_entries(self) -> None:
        """Add what else can be saved."""

    def entry(self, action: object) -> QPushButton:
        """Add a button to the box, and return it."""
        button = QPushButton()
        # A file dialog cannot be used while a box like this is open.
        button.clicked.connect(self.box.hide)
        button.clicked.connect(action)
        self.box.column.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go through the parts as they stand: they were made in another order.

        Only now, since a frame that takes them in orders them anew.
        """
        super().showEvent(event)
        for before, after in pairwise(self._parts):
            self.setTabOrder(before, after)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take along what was said: it stands in the window, over whatever comes now."""
        super().hideEvent(event)
        self.bubble.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.dress()

    def dress(self) -> None:
        """Put every text into the language in use and the icon into its colour."""
        self.button.setIcon(icon("save"))
        name = said(Sentence("PictureTools", "Save"))
        self.button.setAccessibleName(f"{said(self._view.title)}: {name}")
        self.button.setToolTip(said(self.tip))
        self.name_entry(
            self.png_button,
            Sentence("PictureTools", "Save PNG…"),
            Sentence("PictureTools", "Save what is seen here as a picture"),
        )
        self.name_entry(
            self.svg_button,
            Sentence("PictureTools", "Save SVG…"),
            Sentence("PictureTools", "Save what is seen here as a drawing of any size"),
        )

    def name_entry(self, button: QPushButton, text: Sentence, explanation: Sentence) -> None:
        """Give a button of the box its words."""
        button.setText(said(text))
        button.setToolTip(said(explanation))
        button.setAccessibleName(said(text))

    def _save_png(self) -> None:
        self._save(ask_where_to_save_png(self, self._view.key), ".png")

    def _save_svg(self) -> None:
        self._save(ask_where_to_save_svg(self, self._view.key), ".svg")

    def _save(self, name: str, suffix: str) -> None:
        if name:
            save_and_say(self.bubble, name, suffix, partial(save_picture, self._view))
