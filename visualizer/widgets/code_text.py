"""A program to read and to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QFontMetrics, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, lit_ground

LEAST_LINES = 4


class CodeText(QPlainTextEdit):
    """Shows code that may become other code while somebody reads it.

    Attributes
    ----------
    copy_button : QPushButton
        Puts all of it on the clipboard, and says so; for the view to lay out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.copy_button = QPushButton(self)
        self.copy_button.clicked.connect(self._copy_all)
        self._copied = False

    def show_code(self, code: str) -> None:
        """Show other code, at the same place of it."""
        # Not anew where nothing changed: somebody may have selected a part.
        if code != self.toPlainText():
            bars = self.horizontalScrollBar(), self.verticalScrollBar()
            places = [bar.value() for bar in bars]
            self.setPlainText(code)
            for bar, place in zip(bars, places, strict=True):
                bar.setValue(place)
            self._copied = False
        self._name_copying()

    def light(self, beginning: str | None) -> None:
        """Light the lines that begin so, and no others; None: none."""
        lights, block = [], self.document().begin()
        while block.isValid():
            if beginning is not None and block.text().startswith(beginning):
                light = QTextEdit.ExtraSelection()
                light.cursor = QTextCursor(block)
                light.format.setBackground(lit_ground())
                light.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                lights.append(light)
            block = block.next()
        self.setExtraSelections(lights)

    @property
    def lit(self) -> list[str]:
        """The lines that are lit."""
        return [each.cursor.block().text() for each in self.extraSelections()]

    def restyle(self) -> None:
        """Take over the text size."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF())
        self.setFont(font)
        self.setMinimumHeight(LEAST_LINES * QFontMetrics(font).lineSpacing() + 2 * GRID)

    def retranslate(self, name: str) -> None:
        """Put every text into the language in use; ``name`` says what program it is."""
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.copy_button.setToolTip(said(Sentence("CodeText", "Put the program on the clipboard")))
        self._name_copying()

    def _copy_all(self) -> None:
        QApplication.clipboard().setText(self.toPlainText())
        self._copied = True
        self._name_copying()

    def _name_copying(self) -> None:
        copied, copy = Sentence("CodeText", "Copied"), Sentence("CodeText", "Copy")
        self.copy_button.setText(said(copied if self._copied else copy))
