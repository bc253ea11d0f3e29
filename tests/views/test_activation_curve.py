"""The curve of a function: its place is dragged, clicked, moved by keys and shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from plot_mouse import drag_over
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.activations import FUNCTIONS
from visualizer.state.session import Session
from visualizer.views.activation_card import ActivationCard
from visualizer.views.activation_curve import ActivationCurve
from visualizer.widgets.panel import Panel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, show: Callable[[QWidget], None], session: Session) -> Panel:
    panel = Panel(ActivationCurve(session))
    panel.resize(600, 400)
    show(panel)
    qtbot.waitUntil(lambda: panel.view.plot.width() > 300)
    return panel


@pytest.fixture
def view(panel: Panel) -> ActivationCurve:
    return panel.view


@pytest.fixture
def card(show: Callable[[QWidget], None], session: Session) -> ActivationCard:
    card = ActivationCard(session)
    card.resize(600, 300)
    show(card)
    return card


def point(view: ActivationCurve, z: float) -> QPoint:
    """Return where a net input is, in pixels of the plot."""
    scene = view.box.mapViewToScene(QPointF(z, 0.5))
    return view.plot.mapFromScene(scene)


def legend(view: ActivationCurve) -> list[str]:
    return [f"{entry.name} {entry.value}".strip() for entry in view.legend.entries]


@pytest.mark.parametrize("key", FUNCTIONS)
def test_curve_slope_and_tangent_are_the_function_s(
    view: ActivationCurve, session: Session, key: str
) -> None:
    session.activations.set_activation(key)
    session.activations.set_z(1.5)
    function = FUNCTIONS[key]
    z, values = view._curve.getData()
    np.testing.assert_array_equal(values, function.value(z))
    np.testing.assert_array_equal(view._slope.getData()[1], function.slope(z))
    at, slope = (float(each(np.array([1.5]))[0]) for each in (function.value, function.slope))
    assert (view.dot.pos().x(), view.dot.pos().y()) == (1.5, at)
    assert (view.slope_dot.pos().x(), view.slope_dot.pos().y()) == (1.5, slope)
    x, y = view._tangent.getData()
    np.testing.assert_allclose(y, at + slope * (x - 1.5))


def test_the_legend_says_the_numbers(view: ActivationCurve, session: Session) -> None:
    assert legend(view) == ["sigmoid(0) 0.5", "sigmoid'(0) 0.25", "tangent"]
    session.activations.set_z(-2)
    assert legend(view)[0] == "sigmoid(−2) 0.1192"


def test_a_click_and_a_drag_move_the_place(
    qtbot: QtBot, view: ActivationCurve, session: Session
) -> None:
    qtbot.mouseClick(view.plot.viewport(), LEFT, pos=point(view, 2))
    qtbot.waitUntil(lambda: abs(session.activations.scene.z - 2) < 0.05)
    drag_over(view.plot, point(view, 2), point(view, -3))
    assert session.activations.scene.z == pytest.approx(-3, abs=0.05)
    assert view.dot.pos().x() == session.activations.scene.z
    drag_over(view.plot, point(view, 0), point(view, 5.95))
    assert session.activations.scene.z == 5.4
    assert view.hasFocus()


@pytest.mark.parametrize(
    ("keys", "z"),
    [
        ([Qt.Key.Key_Right], 0.1),
        ([Qt.Key.Key_Left] * 3, -0.3),
        ([Qt.Key.Key_PageUp, Qt.Key.Key_Right], 1.1),
        ([Qt.Key.Key_PageDown], -1.0),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Home], 0.0),
    ],
)
def test_keys_move_the_place(
    qtbot: QtBot, view: ActivationCurve, session: Session, keys: list[Qt.Key], z: float
) -> None:
    view.setFocus()
    for key in keys:
        qtbot.keyClick(view, key)
    assert session.activations.scene.z == z


def test_keys_end_where_the_places_end(
    qtbot: QtBot, view: ActivationCurve, session: Session
) -> None:
    session.activations.set_z(99.5)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert session.activations.scene.z == 100
    assert view.plot.viewRange()[0] == [-192, 192]


def test_others_are_faint_if_they_are_asked_for(
    qtbot: QtBot, view: ActivationCurve, session: Session
) -> None:
    assert not any(curve.isVisible() for curve in view._others.values())
    qtbot.mouseClick(view.compare_button, LEFT)
    assert session.activations.scene.compares
    seen = {key for key, curve in view._others.items() if curve.isVisible()}
    assert seen == set(FUNCTIONS) - {"sigmoid"}
    session.undo_stack.undo()
    assert not view.compare_button.isChecked()


@pytest.mark.parametrize(
    ("key", "jumps"), [("relu", {"slope"}), ("step", {"curve"}), ("tanh", set()), ("elu", set())]
)
def test_no_line_goes_across_a_jump(
    view: ActivationCurve, session: Session, key: str, jumps: set[str]
) -> None:
    session.activations.set_activation(key)
    curves = {"curve": view._curve, "slope": view._slope}
    broken = {name for name, curve in curves.items() if not all(curve.opts["connect"])}
    assert broken == jumps


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_it_can_be_saved(
    qtbot: QtBot,
    view: ActivationCurve,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
) -> None:
    name = f"visualizer.widgets.picture_tools.ask_where_to_save_{kind}"
    monkeypatch.setattr(name, lambda *_: str(tmp_path / "a"))
    qtbot.mouseClick(view.tools.button, LEFT)
    qtbot.mouseClick(getattr(view.tools, f"{kind}_button"), LEFT)
    assert view.tools.bubble.text() == f"Saved as a.{kind}."
    assert (tmp_path / f"a.{kind}").stat().st_size > 1000


def rows(card: ActivationCard) -> list[tuple[str, str]]:
    return [(line.name, line.text) for line in card.table.lines]


def test_the_card_puts_the_numbers_in(card: ActivationCard, session: Session) -> None:
    assert rows(card) == [
        ("f(z)", "1 / (1 + e^(−z))"),
        ("f(0)", "0.5 = 1 / (1 + e^(−0))"),
        ("f'(z)", "f · (1 − f)"),
        ("f'(0)", "0.25 = 0.5 · (1 − 0.5)"),
        ("In Keras", 'activation="sigmoid"'),
        ("Values", "0 < f < 1"),
        ("Largest slope", "0.25"),
    ]
    session.activations.set_activation("gelu")
    session.activations.set_z(1)
    assert ("f'(1)", "1.0833 = Φ(1) + 1 · φ(1)") in rows(card)
    assert ("Φ(1)", "0.84134 = (1 + erf(1 / √2)) / 2") in rows(card)
    assert ("φ(1)", "0.24197 = e^(−1² / 2) / √(2π)") in rows(card)
    session.activations.set_z(-1.3)
    assert ("Φ(−1.3)", "0.0968 = (1 + erf((−1.3) / √2)) / 2") in rows(card)
    # The square is taken before the sign.
    assert ("φ(−1.3)", "0.17137 = e^(−(−1.3)² / 2) / √(2π)") in rows(card)
    session.activations.set_activation("step")
    assert ("In Keras", "none: Keras has no step function") in rows(card)
    assert len(rows(card)) == 7
