"""Asks where on this computer a data set, a model, a session or a run is, or is to be."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said

# Under this name the folder of the last file is remembered.
FOLDER = "folder"


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


def ask_for_new_folder(parent: QWidget) -> str:
    """Let the person name a folder for TensorBoard's files; return its path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the run for TensorBoard, in a new folder"),
        "tensorboard",
        Sentence("FileDialogs", "All files (*)"),
    )


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


def ask_where_to_save_film(parent: QWidget, name: str, *, as_mp4: bool) -> str:
    """Let the person choose where an animation goes, as MP4 too if that can be written."""
    gif = Sentence("FileDialogs", "GIF animations (*.gif)")
    both = Sentence("FileDialogs", "GIF animations (*.gif);;MP4 videos (*.mp4)")
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the animation"),
        f"{name}.gif",
        both if as_mp4 else gif,
    )


def ask_where_to_save_gradients(parent: QWidget) -> str:
    """Let the person choose where the gradients of all layers go; return the path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save what is left of the gradient in every layer"),
        "gradients.csv",
        Sentence("FileDialogs", "Tables (*.csv)"),
    )


def ask_where_to_save_paths(parent: QWidget) -> str:
    """Let the person choose where the steps of all rules go; return the path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save every step of every rule"),
        "descent.csv",
        Sentence("FileDialogs", "Tables (*.csv)"),
    )


def ask_where_to_save_map(parent: QWidget) -> str:
    """Let the person choose where a feature map's numbers go; return the path, or nothing."""
    return _ask_where_to_save(
        parent,
        Sentence("FileDialogs", "Save the numbers of the feature map"),
        "feature_map.csv",
        Sentence("FileDialogs", "Tables (*.csv)"),
    )


class _FileDialog(QFileDialog):
    """Begins in the folder of the last file, and follows the kind of file that is chosen."""

    def __init__(self, parent: QWidget, title: Sentence, kinds: Sentence) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folders = (
            str(QSettings().value(FOLDER, "", type=str)),
            QStandardPaths.writableLocation(documents),
        )
        folder = next((each for each in folders if each and Path(each).is_dir()), QDir.homePath())
        super().__init__(parent, said(title), folder, said(kinds))
        self.filterSelected.connect(self._follow_kind)
        self._follow_kind(self.selectedNameFilter())

    def ask(self) -> str:
        """Return the path that is chosen, or nothing."""
        if not self.exec():
            return ""
        path = self.selectedFiles()[0]
        QSettings().setValue(FOLDER, str(Path(path).parent))
        return path

    def _follow_kind(self, kind: str) -> None:
        # To a name without one; Qt itself changes the one that is there.
        suffix = re.search(r"\(\*\.(\w+)\)$", kind)
        self.setDefaultSuffix(suffix[1] if suffix else "")


def _ask_for_file(parent: QWidget, title: Sentence, kinds: Sentence) -> str:
    dialog = _FileDialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog.ask()


def _ask_where_to_save(parent: QWidget, title: Sentence, name: str, kinds: Sentence) -> str:
    dialog = _FileDialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return dialog.ask()
