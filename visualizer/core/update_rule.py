"""What every rule in `visualizer.core.optimizers` is: a formula for one coordinate's next step."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from visualizer.core.hyper_parameters import Adjustable
from visualizer.core.sentence import Sentence

# What the number of a step alone decides.
Factors = tuple[float, ...]
# New coordinate, new memory, and what was worked out on the way.
Stepped = tuple[float, tuple[float, ...], tuple[float, ...]]


class LineKind(StrEnum):
    """What the values of a line, one a coordinate, are together."""

    VECTOR = "vector"
    PLACE = "place"
    SQUARES = "squares"  # their roots are sizes
    SIZES = "sizes"
    FACTOR = "factor"  # the same for every coordinate


class RuleLine(NamedTuple):
    """One line of a rule: a name gets a new value.

    Attributes
    ----------
    name : str
        What is worked out: something kept, something on the way, or ``w``.
    formula : str
        How, in Python's signs and the names of hyper-parameters (``learning_rate`` as it is
        in this step), of ``t``, ``g``, ``w`` and of the lines before; a name that is kept means
        its old value until its own line.
    kind : LineKind
    """

    name: str
    formula: str
    kind: LineKind = LineKind.VECTOR


@dataclass(frozen=True)
class UpdateRule(Adjustable):
    """Turns the slope along one coordinate into that coordinate's next step.

    All of these rules treat every coordinate alike and alone, so a rule is written for one
    number: ``w``, where it is, and ``g``, the slope there. Plain floats, since an array of two
    numbers costs thirty times as much.

    Attributes
    ----------
    learning_rate : float
        Above 0.
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    keras_name: ClassVar[str]
    rank: ClassVar[int]
    # What sets this rule apart from others of its name; for a view to show.
    note: ClassVar[Sentence]
    # Whose form of the rule it is, in a word or two.
    form: ClassVar[Sentence] = Sentence("Optimizer", "Keras")
    # Other people's rules of the same name: subclasses, without a key of their own.
    variants: ClassVar[tuple[type[UpdateRule], ...]] = ()
    # What is kept from step to step, by name, and what it is at the start.
    memory: ClassVar[dict[str, float]] = {}
    lines: ClassVar[tuple[RuleLine, ...]]

    learning_rate: float

    def __post_init__(self) -> None:
        """Check every value and keep it as a plain float, which is the fastest."""
        super().__post_init__()
        for name in self.hyper_parameters():
            object.__setattr__(self, name, float(getattr(self, name)))

    @property
    def keras_arguments(self) -> dict[str, Any]:
        """What Keras's class of `keras_name` is to be given for the same rule."""
        return dataclasses.asdict(self)

    def first_memory(self) -> tuple[float, ...]:
        """Return what is kept before the first step, in the order of `memory`."""
        return tuple(self.memory.values())

    def factors(self, t: int) -> Factors:
        """Return what of a step hangs on its number alone, the same for every coordinate.

        A descent asks for it once for every step of any path: powers take longer than all the
        rest of a step.

        Parameters
        ----------
        t : int
            Which step, from 1.
        """
        return ()

    def step(
        self, factors: Factors, rate: float, w: float, g: float, memory: tuple[float, ...]
    ) -> Stepped:
        """Take one step of one coordinate.

        Parameters
        ----------
        factors : tuple of float
            Those of the step, from `factors`.
        rate : float
            The learning rate in this step.
        w, g : float
            Coordinate and slope.
        memory : tuple of float
            What was kept, in the order of `memory`.

        Returns
        -------
        tuple
            The next coordinate; what is kept; the other lines' values in their order.

        Raises
        ------
        ArithmeticError
            If a number is too large for a float64, or 0 is divided by 0.
        """
        raise NotImplementedError
