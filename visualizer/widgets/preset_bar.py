"""Prepared scenes of a page, by one click each."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton

from visualizer.state.session import Session
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class PresetBar(View):
    """A button a preset; what it teaches is told on hover.

    A subclass says which: `presets` and `show_preset`.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.buttons = {key: QPushButton() for key in self.presets}
        flow = FlowLayout(self, GRID)
        for button in self.buttons.values():
            button.clicked.connect(self._clicked)
            flow.addWidget(button)
        self.retranslate()
        self.refresh()

    @property
    def presets(self) -> dict[str, Any]:
        """Every preset by its key, with a title and a lesson."""
        raise NotImplementedError

    def show_preset(self, key: str) -> None:
        """Show one of them."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, preset in self.presets.items():
            self.buttons[key].setText(said(preset.title))
            self.buttons[key].setToolTip(said(preset.lesson))

    def _clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.show_preset(key)
