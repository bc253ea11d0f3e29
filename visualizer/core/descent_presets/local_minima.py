"""Where a descent ends hangs on what carries it on."""

from visualizer.core.descent_preset import DescentPreset
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.rmsprop import RmsProp
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Sentence


class TwoBowls(DescentPreset):
    """A shallow bowl before a deep one."""

    key = "two-bowls"
    title = Sentence("DescentPreset", "Two bowls")
    lesson = Sentence(
        "DescentPreset",
        "Gradient descent and RMSprop stay in the shallow bowl; momentum and Adam roll on.",
    )
    rank = 51
    surface_key = "local_minimum"
    start = (1.5, 1.5)
    rules = (Sgd(0.01), Momentum(0.01), RmsProp(0.01), Adam(0.05))
    n_steps = 300
    step = 300


class RippleRings(DescentPreset):
    """Rings around the lowest place."""

    key = "ripple-rings"
    title = Sentence("DescentPreset", "Ripples")
    lesson = Sentence(
        "DescentPreset",
        "A ring valley holds gradient descent and RMSprop; momentum and Adam get to the middle.",
    )
    rank = 52
    surface_key = "ripples"
    start = (1.5, 1.5)
    rules = (Sgd(0.01), Momentum(0.01), RmsProp(0.01), Adam(0.05))
    n_steps = 150
    step = 150


class AroundHill(DescentPreset):
    """A hill in the way."""

    key = "around-hill"
    title = Sentence("DescentPreset", "Hills")
    lesson = Sentence(
        "DescentPreset",
        "All four go around the hills to one minimum; momentum and Adam in half the steps.",
    )
    rank = 53
    surface_key = "hills"
    start = (1.5, 1.5)
    rules = (Sgd(0.01), Momentum(0.01), RmsProp(0.01), Adam(0.05))
    n_steps = 200
    step = 200
