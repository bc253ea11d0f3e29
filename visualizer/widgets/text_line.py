"""A line of text that may change thirty times a second and moves nothing around it."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget

from visualizer.widgets.theme import colors


class TextLine(QWidget):
    """Text without a layout of its own: a QLabel has the whole window laid out anew.

    Parameters
    ----------
    alignment : Qt.AlignmentFlag
        Left or right.
    elides : bool
        End in … where the place is too narrow, with all of the text on hover; otherwise
        the line grows to its longest text, and never shrinks.
    muted : bool
        Step back behind the text around it.
    """

    def __init__(
        self,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        elides: bool = False,
        muted: bool = False,
    ) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._text = ""
        self._bold = False
        self._alignment = alignment | Qt.AlignmentFlag.AlignVCenter
        self._elides, self._muted = elides, muted
        self._drawn_font = self._make_font()

    @property
    def text(self) -> str:
        """All of the text, whether it fits or not."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show other text."""
        if text == self._text:
            return
        self._text = text
        if self._elides:
            # What somebody typed is shown as it was typed, and not read as HTML.
            self.setToolTip(html.escape(text) if Qt.mightBeRichText(text) else text)
        else:
            self._grow()
        self.setAccessibleName(text)
        self.update()

    def make_room(self, text: str) -> None:
        """Be wide enough for a text that is still to come, so that nothing moves then."""
        needed = QFontMetrics(self._drawn_font).horizontalAdvance(text) + 1
        if needed > self.minimumWidth():
            self.setMinimumWidth(needed)

    @property
    def bold(self) -> bool:
        """Whether the text stands out."""
        return self._bold

    def set_bold(self, bold: bool) -> None:
        """Let the text stand out; a bold font of its own would not outlast a new style sheet."""
        if bold != self._bold:
            self._bold = bold
            self._drawn_font = self._make_font()
            if not self._elides:
                self._grow()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line and the width of the text."""
        metrics = QFontMetrics(self._drawn_font)
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        painter.setFont(self._drawn_font)
        painter.setPen(QColor(colors().muted if self._muted else colors().text))
        shown = self._text
        if self._elides:
            metrics = QFontMetrics(self._drawn_font)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self._alignment), shown)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._drawn_font = self._make_font()
            if not self._elides:
                self.setMinimumWidth(0)
                self._grow()
            self.updateGeometry()

    def _make_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self._bold or font.bold())
        return font

    def _grow(self) -> None:
        self.make_room(self._text)
