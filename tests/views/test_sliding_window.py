"""The sliding window is driven by clicks, drags, keys and typed numbers, and can be saved."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sliding_moment import answer_of
from visualizer.state.session import Session
from visualizer.views.sliding_window import SlidingWindow
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import colors, number_font

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, show: Callable[[QWidget], None], session: Session) -> Panel:
    panel = Panel(SlidingWindow(session))
    panel.resize(1200, 360)
    show(panel)
    qtbot.waitUntil(lambda: panel.view.picture.width() > 1000)
    return panel


@pytest.fixture
def view(panel: Panel) -> SlidingWindow:
    return panel.view


def middle(place: object) -> QPoint:
    return place.center().toPoint()


def shown(view: SlidingWindow) -> QImage:
    return view.picture.grab().toImage()


def test_the_sum_is_asked_for_and_then_told(view: SlidingWindow, session: Session) -> None:
    playback = session.convolution.playback
    playback.seek(2)
    assert view.terms.text.endswith("= ?")
    asked = shown(view)
    playback.step_forward()
    assert view.terms.text.endswith("= 3")
    assert shown(view) != asked
    assert view.picture.accessibleDescription() == view.terms.text


def test_the_map_grows_place_by_place(view: SlidingWindow, session: Session) -> None:
    layout = view.picture.layout_now
    ground = QColor(colors().panel)
    for place in range(9):
        session.convolution.playback.seek(answer_of(place))
        picture = shown(view)
        cells = [layout.map_cell(*divmod(number, 3)) for number in range(9)]
        # Beside the number and inside of the frame.
        filled = [
            picture.pixelColor((cell.topLeft() + QPointF(7, 7)).toPoint()) != ground
            for cell in cells
        ]
        assert filled == [number <= place for number in range(9)]


def test_the_ring_of_zeros_is_drawn(view: SlidingWindow, session: Session) -> None:
    assert view.picture.layout_now.padded == view.picture.layout_now.image
    session.convolution.set_padding("same")
    layout = view.picture.layout_now
    assert layout.padded.contains(layout.image)
    assert layout.padded.width() / layout.image.width() == pytest.approx(7 / 5)
    corner = shown(view).pixelColor((layout.padded.topLeft() + QPointF(4, 4)).toPoint())
    assert corner != QColor(colors().panel)


def test_a_click_on_the_map_or_the_image_sends_the_window_there(
    qtbot: QtBot, view: SlidingWindow, session: Session
) -> None:
    layout, playback = view.picture.layout_now, session.convolution.playback
    playback.play()
    qtbot.mouseClick(view.picture, LEFT, pos=middle(layout.map_cell(2, 0)))
    assert (playback.position, playback.playing) == (answer_of(6), False)
    qtbot.mouseClick(view.picture, LEFT, pos=middle(layout.image_cell(1, 3)))
    assert playback.position == answer_of(2)
    qtbot.mouseClick(view.picture, LEFT, pos=QPoint(2, 2))
    assert playback.position == answer_of(2)


def test_the_window_is_dragged(qtbot: QtBot, view: SlidingWindow, session: Session) -> None:
    layout, playback = view.picture.layout_now, session.convolution.playback
    qtbot.mousePress(view.picture, LEFT, pos=middle(layout.image_cell(0, 0)))
    assert playback.position == answer_of(0)
    qtbot.mouseMove(view.picture, middle(layout.image_cell(2, 2)))
    assert playback.position == answer_of(4)
    qtbot.mouseRelease(view.picture, LEFT, pos=middle(layout.image_cell(2, 2)))


def test_up_and_down_go_a_row(qtbot: QtBot, view: SlidingWindow, session: Session) -> None:
    playback = session.convolution.playback
    assert playback.position == answer_of(4)
    qtbot.keyClick(view.picture, Qt.Key.Key_Down)
    assert playback.position == answer_of(7)
    qtbot.keyClick(view.picture, Qt.Key.Key_Down)
    assert playback.position == answer_of(7)
    qtbot.keyClick(view.picture, Qt.Key.Key_Up)
    assert playback.position == answer_of(4)


def test_a_weight_is_clicked_and_typed(qtbot: QtBot, view: SlidingWindow, session: Session) -> None:
    qtbot.mouseClick(view.picture, LEFT, pos=middle(view.picture.layout_now.kernel_cell(0, 1)))
    assert view.field.isVisible()
    assert view.field.value == 0
    qtbot.keyClicks(view.field, "7")
    assert session.convolution.scene.kernel[0] == (1, 7, 1)
    qtbot.keyClick(view.field, Qt.Key.Key_Tab)
    qtbot.keyClicks(view.field, "-2")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert not view.field.isVisible()
    assert session.convolution.scene.kernel[0] == (1, 7, -2)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.convolution.scene.kernel[0] == (1, 0, 1)


def test_a_turned_kernel_is_typed_where_it_is_seen(
    qtbot: QtBot, view: SlidingWindow, session: Session
) -> None:
    session.convolution.set_kernel("sobel-x")
    session.convolution.set_flips(True)
    qtbot.mouseClick(view.picture, LEFT, pos=middle(view.picture.layout_now.kernel_cell(1, 0)))
    assert view.field.value == 2
    qtbot.keyClicks(view.field, "9")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert session.convolution.scene.kernel[1] == (-2, 0, 9)
    assert session.convolution.sliding.kernel[1, 0] == 9


def test_nonsense_is_refused_under_the_cell(
    qtbot: QtBot, view: SlidingWindow, session: Session
) -> None:
    before = session.convolution.scene
    qtbot.mouseClick(view.picture, LEFT, pos=middle(view.picture.layout_now.kernel_cell(0, 0)))
    for text in ("abc", "1e9"):
        view.field.selectAll()
        qtbot.keyClicks(view.field, text)
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
        assert view.field.problem.endswith(".")
        assert view.field.isVisible()
    qtbot.keyClick(view.field, Qt.Key.Key_Escape)
    session.undo_stack.undo()
    assert session.convolution.scene == before


def test_a_number_of_the_grid_is_double_clicked_and_typed(
    qtbot: QtBot, view: SlidingWindow, session: Session
) -> None:
    cell = middle(view.picture.layout_now.image_cell(4, 4))
    qtbot.mouseDClick(view.picture, LEFT, pos=cell)
    qtbot.keyClicks(view.field, "5")
    qtbot.keyClick(view.field, Qt.Key.Key_Tab)
    assert view.field.value == 1
    qtbot.keyClick(view.field, Qt.Key.Key_Escape)
    assert session.convolution.scene.numbers[4][4] == 5
    session.convolution.set_source("digit")
    qtbot.mouseDClick(view.picture, LEFT, pos=middle(view.picture.layout_now.image_cell(4, 4)))
    assert not view.field.isVisible()


def test_enter_types_the_first_weight(qtbot: QtBot, view: SlidingWindow, session: Session) -> None:
    qtbot.keyClick(view.picture, Qt.Key.Key_Return)
    assert view.field.isVisible()
    qtbot.keyClick(view.field, Qt.Key.Key_Escape)
    session.convolution.set_operation("max")
    qtbot.keyClick(view.picture, Qt.Key.Key_Return)
    assert not view.field.isVisible()


@pytest.mark.parametrize(
    ("cell", "told"), [("image_cell", "x[1, 1] = 1"), ("map_cell", "z[1, 1] = 4")]
)
def test_a_number_is_told_on_hover(
    qtbot: QtBot, view: SlidingWindow, session: Session, cell: str, told: str
) -> None:
    place = middle(getattr(view.picture.layout_now, cell)(1, 1))
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.picture.mapToGlobal(place))
    QApplication.sendEvent(view.picture, event)
    assert QToolTip.text() == told
    QToolTip.hideText()
    session.convolution.playback.seek(0)
    drawing_knows = view.picture._drawn().told_at(QPointF(place), 0)
    assert drawing_knows == (told if cell == "image_cell" else "")


@pytest.mark.parametrize("operation", ["convolution", "max", "average"])
@pytest.mark.parametrize("grid", ["3", "1 2 3 4 5 6 7 8 9", "; ".join(["-1 0.5 "] * 28)])
def test_odd_grids_are_drawn(
    view: SlidingWindow, session: Session, grid: str, operation: str
) -> None:
    session.convolution.set_padding("same")
    session.convolution.set_numbers(grid)
    session.convolution.set_operation(operation)
    for position in (0, 0.5, 1, 1.5, session.convolution.playback.length):
        session.convolution.playback.seek(position)
        picture = shown(view)
        layout = view.picture.layout_now
        for place in (layout.padded, layout.map, layout.window, layout.products, layout.result):
            assert picture.rect().contains(place.toAlignedRect().adjusted(1, 1, -1, -1))


def test_what_is_written_over_the_parts(view: SlidingWindow, session: Session) -> None:
    state = session.convolution
    assert view._words()[0] == "Image 5 × 5"
    state.set_padding("same")
    assert view._words()[0] == "Image 5 × 5, padded 7 × 7"
    state.set_flips(True)
    assert view._words()[2:] == ("Kernel, turned", "Products", "Feature map 5 × 5")


@pytest.mark.parametrize(("width", "height"), [(1, 1), (20, 300), (1200, 10), (40, 18)])
def test_a_picture_without_room_is_drawn_all_the_same(
    view: SlidingWindow, session: Session, width: int, height: int
) -> None:
    # Warnings of Qt are errors here: on the way to another layout it may be as small as this.
    picture = view.picture
    picture.setParent(None)
    for preset in ("kernel-slides", "edges-of-a-digit", "max-pooling"):
        session.convolution.show_preset(preset)
        picture.setFixedSize(width, height)
        picture.show()
        picture.grab()
    picture.setParent(view)


def test_no_line_goes_through_a_word(
    qtbot: QtBot, panel: Panel, view: SlidingWindow, session: Session
) -> None:
    panel.resize(1200, 330)
    qtbot.waitUntil(lambda: view.height() < 300)
    layout, word = view.picture.layout_now, view._words()[-1]
    wide, line = QFontMetrics(number_font()).horizontalAdvance(word), round(layout.line)
    left, top = round(layout.map.center().x() - wide / 2), round(layout.map.top()) - line
    seen = []
    for place in range(9):
        session.convolution.playback.seek(2 * place)
        # Not as far down as the frames of the highest cells reach.
        seen.append(shown(view).copy(left, top, wide, line - 5))
    assert all(each == seen[0] for each in seen)


def test_the_sum_is_larger_where_there_is_room(
    qtbot: QtBot, panel: Panel, view: SlidingWindow, session: Session
) -> None:
    size, low = view.terms.font().pointSizeF(), view.terms.height()
    panel.resize(1200, 800)
    qtbot.waitUntil(lambda: view.terms.font().pointSizeF() > 1.5 * size)
    qtbot.waitUntil(lambda: low < view.terms.height() < 2 * low)
    session.convolution.set_numbers("1234.5 " * 6 + ";" + "2345.6 " * 6 + ";" + "3456.7 " * 6)
    assert size < view.terms.font().pointSizeF() < 1.5 * size


@pytest.mark.parametrize("kind", ["png", "svg", "csv"])
def test_it_can_be_saved(
    qtbot: QtBot,
    view: SlidingWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
) -> None:
    for name in ("picture_tools.ask_where_to_save_png", "picture_tools.ask_where_to_save_svg"):
        monkeypatch.setattr(f"visualizer.widgets.{name}", lambda *_: str(tmp_path / "a"))
    name = "visualizer.widgets.map_tools.ask_where_to_save_map"
    monkeypatch.setattr(name, lambda *_: str(tmp_path / "a"))
    qtbot.mouseClick(view.tools.button, LEFT)
    qtbot.mouseClick(getattr(view.tools, f"{kind}_button"), LEFT)
    assert view.tools.bubble.text() == f"Saved as a.{kind}."
    saved = tmp_path / f"a.{kind}"
    assert saved.stat().st_size > 300
    if kind == "csv":
        with saved.open(encoding="utf-8", newline="") as file:
            outputs = [float(row["output"]) for row in csv.DictReader(file)]
        np.testing.assert_array_equal(outputs, session.convolution.sliding.outputs.ravel())
    if kind == "svg":
        # Numbers are drawn as such, and not as pixels of a picture of them.
        assert saved.read_text(encoding="utf-8").count("<text") > 30


@pytest.mark.parametrize("edit", ["size", "padding", "operation"])
def test_a_field_closes_when_its_cell_goes_elsewhere(
    qtbot: QtBot, view: SlidingWindow, session: Session, edit: str
) -> None:
    value = {"size": 5, "padding": "same", "operation": "max"}[edit]
    getattr(session.convolution, f"set_{edit}")(value)
    session.undo_stack.undo()
    session.undo_stack.redo()
    if edit == "operation":
        session.undo_stack.undo()
    corner = len(session.convolution.scene.kernel) - 1
    cell = view.picture.layout_now.kernel_cell(corner, corner)
    qtbot.mouseClick(view.picture, LEFT, pos=middle(cell))
    assert view.field.isVisible()
    (session.undo_stack.redo if edit == "operation" else session.undo_stack.undo)()
    assert not view.field.isVisible()


def test_undo_reaches_the_cell_that_is_typed_into(
    qtbot: QtBot, view: SlidingWindow, session: Session
) -> None:
    qtbot.mouseClick(view.picture, LEFT, pos=middle(view.picture.layout_now.kernel_cell(0, 1)))
    qtbot.keyClicks(view.field, "7")
    session.undo_stack.undo()
    assert view.field.isVisible()
    assert view.field.value == 0
    assert view.field.text() == "0"
