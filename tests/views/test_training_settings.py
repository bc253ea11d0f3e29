"""The settings of a run: typed, chosen, refused, shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import Finished
from visualizer.state.session import Session
from visualizer.views import training_settings
from visualizer.views.training_settings import TrainingSettings
from visualizer.widgets.number_field import NumberField

FIELDS = ("learning_rate", "batch_size", "epochs", "validation_split", "seed")


@pytest.fixture
def settings(show: Callable[[QWidget], None], session: Session) -> TrainingSettings:
    settings = TrainingSettings(session)
    settings.resize(1200, 200)
    show(settings)
    return settings


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    """Replace what stands in a field and press Enter."""
    field.setFocus()
    field.selectAll()
    if text.isascii():
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClicks(field, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def choose(qtbot: QtBot, combo: QComboBox, key: str) -> None:
    """Go to an entry by the arrow keys, as a person without a mouse does."""
    combo.setFocus()
    steps = combo.findData(key) - combo.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_it_shows_the_settings_of_the_session(settings: TrainingSettings, session: Session) -> None:
    session.training.set_config(
        TrainingConfig("lecture-512", "stripes", "rmsprop", 0.25, 64, 7, 0.125, 4294967295)
    )
    assert settings.preset.currentData() == "lecture-512"
    assert settings.optimizer.currentData() == "rmsprop"
    assert settings.data.currentData() == "stripes"
    shown = [getattr(settings, name).text() for name in FIELDS]
    assert shown == ["0.25", "64", "7", "0.125", "4294967295"]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("learning_rate", "0.5", 0.5),
        ("learning_rate", "1e-3", 0.001),
        ("learning_rate", "１．５", 1.5),
        ("learning_rate", "1e10", 1e10),
        ("batch_size", "64", 64),
        ("epochs", "3.0", 3),
        ("validation_split", "0.25", 0.25),
        ("validation_split", "0", 0),
        ("seed", "4294967295", 4294967295),
    ],
)
def test_a_typed_number_is_the_next_runs(
    qtbot: QtBot, settings: TrainingSettings, session: Session, name: str, text: str, value: float
) -> None:
    field = getattr(settings, name)
    enter(qtbot, field, text)
    assert getattr(session.training.config, name) == value
    assert field.problem == ""


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        *(
            (name, text, words)
            for name in FIELDS
            for text, words in (
                ("abc", "not a number"),
                ("", "number is needed"),
                ("nan", "not a number"),
                ("inf", "not a number"),
                ("1e400", "too large"),
            )
        ),
        ("learning_rate", "0", "above 0, not 0."),
        ("learning_rate", "-1", "above 0, not −1."),
        ("learning_rate", "−1", "above 0, not −1."),
        ("batch_size", "0", "from 1 up, not 0."),
        ("batch_size", "1.5", "from 1 up, not 1.5."),
        ("epochs", "0", "from 1 up, not 0."),
        ("epochs", "1.5", "from 1 up, not 1.5."),
        ("validation_split", "1", "below 1, not 1."),
        ("validation_split", "-0.1", "below 1, not −0.1."),
        ("seed", "-1", "to 4294967295, not −1."),
        ("seed", "4294967296", "to 4294967295, not 4294967296."),
    ],
)
def test_what_is_refused_is_explained_and_leaves_the_last_good_settings(
    qtbot: QtBot, settings: TrainingSettings, session: Session, name: str, text: str, words: str
) -> None:
    field, before = getattr(settings, name), session.training.config
    good = field.text()
    enter(qtbot, field, text)
    assert words in field.problem
    assert (session.training.config, field.text()) == (before, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert (field.text(), field.problem) == (good, "")


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("learning_rate", 0.02, 0.005),
        ("batch_size", 21, 19),
        ("epochs", 11, 9),
        ("validation_split", 0.4, 0.2),
    ],
)
def test_arrow_keys_step(
    qtbot: QtBot, settings: TrainingSettings, session: Session, name: str, up: float, down: float
) -> None:
    field = getattr(settings, name)
    before = getattr(session.training.config, name)
    for key, value in (
        (Qt.Key.Key_Up, up),
        (Qt.Key.Key_Down, before),
        (Qt.Key.Key_Down, down),
    ):
        qtbot.keyClick(field, key)
        assert getattr(session.training.config, name) == value


def test_another_preset_brings_its_settings(
    qtbot: QtBot, settings: TrainingSettings, session: Session
) -> None:
    choose(qtbot, settings.preset, "lecture-512")
    assert session.training.config == TrainingConfig("lecture-512", "stripes")
    assert (settings.batch_size.text(), settings.epochs.text()) == ("32", "5")
    assert settings.optimizer.currentData() == "adam"


def test_another_optimizer_brings_its_learning_rate(
    qtbot: QtBot, settings: TrainingSettings, session: Session
) -> None:
    choose(qtbot, settings.optimizer, "adam")
    assert session.training.config.optimizer == "adam"
    assert settings.learning_rate.text() == "0.001"


def test_another_data_set_is_asked_for_and_the_old_one_shown_until_it_is_there(
    qtbot: QtBot, settings: TrainingSettings, session: Session, images: ImageDataset
) -> None:
    with qtbot.waitSignal(session.dataset.load_requested):
        choose(qtbot, settings.data, "mnist")
    assert (session.dataset.wanted, settings.data.currentData()) == ("mnist", "stripes")
    session.dataset.loaded("mnist", images)
    assert settings.data.currentData() == "mnist"


@pytest.mark.parametrize("path", ["", "somewhere/own.npz"])
def test_a_file_is_asked_for(
    qtbot: QtBot,
    settings: TrainingSettings,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    images: ImageDataset,
    path: str,
) -> None:
    monkeypatch.setattr(training_settings, "ask_for_dataset", lambda parent: path)
    choose(qtbot, settings.data, training_settings.OPEN_FILE)
    assert settings.data.currentData() == "stripes"
    assert session.dataset.wanted == path
    if path:
        session.dataset.loaded(path, images)
        assert settings.data.currentText() == Path(path).name


def test_settings_rest_while_a_run_goes_on(settings: TrainingSettings, session: Session) -> None:
    session.training.start()
    assert not settings.seed.isEnabled()
    assert not settings.preset.isEnabled()
    # But for one, which is taken over between two batches.
    assert settings.learning_rate.isEnabled()
    session.training.extend([Finished({})])
    assert settings.seed.isEnabled()


def test_progress_does_not_disturb_the_typing(
    qtbot: QtBot, settings: TrainingSettings, session: Session
) -> None:
    session.dataset.download()
    field = settings.learning_rate
    field.setFocus()
    field.selectAll()
    for number, key in enumerate("0.05"):
        qtbot.keyClicks(field, key)
        session.dataset.arrived(0.1 * number)
        session.training.extend([])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.training.config.learning_rate == 0.05
