"""Networks without hidden layers: every boundary is a straight line of what they are told."""

from visualizer.core.points_config import PointsConfig
from visualizer.core.sentence import Sentence


class SoftmaxRegression:
    """Note 004: softmax regression draws straight lines between C classes."""

    key = "softmax-regression"
    rank = 1
    title = Sentence("BoundaryPreset", "Note 004: softmax regression")
    lesson = Sentence(
        "BoundaryPreset",
        "Without a hidden layer the boundary between any two of the four classes is a line.",
    )
    config = PointsConfig(n_classes=4)


class TwoClasses:
    """Note 004: with C = 2 softmax is logistic regression."""

    key = "two-classes"
    rank = 2
    title = Sentence("BoundaryPreset", "Note 004: C = 2")
    lesson = Sentence(
        "BoundaryPreset",
        "With two classes softmax([a, b]) is sigmoid(a − b): logistic regression.",
    )
    config = PointsConfig(n_classes=2)


class LineIsNotEnough:
    """A circle that no straight line goes around."""

    key = "line-is-not-enough"
    rank = 3
    title = Sentence("BoundaryPreset", "Circle: a line fails")
    lesson = Sentence(
        "BoundaryPreset", "However long it is trained: no line has the disc on one side."
    )
    config = PointsConfig(dataset="circle", n_classes=2, epochs=200)


class SquaresHelp:
    """The same circle, and a network that is told the squares."""

    key = "squares-help"
    rank = 4
    title = Sentence("BoundaryPreset", "Circle: squares help")
    lesson = Sentence(
        "BoundaryPreset",
        "Told x₁² and x₂², the same network finds the circle: its line is one of squares.",
    )
    config = PointsConfig(dataset="circle", n_classes=2, features=("x₁²", "x₂²"))
