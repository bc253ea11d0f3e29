"""What the charts point out: overfitting, training images evaluated, what has no place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from visualizer.core.training_events import BatchesEnd, EpochEnd, Started
from visualizer.state.session import Session
from visualizer.views.accuracy_chart import AccuracyChart
from visualizer.views.loss_chart import LossChart
from visualizer.widgets.theme import BODY_POINTS, Scheme, apply_theme
from visualizer.widgets.training_chart import TrainingChart

HELD_OUT = (0.9, 0.7, 0.8, 0.9)
PER_EPOCH = 5


@pytest.fixture(params=[LossChart, AccuracyChart])
def chart(
    request: pytest.FixtureRequest, show: Callable[[QWidget], None], session: Session
) -> TrainingChart:
    chart = request.param(session)
    chart.resize(700, 320)
    show(chart)
    return chart


@pytest.fixture
def train(session: Session, settle: Callable[[], None]) -> Callable[..., None]:
    """Train an epoch for each held-out loss, while the training loss falls."""

    def training(held_out: tuple[float, ...] = HELD_OUT, *, evaluated: bool = False) -> None:
        values = np.linspace(1, 0.1, PER_EPOCH * len(held_out))
        session.training.start()
        session.training.extend([Started(PER_EPOCH), BatchesEnd(0, values, values)])
        for epoch, loss in enumerate(held_out):
            logs = {"loss": 1 / (1 + epoch), "val_loss": loss, "val_accuracy": 1 - loss}
            if evaluated:
                logs |= {"train_loss": 0.5, "train_accuracy": 0.75}
            session.training.extend([EpochEnd(epoch + 1, logs)])
        settle()

    return training


def test_the_gap_is_shaded_and_named_where_it_opens(
    chart: TrainingChart,
    session: Session,
    train: Callable[..., None],
    settle: Callable[[], None],
) -> None:
    train(HELD_OUT[:3])
    assert not chart.gap.name.isVisible()
    assert not chart.gap.shade.isVisible()
    train()
    assert chart.gap.name.toPlainText() == "overfitting since epoch 2"
    places, edges = chart.gap.shade.getData()
    assert places.tolist() == [2, 3, 4, 4, 3, 2]
    means = session.training.history.smoothed(chart.quantity, 0.98)
    assert edges[:3] == pytest.approx(means[[9, 14, 19]])
    held_out = HELD_OUT[1:] if chart.quantity == "loss" else tuple(1 - x for x in HELD_OUT[1:])
    assert edges[3:] == pytest.approx(held_out[::-1])
    assert chart.gap.shade.isVisible()
    assert not chart.grab().isNull()
    session.chart_options.show_part((0, 8))
    settle()
    assert not chart.gap.name.isVisible()
    session.training.reset()
    settle()
    assert not chart.gap.shade.isVisible()


def test_what_is_written_in_a_chart_has_the_size_of_the_text(
    chart: TrainingChart, qapp: QApplication
) -> None:
    for scale in (2.0, 1.0):
        apply_theme(qapp, Scheme.LIGHT, scale)
        for written in (chart.gap.name, chart.note):
            assert written.textItem.font().pointSizeF() == BODY_POINTS * scale


def test_evaluated_training_images_are_squares_with_a_name(
    chart: TrainingChart, train: Callable[..., None]
) -> None:
    train()
    assert len(chart.legend.entries) == 3
    train(evaluated=True)
    *_, squares = chart.plot.listDataItems()
    value = {"loss": 0.5, "accuracy": 0.75}[chart.quantity]
    assert [part.tolist() for part in squares.getData()] == [[1, 2, 3, 4], [value] * 4]
    entry = chart.legend.entries[3]
    assert (entry.name, entry.value) == ("epoch-end training", f"{value:.4f}")
    # The gap is that between what compares fairly.
    assert chart.gap.shade.getData()[1][:3].tolist() == [value] * 3


def test_a_logarithmic_axis_says_what_it_cannot_show(
    chart: TrainingChart,
    session: Session,
    settle: Callable[[], None],
) -> None:
    values = np.array([1, 0.1, 0, 0.01, np.nan, 0.1])
    session.training.start()
    session.training.extend([Started(100), BatchesEnd(0, values, values)])
    session.chart_options.set_log_values(chart.quantity, True)
    settle()
    assert chart.note.isVisible()
    assert chart.note.toPlainText() == "2 batches of 0 or no number have no place here"
    places = chart.plot.listDataItems()[0].getData()[1]
    assert places[[0, 1, 3, 5]] == pytest.approx([0, -1, -2, -1])
    low, high = chart.plot.viewRange()[1]
    # The line to 0 leaves the chart below.
    assert places[2] < low < high
    assert chart.plot.getAxis("left").logMode
    assert not chart.grab().isNull()
    session.chart_options.set_log_values(chart.quantity, False)
    settle()
    assert not chart.note.isVisible()
    assert not chart.plot.getAxis("left").logMode


def test_a_logarithmic_axis_of_epochs_begins_at_the_first_batch(
    chart: TrainingChart, session: Session, train: Callable[..., None], settle: Callable[[], None]
) -> None:
    session.chart_options.set_log_batches(True)
    train()
    places = chart.plot.listDataItems()[0].getData()[0]
    assert 10 ** places[:2] * PER_EPOCH == pytest.approx([0.5, 1.5])
    assert chart.plot.viewRange()[0][0] == pytest.approx(places[0])
    assert chart.plot.getAxis("bottom").logMode
