"""Activations that are changed where their names stand in the picture of the network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.workbench_diagram import WorkbenchDiagram

LEFT = Qt.MouseButton.LeftButton
Clicking = Callable[[QPointF], None]


def test_a_click_on_an_activation_asks_for_another(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, click: Clicking
) -> None:
    word = diagram.layout_now.activation_word(1).center()
    assert diagram.describe(word).startswith("Activation of hidden_2: sigmoid.")
    before = diagram.grab().toImage()
    click(word)
    menu = diagram.activations
    assert menu.isVisible()
    assert [key for key, entry in menu.entries.items() if entry.isChecked()] == ["sigmoid"]
    spot = menu.actionGeometry(menu.entries["relu"]).center()
    qtbot.mouseClick(menu, LEFT, pos=spot)
    assert not menu.isVisible()
    assert session.workbench.network.layers[1].activation == "relu"
    net_inputs, outputs = session.workbench.trace.net_inputs, session.workbench.trace.activations
    assert outputs[2].tolist() == np.maximum(net_inputs[1], 0).tolist()
    assert diagram.grab().toImage() != before
    session.undo_stack.undo()
    assert session.workbench.network.layers[1].activation == "sigmoid"
    assert diagram.grab().toImage() == before


def test_the_key_a_asks_for_the_activation_at_work(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    session.walk.pin((2, 1))
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_A)
    menu = diagram.activations
    assert menu.activeAction() is menu.entries["linear"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert [layer.activation for layer in session.workbench.network.layers] == [
        "sigmoid",
        "sigmoid",
        "relu",
    ]
    before = session.workbench.scene
    qtbot.keyClick(diagram, Qt.Key.Key_A)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert session.workbench.scene is before


def look_at(qtbot: QtBot, diagram: WorkbenchDiagram, session: Session, layer: int) -> QObject:
    """Ask the menu of a layer to look at its activation; return what is to be seen then."""
    session.walk.pin((layer, 1))
    diagram.setFocus()
    qtbot.keyClick(diagram, Qt.Key.Key_A)
    menu = diagram.activations
    with qtbot.waitSignal(session.look_requested) as asked:
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.look_entry).center())
    return asked.args[0]


def test_its_curve_is_a_click_away(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    before, page = session.workbench.scene, session.activations
    assert look_at(qtbot, diagram, session, 2) is page
    assert diagram.activations.look_entry.text() == "Look at linear closely"
    z = session.workbench.trace.net_inputs[2][1]
    assert (page.scene.activation, page.scene.z) == ("linear", round(z, session.walk.decimals))
    # Nothing else has changed, and one undo takes it back.
    assert session.workbench.scene is before
    session.undo_stack.undo()
    assert page.scene.activation == "sigmoid"


def test_of_softmax_its_own_page_is_shown(
    qtbot: QtBot, diagram: WorkbenchDiagram, session: Session
) -> None:
    session.workbench.set_activation(2, "softmax")
    assert look_at(qtbot, diagram, session, 2) is session.softmax
    assert session.softmax.logits.tolist() == session.workbench.trace.net_inputs[2].tolist()


def test_numbers_that_fit_nowhere_stay_behind(session: Session) -> None:
    bench = session.workbench
    bench.set_inputs([1.0] * bench.network.sizes[0])
    for source in range(bench.network.sizes[0]):
        bench.set_weight(0, source, 0, 1.7e308)
    assert np.isinf(bench.trace.net_inputs[0][0])
    before = session.activations.scene.z, session.softmax.scene.logits
    session.look_at_activation(0)
    bench.set_activation(0, "softmax")
    session.look_at_activation(0)
    assert (session.activations.scene.z, session.softmax.scene.logits) == before
