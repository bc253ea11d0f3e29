"""A button for settings that give way to the pictures where text is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said
from visualizer.widgets.view import View

# Of the page's height: more would leave too little for what the page is about.
MOST_SHARE = 1 / 3


class SettingsFold(QWidget):
    """Is seen where settings are folded away, and brings them back.

    Parameters
    ----------
    settings : sequence of View
        What is across the page, one below the other.
    controls : sequence of View
        What stays there, and takes its height as well.
    """

    def __init__(self, settings: Sequence[View], controls: Sequence[View] = ()) -> None:
        super().__init__()
        self._settings, self._controls = tuple(settings), tuple(controls)
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.button.toggled.connect(self._fold)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        layout.addStretch()
        self._folds = False
        self.hide()
        self._retranslate()

    def fit(self, width: int, height: int) -> None:
        """Fold where settings and controls would take too much of a page of so many pixels."""
        # As high as they would be, seen or not: or they would come and go in turn.
        taken = sum(view.heightForWidth(width) for view in (*self._settings, *self._controls))
        folds = taken > MOST_SHARE * height
        if folds != self._folds:
            self._folds = folds
            self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fold(self) -> None:
        self.setVisible(self._folds)
        for view in self._settings:
            view.setVisible(not self._folds or self.button.isChecked())

    def _retranslate(self) -> None:
        self.button.setText(said(Sentence("SettingsFold", "Settings…")))
        tip = Sentence("SettingsFold", "Show examples and settings, too, above the pictures")
        self.button.setToolTip(said(tip))
