"""Where a softmax regression of the plane cannot decide: straight lines, and their equations."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from visualizer.core.network import DenseNetwork
from visualizer.core.number_text import MINUS, format_number
from visualizer.core.point_features import COORDINATES
from visualizer.core.points_config import CLASS_NAMES, REACH


@dataclass(frozen=True, eq=False)
class LinearBoundary:
    """The line on which two classes are equally likely: ``normal · x + offset = 0``.

    Attributes
    ----------
    first, second : int
        The classes; the first is likelier on the side that the normal points to.
    normal : array of float64, shape (2,)
        ``w_first - w_second``.
    offset : float
        ``b_first - b_second``.
    ends : array of float64, shape (2, 2), or None
        The part within the plane on which no third class is likelier, a row an end; None
        where there is no such part.
    """

    first: int
    second: int
    normal: np.ndarray
    offset: float
    ends: np.ndarray | None

    @property
    def names(self) -> str:
        """The two classes by their letters."""
        return f"{CLASS_NAMES[self.first]} | {CLASS_NAMES[self.second]}"

    @property
    def equation(self) -> str:
        """The line with its numbers."""
        return f"{weighted_sum(self.normal, self.offset)} = 0"


def weighted_sum(weights: np.ndarray, bias: float) -> str:
    """Write ``w1 x₁ + w2 x₂ + b`` with two decimals; weights of shape (2,)."""
    text = ""
    for number, sign in zip((*weights, bias), ("·x₁", "·x₂", ""), strict=True):
        written = format_number(float(number), 2)
        minus = written.startswith(MINUS)
        lead = (f" {MINUS} " if minus else " + ") if text else (MINUS if minus else "")
        text += f"{lead}{written.removeprefix(MINUS)}{sign}"
    return text


def plane_weights(
    network: DenseNetwork, features: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Return how the logits of a network without hidden layers go with x₁ and x₂.

    Parameters
    ----------
    network : DenseNetwork
        Of one layer.
    features : tuple of str
        What it is told, of `COORDINATES`; the weight of a coordinate it is not told is 0.

    Returns
    -------
    weights : array of float64, shape (2, n_classes)
    bias : array of float64, shape (n_classes,)
    """
    layer = network.layers[0]
    weights = np.zeros((2, layer.n_units))
    for row, feature in zip(layer.weights, features, strict=True):
        weights[COORDINATES.index(feature)] = row
    return weights, layer.bias.astype(float)


def linear_boundaries(weights: np.ndarray, bias: np.ndarray) -> tuple[LinearBoundary, ...]:
    """Return the line between each two classes.

    Of classes i and j: ``(w_i - w_j) · x + b_i - b_j = 0``, seen where ``z_i = z_j`` is the
    largest logit.

    Parameters
    ----------
    weights : array, shape (2, n_classes)
    bias : array, shape (n_classes,)
    """
    weights, bias = np.asarray(weights, float), np.asarray(bias, float)
    found = []
    for first, second in combinations(range(len(bias)), 2):
        normal = weights[:, first] - weights[:, second]
        offset = float(bias[first] - bias[second])
        others = [each for each in range(len(bias)) if each not in (first, second)]
        # What must not be negative along the line: how much larger the logit is than each
        # other one, and how far it is to each edge of the plane.
        slopes = np.hstack([weights[:, [first]] - weights[:, others], np.eye(2), -np.eye(2)])
        starts = np.hstack([bias[first] - bias[others], np.full(4, REACH)])
        ends = _part(normal, offset, slopes, starts)
        found.append(LinearBoundary(first, second, normal, offset, ends))
    return tuple(found)


def _part(
    normal: np.ndarray, offset: float, slopes: np.ndarray, starts: np.ndarray
) -> np.ndarray | None:
    """Return the ends of the part of a line on which ``slopes^T x + starts >= 0``."""
    length = float(np.hypot(*normal))
    if not (0 < length < math.inf) or not math.isfinite(offset):
        return None
    foot = -offset / length**2 * normal
    way = np.array([-normal[1], normal[0]]) / length
    low, high = -math.inf, math.inf
    for along, there in zip(way @ slopes, foot @ slopes + starts, strict=True):
        if along == 0:
            if there < 0:
                return None
        elif along > 0:
            low = max(low, -there / along)
        else:
            high = min(high, -there / along)
    if not low < high:
        return None
    return np.stack([foot + low * way, foot + high * way])
