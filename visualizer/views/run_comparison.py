"""The runs of a session, one curve each, over the same epochs."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QHBoxLayout, QVBoxLayout

from visualizer.core.decimation import thin_out
from visualizer.core.kept_run import KeptRun
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.line_ends import LineEnd, LineEnds
from visualizer.widgets.plot import Plot
from visualizer.widgets.run_style import run_color, run_pen
from visualizer.widgets.run_text import SETTINGS
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, colors, scaled
from visualizer.widgets.value_range import accuracy_range, loss_range
from visualizer.widgets.view import View

MAX_POINTS = 200
QUANTITIES = ("accuracy", "loss")
MARGIN = 1.015  # so that the last point is whole
REACH = 1.5 * GRID  # px, from a click to the line that is meant
# A loss that grows beyond so many times where the losses began leaves the picture.
HEADROOM = 2.0


class RunComparison(View):
    """Each run has a colour and a line style of its own; a branch begins where it left."""

    key = "run_comparison"
    title = Sentence("RunComparison", "Compare runs")
    sentence = Sentence("RunComparison", "Every run is kept: a click on a line shows its network.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.quantity, self.images = ChoiceBox(), ChoiceBox()
        self.quantity.activated.connect(self.refresh)
        self.images.activated.connect(self.refresh)
        self._unit = TextLine(muted=True)
        self.plot = Plot()
        self.plot.clicked.connect(self._clicked)
        self._curves: dict[int, pg.PlotDataItem] = {}
        self._drawn: dict[int, tuple[object, ...]] = {}
        self._forks = pg.ScatterPlotItem()
        self.plot.addItem(self._forks)
        self.ends = LineEnds(self.plot)
        self.ends.chosen.connect(self._show_run)
        self.note = TextLine(wraps=True)
        self.bubble = Bubble(self.note)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.quantity)
        above.addWidget(self.images)
        above.addStretch(1)
        above.addWidget(self._unit)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.plot, 1)
        beside.addWidget(self.ends)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addLayout(beside, 1)
        layout.addWidget(self.note)
        self.follow_in_turn(
            session.run_shelf.changed, session.training.changed, session.chart_options.changed
        )
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw every run that is not hidden."""
        runs = self.session.run_shelf.shown
        lines = {run.number: self._line(run, runs) for run in runs}
        for number in set(self._curves) - set(lines):
            self.plot.removeItem(self._curves.pop(number))
            self._drawn.pop(number, None)
        for run in runs:
            self._draw(run, *lines[run.number])
        self._refresh_range(runs, lines)
        self._refresh_forks(runs, lines)
        self._refresh_ends(runs, lines)
        self.note.set_text(self._note(runs))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._forks.setSize(scaled(GRID))
        self._drawn.clear()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        quantities = Sentence("RunComparison", "accuracy"), Sentence("RunComparison", "loss")
        images = (
            Sentence("RunComparison", "training images, running mean"),
            Sentence("RunComparison", "held-out images, each epoch"),
        )
        for box, names, name, explanation in (
            (
                self.quantity,
                quantities,
                Sentence("RunComparison", "Quantity"),
                Sentence("RunComparison", "What is compared"),
            ),
            (
                self.images,
                images,
                Sentence("RunComparison", "Images"),
                Sentence(
                    "RunComparison",
                    "Images trained on, or held out: those of validation, or else those of the"
                    " test",
                ),
            ),
        ):
            box.show_choices([said(each) for each in names], max(0, box.currentIndex()))
            box.setAccessibleName(said(name))
            box.setToolTip(said(explanation))
        self._unit.set_text(said(Sentence("Chart", "epochs →")))

    @property
    def _is_loss(self) -> bool:
        return self._quantity == "loss"

    @property
    def _quantity(self) -> str:
        return QUANTITIES[self.quantity.currentIndex()]

    @property
    def _is_held_out(self) -> bool:
        return self.images.currentIndex() == 1

    def _line(self, run: KeptRun, runs: tuple[KeptRun, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Return where the points of a run stand: epochs and values, each of shape (n_points,)."""
        history = run.history
        # What it shares with another is drawn once.
        first = run.first_batch if any(other.number == run.origin for other in runs) else 0
        if self._is_held_out:
            epochs, values = run.held_out(self._quantity)
            begun = epochs >= first // history.batches_per_epoch
            return epochs[begun], values[begun]
        first = max(0, first - 1)
        # As smooth as the charts of the run on screen.
        means = history.smoothed(self._quantity, self.session.chart_options.smoothing)
        indices, values = thin_out(means[first:], MAX_POINTS)
        return (indices + first + 0.5) / history.batches_per_epoch, values

    def _draw(self, run: KeptRun, epochs: np.ndarray, values: np.ndarray) -> None:
        number = run.number
        if number not in self._curves:
            self._curves[number] = self.plot.plot(antialias=True)
        is_on_screen = number == self.session.run_shelf.on_screen
        last = (float(epochs[0]), float(epochs[-1])) if epochs.size else ()
        shown = self._is_loss, self._is_held_out, self.session.chart_options.smoothing
        drawn = (*shown, is_on_screen, run.history, epochs.size, last)
        if self._drawn.get(number) == drawn:
            return
        self._drawn[number] = drawn
        curve, finite = self._curves[number], np.isfinite(values)
        curve.setPen(run_pen(run.place, on_screen=is_on_screen))
        # pyqtgraph 0.14 cannot place a symbol at nan or infinity.
        if self._is_held_out:
            epochs, values = epochs[finite], values[finite]
        curve.setSymbol("o" if self._is_held_out else None)
        curve.setSymbolSize(scaled(GRID))
        curve.setSymbolBrush(QColor(run_color(run.place)))
        curve.setSymbolPen(pg.mkPen(colors().panel))
        # Wide dashes take 10 ms a line; those that do not change are kept as a picture.
        caching = QGraphicsItem.CacheMode
        curve.curve.setCacheMode(caching.NoCache if is_on_screen else caching.DeviceCoordinateCache)
        curve.setZValue(1 if is_on_screen else 0)
        curve.setData(epochs, values, connect="finite")

    def _refresh_range(
        self, runs: tuple[KeptRun, ...], lines: dict[int, tuple[np.ndarray, np.ndarray]]
    ) -> None:
        shown = [values[np.isfinite(values)] for _, values in lines.values()]
        together = np.concatenate([np.empty(0), *shown])
        if self._is_loss:
            begun = max((float(values[0]) for values in shown if values.size), default=0.0)
            y = loss_range(np.minimum(together, HEADROOM * begun))
        else:
            y = accuracy_range(together)
        training = self.session.training
        n_epochs = max((run.epochs for run in runs), default=1.0)
        if training.active:
            n_epochs = max(n_epochs, training.config.epochs)
        self.plot.set_range((0, MARGIN * max(1.0, n_epochs)), y)

    def _refresh_forks(
        self, runs: tuple[KeptRun, ...], lines: dict[int, tuple[np.ndarray, np.ndarray]]
    ) -> None:
        """Mark where a branch leaves the run that it came from."""
        numbers = {run.number for run in runs}
        branches = [run for run in runs if run.origin in numbers and lines[run.number][0].size]
        self._forks.setData(
            [lines[run.number][0][0] for run in branches],
            [lines[run.number][1][0] for run in branches],
            brush=[pg.mkBrush(run_color(run.place)) for run in branches],
            pen=pg.mkPen(colors().panel),
        )

    def _refresh_ends(
        self, runs: tuple[KeptRun, ...], lines: dict[int, tuple[np.ndarray, np.ndarray]]
    ) -> None:
        shelf = self.session.run_shelf
        self.ends.show_ends(
            tuple(
                LineEnd(
                    run.number,
                    said(shelf.title(run.number)),
                    float(values[-1]) if (values := lines[run.number][1]).size else math.nan,
                    run_pen(run.place, on_screen=run.number == shelf.on_screen),
                    run.number == shelf.on_screen,
                )
                for run in runs
            )
        )

    def _note(self, runs: tuple[KeptRun, ...]) -> str:
        """Say whether the runs can be compared batch by batch, and if not, which and why."""
        if not self.session.run_shelf.runs:
            return said(Sentence("RunComparison", "No run yet: press Run."))
        if len(runs) < 2:
            return said(
                Sentence(
                    "RunComparison",
                    "Change a setting and press Run: this run stays, and the next is beside it.",
                )
            )
        first, *others = runs
        title = self.session.run_shelf.title
        unlike = [
            f"{said(title(run.number))} ({', '.join(said(SETTINGS[name]) for name in names)})"
            for run in others
            if (names := run.begins_unlike(first))
        ]
        if not unlike:
            return said(
                Sentence(
                    "RunComparison",
                    "All began with the same weights and saw the same images in the same order.",
                )
            )
        return said(
            Sentence("RunComparison", "Started differently from {first}: {others}.").format(
                first=title(first.number), others=", ".join(unlike)
            )
        )

    def _clicked(self, point: QPointF) -> None:
        """Show the run whose line is nearest to a place, if one is near."""
        view = self.plot.getViewBox()
        height = view.viewPixelSize()[1]
        distances = {}
        for number, curve in self._curves.items():
            epochs, values = curve.getData()
            if epochs is not None and len(epochs) and epochs[0] <= point.x() <= epochs[-1]:
                distance = abs(float(np.interp(point.x(), epochs, values)) - point.y()) / height
                if distance <= REACH:
                    distances[number] = distance
        if distances:
            self._show_run(min(distances, key=distances.__getitem__))

    def _show_run(self, number: int) -> None:
        try:
            self.session.run_shelf.show(number)
        except Problem as problem:
            self.bubble.say(said(problem.sentence))
        else:
            self.bubble.hide()
