"""The numbers that a person sets on a rule: their names, signs and ranges."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from visualizer.core.sentence import Problem, Sentence

NOT_NEGATIVE = Sentence("Optimizer", "{name} must be a number from 0 up, not {value}.")
ABOVE_ZERO = Sentence("Optimizer", "{name} must be a number above 0, not {value}.")
BELOW_ONE = Sentence("Optimizer", "{name} must be a number from 0 to below 1, not {value}.")


@dataclass(frozen=True)
class HyperParameter:
    """A number that is set by a person and not learned, with the range it means something in.

    Attributes
    ----------
    name : str
        Keras's name, and the field's of the class that has it.
    symbol : str
        Its sign in a formula.
    explanation : Sentence
        What it does, for a tooltip.
    end : float
        It is always below this; inf where it may be any size.
    may_be_zero : bool
        Whether it may be 0 as well as above.
    complaint : Sentence
        What is said of any other value, with {name} and {value} to fill in.
    """

    name: str
    symbol: str
    explanation: Sentence
    end: float = math.inf
    may_be_zero: bool = True
    complaint: Sentence = NOT_NEGATIVE

    def default(self, value: float) -> Any:
        """Return the field of a dataclass that is this hyper-parameter, ``value`` if left out."""
        return dataclasses.field(default=value, metadata={"hyper_parameter": self})

    def check(self, value: object) -> None:
        """Complain unless ``value`` lies in the range.

        Raises
        ------
        Problem
            In one sentence with the hyper-parameter's name.
        """
        if not _lies(value, 0, self.end) or (value == 0 and not self.may_be_zero):
            raise Problem(self.complaint.format(name=self.name, value=value))


LEARNING_RATE = HyperParameter(
    "learning_rate",
    "η",
    Sentence("Optimizer", "How far one step goes"),
    may_be_zero=False,
    complaint=Sentence("Optimizer", "The learning rate must be a number above 0, not {value}."),
)
EPSILON = HyperParameter(
    "epsilon", "ε", Sentence("Optimizer", "Keeps the divisor from 0 where the slope is 0")
)
BETA_1 = HyperParameter(
    "beta_1",
    "β₁",
    Sentence("Optimizer", "Share of the old mean of slopes that is kept"),
    end=1,
    complaint=BELOW_ONE,
)
BETA_2 = HyperParameter(
    "beta_2",
    "β₂",
    Sentence("Optimizer", "Share of the old mean of squares that is kept"),
    end=1,
    complaint=BELOW_ONE,
)
RHO = dataclasses.replace(BETA_2, name="rho", symbol="ρ")
MOMENTUM = HyperParameter(
    "momentum",
    "β",
    Sentence("Optimizer", "Share of the last step that is taken again"),
    end=1,
    complaint=BELOW_ONE,
)


@dataclass(frozen=True)
class Adjustable:
    """What has hyper-parameters: every field is one, and is checked.

    Raises
    ------
    Problem
        If a value is out of its range.
    """

    def __post_init__(self) -> None:
        """Check every value."""
        for name, hyper_parameter in self.hyper_parameters().items():
            hyper_parameter.check(getattr(self, name))

    @classmethod
    def hyper_parameters(cls) -> dict[str, HyperParameter]:
        """Return what can be set, by name, in the order of a settings panel."""
        return {field.name: field.metadata["hyper_parameter"] for field in dataclasses.fields(cls)}

    def with_value(self, name: str, value: float) -> Self:
        """Return the same with one number set.

        Raises
        ------
        Problem
            If it is out of its range, or there is no number of that name here.
        """
        if name not in self.hyper_parameters():
            raise Problem(Sentence("Optimizer", "There is no {name} here.").format(name=name))
        return dataclasses.replace(self, **{name: value})


def check_learning_rate(value: object) -> None:
    """Complain unless ``value`` is a finite number above 0; 1e10 is allowed and diverges.

    Raises
    ------
    Problem
        In one sentence.
    """
    LEARNING_RATE.check(value)


def _lies(value: object, lowest: float, end: float) -> bool:
    """Whether ``value`` is a number, True and False aside, with lowest <= value < end."""
    if not isinstance(value, (int, float, np.integer, np.floating)) or isinstance(value, bool):
        return False
    try:
        return lowest <= float(value) < end
    except OverflowError:
        return False
