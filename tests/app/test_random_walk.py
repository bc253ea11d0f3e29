"""Somebody presses whatever is there, in any order, as fast as they like: all stays true."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot
from run_witness import STILL, RunWitness
from small_program import LONG, SmallProgram

from visualizer.app import menu_corner
from visualizer.core.image_dataset import ImageDataset
from visualizer.state.training_phase import TrainingPhase
from visualizer.views import training_settings
from visualizer.views.run_comparison import RunComparison
from visualizer.views.run_table import RunTable
from visualizer.views.training_controls import TrainingControls
from visualizer.views.training_settings import TrainingSettings
from visualizer.views.training_timeline import TrainingTimeline
from visualizer.views.training_until import TrainingUntil
from visualizer.widgets.number_field import NumberField

LEFT, CTRL, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
N_PRESSES = 60
CLOSED_WITHIN = 1.0  # s, on a slow machine
# The small one again and again: each run of another has to be compiled.
PRESETS = ("lecture-20-20", "lecture-20-20", "lecture-512")


class Person:
    """Has two hands, no plan, and a seed.

    Parameters
    ----------
    qtbot : QtBot
    program : SmallProgram
    folder : Path
        With the images ``a.npz`` and ``b.npz``; sessions are saved there.
    seed : int
    """

    def __init__(self, qtbot: QtBot, program: SmallProgram, folder: Path, seed: int) -> None:
        self._qtbot, self._program, self._folder = qtbot, program, folder
        self._window, self._session = program.window, program.session
        self._draw = np.random.default_rng(seed)
        self._clock = QTimer(program, singleShot=True)
        # Which way is taken, so many times as often as another.
        ways = {
            self.press_key: 14,
            self.press_button: 8,
            self.rewind: 8,
            self.branch: 5,
            self.set_learning_rate: 5,
            self.set_goal: 3,
            self.set_speed: 3,
            self.undo_or_redo: 6,
            self.turn_page: 3,
            self.tick_run: 2,
            self.rename_run: 2,
            self.delete_run: 3,
            self.choose_run: 4,
            self.change_setting: 5,
            self.choose_preset: 2,
            self.open_data: 2,
            self.save_session: 2,
            self.open_session: 2,
        }
        self._ways, weights = list(ways), np.array(list(ways.values()))
        self._chances = weights / weights.sum()

    def act(self) -> str:
        """Do anything; return what it was."""
        way = self._ways[self._draw.choice(len(self._ways), p=self._chances)]
        way()
        return way.__name__

    def wait(self) -> None:
        """Look on for a moment, for some batches, or until it stands still."""
        training = self._session.training
        self._clock.setInterval(int(self._one_of(0, 0, 3, 40)))
        with self._qtbot.waitSignal(self._clock.timeout):
            self._clock.start()
        if self._one_in(2) or not training.active:
            return
        wanted = training.history.n_batches + int(self._one_of(1, 8, 1000))
        self._qtbot.waitUntil(
            lambda: training.history.n_batches >= wanted or training.phase in STILL, timeout=LONG
        )

    def press_key(self) -> None:
        keys = (Qt.Key.Key_F5, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8)
        key = keys[self._draw.integers(len(keys))]
        modifier = SHIFT if key == Qt.Key.Key_F6 and self._one_in(2) else None
        if self._one_in(12):
            key = Qt.Key.Key_F9
        self._key(self._window, key, modifier)

    def press_button(self) -> None:
        controls = self._seen(TrainingControls)
        if controls is not None:
            names = ("run", "run", "batch", "batches", "epoch", "stop")
            name = names[self._draw.integers(len(names))]
            self._click(getattr(controls, f"{name}_button"))

    def rewind(self) -> None:
        timeline = self._seen(TrainingTimeline)
        if timeline is None:
            return
        slider = timeline.bar.findChildren(QSlider)[0]
        slider.setFocus()
        keys = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Left)
        for _ in range(self._draw.integers(1, 6)):
            self._key(slider, keys[self._draw.integers(len(keys))])

    def branch(self) -> None:
        timeline = self._seen(TrainingTimeline)
        if timeline is not None:
            self._click(timeline.branch_button)

    def set_learning_rate(self) -> None:
        settings = self._seen(TrainingSettings)
        if settings is not None:
            self._type(settings.learning_rate, self._one_of("0.001", "0.01", "0.003", "-1", "x"))

    def set_goal(self) -> None:
        until = self._seen(TrainingUntil)
        if until is None:
            return
        self._click(until.button)
        field = self._one_of(until.epoch, until.accuracy, until.patience)
        self._type(field, self._one_of("", "1", "2", "0.2", "5"))
        # A number that is refused keeps the window open.
        field.clear()
        self._key(field, Qt.Key.Key_Return)
        until.popover.close()
        assert not until.popover.isVisible()

    def set_speed(self) -> None:
        controls = self._seen(TrainingControls)
        if controls is not None:
            controls.speed_slider.setFocus()
            self._key(controls.speed_slider, Qt.Key.Key_End)
            if self._one_in(2):
                self._key(controls.speed_slider, Qt.Key.Key_Left)

    def undo_or_redo(self) -> None:
        modifier = CTRL | SHIFT if self._one_in(3) else CTRL
        for _ in range(self._draw.integers(1, 4)):
            self._key(self._window, Qt.Key.Key_Z, modifier)

    def turn_page(self) -> None:
        self._key(self._window, self._one_of(Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5), CTRL)

    def tick_run(self) -> None:
        self._press_in_table(Qt.Key.Key_Space)

    def delete_run(self) -> None:
        self._press_in_table(Qt.Key.Key_Delete)

    def choose_run(self) -> None:
        self._press_in_table(Qt.Key.Key_Return)

    def rename_run(self) -> None:
        table = self._press_in_table(Qt.Key.Key_F2)
        if table is None:
            return
        fields = [field for field in table.findChildren(QLineEdit) if field.isVisible()]
        if fields:
            self._qtbot.keyClicks(fields[-1], self._one_of("one", "two words", "<b>&", "x" * 50))
            self._key(fields[-1], self._one_of(Qt.Key.Key_Return, Qt.Key.Key_Escape))

    def change_setting(self) -> None:
        settings = self._seen(TrainingSettings)
        if settings is None:
            return
        field, text = self._one_of(
            (settings.epochs, "3"),
            (settings.epochs, "6"),
            (settings.epochs, "30"),
            (settings.seed, "1"),
            (settings.seed, "0"),
            (settings.batch_size, "10"),
            (settings.batch_size, "20"),
            (settings.validation_split, "0.3"),
            (settings.validation_split, "0"),
        )
        self._type(field, text)

    def choose_preset(self) -> None:
        settings = self._seen(TrainingSettings)
        if settings is not None and settings.preset.isEnabled():
            settings.preset.setCurrentIndex(settings.preset.findData(self._one_of(*PRESETS)))
            settings.preset.activated.emit(settings.preset.currentIndex())

    def open_data(self) -> None:
        self._window.open_file(str(self._folder / self._one_of("a.npz", "b.npz")))

    def save_session(self) -> None:
        self._key(self._window, Qt.Key.Key_S, CTRL | SHIFT)

    def open_session(self) -> None:
        if (self._folder / "a.session").exists():
            self._window.open_file(str(self._folder / "a.session"))

    def _press_in_table(self, key: Qt.Key) -> QWidget | None:
        table = self._seen(RunTable)
        if table is None or not table.table.rowCount():
            return None
        table.table.setFocus()
        table.table.setCurrentCell(int(self._draw.integers(table.table.rowCount())), 1)
        self._key(table.table, key)
        return table.table

    def _seen(self, view: type) -> QWidget | None:
        return next((each for each in self._window.findChildren(view) if each.isVisible()), None)

    def _click(self, button: QAbstractButton) -> None:
        self._qtbot.mouseClick(button, LEFT, pos=QPoint(button.width() // 2, button.height() // 2))

    def _key(self, widget: QWidget, key: Qt.Key, modifier: object = None) -> None:
        self._qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)

    def _type(self, field: NumberField, text: str) -> None:
        if not field.isEnabled():
            return
        field.setFocus()
        field.selectAll()
        self._key(field, Qt.Key.Key_Backspace)
        self._qtbot.keyClicks(field, text)
        self._key(field, Qt.Key.Key_Return)

    def _one_in(self, n: int) -> bool:
        return bool(self._draw.integers(n) == 0)

    def _one_of(self, *things: object) -> object:
        return things[self._draw.integers(len(things))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two data sets, and dialogs that answer by themselves."""
    for number, name in enumerate(("a", "b")):
        generator = np.random.default_rng(number)
        images = generator.integers(0, 256, (250, 28, 28)).astype(np.uint8)
        labels = (np.arange(250) % 10).astype(np.uint8)
        data = ImageDataset(images[:200], labels[:200], images[200:], labels[200:])
        np.savez(tmp_path / f"{name}.npz", **vars(data))
    path = str(tmp_path / "a.session")
    monkeypatch.setattr(menu_corner, "ask_where_to_save_session", lambda parent: path)
    monkeypatch.setattr(training_settings, "ask_for_dataset", lambda parent: "")
    return tmp_path


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_pressed_all_hangs_together(
    qtbot: QtBot, launch: Callable[[], SmallProgram], folder: Path, seed: int
) -> None:
    program = launch()
    window, session = program.window, program.session
    session.dataset.load(str(folder / "a.npz"))
    qtbot.waitUntil(lambda: session.training.config.dataset == str(folder / "a.npz"), timeout=LONG)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page("training")
    window.pages["training"].open_only([RunTable.key, RunComparison.key])
    person, witness = Person(qtbot, program, folder, seed), RunWitness(program)
    for _ in range(N_PRESSES):
        person.act()
        witness.look()
        person.wait()
        witness.look()
    # Whatever there was, a run still goes from its beginning to its end, twice the same way.
    training = session.training
    for _ in range(2):
        n_losses, n_networks = witness.n_losses_compared, witness.n_networks_compared
        training.reset()
        session.training_goal.configure(epoch=None, accuracy=None, patience=None)
        training.set_speed(float("inf"))
        training.configure(preset="lecture-20-20", layers=None, epochs=2, batch_size=10)
        training.start()
        qtbot.waitUntil(lambda: training.phase == TrainingPhase.FINISHED, timeout=LONG)
        witness.look()
        assert training.history.n_epochs == 2
    assert witness.n_losses_compared == n_losses + training.history.n_batches
    assert witness.n_networks_compared >= n_networks + 2
    training.start()
    began = time.perf_counter()
    window.close()
    assert time.perf_counter() - began < CLOSED_WITHIN
    assert not window.isVisible()
