"""Draws: so many, with a seed, counted beside the probabilities that they come from."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.state.session import Session
from visualizer.views.softmax_samples import SoftmaxSamples
from visualizer.widgets.bar import Bar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> SoftmaxSamples:
    session.softmax.set_logits([0.3, 2.9, 4.0])
    view = SoftmaxSamples(session)
    view.resize(560, 300)
    show(view)
    return view


def column(view: SoftmaxSamples, number: int) -> list[str]:
    return [row[number].text for row in view.table.rows]


def counts(view: SoftmaxSamples) -> list[int]:
    return [int(text) for text in column(view, 1)]


def furthest(view: SoftmaxSamples) -> float:
    assert view.distance.text.startswith("furthest from its probability: ")
    return float(view.distance.text.split()[-1].replace("−", "-"))


def test_the_counts_are_those_of_numpy_s_draws(view: SoftmaxSamples) -> None:
    # numpy.random.default_rng(0).random(100): below 0.0182, below 0.2634, and the rest.
    assert column(view, 0) == ["chair", "desk", "book"]
    assert counts(view) == [3, 19, 78]
    assert column(view, 3) == ["0.030000", "0.190000", "0.780000"]
    assert column(view, 4) == ["0.018211", "0.245192", "0.736597"]
    assert furthest(view) == pytest.approx(0.245192 - 0.19, abs=1e-6)
    assert [cell.text for cell in view.table.footer if not isinstance(cell, Bar)] == [
        "Σ",
        "100",
        "1.000000",
        "1.000000",
    ]


def test_every_bar_is_a_share_and_its_mark_the_probability(view: SoftmaxSamples) -> None:
    bars = [row[2] for row in view.table.rows]
    assert [bar.share for bar in bars] == [0.03, 0.19, 0.78]
    assert [bar.mark for bar in bars] == pytest.approx([0.01821127, 0.24519181, 0.73659691])


@pytest.mark.parametrize(
    ("text", "n_draws"),
    [("1", 1), ("7", 7), ("1000000", 1_000_000), ("1e6", 1_000_000), ("２００", 200), ("50.0", 50)],
)
def test_a_typed_number_of_draws_counts(
    view: SoftmaxSamples,
    session: Session,
    type_into: Callable[..., None],
    text: str,
    n_draws: int,
) -> None:
    type_into(view.draws, text)
    assert session.softmax.scene.n_draws == n_draws
    assert type(session.softmax.scene.n_draws) is int
    assert sum(counts(view)) == n_draws
    assert view.table.footer[1].text == str(n_draws)
    assert view.draws.problem == ""


@pytest.mark.parametrize("text", ["1.5", "0", "1000001", "-1", "−100", "1e300"])
def test_a_number_of_draws_that_cannot_be_is_refused(
    view: SoftmaxSamples, session: Session, type_into: Callable[..., None], text: str
) -> None:
    before, n_edits = session.softmax.scene, session.undo_stack.count()
    type_into(view.draws, text)
    assert view.draws.problem == "The draws must be a whole number from 1 to 1000000."
    assert (session.softmax.scene, session.undo_stack.count()) == (before, n_edits)
    assert counts(view) == [3, 19, 78]


@pytest.mark.parametrize("text", ["-1", "0.5", "4294967296", "−7"])
def test_a_seed_that_cannot_be_is_refused(
    view: SoftmaxSamples, session: Session, type_into: Callable[..., None], text: str
) -> None:
    before = session.softmax.scene
    type_into(view.seed, text)
    assert view.seed.problem == "The seed must be a whole number from 0 to 4294967295."
    assert session.softmax.scene == before
    assert counts(view) == [3, 19, 78]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A number is needed here."),
        ("many", "“many” is not a number."),
        ("nan", "“nan” is not a number."),
        ("inf", "“inf” is not a number."),
        ("∞", "“∞” is not a number."),
        ("1e400", "1e400 is too large."),
    ],
)
@pytest.mark.parametrize("name", ["draws", "seed"])
def test_what_is_no_number_is_refused(
    view: SoftmaxSamples,
    session: Session,
    type_into: Callable[..., None],
    name: str,
    text: str,
    sentence: str,
) -> None:
    before, field = session.softmax.scene, getattr(view, name)
    type_into(field, text)
    assert field.problem == sentence
    assert session.softmax.scene == before


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_the_state_refuses_what_no_field_would_give(session: Session, value: float) -> None:
    for setter, words in (
        (session.softmax.set_n_draws, "The draws must be"),
        (session.softmax.set_seed, "The seed must be"),
    ):
        with pytest.raises(Problem, match=words):
            setter(value)


def test_another_seed_draws_others_and_the_same_seed_the_same(
    view: SoftmaxSamples, session: Session, type_into: Callable[..., None]
) -> None:
    first = counts(view)
    type_into(view.seed, "4294967295")
    assert session.softmax.scene.seed == 4294967295
    assert counts(view) != first
    type_into(view.seed, "0")
    assert counts(view) == first


def test_draw_again_takes_the_next_seed_and_undo_the_one_before(
    qtbot: QtBot, view: SoftmaxSamples, session: Session
) -> None:
    first = counts(view)
    qtbot.mouseClick(view.again_button, LEFT)
    assert (session.softmax.scene.seed, view.seed.text()) == (1, "1")
    assert counts(view) != first
    session.undo_stack.undo()
    assert (session.softmax.scene.seed, view.seed.text()) == (0, "0")
    assert counts(view) == first


def test_after_the_last_seed_comes_the_first(
    qtbot: QtBot, view: SoftmaxSamples, session: Session
) -> None:
    session.softmax.set_seed(4294967295)
    qtbot.mouseClick(view.again_button, LEFT)
    assert session.softmax.scene.seed == 0


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("draws", Qt.Key.Key_Up, 200),
        ("draws", Qt.Key.Key_Down, 50),
        ("seed", Qt.Key.Key_Up, 1),
        ("seed", Qt.Key.Key_PageUp, 10),
    ],
)
def test_arrow_keys_step(
    qtbot: QtBot, view: SoftmaxSamples, session: Session, name: str, key: Qt.Key, value: int
) -> None:
    field = getattr(view, name)
    field.setFocus()
    qtbot.keyClick(field, key)
    scene = session.softmax.scene
    assert (scene.n_draws if name == "draws" else scene.seed) == value
    assert field.text() == str(value)


@pytest.mark.parametrize(
    ("name", "start", "key"),
    [
        ("draws", 1, Qt.Key.Key_Down),
        ("draws", 1_000_000, Qt.Key.Key_Up),
        ("seed", 0, Qt.Key.Key_Down),
        ("seed", 4294967295, Qt.Key.Key_Up),
    ],
)
def test_a_step_over_the_end_is_refused_with_a_sentence(
    qtbot: QtBot, view: SoftmaxSamples, session: Session, name: str, start: int, key: Qt.Key
) -> None:
    softmax = session.softmax
    (softmax.set_n_draws if name == "draws" else softmax.set_seed)(start)
    before, field = softmax.scene, getattr(view, name)
    field.setFocus()
    qtbot.keyClick(field, key)
    assert "must be a whole number" in field.problem
    assert (softmax.scene, field.value) == (before, start)


def test_many_draws_come_close_to_the_probabilities(view: SoftmaxSamples, session: Session) -> None:
    session.softmax.set_n_draws(1_000_000)
    # Five standard deviations of a share of 0.26.
    assert furthest(view) < 5 * math.sqrt(0.26 * 0.74 / 1e6)


def test_the_draws_are_from_the_probabilities_at_the_temperature(
    view: SoftmaxSamples, session: Session
) -> None:
    session.softmax.set_temperature(0)
    assert view.table.heads[-1] == "p (T = 0)"
    assert counts(view) == [0, 0, 100]
    assert furthest(view) == 0
    session.softmax.set_temperature(math.inf)
    assert view.table.heads[-1] == "p (T = ∞)"
    assert column(view, 4) == ["0.333333"] * 3
    assert min(counts(view)) > 15


def test_a_small_move_of_a_logit_moves_the_counts_a_little(
    view: SoftmaxSamples, session: Session
) -> None:
    before = counts(view)
    session.softmax.set_logit(1, 2.95)
    moved = [abs(now - then) for now, then in zip(counts(view), before, strict=True)]
    assert sum(moved) <= 4


@pytest.mark.parametrize("n_classes", [2, 20])
def test_as_many_rows_as_classes(view: SoftmaxSamples, session: Session, n_classes: int) -> None:
    session.softmax.set_logits([0] * n_classes)
    assert len(counts(view)) == n_classes
    assert sum(counts(view)) == 100


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_from_a_network_that_gives_no_numbers_nothing_is_drawn(
    view: SoftmaxSamples, session: Session, number: float
) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [number] * 10)
    assert counts(view) == [0] * 10
    assert column(view, 4) == ["nan"] * 10
    assert view.distance.text == "The network gives no numbers."
    assert not view.grab().isNull()
    session.undo_stack.undo()
    assert counts(view) == [3, 19, 78]


def test_the_row_pointed_at_is_lit_here_and_told(
    hover: Callable[[QWidget, QPoint], None], view: SoftmaxSamples, session: Session
) -> None:
    hover(view.table, view.table.row_place(2).center())
    assert (session.softmax.pointed, view.table.lit) == (2, 2)
    session.softmax.point_at(0)
    assert view.table.lit == 0
