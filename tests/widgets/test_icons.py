"""Every icon can be drawn, in the text's own colour."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from visualizer.core.resource_files import resource_path
from visualizer.widgets.icons import icon
from visualizer.widgets.theme import DARK, LIGHT, Colors, Scheme, apply_theme

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "application"])
@pytest.mark.parametrize(("scheme", "palette"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_an_icon_is_drawn_in_the_colour_of_text(
    qapp: QApplication, name: str, scheme: Scheme, palette: Colors
) -> None:
    apply_theme(qapp, scheme, 1.0)
    for mode, color in ((QIcon.Mode.Normal, palette.text), (QIcon.Mode.Disabled, palette.muted)):
        picture = icon(name).pixmap(48, mode).toImage()
        pixels = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
        solid = [pixel.getRgb() for pixel in pixels if pixel.alpha() == 255]
        assert len(solid) > 20
        # Drawing over a drawing may be one off.
        assert np.abs(np.array(solid) - QColor(color).getRgb()).max() <= 1


def test_no_such_icon(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("nothing")
