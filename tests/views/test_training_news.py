"""What a run has to say is said, in one line."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

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
from visualizer.widgets.theme import Scheme, apply_theme

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


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_what_came_of_the_run_always_has_its_room(
    qapp: QApplication, news: TrainingNews, session: Session, text_scale: float
) -> None:
    apply_theme(qapp, Scheme.LIGHT, text_scale)
    least = news.minimumSizeHint().width()
    session.training.start()
    session.training.extend([*RUNNING, Finished({"test_loss": 0.1, "test_accuracy": 0.9876})])
    assert news.line.text == "Test accuracy 0.9876 · finished"
    assert news.line.sizeHint().width() <= least


def test_before_the_first_run_it_says_what_to_do(news: TrainingNews) -> None:
    assert news.line.text == "Untrained: press Run."
