"""One quantity of a race, step by step: a curve a rule, and a line at the step on screen."""

from __future__ import annotations

import math
from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from visualizer.core.batch_axis import BatchAxis
from visualizer.core.decimation import thin_out
from visualizer.core.number_text import format_digits
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.core.value_axis import ValueAxis
from visualizer.state.chart_window import ChartWindow
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.descent_series import MARKS, series_color, series_symbol
from visualizer.widgets.descent_tools import DescentTools
from visualizer.widgets.kept_curves import KeptCurves
from visualizer.widgets.plot import bold_pen
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors, number_font, scaled
from visualizer.widgets.whole_button import WholeButton
from visualizer.widgets.zoomable_chart import ZoomableChart

# Smooth curves are quick to draw whole; only very long ones are thinned out.
MAX_POINTS = 2000
MARGIN = 0.06
# A curve that leaves the picture is drawn on so far (heights of the picture): Qt cannot draw to
# 1e300, and where it crosses the edge nobody sees the difference.
FAR = 50
# Where the steps that are seen differ by less than this share of all, the picture is no finer.
LEAST_OF_ALL = 1e-6
# What is seen of the value at the start: on a logarithmic axis from - to, on an even one at most.
LEAST_OF_START, MOST_OF_START = 1e-9, 3
HIGHEST = 1e200  # with a margin around it, still a float64
# What fewer of the steps go below is no reason to show all that lies between (Lion by chance).
RARE = 0.02
MARK_SIZE = 11
GROUND = 190  # of 255


