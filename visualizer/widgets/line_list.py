"""Lines of text below each other, as many as there are now, that scroll where they must."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from visualizer.widgets.row_area import RowArea
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font


class LineList(RowArea):
    """Changes thirty times a second without a layout of the window.

    Parameters
    ----------
    most : int
        Lines at most.
    """

    def __init__(self, most: int) -> None:
        self.lines = [TextLine(wraps=True) for _ in range(most)]
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for line in self.lines:
            layout.addWidget(line)
        layout.addStretch(1)
        super().__init__(content, self.lines[0])
        self.restyle()

    @property
    def texts(self) -> list[str]:
        """What is shown."""
        return [line.text for line in self.lines if not line.isHidden()]

    def set_texts(self, texts: Sequence[str], bold: frozenset[int] = frozenset()) -> None:
        """Show other lines, some of them bold."""
        for number, line in enumerate(self.lines):
            shown = number < len(texts)
            if line.isHidden() == shown:
                line.setVisible(shown)
            if shown:
                line.set_text(texts[number])
                line.set_bold(number in bold)
        self.rows_changed()

    def restyle(self) -> None:
        """Take over the text size."""
        for line in self.lines:
            line.setFont(number_font())
