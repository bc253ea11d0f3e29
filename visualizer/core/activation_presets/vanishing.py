"""Gradients that get lost on their way back."""

from visualizer.core.activations_scene import ActivationsScene
from visualizer.core.sentence import Sentence


class SigmoidTimesTen:
    """Note 000: the slope of a sigmoid is 0.25 at most."""

    key = "sigmoid-times-ten"
    rank = 1
    title = Sentence("ActivationPreset", "Note 000: sigmoid × 10")
    lesson = Sentence(
        "ActivationPreset",
        "A slope of 0.25 at most: after ten layers 0.25^10 = 9.54e−7 of the gradient is left.",
    )
    scene = ActivationsScene("sigmoid", 0.0, 10)


class Saturated:
    """Far out, where a tanh is flat."""

    key = "saturated"
    rank = 4
    title = Sentence("ActivationPreset", "Saturated tanh")
    lesson = Sentence(
        "ActivationPreset",
        "At z = 2.5 tanh is nearly flat: each layer leaves 0.027 of the gradient.",
    )
    scene = ActivationsScene("tanh", 2.5, 10)


class ClosedRelu:
    """Below 0 a relu has no slope at all."""

    key = "closed-relu"
    rank = 6
    title = Sentence("ActivationPreset", "Closed ReLU")
    lesson = Sentence(
        "ActivationPreset",
        "Below 0 its slope is 0: not a bit of the gradient gets through. A leak helps.",
    )
    scene = ActivationsScene("relu", -1.0, 10, "he_uniform")
