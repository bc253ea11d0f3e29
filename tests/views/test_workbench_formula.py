"""The formulas of the unit at work, as far as the walk has come."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.walk import Direction, Grain
from visualizer.state.session import Session
from visualizer.views.workbench_formula import WorkbenchFormula
from visualizer.widgets.text_line import TextLine


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchFormula:
    view = WorkbenchFormula(session)
    view.resize(520, 300)
    show(view)
    return view


def name(view: WorkbenchFormula) -> str:
    return view.findChild(TextLine).text


def unknown(view: WorkbenchFormula) -> list[str]:
    """Return what is still to be guessed."""
    tokens = [token for line in view.formulas.lines for token in line]
    return [token.text for token in tokens if token.computed and token.share == 0]


def test_the_unit_at_work_is_named_and_worked_out(view: WorkbenchFormula, session: Session) -> None:
    assert name(view) == "output, unit 1"
    session.walk.playback.seek(1)
    assert name(view) == "hidden_1, unit 0"
    assert view.formulas.text.splitlines()[:2] == [
        "z = 0.4200·0.0232 + 0.9100·0.5852 + b",
        "= 0.0097 + 0.5325 + 0.1100 = 0.6522",
    ]
    session.walk.playback.seek(5)
    assert name(view) == "hidden_1, unit 1"


def test_the_formula_grows_with_the_walk(view: WorkbenchFormula, session: Session) -> None:
    pictures, guesses = [], []
    for position in range(5):
        session.walk.playback.seek(position)
        pictures.append(view.grab().toImage())
        guesses.append(len(unknown(view)))
    assert guesses == [5, 4, 3, 2, 0]
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])
    session.walk.playback.seek(2)
    assert view.grab().toImage() == pictures[2]


def test_a_pinned_unit_stays_wherever_the_walk_goes(
    view: WorkbenchFormula, session: Session
) -> None:
    session.walk.pin((1, 0))
    for position in (0, 7, 30):
        session.walk.playback.seek(position)
        assert name(view) == "hidden_2, unit 0"
    text = view.formulas.text
    session.walk.pin(None)
    assert name(view) == "output, unit 1"
    assert view.formulas.text != text


def test_an_edit_changes_the_numbers_and_undo_brings_them_back(
    view: WorkbenchFormula, session: Session
) -> None:
    session.walk.pin((0, 0))
    before = view.formulas.text
    session.workbench.set_weight(0, 0, 0, -2)
    session.workbench.set_bias(0, 0, 7)
    assert view.formulas.text.startswith("z = (−2.0000)·0.0232 + 0.9100·0.5852 + b")
    assert "+ 7.0000 =" in view.formulas.text
    for _ in range(2):
        session.undo_stack.undo()
    assert view.formulas.text == before


def test_on_the_way_back_the_gradients_are_worked_out(
    view: WorkbenchFormula, session: Session
) -> None:
    session.walk.set_direction(Direction.BACKWARD)
    assert name(view) == "output, unit 0"
    assert view.formulas.text.startswith("dz = ŷ − y = ")
    assert view.code.text() == "dz3 = (a3 - y) * slope(z3)\ndW3 = a2.T @ dz3;  db3 = dz3"
    session.walk.pin((0, 0))
    assert view.formulas.text.startswith("da = Σ w·dz = ")
    assert view.code.text().startswith("dz1 = dz2 @ W2.T * slope(z1)")


def test_the_whole_layer_is_said_in_numpy(view: WorkbenchFormula, session: Session) -> None:
    assert view.code.text() == "z3 = a2 @ W3 + b3\na3 = z3"
    session.walk.pin((0, 2))
    assert view.code.text() == "z1 = x @ W1 + b1\na1 = sigmoid(z1)"
    session.workbench.set_activation(0, "relu")
    assert view.code.text() == "z1 = x @ W1 + b1\na1 = relu(z1)"


def test_decimals_by_keys_and_by_the_state(
    qtbot: QtBot, view: WorkbenchFormula, session: Session
) -> None:
    session.walk.pin((0, 0))
    assert view.decimals.value() == 4
    qtbot.keyClick(view.decimals, Qt.Key.Key_Down)
    assert session.walk.decimals == 3
    assert view.formulas.text.startswith("z = 0.420·0.023 + 0.910·0.585 + b")
    for _ in range(9):
        qtbot.keyClick(view.decimals, Qt.Key.Key_Up)
    assert session.walk.decimals == 8
    assert "0.02316599" in view.formulas.text
    session.walk.set_decimals(1)
    assert view.decimals.value() == 1


def test_784_terms_are_8_and_the_rest(view: WorkbenchFormula, session: Session) -> None:
    plans = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", ""))
    session.workbench.show_network(initial_network(plans, 0), 0)
    session.walk.pin((0, 5))
    assert name(view) == "hidden, unit 5"
    assert view.formulas.text.splitlines()[0].endswith("(776 …) + b")
    session.walk.pin((1, 3))
    assert name(view) == "layer 2, unit 3"
    assert "a = softmax(z) = e^(" in view.formulas.text


def test_the_picture_follows_by_itself(
    view: WorkbenchFormula,
    session: Session,
    repainted: Callable[[QWidget], AbstractContextManager[None]],
) -> None:
    with repainted(view.formulas):
        session.walk.set_grain(Grain.LAYER)
        session.walk.playback.seek(1)
    with repainted(view.formulas):
        session.workbench.set_input(0, 4)


def test_half_a_step_is_not_there_yet(view: WorkbenchFormula, session: Session) -> None:
    session.walk.playback.seek(0.5)
    token = view.formulas.lines[0][1]
    assert (token.text, token.share, token.active) == ("0.4200·0.0232", 0, True)


def test_how_far_a_step_is_depends_on_the_position_alone(
    view: WorkbenchFormula, session: Session
) -> None:
    pictures = []
    for start in (0.1, 0.6):
        session.walk.playback.seek(0)
        session.walk.playback.seek(start)
        session.walk.playback.seek(0.9)
        pictures.append(view.formulas.grab().toImage())
    assert pictures[0] == pictures[1]


def test_every_part_has_a_name(view: WorkbenchFormula) -> None:
    for part in (view.decimals, view.code):
        assert part.toolTip()
        assert part.accessibleName()
    assert view.formulas.accessibleDescription() == view.formulas.text
