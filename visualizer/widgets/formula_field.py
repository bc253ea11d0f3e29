"""A field for a formula, read at every key; what is wrong is underlined where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from visualizer.core.algebra.expression_error import ExpressionError
from visualizer.widgets.speech import said
from visualizer.widgets.text_field import TextField
from visualizer.widgets.theme import colors, scaled

WAVE = 2.0  # half the height of the underline, and a quarter of its length


class FormulaField(TextField):
    """What is no formula stays as it is typed, also when the field is left: it is work.

    Parameters
    ----------
    commit : callable
        Takes the text at every key; raises `ExpressionError` to refuse it.

    Signals
    -------
    judged
        The text was read: see `problem`.
    """

    judged = Signal()

    def __init__(self, commit: Callable[[str], None]) -> None:
        super().__init__(commit)
        self._error: ExpressionError | None = None
        self.textEdited.connect(self._read)

    @property
    def problem(self) -> str:
        """What is wrong with the text in the field; empty where nothing is."""
        return said(self._error.sentence) if self._error else ""

    def show_text(self, text: str) -> None:
        """Show another formula; as long as it is the same, what is being typed stays."""
        if text == self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
        self._judge(None)

    def forget(self) -> None:
        """Bring the last good formula back in place of what is typed."""
        super().forget()
        self._judge(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave what is half typed as it is."""
        QLineEdit.focusOutEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline what is wrong."""
        super().paintEvent(event)
        if self._error is None:
            return
        left, right = self._x_of(self._error.start), self._x_of(self._error.end)
        if left == right:
            # Something is missing: the place of a letter is underlined.
            right += self.fontMetrics().horizontalAdvance("x")
        bottom = self.rect().center().y() + self.fontMetrics().height() / 2
        wave = scaled(WAVE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colors().negative), scaled(1.5)))
            painter.setClipRect(self.contentsRect())
            n_points = int(min(right - left, 2 * self.width()) / wave) + 2
            painter.drawPolyline(
                [
                    QPointF(left + wave * number, bottom - wave * (number % 2))
                    for number in range(n_points)
                ]
            )

    def _x_of(self, index: int) -> float:
        """Return where a character begins (px): Qt tells it of the caret alone."""
        advance, text = self.fontMetrics().horizontalAdvance, self.text()
        before_caret = text.encode("utf-16-le")[: 2 * self.cursorPosition()]
        caret = advance(before_caret.decode("utf-16-le", "ignore"))
        return self.cursorRect().center().x() + advance(text[:index]) - caret

    def _read(self) -> None:
        try:
            self._commit(self.text())
        except ExpressionError as error:
            self._judge(error)
        else:
            self._judge(None)

    def _finished(self) -> None:
        """Bring the caret to what is wrong; on leaving there is none."""
        if self._error and self.hasFocus():
            start, end = (
                len(self.text()[:place].encode("utf-16-le")) // 2
                for place in (self._error.start, self._error.end)
            )
            self.setSelection(start, end - start)

    def _judge(self, error: ExpressionError | None) -> None:
        self._error = error
        self.setAccessibleDescription(self.problem)
        self.update()
        self.judged.emit()
