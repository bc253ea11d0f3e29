"""The surface with every rule's path on it: a curve in one dimension, contours in two."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from visualizer.core.drawn_range import height_range
from visualizer.core.number_text import format_setting
from visualizer.core.seen_part import SeenPart
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import LegendEntry
from visualizer.widgets.descent_balls import DescentBalls
from visualizer.widgets.descent_number_line import DescentNumberLine
from visualizer.widgets.descent_picture import DescentPicture, Runner
from visualizer.widgets.descent_series import (
    running_entries,
    series_color,
    series_symbol,
)
from visualizer.widgets.descent_tangent import DescentTangent
from visualizer.widgets.descent_tools import DescentTools
from visualizer.widgets.descent_vectors import DescentVectors
from visualizer.widgets.focus_marks import bend_marks, line_marks
from visualizer.widgets.gone_balls import GoneBalls
from visualizer.widgets.grab_box import GrabBox
from visualizer.widgets.place_reading import PlaceReading
from visualizer.widgets.plot import Plot
from visualizer.widgets.speech import said
from visualizer.widgets.theme import colors, number_font
from visualizer.widgets.view import View
from visualizer.widgets.zoom_box import ZOOM_A_NOTCH

LEAST_LINES = 11  # of text: lower, the largest thing of the page would show little
MARGIN = 0.06  # of the heights of a curve, above and below
PUSH_A_KEY = 0.25  # of what is seen
PUSHES = {
    Qt.Key.Key_Left: (-PUSH_A_KEY, 0.0),
    Qt.Key.Key_Right: (PUSH_A_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, PUSH_A_KEY),
    Qt.Key.Key_Down: (0.0, -PUSH_A_KEY),
}


class DescentLandscape(View):
    """Draws each path up to the playback's position; the start is where somebody drags it."""

    key = "descent_landscape"
    title = Sentence("DescentLandscape", "Surface")
    sentence = Sentence(
        "DescentLandscape",
        "Every dot is a step; drag to start elsewhere, click a ball for a closer look.",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = GrabBox()
        self.plot = Plot(self._box)
        self.picture = DescentPicture(self._box, self.plot.viewport())
        self.balls = DescentBalls(self._box, self.plot.viewport())
        self.vectors = DescentVectors(self._box)
        self.gone = GoneBalls(self.plot, session.descent)
        self.note = pg.TextItem(anchor=(0, 1))
        self.plot.addItem(self.note, ignoreBounds=True)
        self.reading = PlaceReading(self.plot)
        self.whole_button = QToolButton()
        self.whole_button.setProperty("flat", True)
        self.whole_button.clicked.connect(self.show_all)
        self.tools = DescentTools(self, self.whole_button)
        self._runners: dict[str, Runner] = {}
        self._home: SeenPart | None = None
        self._seen: SeenPart | None = None
        self._drawn_surface: object = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot, 1)
        self.tangent = DescentTangent(self._box, session.descent, session.descent_focus)
        self.number_line = DescentNumberLine(self.plot, session.descent)
        layout.addWidget(self.number_line)
        self.plot.clicked.connect(self._clicked)
        self._box.grabbed.connect(self._grabbed)
        self._box.pointed.connect(self._read)
        self._box.zoomed.connect(self._zoomed)
        self._box.pushed.connect(self._pushed)
        # Another size has other pixels to tell steps apart by.
        self._box.sigResized.connect(self.refresh)
        session.descent.changed.connect(self.refresh)
        self.follow_in_turn(session.descent.advanced)
        session.descent.playback.changed.connect(self.refresh)
        session.descent_focus.changed.connect(self._show_balls)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw the paths up to the step on screen."""
        descent = self.session.descent
        if descent.surface is not self._drawn_surface:
            self._show_surface()
        self._runners = {
            key: Runner(path, series_color(descent, key), series_symbol(descent, key))
            for key, path in descent.trajectories.items()
        }
        self.picture.show(descent.surface, self._runners, descent.playback.position)
        self._show_balls()
        self._show_note()

    @property
    def legend_entries(self) -> tuple[LegendEntry, ...]:
        """The rules that take part."""
        return running_entries(self.session.descent)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self.plot.setMinimumHeight(LEAST_LINES * self.plot.fontMetrics().height())
        self._box.restyle()
        self.tangent.refresh()
        self.note.setColor(colors().text)
        self.note.setFont(number_font())
        self.reading.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.whole_button.setText(said(Sentence("DescentLandscape", "Whole surface")))
        tip = said(Sentence("DescentLandscape", "See the whole surface again (0)"))
        self.whole_button.setToolTip(tip)
        self.whole_button.setAccessibleName(tip)
        self.tangent.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by + and −, move by Shift and arrows, show all by 0; other keys are the page's."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._see(self._seen.zoomed(ZOOM_A_NOTCH))
            case Qt.Key.Key_Minus:
                self._see(self._seen.zoomed(1 / ZOOM_A_NOTCH))
            case key if shift and key in PUSHES:
                self._see(self._seen.pushed(*PUSHES[key]))
            case Qt.Key.Key_0:
                self.show_all()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys zoom and pan here."""
        super().focusInEvent(event)
        self._box.set_focused(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no longer."""
        super().focusOutEvent(event)
        self._box.set_focused(False)

    def show_all(self) -> None:
        """See the whole surface again."""
        self._see(self._home)

    def _show_surface(self) -> None:
        surface = self.session.descent.surface
        self._drawn_surface = surface
        names = surface.variables
        self.plot.setLabel("bottom", names[0])
        self.plot.setLabel("left", f"f({names[0]})" if surface.n_dims == 1 else names[1])
        # On a map the lines are those of heights.
        self.plot.showGrid(x=surface.n_dims == 1, y=surface.n_dims == 1, alpha=0.15)
        self._home = _home_of(surface)
        self._set_seen(self._home)

    def _see(self, seen: SeenPart) -> None:
        if seen != self._seen:
            self._set_seen(seen)
            self.refresh()

    def _set_seen(self, seen: SeenPart) -> None:
        self._seen = seen
        # The mouse points at another place now.
        self.reading.hide()
        self.plot.set_range(seen.x, seen.y)
        self._box.shows_everything = seen == self._home
        self.whole_button.setVisible(seen != self._home)

    def _show_balls(self) -> None:
        start = self.picture.points(self._start_place())
        chosen = self.session.descent_focus.key
        self.balls.show(self._runners, self.picture.balls, chosen, start)
        scale = self.picture.scale
        marks = bend_marks(self.session, scale) + line_marks(self.session, scale)
        self.vectors.show(self.picture.balls.get(chosen), marks)

    def _start_place(self) -> np.ndarray:
        """Return where on the picture's axes the start is, shape (2,)."""
        start = np.array(self.session.descent.start)
        if len(start) == 1:
            return np.append(start, self.session.descent.surface.value(start))
        return start

    def _show_note(self) -> None:
        """Say where the start is if it cannot be seen."""
        place, seen = self._start_place(), self._seen
        inside = all(
            low <= each <= high for each, (low, high) in zip(place, (seen.x, seen.y), strict=True)
        )
        self.note.setVisible(not inside)
        if not inside:
            start = ", ".join(map(format_setting, self.session.descent.start))
            text = Sentence("DescentLandscape", "The start ({start}) is outside: zoom out by −")
            self.note.setText(said(text.format(start=start)))
            self.note.setPos(seen.x[0], seen.y[0])

    def _clicked(self, point: QPointF) -> None:
        ball = self.balls.ball_at(self._box.mapFromView(point))
        if ball is None:
            self._grabbed(point)
        else:
            self.session.descent_focus.choose(ball)

    def _grabbed(self, point: QPointF) -> None:
        self.session.descent.set_start(self._coordinates(point))

    def _read(self, point: QPointF | None) -> None:
        """Tell the surface's height and slope where the mouse points."""
        if point is None:
            self.reading.hide()
        else:
            surface, place = self.session.descent.surface, self._coordinates(point)
            self.reading.show(surface, place, self.gone.covered())

    def _coordinates(self, point: QPointF) -> tuple[float, ...]:
        # No more digits than a place of the mouse can mean.
        decimals = self._seen.finest_decimals - 1
        n_dims = self.session.descent.surface.n_dims
        return tuple(round(value, decimals) + 0.0 for value in (point.x(), point.y())[:n_dims])

    def _zoomed(self, place: QPointF, factor: float, _of_values: bool) -> None:
        self._see(self._seen.zoomed(factor, (place.x(), place.y())))

    def _pushed(self, right: float, up: float) -> None:
        self._see(self._seen.pushed(right, up))


def _home_of(surface: object) -> SeenPart:
    """Return the part of a surface that says most: its domain, and in one dimension its heights."""
    if surface.n_dims == 2:
        return SeenPart(*surface.domain)
    lowest, highest = height_range(surface)
    margin = MARGIN * (highest - lowest) or 1.0
    return SeenPart(surface.domain[0], (lowest - margin, highest + margin))
