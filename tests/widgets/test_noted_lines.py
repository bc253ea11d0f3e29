"""Lines with a note each: beside its line, or with the other notes below."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.noted_lines import NotedLines

SPACING = 8
Place = tuple[int, int, int, int]


@pytest.fixture
def box(show: Callable[[QWidget], None]) -> QWidget:
    """Two lines of three parts, one with a note of a fixed size, one whose note can grow."""
    box, lines = QWidget(), NotedLines(SPACING)
    lines.setContentsMargins(0, 0, 0, 0)
    for note in (fixed(90, 40), growing(60)):
        line = QWidget()
        flow = FlowLayout(line, SPACING)
        for _ in range(3):
            flow.addWidget(fixed(100, 20))
        lines.add_line(line, note)
    box.setLayout(lines)
    show(box)
    return box


def fixed(width: int, height: int) -> QWidget:
    part = QWidget()
    part.setFixedSize(width, height)
    return part


def growing(width: int) -> QWidget:
    part = QWidget()
    part.setMinimumWidth(width)
    part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return part


def places(box: QWidget, width: int) -> list[Place]:
    box.resize(width, 300)
    box.layout().activate()
    layout = box.layout()
    return [layout.itemAt(index).geometry().getRect() for index in range(layout.count())]


@pytest.mark.parametrize("width", [600, 316 + SPACING + 90])
def test_a_note_stands_beside_its_line(box: QWidget, width: int) -> None:
    line, note, other_line, other_note = places(box, width)
    # On the bottom of the line, which is as high as the higher of both.
    assert (line, note[1::2]) == ((0, 20, 316, 20), (0, 40))
    assert other_line == (0, 48, 316, 20)
    assert other_note == (324, 48, width - 324, 20)
    assert box.layout().heightForWidth(width) == 68


@pytest.mark.parametrize(("width", "top"), [(413, 56), (315, 112), (100, 168)])
def test_notes_without_room_share_a_line_below(box: QWidget, width: int, top: int) -> None:
    line, note, other_line, other_note = places(box, width)
    assert (line[0], line[2], other_line[0], other_line[2]) == (0, width, 0, width)
    assert note == (0, top, 90, 40)
    assert other_note[:2] == (98, top)
    # As high as the line, to write in the middle of it.
    assert other_note[3] == 40
    assert other_note[0] + other_note[2] == width or width < 98 + 60
    assert box.layout().heightForWidth(width) == top + 40


def test_it_asks_for_all_notes_beside_their_lines(box: QWidget) -> None:
    assert box.layout().sizeHint().toTuple() == (316 + SPACING + 90, 68)
    assert box.layout().minimumSize().toTuple() == (100, 68)


def test_parts_can_be_taken_out(box: QWidget) -> None:
    layout = box.layout()
    taken = [layout.takeAt(0) for _ in range(5)]
    assert [item is None for item in taken] == [False] * 4 + [True]
    assert (layout.count(), layout.itemAt(0), layout.itemAt(-1)) == (0, None, None)
    assert layout.heightForWidth(100) == 0
