"""An animation as a GIF, written picture by picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
from PIL import Image
from PIL.GifImagePlugin import getdata, getheader

N_COLORS = 256
HELD_MS = 1500  # the last picture, before it begins again


class GifFile:
    """Begins again when it has ended; of each picture only the part that has changed is written.

    Use it in a ``with`` block.

    Parameters
    ----------
    path : Path
    frames_a_second : int
        1 to 100; a GIF counts hundredths of a second, so 5, 10, 20, 25 and 50 are exact.
    samples : sequence of arrays of uint8, shape (height, width, 3)
        Pictures whose colours stand for those of all: it has 256 of them.
    """

    def __init__(self, path: Path, frames_a_second: int, samples: Sequence[np.ndarray]) -> None:
        self._file = path.open("wb")
        self._ms = 1000 // frames_a_second
        side_by_side = Image.fromarray(np.concatenate(samples))
        # Ten times as fast as the others, which are no nearer to the eye.
        self._palette = side_by_side.quantize(N_COLORS, Image.Quantize.FASTOCTREE)
        self._is_finished = False
        self._shown: np.ndarray | None = None
        self._waiting: tuple[Image.Image, tuple[int, int]] | None = None

    def __enter__(self) -> GifFile:
        """Go on."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file, finished or not."""
        self._file.close()

    @property
    def is_finished(self) -> bool:
        """Whether all of it is written."""
        return self._is_finished

    def finish(self) -> None:
        """Write the last picture and the end."""
        self._write_waiting(HELD_MS)
        self._file.write(b";")
        self._is_finished = True

    def add(self, pixels: np.ndarray) -> None:
        """Write the next picture, uint8 of shape (height, width, 3), as large as the samples."""
        image = Image.fromarray(pixels).quantize(palette=self._palette, dither=Image.Dither.NONE)
        numbers = np.asarray(image)
        if self._shown is None:
            header, _ = getheader(image.copy(), info={"loop": 0})
            self._file.writelines(header)
            corner = (0, 0)
        else:
            self._write_waiting(self._ms)
            left, top, right, bottom = _changed(self._shown, numbers)
            image, corner = image.crop((left, top, right, bottom)), (left, top)
        self._shown, self._waiting = numbers, (image, corner)

    def _write_waiting(self, ms: int) -> None:
        """Write the picture before: how long it is seen is known only now."""
        if self._waiting is not None:
            image, corner = self._waiting
            self._file.writelines(getdata(image, corner, duration=ms))


def _changed(before: np.ndarray, now: np.ndarray) -> tuple[int, int, int, int]:
    """Return what has changed: from the left, from the top, to the right, to the bottom."""
    differs = before != now
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if not len(rows):
        # There is no picture of nothing.
        return 0, 0, 1, 1
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
