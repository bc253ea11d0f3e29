"""Loss and accuracy as a run goes: what is drawn, and which part of it is seen."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.core.training_events import BatchesEnd, EpochEnd, Finished, Started, TrainingEvent
from visualizer.state.session import Session
from visualizer.views.accuracy_chart import AccuracyChart
from visualizer.views.loss_chart import LossChart
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.training_chart import TrainingChart

EPOCHS = 10
both = pytest.mark.parametrize("cls", [LossChart, AccuracyChart])


@pytest.fixture
def chart(show: Callable[[QWidget], None], session: Session) -> Callable[..., TrainingChart]:
    def shown(cls: type[TrainingChart]) -> TrainingChart:
        chart = cls(session)
        chart.resize(600, 300)
        show(chart)
        return chart

    return shown


@pytest.fixture
def tell(session: Session, settle: Callable[[], None]) -> Callable[..., None]:
    def tell(*events: TrainingEvent) -> None:
        session.training.extend(events)
        settle()

    return tell


@pytest.fixture
def train(tell: Callable[..., None]) -> Callable[..., None]:
    def train(values: np.ndarray, batches_per_epoch: int = 1000) -> None:
        tell(Started(batches_per_epoch), BatchesEnd(0, values, values))

    return train


def unit(chart: TrainingChart) -> str:
    return chart.findChild(TextLine).text


def seen(chart: TrainingChart) -> tuple[tuple[float, float], tuple[float, float]]:
    x, y = chart.plot.viewRange()
    return (x[0], x[1]), (y[0], y[1])


@both
@pytest.mark.parametrize(
    ("n_batches", "batches_per_epoch", "in_epochs", "end"),
    [
        (0, 1000, False, 50),
        (1, 1000, False, 50),
        (50, 1000, False, 50),
        (51, 1000, False, 100),
        (999, 1000, True, 1.6),
        (1001, 1000, True, 1.6),
        (10_000, 1000, True, 10),
        (3, 2, True, 10),
        (30, 3, True, 10),
    ],
)
def test_the_window_grows_with_the_run(
    chart: Callable[..., TrainingChart],
    cls: type[TrainingChart],
    n_batches: int,
    batches_per_epoch: int,
    in_epochs: bool,
    end: float,
    train: Callable[..., None],
) -> None:
    drawn = chart(cls)
    train(np.linspace(1, 0.5, n_batches), batches_per_epoch)
    (low, high), _ = seen(drawn)
    assert unit(drawn) == ("epochs →" if in_epochs else "batches →")
    assert (low, high) == pytest.approx((0, 1.015 * end))
    assert not drawn.grab().isNull()


@both
def test_an_empty_chart_names_what_it_will_have(
    chart: Callable[..., TrainingChart],
    cls: type[TrainingChart],
    session: Session,
    settle: Callable[[], None],
    tell: Callable[..., None],
) -> None:
    drawn = chart(cls)
    for split, epochs, name in ((0.2, 4, "validation"), (0.0, 7, "test")):
        session.training.configure(validation_split=split, epochs=epochs)
        settle()
        assert unit(drawn) == "epochs →"
        assert seen(drawn)[0] == pytest.approx((0, 1.015 * epochs))
        assert drawn.legend.entries[2].name == name
    # Before its first epoch is over a run is no other.
    session.training.configure(validation_split=0.2)
    session.training.start()
    tell(Started(1000), BatchesEnd(0, np.ones(3), np.ones(3)))
    assert drawn.legend.entries[2].name == "validation"
    tell(EpochEnd(1, {"test_loss": 1.0, "test_accuracy": 1.0}))
    assert drawn.legend.entries[2].name == "test"


@both
def test_points_curve_and_diamonds_stand_where_they_belong(
    chart: Callable[..., TrainingChart],
    cls: type[TrainingChart],
    train: Callable[..., None],
    tell: Callable[..., None],
) -> None:
    drawn = chart(cls)
    train(np.array([0.75, 0.25, 0.5, 0.5]), batches_per_epoch=2)
    logs = {"val_loss": 0.625, "val_accuracy": 0.625}
    tell(EpochEnd(1, logs), EpochEnd(2, logs))
    points, mean, epochs, _ = (item.getData() for item in drawn.plot.listDataItems())
    assert points[0] == pytest.approx([0.25, 0.75, 1.25, 1.75])
    assert points[1] == pytest.approx([0.75, 0.25, 0.5, 0.5])
    assert mean[1][0] == pytest.approx(0.75)
    assert mean[1][1] == pytest.approx(0.4975, abs=1e-3)
    assert [part.tolist() for part in epochs] == [[1, 2], [0.625, 0.625]]


@both
def test_the_legend_tells_the_latest_values(
    chart: Callable[..., TrainingChart],
    cls: type[TrainingChart],
    train: Callable[..., None],
    tell: Callable[..., None],
) -> None:
    drawn = chart(cls)
    assert [entry.value for entry in drawn.legend.entries] == ["", "", ""]
    train(np.full(10, 0.5))
    tell(EpochEnd(1, {"test_loss": 0.25, "test_accuracy": 0.25}))
    entries = drawn.legend.entries
    assert [entry.value for entry in entries] == ["", "0.5000", "0.2500"]
    assert entries[2].name == "test"
    tell(EpochEnd(2, {"val_loss": 0.125, "val_accuracy": 0.125}))
    assert (drawn.legend.entries[2].name, drawn.legend.entries[2].value) == ("validation", "0.1250")


@pytest.mark.parametrize(
    ("values", "top"),
    [
        ([], 2.5),
        ([2.3], 2.5),
        ([2.5], 2.5),
        ([2.51], 5),
        ([0.07], 0.1),
        ([900], 1000),
        ([0], 2.5),
        ([math.nan], 2.5),
        ([math.inf, 2.3], 2.5),
        ([math.nan, math.inf, -math.inf, 0.3], 0.5),
        ([9e29], 1e30),
        ([9e-31], 1e-30),
    ],
)
def test_the_loss_is_readable(
    chart: Callable[..., TrainingChart], values: list[float], top: float, train: Callable[..., None]
) -> None:
    drawn = chart(LossChart)
    train(np.array(values, np.float32))
    assert seen(drawn)[1] == pytest.approx((0, top), rel=1e-6)
    assert not drawn.grab().isNull()


@pytest.mark.parametrize(
    ("values", "low"),
    [([], 0), ([0.1], 0), ([0.6], 0.5), ([0.85], 0.8), ([0.99], 0.9), ([math.nan], 0), ([1], 0.9)],
)
def test_the_accuracy_is_readable(
    chart: Callable[..., TrainingChart], values: list[float], low: float, train: Callable[..., None]
) -> None:
    drawn = chart(AccuracyChart)
    train(np.array(values, np.float32))
    assert seen(drawn)[1] == pytest.approx((low, 1 + 0.04 * (1 - low)))
    assert not drawn.grab().isNull()


@both
@pytest.mark.parametrize("hole", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_leaves_a_gap(
    chart: Callable[..., TrainingChart],
    cls: type[TrainingChart],
    hole: float,
    train: Callable[..., None],
    tell: Callable[..., None],
) -> None:
    drawn = chart(cls)
    values = np.full(5000, 0.5, np.float32)
    values[1000:3000] = hole
    train(values)
    tell(EpochEnd(1, {"val_loss": hole, "val_accuracy": hole}))
    assert not drawn.grab().isNull()
    low, high = seen(drawn)[1]
    assert low <= 0.5 <= high < 1.1


@both
def test_a_million_batches_are_few_points(
    chart: Callable[..., TrainingChart], cls: type[TrainingChart], train: Callable[..., None]
) -> None:
    drawn = chart(cls)
    values = np.full(1_000_000, 0.5, np.float32)
    values[654_321] = 0.9
    train(values, 100_000)
    points, mean, *_ = (item.getData() for item in drawn.plot.listDataItems())
    assert len(points[0]) < 1000
    assert len(mean[0]) < 1000
    assert points[1].max() == pytest.approx(0.9)


@both
def test_a_finished_run_fills_its_chart_and_reset_empties_it(
    chart: Callable[..., TrainingChart],
    session: Session,
    cls: type[TrainingChart],
    train: Callable[..., None],
    tell: Callable[..., None],
    settle: Callable[[], None],
) -> None:
    drawn = chart(cls)
    empty = seen(drawn)
    train(np.full(EPOCHS * 30, 0.5), batches_per_epoch=30)
    tell(Finished({}))
    assert seen(drawn)[0][1] == pytest.approx(1.015 * EPOCHS)
    session.training.reset()
    settle()
    assert [item.getData() for item in drawn.plot.listDataItems()] == [(None, None)] * 4
    assert seen(drawn) == empty


@both
def test_nothing_of_it_changes_the_session(
    qtbot: QtBot,
    chart: Callable[..., TrainingChart],
    session: Session,
    cls: type[TrainingChart],
) -> None:
    training = session.training
    with (
        qtbot.assertNotEmitted(training.changed),
        qtbot.assertNotEmitted(training.config_changed),
    ):
        chart(cls).refresh()
