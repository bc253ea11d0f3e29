"""The clock of an animation: a position that plays, steps and can be dragged."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

FRAME_MS = 16


class Playback(QObject):
    """A position from 0 to ``length``; a picture is drawn from it and nothing else.

    Whole numbers are the places where something is complete: a layer computed, a step
    taken. Playing runs towards the end and stops there.

    Signals
    -------
    changed
        The position, the length, the speed or the playing is another than before.
    """

    changed = Signal()

    def __init__(self, length: int, speed: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._length = length
        self._speed = speed
        self._position = float(length)
        self._smooth = True
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def position(self) -> float:
        """Where the animation stands, 0 to ``length``."""
        return self._position if self._smooth else float(int(self._position))

    @property
    def length(self) -> int:
        """The last position."""
        return self._length

    @property
    def speed(self) -> float:
        """Positions a second."""
        return self._speed

    @property
    def playing(self) -> bool:
        """Whether the position moves by itself."""
        return self._timer.isActive()

    def set_smooth(self, smooth: bool) -> None:
        """Move from one whole position to the next, or jump (reduced motion)."""
        if smooth != self._smooth:
            self._smooth = smooth
            self.changed.emit()

    def set_length(self, length: int) -> None:
        """Change the last position; what stood at the end stays at the end."""
        if length == self._length:
            return
        at_end = self._position == self._length
        self._length = length
        self._position = float(length) if at_end else min(self._position, float(length))
        if self._position == length:
            self._timer.stop()
        self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play ``speed`` positions a second, above 0."""
        if speed != self._speed:
            self._speed = speed
            self.changed.emit()

    def seek(self, position: float) -> None:
        """Go to a position; beyond an end is that end."""
        position = min(max(0.0, position), float(self._length))
        if position == self._position:
            return
        self._position = position
        if position == self._length:
            self._timer.stop()
        self.changed.emit()

    def play(self) -> None:
        """Run to the end; from the end, begin anew."""
        if self.playing or self._length == 0:
            return
        if self._position == self._length:
            self._position = 0.0
        self._clock.start()
        self._timer.start()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        if self.playing:
            self._timer.stop()
            self.changed.emit()

    def toggle(self) -> None:
        """Play, or stand still if playing."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def step_forward(self) -> None:
        """Stand at the next whole position."""
        self.pause()
        self.seek(int(self.position) + 1)

    def step_back(self) -> None:
        """Stand at the whole position before this one."""
        self.pause()
        self.seek(math.ceil(self.position) - 1)

    def _tick(self) -> None:
        elapsed = self._clock.restart() / 1000
        self.seek(self._position + elapsed * self._speed)
