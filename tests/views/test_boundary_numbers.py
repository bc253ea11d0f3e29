"""Equations, forward pass and units of the boundaries page, as they follow the network."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.number_text import NO_BREAK
from visualizer.core.training_events import SnapshotTaken, Started
from visualizer.state.session import Session
from visualizer.views.boundary_lines import BoundaryLines
from visualizer.views.boundary_loss import BoundaryLoss
from visualizer.views.boundary_neurons import BoundaryNeurons
from visualizer.views.boundary_pass import BoundaryPass
from visualizer.widgets.theme import Scheme, apply_theme

Show = Callable[[QWidget], None]


def put(session: Session, network: DenseNetwork) -> None:
    """Let a run show a network."""
    session.boundaries.training.start()
    session.boundaries.training.extend([Started(25), SnapshotTaken(0, 0, network)])


def regression(weights: list[list[float]], bias: list[float]) -> DenseNetwork:
    return DenseNetwork(
        [DenseLayer(np.array(weights, np.float32), np.array(bias, np.float32), "softmax")]
    )


def test_equations_have_the_networks_numbers(session: Session, show: Show) -> None:
    view = BoundaryLines(session)
    show(view)
    session.boundaries.training.configure(n_classes=2)
    put(session, regression([[1.5, 0.5], [0.25, 1.0]], [0.5, 0.0]))
    texts = view.list.texts
    assert texts[1] == "A | B:  1.00·x₁ − 0.75·x₂ + 0.50 = 0"
    # Its parts stay on one line.
    assert "σ(1.00·x₁ − 0.75·x₂ + 0.50)" in texts[2].replace(NO_BREAK, " ")
    assert "logistic regression" in texts[3]


def test_a_line_that_is_not_seen_is_said_to_be_none(session: Session, show: Show) -> None:
    view = BoundaryLines(session)
    show(view)
    put(session, regression([[1, -1, 0], [0, 0, 0]], [0, 0, 50]))
    assert "not seen" in view.list.texts[1]
    assert "a third class is likelier" in view.list.texts[-1]
    assert len(view.list.texts) == 5


def test_there_are_equations_where_lines_are_straight_and_units_elsewhere(
    session: Session, show: Show
) -> None:
    lines, neurons = BoundaryLines(session), BoundaryNeurons(session)
    show(lines)
    show(neurons)
    assert (lines.needed, neurons.needed) == (True, False)
    told: list[bool] = []
    lines.needed_changed.connect(lambda: told.append(lines.needed))
    session.boundaries.training.configure(hidden=(2,))
    assert (lines.needed, neurons.needed) == (False, True)
    session.boundaries.training.configure(hidden=(), features=("x₁²",))
    assert (lines.needed, neurons.needed) == (False, True)
    assert told == [False, False]


def test_a_place_s_forward_pass_is_worked_out(session: Session, show: Show) -> None:
    view = BoundaryPass(session)
    show(view)
    session.boundaries.training.configure(n_classes=2)
    session.boundaries.clear_points()
    assert view.list.texts == ["Point at the plane, or walk over it with the arrows."]
    put(session, regression([[1, 0], [0, 1]], [0, 0]))
    session.boundaries.look_at((2.0, 1.0))
    assert view.list.texts == [
        "Place (2.00, 1.00)",
        "x₁ = 2.00   x₂ = 1.00",
        "A:  z = 2.00   e^z = 7.39   p = 0.731",
        "B:  z = 1.00   e^z = 2.72   p = 0.269",
        "p(A) = σ(z_A − z_B) = σ(1.00) = 0.731",
    ]
    # Small as it is, its share can be worked out.
    session.boundaries.look_at((5.0, -6.0))
    assert view.list.texts[2:4] == [
        "A:  z = 5.00   e^z = 148.41   p = 1.000",
        "B:  z = −6.00   e^z = 0.00248   p = 1.67e−5",
    ]


def test_before_anybody_points_there_is_an_example(session: Session, show: Show) -> None:
    view = BoundaryPass(session)
    show(view)
    state = session.boundaries
    *example, hint = view.list.texts
    assert hint.startswith("Point at the plane")
    state.look_at(tuple(state.dataset.places[-1].tolist()))
    assert view.list.texts == example
    assert example[0].startswith("Point (")
    state.look_at(None)
    assert view.list.texts == [*example, hint]


def test_fewer_classes_take_their_points_along(session: Session, show: Show) -> None:
    view = BoundaryPass(session)
    show(view)
    state = session.boundaries
    state.training.configure(n_classes=6)
    state.clear_points()
    for label in (1, 5):
        state.set_brush(label)
        state.add_point(label, 0)
    assert view.list.texts[0] == "Point (5.00, 0.00) of class F"
    state.training.configure(n_classes=2)
    assert view.list.texts[0] == "Point (1.00, 0.00) of class B"
    session.undo_stack.undo()
    assert view.list.texts[0] == "Point (5.00, 0.00) of class F"


def test_a_point_s_loss_is_that_of_its_class(session: Session, show: Show) -> None:
    view = BoundaryPass(session)
    show(view)
    session.boundaries.training.configure(n_classes=2)
    session.boundaries.clear_points()
    session.boundaries.set_brush(1)
    session.boundaries.add_point(2.0, 1.0)
    put(session, regression([[1, 0], [0, 1]], [0, 0]))
    session.boundaries.look_at((2.0, 1.0))
    assert view.list.texts[0] == "Point (2.00, 1.00) of class B"
    assert view.list.texts[-1] == "−ln p(B) = −ln 0.269 = 1.313"


def test_hidden_layers_have_a_line_each(session: Session, show: Show) -> None:
    view = BoundaryPass(session)
    show(view)
    session.boundaries.training.configure(hidden=(2, 3), activation="relu")
    session.boundaries.look_at((1.0, 1.0))
    trace = session.boundaries.trace_at(1.0, 1.0)
    first, second = view.list.texts[2:4]
    assert first.startswith("a⁽¹⁾ = relu(z)")
    assert f"{trace.activations[1][0]:.2f}" in first
    assert len(second.split("=  ")[1].split()) == 3


def test_a_network_that_diverged_is_told_as_it_is(session: Session, show: Show) -> None:
    views = [cls(session) for cls in (BoundaryPass, BoundaryLines, BoundaryNeurons)]
    for view in views:
        show(view)
    put(session, regression([[np.nan, np.inf, 0], [0, 0, 0]], [0, 0, 0]))
    session.boundaries.look_at((1.0, 1.0))
    for view in views:
        view.refresh()
    assert "nan" in "".join(views[0].list.texts)


@pytest.mark.parametrize("hidden", [(4, 2), (16, 16, 16, 16)])
def test_every_unit_has_a_picture_in_its_place(
    qtbot: QtBot, session: Session, show: Show, hidden: tuple[int, ...]
) -> None:
    session.boundaries.training.configure(hidden=hidden)
    view = BoundaryNeurons(session)
    view.resize(420, 260)
    show(view)
    assert [len(units) for units in view.maps.pictures] == [2, *hidden, 3]
    places = [
        view.maps.place_of(layer, unit)
        for layer, units in enumerate(view.maps.pictures)
        for unit in range(len(units))
    ]
    for number, place in enumerate(places):
        assert view.maps.rect().toRectF().contains(place.center())
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_names_of_layers_never_meet(session: Session, show: Show, qapp: QApplication) -> None:
    session.boundaries.training.configure(hidden=(4, 2))
    view = BoundaryNeurons(session)
    view.resize(420, 260)
    show(view)
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    heads = view.maps.head_places()
    assert len(heads) == 4
    for place in heads:
        assert view.maps.rect().toRectF().contains(place)
    for place, following in pairwise(heads):
        assert place.right() < following.left()


def test_the_place_that_is_shown_is_marked_on_every_unit(session: Session, show: Show) -> None:
    state = session.boundaries
    state.training.configure(hidden=(4, 2))
    view = BoundaryNeurons(session)
    view.resize(420, 260)
    show(view)
    boxes = [view.maps.place_of(layer, 0).toRect() for layer in range(4)]

    def drawn() -> list[QImage]:
        return [view.maps.grab(box).toImage() for box in boxes]

    example = drawn()
    state.look_at((-5.0, -5.0))
    marked = drawn()
    assert all(one != other for one, other in zip(example, marked, strict=True))
    state.look_at(None)
    assert drawn() == example


def test_the_mouse_on_a_unit_gives_it_the_plane_and_tells_its_weights(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    session.boundaries.training.configure(hidden=(4, 2))
    view = BoundaryNeurons(session)
    view.resize(420, 260)
    show(view)
    qtbot.mouseMove(view.maps, view.maps.place_of(2, 1).center().toPoint())
    assert session.boundaries.unit == (2, 1)
    told = view.maps.told_of(2, 1).splitlines()
    weights = session.boundaries.network.layers[1].weights[:, 1]
    assert len(told) == 1 + len(weights) + 1
    assert told[1].endswith(f"{weights[0]:.2f}".replace("-", "−"))
    qtbot.mouseMove(view.maps, QPoint(view.maps.width() // 2, 1))
    assert session.boundaries.unit is None


def test_curves_are_of_the_network_of_points(session: Session, show: Show) -> None:
    view = BoundaryLoss(session)
    show(view)
    assert view.trained is session.boundaries
    assert view.axis.unit == 1
