"""Two palettes, text sizes, and contrast that can be read from the back row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.theme import (
    BODY_POINTS,
    DARK,
    LIGHT,
    Colors,
    Scheme,
    apply_theme,
    colors,
    number_font,
    scaled,
    title_font,
)


def luminance(name: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = QColor(name).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("scheme", "expected"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_the_palette_is_the_one_asked_for(
    qapp: QApplication, scheme: Scheme, expected: Colors
) -> None:
    apply_theme(qapp, scheme, 1.0)
    assert colors() is expected
    assert qapp.palette().window().color().name() == expected.window


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["panel", "window", "field"])
@pytest.mark.parametrize(("ink", "least"), [("text", 7), ("muted", 4.5), ("accent", 3)])
def test_text_can_be_read(palette: Colors, ground: str, ink: str, least: float) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= least


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_three_text_sizes_scale_together(qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    assert qapp.font().pointSizeF() == number_font().pointSizeF() == BODY_POINTS * scale
    assert scaled(3) == 3 * scale
    assert title_font().pointSizeF() == pytest.approx(1.2 * BODY_POINTS * scale)


class RestyledWidget(QWidget):
    """Counts how often it is given a style."""

    n_styles = 0

    def changeEvent(self, event: QEvent) -> None:
        self.n_styles += event.type() == QEvent.Type.StyleChange


@pytest.mark.parametrize("before", ["정확도", "손실 0.1, loss", "訓練"])
def test_figures_look_the_same_after_any_script(qapp: QApplication, before: str) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1)
    width = QFontMetricsF(qapp.font()).horizontalAdvance
    assert width(f"{before} 0.97") == pytest.approx(width(before) + width(" 0.97"))


def test_other_colours_take_no_longer_for_a_widget_inside_many_others(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    outermost = widget = QWidget()
    qtbot.addWidget(outermost)
    for _ in range(12):
        layout = QVBoxLayout(widget)
        widget = RestyledWidget()
        layout.addWidget(widget)
    outermost.show()
    before = widget.n_styles
    apply_theme(qapp, Scheme.DARK, 1.0)
    assert 1 <= widget.n_styles - before <= 2
