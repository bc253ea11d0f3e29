"""A menu to give a layer another activation, opened where its name stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from visualizer.core.activations import ACTIVATIONS


class ActivationMenu(QMenu):
    """Lists every activation; the one in use is marked.

    Signals
    -------
    chosen : int, str
        A layer, and what the person wants for it.
    """

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layer = 0
        group = QActionGroup(self)
        self.entries = {activation: QAction(activation, group) for activation in ACTIVATIONS}
        for entry in self.entries.values():
            entry.setCheckable(True)
            self.addAction(entry)
        self.triggered.connect(self._tell)

    def open(self, layer: int, activation: str, place: QPoint) -> None:
        """Ask for the activation of a layer, with the one in use under the mouse (screen, px)."""
        self._layer = layer
        entry = self.entries[activation]
        entry.setChecked(True)
        self.popup(place, entry)
        self.setActiveAction(entry)

    def _tell(self, entry: QAction) -> None:
        self.chosen.emit(self._layer, entry.text())
