"""A menu to give a layer another activation, opened where its name stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said


class ActivationMenu(QMenu):
    """Lists every activation; the one in use is marked, and can be looked at.

    Signals
    -------
    chosen : int, str
        A layer, and what the person wants for it.
    look_requested : int
        A layer whose activation the person wants to see at work.
    """

    chosen = Signal(int, str)
    look_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layer = 0
        group = QActionGroup(self)
        self.entries = {activation: QAction(activation, group) for activation in ACTIVATIONS}
        for entry in self.entries.values():
            entry.setCheckable(True)
            self.addAction(entry)
            entry.triggered.connect(self._choose)
        self.addSeparator()
        self.look_entry = self.addAction("")
        self.look_entry.triggered.connect(self._look)

    def open(self, layer: int, activation: str, place: QPoint) -> None:
        """Ask for the activation of a layer, with the one in use under the mouse (screen, px)."""
        self._layer = layer
        entry = self.entries[activation]
        entry.setChecked(True)
        text = Sentence("ActivationMenu", "Look at {activation} closely")
        self.look_entry.setText(said(text.format(activation=activation)))
        self.popup(place, entry)
        self.setActiveAction(entry)

    def _choose(self) -> None:
        self.chosen.emit(self._layer, self.sender().text())

    def _look(self) -> None:
        self.look_requested.emit(self._layer)
