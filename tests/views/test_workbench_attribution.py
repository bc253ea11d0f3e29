"""What each input adds to a logit: as bars of a few inputs, as a picture of an image."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.attribution import gradient_times_input
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.number_text import format_number
from visualizer.state.session import Session
from visualizer.views.workbench_attribution import WorkbenchAttribution
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.widgets.bar import Bar


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchAttribution:
    view = WorkbenchAttribution(session)
    view.resize(420, 360)
    show(view)
    return view


def lecture(session: Session) -> None:
    session.digit.show_index(2)
    plans = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))
    session.workbench.show_network(initial_network(plans, 0), 0)


def numbers(view: WorkbenchAttribution) -> list[str]:
    return [row[-1].text for row in view.table.rows]


def test_the_parts_of_a_linear_network_done_by_hand(
    view: WorkbenchAttribution, session: Session
) -> None:
    session.workbench.show_preset("linear-layers")
    # W1 @ W2 @ W3 = (10, −1.25), and the biases bring 0.5·2 + 1·1 + 0.25.
    assert numbers(view) == ["10.0000", "−2.5000"]
    assert view.sum_line.text == "Σ = 7.5000, logit 0 = 9.7500"
    bars = [cell for row in view.table.rows for cell in row if isinstance(cell, Bar)]
    assert len(bars) == 2
    assert not view.image.isVisible()


def test_a_logit_is_chosen_by_keys_and_its_paths_light_up(
    qtbot: QtBot, view: WorkbenchAttribution, session: Session
) -> None:
    assert view.output_box.currentText() == "largest"
    assert session.walk.explained is None
    largest = int(np.argmax(session.workbench.trace.logits))
    assert f"logit {largest} = " in view.sum_line.text
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(view.output_box, key)
        seen.append(session.walk.explained)
    assert seen == [0, 1, 0, None]
    qtbot.keyClick(view.output_box, Qt.Key.Key_End)
    assert session.walk.explained == 1
    assert len(session.walk.paths) > 0
    parts = gradient_times_input(session.workbench.network, session.workbench.trace, 1)
    assert numbers(view) == [format_number(float(part), 4) for part in parts]


def test_the_paths_are_seen_in_the_diagram(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    lecture(session)
    diagram, view = WorkbenchDiagram(session), WorkbenchAttribution(session)
    diagram.resize(900, 560)
    for widget in (diagram, view):
        show(widget)
    before = diagram.grab().toImage()
    qtbot.keyClick(view.output_box, Qt.Key.Key_Down)
    assert diagram.grab().toImage() != before
    for part in session.walk.paths:
        assert session.walk.fold.row(part.layer, part.unit) is not None


def test_the_state_moves_the_box(view: WorkbenchAttribution, session: Session) -> None:
    session.walk.explain(1)
    assert view.output_box.currentText() == "1"
    assert "logit 1 = " in view.sum_line.text
    session.walk.explain(None)
    assert view.output_box.currentText() == "largest"
    session.walk.explain(1)
    session.workbench.show_preset("xor")
    assert session.walk.explained is None
    assert view.output_box.currentText() == "largest"
    assert view.output_box.count() == 2


def test_an_edit_changes_the_parts_and_undo_brings_them_back(
    view: WorkbenchAttribution, session: Session
) -> None:
    before, line = numbers(view), view.sum_line.text
    session.workbench.set_input(0, -3)
    assert numbers(view) != before
    assert view.table.rows[0][1].text == "−3"
    session.undo_stack.undo()
    assert (numbers(view), view.sum_line.text) == (before, line)


def test_an_image_gives_a_picture(view: WorkbenchAttribution, session: Session) -> None:
    lecture(session)
    assert (view.image.isVisible(), view.table.isVisible()) == (True, False)
    workbench = session.workbench
    index = int(np.argmax(workbench.trace.logits))
    parts = gradient_times_input(workbench.network, workbench.trace, index)
    np.testing.assert_array_equal(view.image.values, parts.reshape(28, 28))
    before = view.image.grab().toImage()
    session.walk.explain((index + 1) % 10)
    assert view.image.grab().toImage() != before
    # There are no biases yet: the parts are all of it.
    total, logit = (part.rpartition(" = ")[2] for part in view.sum_line.text.split(", "))
    assert float(total.replace("−", "-")) == pytest.approx(float(logit.replace("−", "-")), abs=2e-4)
    session.workbench.show_preset("xor")
    assert (view.image.isVisible(), view.table.isVisible()) == (False, True)


def test_another_digit_gives_another_picture(view: WorkbenchAttribution, session: Session) -> None:
    lecture(session)
    before = view.image.grab().toImage()
    session.digit.move(1)
    assert view.image.grab().toImage() != before
    session.digit.move(-1)
    assert view.image.grab().toImage() == before


def test_the_box_has_a_name(view: WorkbenchAttribution) -> None:
    assert view.output_box.toolTip()
    assert view.output_box.accessibleName()
