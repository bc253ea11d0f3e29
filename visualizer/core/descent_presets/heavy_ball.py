"""What momentum adds to gradient descent."""

from visualizer.core.descent_preset import DescentPreset
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.nesterov import Nesterov
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Sentence


class CriticalMomentum(DescentPreset):
    """The momentum that comes to rest soonest."""

    key = "critical-momentum"
    title = Sentence("DescentPreset", "Momentum: critical")
    lesson = Sentence(
        "DescentPreset",
        "With β = (1 − √0.2)² ≈ 0.31 it comes within 0.01 in half the steps, and does not swing.",
    )
    rank = 21
    rules = (Sgd(0.1), Momentum(0.1, 0.3055728090000842))
    n_steps = 40
    step = 40


class SwingingMomentum(DescentPreset):
    """More momentum swings."""

    key = "swinging-momentum"
    title = Sentence("DescentPreset", "Momentum 0.9: swinging")
    lesson = Sentence(
        "DescentPreset",
        "With β = 0.9 it rolls past the minimum and swings; Nesterov looks ahead and swings less.",
    )
    rank = 22
    rules = (Sgd(0.1), Momentum(0.1), Nesterov(0.1))
    n_steps = 60
    step = 60


class MomentumBound(DescentPreset):
    """Learning rates that gradient descent does not stand."""

    key = "momentum-bound"
    title = Sentence("DescentPreset", "Momentum: rate 1.89")
    lesson = Sentence(
        "DescentPreset",
        "Gradient descent diverges above 1; with β = 0.9 everything below 1.9 still converges.",
    )
    rank = 23
    rules = (Sgd(1.89), Momentum(1.89))
    n_steps = 400
    step = 40
