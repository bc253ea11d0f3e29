"""The run on screen as a path over the loss around it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from visualizer.core.image_sample import SEED
from visualizer.core.number_text import format_number, format_result, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.chart_legend import ChartLegend, LegendEntry
from visualizer.widgets.contour_map import ContourMap
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.plot import Plot
from visualizer.widgets.pointer_box import PointerBox
from visualizer.widgets.run_path import RunPath
from visualizer.widgets.run_style import run_color, run_mark
from visualizer.widgets.run_text import moment_text
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, colors, number_font
from visualizer.widgets.view import View

DISTANCE_DECIMALS = 2
LEVEL_DIGITS = 2


class LossPlane(View):
    """The path of the weights in the plane of their two main directions, and the ball on it."""

    key = "loss_plane"
    title = Sentence("LossPlane", "The run as a path")
    sentence = Sentence(
        "LossPlane",
        "Each dot: a moment's weights, seen on a plane; numbers: epochs. Click one to go there.",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pointed: QPointF | None = None
        self._drawn: object = None
        state = session.loss_plane
        self.words, self.note = TextLine(wraps=True), TextLine(wraps=True, muted=True)
        self.words.set_bold(True)
        # In the place of the picture while there is none.
        self.notice = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.notice.setWordWrap(True)
        self.draw_button = QPushButton()
        self.draw_button.clicked.connect(state.draw)
        self._box = PointerBox()
        self._box.pointed.connect(self._point)
        self._box.pulled.connect(self._go_to)
        self.plot = Plot(self._box)
        self.plot.clicked.connect(self._go_to)
        self.map = ContourMap(self.plot, _loss_text)
        self.path = RunPath(self.plot)
        self.legend = ChartLegend(wraps=True)
        self.tools = PictureTools(self)
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        above.addWidget(self.draw_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addWidget(self.note)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.notice, 1)
        # In another size there is room for other names.
        self._box.sigResized.connect(self._draw_path)
        self.follow(state.changed, session.run_shelf.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw what is known of the run, and ask for the rest."""
        state = self.session.loss_plane
        if self.in_sight:
            state.request()
        else:
            self.put_off()
        drawn = state.plane, state.loss_map
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw_map()
            self._draw_path()
        self.legend.set_entries(tuple(self._entries()))
        moment = state.moment
        self.path.show_ball(None if moment is None else moment.place)
        self.draw_button.setVisible(state.can_draw)
        self.words.set_text(self._words())
        self.note.set_text(self._note())
        self.notice.setText(self._notice())

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.words.setFont(number_font())
        self.plot.restyle()
        self.map.restyle()
        self.path.restyle()
        self._drawn = None

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.draw_button.setText(said(Sentence("LossPlane", "Draw now")))
        self.draw_button.setToolTip(
            said(Sentence("LossPlane", "Draw the run as far as it has come now"))
        )
        self.plot.setAccessibleName(said(Sentence("LossPlane", "The path over the loss around it")))
        self._drawn = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a moment of the run back or forth."""
        playback = self.session.timeline.playback
        match event.key():
            case Qt.Key.Key_Left:
                playback.step_back()
            case Qt.Key.Key_Right:
                playback.step_forward()
            case _:
                super().keyPressEvent(event)

    def _draw_map(self) -> None:
        state = self.session.loss_plane
        for part in (self.words, self.note, self.plot):
            part.setVisible(state.plane is not None)
        self.legend.setVisible(bool(state.others))
        self.notice.setVisible(state.plane is None)
        if state.plane is not None:
            x, y = state.axes
            self.plot.set_range((x[0], x[-1]), (y[0], y[-1]))
        if state.loss_map is None:
            self.map.hide()
        else:
            self.map.show(state.loss_map)

    def _draw_path(self) -> None:
        state = self.session.loss_plane
        if state.plane is None:
            self.path.hide()
            return
        names = {0: said(Sentence("LossPlane", "start"))}
        for index, batch in enumerate(state.batches):
            epoch, rest = divmod(batch, state.batches_per_epoch)
            if rest == 0 and epoch > 0:
                names[index] = str(epoch)
        names[len(state.batches) - 1] = said(Sentence("LossPlane", "end"))
        self.path.show(state.plane.path, names)
        self.path.show_others([(other.path, other.run.place) for other in state.others])
        self.map.place_names(self.path.named_places)
        texts = (
            Sentence("LossPlane", "direction 1 ({percent} % of the movement)"),
            # In a low picture there is no room for more.
            Sentence("LossPlane", "direction 2 ({percent} %)"),
        )
        for name, text, share in zip(("bottom", "left"), texts, state.plane.shares, strict=True):
            label = said(text.format(percent=_percent(share)))
            self.plot.setLabel(name, label, color=colors().muted)

    def _entries(self) -> Iterator[LegendEntry]:
        """Return which path is whose, where there are several."""
        state, shelf = self.session.loss_plane, self.session.run_shelf
        if not state.others or shelf.on_screen is None:
            return
        yield LegendEntry("━", colors().text, said(shelf.title(shelf.on_screen)), "")
        for other in state.others:
            place, name = other.run.place, said(shelf.title(other.run.number))
            away = Sentence("LossPlane", "its end lies {distance} beside this plane").format(
                distance=format_number(other.distance, DISTANCE_DECIMALS)
            )
            yield LegendEntry(run_mark(place), run_color(place), name, "", said(away))

    def _notice(self) -> str:
        state = self.session.loss_plane
        if state.plane is not None:
            return ""
        if state.obstacle is not None:
            return said(state.obstacle)
        if state.waits and not state.busy:
            return said(
                Sentence("LossPlane", "The run is drawn when it ends, or now by the button.")
            )
        return said(Sentence("LossPlane", "Looking for the two main directions…"))

    def _words(self) -> str:
        """Return what is read where the mouse points, or else of the moment on screen."""
        state, shown = self.session.loss_plane, self.session.timeline.shown
        if state.plane is None or shown is None:
            return ""
        if self._pointed is not None and state.loss_map is not None:
            loss = state.loss_map.at(self._pointed.x(), self._pointed.y())
            text = Sentence("LossPlane", "Here the loss is {loss}.")
            return said(text.format(loss=format_result(loss)))
        when = moment_text(shown.batch, state.batches_per_epoch)
        if state.has_no_place:
            text = Sentence(
                "LossPlane", "The weights are no numbers: they have no place · {moment}"
            )
            return said(text.format(moment=when))
        moment = state.moment
        if moment is None or moment.losses is None:
            text = Sentence("LossPlane", "Looking for the loss… · {moment}")
            return said(text.format(moment=when))
        own, projected = map(format_result, moment.losses)
        # The numbers come first: the end of it may have no room.
        text = Sentence(
            "LossPlane", "Loss {own} · on the plane, {distance} away: {projected} · {moment}"
        )
        away = format_number(moment.distance, DISTANCE_DECIMALS)
        return said(text.format(own=own, distance=away, projected=projected, moment=when))

    def _note(self) -> str:
        state = self.session.loss_plane
        if state.plane is None:
            return ""
        parts = [
            Sentence(
                "LossPlane",
                "{percent} % of the movement lies in this plane; the networks lie beside it.",
            ).format(percent=_percent(sum(state.plane.shares)))
        ]
        if state.n_images:
            parts.append(
                Sentence("LossPlane", "Loss of {n} training images (seed {seed}).").format(
                    n=f"{state.n_images:,}", seed=SEED
                )
            )
        if state.n_left_out:
            parts.append(
                Sentence(
                    "LossPlane", "Moments left out, because their weights are no numbers: {n}."
                ).format(n=state.n_left_out)
            )
        if state.is_outdated:
            parts.append(Sentence("LossPlane", "The run has gone on since."))
        return " ".join(map(said, parts))

    def _point(self, place: QPointF | None) -> None:
        self._pointed = place
        self.words.set_text(self._words())

    def _go_to(self, place: QPointF) -> None:
        """Go to the moment that is drawn nearest to a place."""
        state = self.session.loss_plane
        if state.plane is not None:
            pixel = np.array(self._box.viewPixelSize())
            apart = (state.plane.path - (place.x(), place.y())) / pixel
            state.show_moment(int((apart**2).sum(axis=1).argmin()))


def _loss_text(loss: float) -> str:
    return format_setting(float(f"{loss:.{LEVEL_DIGITS}g}"))


def _percent(share: float) -> str:
    return format_number(100 * share, 1)
