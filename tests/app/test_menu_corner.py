"""Undo and redo, by key and by button, on every page; models saved and opened."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from visualizer.app import menu_corner
from visualizer.app.main_window import MainWindow
from visualizer.app.menu_corner import MenuCorner
from visualizer.core.initialisation import initial_network
from visualizer.core.sentence import Sentence
from visualizer.core.training_events import Finished, SnapshotTaken, Started
from visualizer.state.editable import EditableState
from visualizer.state.session import Session
from visualizer.views.descent_landscape import DescentLandscape
from visualizer.views.descent_rules import DescentRules
from visualizer.views.softmax_bars import SoftmaxBars
from visualizer.views.softmax_examples import SoftmaxExamples
from visualizer.views.softmax_table import SoftmaxTable
from visualizer.views.training_settings import TrainingSettings
from visualizer.widgets.film_dialog import FilmDialog
from visualizer.widgets.number_field import NumberField

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def corner(window: MainWindow) -> MenuCorner:
    return window.findChild(MenuCorner)


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    """Replace what stands in a field, as a person types it."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def press_undo(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Z, CTRL)


def press_redo(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Z, CTRL | SHIFT)


def test_ctrl_q_quits_while_a_box_is_open_too(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("optimizers")
    tools = window.findChild(DescentLandscape).tools
    qtbot.mouseClick(tools.button, LEFT)
    assert tools.box.isVisible()
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(tools.box, Qt.Key.Key_Q, CTRL)
    assert not tools.box.isVisible()


def test_a_typed_logit_and_its_bar_are_back_after_ctrl_z(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    row = window.findChild(SoftmaxBars).rows[2]
    text, bar = row.field.text(), row.bar.grab().toImage()
    enter(qtbot, row.field, "-12.5")
    changed = row.bar.grab().toImage()
    assert changed != bar
    press_undo(qtbot, row.field)
    qtbot.waitUntil(lambda: row.field.text() == text)
    assert session.logits.following
    assert row.bar.grab().toImage() == bar
    press_redo(qtbot, row.field)
    assert session.logits.values[2] == -12.5
    assert row.bar.grab().toImage() == changed


def test_a_learning_rate_and_its_path_are_back_after_a_click(
    qtbot: QtBot, window: MainWindow, corner: MenuCorner, session: Session
) -> None:
    window.show_page("optimizers")
    field = window.findChild(DescentRules).rates["sgd"]
    path = session.descent.trajectories["sgd"].positions
    enter(qtbot, field, "0.5")
    assert not np.array_equal(session.descent.trajectories["sgd"].positions, path)
    qtbot.mouseClick(corner.undo_button, LEFT)
    assert field.text() == "0.01"
    assert np.array_equal(session.descent.trajectories["sgd"].positions, path)
    qtbot.mouseClick(corner.redo_button, LEFT)
    assert field.text() == "0.5"
    assert window.page == "optimizers"


def test_a_setting_of_the_run_is_back_after_ctrl_z(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    preset = window.findChild(TrainingSettings).preset
    before = session.training.config
    preset.setFocus()
    qtbot.keyClick(preset, Qt.Key.Key_Down)
    assert session.training.config.preset == preset.currentData() != before.preset
    press_undo(qtbot, preset)
    assert session.training.config == before
    assert preset.currentData() == before.preset


def test_buttons_are_alive_while_there_is_something_to_do(
    qtbot: QtBot, corner: MenuCorner, session: Session
) -> None:
    def alive() -> tuple[bool, bool]:
        return corner.undo_button.isEnabled(), corner.redo_button.isEnabled()

    assert alive() == (False, False)
    session.digit.move(1)
    assert alive() == (True, False)
    qtbot.mouseClick(corner.undo_button, LEFT)
    assert alive() == (False, True)
    qtbot.mouseClick(corner.redo_button, LEFT)
    assert alive() == (True, False)


def test_keys_without_an_edit_do_nothing(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    config = session.training.config
    press_undo(qtbot, window)
    press_redo(qtbot, window)
    assert (window.page, session.training.config) == ("home", config)


def test_buttons_are_named_with_their_keys(
    qtbot: QtBot, window: MainWindow, corner: MenuCorner
) -> None:
    assert corner.undo_button.toolTip() == "Undo (Ctrl+Z)"
    redo_key = QKeySequence(QKeySequence.StandardKey.Redo).toString()
    assert corner.redo_button.toolTip() == f"Redo ({redo_key})"
    assert corner.undo_button.accessibleName() == "Undo"
    window.use_language("ko")
    qtbot.waitUntil(lambda: corner.redo_button.accessibleName() == "다시 실행")
    assert corner.undo_button.toolTip() == "실행 취소 (Ctrl+Z)"


def test_they_stand_left_of_everything_else(corner: MenuCorner) -> None:
    buttons = sorted(corner.findChildren(QToolButton), key=lambda button: button.x())
    assert buttons[:2] == [corner.undo_button, corner.redo_button]


def test_the_page_where_it_happens_is_shown(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    session.digit.show_index(4)
    session.descent.set_surface("saddle")
    session.softmax.add_class()
    for page in ("softmax", "optimizers", "home"):
        press_undo(qtbot, window)
        assert window.page == page
    for page in ("home", "optimizers", "softmax"):
        press_redo(qtbot, window)
        assert window.page == page


def test_what_if_is_taken_back_on_home(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    window.show_page("softmax")
    session.softmax.set_logits(range(10))
    qtbot.mouseClick(window.findChild(SoftmaxExamples).send_button, LEFT)
    press_undo(qtbot, window)
    assert (window.page, session.logits.following) == ("home", True)


def test_a_run_that_goes_on_is_explained_and_keeps_its_settings(
    qtbot: QtBot, window: MainWindow, corner: MenuCorner, session: Session
) -> None:
    enter(qtbot, window.findChild(TrainingSettings).batch_size, "7")
    session.training.start()
    window.show_page("optimizers")
    press_undo(qtbot, window)
    assert window.page == "home"
    assert corner.bubble.isVisible()
    assert corner.bubble.text() == "Stop or reset the run before changing its settings."
    assert (session.training.active, session.training.config.batch_size) == (True, 7)
    session.training.reset()
    qtbot.mouseClick(corner.undo_button, LEFT)
    assert not corner.bubble.isVisible()
    assert session.training.config.batch_size == 20


def test_a_trained_network_is_kept_and_that_is_explained(
    qtbot: QtBot, window: MainWindow, corner: MenuCorner, session: Session
) -> None:
    enter(qtbot, window.findChild(TrainingSettings).seed, "7")
    trained = initial_network(session.training.config.layers, 99)
    session.training.start()
    session.training.extend([Started(20), SnapshotTaken(1, 20, trained), Finished({})])
    press_undo(qtbot, window)
    assert "reset the run first" in corner.bubble.text()
    assert corner.bubble.isVisible()
    assert session.network.network is trained


def test_everything_that_is_edited_is_edited_on_a_page(
    window: MainWindow, session: Session
) -> None:
    states = session.findChildren(EditableState)
    assert len(states) >= 5
    assert {edit for page in window.pages.values() for edit in page.edits} == set(states)


def test_what_is_half_typed_is_the_edit_that_a_click_takes_back(
    qtbot: QtBot, window: MainWindow, corner: MenuCorner, session: Session
) -> None:
    window.show_page("softmax")
    table = window.findChild(SoftmaxTable)
    qtbot.mouseClick(table.add_button, LEFT)
    added = session.softmax.scene
    table.rows[3].name.setFocus()
    table.rows[3].name.selectAll()
    qtbot.keyClicks(table.rows[3].name, "fish")
    qtbot.mouseClick(corner.undo_button, LEFT)
    assert session.softmax.scene == added
    qtbot.mouseClick(corner.undo_button, LEFT)
    assert len(session.softmax.scene.class_names) == 3
    for _ in range(2):
        qtbot.mouseClick(corner.redo_button, LEFT)
    assert session.softmax.scene.class_names[3] == "fish"


def test_a_folder_for_tensorboard_is_asked_for_and_the_answer_said(
    qtbot: QtBot, corner: MenuCorner, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = [
        action
        for action in corner.menu_button.menu().actions()
        if action.text() == "Save for TensorBoard…"
    ]
    monkeypatch.setattr(menu_corner, "ask_for_new_folder", lambda parent: "")
    with qtbot.assertNotEmitted(session.event_files.save_requested):
        entry.trigger()
    monkeypatch.setattr(menu_corner, "ask_for_new_folder", lambda parent: "a/folder")
    with qtbot.waitSignal(session.event_files.save_requested):
        entry.trigger()
    assert session.event_files.path == "a/folder"
    session.event_files.tell(Sentence("Test", "Saved."))
    assert (corner.file_bubble.isVisible(), corner.file_bubble.text()) == (True, "Saved.")


def test_an_animation_of_the_page_on_top_can_be_saved(
    qtbot: QtBot, window: MainWindow, corner: MenuCorner
) -> None:
    menu = corner.menu_button.menu()
    (entry,) = [each for each in menu.actions() if each.text() == "Save an animation…"]
    window.show_page("softmax")
    menu.aboutToShow.emit()
    assert not entry.isEnabled()
    window.show_page("optimizers")
    menu.aboutToShow.emit()
    window.session.descent.playback.play()
    entry.trigger()
    dialog = window.findChild(FilmDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert not window.session.descent.playback.playing
    names = [box.text() for box in dialog.boxes.values()]
    assert names == ["Surface", "Height", "Rules"]
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(FilmDialog) is None)


@pytest.mark.parametrize(
    ("dialog", "key", "modifiers", "signal"),
    [
        ("ask_where_to_save_model", Qt.Key.Key_S, CTRL, "save_requested"),
        ("ask_for_model", Qt.Key.Key_O, CTRL | SHIFT, "open_requested"),
    ],
)
def test_a_model_is_asked_for_and_the_answer_said(
    qtbot: QtBot,
    window: MainWindow,
    corner: MenuCorner,
    monkeypatch: pytest.MonkeyPatch,
    dialog: str,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    signal: str,
) -> None:
    model_file = window.session.model_file
    monkeypatch.setattr(menu_corner, dialog, lambda parent: "")
    with qtbot.assertNotEmitted(getattr(model_file, signal)):
        qtbot.keyClick(window, key, modifiers)
    monkeypatch.setattr(menu_corner, dialog, lambda parent: "folder/my model.keras")
    with qtbot.waitSignal(getattr(model_file, signal)):
        qtbot.keyClick(window, key, modifiers)
    assert model_file.path == "folder/my model.keras"
    assert not corner.file_bubble.isVisible()
    model_file.tell(Sentence("Test", "Saved."))
    assert corner.file_bubble.isVisible()
    assert corner.file_bubble.text() == "Saved."
    calm = corner.file_bubble.grab().toImage()
    model_file.refuse(Sentence("Test", "Saved."))
    assert corner.file_bubble.grab().toImage() != calm


@pytest.mark.parametrize(
    ("text", "dialog", "exchange", "signal", "path"),
    [
        ("Open session or run…", "ask_for_session", "session_file", "open_requested", "a.session"),
        ("Open session or run…", "ask_for_session", "run_file", "open_requested", "a.run"),
        (
            "Save session…",
            "ask_where_to_save_session",
            "session_file",
            "save_requested",
            "a.session",
        ),
        ("Save this run alone…", "ask_where_to_save_run", "run_file", "save_requested", "a.run"),
    ],
)
def test_sessions_and_runs_are_saved_and_opened(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    corner: MenuCorner,
    session: Session,
    text: str,
    dialog: str,
    exchange: str,
    signal: str,
    path: str,
) -> None:
    (entry,) = (each for each in corner.menu_button.menu().actions() if each.text() == text)
    asked = getattr(session, exchange)
    monkeypatch.setattr(menu_corner, dialog, lambda parent: "")
    with qtbot.assertNotEmitted(getattr(asked, signal)):
        entry.trigger()
    monkeypatch.setattr(menu_corner, dialog, lambda parent: path)
    with qtbot.waitSignal(getattr(asked, signal)):
        entry.trigger()
    assert asked.path == path
    asked.refuse(Sentence("Test", "No."))
    assert (corner.file_bubble.isVisible(), corner.file_bubble.text()) == (True, "No.")
