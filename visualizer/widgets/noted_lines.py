"""Puts lines one below the other, each with a note at its right end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class NotedLines(QLayout):
    """Where a note has no room beside its line, all notes share one line below.

    There the last takes what the others leave. A note that expands downwards is as high as
    its line, whose middle it can write in; others stand on its bottom.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def add_line(self, line: QWidget, note: QWidget) -> None:
        """Put another line at the end."""
        self.addWidget(line)
        self.addWidget(note)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a line or, after each, its note."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of lines and notes."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a line or a note, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a line or a note out, or None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more height than the lines need."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Say yes: the narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of everything at a width (px)."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every line and its note."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with every note beside its line."""
        width = max((self._width(line, note) for line, note in self._pairs()), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of the widest part, and the height of the lines with their notes."""
        width = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(width, self.sizeHint().height())

    def _pairs(self) -> list[tuple[QLayoutItem, QLayoutItem]]:
        return list(zip(self._items[::2], self._items[1::2], strict=False))

    def _width(self, line: QLayoutItem, note: QLayoutItem) -> int:
        return line.sizeHint().width() + self.spacing() + note.minimumSize().width()

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        beside = all(self._width(*pair) <= rect.width() for pair in self._pairs())
        if beside:
            rows = [list(pair) for pair in self._pairs()]
        else:
            rows = [[line] for line in self._items[::2]] + [self._items[1::2]]
        y = rect.y()
        for row in rows:
            y += self._arrange_row(row, QRect(rect.x(), y, rect.width(), 0), move=move)
            y += self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _arrange_row(self, row: list[QLayoutItem], rect: QRect, *, move: bool) -> int:
        """Place parts side by side, and return their height (px)."""
        widths = [item.sizeHint().width() for item in row[:-1]]
        widths.append(rect.width() - sum(widths) - self.spacing() * len(widths))
        heights = [_height(item, width) for item, width in zip(row, widths, strict=True)]
        height, x = max(heights), rect.x()
        for item, width, own in zip(row, widths, heights, strict=True):
            if move:
                whole = bool(item.expandingDirections() & Qt.Orientation.Vertical)
                top = 0 if whole else height - own
                item.setGeometry(QRect(x, rect.y() + top, width, height - top))
            x += width + self.spacing()
        return height


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
