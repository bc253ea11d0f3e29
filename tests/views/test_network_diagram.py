"""The network, drawn from the playback's position and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.training_events import SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.views.network_diagram import NetworkDiagram
from visualizer.widgets.network_layout import NetworkLayout, Unit


@pytest.fixture
def diagram(show: Callable[[QWidget], None], session: Session) -> NetworkDiagram:
    session.digit.show_index(1)
    diagram = NetworkDiagram(session)
    diagram.resize(700, 420)
    show(diagram)
    return diagram


def picture(diagram: NetworkDiagram) -> QImage:
    return diagram.grab().toImage()


def n_different(first: QImage, second: QImage) -> int:
    """Return the number of pixels in which two pictures differ."""
    arrays = [
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
        for image in (first, second)
    ]
    return int((arrays[0] != arrays[1]).sum())


def place(diagram: NetworkDiagram, unit: Unit) -> QPoint:
    """Return where a unit stands, from a layout made as the diagram makes its own."""
    network = diagram.session.network
    layout = NetworkLayout(
        network.network, network.trace, diagram.width(), diagram.height(), diagram.fontMetrics()
    )
    row = layout.shown[unit.layer].tolist().index(unit.index)
    return layout.boxes[unit.layer][row].center().toPoint()


def constant(weight: float, n_hidden: int = 5) -> DenseNetwork:
    hidden = np.full((784, n_hidden), weight, np.float32)
    output = np.full((n_hidden, 10), weight, np.float32)
    return DenseNetwork(
        [
            DenseLayer(hidden, np.zeros(n_hidden, np.float32), "relu"),
            DenseLayer(output, np.zeros(10, np.float32), "softmax"),
        ]
    )


def test_the_picture_is_made_from_the_position_alone(
    diagram: NetworkDiagram, session: Session
) -> None:
    first = {}
    for position in (0, 0.5, 1, 1.4, 2, 3):
        session.forward_playback.seek(position)
        first[position] = picture(diagram)
    for position in (1.4, 0, 3, 0.5, 2, 1):
        session.forward_playback.seek(position)
        assert picture(diagram) == first[position]
    pictures = list(first.values())
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.forward_playback.seek(0.5),
        lambda session: session.digit.move(1),
        lambda session: session.digit.draw(np.eye(280, dtype=np.uint8)),
        lambda session: session.training.configure(seed=5),
        lambda session: session.training.configure(preset="lecture-512"),
        lambda session: session.training.extend(
            [
                Started(9),
                SnapshotTaken(1, 9, initial_network(session.training.config.layers, 77)),
            ]
        ),
    ],
    ids=["position", "digit", "drawing", "seed", "preset", "snapshot"],
)
def test_it_follows_the_session(
    diagram: NetworkDiagram,
    session: Session,
    repainted: Callable[[QWidget], AbstractContextManager[None]],
    change: Callable[[Session], None],
) -> None:
    before = picture(diagram)
    with repainted(diagram):
        change(session)
    assert picture(diagram) != before


def test_the_same_first_weights_after_reset(diagram: NetworkDiagram, session: Session) -> None:
    before = picture(diagram)
    network = initial_network(session.training.config.layers, 77)
    session.training.extend([Started(9), SnapshotTaken(1, 9, network)])
    session.training.reset()
    assert picture(diagram) == before


def test_it_says_the_strongest_output(diagram: NetworkDiagram, session: Session) -> None:
    output = session.network.trace.output
    words = diagram.accessibleDescription()
    assert "784 – 20 – 20 – 10" in words
    assert f"is {output.argmax()} with {output.max():.2f}" in words


@pytest.mark.parametrize("unit", [Unit(0, 0), Unit(1, 19), Unit(2, 7)])
def test_hovering_names_the_unit_and_lights_its_edges(
    qtbot: QtBot,
    diagram: NetworkDiagram,
    session: Session,
    repainted: Callable[[QWidget], AbstractContextManager[None]],
    unit: Unit,
) -> None:
    diagram.resize(700, 900)
    before, where = picture(diagram), place(diagram, unit)
    with repainted(diagram):
        qtbot.mouseMove(diagram, where)
    # More than the ring around the unit: every other edge steps back.
    assert n_different(picture(diagram), before) > 2000
    help_event = QHelpEvent(QHelpEvent.Type.ToolTip, where, diagram.mapToGlobal(where))
    QApplication.sendEvent(diagram, help_event)
    z = float(session.network.trace.net_inputs[unit.layer][unit.index])
    assert QToolTip.text().startswith(f"Unit {unit.index} of layer {unit.layer + 1}: ")
    assert f"z = {z:.4f}".replace("-", "−") in QToolTip.text()
    QToolTip.hideText()
    qtbot.mouseMove(diagram, QPoint(1, 1))
    assert picture(diagram) == before


def test_a_large_layer_says_how_many_are_not_shown(
    diagram: NetworkDiagram, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: list[str] = []
    draw = QPainter.drawText

    def listen(painter: QPainter, *arguments: object) -> object:
        words.append(str(arguments[-1]))
        return draw(painter, *arguments)

    session.training.configure(preset="lecture-512")
    monkeypatch.setattr(QPainter, "drawText", listen)
    diagram.grab()
    more = next(text for text in words if text.startswith("and "))
    n_hidden = int(more.split()[1])
    layout_height = diagram.height() // (diagram.fontMetrics().height() + 2)
    assert 512 - layout_height < n_hidden < 510
    assert "512 · relu" in words
    assert "10 · softmax" in words


@pytest.mark.parametrize("weight", [0.0, np.nan, np.inf, -np.inf, 3e38, 1e-45])
@pytest.mark.parametrize("position", [0, 0.5, 1.5, 2])
def test_any_weights_can_be_drawn(
    diagram: NetworkDiagram, session: Session, weight: float, position: float
) -> None:
    session.network.set_network(constant(weight), 1, 1)
    session.forward_playback.seek(position)
    assert not picture(diagram).isNull()
    assert diagram.accessibleDescription()


@pytest.mark.parametrize("n_hidden", [1, 2, 3000])
@pytest.mark.parametrize("size", [(240, 160), (1920, 1080)])
def test_any_width_of_a_layer_can_be_drawn(
    diagram: NetworkDiagram, session: Session, n_hidden: int, size: tuple[int, int]
) -> None:
    diagram.resize(*size)
    session.network.set_network(constant(0.5, n_hidden), 1, 1)
    assert not picture(diagram).isNull()
