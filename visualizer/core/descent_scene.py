"""What can be set about the race of optimizers down a surface."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.registry import discover
from visualizer.core.scene_record import value_of
from visualizer.core.schedule import Schedule
from visualizer.core.schedules.constant import Constant
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.surface import Domain
from visualizer.core.training_config import OPTIMIZERS

SCHEDULES = "visualizer.core.schedules"
MAX_STEPS = 1_000_000
FIRST_FUNCTION = "x^2 + y^2"


@dataclass(frozen=True)
class DescentScene:
    """Everything that a person can set about the race.

    Attributes
    ----------
    surface_key : str
    start : tuple of float
        One number a dimension, finite.
    optimizers : dict of str to object
        Every rule by its key, with its hyper-parameters.
    running : frozenset of str
        Keys of the rules that take part.
    n_steps : int
        1 to 1,000,000.
    noise : GradientNoise
        What is added to every slope.
    schedule : Schedule
        What becomes of the learning rates.
    function : str
        What is typed as the surface ``"typed"``.
    domain : tuple of (float, float) or None
        What is drawn, from - to, one pair an axis; None: the surface's own.

    Raises
    ------
    Problem
        If the number of steps is out of its range.
    """

    surface_key: str
    start: tuple[float, ...]
    optimizers: dict[str, Any]
    running: frozenset[str]
    n_steps: int = 1001
    noise: GradientNoise = field(default_factory=GradientNoise)
    schedule: Schedule = field(default_factory=Constant)
    function: str = FIRST_FUNCTION
    domain: Domain | None = None

    def __post_init__(self) -> None:
        """Check the steps; the rest checks itself, or hangs on the surface."""
        if self.n_steps % 1 or not 1 <= self.n_steps <= MAX_STEPS:
            raise Problem(
                Sentence("Descent", "The steps must be a whole number from 1 to {most}.").format(
                    most=f"{MAX_STEPS:,}"
                )
            )
        object.__setattr__(self, "n_steps", int(self.n_steps))

    @property
    def record(self) -> dict[str, Any]:
        """All of it in what JSON has."""
        return {
            **vars(self),
            "optimizers": {key: _rule_record(rule) for key, rule in self.optimizers.items()},
            "running": sorted(self.running),
            "noise": dataclasses.asdict(self.noise),
            "schedule": {"key": self.schedule.key, **dataclasses.asdict(self.schedule)},
        }

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> DescentScene:
        """Return the scene that a `record` from anywhere describes.

        Raises
        ------
        One of `visualizer.core.scene_record.WRONG`
            If it describes none.
        """
        rules, values = discover(OPTIMIZERS), dict(record)
        optimizers = {key: _rule(rules[key], each) for key, each in values["optimizers"].items()}
        running = frozenset(value_of(tuple[str, ...], values["running"]))
        if optimizers.keys() != rules.keys() or not running <= rules.keys():
            raise ValueError("other rules than there are here")
        schedule = dict(values["schedule"])
        return cls(
            value_of(str, values["surface_key"]),
            value_of(tuple[float, ...], values["start"]),
            optimizers,
            running,
            value_of(int, values["n_steps"]),
            GradientNoise(**values["noise"]),
            discover(SCHEDULES)[schedule.pop("key")](**schedule),
            value_of(str, values["function"]),
            value_of(Domain | None, values["domain"]),
        )


def _rule_record(rule: Any) -> dict[str, Any]:
    forms = _forms(discover(OPTIMIZERS)[rule.key])
    return {"form": forms.index(type(rule)), **dataclasses.asdict(rule)}


def _rule(kind: type[Any], record: Mapping[str, Any]) -> Any:
    values = dict(record)
    return _forms(kind)[value_of(int, values.pop("form"))](**values)


def _forms(kind: type[Any]) -> tuple[type[Any], ...]:
    return (kind, *kind.variants)
