"""Puts a drawn digit where MNIST puts its digits: a 20 x 20 box, then the centre of mass."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

IMAGE_SIDE = 28
BOX_SIDE = 20


def centre_digit(ink: ArrayLike) -> np.ndarray:
    """Shrink a drawing to MNIST's size and move it to the middle, as MNIST was made.

    The inked part is scaled, its aspect kept, until its longer side is 20 pixels, and
    moved by whole pixels until its centre of mass is as near as possible to the point
    where the four middle pixels of the image meet. The darkest pixel becomes 255, as in
    MNIST, so a thin pen does not turn grey.
    (Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".)

    Parameters
    ----------
    ink : array-like, shape (height, width)
        Ink on paper, 0 (paper) to 1 or to 255, of any size.

    Returns
    -------
    array of uint8, shape (28, 28)
        Grey values, 0 (paper) to 255 (ink); all 0 where nothing is drawn.

    Raises
    ------
    ValueError
        If ``ink`` is not a plane of numbers.
    """
    ink = np.asarray(ink, dtype=np.float64)
    if ink.ndim != 2:
        raise ValueError(f"a drawing has two dimensions, not {ink.ndim}")
    image = np.zeros((IMAGE_SIDE, IMAGE_SIDE), np.uint8)
    inked = ink > 0
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if len(rows) == 0:
        return image
    digit = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX_SIDE / max(digit.shape)
    height, width = (max(1, math.floor(side * scale + 0.5)) for side in digit.shape)
    box = _averaged(_averaged(digit, height).T, width).T
    top = _first_pixel(box.sum(axis=1))
    left = _first_pixel(box.sum(axis=0))
    grey = np.rint(box * (255 / box.max())).astype(np.uint8)
    image[top : top + height, left : left + width] = grey
    return image


def _averaged(ink: np.ndarray, n_rows: int) -> np.ndarray:
    """Average the rows of ``ink``, shape (height, width), into ``n_rows`` equal bands."""
    # Sums up to each band's edge, then differences: no matrix product, whose threads
    # would wait for a training that keeps every core busy.
    edges = np.arange(n_rows + 1) * (len(ink) / n_rows)
    whole = np.minimum(edges.astype(int), len(ink) - 1)
    sums = np.cumsum(ink, axis=0) - ink
    upto = sums[whole] + (edges - whole)[:, None] * ink[whole]
    bands: np.ndarray = np.diff(upto, axis=0) * (n_rows / len(ink))
    return np.maximum(bands, 0)  # a difference of equal sums may end just below 0


def _first_pixel(mass: np.ndarray) -> int:
    """Return where ``mass`` (1-D) has to begin for its centre to be the image's centre."""
    centre = float(mass @ (np.arange(len(mass)) + 0.5)) / float(mass.sum())
    # No mass leaves the image: a box of 20 pixels has room for 8 more.
    return min(max(math.floor(IMAGE_SIDE / 2 - centre + 0.5), 0), IMAGE_SIDE - len(mass))
