"""Picking a test image, drawing a digit, and what the network says of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.state.session import Session
from visualizer.views.digit_panel import DigitPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(show: Callable[[QWidget], None], session: Session) -> DigitPanel:
    panel = DigitPanel(session)
    panel.resize(400, 500)
    show(panel)
    return panel


def verdict(panel: DigitPanel) -> str:
    return panel.findChild(QLabel).text()


def draw(qtbot: QtBot, panel: DigitPanel, *points: tuple[int, int]) -> None:
    qtbot.mousePress(panel.pad, LEFT, pos=QPoint(*points[0]))
    for point in points[1:]:
        qtbot.mouseMove(panel.pad, QPoint(*point))
    qtbot.mouseRelease(panel.pad, LEFT, pos=QPoint(*points[-1]))


def answering(answer: int) -> DenseNetwork:
    """Return a network that always gives one answer."""
    bias = np.eye(10, dtype=np.float32)[answer]
    return DenseNetwork([DenseLayer(np.zeros((784, 10), np.float32), bias, "softmax")])


@pytest.mark.parametrize(
    ("index", "answer", "words"),
    [(1, 3, "Label 3, answer 3 ✓"), (1, 8, "Label 3, answer 8 ✗"), (4, 2, "Label 2, answer 2 ✓")],
)
def test_label_and_answer(
    panel: DigitPanel, session: Session, index: int, answer: int, words: str
) -> None:
    session.digit.show_index(index)
    session.network.set_network(answering(answer))
    assert verdict(panel) == words
    assert panel.index_field.text() == str(index)


def test_the_image_is_seen(
    panel: DigitPanel,
    session: Session,
    repainted: Callable[[QWidget], AbstractContextManager[None]],
) -> None:
    before = panel.grab().toImage()
    with repainted(panel.findChild(QStackedWidget).currentWidget()):
        session.digit.move(1)
    assert panel.grab().toImage() != before


@pytest.mark.parametrize(("name", "index"), [("previous_button", 6), ("next_button", 1)])
def test_buttons_go_to_another_image(
    qtbot: QtBot, panel: DigitPanel, session: Session, name: str, index: int
) -> None:
    qtbot.mouseClick(getattr(panel, name), LEFT)
    assert session.digit.index == index
    assert panel.index_field.text() == str(index)


def test_any_image(qtbot: QtBot, panel: DigitPanel, session: Session) -> None:
    seen = set()
    for _ in range(60):
        qtbot.mouseClick(panel.random_button, LEFT)
        seen.add(session.digit.index)
    assert len(seen) > 3


@pytest.mark.parametrize(("text", "index"), [("5", 5), ("3.0", 3), ("+6", 6)])
def test_a_typed_number_picks_the_image(
    qtbot: QtBot, panel: DigitPanel, session: Session, text: str, index: int
) -> None:
    panel.index_field.setFocus()
    panel.index_field.selectAll()
    qtbot.keyClicks(panel.index_field, text)
    qtbot.keyClick(panel.index_field, Qt.Key.Key_Return)
    assert session.digit.index == index


@pytest.mark.parametrize("text", ["7", "-1", "1.5", "1e300"])
def test_no_such_image_is_explained(
    qtbot: QtBot, panel: DigitPanel, session: Session, text: str
) -> None:
    session.digit.show_index(2)
    panel.index_field.setFocus()
    panel.index_field.selectAll()
    qtbot.keyClicks(panel.index_field, text)
    qtbot.keyClick(panel.index_field, Qt.Key.Key_Return)
    assert panel.index_field.problem == "The images are numbered 0 to 6."
    qtbot.keyClick(panel.index_field, Qt.Key.Key_Tab)
    assert (session.digit.index, panel.index_field.text()) == (2, "2")


def test_drawing_runs_through_the_network_as_it_is_drawn(
    qtbot: QtBot, panel: DigitPanel, session: Session
) -> None:
    qtbot.mouseClick(panel.draw_button, LEFT)
    assert verdict(panel) == "Draw a digit with the mouse."
    before = session.logits.values
    side = min(panel.pad.width(), panel.pad.height())
    draw(qtbot, panel, (side // 2, side // 4), (side // 2, 3 * side // 4))
    assert session.digit.index is None
    # A line from top to bottom, centred and 20 pixels high.
    rows, columns = np.nonzero(session.digit.image)
    assert (rows.min(), rows.max()) == (4, 23)
    assert columns.mean() == pytest.approx(13.5, abs=0.5)
    assert session.logits.values is not before
    answer = session.network.trace.output.argmax()
    assert verdict(panel) == f"The network says {answer}."


def test_a_new_sheet_is_blank(qtbot: QtBot, panel: DigitPanel, session: Session) -> None:
    qtbot.mouseClick(panel.draw_button, LEFT)
    draw(qtbot, panel, (100, 100))
    qtbot.mouseClick(panel.erase_button, LEFT)
    assert not session.digit.image.any()
    assert verdict(panel) == "Draw a digit with the mouse."


def test_back_from_drawing_to_the_image_before_and_to_the_drawing_again(
    qtbot: QtBot, panel: DigitPanel, session: Session
) -> None:
    session.digit.show_index(5)
    qtbot.mouseClick(panel.draw_button, LEFT)
    draw(qtbot, panel, (100, 100), (200, 100))
    drawing = session.digit.image
    qtbot.mouseClick(panel.draw_button, LEFT)
    assert session.digit.index == 5
    qtbot.mouseClick(panel.draw_button, LEFT)
    assert np.array_equal(session.digit.image, drawing)


def test_undo_takes_back_stroke_after_stroke_then_the_drawing(
    qtbot: QtBot, panel: DigitPanel, session: Session
) -> None:
    session.digit.show_index(5)
    qtbot.mouseClick(panel.draw_button, LEFT)
    inks = [panel.pad.ink]
    for x in (100, 150):
        draw(qtbot, panel, (x, 100), (x, 150), (x, 200))
        inks.append(panel.pad.ink)
    assert panel.draw_button.isChecked()
    for ink in reversed(inks[:-1]):
        session.undo_stack.undo()
        assert np.array_equal(panel.pad.ink, ink)
    assert verdict(panel) == "Draw a digit with the mouse."
    session.undo_stack.undo()
    assert (session.digit.index, panel.draw_button.isChecked()) == (5, False)
    assert not panel.pad.isVisible()
    for _ in inks:
        session.undo_stack.redo()
    assert panel.draw_button.isChecked()
    assert panel.pad.isVisible()
    assert np.array_equal(panel.pad.ink, inks[-1])


def test_a_new_sheet_can_be_taken_back(qtbot: QtBot, panel: DigitPanel, session: Session) -> None:
    qtbot.mouseClick(panel.draw_button, LEFT)
    draw(qtbot, panel, (100, 100), (150, 150))
    drawing = panel.pad.ink
    qtbot.mouseClick(panel.erase_button, LEFT)
    session.undo_stack.undo()
    assert np.array_equal(panel.pad.ink, drawing)


def test_picking_an_image_elsewhere_ends_the_drawing(
    qtbot: QtBot, panel: DigitPanel, session: Session
) -> None:
    qtbot.mouseClick(panel.draw_button, LEFT)
    session.digit.show_index(4)
    assert not panel.draw_button.isChecked()
    assert session.digit.index == 4
    assert panel.random_button.isVisible()
    assert not panel.erase_button.isVisible()


def test_buttons_lead_out_of_the_drawing(qtbot: QtBot, panel: DigitPanel, session: Session) -> None:
    session.digit.show_index(5)
    qtbot.mouseClick(panel.draw_button, LEFT)
    qtbot.mouseClick(panel.next_button, LEFT)
    assert session.digit.index == 5
    assert not panel.draw_button.isChecked()


def test_before_the_images_are_read(show: Callable[[QWidget], None], images: ImageDataset) -> None:
    session = Session()
    panel = DigitPanel(session)
    show(panel)
    assert verdict(panel) == "The images are being read…"
    assert not panel.index_field.isEnabled()
    session.dataset.loaded("stripes", images)
    assert panel.index_field.isEnabled()
    assert verdict(panel).startswith("Label 0, answer ")


def test_drawing_before_the_images_are_read(
    qtbot: QtBot, show: Callable[[QWidget], None], images: ImageDataset
) -> None:
    session = Session()
    panel = DigitPanel(session)
    show(panel)
    qtbot.mouseClick(panel.draw_button, LEFT)
    qtbot.mouseClick(panel.draw_button, LEFT)
    assert verdict(panel) == "The images are being read…"
    session.dataset.loaded("stripes", images)
    assert session.digit.index == 0


def test_a_network_that_diverged_gives_no_answer(panel: DigitPanel, session: Session) -> None:
    weights = np.full((784, 10), np.nan, np.float32)
    session.network.set_network(
        DenseNetwork([DenseLayer(weights, np.zeros(10, np.float32), "softmax")])
    )
    assert verdict(panel) == "The network gives no numbers."
