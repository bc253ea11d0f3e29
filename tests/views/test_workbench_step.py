"""The step of gradient descent: what it is taken for, what it changes, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.number_text import format_digits
from visualizer.core.walk import Direction
from visualizer.state.session import Session
from visualizer.views.workbench_diagram import WorkbenchDiagram
from visualizer.views.workbench_step import WorkbenchStep
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.text_line import TextLine

LEFT = Qt.MouseButton.LeftButton
TO_INFINITY = "This step leads to infinity: nothing was changed."
Typing = Callable[..., None]


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> WorkbenchStep:
    view = WorkbenchStep(session)
    view.resize(460, 560)
    show(view)
    return view


def texts(table: NumberTable) -> list[list[str]]:
    """Return what stands in the rows of a table, without the bars."""
    return [[cell.text for cell in row if isinstance(cell, Cell)] for row in table.rows]


def losses(view: WorkbenchStep) -> tuple[str, str]:
    """Return the loss now and after a step, as the view says them."""
    return re.fullmatch(r"loss (\S+), after a step (\S+)", view.loss_line.text).groups()


def sample(view: WorkbenchStep) -> str:
    """Return which sample is said to be on screen."""
    line = next(each for each in view.findChildren(TextLine) if each is not view.loss_line)
    return line.text


def lecture(session: Session) -> None:
    plans = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))
    session.workbench.show_network(initial_network(plans, 0), 0)


def said(view: WorkbenchStep) -> list[str]:
    return [each.text() for each in view.window().findChildren(Bubble) if each.isVisible()]


@pytest.mark.parametrize("preset", ["three-layers", "xor", "linear-layers"])
def test_apply_lowers_the_loss_to_what_was_foretold(
    qtbot: QtBot, view: WorkbenchStep, session: Session, preset: str
) -> None:
    session.workbench.show_preset(preset)
    for _ in range(5):
        before, foretold = losses(view)
        assert before == format_digits(session.workbench.gradients.loss, 8)
        assert float(foretold) < float(before)
        qtbot.mouseClick(view.step_button, LEFT)
        assert losses(view)[0] == foretold
        assert float(foretold) == pytest.approx(session.workbench.gradients.loss, rel=1e-7)
    assert session.undo_stack.count() >= 5


def test_a_step_goes_against_every_gradient_and_undo_takes_it_back(
    qtbot: QtBot, view: WorkbenchStep, session: Session
) -> None:
    before = session.workbench.scene
    layer, dz = before.network.layers[2], session.workbench.gradients.net_inputs[2]
    given = session.workbench.trace.activations[2]
    words = view.loss_line.text
    qtbot.mouseClick(view.step_button, LEFT)
    after = session.workbench.network.layers[2]
    np.testing.assert_allclose(after.weights, layer.weights - 0.1 * np.outer(given, dz))
    np.testing.assert_allclose(after.bias, layer.bias - 0.1 * dz)
    session.undo_stack.undo()
    assert session.workbench.scene == before
    assert view.loss_line.text == words


def test_a_step_moves_the_diagram_s_numbers(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session
) -> None:
    diagram, view = WorkbenchDiagram(session), WorkbenchStep(session)
    for widget in (diagram, view):
        widget.resize(900, 560)
        show(widget)
    before, words = diagram.grab().toImage(), diagram.accessibleDescription()
    foretold = session.workbench.next_loss
    qtbot.mouseClick(view.step_button, LEFT)
    assert diagram.grab().toImage() != before
    assert diagram.accessibleDescription() != words
    assert diagram.accessibleDescription().endswith(f"loss {foretold:.4f}")


def test_a_hundred_epochs_at_a_time_teach_xor(
    qtbot: QtBot, view: WorkbenchStep, session: Session
) -> None:
    session.workbench.show_preset("xor")
    means = [float(view.table.footer[-1].text)]
    for _ in range(10):
        qtbot.mouseClick(view.train_button, LEFT)
        means.append(float(view.table.footer[-1].text))
    assert means[-1] < 0.05 < means[0]
    outputs = [float(row[2]) for row in texts(view.table)]
    assert [round(output) for output in outputs] == [0, 1, 1, 0]
    # A hundred epochs are one edit.
    session.undo_stack.undo()
    assert float(view.table.footer[-1].text) == means[-2]


def test_every_sample_stands_in_the_table_with_the_mean_loss(
    view: WorkbenchStep, session: Session
) -> None:
    session.workbench.show_preset("xor")
    rows = texts(view.table)
    assert [row[:2] for row in rows] == [["0, 0", "0"], ["0, 1", "1"], ["1, 0", "1"], ["1, 1", "0"]]
    passes = session.workbench.sample_passes
    assert [row[2] for row in rows] == [f"{float(trace.output[0]):.4f}" for trace, _ in passes]
    mean = sum(gradients.loss for _, gradients in passes) / 4
    assert view.table.footer[-1].text == f"{mean:.4f}"
    session.workbench.set_targets((1,))
    assert texts(view.table)[0][1] == "1"


def test_samples_go_round_by_the_arrow_buttons(
    qtbot: QtBot, view: WorkbenchStep, session: Session
) -> None:
    assert not view.next_button.isVisible()
    session.workbench.show_preset("xor")
    seen = []
    for button in (view.next_button, view.next_button, view.back_button, view.back_button):
        qtbot.mouseClick(button, LEFT)
        seen.append((view.x.text(), view.y.text(), sample(view), view.table.lit))
    assert seen == [
        ("0, 1", "1", "2 / 4", 1),
        ("1, 0", "1", "3 / 4", 2),
        ("0, 1", "1", "2 / 4", 1),
        ("0, 0", "0", "1 / 4", 0),
    ]
    qtbot.mouseClick(view.back_button, LEFT)
    assert session.workbench.scene.x == (1, 1)


def test_digits_go_on_by_the_arrow_buttons(
    qtbot: QtBot, view: WorkbenchStep, session: Session
) -> None:
    lecture(session)
    session.digit.show_index(0)
    assert sample(view) == "digit 0"
    before = session.workbench.scene.x
    qtbot.mouseClick(view.next_button, LEFT)
    assert (session.digit.index, sample(view)) == (1, "digit 1")
    assert session.workbench.scene.x != before
    assert view.class_box.currentIndex() == session.digit.label
    qtbot.mouseClick(view.back_button, LEFT)
    assert session.workbench.scene.x == before
    assert not view.x.isVisible()


def test_a_typed_input_and_typed_targets_count(
    view: WorkbenchStep, session: Session, type_into: Typing
) -> None:
    type_into(view.x, "1, -2")
    type_into(view.y, "0.5 0.25")
    assert session.workbench.scene.x == (1, -2)
    assert session.workbench.scene.target == (0.5, 0.25)
    assert [row[1] for row in texts(view.table)] == ["0.5000", "0.2500"]
    output = session.workbench.trace.output
    expected = 0.5 * ((output[0] - 0.5) ** 2 + (output[1] - 0.25) ** 2)
    assert losses(view)[0] == format_digits(float(expected), 8)
    for _ in range(2):
        session.undo_stack.undo()
    assert view.x.text() == "0.02316599, 0.5851755"
    assert view.y.text() == "1, 0"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (
            "x",
            "1, 2, 3",
            "x (1, 3) @ W1 (2, 3) does not fit: the input is 3 long, and there are weights for 2.",
        ),
        (
            "x",
            "1",
            "x (1, 1) @ W1 (2, 3) does not fit: the input is 1 long, and there are weights for 2.",
        ),
        ("y", "1, 2, 3", "Outputs of the network: 2; targets: 3. Each output needs one."),
        ("x", "1, many", "“many” is not a number."),
        ("y", "1, 1e400", "1e400 is too large."),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(
    view: WorkbenchStep, session: Session, type_into: Typing, field: str, text: str, words: str
) -> None:
    before = session.workbench.scene
    widget = getattr(view, field)
    type_into(widget, text)
    assert widget.problem == words
    assert said(view) == [words]
    assert (session.workbench.scene, session.undo_stack.count()) == (before, 0)


def test_the_rate_is_typed_and_stepped(
    qtbot: QtBot, view: WorkbenchStep, session: Session, type_into: Typing
) -> None:
    type_into(view.rate, "0.3")
    assert session.workbench.scene.learning_rate == 0.3
    foretold = losses(view)[1]
    assert foretold == format_digits(session.workbench.next_loss, 8)
    qtbot.keyClick(view.rate, Qt.Key.Key_Up)
    assert (session.workbench.scene.learning_rate, view.rate.text()) == (0.5, "0.5")
    assert losses(view)[1] != foretold
    session.workbench.set_learning_rate(2)
    assert view.rate.text() == "2"


@pytest.mark.parametrize("text", ["0", "-0.1"])
def test_a_rate_that_is_not_above_0_is_refused(
    view: WorkbenchStep, session: Session, type_into: Typing, text: str
) -> None:
    before = session.workbench.scene
    type_into(view.rate, text)
    assert view.rate.problem
    assert said(view) == [view.rate.problem]
    assert view.rate.problem.endswith(".")
    assert "0" in view.rate.problem
    assert (session.workbench.scene, session.undo_stack.count()) == (before, 0)
    view.x.setFocus()
    assert view.rate.text() == "0.1"


@pytest.mark.parametrize("button", ["step_button", "train_button"])
def test_a_step_to_infinity_is_refused_in_one_sentence(
    qtbot: QtBot, view: WorkbenchStep, session: Session, button: str
) -> None:
    session.workbench.set_learning_rate(1e300)
    session.workbench.set_inputs((1e200, 1e200))
    session.workbench.set_activation(0, "linear")
    session.workbench.set_activation(1, "linear")
    before, count = session.workbench.scene, session.undo_stack.count()
    qtbot.mouseClick(getattr(view, button), LEFT)
    assert view.loss_line.text == TO_INFINITY
    assert (session.workbench.scene, session.undo_stack.count()) == (before, count)
    session.workbench.show_preset("xor")
    assert TO_INFINITY not in view.loss_line.text
    qtbot.mouseClick(view.step_button, LEFT)
    assert losses(view)


def test_the_true_class_of_softmax_is_chosen(
    qtbot: QtBot, view: WorkbenchStep, session: Session
) -> None:
    assert not view.class_box.isVisible()
    session.workbench.set_activation(2, "softmax")
    assert (view.class_box.isVisible(), view.y.isVisible()) == (True, False)
    assert view.class_box.currentIndex() == 0
    output = session.workbench.trace.output
    assert losses(view)[0] == format_digits(float(-np.log(output[0])), 8)
    qtbot.keyClick(view.class_box, Qt.Key.Key_Down)
    assert session.workbench.scene.target == (0, 1)
    assert losses(view)[0] == format_digits(float(-np.log(output[1])), 8)
    assert [row[1] for row in texts(view.table)] == ["0.0000", "1.0000"]
    assert [row[3] for row in texts(view.table)] == [
        f"{value:.4f}".replace("-", "−") for value in (output[0], output[1] - 1)
    ]
    session.workbench.set_true_class(0)
    assert view.class_box.currentIndex() == 0


def test_the_losses_that_suit_the_output_can_be_chosen(
    qtbot: QtBot, view: WorkbenchStep, session: Session
) -> None:
    def names() -> list[str]:
        return [view.loss_box.itemText(index) for index in range(view.loss_box.count())]

    assert names() == ["half sum of squares"]
    session.workbench.show_preset("xor")
    assert names() == ["binary cross-entropy", "half sum of squares"]
    before = losses(view)[0]
    qtbot.keyClick(view.loss_box, Qt.Key.Key_Down)
    assert session.workbench.scene.loss == "half_sum_of_squares"
    assert losses(view)[0] != before
    session.workbench.set_loss("binary_crossentropy")
    assert view.loss_box.currentText() == "binary cross-entropy"
    assert losses(view)[0] == before


@pytest.mark.parametrize("preset", ["three-layers", "xor", "linear-layers", "lecture"])
def test_the_measured_gradients_agree_to_six_digits(
    view: WorkbenchStep, session: Session, preset: str
) -> None:
    if preset == "lecture":
        lecture(session)
        session.digit.show_index(2)
    else:
        session.workbench.show_preset(preset)
        session.workbench.show_sample(1)
    for layer, network_layer in enumerate(session.workbench.network.layers):
        for unit in range(min(3, network_layer.n_units)):
            session.walk.pin((layer, unit))
            rows = texts(view.checks)
            assert rows[-1][0] == "b"
            dz = float(session.workbench.gradients.net_inputs[layer][unit])
            assert float(rows[-1][1].replace("−", "-")) == pytest.approx(dz, rel=1e-5)
            for _, computed, measured, _ in rows:
                one, other = (float(text.replace("−", "-")) for text in (computed, measured))
                assert other == pytest.approx(one, rel=3e-6, abs=1e-9)


def test_the_unit_at_work_is_measured(view: WorkbenchStep, session: Session) -> None:
    session.walk.set_direction(Direction.BACKWARD)
    before = texts(view.checks)
    assert [row[0] for row in before] == ["w 0", "w 1", "b"]
    session.walk.pin((1, 0))
    assert [row[0] for row in texts(view.checks)] == ["w 0", "w 1", "w 2", "b"]
    session.walk.pin(None)
    assert texts(view.checks) == before


def test_more_decimals_are_seen_in_the_table(view: WorkbenchStep, session: Session) -> None:
    session.walk.set_decimals(7)
    assert texts(view.table)[0][1] == "1.0000000"


def test_keys_are_enough_for_a_step(qtbot: QtBot, view: WorkbenchStep, session: Session) -> None:
    before = session.workbench.gradients.loss
    view.step_button.setFocus()
    qtbot.keyClick(view.step_button, Qt.Key.Key_Space)
    assert session.workbench.gradients.loss < before


def test_every_part_has_a_name(view: WorkbenchStep) -> None:
    parts = (view.x, view.y, view.class_box, view.loss_box, view.rate, view.back_button)
    for part in (*parts, view.next_button, view.step_button, view.train_button, view.checks):
        assert part.toolTip()
        assert part.accessibleName()


@pytest.mark.parametrize("preset", ["three-layers", "xor"])
def test_both_tables_stand_together_however_tall_the_panel(
    show: Callable[[QWidget], None], session: Session, preset: str
) -> None:
    session.workbench.show_preset(preset)
    step = WorkbenchStep(session)
    step.resize(420, 1000)
    show(step)
    last = step.table.row_place(len(step.table.rows) - 1 + bool(step.table.footer))
    gap = step.checks.geometry().top() - (step.table.geometry().top() + last.bottom())
    assert 0 <= gap < 2 * last.height()
