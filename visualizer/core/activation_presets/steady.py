"""Gradients that arrive, and one that grows on its way."""

from visualizer.core.activations_scene import ActivationsScene
from visualizer.core.sentence import Sentence


class ReluWithHe:
    """Note 000: the slope of an open relu is 1; He's weights make up for the closed half."""

    key = "relu-with-he"
    rank = 2
    title = Sentence("ActivationPreset", "Note 000: ReLU + He")
    lesson = Sentence(
        "ActivationPreset",
        "An open unit passes the gradient on whole; He's weights make up for those closed.",
    )
    scene = ActivationsScene("relu", 1.0, 10, "he_uniform")


class TanhWithGlorot:
    """Note 003: around 0 a tanh passes on what a sigmoid quarters."""

    key = "tanh-with-glorot"
    rank = 3
    title = Sentence("ActivationPreset", "Note 003: tanh + Glorot")
    lesson = Sentence(
        "ActivationPreset",
        "At 0 the slope is 1, four times a sigmoid's, and Glorot's weights keep the size.",
    )
    scene = ActivationsScene("tanh", 0.0, 10, "glorot_uniform", weighs=True)


class LinearLayers:
    """Note 003: without a bend, layer upon layer is one layer."""

    key = "linear-layers"
    rank = 5
    title = Sentence("ActivationPreset", "Note 003: identity")
    lesson = Sentence(
        "ActivationPreset",
        "Every gradient arrives, and it is of no use: linear layers together are one layer.",
    )
    scene = ActivationsScene("linear", 1.0, 10, "glorot_uniform", weighs=True)


class LargeWeights:
    """Weights from 0 to 1, as note 001 draws them, make gradients explode."""

    key = "large-weights"
    rank = 7
    title = Sentence("ActivationPreset", "Large weights")
    lesson = Sentence(
        "ActivationPreset",
        "Weights from 0 to 1, as in note 001: each layer makes the gradient several times larger.",
    )
    scene = ActivationsScene("relu", 1.0, 10, "uniform_0_1", weighs=True)
