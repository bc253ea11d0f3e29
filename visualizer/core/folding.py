"""Which units of a large layer are shown when not all of them fit."""

from __future__ import annotations

import numpy as np

# A unit on screen gives way only to one that matters clearly more, so the picture is calm.
LOYALTY = 1.5


def strongest_units(
    strengths: np.ndarray, n_shown: int, shown_before: np.ndarray | None = None
) -> np.ndarray:
    """Choose the units that matter most, in the order of their numbers.

    Parameters
    ----------
    strengths : array, shape (n_units,)
        How much each unit matters, 0 or more; nan and infinity count as 0.
    n_shown : int
        How many fit, at least 1.
    shown_before : array of int, shape (n_shown_before,), optional
        Units on screen now; they count `LOYALTY` times as much.

    Returns
    -------
    array of int, shape (min(n_shown, n_units),)
    """
    weighted = np.nan_to_num(strengths, nan=0.0, posinf=0.0)
    if len(weighted) <= n_shown:
        return np.arange(len(weighted))
    if shown_before is not None:
        weighted = weighted / LOYALTY
        weighted[shown_before] *= LOYALTY
    # A stable sort: units that matter equally are chosen by number, every time.
    return np.sort(np.argsort(-weighted, kind="stable")[:n_shown])
