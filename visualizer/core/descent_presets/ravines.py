"""A ravine, with momentum and without."""

from visualizer.core.descent_preset import DescentPreset
from visualizer.core.optimizers.adagrad import BookAdagrad
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Sentence


class RavineZigzag(DescentPreset):
    """What is fast enough along is too fast across."""

    key = "ravine"
    title = Sentence("DescentPreset", "Ravine: gradient descent")
    lesson = Sentence(
        "DescentPreset",
        "It zig-zags across and creeps along: one learning rate for curvatures 20 times apart.",
    )
    rank = 31
    surface_key = "ravine"
    start = (-7.0, 2.0)
    rules = (Sgd(0.95),)
    n_steps = 30
    step = 30


class RavineRules(DescentPreset):
    """The book's figure of four rules."""

    key = "ravine-rules"
    title = Sentence("DescentPreset", "Ravine: four rules")
    lesson = Sentence(
        "DescentPreset",
        "Momentum rolls along, Adagrad and Adam measure both directions: the zig-zag is gone.",
    )
    rank = 32
    surface_key = "ravine"
    start = (-7.0, 2.0)
    rules = (Sgd(0.95), Momentum(0.1), BookAdagrad(1.5), Adam(0.3))
    n_steps = 30
    step = 30


class CurvedValley(DescentPreset):
    """A ravine with a bend."""

    key = "curved-valley"
    title = Sentence("DescentPreset", "Rosenbrock: curved valley")
    lesson = Sentence(
        "DescentPreset",
        "All are soon in the valley; along it only momentum gets there, the other two creep.",
    )
    rank = 33
    surface_key = "rosenbrock"
    start = (-2.0, 2.0)
    rules = (Sgd(0.0005), Momentum(0.0005), Adam(0.05))
    n_steps = 1000
    step = 1000
