"""The paths of a descent as a table for other programs: one line a step and rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from pathlib import Path

import numpy as np

from visualizer.core.file_replacement import GivenUp
from visualizer.core.table_file import write_table
from visualizer.core.trajectory import Trajectory

# Lines at a time: a millisecond, in which no other thread has its turn.
BLOCK = 200


def write_descent_csv(
    trajectories: Mapping[str, Trajectory],
    names: Sequence[str],
    path: Path,
    is_given_up: Callable[[], bool] = bool,
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
    is_given_up : function without arguments, optional
        Asked now and then whether the person does not want it any more; never, if left out.

    Raises
    ------
    GivenUp
        If so. What stood there before stays.
    Problem
        If it cannot be written, in one sentence.
    """
    header = ["rule", "step", *names, "f", *(f"df/d{name}" for name in names)]
    lines = chain.from_iterable(
        _lines(key, walked, is_given_up) for key, walked in trajectories.items()
    )
    write_table(header, lines, path)


def _lines(
    key: str, trajectory: Trajectory, is_given_up: Callable[[], bool]
) -> Iterator[tuple[object, ...]]:
    positions, values = trajectory.positions, trajectory.values
    end = len(trajectory.values) if trajectory.diverged_at is None else trajectory.diverged_at
    for first in range(0, end, BLOCK):
        if is_given_up():
            raise GivenUp
        steps = range(first, min(first + BLOCK, end))
        places = positions[first : steps.stop]
        gradients = trajectory.surface.gradient(places)
        numbers = np.column_stack([places, values[first : steps.stop], gradients])
        # As Python writes them, each comes back to the bit.
        yield from zip(repeat(key, len(steps)), steps, *numbers.T.tolist(), strict=True)
