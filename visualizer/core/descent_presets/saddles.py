"""What is level and yet no minimum."""

from visualizer.core.descent_preset import DescentPreset
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.rmsprop import RmsProp
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Sentence


class SaddleRidge(DescentPreset):
    """Exactly on the ridge."""

    key = "saddle-ridge"
    title = Sentence("DescentPreset", "Saddle: on the ridge")
    lesson = Sentence(
        "DescentPreset",
        "On the ridge the slope to the side is exactly 0: every rule ends at the saddle and stays.",
    )
    rank = 41
    surface_key = "saddle"
    start = (1.0, 0.0)
    rules = (Sgd(0.1), Momentum(0.1), RmsProp(0.1), Adam(0.1))
    n_steps = 200
    step = 200


class SaddleBeside(DescentPreset):
    """A millionth beside it."""

    key = "saddle-beside"
    title = Sentence("DescentPreset", "Saddle: a millionth beside")
    lesson = Sentence(
        "DescentPreset",
        "Steps to get 1 away from the ridge: gradient descent 76, momentum 36, Adam 12, RMSprop 5.",
    )
    rank = 42
    surface_key = "saddle"
    start = (1.0, 1e-6)
    rules = (Sgd(0.1), Momentum(0.1), RmsProp(0.1), Adam(0.1))
    n_steps = 100
    step = 30


class SaddleNoise(DescentPreset):
    """How minibatches get off it."""

    key = "saddle-noise"
    title = Sentence("DescentPreset", "Saddle: noise")
    lesson = Sentence(
        "DescentPreset",
        "The same ridge with noise in the slope, as between minibatches: now every rule gets off.",
    )
    rank = 43
    surface_key = "saddle"
    start = (1.0, 0.0)
    rules = (Sgd(0.1), Momentum(0.1), RmsProp(0.1), Adam(0.1))
    n_steps = 100
    step = 20
    noise = GradientNoise(0.01)


class SlowSaddle(DescentPreset):
    """A level place on the way."""

    key = "slow-saddle"
    title = Sentence("DescentPreset", "Saddle: a slow start")
    lesson = Sentence(
        "DescentPreset",
        "Beside a saddle there is hardly a slope: gradient descent waits, momentum and Adam leave.",
    )
    rank = 44
    surface_key = "sine_saddle"
    start = (1.5, 1.5)
    rules = (Sgd(0.01), Momentum(0.01), RmsProp(0.01), Adam(0.05))
    n_steps = 600
    step = 60


class PlateauEdge(DescentPreset):
    """Far out there is next to no slope."""

    key = "plateau"
    title = Sentence("DescentPreset", "Plateau")
    lesson = Sentence(
        "DescentPreset",
        "Far out the slope is next to nothing: Adam steps out at once, gradient descent last.",
    )
    rank = 45
    surface_key = "plateau"
    start = (2.0, 1.5)
    rules = (Sgd(0.1), Momentum(0.1), Adam(0.1))
    n_steps = 300
    step = 40
