"""Home: one click moves everything that is linked to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import BatchesEnd, EpochEnd, SnapshotTaken, Started
from visualizer.pages.home import HomePage
from visualizer.state.dataset import Offer
from visualizer.state.session import Session
from visualizer.views.data_notice import DataNotice
from visualizer.views.digit_panel import DigitPanel
from visualizer.views.softmax_bars import SoftmaxBars
from visualizer.views.training_controls import TrainingControls
from visualizer.views.training_settings import TrainingSettings
from visualizer.widgets.panel_page import PanelPage
from visualizer.widgets.settings_fold import SettingsFold
from visualizer.widgets.theme import Scheme, apply_theme
from visualizer.widgets.view import View

LEFT = Qt.MouseButton.LeftButton
EVERYTHING = {"digit_panel", "network_diagram", "softmax_bars", "loss_chart", "accuracy_chart"}


Changes = Callable[[PanelPage, set[str]], AbstractContextManager[None]]


@pytest.fixture
def home(show: Callable[[QWidget], None], session: Session) -> HomePage:
    home = HomePage(session)
    home.resize(1280, 660)
    show(home)
    return home


def part(home: HomePage, cls: type[View]) -> View:
    return home.findChild(cls)


def test_another_digit_runs_through_everything(
    qtbot: QtBot, home: HomePage, changes: Changes
) -> None:
    with changes(home, {"digit_panel", "network_diagram", "softmax_bars"}):
        qtbot.mouseClick(part(home, DigitPanel).next_button, LEFT)


def train(session: Session) -> None:
    values = np.linspace(1, 0.5, 60)
    events = [
        Started(50),
        BatchesEnd(0, values, values),
        EpochEnd(1, {"val_loss": 0.5, "val_accuracy": 0.5}),
        SnapshotTaken(1, 60, initial_network(session.training.config.layers, 7)),
    ]
    session.training.extend(events)


def test_training_moves_everything_and_reset_brings_it_back(
    qtbot: QtBot, home: HomePage, session: Session, changes: Changes
) -> None:
    controls = part(home, TrainingControls)
    with changes(home, set()):
        with changes(home, EVERYTHING):
            qtbot.mouseClick(controls.run_button, LEFT)
            train(session)
        qtbot.mouseClick(controls.reset_button, LEFT)


def test_a_picture_taken_before_a_panel_has_had_its_turn_is_whole(
    home: HomePage,
    session: Session,
    settle: Callable[[], None],
    pictures: Callable[[PanelPage], dict[str, QImage]],
) -> None:
    settle()
    before = pictures(home)
    train(session)
    meanwhile = pictures(home)
    settle()
    after = pictures(home)
    for key in EVERYTHING:
        assert meanwhile[key] in (before[key], after[key]), key


def test_typed_logits_move_the_bars_alone(qtbot: QtBot, home: HomePage, changes: Changes) -> None:
    field = part(home, SoftmaxBars).rows[2].field
    field.setFocus()
    field.selectAll()
    with changes(home, {"softmax_bars"}):
        qtbot.keyClicks(field, "9")


def test_the_forward_pass_moves_the_diagram_alone(
    qtbot: QtBot, home: HomePage, changes: Changes
) -> None:
    home.setFocus()
    with changes(home, {"network_diagram"}):
        qtbot.keyClick(home, Qt.Key.Key_Left)


def test_a_typed_rate_counts_when_run_is_clicked(
    qtbot: QtBot, home: HomePage, session: Session
) -> None:
    field = part(home, TrainingSettings).learning_rate
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.25")
    qtbot.mouseClick(part(home, TrainingControls).run_button, LEFT)
    assert session.training.active
    assert session.training.config.learning_rate == 0.25


def test_a_notice_takes_a_line_and_gives_it_back(
    qtbot: QtBot, home: HomePage, session: Session
) -> None:
    notice = part(home, DataNotice)
    assert not notice.isVisible()
    session.dataset.refused(Sentence("Test", "No network."), Offer.RETRY)
    assert notice.isVisible()
    qtbot.mouseClick(notice.close_button, LEFT)
    assert not notice.isVisible()


@pytest.mark.parametrize(("scale", "is_below"), [(1.0, False), (1.5, True)])
def test_in_too_narrow_a_window_the_network_goes_below_the_digit(
    home: HomePage, session: Session, qapp: QApplication, scale: float, is_below: bool
) -> None:
    session.training.configure(preset="lecture-20-20")
    apply_theme(qapp, Scheme.LIGHT, scale)
    home.resize(1100, 1200)
    tops = {panel.view.key: panel.mapTo(home, QPoint()).y() for panel in home.panels}
    # The softmax bars stay beside the digit that they are of.
    assert tops["digit_panel"] == tops["softmax_bars"]
    assert (tops["network_diagram"] > tops["digit_panel"]) == is_below


def test_where_text_is_large_settings_give_way_to_the_pictures(
    qtbot: QtBot, home: HomePage, qapp: QApplication
) -> None:
    settings, controls = part(home, TrainingSettings), part(home, TrainingControls)
    fold, digit = home.findChild(SettingsFold), part(home, DigitPanel)
    assert (settings.isVisible(), fold.isVisible()) == (True, False)
    apply_theme(qapp, Scheme.LIGHT, 2)
    qtbot.waitUntil(lambda: (settings.isVisible(), fold.isVisible()) == (False, True))
    # Pictures begin in the upper half, and the run is still at hand.
    qtbot.waitUntil(lambda: digit.mapTo(home, QPoint()).y() < home.height() / 2)
    assert controls.run_button.visibleRegion().boundingRect() == controls.run_button.rect()
    qtbot.mouseClick(fold.button, LEFT)
    assert settings.isVisible()
    qtbot.mouseClick(fold.button, LEFT)
    assert not settings.isVisible()
    home.resize(1920, 1000)
    qtbot.waitUntil(lambda: (settings.isVisible(), fold.isVisible()) == (True, False))
