"""The run of note 004: J(w) = w**2 - 10 w + 25 = (w - 5)**2 from 0, learning rate 0.01."""

from visualizer.core.descent_preset import DescentPreset
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Sentence


class FirstStep(DescentPreset):
    """One step, as the note prints it: 0.1."""

    key = "first-step"
    title = Sentence("DescentPreset", "Note 004: 1 step")
    lesson = Sentence(
        "DescentPreset",
        "The slope at 0 is −10, so the first step is 0.01 × 10: w = 0.1.",
    )
    rank = 1
    rules = (Sgd(0.01),)
    n_steps = 1
    step = 0


class ThousandSteps(DescentPreset):
    """The note's 1 + 1000 steps, of which it prints 4.9999."""

    key = "thousand-steps"
    title = Sentence("DescentPreset", "Note 004: 1,001 steps")
    lesson = Sentence(
        "DescentPreset",
        "Each step leaves 98 % of the error: after 1,001 of them w = 4.99999999.",
    )
    rank = 2
    rules = (Sgd(0.01),)
    n_steps = 1001
    step = 1001
