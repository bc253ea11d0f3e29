"""Lines of words and numbers, with names before them, as large as their place allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    Qt,
)
from PySide6.QtWidgets import QWidget

from visualizer.widgets.figure_metrics import FigureMetrics, figure_shape
from visualizer.widgets.page_splitter import QWIDGETSIZE_MAX
from visualizer.widgets.theme import GRID, colors, number_font

ZOOMS = (1.75, 1.5, 1.25, 1.0)  # of the text size: few, so that it seldom changes
GAP, BETWEEN = 2 * GRID, GRID // 2  # px: after the names, and below a line
# A number's figures before and from its point on; what stands before it is a cell, too.
_NUMBER = re.compile(r"((?:(?<= )−)?\d+)((?:\.\d+)?(?:e−?\d+)?)")
_WRAPS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class Line(NamedTuple):
    """A line of a table.

    Attributes
    ----------
    text : str
        Goes on below where the place is too narrow.
    name : str
        What stands before it, and steps back.
    bold : bool
    is_sentence : bool
        Read well on two lines, as formulas are not.
    is_row : bool
        With its numbers under those of the other rows, point under point, where there is room.
    """

    text: str
    name: str = ""
    bold: bool = False
    is_sentence: bool = False
    is_row: bool = False

    @property
    def cells(self) -> list[str]:
        """The text in parts: words, then figures before and after the point, and so on."""
        return _NUMBER.split(self.text)


class _Measured(NamedTuple):
    """How much room lines take in one size of text (px)."""

    zoom: float
    name_width: int
    least_width: int
    heights: tuple[int, ...]
    columns: tuple[int, ...] = ()  # widths of the cells of rows; none where they have no room

    @property
    def height(self) -> int:
        return sum(self.heights) + BETWEEN * max(len(self.heights) - 1, 0)


class LineTable(QWidget):
    """May change thirty times a second without a layout of the window.

    As long as the lines are about the same, they never grow and take no less room than before:
    nothing jumps while numbers change.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._lines: tuple[Line, ...] = ()
        self._subject: object = None
        self._normal = self._shown = _Measured(1.0, 0, 0, ())
        # By zoom: made once, and widths measured once.
        self._fonts: dict[float, tuple[_Font, _Font]] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    @property
    def texts(self) -> list[str]:
        """What is shown, without the names."""
        return [line.text for line in self._lines]

    @property
    def zoom(self) -> float:
        """How large the text is, 1 for that of the program."""
        return self._shown.zoom

    def set_lines(self, lines: Sequence[Line], subject: object = None) -> None:
        """Show other lines.

        Parameters
        ----------
        lines : sequence of Line
        subject : object
            What they are about: lines about something else are measured anew.
        """
        lines, is_same = tuple(lines), subject == self._subject
        if lines == self._lines and is_same:
            return
        kept = is_same and len(lines) == len(self._lines)
        stays = kept and all(map(_looks_alike, lines, self._lines))
        self._lines, self._subject = lines, subject
        self.setAccessibleName("\n".join(f"{line.name} {line.text}".strip() for line in lines))
        if stays:
            self.update()
        else:
            self._measure(kept=kept)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._fonts = {}
        self._measure()

    def sizeHint(self) -> QSize:
        """Ask for every line at the normal text size, none of them on two lines."""
        fonts = self._fonts_at(1.0)
        widths = (fonts[line.bold].figures.width(line.text) for line in self._lines)
        return QSize(self._normal.name_width + max(widths, default=0) + 1, self._normal.height)

    def minimumSizeHint(self) -> QSize:
        """Ask for the longest word, and for the height of all lines at the normal text size."""
        return QSize(self._normal.name_width + self._normal.least_width, self._normal.height)

    def showEvent(self, event: QShowEvent) -> None:
        """Have a place, and know how much room there is."""
        super().showEvent(event)
        self._measure_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have another place."""
        super().resizeEvent(event)
        self._measure_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language, in as much room as that takes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and texts."""
        top, named, shown = 0, colors(), self._shown
        fonts = self._fonts_at(shown.zoom)
        with QPainter(self) as painter:
            for line, height in zip(self._lines, shown.heights, strict=True):
                if line.name:
                    painter.setFont(fonts[False].font)
                    painter.setPen(QColor(named.muted))
                    painter.drawText(QRect(0, top, shown.name_width, height), _WRAPS, line.name)
                painter.setFont(fonts[line.bold].font)
                painter.setPen(QColor(named.text))
                if line.is_row and shown.columns:
                    _paint_row(painter, fonts[False], shown, top, line.cells)
                else:
                    place = QRect(shown.name_width, top, self.width() - shown.name_width, height)
                    painter.drawText(place, _WRAPS, line.text)
                top += height + BETWEEN

    def _measure_soon(self) -> None:
        # Only once everything has its place: on the way there it may be narrow for a moment.
        QTimer.singleShot(0, self, self._measure)

    def _measure(self, *, kept: bool = False) -> None:
        """Find the largest text that fits, and ask for as much room as the normal one takes."""
        normal, shown = self._normal, self._shown
        self._normal = self._measured(1.0, normal if kept else None)
        for zoom in ZOOMS:
            if not kept or zoom <= shown.zoom:
                self._shown = self._measured(zoom, shown if kept else None)
                if self._fits():
                    break
        if self._normal != normal:
            self.updateGeometry()
        self.update()

    def _measured(self, zoom: float, before: _Measured | None) -> _Measured:
        """Measure every line in one size of text; it takes no less room than before."""
        fonts = self._fonts_at(zoom)
        plain = fonts[False].figures
        widest = max((plain.width(line.name) for line in self._lines), default=0)
        name_width = widest + GAP if widest else 0
        # Before it is seen its width is not the one it will have.
        room = self.width() - name_width if self.isVisible() else QWIDGETSIZE_MAX
        columns = self._columns(plain)
        if before is not None and before.zoom == zoom and len(before.columns) == len(columns):
            columns = tuple(map(max, columns, before.columns))
        if sum(columns) > room:
            columns = ()
        heights = [
            fonts[line.bold].height(line.text, QWIDGETSIZE_MAX if line.is_row and columns else room)
            for line in self._lines
        ]
        words = (
            fonts[line.bold].figures.width(word)
            for line in self._lines
            for word in line.text.split(" ")
        )
        least_width = max(words, default=0) + 1
        if before is not None and before.zoom == zoom:
            name_width = max(name_width, before.name_width)
            least_width = max(least_width, before.least_width)
            heights = list(map(max, heights, before.heights))
        return _Measured(zoom, name_width, least_width, tuple(heights), columns)

    def _columns(self, figures: FigureMetrics) -> tuple[int, ...]:
        """Return how wide the cells of rows are; none where rows are not alike."""
        rows = [line.cells for line in self._lines if line.is_row]
        if len({len(row) for row in rows}) != 1:
            return ()
        return tuple(max(map(figures.width, column)) for column in zip(*rows, strict=True))

    def _fits(self) -> bool:
        """Tell whether all lines have room, and no formula is on more lines than it must."""
        shown = self._shown
        if shown.name_width + shown.least_width > self.width() or shown.height > self.height():
            return False
        if self._normal.columns and not shown.columns:
            return False
        half_a_line = self._fonts_at(shown.zoom)[False].line_height / 2
        return all(
            line.is_sentence or height < normal * shown.zoom + half_a_line
            for line, height, normal in zip(
                self._lines, shown.heights, self._normal.heights, strict=True
            )
        )

    def _fonts_at(self, zoom: float) -> tuple[_Font, _Font]:
        """Return the plain and the bold font in one size of text."""
        if zoom not in self._fonts:
            self._fonts[zoom] = _Font(zoom, bold=False), _Font(zoom, bold=True)
        return self._fonts[zoom]


