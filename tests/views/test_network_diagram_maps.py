"""The diagram of a network that looks at the image through kernels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.planned_network import planned_network
from visualizer.state.session import Session
from visualizer.views.network_diagram import NetworkDiagram
from visualizer.widgets.network_layout import Unit

DIGITS = LayerPlan(10, "softmax", "digits")


@pytest.fixture
def diagram(show: Callable[[QWidget], None], session: Session) -> NetworkDiagram:
    session.training.configure(preset="cnn")
    diagram = NetworkDiagram(session)
    diagram.resize(800, 420)
    show(diagram)
    return diagram


def picture(diagram: NetworkDiagram) -> QImage:
    return diagram.grab().toImage()


def box_of(diagram: NetworkDiagram, unit: Unit) -> QPointF:
    layout = diagram._layout
    row = layout.shown[unit.layer].tolist().index(unit.index)
    return layout.boxes[unit.layer][row].center()


def test_every_layer_has_its_column(diagram: NetworkDiagram, session: Session) -> None:
    assert [len(shown) for shown in diagram._layout.shown][:2] == [8, 8]
    assert session.forward_playback.length == 6
    assert "784 – 5408 – 1352 – 1936 – 400 – 64 – 10" in diagram.accessibleDescription()


def test_the_picture_is_made_from_the_position_alone(
    diagram: NetworkDiagram, session: Session
) -> None:
    first = {}
    for position in (0, 0.9, 1, 2.5, 4, 4.4, 6):
        session.forward_playback.seek(position)
        first[position] = picture(diagram)
    for position in (4.4, 0, 6, 0.9, 2.5, 1, 4):
        session.forward_playback.seek(position)
        assert picture(diagram) == first[position]
    pictures = list(first.values())
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])


@pytest.mark.parametrize("layer", [0, 1, 2, 3])
def test_hovering_names_a_feature_map(
    qtbot: QtBot, diagram: NetworkDiagram, session: Session, layer: int
) -> None:
    index = int(diagram._layout.shown[layer][1])
    where = box_of(diagram, Unit(layer, index)).toPoint()
    before = picture(diagram)
    qtbot.mouseMove(diagram, QPoint(1, 1))
    qtbot.mouseMove(diagram, where)
    assert picture(diagram) != before
    event = QHelpEvent(QHelpEvent.Type.ToolTip, where, diagram.mapToGlobal(where))
    QApplication.sendEvent(diagram, event)
    values = session.network.trace.maps[layer][..., index]
    assert QToolTip.text().startswith(f"Feature map {index} of layer {layer + 1}: ")
    assert f"{values.shape[0]} × {values.shape[1]}" in QToolTip.text()
    assert f"to {values.max():.4f}" in QToolTip.text()
    QToolTip.hideText()


def test_a_unit_behind_the_maps_is_named_with_its_numbers(
    diagram: NetworkDiagram, session: Session
) -> None:
    z = float(session.network.trace.dense.net_inputs[1][3])
    assert f"z = {z:.4f}".replace("-", "−") in diagram.describe(Unit(5, 3))


def test_a_map_is_drawn_as_it_is(diagram: NetworkDiagram, session: Session) -> None:
    # A kernel that hands the image on: its map is the digit, without its frame.
    plans = (ConvolutionPlan(2, 3, "linear"), DIGITS)
    session.training.configure(layers=plans)
    arrays = [np.zeros_like(array) for array in session.network.network.arrays]
    arrays[0][1, 1, 0] = 1, -1
    session.network.set_network(planned_network(plans, arrays), 1, 1)
    maps = session.network.trace.maps[0]
    inner = session.network.pixels.reshape(28, 28)[1:27, 1:27]
    np.testing.assert_allclose(maps[..., 0], inner)
    image = picture(diagram)
    y, x = np.unravel_index(inner.argmax(), inner.shape)
    for index, is_hue in ((0, lambda c: c.blue() > c.red()), (1, lambda c: c.red() > c.blue())):
        box = diagram._layout.boxes[0][index]
        step = box.width() / 26
        place = box.topLeft() + QPointF((x + 0.5) * step, (y + 0.5) * step)
        assert is_hue(image.pixelColor(place.toPoint()))


@pytest.mark.parametrize("weight", [0.0, np.nan, np.inf, -np.inf, 3e38])
@pytest.mark.parametrize("position", [0, 0.9, 1.5, 4.5, 6])
def test_any_weights_can_be_drawn(
    diagram: NetworkDiagram, session: Session, weight: float, position: float
) -> None:
    network = session.network.network
    arrays = [np.full_like(array, weight) for array in network.arrays]
    layers = session.training.config.layers
    session.network.set_network(planned_network(layers, arrays), 1, 1)
    session.forward_playback.seek(position)
    assert not picture(diagram).isNull()


@pytest.mark.parametrize(
    "plans",
    [
        (PoolingPlan(28), DIGITS),
        (ConvolutionPlan(64, 28), DIGITS),
        (PoolingPlan(2), PoolingPlan(2), ConvolutionPlan(1, 1), DIGITS),
    ],
)
def test_networks_of_other_shapes(
    diagram: NetworkDiagram, session: Session, plans: tuple[object, ...]
) -> None:
    session.training.configure(layers=plans)
    assert len(diagram._layout.boxes) == len(plans)
    assert not picture(diagram).isNull()


def test_another_network_while_it_is_hidden_meets_no_old_layout(
    diagram: NetworkDiagram, session: Session
) -> None:
    diagram.hide()
    session.training.configure(preset="lecture-512")
    session.training.configure(preset="cnn")
    session.training.configure(preset="lecture-20-20")
    assert not picture(diagram).isNull()
    diagram.show()
    assert "784 – 20 – 20 – 10" in diagram.accessibleDescription()


def test_pooled_maps_stand_beside_their_own(diagram: NetworkDiagram) -> None:
    layout = diagram._layout
    for convolved, pooled in ((0, 1), (2, 3)):
        assert layout.shown[pooled].tolist() == layout.shown[convolved].tolist()
        for before, after in zip(layout.boxes[convolved], layout.boxes[pooled], strict=True):
            assert before.center().y() == after.center().y()
