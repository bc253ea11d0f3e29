"""An animation as an MP4, where the program ffmpeg is on this computer."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import numpy as np

from visualizer.core.sentence import Problem, Sentence

PROGRAM = "ffmpeg"


def can_write_mp4() -> bool:
    """Tell whether there is the program that does it."""
    return shutil.which(PROGRAM) is not None


class Mp4File:
    """Hands picture after picture to ffmpeg; use it in a ``with`` block.

    Parameters
    ----------
    path : Path
    frames_a_second : int
    width, height : int
        Of every picture (px), even.

    Raises
    ------
    Problem
        If ffmpeg is not there, or does not do it: with its own words.
    """

    def __init__(self, path: Path, frames_a_second: int, width: int, height: int) -> None:
        self._name = path.name
        program = shutil.which(PROGRAM)
        if program is None:
            raise Problem(
                Sentence("Mp4File", "An MP4 needs the program ffmpeg, which is not here.")
            )
        # Not a pipe: nobody reads it meanwhile, and a full one would stop everything.
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 (closed as the block ends)
        size, rate = f"{width}x{height}", str(frames_a_second)
        self._process = subprocess.Popen(
            [
                *(program, "-y", "-loglevel", "error"),
                *("-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", size),
                *("-framerate", rate, "-i", "-"),
                # What every player plays, and it begins before all of it is there.
                *("-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4", path.resolve()),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._words,
        )

    def __enter__(self) -> Mp4File:
        """Go on."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait until it is finished; if something went wrong, let it go."""
        try:
            if kind is not None:
                self._process.kill()
            self._wait()
            if kind is None and self._process.returncode:
                raise self._problem()
        finally:
            self._words.close()

    @property
    def is_finished(self) -> bool:
        """Whether ffmpeg has ended, by itself or after `finish`."""
        return self._process.poll() is not None

    def add(self, pixels: np.ndarray) -> None:
        """Write the next picture, uint8 of shape (height, width, 3)."""
        try:
            self._process.stdin.write(pixels.tobytes())  # type: ignore[union-attr]
        except OSError as error:
            self._wait()
            raise self._problem() from error

    def finish(self) -> None:
        """Let ffmpeg write the rest, which takes a while."""
        # What is still to be handed over goes nowhere where it has ended already.
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]

    def _wait(self) -> None:
        self.finish()
        self._process.wait()

    def _problem(self) -> Problem:
        self._words.seek(0)
        lines = self._words.read().decode(errors="replace").strip().splitlines()
        return Problem(
            Sentence("Mp4File", "ffmpeg could not write {file}: {reason}").format(
                file=self._name, reason=lines[-1] if lines else self._process.returncode
            )
        )
