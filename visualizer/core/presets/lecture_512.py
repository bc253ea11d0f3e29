"""Note 000: one wide hidden layer, Adam, five epochs, about 98 % right."""

from visualizer.core.layer_plan import LayerPlan
from visualizer.core.sentence import Sentence


class Lecture512:
    """Flatten, 512 ReLU units, softmax over ten digits."""

    key = "lecture-512"
    title = Sentence("Preset", "Note 000: 512 units")
    layers = (LayerPlan(512, "relu", "hidden"), LayerPlan(10, "softmax", "digits"))
    optimizer = "adam"
    batch_size = 32
    epochs = 5
    validation_split = 0.0
