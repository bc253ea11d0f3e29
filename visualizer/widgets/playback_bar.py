"""Buttons and a scrubber for a `Playback`: back, play, forward, drag."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from visualizer.core.sentence import Sentence
from visualizer.state.playback import Playback
from visualizer.widgets.button_key import ButtonKey
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font, theme_news

# Places of the scrubber, at least; a whole number of them a step, so that none is missed.
MIN_TICKS = 1000
PAGES = 10
# Slower to faster, as a factor of the clock's own speed.
SPEED_DECADES = 2.0
NAME_WIDTH = "Forward pass "
LEAST_SLIDER = 16 * GRID  # px


class PlaybackBar(QWidget):
    """Drives a clock; draws nothing itself.

    Parameters
    ----------
    playback : Playback
    name : Sentence, optional
        What it plays, where there are several bars on a page.
    key : str
        Plays and pauses wherever the focus is, for example ``"F5"``; Space does so where no
        field or button wants it.
    """

    def __init__(
        self,
        playback: Playback,
        name: Sentence | None = None,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._playback, self._name, self._key = playback, name, key
        self._name_label = QLabel()
        self._only_place_is_end = False
        self._first = self._button(self._go_first)
        self._back = self._button(playback.step_back)
        self._play = self._button(playback.toggle)
        self._on_play = "play"
        if key:
            ButtonKey(self._play, key)
        self._forward = self._button(playback.step_forward)
        self._last = self._button(self._go_last)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setMinimumWidth(LEAST_SLIDER)
        self._slider.valueChanged.connect(self._slid)
        self._label = TextLine()
        self._speed_label = QLabel()
        self._speed = QSlider(Qt.Orientation.Horizontal)
        self._speed.setRange(-100, 100)
        self._speed.setFixedWidth(12 * GRID)
        self._speed.valueChanged.connect(self._speed_slid)
        self._speed_label.setBuddy(self._speed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._name_label)
        self._name_label.setVisible(name is not None)
        for widget in (self._first, self._back, self._play, self._forward, self._last):
            layout.addWidget(widget)
        layout.addWidget(self._slider, 1)
        layout.addWidget(self._label)
        layout.addSpacing(GRID)
        layout.addWidget(self._speed_label)
        layout.addWidget(self._speed)
        playback.changed.connect(self.refresh)
        theme_news().restyled.connect(self._dress)
        self._dress()

    def set_label(self, text: str) -> None:
        """Say in words where the clock stands."""
        self._label.set_text(text)

    def make_room(self, text: str) -> None:
        """Keep the room that the longest label will need, so that nothing moves then."""
        self._label.make_room(text)

    def set_only_place(self, *, is_end: bool) -> None:
        """Say whether the handle stands at the right end where it has but one place."""
        if is_end != self._only_place_is_end:
            self._only_place_is_end = is_end
            self.refresh()

    def refresh(self) -> None:
        """Show where the clock stands."""
        playback = self._playback
        self._slider.blockSignals(True)
        ticks = self._ticks_a_step()
        self._slider.setRange(0, ticks * max(1, playback.length))
        self._slider.setSingleStep(ticks)
        self._slider.setPageStep(ticks * max(1, playback.length // PAGES))
        at_end = playback.length == 0 and self._only_place_is_end
        self._slider.setValue(ticks if at_end else round(ticks * playback.position))
        self._slider.blockSignals(False)
        self._show_on_play("pause" if playback.playing else "play")
        self._back.setEnabled(playback.position > 0)
        self._first.setEnabled(playback.position > 0)
        self._forward.setEnabled(playback.position < playback.length)
        self._last.setEnabled(playback.position < playback.length)

    def retranslate(self) -> None:
        """Put every text into the language in use and every icon into its colour."""
        self._label.setFont(number_font())
        if self._name is not None:
            self._name_label.setText(said(self._name))
            # Bars of one page stand in line.
            self._name_label.setMinimumWidth(self.fontMetrics().horizontalAdvance(NAME_WIDTH))
        self._speed_label.setText(said(Sentence("Playback", "Speed")))
        for button, name, text in (
            (self._first, "first", Sentence("Playback", "To the beginning")),
            (self._back, "previous", Sentence("Playback", "One step back")),
            (self._play, self._on_play, self._play_text()),
            (self._forward, "next", Sentence("Playback", "One step forward")),
            (self._last, "last", Sentence("Playback", "To the end")),
        ):
            button.setIcon(icon(name))
            button.setToolTip(said(text))
            button.setAccessibleName(said(text))
        for slider, text in (
            (self._slider, Sentence("Playback", "Position of the animation")),
            (self._speed, Sentence("Playback", "Speed of the animation")),
        ):
            slider.setToolTip(said(text))
            slider.setAccessibleName(said(text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()

    def _dress(self) -> None:
        self.retranslate()
        self.refresh()

    def _play_text(self) -> Sentence:
        if not self._key:
            return Sentence("Playback", "Play or pause (Space)")
        return Sentence("Playback", "Play or pause (Space, {key})").format(key=self._key)

    def _show_on_play(self, name: str) -> None:
        # Set anew, even to the same, it has the whole page laid out anew: at every frame.
        if name != self._on_play:
            self._on_play = name
            self._play.setIcon(icon(name))

    def _button(self, action: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        button.clicked.connect(action)
        return button

    def _go_first(self) -> None:
        self._playback.pause()
        self._playback.seek(0)

    def _go_last(self) -> None:
        self._playback.pause()
        self._playback.seek(self._playback.length)

    def _slid(self) -> None:
        # Read before the pause, whose `refresh` puts the slider back.
        position = self._slider.value() / self._ticks_a_step()
        self._playback.pause()
        self._playback.seek(position)
        # Where there is but one place the handle goes back to it.
        self.refresh()

    def _ticks_a_step(self) -> int:
        return -(-MIN_TICKS // max(1, self._playback.length))

    def _speed_slid(self) -> None:
        decades = SPEED_DECADES * self._speed.value() / 100
        self._playback.set_speed(self._playback.normal_speed * 10**decades)
