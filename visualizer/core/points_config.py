"""Everything that decides a run on points of the plane, checked before it starts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from visualizer.core.activations import SLOPES
from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.known_name import check_known
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.point_features import COORDINATES, FEATURES
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import MAX_SEED, OPTIMIZERS
from visualizer.core.whole_number import is_number, shortened, whole_number

POINT_SETS = "visualizer.core.point_sets"
# Points that a person has put down, instead of a drawn set.
OWN = "own"
CLASS_NAMES = "ABCDEF"
MAX_HIDDEN = 4
MAX_UNITS = 16
MAX_NOISE = 0.5
MAX_POINTS = 1000
MAX_EPOCHS = 100_000
REACH = 6.0  # the plane goes from -6 to 6 along both axes
PENALTIES = ("none", "l1", "l2")

OwnPoint = tuple[float, float, int]


@dataclass(frozen=True)
class PointsConfig:
    """Points, a network and how it learns to tell their classes apart.

    Attributes
    ----------
    dataset : str
        Key of a set in `visualizer.core.point_sets`, or ``"own"``.
    n_classes : int
        2 to 6.
    noise : float
        How much classes run into each other, 0 to 0.5.
    train_share : float
        Share of the points that is trained on; the rest tests. Above 0, below 1.
    own_points : tuple of (float, float, int)
        x₁ and x₂, -6 to 6, and the class, 0 to 5, of each point that was put down. Those of a
        class that is not among ``n_classes`` stay, unseen.
    features : tuple of str
        What the network is told of a point, keys of `FEATURES` in their order; at least one.
    hidden : tuple of int
        Units of each hidden layer, 1 to 16; up to four layers.
    activation : str
        Of the hidden layers, a key of `SLOPES`.
    penalty : str
        What is added to the loss: ``"none"``, ``"l1"`` (rate times the sum of abs(w)) or
        ``"l2"`` (rate times the sum of w²), of all weights, not of biases, as in Keras.
    penalty_rate : float
        0 or more.
    optimizer : str
        Key of a rule in `visualizer.core.optimizers`.
    learning_rate : float
        Above 0.
    batch_size : int
        Points between two updates, at least 1.
    epochs : int
        Times every training point is visited, 1 to 100,000.
    seed : int
        Decides points, first weights and the order of the points, 0 to 2**32 - 1.

    Raises
    ------
    Problem
        If a setting is out of its range, in one sentence.
    """

    dataset: str = "blobs"
    n_classes: int = 3
    noise: float = 0.0
    train_share: float = 0.5
    own_points: tuple[OwnPoint, ...] = ()
    features: tuple[str, ...] = COORDINATES
    hidden: tuple[int, ...] = ()
    activation: str = "tanh"
    penalty: str = "none"
    penalty_rate: float = 0.001
    optimizer: str = "sgd"
    learning_rate: float = 0.03
    batch_size: int = 10
    epochs: int = 1000
    seed: int = 0

    def __post_init__(self) -> None:
        """Check every setting."""
        check_known(self.dataset, (*discover(POINT_SETS), OWN))
        check_known(self.activation, SLOPES)
        check_known(self.penalty, PENALTIES)
        check_known(self.optimizer, discover(OPTIMIZERS))
        check_learning_rate(self.learning_rate)
        for name, value in {
            "n_classes": whole_number(
                self.n_classes,
                Sentence("PointsConfig", "There are 2 to 6 classes here, not {value}."),
                2,
                len(CLASS_NAMES),
            ),
            "noise": _number(
                self.noise,
                Sentence("PointsConfig", "The noise must be from 0 to 0.5, not {value}."),
                lambda value: 0 <= value <= MAX_NOISE,
            ),
            "train_share": _number(
                self.train_share,
                Sentence(
                    "PointsConfig",
                    "The share to train on must be above 0 and below 1, not {value}.",
                ),
                lambda value: 0 < value < 1,
            ),
            "own_points": _checked_points(self.own_points),
            "features": _checked_features(self.features),
            "hidden": _checked_hidden(self.hidden),
            "penalty_rate": _number(
                self.penalty_rate,
                Sentence(
                    "PointsConfig",
                    "The penalty rate must be a number from 0 up, not {value}.",
                ),
                lambda value: 0 <= value < math.inf,
            ),
            "learning_rate": float(self.learning_rate),
            "batch_size": whole_number(
                self.batch_size,
                Sentence(
                    "TrainingConfig",
                    "The batch size must be a whole number from 1 up, not {value}.",
                ),
            ),
            "epochs": whole_number(
                self.epochs,
                Sentence(
                    "PointsConfig",
                    "The epochs must be a whole number from 1 to 100000, not {value}.",
                ),
                1,
                MAX_EPOCHS,
            ),
            "seed": whole_number(
                self.seed,
                Sentence(
                    "TrainingConfig",
                    "The seed must be a whole number from 0 to 4294967295, not {value}.",
                ),
                0,
                MAX_SEED,
            ),
        }.items():
            object.__setattr__(self, name, value)

    @property
    def layers(self) -> tuple[LayerPlan, ...]:
        """The network from its input to an output a class."""
        return (
            *(LayerPlan(n_units, self.activation) for n_units in self.hidden),
            LayerPlan(self.n_classes, "softmax"),
        )

    @property
    def input_shape(self) -> tuple[int, ...]:
        """Shape of what the network is told of one point."""
        return (len(self.features),)

    @property
    def loss(self) -> str:
        """What training makes smaller, by Keras's name; a penalty comes on top."""
        return "sparse_categorical_crossentropy"

    @property
    def validation_split(self) -> float:
        """Share of the training points held out: none, the test points are looked at."""
        return 0.0

    @property
    def is_linear(self) -> bool:
        """Whether all boundaries between classes are straight lines."""
        return not self.hidden and set(self.features) <= set(COORDINATES)

    @property
    def drawn_from(self) -> tuple[object, ...]:
        """What the first weights are drawn from."""
        return self.layers, self.input_shape, self.seed

    @property
    def branch_key(self) -> tuple[object, ...]:
        """What a run that goes on from another's weights must share with it."""
        free = ("learning_rate", "epochs")
        return tuple(value for name, value in vars(self).items() if name not in free)

    def split(self, n_points: int) -> int:
        """Return how many of ``n_points`` are trained on: all.

        Raises
        ------
        Problem
            If they are fewer than one batch.
        """
        if n_points < self.batch_size:
            raise Problem(
                Sentence(
                    "PointsConfig",
                    "The batch size of {batch_size} is larger than the number of training points,"
                    " {n_points}.",
                ).format(batch_size=self.batch_size, n_points=n_points)
            )
        return n_points


