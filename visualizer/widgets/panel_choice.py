"""A row of buttons, one a panel, that open and close the panels of a page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.panel import Panel
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID


class PanelChoice(QWidget):
    """As many panels at once as the person can take in.

    Parameters
    ----------
    panels : list of Panel
    opened : iterable of str
        Keys of the views that are to be seen at first.

    Signals
    -------
    changed
        A panel was opened or closed.
    """

    changed = Signal()

    def __init__(self, panels: list[Panel], opened: Iterable[str]) -> None:
        super().__init__()
        self._at_first = tuple(opened)
        self._panels = {panel.view.key: panel for panel in panels}
        self.buttons = {key: QPushButton() for key in self._panels}
        self._name = QLabel()
        self._name.setProperty("muted", True)
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        # Close together: a page of eleven panels still chooses among them on one line.
        flow = FlowLayout(self, GRID // 2)
        flow.addWidget(self._name)
        for button in self.buttons.values():
            button.setCheckable(True)
            button.clicked.connect(self.changed)
            flow.addWidget(button)
        self._retranslate()
        self.reset()

    @property
    def opened(self) -> list[str]:
        """Keys of the views that are to be seen."""
        return [key for key, button in self.buttons.items() if button.isChecked()]

    def open(self, keys: Iterable[str]) -> None:
        """Open these panels and close the others; a key that is not known is passed over."""
        opened = set(keys)
        for key, button in self.buttons.items():
            button.setChecked(key in opened)
        self.changed.emit()

    def reset(self) -> None:
        """Open the panels that were to be seen at first, and close the others."""
        self.open(self._at_first)

    def refresh(self) -> None:
        """Let only panels be chosen in which there is something to see."""
        for key, button in self.buttons.items():
            button.setEnabled(self._panels[key].view.needed)

    def closes(self, panel: Panel) -> bool:
        """Tell whether a panel is one of these, and closed."""
        button = self.buttons.get(panel.view.key)
        return button is not None and not button.isChecked()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._name.setText(said(Sentence("PanelChoice", "Show")))
        for key, button in self.buttons.items():
            view = self._panels[key].view
            button.setText(said(view.title))
            button.setToolTip(said(view.sentence))
