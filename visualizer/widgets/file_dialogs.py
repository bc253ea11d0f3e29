"""Asks where on this computer a data set, a model or a run is, or is to be."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said


def ask_for_dataset(parent: QWidget) -> str:
    """Let the person choose a file; return its path, or nothing if they did not."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        said(Sentence("FileDialogs", "Open a data set")),
        "",
        said(Sentence("FileDialogs", "MNIST files (*.npz *ubyte *ubyte.gz);;All files (*)")),
    )
    return name


def ask_for_model(parent: QWidget) -> str:
    """Let the person choose a model to open; return its path, or nothing if they did not."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        said(Sentence("FileDialogs", "Open a Keras model")),
        "",
        said(Sentence("FileDialogs", "Keras models (*.keras *.h5);;All files (*)")),
    )
    return name


def ask_where_to_save_model(parent: QWidget) -> str:
    """Let the person choose a file to write; return its path, or nothing if they did not."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        said(Sentence("FileDialogs", "Save the network as a Keras model")),
        "mnist_model.keras",
        said(Sentence("FileDialogs", "Keras model (*.keras);;HDF5 as in note 002 (*.h5)")),
    )
    return name


def ask_for_run(parent: QWidget) -> str:
    """Let the person choose a run to open; return its path, or nothing if they did not."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        said(Sentence("FileDialogs", "Open a run")),
        "",
        said(Sentence("FileDialogs", "Runs (*.run);;All files (*)")),
    )
    return name


def ask_where_to_save_run(parent: QWidget) -> str:
    """Let the person choose a file to write; return its path, or nothing if they did not."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        said(Sentence("FileDialogs", "Save the run, to go on with it another day")),
        "mnist.run",
        said(Sentence("FileDialogs", "Runs (*.run)")),
    )
    return name
