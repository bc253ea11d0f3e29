"""Buttons, one a panel, that open and close the panels of a page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.panel import Panel
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID

# More lines of buttons would take the pictures their room: large text, or a narrow window.
MOST_LINES = 2
# So much more room (px) must there be before buttons that were folded away come back: that they
# were away may be why there is no scroll bar.
SPARE = 40


class PanelChoice(QWidget):
    """As many panels at once as the person can take in.

    Where the buttons have no room in two lines, those of closed panels are folded away.

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
        self._folds = False
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
        self.more_button = QPushButton()
        self.more_button.setCheckable(True)
        self.more_button.toggled.connect(self._fold)
        self.more_button.hide()
        flow.addWidget(self.more_button)
        self._flow = flow
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
        self._fold()
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

    def event(self, event: QEvent) -> bool:
        """Fold where there is less room, or where words have become longer or larger."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            lacks_room = self._lacks_room()
            if lacks_room != self._folds:
                self._folds = lacks_room
                # Not while parts are being laid out.
                QTimer.singleShot(0, self, self._fold)
        return done

    def _lacks_room(self) -> bool:
        room = self.width() - (SPARE if self._folds else 0)
        return self._flow.n_lines(room, self.more_button) > MOST_LINES

    def _fold(self) -> None:
        """Show every button, or those of the panels that are open."""
        self.more_button.setVisible(self._folds)
        shows_all = not self._folds or self.more_button.isChecked()
        for button in self.buttons.values():
            button.setVisible(shows_all or button.isChecked())

    def _retranslate(self) -> None:
        self._name.setText(said(Sentence("PanelChoice", "Show")))
        self.more_button.setText(said(Sentence("PanelChoice", "More…")))
        self.more_button.setToolTip(
            said(Sentence("PanelChoice", "Show the buttons of the panels that are closed, too"))
        )
        for key, button in self.buttons.items():
            view = self._panels[key].view
            button.setText(said(view.title))
            button.setToolTip(said(view.sentence))
