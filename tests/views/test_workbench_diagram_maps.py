"""The diagram of a network of kernels: what clicks and keys do in it, and what it shows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from diagram_places import at
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.presets.cnn import Cnn
from visualizer.core.walk import Direction, Grain, StopKind
from visualizer.state.session import Session
from visualizer.views.workbench_curve import WorkbenchCurve
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.views.workbench_formula import WorkbenchFormula
from visualizer.views.workbench_step import WorkbenchStep
from visualizer.widgets.pass_layout import Edge, Node
from visualizer.widgets.sketch import Sketch
from visualizer.widgets.theme import colors

Clicking = Callable[[QPointF], None]


@pytest.fixture
def session(session: Session) -> Session:
    image = np.random.default_rng(0).integers(0, 256, (28, 28)).astype(np.uint8)
    image[:6] = image[22:] = 0
    session.network.set_image(image)
    session.workbench.show_network(initial_network(Cnn.layers, 0), 0)
    return session


def picture(diagram: WorkbenchDiagram) -> QImage:
    return diagram.grab().toImage()


def part(diagram: WorkbenchDiagram, place: object) -> QImage:
    """Return what is seen at a place in the diagram's own units."""
    corner, opposite = at(diagram, place.topLeft()), at(diagram, place.bottomRight())
    return picture(diagram).copy(corner.x(), corner.y(), *(opposite - corner).toTuple())


def share_seen(image: QImage) -> float:
    """Return how much of an image is not its ground."""
    ground = QColor(colors().panel)
    pixels = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(*each) != ground for each in pixels) / len(pixels)


def seek_to(session: Session, kind: StopKind, layer: int, number: int, share: float = 0.0) -> None:
    """Go to where a stop of the map of a number has just been done, or a share of it is."""
    walk = session.walk
    unit = int(walk.fold.units[layer][number])
    place = next(
        place
        for place, stop in enumerate(walk.walk.stops)
        if (stop.kind, stop.layer, stop.unit) == (kind, layer, unit)
    )
    walk.playback.seek(place + (share or 1))


