"""Numbers along the edges of a solid: whole in every picture."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from visualizer.core.camera import Camera
from visualizer.widgets.solid_axes import SolidAxes, paint_axes

TICKS = ((-1.0, "−4.5"), (0.0, "0"), (1.0, "4.5"))
UPWARD = ((0.0, "−16"), (0.5, "0"), (1.0, "100000"))
AXES = SolidAxes(("x", "y", "f(x, y)"), (TICKS, TICKS, UPWARD))


@pytest.mark.parametrize("azimuth", range(0, 360, 30))
@pytest.mark.parametrize("size", [QSize(280, 120), QSize(310, 278), QSize(1200, 500)])
def test_every_number_is_whole(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, size: QSize, azimuth: int
) -> None:
    written: list[tuple[QRectF, str]] = []
    monkeypatch.setattr(
        QPainter, "drawText", lambda _, place, flags, text: written.append((place, text))
    )
    picture = QImage(size, QImage.Format.Format_RGB32)
    for elevation in (8, 40, 90):
        n_before = len(written)
        with QPainter(picture) as painter:
            paint_axes(painter, AXES, Camera(float(azimuth), float(elevation)), size)
        figures = [place.adjusted(0, 3, 0, -3) for place, _ in written[n_before:]]
        assert not any(one.intersects(other) for one, other in combinations(figures, 2))
    assert {"x", "y", "−4.5", "4.5"} <= {text for _, text in written}
    room = QRectF(0, 0, size.width(), size.height())
    assert all(room.contains(place) for place, _ in written)
    assert all(place.width() > 0 and place.height() > 0 for place, _ in written)
