"""Functions to begin with, as they are typed; each teaches something else."""

from __future__ import annotations

from visualizer.core.sentence import Sentence

FUNCTION_EXAMPLES = {
    "(w - 5)^2": Sentence("FunctionExamples", "The parabola of the notes"),
    "w^4 - 2w^2 + w/3": Sentence("FunctionExamples", "Two valleys, one of them lower"),
    "x^2 + y^2": Sentence("FunctionExamples", "A bowl: every way leads to the middle"),
    "x^2 + 20y^2": Sentence("FunctionExamples", "A ravine, steep one way and shallow the other"),
    "x^4 - 2x^2 + y^2": Sentence("FunctionExamples", "Two minima and a saddle between them"),
    "sin(x)*cos(y)": Sentence("FunctionExamples", "Hills and hollows without end"),
    "abs(x) + abs(y)": Sentence("FunctionExamples", "Kinks: the slope never becomes small"),
    "max(x, y)^2": Sentence("FunctionExamples", "A kink along a line, and level at the bottom"),
    "log(1 + x^2 + y^2)": Sentence("FunctionExamples", "The farther out, the weaker the slope"),
    "sqrt(4 - x^2 - y^2)": Sentence("FunctionExamples", "No value outside a circle"),
}
