"""Classes are told apart by colour and by symbol."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtWidgets import QApplication

from visualizer.core.points_config import CLASS_NAMES
from visualizer.widgets.class_style import class_color, class_icon, class_symbol
from visualizer.widgets.theme import Scheme, apply_theme


def test_no_two_classes_look_alike(qapp: QApplication) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        apply_theme(qapp, scheme, 1.0)
        for one, other in combinations(range(len(CLASS_NAMES)), 2):
            assert class_color(one) != class_color(other)
            assert class_symbol(one, 20) != class_symbol(other, 20)


def test_symbols_are_about_equally_large() -> None:
    for label in range(len(CLASS_NAMES)):
        box = class_symbol(label, 20).boundingRect()
        assert 15 < box.width() < 25
        assert 14 < box.height() < 25
        assert box.contains(0, 0)


def test_an_icon_has_the_class_s_colour(qapp: QApplication) -> None:
    for label in range(len(CLASS_NAMES)):
        picture = class_icon(label).pixmap(64, 64).toImage()
        assert picture.pixelColor(32, 32) == class_color(label)
        assert picture.pixelColor(1, 1).alpha() == 0
