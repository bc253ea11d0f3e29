"""Choosing a data set's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from visualizer.widgets.dataset_dialog import ask_for_dataset


@pytest.mark.parametrize("accepted", [True, False])
def test_the_path_of_the_file_or_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    chosen = tmp_path / "mnist.npz"
    chosen.write_bytes(b"")
    monkeypatch.chdir(tmp_path)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(chosen))
        (dialog.accept if accepted else dialog.reject)()

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, answer)
    assert ask_for_dataset(parent) == (str(chosen) if accepted else "")
