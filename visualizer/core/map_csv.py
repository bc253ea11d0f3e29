"""A feature map as a table for other programs: one line a place of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from visualizer.core.sliding import Sliding
from visualizer.core.table_file import write_table


def write_map_csv(sliding: Sliding, path: Path) -> None:
    """Write every place of a window.

    Each line: row and column of the map, row and column of the window's first number in the
    image (below 0 in the padding), what is covered row by row with 0 in the padding, the number
    before relu, and the number of the map.

    Parameters
    ----------
    sliding : Sliding
    path : Path

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    rows, columns = sliding.kernel.shape
    covered = [f"x{row}{column}" for row in range(rows) for column in range(columns)]
    write_table(["row", "column", "top", "left", *covered, "z", "output"], _lines(sliding), path)


def _lines(sliding: Sliding) -> Iterator[list[float]]:
    for number in range(sliding.n_places):
        place = sliding.place(number)
        corner = [place.row, place.column, place.top, place.left]
        yield [*corner, *place.values.ravel().tolist(), place.net_input, place.output]
