"""The table of keys that F1 shows."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID

# As they are written on the keyboard; a test compares them with those that are heard.
KEYS = (
    ("F5", Sentence("Keys", "Run, pause, go on: the training, or the race on its page")),
    ("Shift+F5", Sentence("Keys", "When to pause")),
    ("F6, Shift+F6", Sentence("Keys", "Train one batch, ten batches")),
    ("F7", Sentence("Keys", "Train one epoch")),
    ("F8", Sentence("Keys", "Stop")),
    ("F9", Sentence("Keys", "Reset")),
    ("Ctrl+B", Sentence("Keys", "Go on from the moment on screen, as a branch")),
    ("Space", Sentence("Keys", "Play or pause the animation")),
    ("←, →", Sentence("Keys", "One step back or forward")),
    ("Ctrl+Z, Ctrl+Shift+Z", Sentence("Keys", "Undo, redo")),
    ("Ctrl+O", Sentence("Keys", "Open data")),
    ("Ctrl+Shift+S", Sentence("Keys", "Save the session")),
    ("Ctrl+S, Ctrl+Shift+O", Sentence("Keys", "Save or open a model")),
    ("Ctrl+1 … Ctrl+8", Sentence("Keys", "Change the page")),
    ("Escape", Sentence("Keys", "Back to all panels")),
    ("Ctrl++, Ctrl+-", Sentence("Keys", "Larger or smaller text")),
    ("F1", Sentence("Keys", "These keys")),
    ("F10", Sentence("Keys", "Menu")),
    ("F11", Sentence("Keys", "Full screen")),
    ("Ctrl+Q", Sentence("Keys", "Quit")),
)


class KeyDialog(QDialog):
    """Shows the table, and lets it scroll where it is higher than the window.

    Parameters
    ----------
    parent : QWidget
        The window; the dialog is never larger.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(said(Sentence("Menu", "Keys")))
        self.table = QLabel(key_table())
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.table)
        self.area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton(
            said(Sentence("KeyDialog", "Close")), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.close_button.setToolTip(said(Sentence("KeyDialog", "Back to the program (Escape)")))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(self.area)
        layout.addWidget(buttons)
        around = self.sizeHint() - self.area.sizeHint()
        # Where it is scrolled, the bar takes no width from the table.
        bar = QSize(self.area.verticalScrollBar().sizeHint().width(), 0)
        self.resize((around + self.table.sizeHint() + bar).boundedTo(parent.size()))
        # The arrow keys scroll.
        self.area.setFocus()


def key_table() -> str:
    """Return the table in the language in use, as HTML."""
    # Cells: tab stops are narrower than some of the keys.
    left = f"<td style='padding-left: {2 * GRID}px'>"
    rows = (f"<tr><td>{keys}</td>{left}{escape(said(meaning))}</td></tr>" for keys, meaning in KEYS)
    return f"<table>{''.join(rows)}</table>"
