"""What every page promises, whoever wrote it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.views.training_controls import TrainingControls
from visualizer.views.training_counters import TrainingCounters
from visualizer.views.training_news import TrainingNews
from visualizer.views.training_settings import TrainingSettings
from visualizer.views.training_until import TrainingUntil
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.theme import DARK, Scheme, apply_theme, title_font
from visualizer.widgets.view import View

PAGES = discover("visualizer.pages")
every_page = pytest.mark.parametrize("cls", PAGES.values(), ids=PAGES.keys())


def n_colors(widget: QWidget) -> int:
    picture = widget.grab().toImage()
    steps = range(0, picture.width(), 5), range(0, picture.height(), 5)
    return len({picture.pixel(x, y) for x in steps[0] for y in steps[1]})


def seen(page: PanelPage) -> list[Panel]:
    return [panel for panel in page.panels if panel.isVisible()]


def test_every_file_holds_a_page() -> None:
    folder = Path(inspect.getfile(next(iter(PAGES.values())))).parent
    assert set(PAGES) == {path.stem for path in folder.glob("*.py")} - {"__init__"}


def test_no_two_pages_want_one_place() -> None:
    ranks = [cls.rank for cls in PAGES.values()]
    assert len(set(ranks)) == len(ranks)


@every_page
def test_it_is_named(cls: type[PanelPage]) -> None:
    assert issubclass(cls, PanelPage)
    assert cls.key == Path(inspect.getfile(cls)).stem
    assert isinstance(cls.title, Sentence)


@every_page
def test_it_runs_alone(cls: type[PanelPage], show: Callable[[QWidget], None]) -> None:
    page = cls(Session())
    show(page)
    assert page.panels
    assert n_colors(page) > 10


@every_page
@pytest.mark.parametrize("size", [(200, 150), (1920, 1080)])
def test_it_draws_at_any_size(
    cls: type[PanelPage],
    show: Callable[[QWidget], None],
    session: Session,
    size: tuple[int, int],
) -> None:
    page = cls(session)
    show(page)
    page.resize(*size)
    assert n_colors(page) > 10


@every_page
def test_no_panel_is_crushed_at_the_first_size(
    qtbot: QtBot, cls: type[PanelPage], show: Callable[[QWidget], None], session: Session
) -> None:
    page = cls(session)
    page.resize(1280, 660)
    show(page)
    qtbot.waitUntil(lambda: page.panels[0].height() > 100)
    for panel in seen(page):
        assert panel.width() >= panel.minimumSizeHint().width()
        assert panel.height() >= panel.minimumSizeHint().height()
        assert page.rect().contains(
            panel.geometry().translated(panel.parent().mapTo(page, panel.rect().topLeft()))
        )


@every_page
def test_light_and_dark_and_large_text(
    cls: type[PanelPage], show: Callable[[QWidget], None], session: Session, qapp: QApplication
) -> None:
    page = cls(session)
    page.resize(1280, 660)
    show(page)
    light = page.panels[0].grab().toImage()
    apply_theme(qapp, Scheme.DARK, 2.0)
    dark = page.panels[0].grab().toImage()
    assert dark.pixelColor(20, 4).lightness() < 128 < light.pixelColor(20, 4).lightness()


@every_page
def test_a_switch_reaches_every_part(
    cls: type[PanelPage], show: Callable[[QWidget], None], session: Session, qapp: QApplication
) -> None:
    page = cls(session)
    show(page)
    size = title_font().pointSizeF()
    apply_theme(qapp, Scheme.DARK, 2.0)
    for panel in page.panels:
        grounds = {
            widget.palette().window().color().name()
            for widget in panel.findChildren(QWidget)
            if widget.autoFillBackground()
        }
        assert grounds <= {DARK.panel}
        assert panel.findChild(QLabel).font().pointSizeF() == 2 * size


@every_page
def test_it_speaks_korean(
    qtbot: QtBot,
    cls: type[PanelPage],
    show: Callable[[QWidget], None],
    session: Session,
    qapp: QApplication,
    korean: QTranslator,
) -> None:
    page = cls(session)
    show(page)
    names = [panel.view.accessibleName() for panel in page.panels]
    qapp.installTranslator(korean)
    qtbot.waitUntil(lambda: not {panel.view.accessibleName() for panel in page.panels} & set(names))


@every_page
def test_every_panel_can_have_the_page(
    qtbot: QtBot, cls: type[PanelPage], show: Callable[[QWidget], None], session: Session
) -> None:
    page = cls(session)
    page.resize(1280, 660)
    show(page)
    all_panels = seen(page)
    for chosen in all_panels:
        button = next(
            each for each in chosen.findChildren(QToolButton) if each.toolTip() == "Full size"
        )
        # Room that was another panel's is given back at the next turn of the event loop.
        qtbot.waitUntil(lambda button=button: not button.size().isEmpty())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert seen(page) == [chosen]
        page.show_all_panels()
        assert seen(page) == all_panels


@every_page
def test_every_view_of_it_hears_its_own_session(
    cls: type[PanelPage], show: Callable[[QWidget], None], session: Session
) -> None:
    page = cls(session)
    show(page)
    views = page.findChildren(View)
    assert len(views) >= len(page.panels)
    assert {view.session for view in views} == {session}


@every_page
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_where_a_run_is_controlled_its_seed_and_counters_are_seen(
    cls: type[PanelPage],
    show: Callable[[QWidget], None],
    session: Session,
    qapp: QApplication,
    scale: float,
) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    page = cls(session)
    page.resize(1264, 660)
    show(page)
    if page.findChild(TrainingControls) is None:
        return
    parts = (
        page.findChild(TrainingSettings).seed,
        page.findChild(TrainingCounters),
        page.findChild(TrainingUntil).button,
        page.findChild(TrainingNews).line,
    )
    for part in parts:
        assert part.visibleRegion().boundingRect() == part.rect()
    if scale == 1.0:
        # One line each: the charts keep their room.
        assert page.findChild(TrainingSettings).height() < 2 * parts[1].height()
        assert page.findChild(TrainingControls).height() < 2 * parts[2].height()
