"""When each rule arrives, gets off the saddle or diverges; a click goes there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.milestones import TOLERANCES, escape_step, settling_step
from visualizer.core.number_text import format_place
from visualizer.state.session import Session
from visualizer.views import descent_milestones
from visualizer.views.descent_milestones import DescentMilestones
from visualizer.views.descent_place import DescentPlace
from visualizer.widgets.turns import turns

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def milestones(show: Callable[[QWidget], None], session: Session) -> DescentMilestones:
    milestones = DescentMilestones(session)
    milestones.resize(560, 260)
    show(milestones)
    return milestones


def column(milestones: DescentMilestones, head: str) -> list[str]:
    index = [each.replace("\n", " ") for each in milestones.table.heads].index(head)
    return [row[index].text for row in milestones.table.rows]


def heads(milestones: DescentMilestones) -> list[str]:
    return [head.replace("\n", " ") for head in milestones.table.heads]


@pytest.mark.parametrize("index", range(len(TOLERANCES)))
def test_who_settles_when(
    qtbot: QtBot, milestones: DescentMilestones, session: Session, index: int
) -> None:
    milestones.tolerance.show()
    milestones.tolerance.setFocus()
    qtbot.keyClick(milestones.tolerance, Qt.Key.Key_Home)
    for _ in range(index):
        qtbot.keyClick(milestones.tolerance, Qt.Key.Key_Down)
    tolerance = TOLERANCES[index]
    expected = [
        settling_step(path.positions, session.descent.surface.minima, tolerance)
        for path in session.descent.trajectories.values()
    ]
    texts = column(milestones, f"stays within {tolerance:g}".replace("-0", "−"))
    assert texts == ["–" if step is None else f"{step:,}" for step in expected]


def test_the_note(milestones: DescentMilestones) -> None:
    # 5 * 0.98**t < 0.01 from ln(0.002) / ln(0.98) = 307.6 on.
    assert column(milestones, "stays within 0.01")[0] == "308"


def test_who_gets_off_the_saddle_when(milestones: DescentMilestones, session: Session) -> None:
    descent = session.descent
    assert "off the saddle" not in heads(milestones)
    descent.set_surface("saddle")
    descent.set_start((1.0, 1e-6))
    descent.set_learning_rate("sgd", 0.1)
    assert "off the saddle" in heads(milestones)
    assert not any("within" in head for head in heads(milestones))
    assert column(milestones, "off the saddle")[0] == "76"
    hessian = descent.surface.hessian((0, 0))
    assert column(milestones, "off the saddle") == [
        f"{escape_step(path.positions, (0, 0), hessian):,}"
        for path in descent.trajectories.values()
    ]
    descent.set_start((1.0, 0.0))
    assert column(milestones, "off the saddle") == ["–"] * 4


def test_the_lowest_height(milestones: DescentMilestones, session: Session) -> None:
    session.descent.set_surface("ravine")
    session.descent.set_n_steps(50)
    expected = [f"{path.values.min():.6f}" for path in session.descent.trajectories.values()]
    assert column(milestones, "lowest height") == expected


def test_great_heights_have_fewer_decimals(milestones: DescentMilestones, session: Session) -> None:
    session.descent.show_function("x^2 - y^2")
    session.descent.set_n_steps(12)
    session.descent.set_learning_rate("momentum", 0.1)
    path = session.descent.trajectories["momentum"]
    assert 1e3 < -path.values.min() < 1e6
    text = column(milestones, "lowest height")[1]
    assert len(text) == len("−1234.567")
    assert float(text.replace("−", "-")) == pytest.approx(path.values.min(), rel=1e-6)


def test_divergence_has_a_column_where_there_is_one(
    milestones: DescentMilestones, session: Session
) -> None:
    assert "diverged at" not in heads(milestones)
    session.descent.set_learning_rate("sgd", 1e10)
    diverged_at = session.descent.trajectories["sgd"].diverged_at
    assert column(milestones, "diverged at") == [f"{diverged_at:,}", "–", "–", "–"]
    assert column(milestones, "stays within 0.01")[0] == "–"
    session.undo_stack.undo()
    assert "diverged at" not in heads(milestones)


@pytest.mark.parametrize(
    ("place", "step"), [(0, "settled"), (1, "settled"), (2, "lowest")], ids=["name", "in", "low"]
)
def test_a_click_goes_to_the_step(
    qtbot: QtBot, milestones: DescentMilestones, session: Session, place: int, step: str
) -> None:
    path = session.descent.trajectories["momentum"]
    expected = {
        "settled": settling_step(path.positions, session.descent.surface.minima, 0.01),
        "lowest": int(np.argmin(path.values)),
    }
    session.descent.playback.seek(3)
    session.descent.playback.play()
    table = milestones.table
    item = table.visualItemRect(table.item(1, place))
    qtbot.mouseClick(table.viewport(), LEFT, pos=item.center())
    assert session.descent.playback.position == expected[step]
    assert not session.descent.playback.playing


def test_enter_goes_to_the_step(
    qtbot: QtBot, milestones: DescentMilestones, session: Session
) -> None:
    table = milestones.table
    table.setCurrentCell(0, 0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert session.descent.playback.position == 308


def test_where_a_cell_is_no_step_the_first_of_its_row_counts(
    qtbot: QtBot, milestones: DescentMilestones, session: Session
) -> None:
    session.descent.set_start((1.7e308,))
    session.descent.playback.seek(3)
    table = milestones.table
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualItemRect(table.item(0, 2)).center())
    # All diverged at once: step 0 is where they did.
    assert session.descent.playback.position == 0


def test_who_takes_part_has_a_row(milestones: DescentMilestones, session: Session) -> None:
    session.descent.run_only({"adam", "lion"})
    assert [row[0].text for row in milestones.table.rows] == ["◆  Adam", "◗  Lion"]
    session.descent.run_only(())
    assert milestones.table.rows == ()
    assert milestones.remark.text == "No rule takes part."


def test_fewest_steps_stand_out(milestones: DescentMilestones, session: Session) -> None:
    steps = [row[1] for row in milestones.table.rows]
    best = min(cell.step for cell in steps if cell.step is not None)
    assert [cell.bold for cell in steps] == [cell.step == best for cell in steps]


def test_a_long_race_is_told_when_it_is_over(
    qtbot: QtBot, milestones: DescentMilestones, session: Session
) -> None:
    session.descent.set_n_steps(8000)
    assert column(milestones, "stays within 0.01") == ["…"] * 4
    assert milestones.remark.text == "1,024 of 8,000 steps are computed."
    # It is drawn in its turn.
    qtbot.waitUntil(lambda: session.descent.n_done == 8000 and not turns().waiting, timeout=20_000)
    assert column(milestones, "stays within 0.01")[0] == "308"
    assert milestones.remark.text == ""


def test_long_paths_are_looked_at_in_turns(
    qtbot: QtBot,
    milestones: DescentMilestones,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = column(milestones, "stays within 0.01"), column(milestones, "lowest height")
    monkeypatch.setattr(descent_milestones, "STEPS_A_TURN", 400)
    session.descent.set_start([0.5])
    assert column(milestones, "stays within 0.01") == ["…"] * 4
    session.descent.set_start([0.0])
    qtbot.waitUntil(lambda: not turns().waiting)
    assert (column(milestones, "stays within 0.01"), column(milestones, "lowest height")) == known


def test_with_room_the_text_is_larger(milestones: DescentMilestones) -> None:
    small = milestones.table.item(0, 1).font().pointSizeF()
    milestones.resize(1900, 900)
    assert milestones.table.item(0, 1).font().pointSizeF() > 1.5 * small
    milestones.resize(560, 200)
    assert milestones.table.item(0, 1).font().pointSizeF() == small


@pytest.mark.parametrize("function", ["(x^2 - 1)^2 - y^2", "sin(x) sin(y)", "x^3 - 3x + y^2"])
@pytest.mark.parametrize("surface", ["himmelblau", "local_minimum", "hills", "beale"])
def test_it_is_the_saddle_that_is_told_at_the_ball(
    show: Callable[[QWidget], None],
    milestones: DescentMilestones,
    session: Session,
    surface: str,
    function: str,
) -> None:
    descent, focus = session.descent, session.descent_focus
    place = DescentPlace(session)
    show(place)

    def assert_they_agree() -> None:
        index = heads(milestones).index("off the saddle")
        where = format_place(focus.saddle)
        assert where in milestones.table.horizontalHeaderItem(index).toolTip()
        assert f"the saddle at {where}" in place.verdict.text
        steps = [None if text == "–" else text for text in column(milestones, "off the saddle")]
        expected = focus.escape_steps.values()
        assert steps == [None if step is None else f"{step:,}" for step in expected]

    descent.set_surface(surface)
    descent.playback.seek(0)
    assert_they_agree()
    descent.show_function(function)
    for start in ((0.3, 0.01), (-1.2, 0.5)):
        descent.set_start(start)
        assert_they_agree()
    # In another part of the surface there are other saddles, on the same paths.
    descent.set_surface("himmelblau")
    descent.set_domain(((0.0, 6.0), (2.0, 6.0)))
    assert focus.saddle == pytest.approx((0.086678, 2.884255), abs=1e-5)
    assert_they_agree()


def test_a_typed_saddle_is_left_as_the_surfaces_own_is(
    milestones: DescentMilestones, session: Session
) -> None:
    descent = session.descent
    descent.set_surface("saddle")
    start, expected = descent.start, column(milestones, "off the saddle")
    assert "–" not in expected
    descent.show_function("x**2 - y**2")
    descent.set_start(start)
    assert column(milestones, "off the saddle") == expected
    descent.show_function("x**2 + y**2")
    assert "off the saddle" not in heads(milestones)
