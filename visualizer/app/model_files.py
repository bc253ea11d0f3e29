"""Saves and opens models."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from visualizer.app.file_work import FileWork
from visualizer.app.training_runner import TrainingRunner
from visualizer.core.planned_network import Network
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.state.session import Session
from visualizer.training.model_files import SUFFIXES, load_model, save_model
from visualizer.training.stored_network import OpenedModel
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
        self._work.do(partial(load_model, path), partial(self._show, path))

    def _show(self, path: Path, model: OpenedModel) -> Sentence:
        self._session.training.show_network(model.network)
        words = Sentence("ModelFile", "{file}: {n} parameters.").format(
            file=path.name, n=f"{model.network.n_weights:,}"
        )
        for remark in model.remarks:
            words = Sentence("ModelFile", "{words} {remark}").format(words=words, remark=remark)
        return words


def _save_now(network: Network, config: TrainingConfig, path: Path) -> None:
    import_tensorflow()
    save_model(network, config, path)
