"""Fewer points for the same picture."""

from __future__ import annotations

import numpy as np


def decimate(values: np.ndarray, max_points: int) -> tuple[np.ndarray, np.ndarray]:
    """Keep the extremes of every stretch of a long series, so that no spike is lost.

    Stretches are powers of two long, so that a growing series is cut at the same places
    from one drawing to the next and its picture does not shimmer.

    Parameters
    ----------
    values : array of float, shape (n_values,)
    max_points : int
        At least 2; no more points than this come back.

    Returns
    -------
    indices : array of float, shape (n_points,)
        Where on the series each point stands.
    points : array of float, shape (n_points,)
        Values there; nan where a stretch holds nothing else.
    """
    n_values = len(values)
    if n_values <= max_points:
        return np.arange(n_values, dtype=float), values
    stretch = _stretch(n_values, max_points // 2)
    n_stretches = -(-n_values // stretch)
    padded = np.full(n_stretches * stretch, np.nan, values.dtype)
    padded[:n_values] = values
    table = padded.reshape(n_stretches, stretch)
    # fmin and fmax pass over nan; the padding never shows.
    points = np.column_stack([np.fmin.reduce(table, 1), np.fmax.reduce(table, 1)]).ravel()
    starts = np.arange(n_stretches) * stretch
    indices = np.column_stack([starts + 0.25 * stretch, starts + 0.75 * stretch]).ravel()
    return np.minimum(indices, n_values - 1), points


def thin_out(values: np.ndarray, max_points: int) -> tuple[np.ndarray, np.ndarray]:
    """Keep one point of every stretch of a long smooth series, and its last.

    Parameters
    ----------
    values : array of float, shape (n_values,)
    max_points : int
        At least 2; no more points than this come back.

    Returns
    -------
    indices : array of float, shape (n_points,)
        Where on the series each point stands.
    points : array of float, shape (n_points,)
        Values there.
    """
    n_values = len(values)
    if n_values == 0:
        return np.empty(0), values
    stretch = _stretch(n_values, max_points - 1)
    indices = np.append(np.arange(0, n_values - 1, stretch), n_values - 1)
    return indices.astype(float), values[indices]


def _stretch(n_values: int, n_stretches: int) -> int:
    """Return the power of two that cuts a series into at most so many stretches."""
    stretch = 1
    while -(-n_values // stretch) > n_stretches:
        stretch *= 2
    return stretch
