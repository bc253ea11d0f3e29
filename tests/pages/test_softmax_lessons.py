"""The lessons of the softmax page: side by side where there is room, and lit together."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.pages.softmax import SoftmaxPage
from visualizer.state.session import Session
from visualizer.views.neuron_layer import NeuronLayer
from visualizer.views.softmax_loss import SoftmaxLoss
from visualizer.views.softmax_samples import SoftmaxSamples
from visualizer.views.softmax_slopes import SoftmaxSlopes
from visualizer.views.softmax_table import SoftmaxTable
from visualizer.views.softmax_temperature import SoftmaxTemperature
from visualizer.widgets.page_area import PageArea
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_choice import PanelChoice
from visualizer.widgets.panel_page import PanelPage

LEFT = Qt.MouseButton.LeftButton
LESSONS = [
    "naive_and_stable",
    "sigmoid_and_softmax",
    "neuron_layer",
    "softmax_temperature",
    "softmax_samples",
    "softmax_loss",
    "softmax_slopes",
]
# Those that show every class, a row each.
ROWS = [SoftmaxTable, SoftmaxTemperature, SoftmaxSamples, SoftmaxLoss]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> SoftmaxPage:
    page = SoftmaxPage(session)
    page.resize(1920, 1000)
    show(page)
    return page


@pytest.fixture
def area(page: SoftmaxPage) -> PageArea:
    return page.findChild(PageArea)


@pytest.fixture
def everything(page: SoftmaxPage, show_whole: Callable[[PanelPage], None]) -> SoftmaxPage:
    """The page with all of its lessons open, which have found their places."""
    page.open_only(LESSONS)
    show_whole(page)
    return page


def panel(page: SoftmaxPage, key: str) -> Panel:
    return next(each for each in page.panels if each.view.key == key)


def left(page: SoftmaxPage, key: str) -> int:
    return panel(page, key).mapTo(page, QPoint(0, 0)).x()


def test_there_is_a_button_for_every_lesson(page: SoftmaxPage) -> None:
    assert list(page.findChild(PanelChoice).buttons) == LESSONS
    assert page.open_panels == ["naive_and_stable", "sigmoid_and_softmax"]


@pytest.mark.parametrize("key", LESSONS)
def test_every_lesson_can_be_opened_alone_by_clicks(
    qtbot: QtBot, page: SoftmaxPage, key: str
) -> None:
    for other, button in page.findChild(PanelChoice).buttons.items():
        if button.isChecked() != (other == key):
            qtbot.mouseClick(button, LEFT)
    assert [each.view.key for each in page.panels[2:] if each.isVisible()] == [key]
    assert all(each.isVisible() for each in page.panels[:2])


@pytest.mark.parametrize(("width", "columns"), [(1280, 1), (1920, 2)])
def test_lessons_stand_in_two_columns_where_there_is_room(
    qtbot: QtBot, area: PageArea, page: SoftmaxPage, width: int, columns: int
) -> None:
    page.open_only(["naive_and_stable", "softmax_temperature"])
    page.resize(width, 720)
    qtbot.waitUntil(lambda: area.widget().width() <= width)
    qtbot.waitUntil(lambda: len({left(page, key) for key in page.open_panels}) == columns)
    # The table of logits is beside them in both.
    assert left(page, "softmax_table") < min(left(page, key) for key in page.open_panels)
    assert area.horizontalScrollBar().maximum() == 0


def test_wide_and_narrow_again(qtbot: QtBot, area: PageArea, page: SoftmaxPage) -> None:
    page.open_only(["naive_and_stable", "softmax_temperature"])

    def columns() -> int:
        return len({left(page, key) for key in page.open_panels})

    for width, expected in ((1920, 2), (1280, 1), (1920, 2)):
        page.resize(width, 720)
        qtbot.waitUntil(lambda expected=expected: columns() == expected)


def test_full_size_of_a_lesson_hides_the_choice(qtbot: QtBot, page: SoftmaxPage) -> None:
    page.open_only(["softmax_loss"])
    panel(page, "softmax_loss").set_full_size(True)
    assert [each.view.key for each in page.panels if each.isVisible()] == ["softmax_loss"]
    assert not page.findChild(PanelChoice).isVisible()
    page.show_all_panels()
    assert page.findChild(PanelChoice).isVisible()
    assert page.open_panels == ["softmax_loss"]


@pytest.mark.parametrize("cls", ROWS)
def test_a_row_under_the_mouse_is_lit_in_every_panel(
    qtbot: QtBot, everything: SoftmaxPage, session: Session, cls: type
) -> None:
    table = everything.findChild(cls).table
    slopes = everything.findChild(SoftmaxSlopes).table
    plain = slopes.grab().toImage()
    for row in (2, 0):
        qtbot.mouseMove(table, table.row_place(row).center())
        assert session.softmax.pointed == row
        assert [everything.findChild(other).table.lit for other in ROWS] == [row] * len(ROWS)
        assert slopes.grab().toImage() != plain
    session.softmax.point_at(None)
    assert [everything.findChild(other).table.lit for other in ROWS] == [None] * len(ROWS)
    assert slopes.grab().toImage() == plain


def test_a_cell_of_the_jacobian_lights_its_row_in_every_panel(
    qtbot: QtBot, everything: SoftmaxPage, session: Session
) -> None:
    slopes = everything.findChild(SoftmaxSlopes).table
    qtbot.mouseMove(slopes, QPoint(slopes.width() - 5, slopes.height() - 5))
    assert session.softmax.pointed == 2
    assert [everything.findChild(other).table.lit for other in ROWS] == [2] * len(ROWS)


def test_a_closed_lesson_is_up_to_date_when_it_opens(
    qtbot: QtBot, page: SoftmaxPage, session: Session
) -> None:
    page.open_only([])
    session.softmax.set_logits([1, 1])
    session.softmax.set_temperature(7)
    session.softmax.point_at(1)
    session.neurons.add_neuron()
    qtbot.mouseClick(page.findChild(PanelChoice).buttons["softmax_temperature"], LEFT)
    temperature = page.findChild(SoftmaxTemperature)
    assert (temperature.table.heads[-1], temperature.field.text()) == ("T = 7", "7")
    assert len(temperature.table.rows) == 2
    assert temperature.table.lit == 1
    for key in ("softmax_samples", "softmax_loss", "softmax_slopes", "neuron_layer"):
        qtbot.mouseClick(page.findChild(PanelChoice).buttons[key], LEFT)
    assert page.findChild(SoftmaxSamples).table.heads[-1] == "p (T = 7)"
    assert page.findChild(SoftmaxLoss).class_box.count() == 2
    assert page.findChild(SoftmaxSlopes).table.values.shape == (2, 2)
    assert page.findChild(NeuronLayer).rows[1].weights.isVisible()


def test_a_step_is_seen_in_every_open_panel(
    qtbot: QtBot, everything: SoftmaxPage, session: Session
) -> None:
    loss = everything.findChild(SoftmaxLoss)
    before = {cls: everything.findChild(cls).table.rows for cls in ROWS}
    slopes = everything.findChild(SoftmaxSlopes).table.values
    end = tuple(session.softmax.next_logits.tolist())
    qtbot.mouseClick(loss.step_button, LEFT)
    qtbot.waitUntil(lambda: session.softmax.scene.logits == end)
    assert all(everything.findChild(cls).table.rows != before[cls] for cls in ROWS)
    assert (everything.findChild(SoftmaxSlopes).table.values != slopes).all()


def test_a_network_that_gives_no_numbers_harms_no_panel(
    everything: SoftmaxPage, session: Session
) -> None:
    session.softmax.follow()
    session.softmax.network_changed(session.logits.class_names, [math.nan] * 10, 7)
    assert [len(everything.findChild(cls).table.rows) for cls in ROWS] == [10] * len(ROWS)
    assert session.softmax.true_class == 7
    for temperature in (0, 2, math.inf):
        session.softmax.set_temperature(temperature)
        assert not everything.grab().isNull()
    session.softmax.network_changed(session.logits.class_names, range(10), 3)
    assert everything.findChild(SoftmaxLoss).class_box.currentIndex() == 3
    assert everything.findChild(SoftmaxSamples).distance.text.startswith("furthest")


def test_twenty_classes_are_shown_in_every_panel(everything: SoftmaxPage, session: Session) -> None:
    session.softmax.set_logits([index / 3 for index in range(20)])
    assert [len(everything.findChild(cls).table.rows) for cls in ROWS] == [20] * len(ROWS)
    assert everything.findChild(SoftmaxSlopes).table.values.shape == (20, 20)
    assert everything.findChild(SoftmaxLoss).class_box.count() == 20
    assert not everything.grab().isNull()
