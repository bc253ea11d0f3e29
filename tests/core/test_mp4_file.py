"""An animation as an MP4: ffmpeg gets every picture, and its words are told."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.mp4_file import Mp4File, can_write_mp4
from visualizer.core.sentence import Problem

WIDTH, HEIGHT = 64, 48
WAIT_S = 20.0
posix = pytest.mark.skipif(os.name != "posix", reason="a program of its own needs a shell here")


def pictures(n: int) -> list[np.ndarray]:
    rng = np.random.default_rng(0)
    return [rng.integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8) for _ in range(n)]


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Put a program named ffmpeg on the path, that does what a line of shell says."""

    def put(line: str) -> None:
        program = tmp_path / "bin" / "ffmpeg"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nfor last; do :; done\n{line}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    return put


def write(path: Path, shown: list[np.ndarray]) -> None:
    with Mp4File(path, 20, WIDTH, HEIGHT) as file:
        for pixels in shown:
            file.add(pixels)
        file.finish()
        end = time.monotonic() + WAIT_S
        while not file.is_finished:
            assert time.monotonic() < end


@posix
def test_every_picture_is_handed_over(tmp_path: Path, pretend: object) -> None:
    pretend('cat > "$last"')
    shown = pictures(30)
    write(tmp_path / "a film.mp4", shown)
    got = (tmp_path / "a film.mp4").read_bytes()
    assert got == b"".join(pixels.tobytes() for pixels in shown)


@posix
def test_what_it_is_asked_for(tmp_path: Path, pretend: object) -> None:
    pretend('echo "$@" > "$last"; cat > /dev/null')
    write(tmp_path / "a.mp4", pictures(1))
    asked = (tmp_path / "a.mp4").read_text(encoding="utf-8")
    for part in ("rgb24", f"{WIDTH}x{HEIGHT}", "-framerate 20", "yuv420p", "-f mp4"):
        assert part in asked


@posix
@pytest.mark.parametrize(
    "line",
    [
        "echo 'a.mp4: No space left on device' >&2; exit 1",
        "cat > /dev/null; echo 'a.mp4: No space left on device' >&2; exit 1",
    ],
    ids=["at once", "at the end"],
)
def test_its_words_are_told(tmp_path: Path, pretend: object, line: str) -> None:
    pretend(line)
    with pytest.raises(Problem) as problem:
        write(tmp_path / "a.mp4", pictures(100))
    words = "ffmpeg could not write a.mp4: a.mp4: No space left on device"
    assert str(problem.value.sentence) == words


@posix
def test_given_up_it_is_let_go(tmp_path: Path, pretend: object) -> None:
    pretend("exec sleep 60")
    file = Mp4File(tmp_path / "a.mp4", 20, WIDTH, HEIGHT)
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt), file:
        raise KeyboardInterrupt
    assert file.is_finished
    assert time.monotonic() - begin < WAIT_S


def test_without_it_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_write_mp4()
    with pytest.raises(Problem) as problem:
        Mp4File(tmp_path / "a.mp4", 20, WIDTH, HEIGHT)
    assert "needs the program ffmpeg" in str(problem.value.sentence)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="there is no ffmpeg here")
def test_the_real_one_reads_it_back(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    write(path, [np.full((HEIGHT, WIDTH, 3), 8 * n, np.uint8) for n in range(30)])
    command = [
        "ffmpeg",
        "-loglevel",
        "error",
        "-i",
        path,
        "-f",
        "rawvideo",
        "-pix_fmt",
        "gray",
        "-",
    ]
    grey = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.uint8)
    means = grey.reshape(-1, HEIGHT, WIDTH).mean(axis=(1, 2))
    assert means == pytest.approx(8 * np.arange(30), abs=3)
