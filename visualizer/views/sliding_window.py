"""The window over the image, its numbers, their sum, and the map as it grows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.convolution_scene import MAP, NUMBERS
from visualizer.core.sentence import Sentence
from visualizer.core.sliding import Sliding
from visualizer.core.sliding_moment import SlidingMoment, answer_of
from visualizer.core.sliding_text import place_text, result_text
from visualizer.state.session import Session
from visualizer.widgets.floating_field import FloatingField
from visualizer.widgets.map_tools import MapTools
from visualizer.widgets.sliding_picture import SlidingPicture
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, TITLE_RATIO, number_font, text_zoom
from visualizer.widgets.view import View

NO_MATTER = ((0.0,),)  # in the place of numbers that may be any


class SlidingWindow(View):
    """Drawn from the clock; click or drag to send the window, click a weight to type another."""

    key = "sliding_window"
    title = Sentence("SlidingWindow", "Sliding window")
    sentence = Sentence("SlidingWindow", "At each place it gives one number of the map.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picture = SlidingPicture()
        self.terms = TextLine(wraps=True)
        self.field = FloatingField(self.picture)
        self.tools = MapTools(self)
        self._measured: Sliding | None = None
        self._longest = ""
        self._edited: tuple[str, int, int] | None = None
        self._opened_on: tuple[object, ...] = ()
        self.picture.place_chosen.connect(self._send)
        self.picture.weight_chosen.connect(self._type_weight)
        self.picture.number_chosen.connect(self._type_number)
        self.field.moved_on.connect(self._type_next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.terms)
        state = session.convolution
        self.follow(state.changed, state.playback.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the moment of the clock."""
        state = self.session.convolution
        sliding, moment = state.sliding, SlidingMoment.at(state.playback.position)
        place = sliding.place(moment.place)
        result = result_text(sliding, place, moment.n_counted(place.products.size))
        self.picture.show_moment(sliding, moment, self._words(), result)
        if sliding is not self._measured:
            # Nothing is to move when a longer sum comes.
            self._measured, fullest = sliding, sliding.place(sliding.fullest_place)
            self._longest = place_text(sliding, fullest, answered=True)
            self.terms.make_room(self._longest)
            self._fit_terms()
        self.terms.set_text(place_text(sliding, place, answered=moment.is_answered))
        self.picture.setAccessibleDescription(self.terms.text)
        self._refresh_field()

    def restyle(self) -> None:
        """Take over the text size."""
        self._fit_terms()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.picture.setAccessibleName(said(self.title))
        self.picture.setToolTip(
            said(
                Sentence(
                    "SlidingWindow",
                    "Click or drag on the image or the map to send the window there; click a"
                    " weight, or double-click a number of the grid, to type another",
                )
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sum have the room there is."""
        super().resizeEvent(event)
        self._fit_terms()

    def _fit_terms(self) -> None:
        """Write the sum as large as the picture's text, if it stays on one line then."""
        font = number_font()
        font.setPointSizeF(font.pointSizeF() * TITLE_RATIO)
        widest = QFontMetrics(font).horizontalAdvance(self._longest) + GRID
        zoom = text_zoom(self.height(), QFontMetrics(number_font()).height())
        zoom = max(min(zoom, self.width() / widest), 1.0)
        font.setPointSizeF(font.pointSizeF() * zoom)
        self.terms.setFont(font)

    def _words(self) -> tuple[str, ...]:
        sliding = self.session.convolution.sliding
        window, scene = sliding.window, sliding.scene
        rows, columns = sliding.image.shape
        image = Sentence("SlidingWindow", "Image {rows} × {columns}")
        if window.rows.padded or window.columns.padded:
            image = Sentence("SlidingWindow", "Image {rows} × {columns}, padded {high} × {wide}")
        if scene.source == MAP:
            image = Sentence(
                "SlidingWindow", "Map {channel} of the layer before, {rows} × {columns}"
            )
        told = image.format(
            rows=rows,
            columns=columns,
            high=rows + window.rows.padded,
            wide=columns + window.columns.padded,
            channel=scene.channel + 1,
        )
        high, wide = sliding.outputs.shape
        given, n_parts = self._map_words()
        kernel = Sentence("SlidingWindow", "Kernel")
        if scene.flips:
            kernel = Sentence("SlidingWindow", "Kernel, turned")
        products = Sentence("SlidingWindow", "Products")
        weighed = said(kernel), said(products)
        return (
            said(told),
            said(Sentence("SlidingWindow", "Window")),
            *(weighed if scene.is_convolution else ("", "")),
            said(
                given.format(
                    rows=high,
                    columns=wide,
                    part=scene.channel + 1,
                    parts=n_parts,
                    number=scene.number + 1,
                )
            ),
        )

    def _map_words(self) -> tuple[Sentence, int | None]:
        n_parts = self.session.convolution.part_of
        if n_parts is None:
            return Sentence("SlidingWindow", "Feature map {rows} × {columns}"), None
        text = Sentence(
            "SlidingWindow", "Part {part} of {parts} of map {number}, {rows} × {columns}"
        )
        return text, n_parts

    def _send(self, place: int) -> None:
        playback = self.session.convolution.playback
        playback.pause()
        playback.seek(answer_of(place))

    def _refresh_field(self) -> None:
        """Show in the open field what its cell is now; close it if that stands elsewhere."""
        if self._edited is None or not self.field.isVisible():
            return
        kind, row, column = self._edited
        if self._cells != self._opened_on:
            self.field.close_quietly()
        elif kind == "weight":
            self.field.set_value(float(self.session.convolution.sliding.kernel[row, column]))
        else:
            self.field.set_value(self.session.convolution.scene.numbers[row][column])

    @property
    def _cells(self) -> tuple[object, ...]:
        """All that decides which number stands where."""
        scene, sliding = self.session.convolution.scene, self.session.convolution.sliding
        others = replace(scene, kernel=NO_MATTER, numbers=NO_MATTER, bias=0.0)
        return others, sliding.kernel.shape, sliding.image.shape

    def _type_weight(self, cell: tuple[int, int]) -> None:
        state, (row, column) = self.session.convolution, cell
        kernel = state.scene.kernel
        middle = self.picture.layout_now.kernel_cell(row, column).center().toPoint()
        if state.scene.flips:
            # What is seen is turned; what is typed is kept as it was.
            row, column = len(kernel) - 1 - row, len(kernel) - 1 - column
        self._edited, self._opened_on = ("weight", *cell), self._cells
        commit = partial(state.set_weight, row, column)
        name = said(Sentence("SlidingWindow", "Weight of the kernel"))
        self.field.open(middle, kernel[row][column], commit, name)

    def _type_number(self, cell: tuple[int, int]) -> None:
        state, (row, column) = self.session.convolution, cell
        if state.scene.source != NUMBERS:
            return
        middle = self.picture.layout_now.image_cell(row, column).center().toPoint()
        self._edited, self._opened_on = ("number", row, column), self._cells
        commit = partial(state.set_number, row, column)
        name = said(Sentence("SlidingWindow", "Number of the grid"))
        self.field.open(middle, state.scene.numbers[row][column], commit, name)

    def _type_next(self, by: int) -> None:
        kind, row, column = self._edited
        scene = self.session.convolution.scene
        rows = scene.kernel if kind == "weight" else scene.numbers
        n_columns = len(rows[0])
        cell = divmod((row * n_columns + column + by) % (len(rows) * n_columns), n_columns)
        (self._type_weight if kind == "weight" else self._type_number)(cell)
