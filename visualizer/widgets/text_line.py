"""A line of text that may change thirty times a second and moves next to nothing around it."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QRect, QSize, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    Qt,
)
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
    wraps : bool
        Go on below where the place is too narrow. It becomes lower again only when the place
        becomes another.
    muted : bool
        Step back behind the text around it.
    """

    def __init__(
        self,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        elides: bool = False,
        wraps: bool = False,
        muted: bool = False,
    ) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._text = ""
        self._bold = False
        self._alignment = alignment | Qt.AlignmentFlag.AlignVCenter
        self._elides, self._wraps, self._muted = elides, wraps, muted
        self._drawn_font = self._make_font()
        self._expected = ""
        self._wrapped_height = 0

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
        """Be large enough for a text that is still to come, so that nothing moves then."""
        if self._wraps:
            self._expected = text
            self.wrap_anew()
            return
        needed = QFontMetrics(self._drawn_font).horizontalAdvance(text) + 1
        if needed > self.minimumWidth():
            self.setMinimumWidth(needed)

    def wrap_anew(self) -> None:
        """Ask for the height of its lines in the width that it has now."""
        self._set_wrapped_height(self._height_of_lines())

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
        """Ask for the height of its lines and the width of the text on one."""
        metrics = QFontMetrics(self._drawn_font)
        return QSize(
            metrics.horizontalAdvance(self._text) + 1, max(metrics.height(), self._wrapped_height)
        )

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return QSize(0, max(self.fontMetrics().height(), self._wrapped_height))

    def showEvent(self, event: QShowEvent) -> None:
        """Have a place, and know how high it is there."""
        super().showEvent(event)
        self._wrap_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have another place."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wrap_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        painter = QPainter(self)
        painter.setFont(self._drawn_font)
        painter.setPen(QColor(colors().muted if self._muted else colors().text))
        shown = self._text
        if self._elides:
            metrics = QFontMetrics(self._drawn_font)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self._flags, shown)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._drawn_font = self._make_font()
            if not self._elides:
                self.setMinimumWidth(0)
                self._grow()
            self.wrap_anew()
            self.updateGeometry()

    def _make_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self._bold or font.bold())
        return font

    @property
    def _flags(self) -> int:
        wraps = self._wraps and not self._fits(self._text)
        return int(self._alignment) | (int(Qt.TextFlag.TextWordWrap) if wraps else 0)

    def _fits(self, text: str) -> bool:
        # Told to wrap, Qt would also do so for a fraction of a pixel.
        return QFontMetrics(self._drawn_font).horizontalAdvance(text) < self.width()

    def _grow(self) -> None:
        if self._wraps:
            self._set_wrapped_height(max(self._wrapped_height, self._height_of_lines()))
        else:
            self.make_room(self._text)

    def _wrap_soon(self) -> None:
        # Only once everything has its place: on the way there it may be narrow for a moment.
        if self._wraps:
            QTimer.singleShot(0, self, self.wrap_anew)

    def _set_wrapped_height(self, height: int) -> None:
        if height != self._wrapped_height:
            self._wrapped_height = height
            self.updateGeometry()

    def _height_of_lines(self) -> int:
        """Return the height that several lines take; 0 where one is enough."""
        # Before it is seen its width is not the one it will have.
        if not self._wraps or not self.isVisible():
            return 0
        room, flags = QRect(0, 0, self.width(), 0), int(Qt.TextFlag.TextWordWrap)
        measured = QFontMetrics(self._drawn_font).boundingRect
        texts = (text for text in (self._text, self._expected) if not self._fits(text))
        return max((measured(room, flags, text).height() for text in texts), default=0)
