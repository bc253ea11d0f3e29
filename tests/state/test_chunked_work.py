"""Work over many images: each of them once, a few at a time, until it is stopped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from visualizer.core import chunk_size
from visualizer.core.chunk_size import FIRST_SIZE
from visualizer.state.chunked_work import ChunkedWork


class Notes(QObject):
    """Takes note of what it is to work on."""

    def __init__(self, most: int = 20) -> None:
        super().__init__()
        self.chunks: list[slice] = []
        self.work = ChunkedWork(self.chunks.append, most, self)

    @property
    def sizes(self) -> list[int]:
        return [chunk.stop - chunk.start for chunk in self.chunks]

    @property
    def images(self) -> list[int]:
        return [index for chunk in self.chunks for index in range(chunk.start, chunk.stop)]


@pytest.mark.parametrize("n_images", [0, 1, FIRST_SIZE, FIRST_SIZE + 1, 100])
def test_each_image_is_worked_on_once_and_in_order(qtbot: QtBot, n_images: int) -> None:
    notes = Notes()
    with qtbot.waitSignal(notes.work.finished):
        notes.work.start(n_images)
        assert notes.work.busy
        assert notes.chunks == []
    assert notes.images == list(range(n_images))
    assert max(notes.sizes, default=0) <= 20
    assert not notes.work.busy


def test_what_takes_long_is_done_in_smaller_chunks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To whoever has less time, everything takes long.
    monkeypatch.setattr(chunk_size, "CHUNK_TIME", 1e-9)
    notes = Notes()
    for _ in range(2):
        notes.chunks.clear()
        with qtbot.waitSignal(notes.work.finished):
            notes.work.start(2 * FIRST_SIZE)
        # Another start is of something else, which may be fast again.
        assert notes.sizes == [FIRST_SIZE] + [1] * FIRST_SIZE


def test_what_is_stopped_goes_no_further_and_begins_anew(qtbot: QtBot) -> None:
    notes = Notes(2)
    finished: list[None] = []
    notes.work.finished.connect(lambda: finished.append(None))
    notes.work.start(10)
    with qtbot.waitSignal(notes.work.findChild(QTimer).timeout):
        pass
    notes.work.stop()
    assert not notes.work.busy
    assert (notes.images, finished) == ([0, 1], [])
    notes.chunks.clear()
    with qtbot.waitSignal(notes.work.finished):
        notes.work.start(3)
    assert (notes.images, len(finished)) == ([0, 1, 2], 1)
