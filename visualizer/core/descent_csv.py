"""The paths of a descent as a table for other programs: one line a step and rule."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from pathlib import Path

import numpy as np

from visualizer.core.file_replacement import saving
from visualizer.core.trajectory import Trajectory

# Lines at a time: a millisecond, in which no other thread has its turn.
BLOCK = 200


def write_descent_csv(
    trajectories: Mapping[str, Trajectory], names: Sequence[str], path: Path
) -> None:
    """Write every step of every rule into one file.

    Each line: the rule's key, the step (0 is the start), the place, one column a coordinate, the
    height and the gradient there, one column a coordinate. A rule that diverges has no lines from
    that step on.

    Parameters
    ----------
    trajectories : mapping of str to Trajectory
    names : sequence of str
        One a coordinate.
    path : Path

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    header = ["rule", "step", *names, "f", *(f"df/d{name}" for name in names)]
    with saving(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for key, trajectory in trajectories.items():
            for lines in _blocks(key, trajectory):
                writer.writerows(lines)


def _blocks(key: str, trajectory: Trajectory) -> Iterator[Iterable[tuple[object, ...]]]:
    positions, values = trajectory.positions, trajectory.values
    end = len(trajectory.values) if trajectory.diverged_at is None else trajectory.diverged_at
    for first in range(0, end, BLOCK):
        steps = range(first, min(first + BLOCK, end))
        places = positions[first : steps.stop]
        gradients = trajectory.surface.gradient(places)
        numbers = np.column_stack([places, values[first : steps.stop], gradients])
        # As Python writes them, each comes back to the bit.
        yield zip(repeat(key, len(steps)), steps, *numbers.T.tolist(), strict=True)
