"""Networks whose hidden layers bend the boundaries."""

from visualizer.core.points_config import PointsConfig
from visualizer.core.sentence import Sentence


class CircleFourTwo:
    """TensorFlow Playground's first picture."""

    key = "circle-4-2"
    rank = 5
    title = Sentence("BoundaryPreset", "Circle: 4 + 2 units")
    lesson = Sentence(
        "BoundaryPreset",
        "Each hidden unit draws a line of its own; together they go around the disc.",
    )
    config = PointsConfig(dataset="circle", n_classes=2, hidden=(4, 2))


class XorFour:
    """Minsky's and Papert's example against networks of one layer."""

    key = "xor-4"
    rank = 6
    title = Sentence("BoundaryPreset", "XOR: 4 units")
    lesson = Sentence(
        "BoundaryPreset", "Opposite quadrants have one class: no line does that, four units do."
    )
    config = PointsConfig(dataset="xor", n_classes=2, hidden=(4,))


class SpiralDeep:
    """Three arms, two wide layers."""

    key = "spiral-deep"
    rank = 7
    title = Sentence("BoundaryPreset", "Spiral: 16 + 16 units")
    lesson = Sentence(
        "BoundaryPreset",
        "Three arms wound around each other: two wide layers and Adam follow them.",
    )
    config = PointsConfig(
        dataset="spiral",
        n_classes=3,
        hidden=(16, 16),
        activation="relu",
        optimizer="adam",
        learning_rate=0.01,
        train_share=0.8,
        epochs=500,
    )


class Overfits:
    """Few noisy points, a large network."""

    key = "overfits"
    rank = 8
    title = Sentence("BoundaryPreset", "Overfits on purpose")
    lesson = Sentence(
        "BoundaryPreset",
        "50 noisy points and 48 units: it learns the noise by heart. L2 or more points help.",
    )
    config = PointsConfig(
        dataset="circle",
        n_classes=2,
        noise=0.3,
        train_share=0.1,
        hidden=(16, 16, 16),
        optimizer="adam",
        learning_rate=0.01,
        epochs=500,
    )
