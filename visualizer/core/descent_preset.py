"""What every file in `visualizer.core.descent_presets` holds: races that each show one thing."""

from __future__ import annotations

from typing import ClassVar

from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.schedule import Schedule
from visualizer.core.schedules.constant import Constant
from visualizer.core.sentence import Sentence
from visualizer.core.update_rule import UpdateRule


class DescentPreset:
    """A race to look at, whole: surface, start, every rule that runs, and the step to see.

    Attributes
    ----------
    key : str
    title : Sentence
    lesson : Sentence
        What is to be seen.
    rank : int
        Its place among the others.
    surface_key : str
    start : tuple of float
        One number a dimension.
    rules : tuple of UpdateRule
        With all of their hyper-parameters; no others take part.
    n_steps : int
    step : int
        The one on screen at first, 0 to ``n_steps``.
    noise : GradientNoise
    schedule : Schedule
    """

    key: ClassVar[str]
    title: ClassVar[Sentence]
    lesson: ClassVar[Sentence]
    rank: ClassVar[int]
    surface_key: ClassVar[str] = "parabola"
    start: ClassVar[tuple[float, ...]] = (0.0,)
    rules: ClassVar[tuple[UpdateRule, ...]]
    n_steps: ClassVar[int]
    step: ClassVar[int]
    noise: ClassVar[GradientNoise] = GradientNoise()
    schedule: ClassVar[Schedule] = Constant()
