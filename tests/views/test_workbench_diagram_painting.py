"""The picture of the network after an edit: no other than one painted from the beginning."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from diagram_places import at
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import LayerPlan, initial_network
from visualizer.core.walk import Direction, Grain
from visualizer.state.session import Session
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.widgets.pass_drawing import PassDrawing
from visualizer.widgets.theme import Scheme, apply_theme

LARGE = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))


def picture(diagram: WorkbenchDiagram) -> QImage:
    return diagram.grab().toImage()


def fresh(qtbot: QtBot, diagram: WorkbenchDiagram) -> QImage:
    """Return the picture of a diagram that was not there before."""
    other = WorkbenchDiagram(diagram.session)
    qtbot.addWidget(other)
    other.resize(diagram.size())
    return picture(other)


def show_large(session: Session) -> None:
    image = np.random.default_rng(0).integers(0, 256, (28, 28)).astype(np.uint8)
    session.network.set_image(image)
    session.workbench.show_network(initial_network(LARGE, 0), 0)


def random_edit(session: Session, rng: np.random.Generator) -> None:
    """Change a number, or what is looked at."""
    workbench, walk = session.workbench, session.walk
    sizes = workbench.network.sizes
    layer = int(rng.integers(len(sizes) - 1))
    unit = int(rng.choice(walk.fold.units[layer]))
    source = int(rng.choice(walk.fold.sources[layer].ravel()))
    value = float(rng.normal(0, 2))
    match rng.integers(10):
        case 0 | 1 | 2 | 3:
            workbench.set_weight(layer, source, unit, value)
        case 4:
            workbench.set_bias(layer, unit, value)
        case 5:
            workbench.set_input(int(rng.integers(sizes[0])), abs(value))
        case 6:
            walk.playback.seek(float(rng.uniform(0, walk.playback.length)))
        case 7:
            walk.pin(None if rng.random() < 0.5 else (layer, unit))
        case 8:
            walk.set_grain(list(Grain)[rng.integers(3)])
        case _:
            session.undo_stack.undo()


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("is_large", [False, True], ids=["small", "large"])
def test_after_every_edit_it_is_as_if_painted_from_the_beginning(
    qtbot: QtBot,
    diagram: WorkbenchDiagram,
    session: Session,
    direction: Direction,
    is_large: bool,
) -> None:
    if is_large:
        show_large(session)
    session.walk.set_direction(direction)
    session.walk.playback.seek(session.walk.playback.length)
    rng = np.random.default_rng(7)
    for _ in range(40):
        random_edit(session, rng)
        assert picture(diagram) == fresh(qtbot, diagram)


def test_a_typed_weight_is_as_if_painted_from_the_beginning(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    show_large(session)
    session.walk.playback.seek(session.walk.playback.length)
    layout = diagram.layout_now
    middle = layout.line_of(layout.edges(1)[0]).pointAt(0.5)
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=at(diagram, middle))
    for digit in "579":
        diagram.field.selectAll()
        qtbot.keyClicks(diagram.field, digit)
        assert float(diagram.field.text()) == float(digit)
    qtbot.keyClick(diagram.field, Qt.Key.Key_Return)
    assert picture(diagram) == fresh(qtbot, diagram)


def test_other_colours_decimals_and_sizes_are_as_if_painted_from_the_beginning(
    qtbot: QtBot, qapp: QApplication, diagram: WorkbenchDiagram, session: Session
) -> None:
    for change in (
        partial(apply_theme, qapp, Scheme.DARK, 1.5),
        partial(session.walk.set_decimals, 2),
        partial(diagram.resize, 1000, 600),
        partial(session.walk.explain, 1),
    ):
        before = picture(diagram)
        change()
        assert picture(diagram) != before
        assert picture(diagram) == fresh(qtbot, diagram)


class PaintedPlaces(QObject):
    """Notes where a widget is asked to paint itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.region |= event.region()
        return False


def dots(image: QImage) -> np.ndarray:
    """Return the colours of an image, shape (height, width)."""
    bits = np.frombuffer(image.constBits(), np.uint32)
    # The image may go before the array does.
    return bits.reshape(image.height(), image.width()).copy()


@pytest.mark.parametrize("is_large", [False, True], ids=["small", "large"])
def test_what_an_edit_changes_is_painted_and_not_much_more(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, is_large: bool
) -> None:
    if is_large:
        show_large(session)
    session.walk.playback.seek(session.walk.playback.length)
    rng, last = np.random.default_rng(3), len(session.walk.fold.units) - 1
    everywhere = PaintedPlaces(diagram)
    diagram.update()
    qtbot.waitUntil(lambda: everywhere.region.contains(diagram.rect()))
    for _ in range(8):
        before = picture(diagram)
        painted = PaintedPlaces(diagram)
        source = int(session.walk.fold.sources[last][0][0])
        session.workbench.set_weight(last, source, 0, float(rng.uniform(-0.1, 0.1)))
        qtbot.waitUntil(lambda painted=painted: not painted.region.isEmpty())
        diagram.removeEventFilter(painted)
        for y, x in np.argwhere(dots(before) != dots(picture(diagram))).tolist():
            assert painted.region.contains(QPoint(x, y))
        assert painted.region.boundingRect().width() < 0.6 * diagram.width()


def test_outputs_come_into_sight_little_by_little(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    session.walk.set_grain(Grain.LAYER)
    for share in (0.2, 0.8, 0.9, 1.0, 0.85):
        before = picture(diagram)
        session.walk.playback.seek(share)
        assert picture(diagram) != before
        assert picture(diagram) == fresh(qtbot, diagram)


def test_while_values_travel_nothing_else_is_painted(
    diagram: WorkbenchDiagram, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.walk.set_grain(Grain.LAYER)
    session.walk.playback.seek(0.1)
    picture(diagram)
    monkeypatch.setattr(PassDrawing, "still", lambda self: pytest.fail("painted again"))
    session.walk.playback.seek(0.6)
    picture(diagram)
