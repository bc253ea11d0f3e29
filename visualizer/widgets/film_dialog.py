"""Asks how the panels of a page are to be filmed, and films them while the window lives on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.counted import counted
from visualizer.core.file_replacement import with_suffix
from visualizer.core.mp4_file import can_write_mp4
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.playback import Playback
from visualizer.widgets.file_dialogs import ask_where_to_save_film
from visualizer.widgets.film import GIF, MP4, RATES, SIZES, FilmPlan, film
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.saved_file import SAVED
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

GAP_MS = 4  # between two pictures, for whatever else waits to be heard
PERCENT = 100


class FilmDialog(QDialog):
    """Stays in front until the film is saved or given up; nothing of it changes meanwhile.

    Parameters
    ----------
    views : list of View
        That can be filmed; the first one is at first.
    playback : Playback
        Their clock; it pauses.
    parent : QWidget
    """

    def __init__(self, views: list[View], playback: Playback, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        playback.pause()
        self._playback, self._name = playback, views[0].key if views else ""
        self._plan = FilmPlan(0.0, float(max(playback.length, 1)))
        self._film: Iterator[float] | None = None
        self.boxes = {view: QCheckBox(said(view.title)) for view in views}
        self.first = NumberField(self._set_first, format_setting, _next_whole)
        self.last = NumberField(self._set_last, format_setting, _next_whole)
        self.seconds = NumberField(self._set_seconds, format_setting, _next_whole)
        self.rate, self.size_box = QComboBox(), QComboBox()
        self.note, self.told = QLabel(), QLabel()
        self.bar = QProgressBar()
        self.save_button, self.cancel_button = QPushButton(), QPushButton()
        self._timer = QTimer(self)
        self._timer.setInterval(GAP_MS)
        self._timer.timeout.connect(self._go_on)
        self._fill()
        self._lay_out()
        self._refresh()

    @property
    def plan(self) -> FilmPlan:
        """What is to be filmed, as it is set."""
        return self._plan

    def reject(self) -> None:
        """Give up what is being written, or close."""
        if self._film is None:
            super().reject()
        else:
            self._end()
            self.told.setText(said(Sentence("FilmDialog", "Given up: nothing was saved.")))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is being written."""
        self._end()
        super().closeEvent(event)

    def _fill(self) -> None:
        self.setWindowTitle(said(Sentence("FilmDialog", "Save an animation")))
        tip = said(Sentence("FilmDialog", "Film this panel; several stand side by side"))
        for number, box in enumerate(self.boxes.values()):
            box.setChecked(number == 0)
            box.setToolTip(tip)
            box.toggled.connect(self._refresh)
        for rate in RATES:
            self.rate.addItem(f"{rate}", rate)
        self.rate.setCurrentIndex(RATES.index(self._plan.frames_a_second))
        self.rate.activated.connect(self._set_rate)
        for width, height in SIZES:
            self.size_box.addItem(f"{width} × {height}", (width, height))
        self.size_box.setCurrentIndex(SIZES.index(self._plan.size))
        self.size_box.activated.connect(self._set_size)
        for field in (self.first, self.last, self.seconds):
            field.set_columns(6)
        self.bar.setRange(0, PERCENT)
        self.bar.setAccessibleName(said(Sentence("FilmDialog", "How much is done")))
        self.told.setWordWrap(True)
        self.note.setProperty("muted", True)
        self.save_button.setObjectName("main")
        self.save_button.setText(said(Sentence("FilmDialog", "Save as…")))
        kinds = (
            Sentence("FilmDialog", "Choose a file, as GIF or MP4, and write it")
            if can_write_mp4()
            else Sentence(
                "FilmDialog", "Choose a file and write it, as GIF; with ffmpeg here, as MP4 too"
            )
        )
        self.save_button.setToolTip(said(kinds))
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.save_button, self.cancel_button):
            # Enter takes over what is typed into a field, and does no more.
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        panels, fields, buttons = FlowLayout(None, GRID), QHBoxLayout(), QHBoxLayout()
        for box in self.boxes.values():
            panels.addWidget(box)
        for field, name, tip in (
            (
                self.first,
                Sentence("FilmDialog", "From step"),
                Sentence("FilmDialog", "Where the animation begins"),
            ),
            (
                self.last,
                Sentence("FilmDialog", "To step"),
                Sentence("FilmDialog", "Where the animation ends"),
            ),
            (
                self.seconds,
                Sentence("FilmDialog", "Seconds"),
                Sentence("FilmDialog", "How long it takes, up to 120; steps pass evenly"),
            ),
            (
                self.rate,
                Sentence("FilmDialog", "Pictures a second"),
                Sentence("FilmDialog", "More make it smoother, and the file larger"),
            ),
            (
                self.size_box,
                Sentence("FilmDialog", "Size"),
                Sentence("FilmDialog", "Of every picture, in pixels"),
            ),
        ):
            labelled = LabelledField(field)
            labelled.set_texts(said(name), said(tip))
            fields.addWidget(labelled)
        fields.addStretch(1)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(panels)
        column.addLayout(fields)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addLayout(buttons)

    def _refresh(self) -> None:
        plan, is_filming = self._plan, self._film is not None
        self.first.set_value(plan.first)
        self.last.set_value(plan.last)
        self.seconds.set_value(plan.seconds)
        note = counted(
            len(plan.positions),
            Sentence("FilmDialog", "1 picture"),
            Sentence("FilmDialog", "{n} pictures"),
        )
        self.note.setText(said(note))
        for part in (*self.boxes.values(), self.first, self.last, self.seconds):
            part.setEnabled(not is_filming)
        for part in (self.rate, self.size_box):
            part.setEnabled(not is_filming)
        self.save_button.setEnabled(not is_filming and bool(self._chosen()))
        self.bar.setVisible(is_filming)
        give_up, close = Sentence("FilmDialog", "Give up"), Sentence("FilmDialog", "Close")
        text = said(give_up if is_filming else close)
        tip = Sentence("FilmDialog", "Escape does so too")
        self.cancel_button.setText(text)
        self.cancel_button.setToolTip(said(tip))

    def _chosen(self) -> list[View]:
        return [view for view, box in self.boxes.items() if box.isChecked()]

    def _change(self, **values: object) -> None:
        self._plan = FilmPlan(**{**vars(self._plan), **values})
        self._refresh()

    def _set_first(self, step: float) -> None:
        self._change(first=self._checked(step))

    def _set_last(self, step: float) -> None:
        self._change(last=self._checked(step))

    def _checked(self, step: float) -> float:
        if not 0 <= step <= self._playback.length:
            text = Sentence("FilmDialog", "There are steps from 0 to {last}.")
            raise Problem(text.format(last=f"{self._playback.length:,}"))
        return step

    def _set_seconds(self, seconds: float) -> None:
        self._change(seconds=seconds)

    def _set_rate(self) -> None:
        self._change(frames_a_second=self.rate.currentData())

    def _set_size(self) -> None:
        self._change(size=tuple(self.size_box.currentData()))

    def _save(self) -> None:
        name = ask_where_to_save_film(self, self._name, as_mp4=can_write_mp4())
        if not name:
            return
        try:
            self._path = with_suffix(Path(name), (GIF, MP4))
        except Problem as problem:
            self.told.setText(said(problem.sentence))
            return
        self.told.clear()
        self.bar.setValue(0)
        self._film = film(self._chosen(), self._playback, self._plan, self._path)
        self._timer.start()
        self._refresh()

    def _go_on(self) -> None:
        """Write one picture more."""
        try:
            self.bar.setValue(round(PERCENT * next(self._film)))
        except StopIteration:
            self.told.setText(said(SAVED.format(file=self._path.name)))
            self._end()
        except Problem as problem:
            self.told.setText(said(problem.sentence))
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        if self._film is not None:
            self._film.close()
            self._film = None
            self._refresh()


def _next_whole(value: float, steps: int) -> float:
    return value + steps
