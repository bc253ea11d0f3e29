"""One quantity of a training run as it goes: every batch, their mean, and the epochs."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from visualizer.core.batch_axis import BatchAxis
from visualizer.core.chart_reading import read_chart
from visualizer.core.counted import counted
from visualizer.core.decimation import decimate, thin_out
from visualizer.core.history import TrainingHistory
from visualizer.core.number_text import format_result
from visualizer.core.overfitting import overfitting_gap
from visualizer.core.sentence import Sentence
from visualizer.core.value_axis import ValueAxis
from visualizer.state.chart_window import ChartWindow
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.chart_tools import ChartTools
from visualizer.widgets.gap_mark import GapMark
from visualizer.widgets.plot import bold_pen, thin_pen
from visualizer.widgets.run_view import RunView
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import colors, number_font, scaled
from visualizer.widgets.throttle import Throttle
from visualizer.widgets.turns import turns
from visualizer.widgets.zoomable_chart import ZoomableChart

MAX_POINTS = 400
# Wide antialiased lines take ten times as long as thin plain ones.
MAX_MEAN_POINTS = 200
# More marks of epochs would cover each other.
MAX_MARKS = 100
FIRST_WINDOW = 50  # batches
MARGIN = 1.015  # so that the last diamond is whole
EPOCHS, BATCHES = Sentence("Chart", "epochs →"), Sentence("Chart", "batches →")
# By the quantity, and the loss by its name.
AXES = {
    "accuracy": Sentence("ChartPicture", "accuracy"),
    "sparse_categorical_crossentropy": Sentence("ChartPicture", "loss (nats)"),
    "mean_squared_error": Sentence("ChartPicture", "loss (mean squared error)"),
}
HELD_OUT = {"val": Sentence("Chart", "validation"), "test": Sentence("Chart", "test")}


class TrainingChart(ZoomableChart, RunView):
    """Faint points a batch, a bold running mean, a diamond an epoch for held-out images.

    A subclass says what is drawn: `quantity`, `lower_is_better`, `value_range`. How it is
    looked at, the session's `chart_options` say, for all charts of the run.
    """

    quantity: str  # as Keras logs it: "loss" or "accuracy"
    lower_is_better: bool
    least_ms = 0  # between two drawings while a run goes on

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._batches = self.plot.plot(antialias=False)
        self._mean = self.plot.plot(antialias=True)
        # Wide antialiased lines over noisy data take 70 ms in one piece, 10 in segments.
        self._mean.curve.setSegmentedLineMode("on")
        self._epochs = self.plot.plot(antialias=True, symbol="d")
        self._trained = self.plot.plot(antialias=True, symbol="s")
        self.gap = GapMark(self.plot, at_top=self.lower_is_better)
        self.note = pg.TextItem(anchor=(0, 1))
        self.plot.addItem(self.note, ignoreBounds=True)
        # Where the scrubber of the run stands: on both charts, to be dragged on either.
        self.moment = pg.InfiniteLine(angle=90, movable=True)
        self.moment.sigDragged.connect(self._moment_dragged)
        self.plot.addItem(self.moment, ignoreBounds=True)
        self.legend = ChartLegend(wraps=True)
        self.tools = ChartTools(self)
        # The unit stands beside the legend: a line of its own would cost the plot its height.
        self.unit = TextLine(Qt.AlignmentFlag.AlignRight, muted=True)
        above = QHBoxLayout()
        above.addWidget(self.legend, 1)
        above.addWidget(self.unit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.plot, 1)
        self._drawn: tuple[TrainingHistory, int, int] | None = None
        self._read: int | None = None
        trained = self.trained
        self._throttle = Throttle(self.least_ms, self)
        self._throttle.due.connect(self._draw_in_turn)
        trained.training.changed.connect(self._training_changed)
        trained.timeline.changed.connect(self._moment_changed)
        trained.chart_options.pointed_changed.connect(self._moment_changed)
        self.follow_in_turn(trained.chart_options.changed, trained.training.config_changed)
        self.restyle()
        self.refresh()

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Return the lowest and highest value to show where the axis is even.

        Parameters
        ----------
        values : array of float, shape (n_values,)
            Everything that is drawn boldly; finite, may be empty.
        """
        raise NotImplementedError

    @property
    def chart_window(self) -> ChartWindow:
        """What is seen of all charts of this run."""
        return self.trained.chart_options

    @property
    def axis(self) -> BatchAxis:
        """The lower axis and the part of the run that is seen."""
        history, options = self.trained.training.history, self.trained.chart_options
        n_shown = self._n_shown(history)
        unit = history.batches_per_epoch if history.batches_per_epoch <= n_shown else 1
        length = MARGIN * n_shown
        first, last = options.part or (0.0, length)
        if first >= n_shown:
            first, last = 0.0, length
        return BatchAxis(first, last, length, unit, options.log_batches)

    @property
    def value_axis(self) -> ValueAxis:
        """The left axis."""
        return ValueAxis(self.trained.chart_options.log_values(self.quantity))

    def pointed_at(self, place: float) -> int | None:
        """Return the batch at a place of the lower axis; None behind the last."""
        batch = math.floor(max(0.0, self.axis.batch_at(place)))
        return batch if batch < self.trained.training.history.n_batches else None

    def refresh(self) -> None:
        """Draw the part of the history that is to be seen."""
        history, options = self.trained.training.history, self.trained.chart_options
        axis, value_axis = self.axis, self.value_axis
        values = history.values(self.quantity)
        means = history.smoothed(self.quantity, options.smoothing)
        series = (
            decimate(values, MAX_POINTS, axis.seen, logarithmic=axis.logarithmic),
            thin_out(means, MAX_MEAN_POINTS, axis.seen, logarithmic=axis.logarithmic),
        )
        for item, (indices, points) in zip((self._batches, self._mean), series, strict=True):
            item.setData(axis.places(indices + 0.5), value_axis.places(points), connect="finite")
        bold = [series[1][1]]
        for item, part in ((self._epochs, history.held_out), (self._trained, "train")):
            epochs, epoch_values = history.epoch_series(f"{part}_{self.quantity}")
            ends = epochs * history.batches_per_epoch
            if len(ends) > MAX_MARKS:
                first, last = np.searchsorted(ends, axis.seen)
                # The neighbours of what is seen too: lines lead to them.
                indices, epoch_values = thin_out(epoch_values, MAX_MARKS, (first - 1, last + 1))
                ends = ends[indices.astype(int)]
            bold.append(epoch_values[(ends >= axis.first) & (ends <= axis.last)])
            places = value_axis.places(epoch_values)
            finite = np.isfinite(places)
            # pyqtgraph 0.14 cannot place a symbol at nan or infinity.
            item.setData(axis.places(ends[finite]), places[finite])
        self.plot.set_logarithmic(x=axis.logarithmic, y=value_axis.logarithmic)
        self.plot.set_range(axis.range, value_axis.span(*self._values_seen(np.concatenate(bold))))
        self._box.shows_everything = not options.zoomed
        self.unit.set_text(said(EPOCHS if axis.unit == history.batches_per_epoch else BATCHES))
        self._refresh_note(value_axis.n_without_place(values))
        self._refresh_gap(history, axis, value_axis)
        self.tools.refresh()
        self._refresh_moment()
        self._refresh_legend(history)

    def go_to(self, place: float) -> None:
        """Show the moment of the run that is nearest."""
        self.trained.timeline.show_batch(round(self.axis.batch_at(place)))
        # It stands where there is a snapshot, not where the mouse is.
        self._refresh_moment()

    def restyle(self) -> None:
        """Take over colours and text size."""
        super().restyle()
        self.gap.restyle()
        self.note.setColor(colors().muted)
        self.note.setFont(number_font())
        self._batches.setPen(thin_pen(colors().training_faint))
        self._mean.setPen(bold_pen(colors().training))
        for item, color, size in (
            (self._epochs, colors().validation, 10),
            (self._trained, colors().text, 8),
        ):
            item.setPen(bold_pen(color))
            item.setSymbolSize(scaled(size))
            item.setSymbolBrush(pg.mkBrush(color))
            item.setSymbolPen(pg.mkPen(colors().panel))
        self.moment.setPen(bold_pen(colors().text))
        self.moment.setHoverPen(bold_pen(colors().accent))

    def stand_alone(self) -> None:
        """Name the axes: on the page, a line over the chart does."""
        self.unit.hide()
        loss = self.trained.training.run_config.loss
        name = AXES[loss if self.quantity == "loss" else self.quantity]
        self.plot.setLabel("left", said(name))
        self.plot.setLabel("bottom", self.unit.text.removesuffix(" →"))

    def _training_changed(self) -> None:
        history = self.trained.training.history
        seen = (history, history.n_batches, history.n_epochs)
        if seen == self._drawn:
            return
        self._drawn = seen
        self._throttle.ask()

    def _draw_in_turn(self) -> None:
        self._behind = not self.in_sight
        if not self._behind:
            turns().take(self, "refresh", self.refresh)
            self.plot.paint_in_turn()

    def _values_seen(self, bold: np.ndarray) -> tuple[float, float]:
        """Return the lowest and the highest value that are to be seen."""
        if window := self.trained.chart_options.values(self.quantity):
            return window
        if self.value_axis.logarithmic:
            return self.value_axis.range_of(bold)
        return self.value_range(bold[np.isfinite(bold)])

    def _refresh_note(self, n_without_place: int) -> None:
        """Say what a logarithmic axis cannot show."""
        self.note.setVisible(n_without_place > 0)
        if n_without_place:
            text = counted(
                n_without_place,
                Sentence("Chart", "1 batch of 0 or no number has no place here"),
                Sentence("Chart", "{n} batches of 0 or no number have no place here"),
            )
            self.note.setText(said(text))
            (left, _), (bottom, _) = self.plot.viewRange()
            self.note.setPos(left, bottom)

    def _refresh_gap(
        self, history: TrainingHistory, axis: BatchAxis, value_axis: ValueAxis
    ) -> None:
        """Shade from the training curve to that of the held-out images, where it overfits."""
        gap = overfitting_gap(history, self.quantity, self.trained.chart_options.smoothing)
        if gap is None:
            self.gap.hide()
            return
        name = Sentence("Chart", "overfitting since epoch {epoch}").format(epoch=int(gap.epochs[0]))
        self.gap.show(
            axis.places(gap.epochs * history.batches_per_epoch),
            (value_axis.places(gap.trained), value_axis.places(gap.held_out)),
            said(name),
        )

    def _moment_changed(self) -> None:
        """Mark another moment; what is read is another only if it is one gone by."""
        read = self._read
        self._refresh_moment()
        if self._read != read:
            self._refresh_legend(self.trained.training.history)

    def _refresh_moment(self) -> None:
        """Mark the moment on screen, if it is one gone by, and what is pointed at."""
        timeline, pointed = self.trained.timeline, self.trained.chart_options.pointed
        axis = self.axis
        self.moment.setVisible(not timeline.live)
        self._read = pointed
        if timeline.shown is not None:
            self.moment.setValue(axis.place(timeline.shown.batch))
            if pointed is None and not timeline.live:
                self._read = timeline.shown.batch - 1
        if pointed is None:
            self.crosshair.hide()
            return
        epoch, batch = divmod(pointed, self.trained.training.history.batches_per_epoch)
        name = Sentence("Chart", "epoch {epoch}, batch {batch}").format(
            epoch=epoch + 1, batch=f"{batch + 1:,}"
        )
        self.crosshair.show(axis.place(pointed + 0.5), said(name))

    def _refresh_legend(self, history: TrainingHistory) -> None:
        """Tell the newest values, or those of the batch that is read."""
        batch, weight = self._read, self.trained.chart_options.smoothing
        reading = read_chart(history, self.quantity, weight, batch)
        each, mean = Sentence("Chart", "each batch"), Sentence("Chart", "training mean")
        entries = [
            # The newest is gone before it could be read.
            LegendEntry(
                "•",
                colors().training_faint,
                said(each),
                "" if batch is None else _text(reading.batch),
                said(Sentence("Chart", "before the weights change by it")),
            ),
            LegendEntry(
                "━",
                colors().training,
                said(mean),
                _text(reading.mean),
                said(Sentence("Chart", "running mean of the batches so far")),
            ),
            LegendEntry(
                "◆",
                colors().validation,
                said(HELD_OUT[self._held_out(history)]),
                _text(reading.held_out),
                said(Sentence("Chart", "data never trained on, after each epoch")),
            ),
        ]
        if reading.trained is not None:
            name = Sentence("Chart", "epoch-end training")
            explanation = Sentence("Chart", "training data, after each epoch too")
            entries.append(
                LegendEntry(
                    "■", colors().text, said(name), _text(reading.trained), said(explanation)
                )
            )
        self.legend.set_entries(tuple(entries))

    def _held_out(self, history: TrainingHistory) -> str:
        """Return what epochs are checked with, also before the first is over."""
        if history.n_epochs:
            return history.held_out
        training = self.trained.training
        config = training.run_config if history.n_batches else training.config
        return "val" if config.validation_split else "test"

    def _moment_dragged(self) -> None:
        self.go_to(self.moment.value())

    def _n_shown(self, history: TrainingHistory) -> int:
        n_shown = FIRST_WINDOW
        while n_shown < history.n_batches:
            n_shown *= 2
        # Towards its end a run fills its chart exactly.
        n_all = self.trained.training.config.epochs * history.batches_per_epoch
        return min(n_shown, max(n_all, history.n_batches, 1))


def _text(value: float | None) -> str:
    return "" if value is None else format_result(value)
