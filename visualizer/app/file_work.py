"""Writes and reads files in the background, between the batches of a run if one goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from visualizer.app.training_runner import TrainingRunner
from visualizer.core.file_replacement import GivenUp, with_suffix
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.file_exchange import FileExchange


class FileWork(QObject):
    """Does what one `FileExchange` was asked for, and lets it say how that went.

    Parameters
    ----------
    exchange : FileExchange
    runner : TrainingRunner
        Has the thread.
    """

    _done = Signal(object, object)  # function that takes the result, result
    _refused = Signal(object)  # Sentence

    def __init__(
        self, exchange: FileExchange, runner: TrainingRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exchange, self._runner = exchange, runner
        self._done.connect(self._take)
        self._refused.connect(exchange.refuse)

    def do(self, work: Callable[[], Any], then: Callable[[Any], Sentence | None]) -> None:
        """Do something in the background, then show it here.

        Parameters
        ----------
        work : function without arguments
            Called in the background thread. Whatever it raises is said in one sentence.
        then : function of what ``work`` returned
            Called in this thread; returns what the person is told, None where that comes later,
            or raises a Problem.
        """
        self._runner.do(partial(self._attempt, work, then))

    def save(self, work: Callable[[Path], object], suffixes: tuple[str, ...]) -> None:
        """Let ``work`` write the file that was asked for, its name ending as it should."""
        try:
            path = with_suffix(Path(self._exchange.path), suffixes)
        except Problem as problem:
            self._exchange.refuse(problem.sentence)
            return
        self.do(partial(work, path), partial(_saved, path))

    def _attempt(self, work: Callable[[], Any], then: Callable[[Any], Sentence | None]) -> None:
        try:
            result = work()
        except Problem as problem:
            self._refused.emit(problem.sentence)
        except GivenUp:
            self._done.emit(_given_up, None)
        except Exception as error:
            logging.getLogger(__name__).exception("a file")
            text = Sentence("FileWork", "That did not work: {error}.").format(error=error)
            self._refused.emit(text)
        else:
            self._done.emit(then, result)

    def _take(self, then: Callable[[Any], Sentence | None], result: object) -> None:
        try:
            words = then(result)
        except Problem as problem:
            self._exchange.refuse(problem.sentence)
            return
        if words is not None:
            self._exchange.tell(words)


GIVEN_UP = Sentence("FileWork", "Given up: nothing was saved.")


def _given_up(_: object) -> Sentence:
    return GIVEN_UP


def _saved(path: Path, _: object) -> Sentence:
    return Sentence("FileWork", "Saved as {file}.").format(file=path.name)
