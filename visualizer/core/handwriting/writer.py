"""Writes one digit the way one person might: hand, paper and pen."""

from __future__ import annotations

import numpy as np

from visualizer.core.digit_centring import BOX_SIDE, centre_digit
from visualizer.core.handwriting.pen import draw, smooth_curve
from visualizer.core.handwriting.strokes import WAYS

# Drawn twice as large as it will be, then averaged: with the pen's soft edge that is enough.
DRAWN_SIDE = 2 * BOX_SIDE
# Below 1 the poses hardly mix, far above it every digit is their average.
MIXING = 2.5
# How far the hand strays from the pose, in heights of the digit.
WOBBLE = (0.008, 0.055)
WARP = 0.06
# Logarithms of the width, tangents of the lean, radians of the turn: mean and spread.
ASPECT = (0.06, 0.2)
SLANT = (0.16, 0.27)
SLANT_LIMITS = (-0.5, 0.85)
TURN = (0.0, 0.1)
# The pen's width in pixels of the finished image, its logarithmic spread, and its limits.
PEN_WIDTH = 2.65
# Digits people write larger come out thinner once all are 20 pixels tall: 0 to 9.
PEN_FACTORS = (1.1, 1.03, 1.0, 1.02, 0.93, 0.94, 0.92, 0.98, 0.93, 0.9)
PEN_SPREAD = 0.28
PEN_LIMITS = (1.4, 4.6)
PRESSURE = 0.25


def write_digit(digit: int, random: np.random.RandomState) -> np.ndarray:
    """Write a digit.

    Parameters
    ----------
    digit : int
        0 to 9.
    random : RandomState
        Decides everything else: the same state gives the same image.

    Returns
    -------
    array of uint8, shape (28, 28)
        Grey values, 0 (paper) to 255 (ink), centred as MNIST is.
    """
    ways = WAYS[digit]
    shares = np.array([way.share for way in ways])
    way = ways[random.choice(len(ways), p=shares / shares.sum())]
    n_poses = len(way.poses)
    points = np.tensordot(random.dirichlet(np.full(n_poses, MIXING / n_poses)), way.points, axes=1)
    points = _wobbled(points, random.uniform(*WOBBLE) / way.steadiness, random)
    points = _leaning(_warped(points, random), random)
    curves = [smooth_curve(points[curve]) for curve in way.curves]
    width = PEN_WIDTH * PEN_FACTORS[digit] * np.exp(random.normal(0, PEN_SPREAD))
    return centre_digit(_drawn(curves, np.clip(width, *PEN_LIMITS), random))


def _wobbled(points: np.ndarray, size: float, random: np.random.RandomState) -> np.ndarray:
    """Let the hand stray by slow waves along its path, so that curves stay smooth."""
    path = np.append(0, np.hypot(*np.diff(points, axis=0).T).cumsum())[:, None]
    for _ in range(3):
        angle = 2 * np.pi * (path * random.uniform(0.2, 1.0, 2) + random.uniform(size=2))
        points = points + 0.8 * size * np.sin(angle)
    return points


def _warped(points: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Bend the paper by slow waves: near points move together."""
    for _ in range(2):
        waves = random.normal(0, 0.5, (2, 2))
        angle = 2 * np.pi * (points @ waves + random.uniform(size=2))
        points = points + random.normal(0, WARP, 2) * np.sin(angle)
    return points


def _leaning(points: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Stretch, slant and turn the digit."""
    aspect = np.exp(random.normal(*ASPECT))
    slant = np.clip(random.normal(*SLANT), *SLANT_LIMITS)
    turn = random.normal(*TURN)
    cosine, sine = np.cos(turn), np.sin(turn)
    lean = np.array([[aspect, 0], [-slant, 1]]) @ np.array([[cosine, sine], [-sine, cosine]])
    leaning: np.ndarray = points @ lean
    return leaning


def _drawn(curves: list[np.ndarray], width: float, random: np.random.RandomState) -> np.ndarray:
    """Draw the curves with a pen ``width`` final pixels wide; returns ink on large paper."""
    radius = width / 2 * DRAWN_SIDE / BOX_SIDE
    starts = np.concatenate([curve[:-1] for curve in curves])
    ends = np.concatenate([curve[1:] for curve in curves])
    low = np.minimum(starts.min(axis=0), ends.min(axis=0))
    extent = np.maximum(starts.max(axis=0), ends.max(axis=0)) - low
    scale = (DRAWN_SIDE - 2 * radius) / extent.max()
    margin = radius * (1 + PRESSURE) + 1
    n_columns, n_rows = np.ceil(extent * scale + 2 * margin).astype(int)
    # The pen presses harder and softer along the way.
    stroke = np.linspace(0, 1, len(starts))
    wave = np.sin(2 * np.pi * (stroke * random.uniform(0.5, 2.5) + random.uniform()))
    radii = radius * (1 + random.uniform(0, PRESSURE) * wave)
    return draw(
        (starts - low) * scale + margin, (ends - low) * scale + margin, radii, (n_rows, n_columns)
    )
