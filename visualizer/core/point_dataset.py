"""Points with their classes, in a training and a test part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from visualizer.core.point_features import features_of
from visualizer.core.points_config import OWN, POINT_SETS, REACH, OwnPoint, PointsConfig
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence

N_POINTS = 500


@dataclass(frozen=True, eq=False)
class PointDataset:
    """A data set of points of the plane.

    Attributes
    ----------
    places : array of float64, shape (n_points, 2)
        Where they lie.
    labels : array of uint8, shape (n_points,)
        Their classes, counted from 0.
    told : array of float32, shape (n_points, n_features)
        What the network is told of them.
    trains : array of bool, shape (n_points,)
        Whether a point is trained on, or tests.
    """

    places: np.ndarray
    labels: np.ndarray
    told: np.ndarray
    trains: np.ndarray

    def __post_init__(self) -> None:
        """Make every array read-only."""
        for array in vars(self).values():
            array.flags.writeable = False

    @cached_property
    def x_train(self) -> np.ndarray:
        """What the network is told of points to train on, float32, shape (n_train, n_features)."""
        return self.told[self.trains]

    @cached_property
    def y_train(self) -> np.ndarray:
        """Their classes, uint8, shape (n_train,)."""
        return self.labels[self.trains]

    @cached_property
    def x_test(self) -> np.ndarray:
        """What the network is told of points that test, float32, shape (n_test, n_features)."""
        return self.told[~self.trains]

    @cached_property
    def y_test(self) -> np.ndarray:
        """Their classes, uint8, shape (n_test,)."""
        return self.labels[~self.trains]

    @cached_property
    def own_points(self) -> tuple[OwnPoint, ...]:
        """The points as if a person had put them down, within the plane."""
        places = np.clip(self.places, -REACH, REACH).tolist()
        return tuple(
            (x, y, label) for (x, y), label in zip(places, self.labels.tolist(), strict=True)
        )


def point_dataset(config: PointsConfig) -> PointDataset:
    """Draw the points of some settings, or take those that were put down; there may be none.

    Parameters
    ----------
    config : PointsConfig
    """
    return _drawn(
        config.dataset,
        config.n_classes,
        config.noise,
        config.train_share,
        config.own_points if config.dataset == OWN else (),
        config.features,
        config.seed,
    )


def points_to_learn(config: PointsConfig) -> PointDataset:
    """Return the points of some settings where a boundary can be learned from them.

    Parameters
    ----------
    config : PointsConfig

    Raises
    ------
    Problem
        If there is no point, or all to train on are of one class.
    """
    dataset = point_dataset(config)
    if not len(dataset.y_train):
        raise Problem(
            Sentence("Boundaries", "There is no point to learn from: click on the plane first.")
        )
    if len(np.unique(dataset.y_train)) == 1:
        raise Problem(
            Sentence(
                "Boundaries",
                "All points to train on are of one class: put down some of another.",
            )
        )
    return dataset


@lru_cache(maxsize=8)
def _drawn(
    key: str,
    n_classes: int,
    noise: float,
    train_share: float,
    own_points: tuple[OwnPoint, ...],
    features: tuple[str, ...],
    seed: int,
) -> PointDataset:
    # Streams of their own: first weights and orders of epochs are drawn from the seed, too.
    generator, parting = (np.random.default_rng((seed, 0, stream)) for stream in (1, 2))
    if key == OWN:
        own = [point for point in own_points if point[2] < n_classes]
        places = np.array([point[:2] for point in own], float).reshape(-1, 2)
        labels = np.array([point[2] for point in own], int)
    else:
        draw = discover(POINT_SETS)[key].draw
        places, labels = draw(generator, N_POINTS, n_classes, noise)
    # By a number of each point's own: one that is put down moves few others to the other part.
    order = np.argsort(parting.random(len(places)))
    # As long as there are two points, neither part is empty.
    n_train = min(max(round(len(places) * train_share), 1), max(len(places) - 1, 1))
    trains = np.zeros(len(places), bool)
    trains[order[:n_train]] = True
    return PointDataset(places, labels.astype(np.uint8), features_of(places, features), trains)
