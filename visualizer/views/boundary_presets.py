"""What to look at: points, a network, how it learns, by one click."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.boundaries import PRESETS
from visualizer.state.session import Session
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class BoundaryPresets(View):
    """A button a preset; what it teaches is told on hover."""

    key = "boundary_presets"
    title = Sentence("BoundaryPresets", "Examples")
    sentence = Sentence("BoundaryPresets", "The notes' examples first.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.buttons = {key: QPushButton() for key in discover(PRESETS)}
        flow = FlowLayout(self, GRID)
        for button in self.buttons.values():
            button.clicked.connect(self._clicked)
            flow.addWidget(button)
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, preset in discover(PRESETS).items():
            self.buttons[key].setText(said(preset.title))
            self.buttons[key].setToolTip(said(preset.lesson))

    def _clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.session.boundaries.show_preset(key)
