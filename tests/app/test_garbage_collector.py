"""Garbage is collected in the thread that draws, and not while TensorFlow is imported."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from visualizer.app import garbage_collector, training_runner
from visualizer.app.background_thread import BackgroundThread
from visualizer.app.garbage_collector import GarbageCollector
from visualizer.app.training_runner import TrainingRunner
from visualizer.state.session import Session

LONG = 60_000  # ms


class Loop:
    """Is garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def runner(qtbot: QtBot, session: Session) -> Iterator[TrainingRunner]:
    thread = BackgroundThread()
    runner = TrainingRunner(session, thread)
    yield runner
    runner.discard()
    assert thread.end(30)


@pytest.fixture
def collector(
    runner: TrainingRunner, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GarbageCollector]:
    monkeypatch.setattr(garbage_collector, "INTERVAL_MS", 5)
    gc.enable()
    collector = GarbageCollector(runner)
    assert not gc.isenabled()
    yield collector
    collector.stop()


def garbage() -> weakref.ref[Loop]:
    """Make more of it than Python would leave lying about; return the first piece."""
    loops = [Loop() for _ in range(5 * gc.get_threshold()[0])]
    return weakref.ref(loops[0])


def test_it_is_collected_by_and_by(qtbot: QtBot, collector: GarbageCollector) -> None:
    first = garbage()
    qtbot.waitUntil(lambda: first() is None, timeout=LONG)


def test_little_of_it_may_wait(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    for counts, expected in (
        ((1, 50, 50), []),
        ((10_000, 0, 50), [0]),
        ((10_000, 50, 0), [1]),
        ((10_000, 50, 50), [2]),
    ):
        collected.clear()
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        collector.collect()
        assert collected == expected


def test_while_tensorflow_is_imported_it_waits(
    qtbot: QtBot,
    collector: GarbageCollector,
    runner: TrainingRunner,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    imported = threading.Event()
    monkeypatch.setattr(training_runner, "import_tensorflow", lambda: imported.wait(LONG / 1000))
    # What is frozen here would never be collected again, in any test.
    monkeypatch.setattr(gc, "freeze", lambda: None)
    runner.warm_up()
    assert runner.importing
    first = garbage()
    collector.collect()
    assert first() is not None
    imported.set()
    qtbot.waitUntil(lambda: not runner.importing, timeout=LONG)
    qtbot.waitUntil(lambda: first() is None, timeout=LONG)


def test_an_import_that_fails_is_over_too(
    qtbot: QtBot, runner: TrainingRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ImportError("not here")

    monkeypatch.setattr(training_runner, "import_tensorflow", fail)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    runner.warm_up()
    qtbot.waitUntil(lambda: not runner.importing, timeout=LONG)
