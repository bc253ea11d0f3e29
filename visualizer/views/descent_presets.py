"""Races that are worth a look: one click each, with what is to be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.descent import PRESETS
from visualizer.state.session import Session
from visualizer.widgets.row_area import RowArea
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

LEAST_LESSON = 20 * GRID  # px, of the column with what is to be seen


class DescentPresets(View):
    """A button a race, the lecture notes' first; the one that is on screen is pressed."""

    key = "descent_presets"
    title = Sentence("DescentPresets", "Examples")
    sentence = Sentence("DescentPresets", "One click each; the sentence says what to look for.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.buttons = {key: QPushButton() for key in discover(PRESETS)}
        self.lessons = {key: QLabel() for key in self.buttons}
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, (key, button) in enumerate(self.buttons.items()):
            button.setCheckable(True)
            button.clicked.connect(self._clicked)
            self.lessons[key].setWordWrap(True)
            self.lessons[key].setMinimumWidth(LEAST_LESSON)
            self.lessons[key].setBuddy(button)
            grid.addWidget(button, row, 0)
            grid.addWidget(self.lessons[key], row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.buttons), 1)
        self._area = RowArea(content, next(iter(self.buttons.values())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self.follow(session.descent.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Press the button of the race that is on screen."""
        for key, button in self.buttons.items():
            button.setChecked(self.session.descent.shows_preset(key))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, preset in discover(PRESETS).items():
            self.buttons[key].setText(said(preset.title))
            self.buttons[key].setToolTip(said(preset.lesson))
            self.lessons[key].setText(said(preset.lesson))

    def _clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.session.descent.show_preset(key)
        # A second click changes nothing, and the button is not to come up.
        self.refresh()
