"""The download of MNIST against a small server in this very process."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket
from pytestqt.qtbot import QtBot

from visualizer.app import mnist_download
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.dataset_loader import DatasetLoader
from visualizer.app.mnist_download import MnistDownload
from visualizer.core.datasets.mnist import Mnist
from visualizer.state.session import Session

CONTENT = bytes(range(256)) * 400


class Server(QTcpServer):
    """Answers every request with ``head`` and as much of ``body`` as it has."""

    def __init__(self) -> None:
        super().__init__()
        self.status, self.body, self.announced = "200 OK", CONTENT, len(CONTENT)
        self.hangs = False
        self._sockets: list[QTcpSocket] = []
        self.newConnection.connect(self._answer)
        assert self.listen(QHostAddress.SpecialAddress.LocalHost)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.serverPort()}/mnist.npz"

    def _answer(self) -> None:
        socket = self.nextPendingConnection()
        self._sockets.append(socket)
        socket.readyRead.connect(self._send)

    def _send(self) -> None:
        socket = self._sockets[-1]
        head = f"HTTP/1.1 {self.status}\r\nContent-Length: {self.announced}\r\n\r\n"
        socket.write(head.encode() + self.body)
        if not self.hangs:
            socket.disconnectFromHost()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(Mnist, "sha256", hashlib.sha256(CONTENT).hexdigest())
    monkeypatch.setattr(Mnist, "n_bytes", len(CONTENT))
    server = Server()
    yield server
    server.close()


def fetch(qtbot: QtBot, url: str) -> MnistDownload:
    download = MnistDownload(url=url)
    with qtbot.waitSignal(download.finished, timeout=15_000):
        download.start()
    return download


def left_in_cache() -> list[str]:
    folder = Mnist.cache_path().parent
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_file_arrives_whole_and_under_its_name(qtbot: QtBot, server: Server) -> None:
    download = MnistDownload(url=server.url)
    shares: list[float] = []

    def note() -> None:
        shares.append(download.progress)

    download.progressed.connect(note)
    with qtbot.waitSignal(download.finished, timeout=15_000):
        download.start()
    assert download.problem is None
    assert Mnist.cache_path().read_bytes() == CONTENT
    assert left_in_cache() == ["mnist.npz"]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        ({"body": CONTENT[:-1] + b"x"}, "checksum"),
        ({"body": CONTENT[:1000]}, "could not be downloaded"),
        ({"status": "404 Not Found"}, "could not be downloaded"),
        ({"body": b"", "announced": 0}, "checksum"),
    ],
)
def test_what_is_not_mnist_is_refused_and_leaves_nothing(
    qtbot: QtBot, server: Server, spoil: dict[str, object], expected: str
) -> None:
    for name, value in spoil.items():
        setattr(server, name, value)
    download = fetch(qtbot, server.url)
    assert expected in str(download.problem)
    assert left_in_cache() == []


def test_nobody_answers(qtbot: QtBot, server: Server) -> None:
    url = server.url
    server.close()
    assert "could not be downloaded" in str(fetch(qtbot, url).problem)


def test_cancel_leaves_nothing_and_a_second_try_works(qtbot: QtBot, server: Server) -> None:
    server.hangs, server.body = True, CONTENT[:5000]
    download = MnistDownload(url=server.url)
    with qtbot.waitSignal(download.progressed, timeout=15_000):
        download.start()
    with qtbot.waitSignal(download.finished, timeout=15_000):
        download.cancel()
    assert "cancelled" in str(download.problem)
    assert left_in_cache() == []
    server.hangs, server.body = False, CONTENT
    with qtbot.waitSignal(download.finished, timeout=15_000):
        download.start()
    assert download.problem is None


def test_a_cache_that_cannot_be_written_is_named(
    qtbot: QtBot, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "file"))
    download = fetch(qtbot, server.url)
    assert "cannot be kept in" in str(download.problem)


def images() -> bytes:
    """Return a file like MNIST's, of nine empty images."""
    file = io.BytesIO()
    x, y = np.zeros((9, 28, 28), np.uint8), np.arange(9, dtype=np.uint8)
    np.savez(file, x_train=x, y_train=y, x_test=x, y_test=y)
    return file.getvalue()


def test_who_asks_for_mnist_gets_it(
    qtbot: QtBot, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.body = images()
    server.announced = len(server.body)
    monkeypatch.setattr(Mnist, "sha256", hashlib.sha256(server.body).hexdigest())
    monkeypatch.setattr(mnist_download, "MnistDownload", partial(MnistDownload, url=server.url))
    session, thread = Session(), BackgroundThread()
    _loader = DatasetLoader(session, thread, session)
    session.dataset.download()
    qtbot.waitUntil(lambda: session.dataset.name == "mnist", timeout=15_000)
    assert session.dataset.notice is None
    assert thread.end(10)
