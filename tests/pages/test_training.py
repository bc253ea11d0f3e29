"""Training: its panels, its keys, and one scrubber that moves every linked part."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from visualizer.app.main_window import MainWindow
from visualizer.core.initialisation import initial_network
from visualizer.core.number_text import format_number
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    SnapshotTaken,
    Started,
)
from visualizer.pages.training import TrainingPage
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.views.accuracy_chart import AccuracyChart
from visualizer.views.first_layer_images import FirstLayerImages
from visualizer.views.loss_chart import LossChart
from visualizer.views.network_diagram import NetworkDiagram
from visualizer.views.training_controls import TrainingControls
from visualizer.views.training_settings import TrainingSettings
from visualizer.views.training_timeline import TrainingTimeline
from visualizer.widgets.page_area import PageArea
from visualizer.widgets.panel import Panel
from visualizer.widgets.panel_choice import PanelChoice
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.settings_fold import SettingsFold
from visualizer.widgets.theme import Scheme, apply_theme

LEFT = Qt.MouseButton.LeftButton
PER_EPOCH = 10
FIRST = ["loss_chart", "accuracy_chart", "confusion_matrix", "mistakes"]
PANELS = [
    *FIRST[:2],
    "run_comparison",
    "run_table",
    "confusion_matrix",
    "layer_editor",
    "layer_table",
    "mistakes",
    "first_layer_images",
    "weight_histograms",
    "keras_script",
]
# What shows the settings, and whole runs, whichever moment is on screen.
UNMOVED = {"layer_editor", "layer_table", "keras_script", "run_comparison", "run_table"}
Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def page(show: Callable[[QWidget], None], session: Session) -> TrainingPage:
    page = TrainingPage(session)
    page.resize(1280, 900)
    show(page)
    return page


@pytest.fixture
def window(show: Callable[[QWidget], None], session: Session) -> MainWindow:
    """The whole program, in which Home has been looked at and then this page."""
    window = MainWindow(session)
    show(window)
    window.show_page("training")
    return window


@pytest.fixture
def run(session: Session) -> Session:
    """Two and a half epochs of a run, with a snapshot every five batches."""
    layers = session.training.config.layers
    session.training.start()
    session.training.extend([Started(PER_EPOCH), SnapshotTaken(0, 0, initial_network(layers, 1))])
    for batch in range(5, 30, 5):
        values = np.linspace(0.8, 0.2, 5)
        network = initial_network(layers, batch)
        session.training.extend(
            [
                BatchesEnd(batch - 5, values, values),
                SnapshotTaken(batch // PER_EPOCH, batch, network),
            ]
        )
        if batch % PER_EPOCH == 0:
            session.training.extend([EpochEnd(batch // PER_EPOCH, {"test_loss": 0.3})])
    return session


def seen(page: PanelPage) -> list[str]:
    return [panel.view.key for panel in page.panels if panel.isVisible()]


def panel(page: PanelPage, key: str) -> Panel:
    return next(each for each in page.panels if each.view.key == key)


def place(page: PanelPage, key: str) -> QPoint:
    return panel(page, key).mapTo(page, QPoint(0, 0))


def slider(page: PanelPage) -> QSlider:
    return page.findChild(TrainingTimeline).findChildren(QSlider)[0]


def handle(bar: QSlider) -> QPoint:
    """Return where the handle of a slider can be taken hold of."""
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    return (
        bar.style()
        .subControlRect(QStyle.ComplexControl.CC_Slider, option, part, bar)
        .intersected(bar.rect())
        .center()
    )


def drag(qtbot: QtBot, bar: QSlider, x: int) -> None:
    """Drag the handle of a slider to a place."""
    start = handle(bar)
    qtbot.mousePress(bar, LEFT, pos=start)
    qtbot.mouseMove(bar, QPoint(x, start.y()))
    qtbot.mouseRelease(bar, LEFT, pos=QPoint(x, start.y()))


def test_there_is_a_button_for_every_panel_and_four_are_open(page: TrainingPage) -> None:
    buttons = page.findChild(PanelChoice).buttons
    assert list(buttons) == [each.view.key for each in page.panels] == PANELS
    assert page.open_panels == seen(page) == FIRST


@pytest.mark.parametrize("key", PANELS)
def test_every_panel_opens_and_closes_by_its_button(
    qtbot: QtBot, page: TrainingPage, run: Session, key: str
) -> None:
    page.open_only([])
    assert seen(page) == []
    button = page.findChild(PanelChoice).buttons[key]
    qtbot.mouseClick(button, LEFT)
    assert seen(page) == page.open_panels == [key]
    view = panel(page, key).view
    qtbot.waitUntil(lambda: view.width() > 600 and view.height() > 300)
    assert view.in_sight
    qtbot.mouseClick(button, LEFT)
    assert seen(page) == page.open_panels == []
    assert not view.in_sight


def test_all_of_them_can_be_open_at_once(
    qtbot: QtBot, page: TrainingPage, show_whole: Callable[[PanelPage], None]
) -> None:
    for button in page.findChild(PanelChoice).buttons.values():
        if not button.isChecked():
            qtbot.mouseClick(button, LEFT)
    assert seen(page) == [each.view.key for each in page.panels]
    show_whole(page)
    assert len({place(page, key).toTuple() for key in seen(page)}) == len(page.panels)


def test_each_panel_is_in_sight_once_it_is_opened(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 720)
    page = window.pages["training"]
    area = page.findChild(PageArea)
    for key, button in page.findChild(PanelChoice).buttons.items():
        if not button.isChecked():
            # By its key: it may have left the screen itself.
            qtbot.keyClick(button, Qt.Key.Key_Space)
            opened = panel(page, key)

            def in_sight(opened: Panel = opened) -> bool:
                there = opened.rect().translated(opened.mapTo(area, QPoint(0, 0)))
                return area.rect().contains(there)

            qtbot.waitUntil(in_sight)


def test_charts_stand_above_and_the_matrix_beside_the_mistakes(page: TrainingPage) -> None:
    charts = [place(page, "loss_chart"), place(page, "accuracy_chart")]
    below = [place(page, "confusion_matrix"), place(page, "mistakes")]
    assert charts[0].y() == charts[1].y() < below[0].y() == below[1].y()
    assert charts[0].x() == below[0].x() == 8
    assert charts[1].x() > 600
    assert below[1].x() > 500


def test_arrows_step_through_the_run(qtbot: QtBot, page: TrainingPage, run: Session) -> None:
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert (run.timeline.playback.position, run.network.batch) == (4, 20)
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert (run.timeline.playback.position, run.network.batch) == (3, 15)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert (run.timeline.playback.position, run.network.batch) == (4, 20)
    # The other clocks of the program are other pages' own.
    assert run.forward_playback.position == run.forward_playback.length


def test_space_plays_the_run_and_pauses(qtbot: QtBot, page: TrainingPage, run: Session) -> None:
    playback = run.timeline.playback
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert playback.playing
    assert run.network.batch == 0
    qtbot.waitUntil(lambda: run.network.batch >= 5)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not playback.playing
    assert 1 <= playback.position < 5
    assert not run.forward_playback.playing


def test_keys_that_a_field_wants_stay_in_it(qtbot: QtBot, page: TrainingPage, run: Session) -> None:
    # While a run goes on its settings are shut.
    run.training.extend([Finished({})])
    run.timeline.show_batch(10)
    field = page.findChild(TrainingSettings).seed
    field.setFocus()
    assert field.hasFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left):
        qtbot.keyClick(field, key)
    assert run.timeline.playback.position == 2
    assert not run.timeline.playback.playing


def test_the_slider_moves_both_charts_and_the_first_layer(
    qtbot: QtBot, page: TrainingPage, run: Session, settle: Callable[[], None]
) -> None:
    qtbot.mouseClick(page.findChild(PanelChoice).buttons["first_layer_images"], LEFT)
    charts = [page.findChild(LossChart), page.findChild(AccuracyChart)]
    images = page.findChild(FirstLayerImages)
    settle()
    assert [chart.moment.isVisible() for chart in charts] == [False, False]
    bar = slider(page)
    bar.setFocus()
    for key, batch in (
        (Qt.Key.Key_Left, 20),
        (Qt.Key.Key_Left, 15),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 5),
    ):
        qtbot.keyClick(bar, key)
        settle()
        assert [chart.moment.isVisible() for chart in charts] == [True, True]
        assert [chart.moment.value() for chart in charts] == [batch / PER_EPOCH] * 2
        shown = next(each for each in run.training.snapshots if each.batch == batch)
        weights = shown.network.layers[0].weights[:, : len(images.mosaic.pictures)]
        assert len(images.mosaic.pictures) == 20
        assert np.array_equal(images.mosaic.pictures, weights.T.reshape(-1, 28, 28))
    qtbot.keyClick(bar, Qt.Key.Key_End)
    settle()
    assert [chart.moment.isVisible() for chart in charts] == [False, False]


def test_the_slider_is_dragged_to_the_beginning_and_back(
    qtbot: QtBot, page: TrainingPage, run: Session
) -> None:
    bar = slider(page)
    drag(qtbot, bar, 0)
    assert (run.timeline.playback.position, run.network.batch) == (0, 0)
    drag(qtbot, bar, round(0.48 * bar.width()))
    assert (int(run.timeline.playback.position), run.network.batch) == (2, 10)
    drag(qtbot, bar, bar.width())
    assert run.timeline.live
    assert run.network.batch == 25


def test_another_moment_is_seen_in_every_panel_that_shows_one(
    qtbot: QtBot,
    page: TrainingPage,
    run: Session,
    show_whole: Callable[[PanelPage], None],
    changes: Changes,
) -> None:
    page.open_only(PANELS)
    show_whole(page)
    evaluation = run.evaluation
    qtbot.waitUntil(lambda: evaluation.evaluation is not None)
    bar = slider(page)
    bar.setFocus()
    with changes(page, set(PANELS) - UNMOVED):
        qtbot.keyClick(bar, Qt.Key.Key_Home)
        qtbot.waitUntil(lambda: evaluation.evaluation is not None)
        assert evaluation.network is run.training.snapshots[0].network


def test_the_slider_moves_the_network_of_home(
    qtbot: QtBot, window: MainWindow, run: Session, settle: Callable[[], None]
) -> None:
    diagram = window.pages["home"].findChild(NetworkDiagram)
    window.show_page("home")
    settle()
    live = diagram.grab().toImage()
    window.show_page("training")
    bar = slider(window.pages["training"])
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    window.show_page("home")
    settle()
    output = run.training.snapshots[0].network.forward(run.digit.image.reshape(-1) / 255).output
    digit, probability = int(output.argmax()), format_number(float(output.max()), 2)
    said = f"the strongest output is {digit} with {probability}."
    assert diagram.accessibleDescription().endswith(said)
    assert diagram.grab().toImage() != live
    # The scrubber of Home stands at the same moment, and leads back.
    home_bar = slider(window.pages["home"])
    assert home_bar.value() == 0
    home_bar.setFocus()
    qtbot.keyClick(home_bar, Qt.Key.Key_End)
    settle()
    assert run.timeline.live
    assert diagram.grab().toImage() == live


def test_f5_runs_once_though_home_has_the_same_key(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    controls = window.findChildren(TrainingControls)
    assert len(controls) == 2
    asked = []
    session.training.start_requested.connect(lambda: asked.append(window.page))
    for key in ("training", "home", "training"):
        window.show_page(key)
        with qtbot.waitSignal(session.training.start_requested):
            qtbot.keyClick(window, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: not any(each.run_button.isDown() for each in controls))
        assert session.training.phase is TrainingPhase.PREPARING
        assert asked.pop() == key
        assert asked == []
        session.training.reset()


def test_it_fits_the_first_window(qtbot: QtBot, window: MainWindow) -> None:
    page = window.pages["training"]
    area = page.findChild(PageArea)
    assert window.size().toTuple() == (1280, 720)
    qtbot.waitUntil(lambda: area.widget().size() == area.viewport().size())
    assert not area.horizontalScrollBar().isVisible()
    assert not area.verticalScrollBar().isVisible()
    assert seen(page) == FIRST
    for key in FIRST:
        each = panel(page, key)
        assert page.rect().contains(each.rect().translated(place(page, key)))
        assert each.view.height() >= each.view.minimumSizeHint().height()
    assert place(page, "loss_chart").y() == place(page, "accuracy_chart").y()
    assert place(page, "confusion_matrix").y() == place(page, "mistakes").y()


def test_where_text_is_large_settings_give_way_to_the_charts(
    qtbot: QtBot, page: TrainingPage, qapp: QApplication
) -> None:
    settings, fold = page.findChild(TrainingSettings), page.findChild(SettingsFold)
    page.resize(1280, 660)
    assert (settings.isVisible(), fold.isVisible()) == (True, False)
    apply_theme(qapp, Scheme.LIGHT, 2)
    qtbot.waitUntil(lambda: (settings.isVisible(), fold.isVisible()) == (False, True))
    qtbot.mouseClick(fold.button, LEFT)
    assert settings.isVisible()
    page.resize(1920, 1000)
    qtbot.waitUntil(lambda: (settings.isVisible(), fold.isVisible()) == (True, False))
