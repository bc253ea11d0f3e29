"""The paths of a descent as a table for other programs: one line a step and rule."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from visualizer.core.file_replacement import saving
from visualizer.core.trajectory import Trajectory


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
            writer.writerows(_lines(key, trajectory))


def _lines(key: str, trajectory: Trajectory) -> Iterator[list[object]]:
    end = trajectory.diverged_at
    series = (trajectory.positions, trajectory.values, trajectory.gradients)
    steps = zip(*(each[:end].tolist() for each in series), strict=True)
    for step, (place, height, gradient) in enumerate(steps):
        # As Python writes them: each comes back to the bit.
        yield [key, step, *map(repr, (*place, height, *gradient))]
