"""A row a rule: who takes part, how fast, and where it is at the step on screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.optimizers.adam import Adam, PaperAdam, UncorrectedAdam
from visualizer.state.session import Session
from visualizer.views.descent_rules import DescentRules
from visualizer.widgets.row_area import RowArea
from visualizer.widgets.rule_box import RuleBox


@pytest.fixture
def rules(show: Callable[[QWidget], None], session: Session) -> DescentRules:
    rules = DescentRules(session)
    rules.resize(700, 300)
    show(rules)
    return rules


def row(rules: DescentRules, key: str) -> list[str]:
    """Return what is read in a rule's row: place and height, or that it diverged."""
    row = rules.rows[key]
    *place, height = [line.text for line in row.numbers if line.isVisible()] or ["", ""]
    diverged = [row.diverged.text] if row.diverged.isVisible() else []
    return [", ".join([each for each in place if each] + diverged), height]


# The note's run: gradient descent with 0.01 from 0.
@pytest.mark.parametrize(
    ("step", "place", "height"),
    [
        (0, "0.00000000", "25.000000"),
        (1, "0.10000000", "24.010000"),
        (1.9, "0.10000000", "24.010000"),
        (2, "0.19800000", "23.059204"),
        (1001, "4.99999999", "0.000000"),
    ],
)
def test_the_notes_numbers(
    rules: DescentRules, session: Session, step: float, place: str, height: str
) -> None:
    session.descent.playback.seek(step)
    assert row(rules, "sgd") == [place, height]


def test_two_coordinates(rules: DescentRules, session: Session) -> None:
    session.descent.set_surface("saddle")
    session.descent.playback.seek(1)
    assert row(rules, "sgd") == ["0.98000, 0.00102", "0.960399"]
    heads = [label.text() for label in rules.findChildren(QLabel)]
    assert {"x", "y"} < set(heads)
    assert "f(x, y)" in heads


@pytest.mark.parametrize("rate", [1e3, 1e10])
def test_divergence_is_named_with_its_step(
    rules: DescentRules, session: Session, rate: float
) -> None:
    session.descent.set_learning_rate("sgd", rate)
    diverged_at = session.descent.trajectories["sgd"].diverged_at
    session.descent.playback.seek(diverged_at - 1)
    assert "e+" in row(rules, "sgd")[0]
    for step in (diverged_at, 1001):
        session.descent.playback.seek(step)
        assert row(rules, "sgd") == [f"diverged at step {diverged_at}", ""]


