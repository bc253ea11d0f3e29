"""Fewer points for the same picture."""

from __future__ import annotations

import math

import numpy as np


def decimate(
    values: np.ndarray,
    max_points: int,
    seen: tuple[int, int] | None = None,
    *,
    logarithmic: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Keep the extremes of every stretch of a long series, so that no spike is lost.

    Stretches are powers of two long, so that a growing series is cut at the same places
    from one drawing to the next and its picture does not shimmer.

    Parameters
    ----------
    values : array of float, shape (n_values,)
    max_points : int
        At least 2; about as many points come back at most.
    seen : (int, int), optional
        First and one past the last value that is looked at; all of them if left out.
    logarithmic : bool
        The places are to be drawn on a logarithmic axis: stretches grow with them.

    Returns
    -------
    indices : array of float, shape (n_points,)
        Where on the series each point stands.
    points : array of float, shape (n_points,)
        Values there; nan where a stretch holds nothing else.
    """
    starts, end = _starts(len(values), max_points // 2, seen, logarithmic)
    if end - starts[0] <= max_points:
        return np.arange(starts[0], end, dtype=float), values[starts[0] : end]
    # fmin and fmax pass over nan.
    shown = values[:end]
    lowest, highest = np.fmin.reduceat(shown, starts), np.fmax.reduceat(shown, starts)
    points = np.column_stack([lowest, highest]).ravel()
    lengths = np.diff(starts, append=end)
    indices = np.column_stack([starts + 0.25 * lengths, starts + 0.75 * lengths]).ravel()
    return np.minimum(indices, end - 1), points


def thin_out(
    values: np.ndarray,
    max_points: int,
    seen: tuple[int, int] | None = None,
    *,
    logarithmic: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Keep one point of every stretch of a long smooth series, and its last.

    Takes what `decimate` takes.

    Returns
    -------
    indices : array of float, shape (n_points,)
        Where on the series each point stands.
    points : array of float, shape (n_points,)
        Values there.
    """
    if len(values) == 0:
        return np.empty(0), values
    starts, end = _starts(len(values), max_points - 1, seen, logarithmic)
    indices = np.append(starts[starts < end - 1], end - 1)
    return indices.astype(float), values[indices]


def _starts(
    n_values: int, n_stretches: int, seen: tuple[int, int] | None, logarithmic: bool
) -> tuple[np.ndarray, int]:
    """Return where each stretch of what is seen begins, and one past the end of the last."""
    first, end = seen or (0, n_values)
    end = max(0, min(end, n_values))
    first = max(0, min(first, end - 1))
    if logarithmic:
        return _growing_starts(first, end, n_stretches), end
    stretch = 1
    # Cut at the same places wherever it begins, it may be one stretch more.
    while -(-(end - first) // stretch) + (first > 0) > n_stretches:
        stretch *= 2
    starts = np.arange(first // stretch * stretch, max(end, 1), stretch)
    return starts, end


def _growing_starts(first: int, end: int, n_stretches: int) -> np.ndarray:
    """Return stretches that look equally long on a logarithmic axis."""
    octaves = math.log2(end + 1) - math.log2(first + 1) if end else 0.0
    an_octave = 1
    while 2 * an_octave * (octaves + 1) <= n_stretches:
        an_octave *= 2
    lowest = math.floor(math.log2(first + 1) * an_octave)
    highest = math.ceil(math.log2(end + 1) * an_octave)
    grid = np.exp2(np.arange(lowest, highest + 1) / an_octave) - 1
    starts = np.unique(np.floor(grid).astype(int))
    return starts[starts < max(end, 1)]