def _number(value: float, complaint: Sentence, is_right: Callable[[float], bool]) -> float:
    if not is_number(value) or not is_right(value):
        raise Problem(complaint.format(value=shortened(value)))
    return float(value) + 0.0


def _checked_features(names: Iterable[str]) -> tuple[str, ...]:
    chosen = set(names)
    if not chosen or not chosen <= set(FEATURES):
        raise Problem(
            Sentence("PointsConfig", "The network needs one or more of {names}.").format(
                names=", ".join(FEATURES)
            )
        )
    return tuple(name for name in FEATURES if name in chosen)


def _checked_hidden(units: Iterable[float]) -> tuple[int, ...]:
    units = tuple(units)
    if len(units) > MAX_HIDDEN:
        raise Problem(
            Sentence("PointsConfig", "There are up to {most} hidden layers here.").format(
                most=MAX_HIDDEN
            )
        )
    complaint = Sentence("PointsConfig", "A hidden layer has 1 to 16 units, not {value}.")
    return tuple(whole_number(each, complaint, 1, MAX_UNITS) for each in units)


def _checked_points(points: Iterable[Any]) -> tuple[OwnPoint, ...]:
    points = tuple(points)
    if len(points) > MAX_POINTS:
        raise Problem(
            Sentence("PointsConfig", "There is room for {most} points here.").format(
                most=MAX_POINTS
            )
        )
    complaint = Sentence("PointsConfig", "There is no class {value}.")
    checked = []
    for x, y, label in points:
        if not all(is_number(each) and abs(each) <= REACH for each in (x, y)):
            raise Problem(Sentence("PointsConfig", "A point lies from −6 to 6 along both axes."))
        label = whole_number(label, complaint, 0, len(CLASS_NAMES) - 1)
        checked.append((float(x), float(y), label))
    return tuple(checked)
