"""A round pen that draws smooth curves on paper."""

from __future__ import annotations

import numpy as np

SAMPLES_PER_PIECE = 5


def smooth_curve(points: np.ndarray) -> np.ndarray:
    """Run a smooth curve through points: a centripetal Catmull-Rom spline.

    Parameters
    ----------
    points : array, shape (n_points, 2)
        At least two; neighbours differ.

    Returns
    -------
    array, shape (6 * (n_points - 1) + 1, 2)
        Points of the curve; every sixth is one of ``points``.
    """
    # Knots a square root of the distance apart: no loops or cusps between close points.
    steps = np.diff(points, axis=0)
    spans = np.sqrt(np.hypot(steps[:, 0], steps[:, 1]))[:, None]
    slopes = steps / spans
    inner = (slopes[:-1] * spans[1:] + slopes[1:] * spans[:-1]) / (spans[:-1] + spans[1:])
    tangents = np.concatenate([slopes[:1], inner, slopes[-1:]])
    t = (np.arange(SAMPLES_PER_PIECE) / SAMPLES_PER_PIECE)[:, None, None]
    curve = (
        (1 + 2 * t) * (1 - t) ** 2 * points[:-1]
        + t * (1 - t) ** 2 * spans * tangents[:-1]
        + t**2 * (3 - 2 * t) * points[1:]
        + t**2 * (t - 1) * spans * tangents[1:]
    )
    return np.concatenate([curve.transpose(1, 0, 2).reshape(-1, 2), points[-1:]])


def draw(
    starts: np.ndarray, ends: np.ndarray, radii: np.ndarray, shape: tuple[int, int]
) -> np.ndarray:
    """Draw straight pieces with a round pen whose edge is one pixel soft.

    Parameters
    ----------
    starts, ends : array, shape (n_pieces, 2)
        Where the pen's middle goes, in pixels: x to the right, y down.
    radii : array, shape (n_pieces,)
        Half the pen's width on each piece, in pixels.
    shape : tuple of int
        Height and width of the paper in pixels.

    Returns
    -------
    array of float32, shape (height, width)
        Ink, 0 to 1.
    """
    starts, ends = starts.astype(np.float32), ends.astype(np.float32)
    along = ends - starts
    squared = np.maximum((along**2).sum(axis=1), np.float32(1e-6))
    # Distances to the start of each piece, one axis each, so that they broadcast.
    dx = np.arange(shape[1], dtype=np.float32) + 0.5 - starts[:, :1]
    dy = np.arange(shape[0], dtype=np.float32) + 0.5 - starts[:, 1:]
    x_share, y_share = (
        dx * (along[:, :1] / squared[:, None]),
        dy * (along[:, 1:] / squared[:, None]),
    )
    share = y_share[:, :, None] + x_share[:, None, :]
    np.clip(share, 0, 1, out=share)
    away_x = dx[:, None, :] - share * along[:, 0, None, None]
    away_y = dy[:, :, None] - share * along[:, 1, None, None]
    distance = np.sqrt(away_x * away_x + away_y * away_y)
    distance -= radii.astype(np.float32)[:, None, None]
    ink: np.ndarray = np.clip(0.5 - distance.min(axis=0), 0, 1)
    return ink
