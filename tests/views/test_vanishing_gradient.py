"""What is left of a gradient: the next number can be told before it is seen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from plot_mouse import move_over
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.activations import FUNCTIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.state.session import Session
from visualizer.views.deep_gradients import DeepGradients
from visualizer.views.vanishing_gradient import VanishingGradient
from visualizer.widgets.layer_chart import LayerChart

LEFT = Qt.MouseButton.LeftButton
MARGIN = 8


@pytest.fixture
def view(qtbot: QtBot, show: Callable[[QWidget], None], session: Session) -> VanishingGradient:
    view = VanishingGradient(session)
    view.resize(700, 300)
    show(view)
    qtbot.waitUntil(lambda: view.chart.box.width() > 300)
    return view


@pytest.fixture
def deep(qtbot: QtBot, show: Callable[[QWidget], None], session: Session) -> DeepGradients:
    deep = DeepGradients(session)
    deep.resize(700, 300)
    show(deep)
    qtbot.waitUntil(lambda: deep.chart.box.width() > 300)
    return deep


def said(view: VanishingGradient) -> list[str]:
    return [line.text for line in (view.factor, view.product, view.next)]


def place(chart: LayerChart, layer: float) -> QPoint:
    height = sum(chart.viewRange()[1]) / 2
    return chart.mapFromScene(chart.box.mapViewToScene(QPointF(layer, height)))


def test_at_the_end_it_says_what_became_of_the_gradient(view: VanishingGradient) -> None:
    assert said(view) == [
        "A layer: sigmoid'(0) = 0.25",
        "Product after layer 10: 0.25^10 = 9.5367e−7",
        "It vanishes: 9.54e−7 of the gradient is left.",
    ]
    assert [point.layer for point in view.chart.points] == list(range(11))
    assert view.chart.written[0] == "9.54e−7"


def test_before_a_step_its_result_is_not_told(view: VanishingGradient, session: Session) -> None:
    playback = session.activations.playback
    playback.seek(3)
    assert said(view)[1:] == [
        "Product after layer 3: 0.25^3 = 0.015625",
        "Layer 4: 0.015625 · 0.25 = ?",
    ]
    assert [point.text for point in view.chart.points] == ["1", "0.25", "0.0625", "0.0156"]
    playback.step_forward()
    assert said(view)[1:] == [
        "Product after layer 4: 0.25^4 = 0.0039062",
        "Layer 5: 0.0039062 · 0.25 = ?",
    ]


def test_between_two_layers_it_is_on_its_way(view: VanishingGradient, session: Session) -> None:
    session.activations.playback.seek(2.5)
    last = view.chart.points[-1]
    assert (last.layer, last.text) == (2.5, "")
    assert last.exponent == pytest.approx((view.chart.points[-2].exponent * 2.5) / 2)


def test_weights_are_a_part_of_the_factor(view: VanishingGradient, session: Session) -> None:
    session.activations.show_preset("large-weights")
    assert said(view) == [
        "A layer: relu'(1) · weights = 1 · 3.266 = 3.266",
        "Product after layer 10: 3.266^10 = 1.3808e5",
        "It explodes: the gradient is 1.38e5 times as large.",
    ]
    session.activations.show_preset("relu-with-he")
    assert said(view)[2] == "It stays: the gradient is 1 times as large."


def test_a_negative_factor_has_brackets(view: VanishingGradient, session: Session) -> None:
    session.activations.set_activation("gelu")
    session.activations.set_z(-1.5)
    session.activations.playback.seek(1)
    assert said(view)[1:] == [
        "Product after layer 1: (−0.12747)^1 = −0.12747",
        "Layer 2: −0.12747 · (−0.12747) = ?",
    ]


@pytest.mark.parametrize("key", FUNCTIONS)
@pytest.mark.parametrize("z", [-100.0, 0.0, 100.0])
@pytest.mark.parametrize("initialiser", ["zeros", "uniform_0_1"])
def test_every_number_has_a_place_in_the_picture(
    view: VanishingGradient, session: Session, key: str, z: float, initialiser: str
) -> None:
    # Warnings are errors here: there is none.
    state = session.activations
    state.set_activation(key)
    state.set_z(z)
    state.set_initialiser(initialiser)
    state.set_weighs(True)
    state.set_n_layers(50)
    assert view.chart.written
    low, high = view.chart.viewRange()[1]
    for spot in view.chart._dots.points():
        assert low < spot.pos().y() < high


@pytest.mark.parametrize("width", [300, 700, 1500])
@pytest.mark.parametrize("name", ["view", "deep"])
def test_no_number_is_written_over_another_or_cut_off(
    qtbot: QtBot, session: Session, request: pytest.FixtureRequest, name: str, width: int
) -> None:
    shown = request.getfixturevalue(name)
    session.activations.show_preset("large-weights")
    session.activations.set_n_layers(50)
    session.activations.playback.seek(50)
    shown.resize(width, 300)
    qtbot.waitUntil(lambda: abs(shown.chart.width() - width) < 20)
    # They come to their places as they are painted.
    shown.chart.grab()
    labels = [label for label in shown.chart._labels if label.isVisible()]
    assert len(labels) > 1
    ends = [label.mapRectToScene(label.boundingRect()) for label in labels]
    for right, left in pairwise(ends):
        assert left.right() <= right.left() + 1
    # Around the text is an empty margin.
    room = shown.chart.box.sceneBoundingRect().adjusted(-MARGIN, 0, MARGIN, 0)
    assert room.left() <= ends[-1].left()
    assert ends[0].right() <= room.right()


def test_what_is_reckoned_is_larger_where_there_is_room(
    qtbot: QtBot, view: VanishingGradient
) -> None:
    low = view.product.height()
    view.resize(700, 800)
    qtbot.waitUntil(lambda: view.product.height() > 1.5 * low)
    view.resize(700, 300)
    qtbot.waitUntil(lambda: view.product.height() == low)


@pytest.mark.parametrize("name", ["view", "deep"])
def test_the_line_of_the_moment_goes_through_no_number(
    session: Session, request: pytest.FixtureRequest, name: str
) -> None:
    chart = request.getfixturevalue(name).chart
    session.activations.playback.seek(10)

    def last_number() -> QImage:
        picture, label = chart.grab().toImage(), chart._labels[0]
        return picture.copy(chart.mapFromScene(label.sceneBoundingRect()).boundingRect())

    with_line = last_number()
    chart.now.hide()
    assert last_number() == with_line


@pytest.mark.parametrize("name", ["view", "deep"])
def test_a_click_goes_to_a_layer_and_pointing_reads_it(
    qtbot: QtBot, session: Session, request: pytest.FixtureRequest, name: str
) -> None:
    chart = request.getfixturevalue(name).chart
    move_over(chart, place(chart, 7))
    assert chart.crosshair.name.startswith("layer 7: ")
    qtbot.mouseClick(chart.viewport(), LEFT, pos=place(chart, 4))
    qtbot.waitUntil(lambda: session.activations.playback.position == 4)
    assert chart.now.value() == 4


def test_the_real_network_has_a_number_a_layer(deep: DeepGradients, session: Session) -> None:
    sizes = session.activations.measured
    points = deep.chart.points
    assert [point.layer for point in points] == list(range(1, 11))
    assert [10**point.exponent for point in points] == pytest.approx(sizes.weights[::-1].tolist())
    ratio = sizes.weights[0] / sizes.weights[-1]
    assert ratio < 1e-4
    assert deep.ratio.text.startswith("‖dW‖ at the input is ")
    assert deep.loss.text == f"step 0, loss {sizes.loss:.3f}"


def test_on_paper_it_has_no_buttons_and_says_what_it_is(deep: DeepGradients) -> None:
    told = deep.loss.text
    deep.stand_alone()
    assert not deep.step_button.isVisible()
    assert deep.loss.text == f"10 × 32 sigmoid, glorot_uniform: {told}"


def test_training_is_a_click_and_can_be_taken_back(
    qtbot: QtBot, deep: DeepGradients, session: Session
) -> None:
    before = deep.loss.text, deep.chart.points
    assert not deep.restart_button.isEnabled()
    qtbot.mouseClick(deep.step_button, LEFT)
    qtbot.mouseClick(deep.steps_button, LEFT)
    assert session.activations.scene.n_steps == 11
    assert deep.loss.text.startswith("step 11, loss ")
    qtbot.mouseClick(deep.restart_button, LEFT)
    assert (deep.loss.text, deep.chart.points) == before
    session.undo_stack.undo()
    assert session.activations.scene.n_steps == 11


def test_the_last_step_is_the_last(qtbot: QtBot, deep: DeepGradients, session: Session) -> None:
    session.activations.set_n_layers(1)
    session.activations.train(495)
    qtbot.mouseClick(deep.steps_button, LEFT)
    assert session.activations.scene.n_steps == 495
    bubble = deep._bubbles[deep.steps_button]
    assert bubble.text() == "This network is trained 500 steps at most."


@pytest.mark.parametrize(
    ("activation", "initialiser", "n_steps", "said"),
    [
        ("step", "glorot_uniform", 0, "The gradient is 0: nothing is learned here."),
        ("tanh", "zeros", 0, "The gradient is 0: nothing is learned here."),
        ("linear", "uniform_0_1", 10, "The gradient is no number any more: it exploded."),
    ],
)
def test_what_is_no_ratio_is_said(
    deep: DeepGradients,
    session: Session,
    activation: str,
    initialiser: str,
    n_steps: int,
    said: str,
) -> None:
    state = session.activations
    state.set_n_layers(50)
    state.set_activation(activation)
    state.set_initialiser(initialiser)
    if n_steps:
        state.train(n_steps)
    assert deep.ratio.text == said
    assert not deep.grab().isNull()


@pytest.mark.parametrize("initialiser", INITIALISERS)
@pytest.mark.parametrize("key", FUNCTIONS)
def test_every_network_can_be_shown(
    deep: DeepGradients, session: Session, key: str, initialiser: str
) -> None:
    session.activations.set_activation(key)
    session.activations.set_initialiser(initialiser)
    session.activations.set_n_layers(50)
    session.activations.train(1)
    assert deep.ratio.text


@pytest.mark.parametrize("name", ["view", "deep"])
def test_the_numbers_of_every_layer_are_saved(
    qtbot: QtBot,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    tools = request.getfixturevalue(name).tools
    asked = "visualizer.widgets.gradient_tools.ask_where_to_save_gradients"
    monkeypatch.setattr(asked, lambda _parent: str(tmp_path / "a"))
    qtbot.mouseClick(tools.button, LEFT)
    qtbot.mouseClick(tools.csv_button, LEFT)
    assert tools.bubble.text() == "Saved as a.csv."
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()) == 11
