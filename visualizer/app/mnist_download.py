"""Downloads MNIST into Keras's cache, where everybody can see and stop it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from visualizer.core.datasets.mnist import Mnist
from visualizer.core.sentence import Sentence

SILENCE_MS = 10_000


class MnistDownload(QObject):
    """One download at a time, on Qt's own network classes: proxies, time limit, no thread.

    The file gets its name only when all of it is there and its SHA-256 is right.

    Signals
    -------
    progressed
        More has arrived; see ``progress``.
    finished
        It is over; ``problem`` says why if it did not work.
    """

    progressed = Signal()
    finished = Signal()

    def __init__(self, parent: QObject | None = None, url: str = Mnist.url) -> None:
        super().__init__(parent)
        self._url = url
        self._manager: QNetworkAccessManager | None = None
        self._reply: QNetworkReply | None = None
        self._file: QFile | None = None
        self._hash = hashlib.sha256()
        self._cancelled = False
        self.progress = 0.0
        self.problem: Sentence | None = None

    def start(self) -> None:
        """Begin, unless a download is going on."""
        if self._reply is not None:
            return
        self.progress, self.problem, self._cancelled = 0.0, None, False
        self._hash = hashlib.sha256()
        part = self._part()
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._give_up(_unwritable(part.parent, error.strerror or str(error)))
            return
        self._file = QFile(str(part))
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            self._give_up(_unwritable(part.parent, self._file.errorString()))
            return
        request = QNetworkRequest(QUrl(self._url))
        request.setTransferTimeout(SILENCE_MS)
        # Made only now: it starts up the network, which most runs never need.
        self._manager = self._manager or QNetworkAccessManager(self)
        self._reply = self._manager.get(request)
        self._reply.readyRead.connect(self._arrived)
        self._reply.finished.connect(self._ended)

    def cancel(self) -> None:
        """Stop; what has arrived is thrown away."""
        if self._reply is not None:
            self._cancelled = True
            self._reply.abort()

    def _part(self) -> Path:
        return Mnist.cache_path().with_suffix(".npz.part")

    def _arrived(self) -> None:
        if self._reply is None or self._file is None:
            return
        content = self._reply.readAll()
        self._hash.update(content.data())
        if self._file.write(content) != content.size():
            self.problem = _unwritable(self._part().parent, self._file.errorString())
            self._reply.abort()
            return
        self.progress = min(1.0, self._file.pos() / Mnist.n_bytes)
        self.progressed.emit()

    def _ended(self) -> None:
        reply, file = self._reply, self._file
        if reply is None or file is None:
            return
        if reply.error() == QNetworkReply.NetworkError.NoError:
            self._arrived()
        self._reply = self._file = None
        file.close()
        failed = reply.error() != QNetworkReply.NetworkError.NoError
        reply.deleteLater()
        if self.problem is None and self._cancelled:
            self.problem = Sentence("Data", "The download of MNIST was cancelled.")
        elif self.problem is None and failed:
            self.problem = Sentence("Data", "MNIST could not be downloaded: {reason}.").format(
                reason=reply.errorString()
            )
        elif self.problem is None and self._hash.hexdigest() != Mnist.sha256:
            self.problem = Sentence(
                "Data", "What was downloaded is not MNIST: its checksum is wrong."
            )
        if self.problem is None:
            self._keep()
        else:
            file.remove()
        self.finished.emit()

    def _keep(self) -> None:
        path = Mnist.cache_path()
        try:
            os.replace(self._part(), path)
        except OSError as error:
            self.problem = _unwritable(path.parent, error.strerror or str(error))

    def _give_up(self, problem: Sentence) -> None:
        self._file = None
        self.problem = problem
        self.finished.emit()


def _unwritable(folder: Path, reason: str) -> Sentence:
    return Sentence("Data", "MNIST cannot be kept in {folder}: {reason}.").format(
        folder=folder, reason=reason
    )
