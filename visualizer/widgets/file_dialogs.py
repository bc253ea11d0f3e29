"""Asks where on this computer a file is, or is to be.

Whoever calls one of the questions below gets the path that is chosen, or nothing.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said

# Under this name the folder of the last file is remembered.
FOLDER = "folder"
TABLES = Sentence("FileDialogs", "Tables (*.csv)")


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


def _ask_for_file(parent: QWidget, *, title: Sentence, kinds: Sentence) -> str:
    dialog = _FileDialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog.ask()


def _ask_where_to_save(parent: QWidget, *, title: Sentence, name: str, kinds: Sentence) -> str:
    dialog = _FileDialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return dialog.ask()


ask_for_dataset = partial(
    _ask_for_file,
    title=Sentence("FileDialogs", "Open a data set"),
    kinds=Sentence("FileDialogs", "MNIST files (*.npz *ubyte *ubyte.gz);;All files (*)"),
)
ask_for_model = partial(
    _ask_for_file,
    title=Sentence("FileDialogs", "Open a Keras model"),
    kinds=Sentence("FileDialogs", "Keras models (*.keras *.h5);;All files (*)"),
)
ask_for_session = partial(
    _ask_for_file,
    title=Sentence("FileDialogs", "Open a session or a run"),
    kinds=Sentence("FileDialogs", "Sessions and runs (*.session *.run);;All files (*)"),
)
ask_where_to_save_model = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save the network as a Keras model"),
    name="mnist_model.keras",
    kinds=Sentence("FileDialogs", "Keras model (*.keras);;HDF5 as in note 002 (*.h5)"),
)
ask_where_to_save_session = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save all runs, to go on with them another day"),
    name="mnist.session",
    kinds=Sentence("FileDialogs", "Sessions (*.session)"),
)
ask_where_to_save_run = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save the run, to go on with it another day"),
    name="mnist.run",
    kinds=Sentence("FileDialogs", "Runs (*.run)"),
)
ask_for_new_folder = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save the run for TensorBoard, in a new folder"),
    name="tensorboard",
    kinds=Sentence("FileDialogs", "All files (*)"),
)
ask_where_to_save_history = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save the numbers of the run"),
    name="history.csv",
    kinds=TABLES,
)
ask_where_to_save_gradients = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save what is left of the gradient in every layer"),
    name="gradients.csv",
    kinds=TABLES,
)
ask_where_to_save_paths = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save every step of every rule"),
    name="descent.csv",
    kinds=TABLES,
)
ask_where_to_save_map = partial(
    _ask_where_to_save,
    title=Sentence("FileDialogs", "Save the numbers of the feature map"),
    name="feature_map.csv",
    kinds=TABLES,
)


def ask_where_to_save_png(parent: QWidget, name: str) -> str:
    """Let the person choose where a picture goes; return its path, or nothing."""
    return _ask_where_to_save(
        parent,
        title=Sentence("FileDialogs", "Save the chart as a picture"),
        name=f"{name}.png",
        kinds=Sentence("FileDialogs", "Pictures (*.png)"),
    )


def ask_where_to_save_svg(parent: QWidget, name: str) -> str:
    """Let the person choose where a picture of any size goes; return its path, or nothing."""
    return _ask_where_to_save(
        parent,
        title=Sentence("FileDialogs", "Save the chart as a drawing of any size"),
        name=f"{name}.svg",
        kinds=Sentence("FileDialogs", "Drawings (*.svg)"),
    )


def ask_where_to_save_film(parent: QWidget, name: str, *, as_mp4: bool) -> str:
    """Let the person choose where an animation goes, as MP4 too if that can be written."""
    gif = Sentence("FileDialogs", "GIF animations (*.gif)")
    both = Sentence("FileDialogs", "GIF animations (*.gif);;MP4 videos (*.mp4)")
    return _ask_where_to_save(
        parent,
        title=Sentence("FileDialogs", "Save the animation"),
        name=f"{name}.gif",
        kinds=both if as_mp4 else gif,
    )
