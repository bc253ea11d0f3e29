"""Saves and opens models."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from visualizer.app.file_work import FileWork
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.network import DenseNetwork
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.training.model_files import SUFFIXES, load_model, save_model
from visualizer.training.tensorflow_import import import_tensorflow


class ModelFiles(QObject):
    """Serves the requests of the session's `model_file`.

    Parameters
    ----------
    session : Session
    runner : TrainingRunner
        Has the thread.
    """

    def __init__(
        self, session: Session, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._work = FileWork(session.model_file, runner, self)
        session.model_file.save_requested.connect(self._save)
        session.model_file.open_requested.connect(self._open)

    def _save(self) -> None:
        network, config = self._session.network.network, self._session.training.config
        self._work.save(partial(_save_now, network, config), SUFFIXES)

    def _open(self) -> None:
        if self._session.training.active:
            self._session.model_file.refuse(
                Sentence("ModelFile", "Stop or reset the run before opening a model.")
            )
            return
        path = Path(self._session.model_file.path)
        self._work.do(partial(_load_now, path), partial(self._show, path))

    def _show(self, path: Path, network: DenseNetwork) -> Sentence:
        self._session.training.show_network(network)
        return Sentence("ModelFile", "{file}: {n} parameters.").format(
            file=path.name, n=f"{network.n_weights:,}"
        )


def _save_now(network: DenseNetwork, config: TrainingConfig, path: Path) -> None:
    import_tensorflow()
    save_model(network, config, path)


def _load_now(path: Path) -> DenseNetwork:
    import_tensorflow()
    return load_model(path)