def test_a_click_on_a_pixel_of_a_map_takes_that_one(
    diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    loose = picture(diagram)
    unit = 16 * (4 * 11 + 6) + 9
    click(diagram.layout_now.cell(2, unit))
    assert session.walk.pinned == (2, unit)
    assert int(session.walk.fold.units[2][9]) == unit
    assert picture(diagram) != loose
    formula = WorkbenchFormula(session)
    assert formula._name.text == "kernels 2, map 9, row 4, column 6"
    assert formula.code.text().startswith("z = (a2[4:7, 6:9] * W3[..., 9]).sum() + b3[9]")
    click(diagram.layout_now.cell(2, unit))
    assert session.walk.pinned is None


def test_a_unit_pinned_from_outside_is_framed(diagram: WorkbenchDiagram, session: Session) -> None:
    before = picture(diagram)
    session.walk.pin((0, 8 * 300 + 2))
    assert picture(diagram) != before
    session.walk.pin(None)
    assert picture(diagram) == before


def test_everything_is_named(diagram: WorkbenchDiagram, session: Session) -> None:
    layout, trace = diagram.layout_now, session.workbench.trace
    assert diagram.describe(layout.cell(-1, 28 * 9 + 5)).startswith("Pixel in row 9, column 5: ")
    unit = 8 * (3 * 13 + 7) + 5
    z = f"{trace.net_inputs[1][unit]:.4f}"
    assert diagram.describe(layout.cell(1, unit)).startswith(
        f"layer 2, map 5, row 3, column 7: z = {z}"
    )
    session.walk.pin((2, 16 * 30 + 4))
    picture(diagram)
    edge = Edge(2, 16 * 30 + 4, int(session.walk.fold.sources[2][4][2]))
    place = diagram._drawing.lens.place_of(
        Edge(2, 16 * 30 + 4, largest_source(session, 2, 16 * 30 + 4))
    )
    assert diagram.describe(place.center()).startswith("Kernel 4 of kernels 2, row ")
    assert edge.source is not None
    # A maximum has no activation to choose.
    assert diagram.describe(layout.activation_word(0).center()).startswith("Activation of kernels")
    assert diagram.describe(layout.activation_word(1).center()) == ""


def largest_source(session: Session, layer: int, unit: int) -> int:
    """Return the source of the largest term of a unit."""
    chosen, given = session.workbench.network.layers[layer], session.workbench.trace.activations
    sources = chosen.sources(np.array([unit]))[0]
    weights = chosen.weights_at(given[layer], sources, unit)
    return int(sources[np.abs(weights * given[layer][sources]).argmax()])


def test_a_weight_of_the_kernel_is_changed_where_it_stands(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    unit = int(session.walk.fold.units[0][2])
    session.walk.pin((0, unit))
    before = picture(diagram)
    source = int(session.walk.fold.sources[0][2][4])
    weight = session.workbench.network.layers[0].arrays[0][1, 1, 0, 2]
    click(diagram._drawing.lens.place_of(Edge(0, unit, source)).center())
    assert diagram.field.isVisible()
    qtbot.keyClicks(diagram.field, "0.75")
    assert session.workbench.network.layers[0].arrays[0][1, 1, 0, 2] == 0.75
    qtbot.keyClick(diagram.field, Qt.Key.Key_Return)
    assert picture(diagram) != before
    session.undo_stack.undo()
    assert session.workbench.network.layers[0].arrays[0][1, 1, 0, 2] == weight


def test_enter_goes_through_the_weights_of_a_pinned_pixel(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    unit = int(session.walk.fold.units[0][1])
    session.walk.pin((0, unit))
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    qtbot.keyClicks(diagram.field, "0.5")
    qtbot.keyClick(diagram.field, Qt.Key.Key_Tab)
    qtbot.keyClicks(diagram.field, "-0.5")
    kernel = session.workbench.network.layers[0].arrays[0][..., 0, 1]
    assert kernel.ravel()[:2].tolist() == [0.5, -0.5]


def test_keys_go_from_map_to_map(qtbot: QtBot, diagram: WorkbenchDiagram, session: Session) -> None:
    session.walk.pin((0, int(session.walk.fold.units[0][0])))
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    assert session.walk.pinned == (0, int(session.walk.fold.units[0][1]))
    qtbot.keyClick(diagram, Qt.Key.Key_PageDown)
    assert session.walk.pinned == (1, int(session.walk.fold.units[1][1]))


def test_a_map_comes_into_sight_place_by_place(diagram: WorkbenchDiagram, session: Session) -> None:
    box = diagram.layout_now.boxes[0][0].adjusted(4, 4, -4, -4)
    seen = []
    for share in (0.3, 0.6, 0.95):
        seek_to(session, StopKind.MAP, 0, 0, share)
        seen.append(share_seen(part(diagram, box)))
    seek_to(session, StopKind.MAP, 0, 0)
    seen.append(share_seen(part(diagram, box)))
    assert seen == sorted(seen)
    assert seen[0] < 0.6 * seen[-1]


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("grain", list(Grain))
def test_the_picture_is_made_from_the_position_alone(
    diagram: WorkbenchDiagram, session: Session, direction: Direction, grain: Grain
) -> None:
    session.walk.set_direction(direction)
    session.walk.set_grain(grain)
    length = session.walk.playback.length
    positions = [share * length for share in (0, 0.15, 0.31, 0.47, 0.62, 0.9, 1)]
    first = []
    for position in positions:
        session.walk.playback.seek(position)
        first.append(picture(diagram))
    for position, before in reversed(list(zip(positions, first, strict=True))):
        session.walk.playback.seek(position)
        assert picture(diagram) == before
    assert all(one != other for n, one in enumerate(first) for other in first[:n])


def test_what_a_unit_looks_at_is_framed(
    diagram: WorkbenchDiagram, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[QRectF] = []
    draw = Sketch.frame

    def listen(sketch: Sketch, place: QRectF, radius: float, pen: QPen) -> None:
        frames.append(place)
        draw(sketch, place, radius, pen)

    monkeypatch.setattr(Sketch, "frame", listen)
    layout, fold = diagram.layout_now, session.walk.fold
    seek_to(session, StopKind.BIAS, 0, 3)
    frames.clear()
    picture(diagram)
    first, *_, last = fold.sources[0][3].tolist()
    pixel = layout.maps[-1].pixel
    assert pixel(first) | pixel(last) not in frames  # nothing has changed: nothing is drawn anew
    seek_to(session, StopKind.ACTIVATION, 0, 3)
    assert pixel(first) | pixel(last) in frames
    # Of the second convolution, in every map before it.
    seek_to(session, StopKind.BIAS, 2, 3)
    sources = session.workbench.network.layers[2].sources(fold.units[2][3:4])[0]
    for channel in range(8):
        pixel = layout.maps[1].pixel
        ends = sources[sources % 8 == channel].tolist()
        assert pixel(ends[0]) | pixel(ends[-1]) in frames
    # On the way back, whoever has looked at a pixel.
    session.walk.set_direction(Direction.BACKWARD)
    unit = int(fold.units[1][2])
    stops = session.walk.walk.stops
    stop = next(
        n for n, stop in enumerate(stops) if stop.layer == 2 and stop.source == unit and stop.rest
    )
    session.walk.playback.seek(stop + 1)
    weights = session.workbench.network.layers[2].weights_at(
        session.workbench.trace.activations[2], unit, np.arange(1936)
    )
    looking = [int(each) for each in np.flatnonzero(weights) if each % 16 == 7]
    pixel = layout.maps[2].pixel
    assert pixel(looking[0]) | pixel(looking[-1]) in frames


def test_on_the_way_back_maps_show_their_gradient(
    diagram: WorkbenchDiagram, session: Session
) -> None:
    session.walk.set_direction(Direction.BACKWARD)
    # Of the maps, the one with most above 0.
    outputs = session.workbench.trace.activations[3].reshape(-1, 16)
    number = int(np.count_nonzero(outputs[:, :15], axis=0).argmax())
    box = diagram.layout_now.boxes[2][number].adjusted(2, 2, -2, -2)
    output = share_seen(part(diagram, box))
    # Another map is at work then.
    seek_to(session, StopKind.DZ, 2, 15)
    gradient = share_seen(part(diagram, box))
    # Through pooling it comes to a quarter of the places at most.
    dz = session.workbench.gradients.net_inputs[2][number::16]
    assert 0 < np.count_nonzero(dz) <= 25
    assert 0 < gradient < 0.4
    assert output > gradient + 0.1


def test_formula_and_curve_and_checks_of_a_kernel_and_of_a_maximum(
    show: Callable[[QWidget], None], session: Session
) -> None:
    formula, curve, step = (
        WorkbenchFormula(session),
        WorkbenchCurve(session),
        WorkbenchStep(session),
    )
    for view in (formula, curve, step):
        view.resize(500, 400)
        show(view)
    seek_to(session, StopKind.ACTIVATION, 0, 2)
    z = float(session.workbench.trace.net_inputs[0][session.walk.focus[1]])
    assert f"= {z:.4f}" in formula.formulas.text.splitlines()[1]
    assert curve.words.text.startswith(f"relu({z:.4f})")
    rows = [[cell.text for cell in row] for row in step.checks.rows]
    assert len(rows) == 4
    for name, computed, measured, _ in rows:
        assert float(measured.replace("−", "-")) == pytest.approx(
            float(computed.replace("−", "-")), rel=1e-3, abs=1e-6
        )
        assert name == "b" or name.startswith("w [")
    seek_to(session, StopKind.ACTIVATION, 1, 2)
    a = float(session.workbench.trace.activations[2][session.walk.focus[1]])
    assert formula.formulas.text.startswith("a = max(")
    assert formula.formulas.text.endswith(f"= {a:.4f}")
    assert curve.words.text == f"max(…) = {a:.4f}"
    assert len(step.checks.rows) == 0


def test_a_hovered_pixel_is_framed(
    qtbot: QtBot,
    diagram: WorkbenchDiagram,
    hover: Callable[[QWidget, QPoint], None],
) -> None:
    before = picture(diagram)
    hover(diagram, at(diagram, diagram.layout_now.cell(0, 8 * 200 + 3)))
    assert picture(diagram) != before
    assert diagram._hovered == Node(0, 8 * 200 + 3)


def test_a_maximum_has_nothing_to_change(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    before = session.workbench.scene
    session.walk.pin((1, int(session.walk.fold.units[1][0])))
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    assert not diagram.field.isVisible()
    qtbot.keyClick(diagram, Qt.Key.Key_A)
    assert not diagram.activations.isVisible()
    assert session.workbench.scene is before
