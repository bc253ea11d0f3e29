"""An animation of some panels: what they show at each of many positions of their clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from visualizer.core.file_replacement import saving
from visualizer.core.gif_file import GifFile
from visualizer.core.mp4_file import Mp4File
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.playback import Playback
from visualizer.widgets.sheet import Sheet
from visualizer.widgets.view import View

SIZES = ((640, 360), (960, 540), (1280, 720), (1920, 1080))  # px
RATES = (5, 10, 20, 25, 50)  # pictures a second that a GIF counts exactly
MOST_SECONDS = 120.0
GIF, MP4 = ".gif", ".mp4"


@dataclass(frozen=True)
class FilmPlan:
    """What is filmed.

    Attributes
    ----------
    first, last : float
        Positions of the clock; the film goes from one to the other, evenly.
    seconds : float
        How long that takes, above 0 to 120.
    frames_a_second : int
    size : tuple of int
        Width and height (px), even.

    Raises
    ------
    Problem
        If a number cannot be used, in one sentence.
    """

    first: float
    last: float
    seconds: float = 10.0
    frames_a_second: int = 20
    size: tuple[int, int] = (960, 540)

    def __post_init__(self) -> None:
        if not self.first < self.last:
            raise Problem(Sentence("Film", "An animation ends after it begins."))
        if not 0 < self.seconds <= MOST_SECONDS:
            text = Sentence("Film", "An animation takes more than 0 and at most {most} seconds.")
            raise Problem(text.format(most=f"{MOST_SECONDS:g}"))

    @property
    def positions(self) -> np.ndarray:
        """Position of each picture, shape (n_frames,)."""
        n_frames = max(2, round(self.seconds * self.frames_a_second) + 1)
        return np.linspace(self.first, self.last, n_frames)


def film(views: Sequence[View], playback: Playback, plan: FilmPlan, path: Path) -> Iterator[float]:
    """Write an animation, one picture whenever the next share is asked for.

    The clock on screen does not move. Closed before its end, it leaves no file behind, and one
    that was there before as it was.

    Parameters
    ----------
    views : sequence of View
    playback : Playback
        Their clock.
    plan : FilmPlan
    path : Path
        Ends in .gif or .mp4.

    Yields
    ------
    float
        The share that is done, 0 to 1.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    positions = plan.positions.tolist()
    sheet = Sheet(views, QSize(*plan.size))
    try:
        with saving(path) as beside:
            if path.suffix.lower() == MP4:
                file = Mp4File(beside, plan.frames_a_second, *plan.size)
            else:
                pictures = []
                for sample in (positions[0], positions[len(positions) // 2], positions[-1]):
                    yield 0.0
                    pictures.append(_picture(sheet, playback, sample, plan.size))
                file = GifFile(beside, plan.frames_a_second, pictures)
            with file:
                for number, position in enumerate(positions):
                    file.add(_picture(sheet, playback, position, plan.size))
                    yield (number + 1) / len(positions)
                file.finish()
                while not file.is_finished:
                    yield 1.0
    finally:
        sheet.close()


def _picture(
    sheet: Sheet, playback: Playback, position: float, size: tuple[int, int]
) -> np.ndarray:
    width, height = size
    image = QImage(width, height, QImage.Format.Format_RGB888)
    with playback.shown_at(position):
        sheet.refresh()
        sheet.draw(image, f"{int(playback.position):,} / {playback.length:,}")
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return lines[:, : 3 * width].reshape(height, width, 3).copy()
