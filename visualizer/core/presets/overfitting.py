"""Note 002: overfitting on purpose, a large network and hardly any images to train on."""

from visualizer.core.layer_plan import LayerPlan
from visualizer.core.sentence import Sentence


class Overfitting:
    """Flatten, 256 ReLU units twice; of a hundred training images it is shown one."""

    key = "overfitting"
    title = Sentence("Preset", "Overfits on purpose")
    layers = (
        LayerPlan(256, "relu", "hidden 1"),
        LayerPlan(256, "relu", "hidden 2"),
        LayerPlan(10, "softmax", "digits"),
    )
    optimizer = "adam"
    batch_size = 20
    epochs = 20
    validation_split = 0.99
