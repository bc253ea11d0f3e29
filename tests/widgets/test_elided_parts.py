"""Of parts that have no room, some are left out whole: half a number would be another one."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from visualizer.widgets.elided_parts import elided_parts

TEXT = "std 0.055 · mean −0.0031 · 1 % exactly 0"


@pytest.mark.parametrize(
    ("widest", "shown"),
    [
        (TEXT, TEXT),
        ("std 0.055 · mean −0.0031 · 1 %", "std 0.055 · mean −0.0031 …"),
        ("std 0.055 · mean −0.00", "std 0.055 …"),
    ],
)
def test_no_number_is_cut(qapp: QApplication, widest: str, shown: str) -> None:
    metrics = QFontMetrics(qapp.font())
    assert elided_parts(TEXT, metrics, metrics.horizontalAdvance(widest) + 1) == shown


def test_a_part_alone_ends_anywhere(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    width = metrics.horizontalAdvance("std 0.0")
    short = elided_parts(TEXT, metrics, width)
    assert short.endswith("…")
    assert metrics.horizontalAdvance(short) <= width
