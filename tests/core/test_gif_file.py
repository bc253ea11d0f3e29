"""An animation as a GIF: read back, it is what was written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visualizer.core.gif_file import HELD_MS, GifFile

COLORS = ((255, 255, 255), (0, 114, 178), (213, 94, 0), (0, 158, 115))


def pictures(n: int) -> list[np.ndarray]:
    """Return pictures in which a square of four colours wanders."""
    shown = []
    for number in range(n):
        pixels = np.full((40, 60, 3), 255, np.uint8)
        for index, color in enumerate(COLORS):
            left = 5 * number + 4 * index
            pixels[10:14, left : left + 4] = color
        shown.append(pixels)
    return shown


def written(path: Path, shown: list[np.ndarray], rate: int = 20) -> Image.Image:
    with GifFile(path, rate, shown[:1]) as file:
        for pixels in shown:
            file.add(pixels)
        assert not file.is_finished
        file.finish()
        assert file.is_finished
    return Image.open(path)


@pytest.mark.parametrize("rate", [5, 10, 20, 25, 50])
def test_what_was_written_is_read(tmp_path: Path, rate: int) -> None:
    shown = pictures(7)
    with written(tmp_path / "a.gif", shown, rate) as image:
        assert (image.n_frames, image.size, image.info["loop"]) == (7, (60, 40), 0)
        for number, pixels in enumerate(shown):
            image.seek(number)
            assert (np.asarray(image.convert("RGB")) == pixels).all()
            assert image.info["duration"] == (HELD_MS if number == 6 else 1000 // rate)


def test_pictures_that_are_alike_are_counted(tmp_path: Path) -> None:
    shown = [*pictures(1) * 3, *pictures(2)]
    with written(tmp_path / "a.gif", shown) as image:
        assert image.n_frames == 5
        image.seek(2)
        assert (np.asarray(image.convert("RGB")) == shown[2]).all()


def test_only_what_has_changed_is_written(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 2, (200, 300, 1), np.uint8).repeat(3, 2) * np.uint8(255)
    moved = noise.copy()
    moved[90:94, 90:94] = 255 - moved[90:94, 90:94]
    sizes = []
    for n in (1, 20):
        path = tmp_path / f"{n}.gif"
        written(path, [noise, *[moved, noise] * (n // 2)]).close()
        sizes.append(path.stat().st_size)
    assert sizes[1] < 1.3 * sizes[0]


def test_colours_of_late_pictures_are_kept(tmp_path: Path) -> None:
    first = np.full((20, 20, 3), 255, np.uint8)
    last = first.copy()
    last[5:9, 5:9] = COLORS[2]
    with GifFile(tmp_path / "a.gif", 20, [first, last]) as file:
        for pixels in (first, last):
            file.add(pixels)
        file.finish()
    with Image.open(tmp_path / "a.gif") as image:
        image.seek(1)
        assert image.convert("RGB").getpixel((6, 6)) == COLORS[2]


def test_a_full_disk_is_an_error(tmp_path: Path, full_disk: object) -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (100, 100, 3), np.uint8)
    with pytest.raises(OSError), full_disk(2000), GifFile(tmp_path / "a.gif", 20, [pixels]) as file:  # noqa: PT012
        for _ in range(20):
            file.add(rng.permutation(pixels))
        file.finish()
