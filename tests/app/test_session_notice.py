"""The line after a crash: it offers the session, and goes when it is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from small_program import LONG, SmallProgram, wait_for

from visualizer.app import session_notice
from visualizer.app.main_window import MainWindow
from visualizer.app.session_folder import crashed_session
from visualizer.app.session_notice import SessionNotice
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    window = MainWindow(session)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def notice(window: MainWindow, tmp_path: Path) -> SessionNotice:
    assert not window.session_notice.isVisible()
    window.session_notice.offer(tmp_path / "a.session")
    assert window.session_notice.isVisible()
    return window.session_notice


def test_a_click_opens_the_session(
    qtbot: QtBot, notice: SessionNotice, session: Session, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.session_file.open_requested):
        qtbot.mouseClick(notice.back_button, LEFT)
    assert session.session_file.path == str(tmp_path / "a.session")
    assert not notice.isVisible()


def test_it_can_be_hidden(qtbot: QtBot, notice: SessionNotice, session: Session) -> None:
    with qtbot.assertNotEmitted(session.session_file.open_requested):
        qtbot.mouseClick(notice.close_button, LEFT)
    assert not notice.isVisible()


def test_it_goes_when_a_run_begins(notice: SessionNotice, session: Session) -> None:
    session.training.configure(learning_rate=0.5)
    assert notice.isVisible()
    session.training.start()
    assert not notice.isVisible()


def test_it_goes_when_a_run_on_points_begins(notice: SessionNotice, session: Session) -> None:
    session.boundaries.training.step_batch()
    assert not notice.isVisible()


def test_it_follows_the_language_and_every_button_is_named(
    notice: SessionNotice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_notice, "said", lambda sentence: f"said: {sentence}")
    QApplication.sendEvent(notice, QEvent(QEvent.Type.LanguageChange))
    assert notice.back_button.text() == "said: Bring it back"
    assert all(label.text().startswith("said: ") for label in notice.findChildren(QLabel))
    for button in notice.findChildren(QAbstractButton):
        assert button.toolTip().startswith("said: ")
        assert button.text() or button.accessibleName()


def test_only_a_crash_is_told_of(qtbot: QtBot, launch: Callable[[], SmallProgram]) -> None:
    assert crashed_session() is None
    program = launch()
    program.session.training.step_epoch()
    wait_for(qtbot, program.session, TrainingPhase.PAUSED)
    folder = program.autosave._folder.path
    lock = Path(f"{folder}.lock")
    qtbot.waitUntil(lambda: (folder / "1.run").exists(), timeout=LONG)
    # It goes on: nothing of it is left.
    assert crashed_session() is None
    void = lock.read_bytes()
    program.autosave.leave()
    assert not lock.exists()
    assert crashed_session() is None
    # As a program leaves it that is killed: the lock of a process that is no more.
    lock.write_bytes(b"999999999" + void[void.index(b"\n") :])
    assert crashed_session() == folder
    # Once: whoever has looked has cleared its lock away.
    assert crashed_session() is None
