"""Epochs, batches and iterations are counted apart, and stay in their places."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from visualizer.core.training_events import BatchesEnd, EpochEnd, Started
from visualizer.state.session import Session
from visualizer.views.training_counters import TrainingCounters

EPOCH_END = EpochEnd(1, {"loss": 1.0})


@pytest.fixture
def counters(show: Callable[[QWidget], None], session: Session) -> TrainingCounters:
    counters = TrainingCounters(session)
    show(counters)
    return counters


def texts(counters: TrainingCounters) -> tuple[str, str, str]:
    return counters.epoch.text, counters.batch.text, counters.iteration.text


def batches(n_batches: int) -> BatchesEnd:
    return BatchesEnd(0, np.ones(n_batches), np.ones(n_batches))


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([Started(1000)], ("1 / 10", "0 / 1,000", "0")),
        ([Started(1000), batches(1)], ("1 / 10", "1 / 1,000", "1")),
        ([Started(1000), batches(1250)], ("2 / 10", "250 / 1,000", "1,250")),
        ([Started(4), batches(4)], ("1 / 10", "4 / 4", "4")),
        ([Started(4), batches(4), EPOCH_END], ("1 / 10", "4 / 4", "4")),
        ([Started(1), batches(3)], ("3 / 10", "1 / 1", "3")),
    ],
)
def test_they_count_what_is_trained(
    counters: TrainingCounters,
    session: Session,
    events: list[object],
    expected: tuple[str, str, str],
) -> None:
    session.training.start()
    session.training.extend(events)
    assert texts(counters) == expected


def test_before_the_run_its_batches_follow_from_the_settings(
    counters: TrainingCounters, session: Session
) -> None:
    # 20 images, 3 of 10 held out.
    session.training.configure(batch_size=4, validation_split=0.3, epochs=7)
    assert texts(counters) == ("1 / 7", "0 / 4", "0")
    session.training.configure(batch_size=7)
    assert texts(counters) == ("1 / 7", "0 / 2", "0")
    session.training.configure(batch_size=15)
    assert texts(counters) == ("1 / 7", "0", "0")


def test_without_images_nothing_is_known_of_batches() -> None:
    counters = TrainingCounters(Session())
    assert texts(counters)[1:] == ("0", "0")
    counters.deleteLater()


def test_nothing_moves_as_the_digits_become_more(
    counters: TrainingCounters, session: Session, settle: Callable[[], None]
) -> None:
    session.training.start()
    session.training.extend([Started(1000), batches(1)])
    counters.layout().activate()
    lines = counters.epoch, counters.batch, counters.iteration
    before = [line.minimumWidth() for line in lines]
    session.training.extend([BatchesEnd(1, np.ones(9999), np.ones(9999))])
    assert texts(counters) == ("10 / 10", "1,000 / 1,000", "10,000")
    assert [line.minimumWidth() for line in lines] == before


def test_each_is_explained_and_named(counters: TrainingCounters, session: Session) -> None:
    session.training.start()
    session.training.extend([Started(1000), batches(1250)])
    lines = counters.epoch, counters.batch, counters.iteration
    assert [line.accessibleName() for line in lines] == [
        "Epoch 2 / 10",
        "Batch 250 / 1,000",
        "Iteration 1,250",
    ]
    assert len({line.toolTip() for line in lines}) == 3
    assert "every training image" in counters.epoch.toolTip()
    assert "weights change once" in counters.batch.toolTip()
    assert "since the run began" in counters.iteration.toolTip()
