"""A field for one number that explains what it refuses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QValidator,
)
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from visualizer.core.number_list import is_list
from visualizer.core.number_text import parse_number
from visualizer.core.sentence import Problem
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, colors, mixed, number_font, theme_news

WRONG_TINT = 0.35


class NumberField(QAbstractSpinBox):
    """Typed text becomes a number, the number goes to `commit`, and it may be refused.

    What is refused stays in the field, marked, with one sentence under it; leaving the
    field brings the last good value back, and the sentence stays a while.

    Parameters
    ----------
    commit : callable
        Takes the number; raises `Problem` to refuse it.
    show : callable
        Writes a number as text.
    step : callable
        Takes the value and a number of steps, gives the value of so many steps on.
    live : bool
        Commit at every key, not only on Enter or on leaving.
    parse : callable
        Reads a number from text; raises `Problem` where it finds none.
    commit_list : callable, optional
        Takes the text where it is a whole list, pasted into this field; raises `Problem` to
        refuse it.
    """

    def __init__(
        self,
        commit: Callable[[float], None],
        show: Callable[[float], str],
        step: Callable[[float, int], float],
        *,
        live: bool = False,
        parse: Callable[[str], float] = parse_number,
        commit_list: Callable[[str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._commit, self._show, self._step, self._parse = commit, show, step, parse
        self._commit_list = commit_list
        self._value = 0.0
        self._wrong = False
        self._bubble = Bubble(self)
        self.setKeyboardTracking(live)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self._restyle()
        if live:
            self.lineEdit().textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)
        theme_news().restyled.connect(self._restyle)

    @property
    def value(self) -> float:
        """The last good number."""
        return self._value

    @property
    def problem(self) -> str:
        """What is wrong with the text in the field; empty where nothing is."""
        return self._bubble.text() if self._wrong else ""

    def set_value(self, value: float) -> None:
        """Show a number; what is being typed gives way to another number only."""
        before, self._value = self._value, value
        if self.lineEdit().hasFocus():
            try:
                typed = self._parse(self.text())
            except Problem:
                # Half-typed or refused: what stands there is the person's to finish.
                return
            if value in (before, typed):
                return
        self._write(value)

    def forget(self) -> None:
        """Bring the last good number back in place of what is typed, and say no more about it."""
        self._write(self._value)
        self._forgive()

    def set_columns(self, columns: int) -> None:
        """Make the field wide enough for ``columns`` figures."""
        # Asked for while the text size changes, and the field may not have its font yet.
        width = QFontMetrics(number_font()).horizontalAdvance("0" * columns)
        self.setFixedWidth(width + 5 * GRID)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.lineEdit().text()

    def validate(self, text: str, position: int) -> object:
        """Let anything be typed: refusing it needs a sentence, not a dead key."""
        return QValidator.State.Acceptable, text, position

    def stepBy(self, steps: int) -> None:
        """Go up or down by arrow, key or wheel."""
        self._accept(self._step(self._value, steps))
        self._write(self._value)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Both ways, always: the limits are for `commit` to explain."""
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Bring the last good value back."""
        super().focusOutEvent(event)
        self._write(self._value)
        self._mark(wrong=False)

    def event(self, event: QEvent) -> bool:
        """Keep Escape while there is something to take back; undo is the window's own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._unfinished:
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            ):
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the last good value back on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._unfinished:
            self.forget()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the sentence along, and what is half typed if only the field goes."""
        super().hideEvent(event)
        self._bubble.hide()
        # Its name may stand around it.
        if self.isHidden() or self.parentWidget().isHidden():
            # What it was typed for has gone, or may be another's when the field is back.
            self.forget()

    def _restyle(self) -> None:
        """Keep figures of one width when the text size changes."""
        # A style sheet puts the font of the part inside back, and that alone.
        for part in (self, self.lineEdit()):
            part.setFont(number_font())

    @property
    def _unfinished(self) -> bool:
        return self._bubble.isVisible() or self.text() != self._show(self._value)

    def _typed(self) -> None:
        try:
            self._accept(self._parse(self.text()))
        except Problem:
            # Still being typed: "-" or "1e" is on its way to a number.
            self._forgive()

    def _finished(self) -> None:
        if self.text() == self._show(self._value):
            # Nothing was typed, and what is shown may be rounded.
            self._forgive()
            return
        try:
            if self._commit_list and is_list(self.text()):
                self._commit_list(self.text())
                self._write(self._value)
            else:
                self._accept(self._parse(self.text()))
        except Problem as problem:
            self._refuse(problem)

    def _accept(self, value: float) -> None:
        before = self._value
        self._value = value
        try:
            self._commit(value)
        except Problem as problem:
            self._value = before
            self._refuse(problem)
        else:
            self._forgive()

    def _refuse(self, problem: Problem) -> None:
        self._mark(wrong=True)
        self._bubble.say(said(problem.sentence))

    def _forgive(self) -> None:
        self._mark(wrong=False)
        self._bubble.hide()

    def _mark(self, *, wrong: bool) -> None:
        if self._wrong != wrong:
            self._wrong = wrong
            # By palette: a style sheet would take the arrows away.
            palette = QPalette()
            if wrong:
                ground = mixed(colors().field, colors().negative, WRONG_TINT)
                palette.setColor(QPalette.ColorRole.Base, ground)
            for part in (self, self.lineEdit()):
                part.setPalette(palette)

    def _write(self, value: float) -> None:
        text = self._show(value)
        if text != self.text():
            self.lineEdit().setText(text)
