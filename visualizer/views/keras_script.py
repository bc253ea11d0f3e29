"""The Keras program that does the same training, to copy."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.core.training_script import training_script
from visualizer.state.session import Session
from visualizer.widgets.code_text import CodeText
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class KerasScript(View):
    """Follows the settings; runs by itself wherever Keras is."""

    key = "keras_script"
    title = Sentence("KerasScript", "Keras code")
    sentence = Sentence("KerasScript", "The same training, to run anywhere.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.code = CodeText()
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.code.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.code, 1)
        layout.addLayout(below)
        self.follow(session.training.config_changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Write the program for the settings as they stand."""
        self.code.show_code(training_script(self.session.training.config))

    def restyle(self) -> None:
        """Take over the text size."""
        self.code.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.code.retranslate(
            said(Sentence("KerasScript", "A complete Python program for these settings"))
        )
