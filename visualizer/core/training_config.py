"""Everything a training run is decided by, checked before it starts."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from typing import Any

from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.layer_plan import AnyPlan, check_digit_plans, plan_of
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import is_number, whole_number

# Keras's names.
LOSSES = ("sparse_categorical_crossentropy", "mean_squared_error")
PRESETS = "visualizer.core.presets"
OPTIMIZERS = "visualizer.core.optimizers"
MAX_SEED = 2**32 - 1


@dataclass(frozen=True, init=False)
class TrainingConfig:
    """Settings of one training run; what is left out comes from the preset.

    Attributes
    ----------
    preset : str
        Key of the network: ``"lecture-512"``, ``"lecture-20-20"``, ``"cnn"``.
    dataset : str
        ``"mnist"``, ``"handwriting"`` or a path to an ``.npz`` or IDX file.
    optimizer : str
        Key of a rule in `visualizer.core.optimizers`.
    learning_rate : float
        Above 0; the optimizer's own default if left out.
    batch_size : int
        Images between two updates, at least 1.
    epochs : int
        Times every training image is visited, at least 1.
    validation_split : float
        Share of the training images held out, taken from the end as Keras does, 0 to
        below 1.
    seed : int
        Decides the first weights and the order of the images, 0 to 2**32 - 1.
    layers : tuple of AnyPlan
        The network from its input to its ten outputs; the preset's if left out.
    loss : str
        What training makes smaller: a key of `LOSSES`.

    Raises
    ------
    Problem
        If a setting is out of its range, in one sentence.
    """

    preset: str
    dataset: str
    optimizer: str
    learning_rate: float
    batch_size: int
    epochs: int
    validation_split: float
    seed: int
    layers: tuple[AnyPlan, ...]
    loss: str

    def __init__(
        self,
        preset: str = "lecture-512",
        dataset: str = "mnist",
        optimizer: str | None = None,
        learning_rate: float | None = None,
        batch_size: int | None = None,
        epochs: int | None = None,
        validation_split: float | None = None,
        seed: int = 0,
        layers: Iterable[AnyPlan | Mapping[str, Any]] | None = None,
        loss: str = "sparse_categorical_crossentropy",
    ) -> None:
        presets, optimizers = discover(PRESETS), discover(OPTIMIZERS)
        if not isinstance(preset, str) or preset not in presets:
            raise Problem(
                Sentence("TrainingConfig", "There is no preset named {name}.").format(name=preset)
            )
        defaults = presets[preset]
        optimizer = defaults.optimizer if optimizer is None else optimizer
        if not isinstance(optimizer, str) or optimizer not in optimizers:
            raise Problem(
                Sentence("TrainingConfig", "There is no optimizer named {name}.").format(
                    name=optimizer
                )
            )
        if not isinstance(dataset, (str, PathLike)) or not str(dataset):
            raise Problem(
                Sentence("TrainingConfig", "There is no data set named {name}.").format(
                    name=dataset
                )
            )
        if learning_rate is None:
            learning_rate = optimizers[optimizer]().learning_rate
        check_learning_rate(learning_rate)
        layers = tuple(map(plan_of, defaults.layers if layers is None else layers))
        check_digit_plans(layers)
        if loss not in LOSSES:
            raise Problem(
                Sentence("TrainingConfig", "There is no loss named {name}.").format(name=loss)
            )
        values = {
            "preset": preset,
            "dataset": str(dataset),
            "optimizer": optimizer,
            "learning_rate": float(learning_rate),
            "batch_size": whole_number(
                defaults.batch_size if batch_size is None else batch_size,
                Sentence(
                    "TrainingConfig",
                    "The batch size must be a whole number from 1 up, not {value}.",
                ),
            ),
            "epochs": whole_number(
                defaults.epochs if epochs is None else epochs,
                Sentence(
                    "TrainingConfig", "The epochs must be a whole number from 1 up, not {value}."
                ),
            ),
            "validation_split": _share(
                defaults.validation_split if validation_split is None else validation_split
            ),
            "seed": whole_number(
                seed,
                Sentence(
                    "TrainingConfig",
                    "The seed must be a whole number from 0 to 4294967295, not {value}.",
                ),
                0,
                MAX_SEED,
            ),
            "layers": layers,
            "loss": loss,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def settings(self) -> dict[str, Any]:
        """Every setting by its name, as the class takes them."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}

    @property
    def input_shape(self) -> tuple[int, ...]:
        """Shape of one image."""
        return IMAGE_SHAPE

    @property
    def has_own_layers(self) -> bool:
        """Whether the network is another than the preset's."""
        return bool(self.layers != discover(PRESETS)[self.preset].layers)

    @property
    def drawn_from(self) -> tuple[object, ...]:
        """What the first weights are drawn from: layers and seed."""
        return self.layers, self.seed

    @property
    def branch_key(self) -> tuple[object, ...]:
        """What a run that goes on from another's weights must share with it."""
        return (
            self.layers,
            self.loss,
            self.dataset,
            self.optimizer,
            self.batch_size,
            self.validation_split,
            self.seed,
        )

    def split(self, n_images: int) -> int:
        """Return how many of ``n_images`` are trained on; the rest validate.

        Raises
        ------
        Problem
            If the split leaves no training image, or fewer than one batch.
        """
        n_train = math.floor(n_images * (1 - self.validation_split))
        if n_train < self.batch_size:
            raise Problem(
                Sentence(
                    "TrainingConfig",
                    "The batch size of {batch_size} is larger than the number of training images,"
                    " {n_images}.",
                ).format(batch_size=self.batch_size, n_images=n_train)
            )
        return n_train


def _share(value: float) -> float:
    if not is_number(value) or not 0 <= value < 1:
        raise Problem(
            Sentence(
                "TrainingConfig", "The validation split must be from 0 to below 1, not {value}."
            ).format(value=value)
        )
    return float(value)
