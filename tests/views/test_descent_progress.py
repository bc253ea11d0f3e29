"""The height each rule has reached, and a line at the step on screen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.views.descent_progress import DescentProgress
from visualizer.widgets.turns import turns


@pytest.fixture
def progress(show: Callable[[QWidget], None], session: Session) -> DescentProgress:
    progress = DescentProgress(session)
    progress.resize(600, 300)
    show(progress)
    return progress


def curves(progress: DescentProgress) -> dict[str, pg.PlotDataItem]:
    keys = progress.session.descent.optimizers
    return dict(zip(keys, progress.plot.listDataItems(), strict=True))


def test_every_rules_heights_are_drawn(progress: DescentProgress, session: Session) -> None:
    for key in session.descent.optimizers:
        session.descent.set_running(key, running=True)
    for key, curve in curves(progress).items():
        steps, heights = curve.getData()
        assert heights.tolist() == session.descent.trajectories[key].values.tolist()
        assert steps.tolist() == list(range(1002))


@pytest.mark.parametrize(
    "change",
    [
        lambda descent: descent.set_start([9]),
        lambda descent: descent.set_surface("saddle"),
        lambda descent: descent.set_n_steps(10),
        lambda descent: descent.set_learning_rate("sgd", 0.3),
        lambda descent: descent.set_running("sgd", running=False),
        lambda descent: descent.playback.seek(100),
    ],
    ids=["start", "surface", "steps", "rate", "rules", "step"],
)
def test_it_follows_the_descent(
    progress: DescentProgress, session: Session, change: Callable[[object], None]
) -> None:
    before = progress.grab().toImage()
    change(session.descent)
    assert progress.grab().toImage() != before


@pytest.mark.parametrize("position", [0, 2.5, 1001])
def test_the_line_stands_at_the_step(
    progress: DescentProgress, session: Session, position: float
) -> None:
    session.descent.playback.seek(position)
    lines = [item for item in progress.plot.plotItem.items if isinstance(item, pg.InfiniteLine)]
    assert [line.value() for line in lines if line.isVisible()] == [position]


def test_a_long_descent_is_thinned_out_and_keeps_its_end(
    qtbot: QtBot, progress: DescentProgress, session: Session
) -> None:
    session.descent.set_n_steps(10_000)
    # It is drawn in its turn.
    qtbot.waitUntil(lambda: session.descent.n_done == 10_000 and not turns().waiting)
    steps, heights = curves(progress)["adam"].getData()
    assert len(steps) <= 4000
    assert steps[-1] == 10_000
    assert heights[-1] == session.descent.trajectories["adam"].values[-1]


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
@pytest.mark.parametrize("rate", [1.5, 1e3, 1e10])
def test_any_rate_leaves_a_readable_range(
    progress: DescentProgress, session: Session, surface: str, rate: float
) -> None:
    session.descent.set_surface(surface)
    before = progress.plot.viewRange()
    for key in session.descent.optimizers:
        session.descent.set_learning_rate(key, rate)
        session.descent.set_running(key, running=True)
        assert not progress.grab().isNull()
    assert progress.plot.viewRange() == before


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
@pytest.mark.parametrize("start", [5.0, 1e154, -1.7e308])
def test_any_start_leaves_a_readable_range(
    progress: DescentProgress, session: Session, surface: str, start: float
) -> None:
    session.descent.set_surface(surface)
    session.descent.set_start((start,) * session.descent.surface.n_dims)
    low, high = progress.plot.viewRange()[1]
    assert np.isfinite([low, high]).all()
    assert low < high
    assert not progress.grab().isNull()


def test_nothing_of_it_changes_the_descent(
    qtbot: QtBot, session: Session, show: Callable[[QWidget], None]
) -> None:
    with qtbot.assertNotEmitted(session.descent.changed):
        show(DescentProgress(session))


@pytest.mark.parametrize("text", ["1e308x", "1/x", "ln(x)", "0x", "sqrt(-x^2)", "1e308x - 1e308y"])
def test_any_function_has_a_chart(progress: DescentProgress, session: Session, text: str) -> None:
    session.descent.show_function(text)
    for start in (1.7, -1.7, 1e-300):
        session.descent.set_start((start,) * session.descent.surface.n_dims)
        assert np.isfinite(progress.plot.viewRange()).all()
