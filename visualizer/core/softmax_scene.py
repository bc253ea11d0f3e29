"""What a person can set on the softmax page, and which of it makes sense."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.sentence import Problem, Sentence

MIN_CLASSES, MAX_CLASSES = 2, 20
MAX_NAME_LENGTH = 20
MAX_DRAWS = 1_000_000
MAX_SEED = 2**32 - 1


class Precision(StrEnum):
    """Width of the floating-point numbers, as numpy names it."""

    FLOAT32 = "float32"
    FLOAT64 = "float64"


@dataclass(frozen=True)
class SoftmaxScene:
    """Everything that a person can set on the page; an edit makes another one.

    Attributes
    ----------
    class_names : tuple of str
        As many as logits; a `Sentence` where the name is to be translated.
    logits : tuple of float
        2 to 20, finite unless they are those of a network that diverged.
    shift : float
        A constant added to every logit where naive and stable softmax are compared.
    precision : Precision
        Of the numbers that are compared there.
    following : bool
        Whether the logits are the network's and change with it.
    temperature : float
        0 to inf; what the logits are divided by where temperatures are compared.
    n_draws : int
        1 to 1,000,000 draws from the probabilities at that temperature.
    seed : int
        0 to 4294967295, of these draws.
    true_class : int
        Index of the class that is the truth.
    learning_rate : float
        Above 0; of a step of gradient descent on the logits.

    Raises
    ------
    Problem
        If a number is outside its range, in one sentence.
    ValueError
        If there are not as many names as logits.
    IndexError
        If the true class is not one of the classes.
    """

    class_names: tuple[str, ...]
    logits: tuple[float, ...]
    shift: float = 0.0
    precision: Precision = Precision.FLOAT64
    following: bool = False
    temperature: float = 1.0
    n_draws: int = 100
    seed: int = 0
    true_class: int = 0
    learning_rate: float = 1.0

    def __post_init__(self) -> None:
        """Check every number: no scene without sense is ever shown."""
        self._check_logits()
        n_names, n_logits = len(self.class_names), len(self.logits)
        if n_names != n_logits:
            raise ValueError(f"there are {n_names} names for {n_logits} logits")
        if not math.isfinite(self.shift):
            raise Problem(Sentence("Softmax", "The constant must be a finite number."))
        # False for nan, too.
        if not self.temperature >= 0:
            raise Problem(Sentence("Softmax", "The temperature must be a number from 0 to ∞."))
        if not _is_whole(self.n_draws, 1, MAX_DRAWS):
            raise Problem(
                Sentence("Softmax", "The draws must be a whole number from 1 to {most}.").format(
                    most=MAX_DRAWS
                )
            )
        if not _is_whole(self.seed, 0, MAX_SEED):
            raise Problem(
                Sentence("Softmax", "The seed must be a whole number from 0 to {most}.").format(
                    most=MAX_SEED
                )
            )
        check_learning_rate(self.learning_rate)
        if not 0 <= self.true_class < len(self.logits):
            raise IndexError(f"there is no class {self.true_class}")
        # A field gives 100.0 for 100.
        object.__setattr__(self, "n_draws", int(self.n_draws))
        object.__setattr__(self, "seed", int(self.seed))

    def _check_logits(self) -> None:
        if not MIN_CLASSES <= len(self.logits) <= MAX_CLASSES:
            raise Problem(
                Sentence("Softmax", "{least} to {most} logits fit here, not {number}.").format(
                    least=MIN_CLASSES, most=MAX_CLASSES, number=len(self.logits)
                )
            )
        if not self.following and not all(math.isfinite(logit) for logit in self.logits):
            raise Problem(Sentence("Softmax", "Every logit must be a finite number."))
        for name in self.class_names:
            if not 1 <= len(name) <= MAX_NAME_LENGTH:
                raise Problem(
                    Sentence("Softmax", "A class needs a name of 1 to {most} letters.").format(
                        most=MAX_NAME_LENGTH
                    )
                )


def _is_whole(value: float, lowest: int, highest: int) -> bool:
    return float(value).is_integer() and lowest <= value <= highest
