"""A digit in the palette's own paper and ink."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.theme import DARK, LIGHT, Colors, Scheme, apply_theme


@pytest.mark.parametrize(("scheme", "palette"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_paper_and_ink_are_the_palettes(
    qapp: QApplication, scheme: Scheme, palette: Colors
) -> None:
    apply_theme(qapp, scheme, 1.0)
    picture = digit_image(np.array([[0, 255, 0], [0, 128, 0]], np.uint8))
    assert picture.size().toTuple() == (3, 2)
    assert picture.pixelColor(0, 0).name() == palette.panel
    assert picture.pixelColor(1, 0).name() == palette.text


def test_a_part_of_an_array_is_drawn_right(qapp: QApplication) -> None:
    image = np.zeros((28, 28), np.uint8)
    image[3, 5] = 255
    picture = digit_image(image[::-1, ::2])
    assert picture.pixelColor(0, 24).name() == LIGHT.panel
    assert digit_image(image.T).pixelColor(3, 5).name() == LIGHT.text
