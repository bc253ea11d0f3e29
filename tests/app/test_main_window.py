"""The window: pages, keys, full size, what it remembers, and language at run time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from visualizer.app.appearance import Appearance
from visualizer.app.main_window import MainWindow
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import Preparing
from visualizer.state.session import Session
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import Scheme


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    QSettings().clear()
    appearance = Appearance(qapp)
    window = MainWindow(Session(), appearance)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    appearance.set_language("en")
    appearance.set_scheme(Scheme.LIGHT)
    appearance.set_text_scale(1.0)
    QSettings().clear()


def texts(window: MainWindow) -> set[str]:
    labels = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    return labels | {line.text for line in window.findChildren(TextLine) if line.isVisible()}


def test_every_page_has_a_tab_and_a_key(qtbot: QtBot, window: MainWindow) -> None:
    assert list(window.pages) == ["home", "softmax", "optimizers"]
    assert window.page == "home"
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "optimizers"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "home"


def test_unknown_page_is_no_page(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_one_panel_alone_and_back_by_escape(qtbot: QtBot, window: MainWindow) -> None:
    panels = window.pages["home"].panels
    panels[1].set_full_size(True)
    assert [panel.isVisible() for panel in panels] == [False, True, False, False, False]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert all(panel.isVisible() for panel in panels)


def test_language_changes_at_run_time_and_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    assert "Softmax" in texts(window)
    window.use_language("ko")
    qtbot.waitUntil(lambda: "소프트맥스" in texts(window))
    assert "Softmax" not in texts(window)
    assert Appearance(QApplication.instance()).language == "ko"
    window.use_language("en")
    qtbot.waitUntil(lambda: "Softmax" in texts(window))


def test_colours_and_text_size_change_at_run_time(window: MainWindow) -> None:
    light = window.palette().window().color()
    window.use_scheme("dark")
    assert window.palette().window().color().lightness() < light.lightness()
    small = window.fontMetrics().height()
    window.appearance.set_text_scale(1.5)
    assert window.fontMetrics().height() > small


def test_damaged_settings_are_passed_over(qtbot: QtBot, qapp: QApplication) -> None:
    settings = QSettings()
    for name in ("language", "scheme", "text_scale", "geometry", "page", "splitters/home/0"):
        settings.setValue(name, "nonsense")
    window = MainWindow(Session(), Appearance(qapp))
    qtbot.addWidget(window)
    window.restore_layout()
    assert (window.page, window.appearance.scheme) == ("home", Scheme.SYSTEM)
    QSettings().clear()


def test_page_and_splitters_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("optimizers")
    before = window.pages["home"].save_layout()
    window.save_layout()
    other = MainWindow(Session(), window.appearance)
    qtbot.addWidget(other)
    other.restore_layout()
    assert other.page == "optimizers"
    assert other.pages["home"].save_layout() == before


def test_status_names_what_is_prepared(window: MainWindow) -> None:
    stage = Sentence("Training", "Importing TensorFlow")
    window.session.training.extend([Preparing(stage)])
    assert "Importing TensorFlow…" in texts(window)
    window.session.training.reset()
    window.session.training.prepare_ahead(None)
    assert "Importing TensorFlow…" not in texts(window)


def test_closing_leaves_the_screen_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()


def test_space_and_arrows_drive_the_animation(qtbot: QtBot, window: MainWindow) -> None:
    playback = window.session.forward_playback
    page = window.pages["home"]
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert playback.position == 1
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert playback.position == 2
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert playback.playing
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not playback.playing
