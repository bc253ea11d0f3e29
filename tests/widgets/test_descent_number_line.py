"""The number line stands exactly under the curve, shows every step, and sets the start."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from visualizer.state.session import Session
from visualizer.widgets.descent_number_line import DescentNumberLine
from visualizer.widgets.descent_series import series_color
from visualizer.widgets.plot import Plot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plot() -> Plot:
    plot = Plot()
    plot.set_range((-1, 11), (-3, 39))
    return plot


@pytest.fixture
def window(qapp: QApplication) -> QWidget:
    return QWidget()


@pytest.fixture
def line(
    show: Callable[[QWidget], None], window: QWidget, plot: Plot, session: Session
) -> DescentNumberLine:
    layout = QVBoxLayout(window)
    line = DescentNumberLine(plot, session.descent)
    layout.addWidget(plot, 1)
    layout.addWidget(line)
    window.resize(640, 420)
    show(window)
    return line


def ink(line: DescentNumberLine, w: float, key: str) -> int:
    """Return the red, green and blue distance between a place of a rule's line and its colour."""
    running = [each for each in line._descent.optimizers if each in line._descent.running]
    y = line.height() * (running.index(key) + 0.5) / len(running)
    image = line.grab().toImage()
    seen = image.pixelColor(QPointF(line.place_of(w), y).toPoint())
    wanted = QColor(series_color(line._descent, key))
    return sum(abs(a - b) for a, b in zip(seen.getRgb(), wanted.getRgb(), strict=True))


@pytest.mark.parametrize("w", [-1.0, 0.0, 5.0, 11.0])
def test_it_is_aligned_with_the_plot(line: DescentNumberLine, plot: Plot, w: float) -> None:
    over = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(w, 0)))
    under = line.mapTo(line.window(), QPointF(line.place_of(w), 0).toPoint())
    assert abs(plot.mapTo(line.window(), over).x() - under.x()) <= 1


def test_every_step_is_a_dot_and_the_last_one_slides(
    line: DescentNumberLine, session: Session
) -> None:
    session.descent.set_learning_rate("sgd", 0.9)
    session.descent.playback.seek(2)
    for w in (0, 9, 1.8):
        assert ink(line, w, "sgd") < 40
    for w in (4, 7, 7.56):
        assert ink(line, w, "sgd") > 100
    session.descent.playback.seek(2.5)
    assert ink(line, (1.8 + 7.56) / 2, "sgd") < 40
    session.descent.playback.seek(0)
    assert ink(line, 9, "sgd") > 100, "going back takes dots away"


@pytest.mark.parametrize("positions", [(30, 5, 30), (5, 30), (1001, 30), (29.5, 30)])
def test_what_is_seen_hangs_on_the_position_alone(
    line: DescentNumberLine, session: Session, positions: tuple[float, ...]
) -> None:
    session.descent.playback.seek(30)
    wanted = line.grab().toImage()
    for position in positions:
        session.descent.playback.seek(position)
        shown = line.grab().toImage()
    assert shown == wanted


def test_other_steps_have_other_dots(line: DescentNumberLine, session: Session) -> None:
    session.descent.set_learning_rate("sgd", 0.9)
    session.descent.playback.seek(2)
    assert ink(line, 9, "sgd") < 40
    session.descent.set_learning_rate("sgd", 0.3)
    assert ink(line, 9, "sgd") > 100
    assert ink(line, 3, "sgd") < 40


def test_a_click_and_a_drag_set_the_start(
    qtbot: QtBot, line: DescentNumberLine, session: Session
) -> None:
    middle = line.height() // 2
    with qtbot.waitSignal(session.descent.changed):
        qtbot.mousePress(line, LEFT, pos=QPoint(round(line.place_of(7)), middle))
    assert session.descent.start == pytest.approx((7,), abs=0.02)
    with qtbot.waitSignal(session.descent.changed):
        qtbot.mouseMove(line, QPoint(round(line.place_of(2)), middle))
    qtbot.mouseRelease(line, LEFT)
    assert session.descent.start == pytest.approx((2,), abs=0.02)
    session.undo_stack.undo()
    assert session.descent.start == (0,), "one drag is one edit"


def test_it_goes_where_there_is_no_line_of_w(line: DescentNumberLine, session: Session) -> None:
    session.descent.set_surface("saddle")
    assert not line.isVisible()
    session.descent.set_surface("parabola")
    assert line.isVisible()


def test_each_rule_has_a_line(line: DescentNumberLine, session: Session) -> None:
    few = line.sizeHint().height()
    session.descent.run_only(["sgd"])
    assert line.sizeHint().height() < few
    session.descent.run_only(list(session.descent.optimizers))
    assert few < line.sizeHint().height() < 5 * line.fontMetrics().height()


@pytest.mark.parametrize("rate", [1.0, 1.01, 1e10, 1e300])
def test_what_diverges_goes_out_at_the_edge(
    line: DescentNumberLine, session: Session, rate: float
) -> None:
    session.descent.set_n_steps(150)
    session.descent.set_learning_rate("sgd", rate)
    for position in np.linspace(0, 150, 31):
        session.descent.playback.seek(float(position))
        assert not line.grab().isNull()
