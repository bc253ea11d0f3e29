"""Lines of words and numbers, with names before them, as large as their place allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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

from visualizer.widgets.page_splitter import QWIDGETSIZE_MAX
from visualizer.widgets.theme import GRID, colors, number_font

ZOOMS = (1.75, 1.5, 1.25, 1.0)  # of the text size: few, so that it seldom changes
GAP, BETWEEN = 2 * GRID, GRID // 2  # px: after the names, and below a line
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
    """

    text: str
    name: str = ""
    bold: bool = False
    is_sentence: bool = False


class _Measured(NamedTuple):
    """How much room lines take in one size of text (px)."""

    zoom: float
    name_width: int
    least_width: int
    heights: tuple[int, ...]

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
        self._lines, self._subject = lines, subject
        self.setAccessibleName("\n".join(f"{line.name} {line.text}".strip() for line in lines))
        self._measure(kept=kept)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._measure()

    def sizeHint(self) -> QSize:
        """Ask for every line at the normal text size, none of them on two lines."""
        fonts = _fonts(1.0)
        widths = (
            QFontMetrics(fonts[line.bold]).horizontalAdvance(line.text) for line in self._lines
        )
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
        fonts = _fonts(shown.zoom)
        with QPainter(self) as painter:
            for line, height in zip(self._lines, shown.heights, strict=True):
                painter.setFont(fonts[False])
                painter.setPen(QColor(named.muted))
                painter.drawText(QRect(0, top, shown.name_width, height), _WRAPS, line.name)
                painter.setFont(fonts[line.bold])
                painter.setPen(QColor(named.text))
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
        fonts = _fonts(zoom)
        metrics = [QFontMetrics(font) for font in fonts]
        widest = max((metrics[0].horizontalAdvance(line.name) for line in self._lines), default=0)
        name_width = widest + GAP if widest else 0
        # Before it is seen its width is not the one it will have.
        room = QRect(0, 0, self.width() - name_width if self.isVisible() else QWIDGETSIZE_MAX, 0)
        places = [
            metrics[line.bold].boundingRect(room, _WRAPS, line.text or " ") for line in self._lines
        ]
        # Of one line Qt says a pixel more than the font does.
        line_height = metrics[0].height()
        heights = [
            line_height if place.height() < 1.5 * line_height else place.height()
            for place in places
        ]
        least_width = 1 + max(
            (
                metrics[line.bold].horizontalAdvance(word)
                for line in self._lines
                for word in line.text.split(" ")
            ),
            default=0,
        )
        if before is not None and before.zoom == zoom:
            name_width = max(name_width, before.name_width)
            least_width = max(least_width, before.least_width)
            heights = list(map(max, heights, before.heights))
        return _Measured(zoom, name_width, least_width, tuple(heights))

    def _fits(self) -> bool:
        """Tell whether all lines have room, and no formula is on more lines than it must."""
        shown = self._shown
        if shown.name_width + shown.least_width > self.width() or shown.height > self.height():
            return False
        half_a_line = QFontMetrics(_fonts(shown.zoom)[0]).height() / 2
        return all(
            line.is_sentence or height < normal * shown.zoom + half_a_line
            for line, height, normal in zip(
                self._lines, shown.heights, self._normal.heights, strict=True
            )
        )


def _fonts(zoom: float) -> tuple[QFont, QFont]:
    """Return the plain and the bold font in one size of text."""
    plain = number_font()
    plain.setPointSizeF(plain.pointSizeF() * zoom)
    bold = QFont(plain)
    bold.setBold(True)
    return plain, bold
