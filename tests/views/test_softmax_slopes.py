"""The Jacobian: pointing at a cell explains it and lights the row everywhere."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from visualizer.core.softmax import softmax
from visualizer.state.session import Session
from visualizer.views.softmax_slopes import SoftmaxSlopes

Hover = Callable[[QWidget, QPoint], None]
# p_i ([i = j] - p_j) of the logits (0.3, 2.9, 4.0), from 40 digits.
NOTE = [
    [0.017879622821, -0.004465255115, -0.013414367705],
    [-0.004465255115, 0.185072787805, -0.180607532689],
    [-0.013414367705, -0.180607532689, 0.194021900395],
]


@pytest.fixture
def view(show: Callable[[QWidget], None], session: Session) -> SoftmaxSlopes:
    session.softmax.set_logits([0.3, 2.9, 4.0])
    view = SoftmaxSlopes(session)
    view.resize(600, 400)
    show(view)
    return view


def place(view: SoftmaxSlopes, row: int, column: int) -> QPoint:
    """Return the middle of a cell, as an eye would find it: names take the left."""
    names = view.session.softmax.scene.class_names
    n, table = len(names), view.table
    metrics = table.fontMetrics()
    # Names are at most three tenths of the width.
    left = min(max(metrics.horizontalAdvance(name) for name in names) + 8, 0.3 * table.width())
    width, height = (table.width() - left) / n, table.height() / (n + 1)
    return QPoint(round(left + (column + 0.5) * width), round((row + 1.5) * height))


def test_the_note_s_slopes(view: SoftmaxSlopes) -> None:
    assert view.table.values == pytest.approx(np.array(NOTE), abs=1e-12)
    assert view.table.values.sum(axis=0) == pytest.approx(0, abs=1e-15)


def test_at_first_the_first_cell_is_explained(view: SoftmaxSlopes) -> None:
    assert view.explanation.text == (
        "∂p(chair) / ∂z(chair) = 0.0182113 · (1 − 0.0182113) = 0.0178796"
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ((0, 1), "∂p(chair) / ∂z(desk) = − 0.0182113 · 0.245192 = −0.00446526"),
        ((1, 0), "∂p(desk) / ∂z(chair) = − 0.245192 · 0.0182113 = −0.00446526"),
        ((1, 1), "∂p(desk) / ∂z(desk) = 0.245192 · (1 − 0.245192) = 0.185073"),
        ((2, 1), "∂p(book) / ∂z(desk) = − 0.736597 · 0.245192 = −0.180608"),
        ((2, 2), "∂p(book) / ∂z(book) = 0.736597 · (1 − 0.736597) = 0.194022"),
    ],
)
def test_pointing_at_a_cell_explains_it_and_lights_its_class(
    hover: Hover, view: SoftmaxSlopes, session: Session, cell: tuple[int, int], words: str
) -> None:
    hover(view.table, place(view, *cell))
    assert view.explanation.text == words
    assert session.softmax.pointed == cell[0]


def test_beside_the_cells_nothing_is_pointed_at_and_the_last_stays_explained(
    hover: Hover, view: SoftmaxSlopes, session: Session
) -> None:
    hover(view.table, place(view, 1, 1))
    words = view.explanation.text
    for outside in (QPoint(2, place(view, 1, 0).y()), QPoint(place(view, 0, 1).x(), 2)):
        hover(view.table, place(view, 1, 1))
        assert session.softmax.pointed == 1
        hover(view.table, outside)
        assert session.softmax.pointed is None
        assert view.explanation.text == words


def test_another_logit_changes_slopes_and_explanation(
    hover: Hover, view: SoftmaxSlopes, session: Session
) -> None:
    hover(view.table, place(view, 2, 0))
    session.softmax.set_logits([1, 1, 1])
    assert view.table.values == pytest.approx(np.full((3, 3), -1 / 9) + np.eye(3) / 3)
    assert view.explanation.text == ("∂p(book) / ∂z(chair) = − 0.333333 · 0.333333 = −0.111111")
    session.undo_stack.undo()
    assert view.table.values == pytest.approx(np.array(NOTE), abs=1e-12)


def test_a_cell_whose_class_is_gone_gives_way_to_the_last_one(
    hover: Hover, view: SoftmaxSlopes, session: Session
) -> None:
    hover(view.table, place(view, 2, 2))
    session.softmax.set_logits([0, 0])
    assert view.explanation.text == "∂p(desk) / ∂z(desk) = 0.5 · (1 − 0.5) = 0.25"


def test_a_class_pointed_at_elsewhere_is_framed_here(view: SoftmaxSlopes, session: Session) -> None:
    plain = view.table.grab().toImage()
    session.softmax.point_at(1)
    framed = view.table.grab().toImage()
    assert framed != plain
    session.softmax.point_at(2)
    assert view.table.grab().toImage() not in (plain, framed)
    session.softmax.point_at(None)
    assert view.table.grab().toImage() == plain


@pytest.mark.parametrize("cell", [(0, 0), (0, 19), (19, 0), (19, 19), (7, 12)])
def test_twenty_classes_can_all_be_pointed_at(
    hover: Hover, view: SoftmaxSlopes, session: Session, cell: tuple[int, int]
) -> None:
    logits = [index / 7 for index in range(20)]
    session.softmax.set_logits(logits)
    view.resize(700, 600)
    hover(view.table, place(view, *cell))
    assert session.softmax.pointed == cell[0]
    names, p = session.softmax.scene.class_names, softmax(logits)
    assert view.explanation.text.startswith(f"∂p({names[cell[0]]}) / ∂z({names[cell[1]]}) = ")
    slope = p[cell[0]] * ((cell[0] == cell[1]) - p[cell[1]])
    shown = view.explanation.text.split(" = ")[-1].replace("−", "-")
    assert float(shown) == pytest.approx(slope, rel=1e-5)
    assert not view.grab().isNull()


def test_a_sure_class_has_a_slope_that_is_not_rounded_away(
    view: SoftmaxSlopes, session: Session
) -> None:
    session.softmax.set_logits([50, 0])
    # p (1 - p) would be 0: 1 - p is, in float64.
    assert view.table.values[0, 0] == pytest.approx(math.exp(-50), rel=1e-12)
    assert view.explanation.text.endswith("= 1.92875e−22")


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_network_that_gives_no_numbers_has_no_slopes(
    hover: Hover, view: SoftmaxSlopes, session: Session, number: float
) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [number] * 10)
    hover(view.table, place(view, 3, 4))
    assert view.explanation.text == "∂p(3) / ∂z(4) = − nan · nan = nan"
    assert not view.grab().isNull()
