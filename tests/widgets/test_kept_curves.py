"""Curves are drawn when they change, once, and look as if they drew themselves."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from visualizer.state.session import Session
from visualizer.views.descent_progress import DescentProgress
from visualizer.widgets.descent_chart import DescentChart

SAME = 3  # of 255: what is drawn through another picture is rounded once more


class Counted(pg.PlotCurveItem):
    """Counts how often any curve is drawn."""

    n_times = 0

    def paint(self, *arguments: object) -> None:
        Counted.n_times += 1
        super().paint(*arguments)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.n_times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.n_times += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def chart(
    monkeypatch: pytest.MonkeyPatch, show: Callable[[QWidget], None], session: Session
) -> DescentChart:
    monkeypatch.setattr(pg, "PlotCurveItem", Counted)
    chart = DescentProgress(session)
    chart.resize(600, 300)
    show(chart)
    QTest.qWait(0)
    Counted.n_times = 0
    return chart


def dots(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4).astype(int)


def test_the_line_moves_across_curves_that_are_not_drawn_again(
    chart: DescentChart, session: Session
) -> None:
    before = dots(chart.grab().toImage())
    for step in (100, 200.5, 300):
        session.descent.playback.seek(step)
        QTest.qWait(0)
    assert Counted.n_times == 0
    session.descent.playback.seek(1001)
    assert (dots(chart.grab().toImage()) == before).all()


@pytest.mark.parametrize(
    ("change", "n_curves"),
    [
        (lambda chart: chart.session.descent.set_start([0.5]), 4),
        (lambda chart: chart.session.descent.set_start([-9.0]), 4),
        (lambda chart: chart.session.descent.set_running("adam", running=False), 3),
        (lambda chart: chart.log_button.toggle(), 4),
        (lambda chart: chart.resize(640, 300), 4),
    ],
    ids=["start", "range", "rules", "axis", "size"],
)
def test_every_curve_is_drawn_once_when_something_changes(
    chart: DescentChart, change: Callable[[DescentChart], None], n_curves: int
) -> None:
    paints = Paints(chart.plot.viewport())
    change(chart)
    QTest.qWait(0)
    assert paints.n_times == 1
    assert Counted.n_times == n_curves


def test_it_looks_as_if_the_curves_drew_themselves(chart: DescentChart) -> None:
    kept = dots(chart.grab().toImage())
    chart.stand_alone()
    Counted.n_times = 0
    alone = dots(chart.grab().toImage())
    assert Counted.n_times == 4
    assert np.abs(kept - alone).max() <= SAME
