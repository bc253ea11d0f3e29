"""A field for a line of text that explains what it refuses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from visualizer.core.sentence import Problem
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.speech import said


class TextField(QLineEdit):
    """Typed text goes to `commit` on Enter or on leaving, and it may be refused.

    Parameters
    ----------
    commit : callable
        Takes the text; raises `Problem` to refuse it.
    """

    def __init__(self, commit: Callable[[str], None]) -> None:
        super().__init__()
        self._commit = commit
        self._shown = ""
        self._bubble = Bubble(self)
        self.editingFinished.connect(self._finished)

    @property
    def problem(self) -> str:
        """What was wrong with the text that was typed last; empty where nothing was."""
        return "" if self._bubble.isHidden() else self._bubble.text()

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed stays."""
        being_typed = self.hasFocus() and self.text() != self._shown
        self._shown = text
        if not being_typed and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def forget(self) -> None:
        """Bring the last good text back in place of what is typed, and say no more about it."""
        self._bubble.hide()
        self._show_again()

    def event(self, event: QEvent) -> bool:
        """Keep Escape and undo while something is typed; both are the window's otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._unfinished:
                event.accept()
                return True
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if not self._unfinished and (event.matches(undo) or event.matches(redo)):
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the last good text back on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._unfinished:
            self.forget()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Bring the last good text back."""
        super().focusOutEvent(event)
        self._show_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the sentence along, and what is half typed if only the field goes."""
        super().hideEvent(event)
        self._bubble.hide()
        if self.isHidden():
            # What it was typed for has gone, or may be another's when the field is back.
            self._show_again()

    @property
    def _unfinished(self) -> bool:
        return self._bubble.isVisible() or self.text() != self._shown

    def _show_again(self) -> None:
        if self.text() != self._shown:
            self.setText(self._shown)
        self.setCursorPosition(0)

    def _finished(self) -> None:
        if self.text() == self._shown:
            return
        try:
            self._commit(self.text())
        except Problem as problem:
            self._bubble.say(said(problem.sentence))
        else:
            self._bubble.hide()
            self.setText(self._shown)