def test_a_rule_is_taken_out_and_in(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    box = rules.boxes["adam"]
    assert box.isChecked()
    for running in (False, True):
        where = QPoint(8, box.height() // 2)
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=where)
        assert ("adam" in session.descent.running) is running
        assert bool(row(rules, "adam")[0]) is running


def test_who_takes_part_is_shown(rules: DescentRules, session: Session) -> None:
    session.descent.set_running("sgd", running=False)
    assert not rules.boxes["sgd"].isChecked()
    assert row(rules, "sgd") == ["", ""]


@pytest.mark.parametrize(("text", "rate"), [("0.5", 0.5), ("1e10", 1e10), ("2e-3", 0.002)])
def test_a_typed_rate_is_the_rules(
    qtbot: QtBot, rules: DescentRules, session: Session, text: str, rate: float
) -> None:
    field = rules.rates["momentum"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.descent.optimizers["momentum"].learning_rate == rate
    assert session.descent.optimizers["sgd"].learning_rate == 0.01


@pytest.mark.parametrize("text", ["0", "-1", "abc", "nan", "1e400", ""])
def test_a_refused_rate_is_explained(
    qtbot: QtBot, rules: DescentRules, session: Session, text: str
) -> None:
    field = rules.rates["sgd"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.problem
    assert session.descent.optimizers["sgd"].learning_rate == 0.01
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "0.01"


def test_rates_step_by_round_numbers(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    seen = []
    for _ in range(4):
        qtbot.keyClick(rules.rates["sgd"], Qt.Key.Key_Up)
        seen.append(session.descent.optimizers["sgd"].learning_rate)
    assert seen == [0.02, 0.05, 0.1, 0.2]


def test_every_rule_tells_how_others_differ(rules: DescentRules, session: Session) -> None:
    for key, rule in session.descent.optimizers.items():
        assert rule.note in rules.boxes[key].toolTip()


def test_rules_are_scrolled_to_by_key(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    rules.resize(rules.minimumSizeHint())
    last = rules.boxes[list(session.descent.optimizers)[-1]]
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    rules.boxes[list(session.descent.optimizers)[-2]].setFocus()
    qtbot.keyClick(rules.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(rules.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    qtbot.keyClick(last, Qt.Key.Key_Space)
    assert "lion" in session.descent.running


LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def box(qtbot: QtBot, rules: DescentRules) -> RuleBox:
    """Open what can be set on Adam."""
    qtbot.mouseClick(rules.rows["adam"].button, LEFT)
    return rules.rows["adam"].popover


def typed(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_all_and_none(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    rules.tools.show()
    qtbot.mouseClick(rules.all_button, LEFT)
    assert session.descent.running == set(session.descent.optimizers)
    assert not rules.all_button.isEnabled()
    qtbot.mouseClick(rules.none_button, LEFT)
    assert session.descent.running == set()
    assert not any(box.isChecked() for box in rules.boxes.values())
    assert not rules.none_button.isEnabled()


def test_the_buttons_beside_the_title_have_names(rules: DescentRules) -> None:
    buttons = rules.tools.findChildren(QPushButton)
    assert all(button.text() and button.toolTip() for button in buttons)


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("sgd", ""),
        ("momentum", "β 0.9"),
        ("adagrad", "v₀ 0.1   ε 1e−7"),
        ("adam", "β₁ 0.9   β₂ 0.999   ε 1e−7"),
        ("adamw", "λ 0.004   β₁ 0.9   β₂ 0.999   ε 1e−7"),
    ],
)
def test_every_hyper_parameter_is_read_in_short(
    rules: DescentRules, session: Session, key: str, short: str
) -> None:
    session.descent.run_only(session.descent.optimizers)
    button = rules.rows[key].button
    assert button.short == short
    assert button.isVisible() is bool(short)
    session.descent.run_only(())
    assert not button.isVisible()


def test_what_is_set_is_seen(rules: DescentRules, session: Session, box: RuleBox) -> None:
    session.descent.set_hyper_parameter("adam", "beta_1", 0.8)
    assert rules.rows["adam"].button.short == "β₁ 0.8   β₂ 0.999   ε 1e−7"
    assert box.fields["beta_1"].value == 0.8
    session.descent.set_variant("adam", PaperAdam)
    assert rules.rows["adam"].button.short == "Paper, PyTorch   β₁ 0.9   β₂ 0.999   ε 1e−8"
    assert box.form.currentText() == "Paper, PyTorch"
    session.undo_stack.undo()
    assert box.form.currentText() == "Keras"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("beta_1", "0", 0.0), ("beta_2", "0.5", 0.5), ("epsilon", "1e-3", 1e-3)],
)
def test_a_typed_hyper_parameter_is_the_rules(
    qtbot: QtBot, box: RuleBox, session: Session, name: str, text: str, value: float
) -> None:
    before = session.descent.trajectories["adam"].positions.copy()
    typed(qtbot, box.fields[name], text)
    assert getattr(session.descent.optimizers["adam"], name) == value
    assert (session.descent.trajectories["adam"].positions != before).any()


@pytest.mark.parametrize(("name", "text"), [("beta_1", "1"), ("beta_2", "-0.1"), ("epsilon", "x")])
def test_a_refused_hyper_parameter_is_explained(
    qtbot: QtBot, box: RuleBox, session: Session, name: str, text: str
) -> None:
    field = box.fields[name]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.problem
    assert session.descent.optimizers["adam"] == Adam(0.01)


def test_shares_step_towards_one(qtbot: QtBot, box: RuleBox, session: Session) -> None:
    seen = []
    for _ in range(3):
        qtbot.keyClick(box.fields["beta_1"], Qt.Key.Key_Up)
        seen.append(session.descent.optimizers["adam"].beta_1)
    assert seen == [0.95, 0.98, 0.99]
    for _ in range(8):
        qtbot.keyClick(box.fields["beta_1"], Qt.Key.Key_Down)
    assert session.descent.optimizers["adam"].beta_1 == 0


def test_nothing_goes_up_to_something(qtbot: QtBot, box: RuleBox, session: Session) -> None:
    session.descent.set_hyper_parameter("adam", "epsilon", 0.0)
    qtbot.keyClick(box.fields["epsilon"], Qt.Key.Key_Up)
    assert session.descent.optimizers["adam"].epsilon == 1e-8


def test_another_form_is_chosen_and_explained(qtbot: QtBot, box: RuleBox, session: Session) -> None:
    assert box.form.names == ["Keras", "Paper, PyTorch", "Without bias correction"]
    box.form.setFocus()
    qtbot.keyClick(box.form, Qt.Key.Key_End)
    assert session.descent.optimizers["adam"] == UncorrectedAdam(0.01)
    assert any(label.text() == UncorrectedAdam.note for label in box.findChildren(QLabel))
    qtbot.mouseClick(box.reset_button, LEFT)
    assert session.descent.optimizers["adam"] == Adam(0.01)
    assert not box.reset_button.isEnabled()


def test_controls_of_the_box_have_names(rules: DescentRules, box: RuleBox) -> None:
    for control in (*box.fields.values(), box.form, box.reset_button):
        assert control.accessibleName() or control.text()
        assert control.toolTip()


def test_only_where_there_are_others_a_form_is_chosen(qtbot: QtBot, rules: DescentRules) -> None:
    qtbot.mouseClick(rules.rows["momentum"].button, LEFT)
    assert not rules.rows["momentum"].popover.form.isVisible()


def test_the_slider_is_logarithmic(qtbot: QtBot, rules: DescentRules, session: Session) -> None:
    slider = rules.rows["sgd"].slider
    slider.setFocus()
    seen = []
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(slider, key)
        seen.append(session.descent.optimizers["sgd"].learning_rate)
    assert seen == [0.1, 1.0, 1.12, 1e-5]


def test_a_rate_beyond_the_slider_stays(rules: DescentRules, session: Session) -> None:
    slider = rules.rows["sgd"].slider
    for rate, place in ((1e10, slider.maximum()), (1e-300, slider.minimum())):
        session.descent.set_learning_rate("sgd", rate)
        assert session.descent.optimizers["sgd"].learning_rate == rate
        assert slider.value() == place


def test_a_drag_of_the_slider_is_one_edit(
    qtbot: QtBot, rules: DescentRules, session: Session
) -> None:
    slider = rules.rows["sgd"].slider
    middle = slider.height() // 2
    handle = QPoint(round(slider._x(slider.value())), middle)
    qtbot.mousePress(slider, LEFT, pos=handle)
    for x in range(10, 60, 10):
        qtbot.mouseMove(slider, QPoint(handle.x() + x, middle))
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(handle.x() + 50, middle))
    assert session.descent.optimizers["sgd"].learning_rate > 0.02
    session.undo_stack.undo()
    assert session.descent.optimizers["sgd"].learning_rate == 0.01


def test_a_rule_that_leaves_the_domain_is_said_to(rules: DescentRules, session: Session) -> None:
    session.descent.show_function("ln(w)")
    session.descent.set_start((0.5,))
    session.descent.set_learning_rate("sgd", 0.2)
    session.descent.playback.seek(1)
    assert row(rules, "sgd")[0] == "0.10000000"
    session.descent.playback.seek(2)
    assert row(rules, "sgd") == ["left the domain at step 2", ""]


@pytest.mark.parametrize("part", ["_mark", "first number", "last number"])
def test_a_click_on_a_row_looks_at_its_rule(
    qtbot: QtBot, rules: DescentRules, session: Session, part: str
) -> None:
    row = rules.rows["momentum"]
    widget = {"_mark": row._mark, "first number": row.numbers[0], "last number": row.numbers[-1]}
    assert rules.ground.marked == session.descent_focus.key == "sgd"
    qtbot.mouseClick(widget[part], Qt.MouseButton.LeftButton)
    assert rules.ground.marked == session.descent_focus.key == "momentum"
    session.descent_focus.choose("adam")
    assert rules.ground.marked == "adam"
    session.descent.set_running("adam", running=False)
    assert rules.ground.marked == session.descent_focus.key == "sgd"


def test_a_row_that_takes_no_part_cannot_be_looked_at(
    qtbot: QtBot, rules: DescentRules, session: Session
) -> None:
    qtbot.mouseClick(rules.rows["lion"]._mark, Qt.MouseButton.LeftButton)
    assert rules.ground.marked == session.descent_focus.key == "sgd"
    assert "lion" not in session.descent.running
    session.descent.run_only(())
    assert rules.ground.marked is None


def test_controls_of_a_row_are_not_taken_for_a_click_on_it(
    qtbot: QtBot, rules: DescentRules, session: Session
) -> None:
    row = rules.rows["adam"]
    qtbot.mouseClick(row.rate, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton)
    assert session.descent_focus.key == "sgd"


def test_numbers_that_grow_on_the_way_are_whole(
    qtbot: QtBot, rules: DescentRules, session: Session
) -> None:
    session.descent.playback.seek(0)
    session.descent.set_surface("saddle")
    session.descent.set_learning_rate("sgd", 0.2)
    rules.resize(rules.minimumSizeHint().width(), 500)
    session.descent.playback.seek(900)
    content = rules.findChild(RowArea).widget()
    qtbot.waitUntil(lambda: content.parentWidget().width() >= content.minimumSizeHint().width())
