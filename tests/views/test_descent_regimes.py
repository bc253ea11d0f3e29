"""Learning rates painted with what they do: it follows the race, and sets its rates."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.rate_regimes import critical_momentum
from visualizer.core.surfaces.parabola import Parabola
from visualizer.state.descent import DescentState
from visualizer.state.session import Session
from visualizer.views.descent_regimes import DescentRegimes

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> DescentRegimes:
    view = DescentRegimes(session)
    view.resize(520, 360)
    show(view)
    return view


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.01, "Monotone: each step leaves 98 % of the error"),
        (0.5, "One step: the first one ends at the minimum"),
        (0.9, "Zig-zag: each step leaves 80 % of the error, on the other side"),
        (1.0, "To and fro: for ever as far away, on the other side"),
        (1.01, "Diverging: each step makes 102 % of the error"),
        (1e10, "Diverging: each step makes 2e12 % of the error"),
        (1e300, "Diverging: each step makes ∞ % of the error"),
    ],
)
def test_each_regime_is_said_with_its_number(
    view: DescentRegimes, session: Session, rate: float, words: str
) -> None:
    before = view.grab().toImage()
    session.descent.set_learning_rate("sgd", 0.02)
    session.descent.set_learning_rate("sgd", rate)
    assert view.words["sgd"].text == words
    assert view.scales["sgd"].rate == rate
    assert view.rates["sgd"].value == rate
    assert (view.grab().toImage() == before) == (rate == 0.01)


@pytest.mark.parametrize("rate", [0.005, 0.3, 0.8])
def test_what_is_said_is_what_the_descent_does(
    view: DescentRegimes, session: Session, rate: float
) -> None:
    session.descent.set_learning_rate("sgd", rate)
    errors = abs(session.descent.trajectories["sgd"].positions[:3, 0] - 5)
    share = float(view.words["sgd"].text.split("leaves ")[1].split(" %")[0]) / 100
    assert errors[1:] / errors[:-1] == pytest.approx([share, share], abs=1e-4)


def test_a_click_and_a_key_set_the_rate(
    qtbot: QtBot, view: DescentRegimes, session: Session
) -> None:
    scale = view.scales["sgd"]
    place = QPointF(scale.place_of(0.5) + 2, scale.height() / 2).toPoint()
    with qtbot.waitSignal(session.descent.changed):
        qtbot.mouseClick(scale, LEFT, pos=place)
    assert session.descent.optimizers["sgd"].learning_rate == 0.5
    assert session.descent.trajectories["sgd"].positions[1] == 5
    with qtbot.waitSignal(session.descent.changed):
        qtbot.keyClick(scale, Qt.Key.Key_Right)
    assert session.descent.optimizers["sgd"].learning_rate == 0.51
    assert session.descent.optimizers["momentum"].learning_rate == 0.01
    with qtbot.waitSignal(session.descent.changed):
        qtbot.keyClick(view.scales["momentum"], Qt.Key.Key_PageUp)
    assert session.descent.optimizers["momentum"].learning_rate == 0.11
    # One drag or a run of keys is one edit.
    for rate in (0.01, 0.01):
        session.undo_stack.undo()
        assert session.descent.optimizers["momentum"].learning_rate == rate
    assert session.descent.optimizers["sgd"].learning_rate == 0.01


def test_a_rate_is_typed(
    view: DescentRegimes, session: Session, type_into: Callable[..., None]
) -> None:
    type_into(view.rates["sgd"], "1")
    assert session.descent.optimizers["sgd"].learning_rate == 1
    assert view.words["sgd"].text.startswith("To and fro")
    type_into(view.rates["sgd"], "-1")
    assert session.descent.optimizers["sgd"].learning_rate == 1
    assert "above 0" in view.rates["sgd"].problem


def test_momentum_has_a_line_while_it_takes_part(view: DescentRegimes, session: Session) -> None:
    critical = critical_momentum(0.01)
    assert view.scales["momentum"].isVisible()
    assert view.scales["momentum"].bounds[-1] == pytest.approx(1.9)
    assert view.scales["momentum"].highest == view.scales["sgd"].highest > 1.9
    assert view.words["momentum"].text.startswith("Swinging: each step leaves 94.87 %")
    assert view.bounds.text == f"β = 0.9 converges below 1.9, critical β = {critical:.4g}"
    session.descent.set_running("momentum", running=False)
    assert not view.scales["momentum"].isVisible()
    assert not view.bounds.isVisible()
    assert view.scales["sgd"].highest == pytest.approx(1.5)


def test_the_bound_of_momentum_is_where_it_stops_converging(
    view: DescentRegimes, session: Session
) -> None:
    session.descent.set_n_steps(4000)
    for rate, word in ((1.89, "Swinging"), (1.91, "Diverging")):
        session.descent.set_learning_rate("momentum", rate)
        assert view.words["momentum"].text.startswith(word)
        end = abs(session.descent.trajectories["momentum"].positions[1000, 0] - 5)
        assert (end < 1) == (word == "Swinging")


@pytest.mark.parametrize(
    ("surface", "where", "bounds"),
    [
        ("parabola", "", (0.5, 1)),
        ("bowl", "", (0.5, 1)),
        ("ravine", "Along the steepest direction (curvature 2)", (0.5, 1)),
        ("saddle", "away from it every rate goes on for ever", (0.5, 1)),
        ("rosenbrock", "Near the minimum (1, 1)", (1 / 1001.6, 2 / 1001.6)),
        ("monkey_saddle", "No minimum here is round", None),
    ],
)
def test_other_surfaces_have_their_own_bounds(
    view: DescentRegimes,
    session: Session,
    surface: str,
    where: str,
    bounds: tuple[float, float] | None,
) -> None:
    session.descent.set_running("momentum", running=False)
    session.descent.set_surface(surface)
    assert where in view.where.text
    assert view.where.isVisible() == bool(where)
    assert view.scales["sgd"].isVisible() == bool(bounds)
    if bounds:
        assert view.scales["sgd"].bounds == pytest.approx(bounds, rel=1e-4)


def test_another_parabola_is_measured_by_its_own_bend(
    view: DescentRegimes, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Steep(Parabola):
        def slope(self, m, w):
            return (20 * (w - 5),)

        def bend(self, m, w):
            return (20.0,)

    monkeypatch.setattr(DescentState, "surface", Steep())
    session.descent.set_running("momentum", running=False)
    assert view.scales["sgd"].bounds == pytest.approx((0.05, 0.1))


def test_noise_and_schedules_are_not_passed_over(view: DescentRegimes, session: Session) -> None:
    assert not view.where.isVisible()
    session.descent.set_noise_value("scale", 0.1)
    assert "without noise" in view.where.text
    session.descent.set_noise_value("scale", 0)
    assert not view.where.isVisible()
    session.descent.set_schedule("cosine")
    assert view.where.isVisible()


def test_momentum_is_set_to_be_critical(
    qtbot: QtBot, view: DescentRegimes, session: Session
) -> None:
    descent = session.descent
    descent.set_learning_rate("momentum", 0.08)
    assert view.critical_button.isVisible()
    assert "critical β = 0.36" in view.bounds.text
    qtbot.mouseClick(view.critical_button, LEFT)
    # (1 - sqrt(2 * 0.08))**2, and then both roots of the characteristic equation are 0.6.
    assert descent.optimizers["momentum"].momentum == pytest.approx(0.36)
    assert not view.critical_button.isEnabled()
    assert "leaves 60 % of the error" in view.words["momentum"].text
    path = descent.trajectories["momentum"].positions[:, 0]
    assert path.tolist() == sorted(path.tolist())
    session.undo_stack.undo()
    assert descent.optimizers["momentum"].momentum == 0.9
    assert view.critical_button.isEnabled()


def test_only_where_there_is_a_critical_momentum_it_can_be_set(
    view: DescentRegimes, session: Session
) -> None:
    descent, button = session.descent, view.critical_button
    # From 4 / curvature up it is 1 or more.
    descent.set_learning_rate("momentum", 2)
    assert not button.isVisible()
    descent.set_learning_rate("momentum", 1.9)
    assert button.isVisible()
    descent.set_running("momentum", running=False)
    assert not button.isVisible()
    descent.set_running("momentum", running=True)
    descent.set_surface("monkey_saddle")
    assert not button.isVisible()
