"""The five things that a learning rate can do on (w - 5)**2."""

from visualizer.core.descent_preset import DescentPreset
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Sentence


class MonotoneRate(DescentPreset):
    """From one side."""

    key = "monotone"
    title = Sentence("DescentPreset", "Rate 0.1: monotone")
    lesson = Sentence(
        "DescentPreset",
        "Below 0.5 it comes from one side, in ever shorter steps; each leaves 80 % of the error.",
    )
    rank = 11
    rules = (Sgd(0.1),)
    n_steps = 30
    step = 30


class OneStepRate(DescentPreset):
    """Half of the second derivative's inverse."""

    key = "one-step"
    title = Sentence("DescentPreset", "Rate 0.5: one step")
    lesson = Sentence(
        "DescentPreset",
        "At 0.5, which is 1 divided by the curvature, the first step ends at the minimum.",
    )
    rank = 12
    rules = (Sgd(0.5),)
    n_steps = 5
    step = 1


class ZigzagRate(DescentPreset):
    """From side to side, and nearer."""

    key = "zigzag"
    title = Sentence("DescentPreset", "Rate 0.9: zig-zag")
    lesson = Sentence(
        "DescentPreset",
        "Each step crosses to the other side and leaves 80 % of the error: no faster than 0.1.",
    )
    rank = 13
    rules = (Sgd(0.9),)
    n_steps = 30
    step = 30


class PeriodicRate(DescentPreset):
    """From side to side, no nearer."""

    key = "periodic"
    title = Sentence("DescentPreset", "Rate 1: to and fro")
    lesson = Sentence(
        "DescentPreset",
        "0, 10, 0, 10: at 1 each step ends as far away as it began, for ever.",
    )
    rank = 14
    rules = (Sgd(1.0),)
    n_steps = 20
    step = 20


class DivergingRate(DescentPreset):
    """Further away in every step."""

    key = "diverging"
    title = Sentence("DescentPreset", "Rate 1.01: diverging")
    lesson = Sentence(
        "DescentPreset",
        "Only 1 % more, and each step ends 2 % further away: after 100 steps w = −31.2.",
    )
    rank = 15
    rules = (Sgd(1.01),)
    n_steps = 100
    step = 100
