"""Temperature typed, slid and stepped, from 0 to infinity; cold decides, hot hesitates."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.state.session import Session
from visualizer.views.softmax_temperature import SoftmaxTemperature
from visualizer.widgets.bar import Bar
from visualizer.widgets.number_table import Cell


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> SoftmaxTemperature:
    session.softmax.set_logits([0.3, 2.9, 4.0])
    view = SoftmaxTemperature(session)
    view.resize(560, 300)
    show(view)
    return view


def column(view: SoftmaxTemperature, number: int) -> list[str]:
    return [row[number].text for row in view.table.rows]


def bars(view: SoftmaxTemperature) -> list[Bar]:
    return [cell for row in view.table.rows for cell in row if isinstance(cell, Bar)]


@pytest.mark.parametrize(
    ("temperature", "head", "probabilities", "entropy"),
    [
        (1, "T = 1", ["0.01821127", "0.24519181", "0.73659691"], "0.642807"),
        (0.5, "T = 0.5", ["0.00054998", "0.09969563", "0.89975439"], "0.329034"),
        (2, "T = 2", ["0.09066910", "0.33269181", "0.57663909"], "0.901257"),
        (0, "T = 0", ["0.00000000", "0.00000000", "1.00000000"], "0"),
        (math.inf, "T = ∞", ["0.33333333"] * 3, "1.09861"),
    ],
)
def test_the_note_s_numbers_at_a_temperature(
    view: SoftmaxTemperature,
    session: Session,
    temperature: float,
    head: str,
    probabilities: list[str],
    entropy: str,
) -> None:
    session.softmax.set_temperature(temperature)
    assert view.table.heads == ("class", "T = 1", "", head)
    assert column(view, 3) == probabilities
    assert [bar.share for bar in bars(view)] == pytest.approx(
        [float(text) for text in probabilities], abs=1e-8
    )
    assert view.entropy_line.text == f"entropy {entropy} of at most log 3 = 1.09861 nats"
    # What T = 1 gives stands beside it, and as a mark on every bar.
    assert column(view, 1) == ["0.018211", "0.245192", "0.736597"]
    assert [bar.mark for bar in bars(view)] == pytest.approx([0.01821127, 0.24519181, 0.73659691])


def test_the_sums_stand_under_the_line(view: SoftmaxTemperature) -> None:
    texts = [cell.text for cell in view.table.footer if isinstance(cell, Cell)]
    assert texts == ["Σ", "1", "1"]


@pytest.mark.parametrize(
    ("text", "temperature", "shown"),
    [
        ("0.5", 0.5, "0.5"),
        ("2", 2, "2"),
        ("0", 0, "0"),
        ("-0", 0, "0"),
        ("０．５", 0.5, "0.5"),
        ("1e-3", 0.001, "0.001"),
        ("1e300", 1e300, "1e300"),
        ("1e-320", 1e-320, None),
        ("∞", math.inf, "∞"),
        ("inf", math.inf, "∞"),
        (" Infinity ", math.inf, "∞"),
    ],
)
def test_a_typed_temperature_counts(
    view: SoftmaxTemperature,
    session: Session,
    type_into: Callable[..., None],
    text: str,
    temperature: float,
    shown: str | None,
) -> None:
    type_into(view.field, text)
    assert session.softmax.scene.temperature == temperature
    assert view.field.problem == ""
    assert sum(bar.share for bar in bars(view)) == pytest.approx(1)
    view.slider.setFocus()
    if shown:
        assert view.field.text() == shown
        assert view.table.heads[-1] == f"T = {shown}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is needed here."),
        ("warm", "“warm” is not a number."),
        ("nan", "“nan” is not a number."),
        ("-inf", "“-inf” is not a number."),
        ("−∞", "“−∞” is not a number."),
        ("1e400", "1e400 is too large."),
        ("-1", "The temperature must be a number from 0 to ∞."),
        ("−0.5", "The temperature must be a number from 0 to ∞."),
        ("1,5", "“1,5” is not a number."),
        ("영", "“영” is not a number."),
    ],
)
def test_what_is_no_temperature_is_refused_and_changes_nothing(
    view: SoftmaxTemperature,
    session: Session,
    type_into: Callable[..., None],
    text: str,
    sentence: str,
) -> None:
    before, n_edits = session.softmax.scene, session.undo_stack.count()
    type_into(view.field, text)
    assert view.field.problem == sentence
    assert (session.softmax.scene, session.undo_stack.count()) == (before, n_edits)
    assert view.table.heads[-1] == "T = 1"


def test_the_state_refuses_what_is_no_temperature(session: Session) -> None:
    for temperature in (-1, -math.inf, math.nan):
        with pytest.raises(Problem, match="from 0 to ∞"):
            session.softmax.set_temperature(temperature)


def test_the_slider_s_ends_are_0_and_infinity(
    qtbot: QtBot, view: SoftmaxTemperature, session: Session
) -> None:
    qtbot.keyClick(view.slider, Qt.Key.Key_Home)
    assert session.softmax.scene.temperature == 0
    assert view.field.text() == "0"
    qtbot.keyClick(view.slider, Qt.Key.Key_Right)
    assert session.softmax.scene.temperature == 0.01
    qtbot.keyClick(view.slider, Qt.Key.Key_End)
    assert session.softmax.scene.temperature == math.inf
    assert view.field.text() == "∞"
    qtbot.keyClick(view.slider, Qt.Key.Key_Left)
    assert session.softmax.scene.temperature == 100


def test_every_place_of_the_slider_is_warmer_than_the_one_before_and_stays(
    view: SoftmaxTemperature, session: Session
) -> None:
    temperatures = []
    view.slider.setValue(0)
    for place in range(101):
        view.slider.setValue(place)
        temperatures.append(session.softmax.scene.temperature)
        # The state has told the view, which has put the slider where it is.
        assert view.slider.value() == place
    assert all(one < other for one, other in itertools.pairwise(temperatures))
    assert temperatures[50] == 1


@pytest.mark.parametrize(
    ("temperature", "place"),
    [(0, 0), (1e-300, 1), (0.01, 1), (1, 50), (100, 99), (1e300, 99), (math.inf, 100)],
)
def test_the_slider_follows_the_state_and_tells_nothing_back(
    view: SoftmaxTemperature, session: Session, temperature: float, place: int
) -> None:
    session.softmax.set_temperature(temperature)
    assert view.slider.value() == place
    assert session.softmax.scene.temperature == temperature


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (1, Qt.Key.Key_Up, 2),
        (1, Qt.Key.Key_Down, 0.5),
        (0, Qt.Key.Key_Up, 0.01),
        (0, Qt.Key.Key_Down, 0),
        (math.inf, Qt.Key.Key_Down, 100),
        (math.inf, Qt.Key.Key_Up, math.inf),
    ],
)
def test_arrow_keys_step_to_round_temperatures(
    qtbot: QtBot, view: SoftmaxTemperature, session: Session, start: float, key: Qt.Key, end: float
) -> None:
    session.softmax.set_temperature(start)
    view.field.setFocus()
    qtbot.keyClick(view.field, key)
    assert session.softmax.scene.temperature == end
    assert view.field.value == end


def test_a_slide_is_one_edit(qtbot: QtBot, view: SoftmaxTemperature, session: Session) -> None:
    before = session.undo_stack.count()
    for _ in range(5):
        qtbot.keyClick(view.slider, Qt.Key.Key_Right)
    assert session.softmax.scene.temperature > 1
    assert session.undo_stack.count() == before + 1
    session.undo_stack.undo()
    assert session.softmax.scene.temperature == 1
    assert (view.field.text(), view.slider.value()) == ("1", 50)


def test_other_logits_move_both_columns(view: SoftmaxTemperature, session: Session) -> None:
    session.softmax.set_temperature(2)
    before = column(view, 1), column(view, 3)
    session.softmax.set_logit(0, 3)
    assert all(one != other for one, other in zip(column(view, 1), before[0], strict=True))
    assert all(one != other for one, other in zip(column(view, 3), before[1], strict=True))


def test_ties_at_temperature_0_share_and_are_bold(
    view: SoftmaxTemperature, session: Session
) -> None:
    session.softmax.set_logits([5, 5, 1])
    session.softmax.set_temperature(0)
    assert column(view, 3) == ["0.50000000", "0.50000000", "0.00000000"]
    assert [row[3].bold for row in view.table.rows] == [True, True, False]
    assert [bar.bold for bar in bars(view)] == [True, True, False]


@pytest.mark.parametrize("n_classes", [2, 20])
def test_the_most_of_entropy_follows_the_number_of_classes(
    view: SoftmaxTemperature, session: Session, n_classes: int
) -> None:
    session.softmax.set_logits(range(n_classes))
    session.softmax.set_temperature(math.inf)
    most = f"{math.log(n_classes):.6g}"
    assert view.entropy_line.text == f"entropy {most} of at most log {n_classes} = {most} nats"


@pytest.mark.parametrize("temperature", [0, 0.5, 1, math.inf])
def test_a_network_that_gives_no_numbers_shows_none(
    view: SoftmaxTemperature, session: Session, temperature: float
) -> None:
    session.softmax.set_temperature(temperature)
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan] * 10)
    assert column(view, 3) == ["nan"] * 10
    assert "entropy nan" in view.entropy_line.text
    assert not view.grab().isNull()


def test_the_row_pointed_at_is_lit_here_and_told(
    hover: Callable[[QWidget, QPoint], None], view: SoftmaxTemperature, session: Session
) -> None:
    hover(view.table, view.table.row_place(1).center())
    assert (session.softmax.pointed, view.table.lit) == (1, 1)
    session.softmax.point_at(2)
    assert view.table.lit == 2
    session.softmax.point_at(None)
    assert view.table.lit is None


@pytest.mark.parametrize("temperature", [1e307, 1e308, 1.7e308])
def test_the_hottest_finite_temperature_stands_before_infinity(
    view: SoftmaxTemperature, session: Session, temperature: float
) -> None:
    session.softmax.set_temperature(temperature)
    assert view.slider.value() == view.slider.maximum() - 1
    session.softmax.set_temperature(5e-324)
    assert view.slider.value() == 1
