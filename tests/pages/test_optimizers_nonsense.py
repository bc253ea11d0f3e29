"""Nonsense in every field of the Optimizers page: one sentence at the place, and nothing lost."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.optimizers import OptimizersPage
from visualizer.state.session import Session
from visualizer.views.descent_rules import DescentRules
from visualizer.views.descent_settings import DescentSettings
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.popover import Popover

NO_NUMBERS = (
    *("", "   ", "nan", "inf", "-inf", "1e400", "1,5", "1/0", "x**x**x**x", "__import__('os')"),
    *("9" * 10_000, "(" * 100_000),
)
EXTREMES = ("0", "-1", "0.5", "0.999999999", "1e-300", "5e-324", "1e10", "1e300", "-1.7e308")
WITHIN = 1.0  # s of the processor
PANELS = ("descent_rules", "descent_conditions", "descent_regimes", "descent_place")


@pytest.fixture
def page(
    qtbot: QtBot, show: Callable[[QWidget], None], session: Session, panel: str
) -> OptimizersPage:
    session.descent.set_surface("saddle")
    session.descent.set_schedule("cosine")
    page = OptimizersPage(session)
    page.resize(1600, 900)
    show(page)
    page.open_only([panel])
    view = next(each.view for each in page.panels if each.view.key == panel)
    qtbot.waitUntil(lambda: view.in_sight)
    return page


def fields_of(widget: QWidget) -> list[NumberField]:
    return [field for field in widget.findChildren(NumberField) if field.isVisible()]


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    """Paste a text into a field, and Enter: nobody types 100,000 brackets."""
    QApplication.clipboard().setText(text)
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    began = time.process_time()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert time.process_time() - began < WITHIN


def try_all(
    qtbot: QtBot,
    session: Session,
    field: NumberField,
    texts: tuple[str, ...] = (*NO_NUMBERS, *EXTREMES),
) -> None:
    stack = session.undo_stack
    for text in texts:
        scene, value = session.descent._scene, field.value
        enter(qtbot, field, text)
        assert field.problem or text in EXTREMES
        if field.problem:
            assert field.problem.endswith((".", "?"))
            assert len(field.problem) < 120
            assert (session.descent._scene, field.value) == (scene, value)
            qtbot.keyClick(field, Qt.Key.Key_Escape)
            assert field.text() == field._show(value)
        else:
            assert set(session.descent.trajectories) == session.descent.running
            while session.descent._scene != scene:
                stack.undo()


@pytest.mark.parametrize("panel", PANELS)
def test_every_field_explains_what_it_refuses(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    fields = fields_of(page)
    assert len(fields) > len(page.findChild(DescentSettings).start)
    for field in fields:
        try_all(qtbot, session, field)


@pytest.mark.parametrize("panel", ["descent_rules"])
def test_every_number_of_every_form_of_a_rule_does(
    qtbot: QtBot, page: OptimizersPage, session: Session
) -> None:
    descent = session.descent
    descent.run_only(descent.optimizers)
    rows = page.findChild(DescentRules).rows
    forms = [(key, form) for key in rows for form in descent.variants(key)]
    for key, form in forms:
        row = rows[key]
        descent.set_variant(key, form)
        if row.button.isHidden():
            continue
        qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
        for field in fields_of(row.popover):
            try_all(qtbot, session, field, ("nan", "1/0", "-1", "0", "0.999999999", "1e300"))
        row.popover.close()


@pytest.mark.parametrize("panel", ["descent_place"])
def test_the_part_that_is_drawn_does(qtbot: QtBot, page: OptimizersPage, session: Session) -> None:
    button = page.findChild(DescentSettings).domain
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    box = button.findChild(Popover)
    fields = fields_of(box)
    assert len(fields) == 4
    for field in fields:
        try_all(qtbot, session, field)
    box.close()
