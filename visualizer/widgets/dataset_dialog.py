"""Asks where a data set is on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said


def ask_for_dataset(parent: QWidget) -> str:
    """Let the person choose a file; return its path, or nothing if they did not."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        said(Sentence("DatasetDialog", "Open a data set")),
        "",
        said(Sentence("DatasetDialog", "MNIST files (*.npz *ubyte *ubyte.gz);;All files (*)")),
    )
    return name
