"""A table for other programs: a file of comma-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from visualizer.core.file_replacement import saving


def write_table(header: Sequence[str], lines: Iterable[Sequence[object]], path: Path) -> None:
    """Write a table as a whole; what stood there before stays until it is.

    Parameters
    ----------
    header : sequence of str
        Names of the columns.
    lines : iterable of sequence
        As many values each. Floats are written as Python writes them: each comes back to the bit.
    path : Path

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    with saving(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(lines)
