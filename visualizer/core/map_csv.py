"""A feature map as a table for other programs: one line a place of the window."""

from __future__ import annotations

import csv
from pathlib import Path

from visualizer.core.file_replacement import saving
from visualizer.core.sliding import Sliding


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
    with saving(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "column", "top", "left", *covered, "z", "output"])
        for number in range(sliding.n_places):
            place = sliding.place(number)
            # As Python writes them: each comes back to the bit.
            numbers = map(repr, (*place.values.ravel().tolist(), place.net_input, place.output))
            writer.writerow([place.row, place.column, place.top, place.left, *numbers])
