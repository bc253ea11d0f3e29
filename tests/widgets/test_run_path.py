"""The names along a path are read whole, wherever its points lie."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.widgets.plot import Plot
from visualizer.widgets.run_path import RunPath
from visualizer.widgets.theme import Scheme, apply_theme

SIDES = np.array([0.0, 0.02, 0.5, 0.98, 1.0])
POINTS = np.stack(np.meshgrid(SIDES, SIDES), axis=-1).reshape(-1, 2)


@pytest.fixture
def plot(show: Callable[[QWidget], None]) -> Plot:
    plot = Plot()
    plot.resize(400, 240)
    show(plot)
    plot.set_range((0, 1), (0, 1))
    return plot


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_name_is_inside_the_picture_and_beside_its_point(
    plot: Plot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    plot.resize(round(400 * scale), round(240 * scale))
    path = RunPath(plot)
    plot.restyle()
    plot.grab()
    for point in POINTS:
        path.show(point[np.newaxis], {0: "the start"})
        assert path.names == ["the start"]
        (name,) = path._names
        box, pixel = plot.getViewBox(), plot.getViewBox().viewPixelSize()
        # Its margins are empty.
        written = box.mapSceneToView(name.mapRectToScene(name.boundingRect())).boundingRect()
        edge_x, edge_y = 5 * pixel[0], 5 * pixel[1]
        assert -edge_x <= written.left()
        assert written.right() <= 1 + edge_x
        assert -edge_y <= written.top()
        assert written.bottom() <= 1 + edge_y
        assert not written.top() + edge_y < point[1] < written.bottom() - edge_y
        # Where something else is not to be written.
        (taken,) = path.named_places
        assert abs(taken[1] - point[1]) < 2 * written.height()
        assert (taken[1] > point[1]) == (written.center().y() > point[1])