class DescentChart(ZoomableChart):
    """A click goes to a step; what diverges leaves through the edge and is named.

    A subclass says what is drawn: `values`. What is never below 0 has a logarithmic axis at
    first.
    """

    logarithmic_at_first: ClassVar[bool] = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.quantity = self.key
        descent = session.descent
        self._curves = {key: pg.PlotCurveItem(antialias=True) for key in descent.optimizers}
        for curve in self._curves.values():
            # Wide antialiased lines take twice as long in one piece.
            curve.setSegmentedLineMode("on")
            self.plot.addItem(curve)
        self._drawn_curves = KeptCurves(self._box, self._curves.values())
        self._marks = pg.ScatterPlotItem()
        self._marks.setZValue(5)
        self._box.addItem(self._marks, ignoreBounds=True)
        self.note = pg.TextItem(anchor=(1, 0))
        self.note.setZValue(6)
        self._box.addItem(self.note, ignoreBounds=True)
        self.now = pg.InfiniteLine(angle=90, movable=True)
        self.now.sigDragged.connect(self._dragged)
        self.plot.addItem(self.now, ignoreBounds=True)
        self.legend = ChartLegend(wraps=True)
        self.log_button = QToolButton(self)
        self.log_button.setCheckable(True)
        self.log_button.setChecked(self.logarithmic_at_first)
        self.log_button.toggled.connect(self._lay_out_anew)
        whole_button = WholeButton(
            self,
            Sentence("DescentChart", "All steps"),
            Sentence("DescentChart", "Show all steps again (0, or a double click)"),
        )
        self.tools = DescentTools(self, whole_button, self.log_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)
        self.follow_drags_in_turn(descent.changed)
        self.follow_in_turn(self.chart_window.changed, descent.advanced)
        self.chart_window.pointed_changed.connect(self._moved)
        # Another width has other room for words.
        self.follow(self._box.sigResized)
        descent.playback.changed.connect(self._moved)
        self.restyle()
        self.retranslate()
        self.refresh()

    def values(self, trajectory: Trajectory, steps: np.ndarray) -> np.ndarray:
        """Return what is drawn of a path after these steps, both of shape (n_steps,).

        Where it has diverged, nan.
        """
        raise NotImplementedError

    def even_range(self, highest: float) -> tuple[float, float]:
        """Return the lowest and the highest value to show where the axis is even.

        Parameters
        ----------
        highest : float
            The largest finite value of all curves, 0 where there is none.
        """
        start = self.start_value
        return 0.0, min(highest, MOST_OF_START * start) if 0 < start < math.inf else highest

    @property
    def remark(self) -> str:
        """What is to be said of the surface, in the picture."""
        return ""

    @property
    def chart_window(self) -> ChartWindow:
        """What is seen of all charts of the race."""
        return self.session.descent_charts

    @property
    def axis(self) -> BatchAxis:
        """The lower axis, of steps, and the part of the race that is seen."""
        n_steps = self.session.descent.n_steps
        first, last = self.chart_window.part or (0, n_steps)
        if first >= n_steps:
            first, last = 0, n_steps
        return BatchAxis(first, min(last, n_steps), n_steps)

    @property
    def value_axis(self) -> ValueAxis:
        """The left axis."""
        return ValueAxis(self.log_button.isChecked())

    def pointed_at(self, place: float) -> int | None:
        """Return the step at a place of the lower axis; None before the first, behind the last."""
        step = round(place)
        return step if 0 <= step <= self.session.descent.n_done else None

    @property
    def start_value(self) -> float:
        """What all curves begin with; nan where nobody knows."""
        descent = self.session.descent
        start = Trajectory(np.array([descent.start]), np.empty(1), None, descent.surface)
        with np.errstate(all="ignore"):
            start.values[:] = descent.surface.value(start.positions)
        return float(self.values(start, np.zeros(1, int))[0])

    def refresh(self) -> None:
        """Draw every rule's curve."""
        descent, axis = self.session.descent, self.value_axis
        drawn = {key: self._points(trajectory) for key, trajectory in descent.trajectories.items()}
        low, high = self._range(np.concatenate([[], *(values for _, values in drawn.values())]))
        far = FAR * (high - low)
        places = {}
        for key, curve in self._curves.items():
            curve.setVisible(key in drawn)
            if key in drawn:
                steps, values = drawn[key]
                places[key] = steps, np.clip(axis.places(values), low - far, high + far)
                curve.setData(*places[key], connect="finite")
        self.plot.set_logarithmic(x=False, y=axis.logarithmic)
        self.plot.set_range(self.axis.range, (low, high))
        self._box.shows_everything = not self.chart_window.zoomed
        self._drawn_curves.draw_anew()
        self._name_diverged(places, low, high)
        self._refresh_now()

    def go_to(self, place: float) -> None:
        """Show the step that is nearest."""
        playback = self.session.descent.playback
        playback.pause()
        playback.seek(round(place))
        # It stands at a step, not where the mouse is.
        self._refresh_now()

    def restyle(self) -> None:
        """Take over colours and text size."""
        super().restyle()
        self.note.setFont(number_font())
        self.note.setColor(colors().muted)
        # The curves are seen through it.
        ground = QColor(colors().panel)
        ground.setAlpha(GROUND)
        self.note.fill = pg.mkBrush(ground)
        self.now.setPen(pg.mkPen(colors().muted, width=1))
        self.now.setHoverPen(bold_pen(colors().accent))
        for key, curve in self._curves.items():
            curve.setPen(bold_pen(series_color(self.session.descent, key)))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.plot.setLabel("bottom", said(Sentence("DescentChart", "step")), color=colors().muted)
        self.log_button.setText(said(Sentence("DescentChart", "log")))
        self.log_button.setToolTip(
            said(
                Sentence(
                    "DescentChart",
                    "Logarithmic axis: every tenth is as high as the next, and 0 is infinitely far"
                    " down",
                )
            )
        )
        name = said(Sentence("DescentChart", "Logarithmic axis"))
        self.log_button.setAccessibleName(f"{said(self.title)}: {name}")

    def stand_alone(self) -> None:
        """Draw lines, and no picture of them: on paper they may be of any size."""
        self._drawn_curves.stand_alone()

    def _points(self, trajectory: Trajectory) -> tuple[np.ndarray, np.ndarray]:
        steps, _ = thin_out(trajectory.values, MAX_POINTS, self.axis.seen)
        return steps, self.values(trajectory, steps.astype(int))

    def _range(self, values: np.ndarray) -> tuple[float, float]:
        """Return the lowest and the highest place to be seen."""
        if window := self.chart_window.values(self.quantity):
            return self.value_axis.span(*window)
        finite = values[np.isfinite(values)]
        if not self.value_axis.logarithmic:
            low, high = self.even_range(float(finite.max(initial=0.0)))
            within = finite[(low <= finite) & (finite <= high)]
            if self.chart_window.part and len(within):
                # Of fewer steps all that lies between their values can be told apart.
                least = LEAST_OF_ALL * (high - low)
                low, high = within.min(), max(within.max(), within.min() + least)
            margin = MARGIN * max(high - low, 1e-9)
            return low - margin, high + margin
        start, finite = self.start_value, finite[finite > 0]
        if len(finite) and 0 < start < math.inf:
            low = max(LEAST_OF_START * start, np.quantile(finite, RARE))
            finite = np.clip(finite, low, max(low, MOST_OF_START * start))
        return self.value_axis.span(*self.value_axis.range_of(np.minimum(finite, HIGHEST)))

    def _name_diverged(
        self, places: dict[str, tuple[np.ndarray, np.ndarray]], low: float, high: float
    ) -> None:
        """Mark where curves leave the picture for good, and name who diverged at which step."""
        descent, spots = self.session.descent, []
        ends: dict[bool, list[str]] = {False: [], True: []}
        margin, axis = MARGIN * (high - low), self.axis
        for key, (steps, heights) in places.items():
            trajectory = descent.trajectories[key]
            diverged_at = trajectory.diverged_at
            if diverged_at is None:
                continue
            color, symbol = series_color(descent, key), series_symbol(descent, key)
            words = f'<span style="color: {color}">{MARKS[symbol]}</span> {diverged_at:,}'
            ends[trajectory.left_domain].append(words)
            inside = np.flatnonzero((heights >= low) & (heights <= high))
            leaves = min(inside[-1] + 1, len(steps) - 1) if len(inside) else 0
            height = heights[leaves]
            if not np.isfinite(height):
                # Its last step is in the picture still; the next is no number.
                height = heights[inside[-1]] if len(inside) else high
            step = min(steps[leaves], diverged_at)
            # What is seen may end before it leaves, or begin behind.
            if leaves not in inside and axis.first <= step <= axis.last:
                place = step, np.clip(height, low + margin, high - margin)
                spots.append({"pos": place, "brush": color, "symbol": symbol})
        self._marks.setData(spots, size=scaled(MARK_SIZE), pen=pg.mkPen(colors().panel))
        remarks = [self.remark] if self.remark else []
        for left_domain, text in (
            (False, Sentence("DescentChart", "diverged at step {steps}")),
            (True, Sentence("DescentChart", "left the domain at step {steps}")),
        ):
            if ends[left_domain]:
                remarks.append(said(text.format(steps="&nbsp; ".join(ends[left_domain]))))
        self.note.setVisible(bool(remarks))
        self.note.setHtml(f'<div align="right">{"<br>".join(remarks)}</div>')
        self.note.setTextWidth(-1)
        if self.note.textItem.boundingRect().width() > self._box.width():
            self.note.setTextWidth(self._box.width())
        (_, right), (_, top) = self.plot.viewRange()
        self.note.setPos(right, top)

    def _moved(self) -> None:
        if self.in_sight:
            self._refresh_now()
        else:
            self.put_off()

    def _refresh_now(self) -> None:
        """Mark the step on screen, and tell the values there, or where somebody points."""
        descent = self.session.descent
        self.now.setValue(descent.playback.position)
        step = int(descent.playback.position)
        pointed = self.chart_window.pointed
        if pointed is None or pointed > descent.n_done:
            self.crosshair.hide()
        else:
            step = pointed
            name = Sentence("DescentChart", "step {step}").format(step=f"{step:,}")
            self.crosshair.show(step, said(name))
        self.legend.set_entries(tuple(self._entries(step)))

    def _entries(self, step: int) -> list[LegendEntry]:
        descent, paths = self.session.descent, self.session.descent.trajectories
        if not paths:
            return []
        # All rules in one pass: by itself each takes numpy as long as all of them.
        places = np.array([path.positions[step] for path in paths.values()])
        heights = np.array([path.values[step] for path in paths.values()])
        reached = Trajectory(places, heights, None, descent.surface)
        entries = []
        for key, value in zip(paths, self.values(reached, np.arange(len(paths))), strict=True):
            if math.isfinite(value):
                mark, color = MARKS[series_symbol(descent, key)], series_color(descent, key)
                name = said(descent.optimizers[key].title)
                entries.append(LegendEntry(mark, color, name, format_digits(float(value), 3)))
        return entries

    def _lay_out_anew(self) -> None:
        # Values of the other axis may reach down to 0, which this one has not.
        self.chart_window.show_all_values(self.quantity)
        self.refresh()

    def _dragged(self) -> None:
        self.go_to(self.now.value())
