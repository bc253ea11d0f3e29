"""Parts flow into lines, as words do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from visualizer.widgets.flow_layout import FlowLayout

SPACING = 8


@pytest.fixture
def box(show: Callable[[QWidget], None]) -> QWidget:
    box = QWidget()
    layout = FlowLayout(box, SPACING)
    for height in (20, 30, 20, 20):
        part = QWidget()
        part.setFixedSize(100, height)
        layout.addWidget(part)
    show(box)
    return box


def places(box: QWidget) -> list[tuple[int, int]]:
    layout = box.layout()
    return [
        (layout.itemAt(index).geometry().x(), layout.itemAt(index).geometry().y())
        for index in range(layout.count())
    ]


@pytest.mark.parametrize(
    ("width", "expected", "height"),
    [
        (600, [(0, 10), (108, 0), (216, 10), (324, 10)], 30),
        (424, [(0, 10), (108, 0), (216, 10), (324, 10)], 30),
        (423, [(0, 10), (108, 0), (216, 10), (0, 38)], 58),
        (210, [(0, 10), (108, 0), (0, 38), (108, 38)], 58),
        (100, [(0, 0), (0, 28), (0, 66), (0, 94)], 114),
    ],
)
def test_a_line_ends_where_the_width_ends(
    box: QWidget, width: int, expected: list[tuple[int, int]], height: int
) -> None:
    box.resize(width, 200)
    box.layout().activate()
    assert places(box) == expected
    assert box.layout().heightForWidth(width) == height


def test_what_is_hidden_takes_no_room(box: QWidget) -> None:
    box.resize(600, 200)
    box.layout().itemAt(1).widget().hide()
    box.layout().activate()
    assert places(box)[2] == (108, 0)


def test_the_largest_part_is_the_smallest_size(box: QWidget) -> None:
    assert box.layout().minimumSize().toTuple() == (100, 30)
    assert box.layout().sizeHint().toTuple() == (424, 30)


def test_parts_can_be_taken_out(box: QWidget) -> None:
    layout = box.layout()
    part = layout.takeAt(1)
    assert part.widget().height() == 30
    assert (layout.count(), layout.itemAt(3), layout.takeAt(9), layout.itemAt(-1)) == (
        3,
        None,
        None,
        None,
    )


def test_nothing_needs_no_room(show: Callable[[QWidget], None]) -> None:
    box = QWidget()
    layout = FlowLayout(box, SPACING)
    assert (layout.heightForWidth(100), layout.sizeHint().width()) == (0, 0)


def test_what_expands_downwards_is_as_high_as_its_line(box: QWidget) -> None:
    part = QLabel("name")
    part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    box.layout().addWidget(part)
    part.show()
    box.resize(600, 200)
    box.layout().activate()
    assert (part.y(), part.height()) == (0, 30)
