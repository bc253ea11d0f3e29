"""Kernels that slide over the image: two convolutions with pooling, as CNNs for MNIST begin."""

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.sentence import Sentence


class Cnn:
    """Conv2D and MaxPooling2D twice, Flatten, 64 ReLU units, softmax over ten digits."""

    key = "cnn"
    title = Sentence("Preset", "CNN: 8 + 16 kernels")
    layers = (
        ConvolutionPlan(8, 3, "relu", "kernels 1"),
        PoolingPlan(2),
        ConvolutionPlan(16, 3, "relu", "kernels 2"),
        PoolingPlan(2),
        LayerPlan(64, "relu", "hidden"),
        LayerPlan(10, "softmax", "digits"),
    )
    optimizer = "adam"
    batch_size = 32
    epochs = 5
    validation_split = 0.0
