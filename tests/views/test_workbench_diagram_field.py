"""Numbers of the network that are changed where they stand in its picture."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from diagram_places import at, box, number
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.pass_layout import Node

LEFT = Qt.MouseButton.LeftButton
TOO_LARGE = "1e400 is too large."
Typing = Callable[..., None]
Clicking = Callable[[QPointF], None]


def weight(session: Session, layer: int, source: int, unit: int) -> float:
    return float(session.workbench.network.layers[layer].weights[source, unit])


def test_a_click_on_a_weight_opens_a_field_and_typing_changes_it_at_once(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking, type_into: Typing
) -> None:
    assert not diagram.field.isVisible()
    click(number(diagram, 0, 1, 0))
    assert diagram.field.isVisible()
    assert diagram.field.hasFocus()
    assert diagram.field.text() == "0.72"
    assert diagram.field.geometry().contains(at(diagram, number(diagram, 0, 1, 0)))
    qtbot.keyClicks(diagram.field, "-1.5")
    assert weight(session, 0, 0, 1) == -1.5
    assert session.workbench.trace.net_inputs[0][1] == pytest.approx(
        -1.5 * 0.02316599 + 0.38 * 0.5851755 + 0.3
    )
    qtbot.keyClick(diagram.field, Qt.Key.Key_Return)
    assert not diagram.field.isVisible()
    assert diagram.hasFocus()
    session.undo_stack.undo()
    assert weight(session, 0, 0, 1) == 0.72


def test_inputs_and_biases_are_changed_the_same_way(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking, type_into: Typing
) -> None:
    click(box(diagram, -1, 1))
    assert diagram.field.text() == "0.5851755"
    type_into(diagram.field, "3")
    assert session.workbench.scene.x == (0.02316599, 3.0)
    click(number(diagram, 2, 0, None))
    assert diagram.field.text() == "0.61"
    type_into(diagram.field, "−2")
    assert session.workbench.network.layers[2].bias.tolist() == [-2.0, 0.27]
    assert not diagram.field.isVisible()


def test_enter_closes_the_field_while_a_unit_is_pinned(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    session.walk.pin((2, 0))
    click(number(diagram, 0, 0, 0))
    qtbot.keyClicks(diagram.field, "9")
    qtbot.keyClick(diagram.field, Qt.Key.Key_Return)
    assert weight(session, 0, 0, 0) == 9
    assert not diagram.field.isVisible()


def test_undo_under_an_open_field_brings_the_old_number_back_into_it(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    click(number(diagram, 0, 0, 0))
    qtbot.keyClicks(diagram.field, "9")
    session.undo_stack.undo()
    assert weight(session, 0, 0, 0) == 0.42
    assert not diagram.field.isVisible() or diagram.field.text() == "0.42"


def test_a_click_elsewhere_closes_the_field(
    diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    click(number(diagram, 0, 0, 0))
    click(diagram.layout_now.box(Node(2, 0)).center())
    assert session.walk.pinned == (2, 0)
    assert not diagram.field.isVisible()


def test_the_arrows_go_up_and_down_by_a_tenth(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    click(number(diagram, 1, 0, 2))
    qtbot.keyClick(diagram.field, Qt.Key.Key_Up)
    assert weight(session, 1, 2, 0) == 0.76
    for _ in range(2):
        qtbot.keyClick(diagram.field, Qt.Key.Key_Down)
    assert weight(session, 1, 2, 0) == 0.56
    assert diagram.field.text() == "0.56"


def test_escape_closes_without_harm(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking, type_into: Typing
) -> None:
    before = session.workbench.scene
    click(number(diagram, 0, 0, 0))
    qtbot.keyClick(diagram.field, Qt.Key.Key_Escape)
    assert not diagram.field.isVisible()
    click(number(diagram, 0, 0, 0))
    type_into(diagram.field, "abc", enter=False)
    qtbot.keyClick(diagram.field, Qt.Key.Key_Escape)
    assert not diagram.field.isVisible()
    assert (session.workbench.scene, session.undo_stack.count()) == (before, 0)
    click(number(diagram, 0, 0, 0))
    assert diagram.field.text() == "0.42"
    assert not diagram.field.problem


def test_tab_goes_through_the_numbers_of_a_unit(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking, type_into: Typing
) -> None:
    click(number(diagram, 0, 1, 0))
    seen = []
    for _ in range(4):
        seen.append(diagram.field.text())
        qtbot.keyClick(diagram.field, Qt.Key.Key_Tab)
    assert seen == ["0.72", "0.38", "0.3", "0.72"]
    assert diagram.field.hasFocus()
    qtbot.keyClick(diagram.field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert diagram.field.text() == "0.72"
    assert session.undo_stack.count() == 0
    type_into(diagram.field, "7", enter=False)
    qtbot.keyClick(diagram.field, Qt.Key.Key_Tab)
    assert diagram.field.text() == "0.38"
    assert session.workbench.network.layers[0].weights[:, 1].tolist() == [7, 0.38]


def test_tab_goes_through_the_inputs(
    qtbot: QtBot, diagram: WorkbenchDiagram, click: Clicking
) -> None:
    click(box(diagram, -1, 0))
    seen = []
    for _ in range(3):
        seen.append(diagram.field.text())
        qtbot.keyClick(diagram.field, Qt.Key.Key_Tab)
    assert seen == ["0.02316599", "0.5851755", "0.02316599"]


@pytest.mark.parametrize("text", ["0.50", "5e-1", ".5"])
def test_a_number_in_another_spelling_does_not_go_to_its_neighbour_on_tab(
    qtbot: QtBot,
    diagram: WorkbenchDiagram,
    session: Session,
    click: Clicking,
    type_into: Typing,
    text: str,
) -> None:
    click(number(diagram, 0, 1, 0))
    type_into(diagram.field, text, enter=False)
    qtbot.keyClick(diagram.field, Qt.Key.Key_Tab)
    assert session.workbench.network.layers[0].weights[:, 1].tolist() == [0.5, 0.38]
    assert diagram.field.text() == "0.38"


def test_a_click_on_another_number_leaves_the_first_as_typed(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking, type_into: Typing
) -> None:
    click(number(diagram, 0, 1, 0))
    type_into(diagram.field, "0.50", enter=False)
    click(number(diagram, 2, 1, None))
    assert diagram.field.text() == "0.27"
    assert session.workbench.network.layers[0].weights[:, 1].tolist() == [0.5, 0.38]
    assert session.workbench.network.layers[2].bias.tolist() == [0.61, 0.27]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("many", "“many” is not a number."),
        ("1e400", TOO_LARGE),
        ("-1e400", "-1e400 is too large."),
        ("", "A number is needed here."),
        ("1,5", "“1,5” is not a number."),
    ],
)
@pytest.mark.parametrize("source", [0, None])
def test_bad_text_gets_a_sentence_and_the_last_good_state_stays(
    qtbot: QtBot,
    diagram: WorkbenchDiagram,
    session: Session,
    click: Clicking,
    paste_into: Typing,
    type_into: Typing,
    text: str,
    words: str,
    source: int | None,
) -> None:
    before = session.workbench.scene
    click(number(diagram, 1, 1, source))
    if text:
        paste_into(diagram.field, text)
    else:
        type_into(diagram.field, "")
    assert diagram.field.isVisible()
    assert diagram.field.problem == words
    shown = [each for each in diagram.window().findChildren(Bubble) if each.isVisible()]
    assert [each.text() for each in shown] == [words]
    assert (session.workbench.scene, session.undo_stack.count()) == (before, 0)
    type_into(diagram.field, "2")
    assert not diagram.field.isVisible()
    assert not any(each.isVisible() for each in diagram.window().findChildren(Bubble))


def test_a_weight_too_large_for_its_type_is_refused(
    diagram: WorkbenchDiagram, session: Session, click: Clicking, paste_into: Typing
) -> None:
    small = session.workbench.network.astype(np.float32)
    session.workbench.put(session.workbench.scene.with_network(small))
    click(number(diagram, 0, 0, 0))
    paste_into(diagram.field, "1e39")
    assert diagram.field.problem == "1e39 is too large for a weight."
    assert weight(session, 0, 0, 0) == pytest.approx(0.42)


def test_an_open_field_outlives_the_layer_it_was_opened_for(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    click(number(diagram, 2, 1, 1))
    session.workbench.remove_layer(2)
    before = session.workbench.scene
    qtbot.keyClicks(diagram.field if diagram.field.isVisible() else diagram, "5")
    qtbot.keyClick(diagram.field if diagram.field.isVisible() else diagram, Qt.Key.Key_Tab)
    assert session.workbench.scene == before
