"""What every rule in `visualizer.core.optimizers` is: a formula for one coordinate's next step."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from visualizer.core.hyper_parameters import Adjustable
from visualizer.core.sentence import Sentence

# What the number of a step alone decides.
Factors = tuple[float, ...]
# Those of each step with its learning rate.
Timed = Iterable[tuple[Factors, float]]
# What a coordinate's rule keeps from step to step.
Memory = tuple[float, ...]
# Takes in slopes, gives out places.
Walk = Generator[float, float, None]


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

    def first_memory(self) -> Memory:
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

    def walk(self, timed: Timed, w: float, memory: Memory) -> Walk:
        """Walk along one coordinate: each slope that is sent in is a step, answered by its end.

        It is written with the names of `lines`, so that what is shown of a step is what was
        computed. A function that is called for every step would take twice as long.

        Parameters
        ----------
        timed : iterable of (tuple of float, float)
            Of each step its `factors` and its learning rate.
        w : float
            Where to begin; it is given out before the first slope is taken.
        memory : tuple of float
            What was kept, in the order of `memory`.

        Raises
        ------
        ArithmeticError
            If a number is too large for a float64, or 0 is divided by 0.
        """
        raise NotImplementedError

    def kept(self, walk: Walk) -> Memory:
        """Return what a walk keeps for its next step, in the order of `memory`."""
        names = inspect.getgeneratorlocals(walk)
        return tuple(names[name] for name in self.memory)

    def step(self, t: int, rate: float, w: float, g: float, memory: Memory) -> dict[str, float]:
        """Take one step of one coordinate.

        Parameters
        ----------
        t : int
            Which step, from 1.
        rate : float
            The learning rate in this step.
        w, g : float
            Coordinate and slope.
        memory : tuple of float
            What was kept, in the order of `memory`.

        Returns
        -------
        dict of str to float
            What each of `lines` came to, by name.

        Raises
        ------
        ArithmeticError
            If a number is too large for a float64, or 0 is divided by 0.
        """
        walk = self.walk([(self.factors(t), rate)], w, memory)
        next(walk)
        walk.send(g)
        names = inspect.getgeneratorlocals(walk)
        return {line.name: names[line.name] for line in self.lines}
