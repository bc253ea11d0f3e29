"""The activation of the unit at work, with its own place on the curve."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from visualizer.core.network import DenseLayer
from visualizer.core.walk import Direction
from visualizer.state.session import Session
from visualizer.views.workbench_curve import WorkbenchCurve


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchCurve:
    view = WorkbenchCurve(session)
    view.resize(400, 260)
    show(view)
    return view


def dot(view: WorkbenchCurve) -> list[tuple[float, float]]:
    place = view.dot.pos()
    return [(place.x(), place.y())] if view.dot.isVisible() else []


def lines(view: WorkbenchCurve) -> list[pg.PlotCurveItem]:
    return [each for each in view.plot.listDataItems() if isinstance(each, pg.PlotCurveItem)]


def picture(view: WorkbenchCurve) -> QImage:
    return view.plot.grab().toImage()


def test_the_unit_at_work_stands_on_its_curve(view: WorkbenchCurve, session: Session) -> None:
    session.walk.pin((0, 0))
    assert view.words.text == "sigmoid(0.6522) = 0.6575"
    z, a = 0.42 * 0.02316599 + 0.91 * 0.5851755 + 0.11, 0.65749
    x, y = lines(view)[0].getData()
    assert (x[0], x[-1]) == (-6, 6)
    np.testing.assert_allclose(y, 1 / (1 + np.exp(-x)))
    assert dot(view) == [(pytest.approx(z), pytest.approx(a, abs=1e-4))]


def test_the_place_follows_walk_pin_edit_and_undo(view: WorkbenchCurve, session: Session) -> None:
    session.walk.playback.seek(0)
    first, before = view.words.text, picture(view)
    assert first.startswith("sigmoid(0.6522)")
    session.walk.playback.seek(5)
    assert view.words.text != first
    session.walk.pin((2, 0))
    assert view.words.text.startswith("linear(")
    assert picture(view) != before
    session.walk.pin((0, 0))
    assert view.words.text == first
    assert picture(view) == before
    session.workbench.set_bias(0, 0, -3)
    assert view.words.text.startswith("sigmoid(−2.4578) = ")
    assert picture(view) != before
    session.undo_stack.undo()
    assert view.words.text == first
    assert picture(view) == before


def test_on_the_way_back_the_tangent_is_drawn(view: WorkbenchCurve, session: Session) -> None:
    session.walk.pin((0, 0))
    curve, tangent = lines(view)
    assert not tangent.isVisible()
    assert not view.slope.isVisible()
    forward = picture(view)
    session.walk.set_direction(Direction.BACKWARD)
    a = session.workbench.trace.activations[1][0]
    assert view.words.text == "sigmoid(0.6522) = 0.6575"
    assert view.slope.isVisible()
    assert view.slope.text == f"f'(z) = {a * (1 - a):.4f}"
    assert tangent.isVisible()
    x, y = tangent.getData()
    assert (y[-1] - y[0]) / (x[-1] - x[0]) == pytest.approx(a * (1 - a))
    # It touches the curve where the unit stands.
    ((z, output),) = dot(view)
    assert np.interp(z, x, y) == pytest.approx(output)
    assert picture(view) != forward
    assert curve.isVisible()


@pytest.mark.parametrize("activation", ["linear", "relu", "sigmoid", "tanh", "softmax"])
def test_every_activation_is_drawn(view: WorkbenchCurve, session: Session, activation: str) -> None:
    session.walk.pin((2, 0))
    session.workbench.set_activation(2, activation)
    assert view.words.text.startswith(f"{activation}(")
    z, a = session.workbench.trace.net_inputs[2][0], session.workbench.trace.output[0]
    assert dot(view) == [(pytest.approx(z), pytest.approx(a))]


@pytest.mark.parametrize(
    ("activation", "low", "high"),
    [("sigmoid", 0, 1), ("tanh", -1, 1), ("relu", 0, 6), ("linear", -6, 6), ("softmax", 0, 1)],
)
def test_the_axes_stay_while_the_curve_is_edited(
    view: WorkbenchCurve, session: Session, activation: str, low: float, high: float
) -> None:
    session.walk.pin((2, 0))
    session.workbench.set_activation(2, activation)
    for other in (0.0, 0.3, -0.4):
        session.workbench.set_bias(2, 1, other)
        x, y = view.plot.viewRange()
        assert x == [-6, 6]
        margin = 0.08 * (high - low)
        assert y == pytest.approx([low - margin, high + margin])


def test_decimals_are_the_page_s(view: WorkbenchCurve, session: Session) -> None:
    session.walk.pin((0, 0))
    session.walk.set_decimals(2)
    assert view.words.text == "sigmoid(0.65) = 0.66"


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_no_finite_number_has_no_place(
    view: WorkbenchCurve, session: Session, value: float
) -> None:
    session.walk.pin((0, 0))
    layer = session.workbench.network.layers[0]
    broken = DenseLayer(layer.weights, np.array([value, 0, 0]), "sigmoid", "hidden_1")
    scene = session.workbench.scene
    session.workbench.put(scene.with_network(scene.network.with_layer(0, broken)))
    assert view.words.text == "sigmoid of no finite number"
    assert dot(view) == []
    session.workbench.put(scene)
    assert view.words.text == "sigmoid(0.6522) = 0.6575"
    assert len(dot(view)) == 1


def test_a_very_large_net_input_stays_inside(view: WorkbenchCurve, session: Session) -> None:
    session.walk.pin((2, 0))
    session.workbench.set_bias(2, 0, 1e9)
    (low, high), _ = view.plot.viewRange()
    assert low < dot(view)[0][0] < high
