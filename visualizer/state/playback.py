"""The clock of an animation: a position that plays, steps and can be dragged."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

FRAME_MS = 16


class Playback(QObject):
    """A position from 0 to ``length``; a picture is drawn from it and nothing else.

    Whole numbers are the places where something is complete: a layer computed, a step
    taken. Playing runs towards the end and stops there. Where what comes is still being worked
    out, the position waits at the end of what is known, its reach, and goes on with it.

    Signals
    -------
    changed
        The position, the length, the speed or the playing is another than before.
    """

    changed = Signal()

    def __init__(self, length: int, speed: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._length = length
        self._speed = self._normal_speed = speed
        # Where it is to stand: beyond the reach, as soon as it can.
        self._position = float(length)
        self._reach = math.inf
        self._smooth = True
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def position(self) -> float:
        """Where the animation stands, 0 to ``length``."""
        return self._reached if self._smooth else float(int(self._reached))

    @property
    def length(self) -> int:
        """The last position."""
        return self._length

    @property
    def speed(self) -> float:
        """Positions a second."""
        return self._speed

    @property
    def normal_speed(self) -> float:
        """Positions a second that nobody has made faster or slower."""
        return self._normal_speed

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

    def set_reach(self, reach: float) -> None:
        """Say how far the animation is known; what is to stand beyond waits there."""
        before, self._reach = self.position, reach
        if self.position != before:
            self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play ``speed`` positions a second, above 0."""
        if speed != self._speed:
            self._speed = speed
            self.changed.emit()

    def set_normal_speed(self, speed: float) -> None:
        """Let what is played have another speed of its own; faster or slower stays that."""
        factor, self._normal_speed = self._speed / self._normal_speed, speed
        self.set_speed(factor * speed)

    def seek(self, position: float) -> None:
        """Go to a position; beyond an end is that end."""
        position = min(max(0.0, position), float(self._length))
        if position == self._position:
            return
        self._position = position
        if position == self._length:
            self._timer.stop()
        self.changed.emit()

    @contextmanager
    def shown_at(self, position: float) -> Iterator[None]:
        """Stand elsewhere for a picture that is made meanwhile; nobody is told."""
        before, self._position = self._position, min(max(0.0, position), float(self._length))
        blocked = self.blockSignals(True)
        try:
            yield
        finally:
            self._position = before
            self.blockSignals(blocked)

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
        # While it waits nothing moves, and nothing is drawn.
        if self._position <= self._reach:
            self.seek(self._position + elapsed * self._speed)

    @property
    def _reached(self) -> float:
        return min(self._position, self._reach)
