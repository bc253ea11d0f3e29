"""How the run's charts are looked at, and what forgets it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.sentence import Problem
from visualizer.core.training_events import BatchesEnd, Started
from visualizer.state.chart_options import ChartOptions
from visualizer.state.session import Session


@pytest.fixture
def options() -> ChartOptions:
    return ChartOptions()


@pytest.mark.parametrize(
    ("change", "read", "value"),
    [
        (ChartOptions.set_smoothing, lambda o: o.smoothing, 0.6),
        (ChartOptions.set_log_batches, lambda o: o.log_batches, True),
        (ChartOptions.set_evaluates_training, lambda o: o.evaluates_training, True),
        (ChartOptions.show_part, lambda o: o.part, (10.0, 20.0)),
        (lambda o, v: o.set_log_values("loss", v), lambda o: o.log_values("loss"), True),
        (lambda o, v: o.show_values("loss", v), lambda o: o.values("loss"), (0.1, 0.2)),
    ],
)
def test_a_change_is_told_once(
    qtbot: QtBot,
    options: ChartOptions,
    change: Callable[..., None],
    read: Callable[[ChartOptions], object],
    value: object,
) -> None:
    with qtbot.waitSignal(options.changed):
        change(options, value)
    assert read(options) == value
    with qtbot.assertNotEmitted(options.changed):
        change(options, value)


def test_a_smoothing_out_of_range_changes_nothing(qtbot: QtBot, options: ChartOptions) -> None:
    with qtbot.assertNotEmitted(options.changed), pytest.raises(Problem):
        options.set_smoothing(1)
    assert options.smoothing == 0.98


def test_an_axis_is_one_quantitys_own(options: ChartOptions) -> None:
    options.show_values("loss", (0, 1))
    options.show_values("accuracy", (0.5, 1))
    options.set_log_values("loss", True)
    assert (options.log_values("loss"), options.log_values("accuracy")) == (True, False)
    # From 0 up there is no logarithmic axis.
    assert (options.values("loss"), options.values("accuracy")) == (None, (0.5, 1))


def test_the_whole_run_again(qtbot: QtBot, options: ChartOptions) -> None:
    with qtbot.assertNotEmitted(options.changed):
        options.show_all()
    for zoom in (lambda: options.show_part((1, 9)), lambda: options.show_values("loss", (0, 1))):
        zoom()
        assert options.zoomed
        with qtbot.waitSignal(options.changed):
            options.show_all()
        assert not options.zoomed
    assert options.part is None
    assert options.values("loss") is None


def test_pointing_does_not_draw_everything(qtbot: QtBot, options: ChartOptions) -> None:
    with qtbot.assertNotEmitted(options.changed), qtbot.waitSignal(options.pointed_changed):
        options.point_at(7)
    assert options.pointed == 7
    with qtbot.assertNotEmitted(options.pointed_changed):
        options.point_at(7)


def test_a_zoom_survives_new_batches_and_not_another_run(session: Session) -> None:
    training, options = session.training, session.chart_options
    training.start()
    training.extend([Started(100), BatchesEnd(0, np.ones(50), np.ones(50))])
    options.show_part((10, 20))
    options.point_at(15)
    options.set_smoothing(0.5)
    training.extend([BatchesEnd(50, np.ones(50), np.ones(50))])
    assert options.part == (10, 20)
    training.reset()
    assert options.part is None
    assert options.pointed is None
    assert options.smoothing == 0.5
