"""Asks where on this computer a data set, a model, a session or a run is, or is to be."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said


def ask_for_dataset(parent: QWidget) -> str:
    """Let the person choose a data set; return its path, or nothing if they did not."""
    return _ask_for_file(
        parent,
        Sentence("FileDialogs", "Open a data set"),
        Sentence("FileDialogs", "MNIST files (*.npz *ubyte *ubyte.gz);;All files (*)"),
    )


def ask_for_model(parent: QWidget) -> str:
    """Let the person choose a model to open; return its path, or nothing if they did not."""
    return _ask_for_file(
        parent,
        Sentence("FileDialogs", "Open a Keras model"),
        Sentence("FileDialogs", "Keras models (*.keras *.h5);;All files (*)"),
    )


def ask_for_session(parent: QWidget) -> str:
    """Let the person choose a session or a run; return its path, or nothing if they did not."""
    return _ask_for_file(
        parent,
        Sentence("FileDialogs", "Open a session or a run"),
        Sentence("FileDialogs", "Sessions and runs (*.session *.run);;All files (*)"),
    )


def ask_where_to_save_model(parent: QWidget) -> str:
    """Let the person choose where a model goes; return its path, or nothing if they did not."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the network as a Keras model"),
        "mnist_model.keras",
        Sentence("FileDialogs", "Keras model (*.keras);;HDF5 as in note 002 (*.h5)"),
    )


def ask_where_to_save_session(parent: QWidget) -> str:
    """Let the person choose where all runs go; return the path, or nothing if they did not."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save all runs, to go on with them another day"),
        "mnist.session",
        Sentence("FileDialogs", "Sessions (*.session)"),
    )


def ask_where_to_save_run(parent: QWidget) -> str:
    """Let the person choose where a run goes; return its path, or nothing if they did not."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the run, to go on with it another day"),
        "mnist.run",
        Sentence("FileDialogs", "Runs (*.run)"),
    )


def ask_for_empty_folder(parent: QWidget) -> str:
    """Let the person choose a folder for TensorBoard's files; return its path, or nothing."""
    title = Sentence("FileDialogs", "Choose an empty folder for TensorBoard's files")
    return QFileDialog.getExistingDirectory(parent, said(title))


def ask_where_to_save_png(parent: QWidget, name: str) -> str:
    """Let the person choose where a picture goes; return its path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the chart as a picture"),
        f"{name}.png",
        Sentence("FileDialogs", "Pictures (*.png)"),
    )


def ask_where_to_save_svg(parent: QWidget, name: str) -> str:
    """Let the person choose where a picture of any size goes; return its path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the chart as a drawing of any size"),
        f"{name}.svg",
        Sentence("FileDialogs", "Drawings (*.svg)"),
    )


def ask_where_to_save_history(parent: QWidget) -> str:
    """Let the person choose where a run's numbers go; return the path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the numbers of the run"),
        "history.csv",
        Sentence("FileDialogs", "Tables (*.csv)"),
    )


def _ask_for_file(parent: QWidget, title: Sentence, kinds: Sentence) -> str:
    name, _ = QFileDialog.getOpenFileName(parent, said(title), "", said(kinds))
    return name


def _ask_where_to_save(parent: QWidget, title: Sentence, name: str, kinds: Sentence) -> str:
    name, _ = QFileDialog.getSaveFileName(parent, said(title), name, said(kinds))
    return name
