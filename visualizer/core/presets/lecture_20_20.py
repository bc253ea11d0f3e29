"""Note 002: two small hidden layers, SGD, ten epochs, 70 : 30 validation split."""

from visualizer.core.layer_plan import LayerPlan
from visualizer.core.sentence import Sentence


class Lecture2020:
    """Flatten, 20 ReLU units twice, softmax over ten digits."""

    key = "lecture-20-20"
    title = Sentence("Preset", "Note 002: 20 + 20")
    layers = (
        LayerPlan(20, "relu", "hidden 1"),
        LayerPlan(20, "relu", "hidden 2"),
        LayerPlan(10, "softmax", "digits"),
    )
    optimizer = "sgd"
    batch_size = 20
    epochs = 10
    validation_split = 0.3
