"""What a run has to say is said, in one line."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from visualizer.core.sentence import Sentence
from visualizer.core.training_events import (
    BatchesEnd,
    Failed,
    Finished,
    Paused,
    Preparing,
    Started,
    TrainingEvent,
)
from visualizer.state.session import Session
from visualizer.views.training_news import TrainingNews

RUNNING = [Started(1000), BatchesEnd(0, np.ones(1250), np.ones(1250))]
WHY = Sentence("Training", "The loss is no number any more.")


@pytest.fixture
def news(show: Callable[[QWidget], None], session: Session) -> TrainingNews:
    news = TrainingNews(session)
    show(news)
    return news


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([], "Getting ready…"),
        ([Preparing(Sentence("Training", "Building"))], "Building…"),
        (RUNNING, ""),
        ([*RUNNING, Paused()], ""),
        ([*RUNNING, Paused(WHY)], WHY),
        (
            [*RUNNING, Finished({"test_accuracy": 0.98123})],
            "Test accuracy 0.9812 · finished",
        ),
        ([*RUNNING, Finished({})], ""),
        ([Failed("No memory.")], "No memory."),
    ],
)
def test_it_says_how_things_stand(
    news: TrainingNews, session: Session, events: list[TrainingEvent], words: str
) -> None:
    session.training.start()
    session.training.extend(events)
    assert news.line.text == words


def test_before_the_first_run_it_says_what_to_do(news: TrainingNews) -> None:
    assert news.line.text == "Untrained: press Run."
