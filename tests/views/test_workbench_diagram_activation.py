"""Activations that are changed where their names stand in the picture of the network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, Qt
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
