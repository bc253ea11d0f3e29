"""Choosing the file of a data set, a model or a run, or a folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.file_dialogs import (
    ask_for_dataset,
    ask_for_empty_folder,
    ask_for_model,
    ask_for_run,
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
        (ask_for_run, "a.run"),
        (ask_where_to_save_run, "a.run"),
        (ask_for_empty_folder, "curves"),
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
    chosen.mkdir() if ask is ask_for_empty_folder else chosen.write_bytes(b"")
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
