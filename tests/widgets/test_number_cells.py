"""Cells of numbers: where they stand, and text that fits and can be read on any ground."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from visualizer.widgets.number_cells import cell_of, fitting_font, ink_on, tint_of
from visualizer.widgets.theme import Scheme, apply_theme, colors


def test_cells_share_their_block() -> None:
    block = QRectF(10, 20, 40, 60)
    assert cell_of(block, (3, 2), 0, 0) == QRectF(10, 20, 20, 20)
    assert cell_of(block, (3, 2), 2, 1) == QRectF(30, 60, 20, 20)
    assert cell_of(block, (3, 2), -1, 0) == QRectF(10, 0, 20, 20)


@pytest.mark.parametrize("side", [10, 20, 40, 80, 200])
@pytest.mark.parametrize("text", ["0", "255", "−0.123"])
@pytest.mark.parametrize("zoom", [1.0, 1.75])
def test_text_fits_or_is_left_out(qapp: QApplication, side: int, text: str, zoom: float) -> None:
    font = fitting_font(QRectF(0, 0, side, side), [text, "1"], zoom)
    if font is None:
        assert side < 50
    else:
        assert QFontMetricsF(font).horizontalAdvance(text) <= side
        assert QFontMetricsF(font).capHeight() <= 0.6 * side
        assert font.pointSizeF() <= 2 * zoom * qapp.font().pointSizeF()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("value", [-1.0, -0.5, 0.0, 0.5, 1.0])
def test_text_is_told_from_its_ground(qapp: QApplication, scheme: Scheme, value: float) -> None:
    apply_theme(qapp, scheme, 1.0)
    for ground in (tint_of(value, 1.0), QColor("#000000"), QColor("#ffffff")):
        assert contrast(ground, ink_on(ground)) > 3


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2."""
    lights = sorted(map(luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(color: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_sign_is_a_hue(qapp: QApplication) -> None:
    assert tint_of(0.0, 1.0) == QColor(colors().panel)
    assert tint_of(5.0, 1.0) == tint_of(1.0, 1.0) != tint_of(-1.0, 1.0)
    assert tint_of(0.0, 0.0) == QColor(colors().panel)
