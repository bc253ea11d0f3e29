"""One quantity of a training run as it goes: every batch, their mean, and the epochs."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from visualizer.core.decimation import decimate, thin_out
from visualizer.core.history import TrainingHistory
from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.plot import Plot, bold_pen, thin_pen
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import colors
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View

MAX_POINTS = 400
# Wide antialiased lines take ten times as long as thin plain ones.
MAX_MEAN_POINTS = 200
FIRST_WINDOW = 50  # batches
MARGIN = 1.015  # so that the last diamond is whole


class TrainingChart(View):
    """Faint points a batch, a bold running mean, and a diamond an epoch for held-out images.

    A subclass says what is drawn: `quantity`, `batch_values`, `value_range`.
    """

    quantity: str  # as Keras logs it: "loss" or "accuracy"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plot = Plot()
        self._batches = self.plot.plot(antialias=False)
        self._mean = self.plot.plot(antialias=True)
        # Wide antialiased lines over noisy data take 70 ms in one piece, 10 in segments.
        self._mean.curve.setSegmentedLineMode("on")
        self._epochs = self.plot.plot(antialias=True, symbol="d", symbolSize=10)
        # Where the scrubber of the run stands: on both charts, to be dragged on either.
        self.moment = pg.InfiniteLine(angle=90, movable=True)
        self.moment.sigDragged.connect(self._moment_dragged)
        self.plot.addItem(self.moment, ignoreBounds=True)
        self.plot.clicked.connect(self._clicked)
        self.legend = ChartLegend()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # The unit stands beside the legend: a line of its own would cost the plot its height.
        self._unit = TextLine(Qt.AlignmentFlag.AlignRight, muted=True)
        above = QHBoxLayout()
        above.addWidget(self.legend, 1)
        above.addWidget(self._unit)
        layout.addLayout(above)
        layout.addWidget(self.plot, 1)
        self._drawn: tuple[TrainingHistory, int, int] | None = None
        session.training.changed.connect(self._training_changed)
        session.timeline.changed.connect(self._refresh_moment)
        self.restyle()
        self.refresh()

    def batch_values(self, history: TrainingHistory) -> tuple[np.ndarray, np.ndarray]:
        """Return the values of each batch and their running mean, shape (n_batches,)."""
        raise NotImplementedError

    def value_range(self, values: np.ndarray) -> tuple[float, float]:
        """Return the lowest and highest value to show.

        Parameters
        ----------
        values : array of float, shape (n_values,)
            Everything that is drawn boldly; finite, may be empty.
        """
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw the history as it stands."""
        history = self.session.training.history
        values, means = self.batch_values(history)
        in_epochs, unit = self._window(history)
        held_out = "val" if history.epoch_series(f"val_{self.quantity}")[0].size else "test"
        epochs, epoch_values = history.epoch_series(f"{held_out}_{self.quantity}")
        for item, (indices, points) in (
            (self._batches, decimate(values, MAX_POINTS)),
            (self._mean, thin_out(means, MAX_MEAN_POINTS)),
        ):
            item.setData((indices + 0.5) / unit, points, connect="finite")
        finite = np.isfinite(epoch_values)
        places = epochs * history.batches_per_epoch / unit
        # pyqtgraph 0.14 cannot place a symbol at nan or infinity.
        self._epochs.setData(places[finite], epoch_values[finite])
        bold = np.concatenate([means, epoch_values])
        shown = self.value_range(bold[np.isfinite(bold)])
        n_shown = self._n_shown(history)
        self.plot.set_range((0, MARGIN * n_shown / unit), shown)
        self._unit.set_text(
            said(Sentence("Chart", "epochs →") if in_epochs else Sentence("Chart", "batches →"))
        )
        self._refresh_legend(held_out, means, epoch_values)
        self._refresh_moment()

    def _training_changed(self) -> None:
        history = self.session.training.history
        seen = (history, history.n_batches, history.n_epochs)
        if seen == self._drawn:
            return
        self._drawn = seen
        self._behind = not self.in_sight
        if not self._behind:
            turns().take(self, "refresh", self.refresh)
            self.plot.paint_in_turn()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._batches.setPen(thin_pen(colors().training_faint))
        self._mean.setPen(bold_pen(colors().training))
        self._epochs.setPen(bold_pen(colors().validation))
        self._epochs.setSymbolBrush(pg.mkBrush(colors().validation))
        self._epochs.setSymbolPen(pg.mkPen(colors().panel))
        self.moment.setPen(bold_pen(colors().text))
        self.moment.setHoverPen(bold_pen(colors().accent))

    def _refresh_moment(self) -> None:
        """Mark the moment on screen, if it is one gone by."""
        timeline = self.session.timeline
        self.moment.setVisible(not timeline.live)
        if timeline.shown is not None:
            unit = self._window(self.session.training.history)[1]
            self.moment.setValue(timeline.shown.batch / unit)

    def _moment_dragged(self) -> None:
        self._show_moment(self.moment.value())

    def _clicked(self, point: QPointF) -> None:
        self._show_moment(point.x())

    def _show_moment(self, place: float) -> None:
        unit = self._window(self.session.training.history)[1]
        self.session.timeline.show_batch(round(place * unit))
        # It stands where there is a snapshot, not where the mouse is.
        self._refresh_moment()

    def _n_shown(self, history: TrainingHistory) -> int:
        n_shown = FIRST_WINDOW
        while n_shown < history.n_batches:
            n_shown *= 2
        # Towards its end a run fills its chart exactly.
        n_all = self.session.training.config.epochs * history.batches_per_epoch
        return min(n_shown, max(n_all, history.n_batches, 1))

    def _window(self, history: TrainingHistory) -> tuple[bool, int]:
        in_epochs = history.batches_per_epoch <= self._n_shown(history)
        return in_epochs, history.batches_per_epoch if in_epochs else 1

    def _refresh_legend(self, held_out: str, means: np.ndarray, epoch_values: np.ndarray) -> None:
        held_out_name = {
            "val": Sentence("Chart", "validation"),
            "test": Sentence("Chart", "test"),
        }[held_out]
        mean_name = Sentence("Chart", "training, running mean")
        self.legend.set_entries(
            (
                LegendEntry(
                    "•", colors().training_faint, said(Sentence("Chart", "each batch")), ""
                ),
                LegendEntry("━", colors().training, said(mean_name), _last(means)),
                LegendEntry("◆", colors().validation, said(held_out_name), _last(epoch_values)),
            )
        )


def _last(values: np.ndarray) -> str:
    return format_number(float(values[-1]), 3) if values.size else ""