class _Font:
    """A font of numbers and what is known of it."""

    def __init__(self, zoom: float, *, bold: bool) -> None:
        self.font = number_font()
        self.font.setPointSizeF(self.font.pointSizeF() * zoom)
        self.font.setBold(bold)
        self.figures = FigureMetrics(self.font)
        self._metrics = QFontMetrics(self.font)
        self.line_height = self._metrics.height()

    def height(self, text: str, room: int) -> int:
        """Return how high a text is in so much width (px)."""
        if self.figures.width(text) < room:
            return self.line_height
        return self._metrics.boundingRect(QRect(0, 0, room, 0), _WRAPS, text).height()


def _looks_alike(line: Line, other: Line) -> bool:
    """Tell whether lines differ in figures alone, which are all of one width."""
    shapes = (each._replace(text=figure_shape(each.text)) for each in (line, other))
    return line.name == other.name and next(shapes) == next(shapes)


def _paint_row(
    painter: QPainter, font: _Font, shown: _Measured, top: int, cells: list[str]
) -> None:
    """Draw the cells of a row; figures before a point end where those of other rows do."""
    left, base = shown.name_width, top + font.figures.ascent
    for words in range(0, len(cells), 3):
        painter.drawText(left, base, cells[words])
        if words + 1 < len(cells):
            before, after = cells[words + 1 : words + 3]
            place = left + sum(shown.columns[words : words + 2]) - font.figures.width(before)
            painter.drawText(place, base, before + after)
        left += sum(shown.columns[words : words + 3])
