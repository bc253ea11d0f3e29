"""Choosing the file of a data set, a model or a run, or a folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.file_dialogs import (
    FOLDER,
    ask_for_dataset,
    ask_for_model,
    ask_for_new_folder,
    ask_for_session,
    ask_where_to_save_history,
    ask_where_to_save_model,
    ask_where_to_save_png,
    ask_where_to_save_run,
    ask_where_to_save_svg,
)


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (ask_for_dataset, "mnist.npz"),
        (ask_for_model, "model.h5"),
        (ask_where_to_save_model, "model.keras"),
        (ask_for_session, "a.run"),
        (ask_where_to_save_run, "a.run"),
        (ask_for_new_folder, "curves"),
        (partial(ask_where_to_save_png, name="loss"), "a.png"),
        (partial(ask_where_to_save_svg, name="loss"), "a.svg"),
        (ask_where_to_save_history, "a.csv"),
    ],
)
def test_the_path_of_the_file_or_nothing(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[QWidget], str],
    name: str,
    accepted: bool,
) -> None:
    chosen = tmp_path / name
    if ask is not ask_for_new_folder:
        chosen.write_bytes(b"")
    monkeypatch.chdir(tmp_path)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        # It asks before it writes over a file; that is another dialog.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(str(chosen))
        (dialog.accept if accepted else dialog.reject)()

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, answer)
    assert ask(parent) == (str(chosen) if accepted else "")


class Answers:
    """Answers file dialogs one after the other, and keeps what each proposed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.proposed = folder, []

    def give(self, name: str, kind: str = "") -> None:
        """Answer the next dialog: choose a kind of file as a person does, and a name."""
        QTimer.singleShot(0, partial(self._give, name, kind))

    def _give(self, name: str, kind: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        self.proposed.append(dialog.directory().absolutePath())
        if kind:
            (box,) = (each for each in dialog.findChildren(QComboBox) if each.findText(kind) >= 0)
            box.setCurrentIndex(box.findText(kind))
            box.textActivated.emit(kind)
            box.activated.emit(box.currentIndex())
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.setText(str(self.folder / name) if name else field.text())
        dialog.accept()


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path)


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("own", "", "own.keras"),
        ("own", "HDF5 as in note 002 (*.h5)", "own.h5"),
        ("own.keras", "HDF5 as in note 002 (*.h5)", "own.keras"),
        ("", "HDF5 as in note 002 (*.h5)", "mnist_model.h5"),
    ],
)
def test_a_model_is_of_the_kind_that_is_chosen(
    qtbot: QtBot, answers: Answers, name: str, kind: str, expected: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers.give(name, kind)
    assert Path(ask_where_to_save_model(parent)).name == expected


def test_dialogs_begin_in_the_folder_of_the_last_file(
    qtbot: QtBot, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QSettings().remove(FOLDER)
    # Where the program was started says nothing about where a person keeps files.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "runs").mkdir()
    for name in ("runs/a.run", "b.run", "c.run"):
        answers.give(name)
        ask_where_to_save_run(parent)
        (tmp_path / name).touch()
    answers.give("runs/a.run")
    assert ask_for_session(parent) == str(tmp_path / "runs" / "a.run")
    answers.give("runs/curves")
    assert ask_for_new_folder(parent) == str(tmp_path / "runs" / "curves")
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert answers.proposed[0] in (documents, QDir.homePath())
    runs = str(tmp_path / "runs")
    assert answers.proposed[1:] == [runs, str(tmp_path), str(tmp_path), runs]
