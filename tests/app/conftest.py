"""What the tests of the shell share: the program, started, crashed and started again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driven_program import put_images
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_program import SmallProgram, final, wait_for

from visualizer.app.appearance import Appearance
from visualizer.app.main_window import MainWindow
from visualizer.app.session_folder import sessions_folder
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.widgets.theme import Scheme


@pytest.fixture
def launch(qtbot: QtBot) -> Iterator[Callable[[], SmallProgram]]:
    """Start the program, as often as it is asked for."""
    shutil.rmtree(sessions_folder(), ignore_errors=True)
    programs: list[SmallProgram] = []

    def starting() -> SmallProgram:
        programs.append(SmallProgram())
        qtbot.addWidget(programs[-1].window)
        return programs[-1]

    yield starting
    for program in programs:
        program.crash()
    shutil.rmtree(sessions_folder(), ignore_errors=True)


@pytest.fixture
def start(launch: Callable[[], SmallProgram]) -> Callable[[], MainWindow]:
    """Start the program for its window alone."""
    return lambda: launch().window


@pytest.fixture
def straight(qtbot: QtBot, start: Callable[[], MainWindow]) -> tuple[list[bytes], list[float]]:
    """The weights and losses of the run that nobody interrupts."""
    session = start().session
    session.training.start()
    wait_for(qtbot, session, TrainingPhase.FINISHED)
    return final(session)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's folder with 250 images in it."""
    return put_images(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, session: Session) -> Iterator[MainWindow]:
    """Show the window with settings that are remembered, and forget them."""
    QSettings().clear()
    appearance = Appearance(qapp)
    window = MainWindow(session, appearance)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    appearance.set_language("en")
    appearance.set_scheme(Scheme.LIGHT)
    QSettings().clear()
