"""Saves and opens models in the background, between the batches of a run if one goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visualizer.app.training_runner import TrainingRunner
from visualizer.core.network import DenseNetwork
from visualizer.core.sentence import Problem, Sentence
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

    _done = Signal(object, object)  # Sentence, DenseNetwork or None
    _refused = Signal(object)  # Sentence

    def __init__(
        self, session: Session, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._runner = session, runner
        self._done.connect(self._take)
        self._refused.connect(session.model_file.refuse)
        session.model_file.save_requested.connect(self._save)
        session.model_file.open_requested.connect(self._open)

    def _save(self) -> None:
        path = Path(self._session.model_file.path)
        if path.suffix not in SUFFIXES:
            path = path.with_name(f"{path.name}{SUFFIXES[0]}")
        network, config = self._session.network.network, self._session.training.config
        self._do(partial(self._save_now, network, config, path))

    def _open(self) -> None:
        if self._session.training.active:
            self._session.model_file.refuse(
                Sentence("ModelFile", "Stop or reset the run before opening a model.")
            )
            return
        self._do(partial(self._open_now, Path(self._session.model_file.path)))

    def _do(self, job: Callable[[], None]) -> None:
        self._runner.do(partial(self._attempt, job))

    def _attempt(self, job: Callable[[], None]) -> None:
        """Do a job in the background thread; say in one sentence what went wrong."""
        try:
            import_tensorflow()
            job()
        except Problem as problem:
            self._refused.emit(problem.sentence)
        except Exception as error:
            logging.getLogger(__name__).exception("a model file")
            text = Sentence("ModelFile", "That did not work: {error}.").format(error=error)
            self._refused.emit(text)

    def _save_now(self, network: DenseNetwork, config: TrainingConfig, path: Path) -> None:
        save_model(network, config, path)
        self._done.emit(Sentence("ModelFile", "Saved as {file}.").format(file=path.name), None)

    def _open_now(self, path: Path) -> None:
        network = load_model(path)
        text = Sentence("ModelFile", "{file}: {n} parameters.").format(
            file=path.name, n=f"{network.n_weights:,}"
        )
        self._done.emit(text, network)

    def _take(self, message: Sentence, network: DenseNetwork | None) -> None:
        if network is not None:
            self._session.training.show_network(network)
        self._session.model_file.tell(message)
