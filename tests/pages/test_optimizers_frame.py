"""What a frame of the race paints: what moves, and nothing that it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from visualizer.pages.optimizers import OptimizersPage
from visualizer.state.session import Session
from visualizer.widgets.panel import Panel
from visualizer.widgets.theme import Scheme, apply_theme, colors


class Painted(QObject):
    """Notes every widget that is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QWidget] = []

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(widget, QWidget):
            self.widgets.append(widget)
        return False


@pytest.fixture
def draw(settle: Callable[[], None]) -> Callable[[], None]:
    """Let everything be drawn that is still to be drawn."""

    def all_of_it() -> None:
        QTest.qWait(0)
        settle()
        QTest.qWait(0)

    return all_of_it


@pytest.fixture
def page(
    show: Callable[[QWidget], None], session: Session, draw: Callable[[], None]
) -> OptimizersPage:
    page = OptimizersPage(session)
    page.resize(1900, 1000)
    show(page)
    page.open_only([panel.view.key for panel in page.panels])
    session.descent.playback.seek(400)
    draw()
    return page


@pytest.fixture
def table(page: OptimizersPage) -> QTableView:
    return page.findChild(QTableView)


def play(session: Session, draw: Callable[[], None], n_frames: int) -> None:
    for _ in range(n_frames):
        session.descent.playback.seek(session.descent.playback.position + 1.5)
        draw()


def as_seen(widget: QWidget) -> QImage:
    """Return a widget as it stands on the screen, painted bit by bit."""
    place = widget.mapTo(widget.window(), widget.rect().topLeft())
    screen = widget.screen().grabWindow(widget.window().winId())
    return screen.copy(place.x(), place.y(), widget.width(), widget.height()).toImage()


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
def test_what_moves_is_painted_and_nothing_that_it_stands_in(
    page: OptimizersPage, session: Session, draw: Callable[[], None], surface: str
) -> None:
    session.descent.set_surface(surface)
    # Numbers have become as wide as they will.
    play(session, draw, 3)
    painted = Painted()
    QApplication.instance().installEventFilter(painted)
    play(session, draw, 2)
    QApplication.instance().removeEventFilter(painted)
    assert page.findChild(QTableView).viewport() in painted.widgets
    assert not [widget for widget in painted.widgets if isinstance(widget, Panel)]
    assert page not in painted.widgets


def test_numbers_that_become_wider_leave_the_pictures_beside_them_alone(
    page: OptimizersPage, session: Session, draw: Callable[[], None]
) -> None:
    session.descent.set_surface("saddle")
    session.descent.playback.seek(0)
    draw()
    painted = Painted()
    for panel in page.panels:
        if panel.view.key in {"descent_landscape", "descent_solid"}:
            panel.installEventFilter(painted)
    for step in range(4, 200, 4):
        session.descent.playback.seek(step)
        draw()
    assert not painted.widgets


def test_a_step_that_is_marked_leaves_the_heads_of_its_table_alone(
    session: Session, draw: Callable[[], None], table: QTableView
) -> None:
    painted = Painted()
    heads = table.horizontalHeader().viewport()
    heads.installEventFilter(painted)
    play(session, draw, 2)
    assert not painted.widgets


def test_steps_that_were_scrolled_stand_as_if_they_were_drawn_anew(
    session: Session, draw: Callable[[], None], table: QTableView
) -> None:
    play(session, draw, 12)
    seen = as_seen(table.viewport())
    table.viewport().update()
    draw()
    assert as_seen(table.viewport()) == seen


def test_the_ground_of_steps_is_the_panels_in_every_theme(
    qapp: QApplication, session: Session, draw: Callable[[], None], table: QTableView
) -> None:
    play(session, draw, 2)
    before = table.model().index(table.currentIndex().row() - 1, 0)
    corner = table.visualRect(before).topLeft()
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        apply_theme(qapp, scheme, 1)
        draw()
        assert as_seen(table.viewport()).pixelColor(corner).name() == colors().panel
