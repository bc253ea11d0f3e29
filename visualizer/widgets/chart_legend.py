"""What the marks of a chart mean, each with its latest value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from visualizer.widgets.figure_metrics import FigureMetrics
from visualizer.widgets.theme import colors, number_font

# Of fewer letters and an … nobody reads a name.
LEAST_LETTERS = 3
N_MEASURED = 128


@dataclass(frozen=True)
class LegendEntry:
    """One series of a chart.

    Attributes
    ----------
    mark : str
        A sign that looks like the series: • a batch, ━ a line, ◆ an epoch.
    color : str
    name : str
    value : str
        Its latest value; may be empty.
    explanation : str
        How it came about, said on hover; may be empty.
    """

    mark: str
    color: str
    name: str
    value: str
    explanation: str = ""


class ChartLegend(QWidget):
    """Entries side by side; painted, because a label would lay out the window anew.

    Parameters
    ----------
    wraps : bool
        Go on in a second line where the values and their names have no room in one, and in more
        where not even the values have.
    """

    def __init__(self, *, wraps: bool = False) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._wraps, self._n_lines, self._least_lines = wraps, 1, 1
        self._entries: tuple[LegendEntry, ...] = ()
        self._fewest_valued = 0

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """What is shown."""
        return self._entries

    def set_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show other series or values."""
        if entries != self._entries:
            # Before anything has a value, names are all there is.
            n_valued = sum(bool(entry.value) for entry in entries) or len(entries)
            if [entry.name for entry in entries] != [entry.name for entry in self._entries]:
                self._least_lines, self._fewest_valued = 1, n_valued
            self._fewest_valued = min(self._fewest_valued, n_valued)
            self._entries = entries
            self.setAccessibleName(", ".join(f"{each.name} {each.value}" for each in entries))
            self.setToolTip(
                "\n".join(
                    f"{each.mark} {each.name}: {each.explanation}"
                    for each in entries
                    if each.explanation
                )
            )
            self._count_lines()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return QSize(0, self._n_lines * QFontMetrics(number_font()).height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of its lines."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have more or less room."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        self._least_lines = 1
        # At once: later, everything below it would be painted twice.
        self._count_lines()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from left to right; where it is narrow, values come before names."""
        letters, line_height = _letters(), self._line_height
        ink = QColor(letters.color)
        with QPainter(self) as painter:
            for number, line in enumerate(self._lines(letters)):
                x = 0
                for entry in line:
                    widths = letters.widths(entry)
                    # In its box: some marks would stick out of it.
                    painter.setFont(letters.fonts[False])
                    painter.setPen(QColor(entry.color))
                    box = QRect(x, number * line_height, widths.mark, line_height)
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), entry.mark)
                    x += widths.mark
                    painter.setPen(ink)
                    # At a point: to align it in a box, Qt would measure every text anew.
                    for bold, text, width in (
                        (False, entry.name, widths.name),
                        (True, entry.value, widths.value),
                    ):
                        painter.setFont(letters.fonts[bold])
                        baseline = letters.metrics[bold].baseline(line_height)
                        painter.drawText(x, number * line_height + baseline, text)
                        x += width

    def _count_lines(self) -> None:
        valued, letters = self._valued(), _letters()
        # While a batch is read more have a value, and nothing may move for that; nor to and fro
        # where a value becomes shorter.
        if self._wraps and len(valued) <= max(self._fewest_valued, 1):
            n_lines = self._least_lines
            if letters.width(valued) > self.width():
                n_lines = max(n_lines, 2)
            while n_lines < len(valued) and any(
                letters.least_width(line) > self.width() for line in _shared_out(valued, n_lines)
            ):
                n_lines += 1
            self._least_lines = n_lines
            if n_lines != self._n_lines:
                self._n_lines = n_lines
                self.updateGeometry()

    @property
    def _line_height(self) -> int:
        # Before it has got its second line, that one is not drawn over the first.
        return max(self.height() // self._n_lines, QFontMetrics(number_font()).height())

    def _valued(self) -> tuple[LegendEntry, ...]:
        return tuple(entry for entry in self._entries if entry.value) or self._entries

    def _lines(self, letters: _Letters) -> list[tuple[LegendEntry, ...]]:
        """Return what stands in each line."""
        lines = self._flow(self._entries, letters)
        if len(lines) > self._n_lines:
            lines = self._flow(self._valued(), letters)
        if len(lines) > self._n_lines:
            lines = _shared_out(self._valued(), self._n_lines)
        return [self._with_shorter_names(line, letters) for line in lines]

    def _flow(
        self, entries: tuple[LegendEntry, ...], letters: _Letters
    ) -> list[tuple[LegendEntry, ...]]:
        lines: list[tuple[LegendEntry, ...]] = [()]
        taken = 0
        for entry in entries:
            width = letters.widths(entry).all
            if lines[-1] and taken + width > self.width():
                lines.append(())
                taken = 0
            lines[-1] = (*lines[-1], entry)
            taken += width
        return lines

    def _with_shorter_names(
        self, entries: tuple[LegendEntry, ...], letters: _Letters
    ) -> tuple[LegendEntry, ...]:
        """Shorten the longest names, and none below what a shorter one has whole."""
        if letters.width(entries) <= self.width():
            return entries
        room = self.width() - letters.least_width(entries)
        most = 0
        for n_left, width in zip(
            range(len(entries), 0, -1),
            sorted(letters.widths(entry).name for entry in entries),
            strict=True,
        ):
            most = max(0, room) // n_left
            room -= min(width, most)
        return tuple(replace(entry, name=letters.elided(entry.name, most)) for entry in entries)


def _shared_out(entries: tuple[LegendEntry, ...], n_lines: int) -> list[tuple[LegendEntry, ...]]:
    """Return what stands in each line where every line has as many."""
    share = -(-len(entries) // n_lines)
    return [entries[start : start + share] for start in range(0, len(entries), share)]


class _Widths(NamedTuple):
    """How wide the parts of an entry are, each with the gap behind it, and all of them (px)."""

    mark: int
    name: int
    value: int
    all: int


class _Letters:
    """The fonts of a legend, bold or not; what is written in them is measured once."""

    def __init__(self, plain: QFont) -> None:
        bold = QFont(plain)
        bold.setBold(True)
        self.fonts = {False: plain, True: bold}
        self.metrics = {is_bold: FigureMetrics(font) for is_bold, font in self.fonts.items()}
        self._plain = QFontMetrics(plain)
        self._gap = self._plain.horizontalAdvance(" ")
        # All values of a chart change with every frame, and are measured for all that is asked.
        self._measure = lru_cache(maxsize=N_MEASURED)(self._measured)
        self.elided = lru_cache(maxsize=N_MEASURED)(self._elided)

    @property
    def color(self) -> str:
        """What names and values are written in."""
        return colors().text

    def widths(self, entry: LegendEntry) -> _Widths:
        """Return how wide an entry is, and its parts."""
        return self._measure(entry.mark, entry.name, entry.value)

    def width(self, entries: Iterable[LegendEntry]) -> int:
        """Return how wide entries are beside each other (px)."""
        return sum(self.widths(entry).all for entry in entries)

    def least_width(self, entries: Iterable[LegendEntry]) -> int:
        """Return how wide they are without their names (px)."""
        widths = [self.widths(entry) for entry in entries]
        return sum(each.all - each.name for each in widths)

    def _elided(self, text: str, most: int) -> str:
        """Return as much of a text as fits into so many pixels, with the gap behind it."""
        elided = self._plain.elidedText(text, Qt.TextElideMode.ElideRight, most - self._gap)
        return elided if elided == text or len(elided) > LEAST_LETTERS else ""

    def _measured(self, mark: str, name: str, value: str) -> _Widths:
        plain, bold = self.metrics[False], self.metrics[True]
        parts = (
            plain.width(mark) + self._gap,
            plain.width(name) + self._gap if name else 0,
            bold.width(value) + 4 * self._gap,
        )
        return _Widths(*parts, sum(parts))


def _letters() -> _Letters:
    """Return the letters of the text size in use, the same ones for all legends."""
    return _letters_of(number_font().key())


@lru_cache(maxsize=2)
def _letters_of(_font_key: str) -> _Letters:
    return _Letters(number_font())
