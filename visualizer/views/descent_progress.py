"""The height that each rule has reached, step by step."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.decimation import thin_out
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.descent_series import series_color
from visualizer.widgets.plot import Plot, bold_pen
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors
from visualizer.widgets.view import View

# Smooth curves are quick to draw whole; only very long ones are thinned out.
MAX_POINTS = 4000


class DescentProgress(View):
    """One curve a rule, and a line at the step on screen."""

    key = "descent_progress"
    title = Sentence("DescentProgress", "Height")
    sentence = Sentence("DescentProgress", "How low each rule has come after so many steps.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plot = Plot()
        self._curves = {key: self.plot.plot(antialias=True) for key in session.descent.optimizers}
        self._now = pg.InfiniteLine(angle=90)
        self.plot.addItem(self._now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        session.descent.changed.connect(self.refresh)
        session.descent.playback.changed.connect(self._refresh_now)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw every rule's heights."""
        descent = self.session.descent
        for key, curve in self._curves.items():
            curve.setVisible(key in descent.running)
            if key in descent.running:
                steps, heights = thin_out(descent.trajectories[key].values, MAX_POINTS)
                curve.setData(steps, heights, connect="finite")
        with np.errstate(all="ignore"):
            start = float(descent.surface.value(np.array(descent.start)))
        lowest, highest = _range_of(descent.surface)
        # From a start too high to compute nothing is drawn: the picture's own range will do.
        if math.isfinite(start):
            highest = max(start, 0.0)
        margin = 0.06 * max(highest - lowest, 1e-9)
        self.plot.set_range((0, descent.n_steps), (lowest - margin, highest + margin))
        self._refresh_now()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._now.setPen(pg.mkPen(colors().muted, width=1))
        for key, curve in self._curves.items():
            curve.setPen(bold_pen(series_color(self.session.descent, key)))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.plot.setLabel(
            "bottom", said(Sentence("DescentProgress", "step")), color=colors().muted
        )

    def _refresh_now(self) -> None:
        self._now.setValue(self.session.descent.playback.position)


def _range_of(surface: object) -> tuple[float, float]:
    """Return the lowest and the highest place in the surface's own picture."""
    axes = [np.linspace(low, high, 41) for low, high in surface.domain]
    mesh = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    heights = surface.value(mesh)
    return float(heights.min()), float(heights.max())
