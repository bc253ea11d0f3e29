"""The forward pass of one place of the plane, in words and numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from visualizer.core.network import ForwardTrace
from visualizer.core.number_text import format_digits, format_number
from visualizer.core.points_config import CLASS_NAMES, PointsConfig

DECIMALS = 2
SMALL = 0.001  # what three decimals would hide
FAINT = 0.1  # of what two decimals would leave too little to go on with


def told_line(trace: ForwardTrace, config: PointsConfig) -> str:
    """Write what the network is told.

    Parameters
    ----------
    trace : ForwardTrace
        Of one place.
    config : PointsConfig
    """
    told = zip(config.features, trace.activations[0], strict=True)
    return "   ".join(f"{name} = {_number(value)}" for name, value in told)


def hidden_lines(trace: ForwardTrace, config: PointsConfig) -> list[str]:
    """Write what each hidden layer gives, a line each."""
    return [
        f"a⁽{_raised(number)}⁾ = {config.activation}(z)  =  {_numbers(values)}"
        for number, values in enumerate(trace.activations[1:-1], 1)
    ]


def class_lines(trace: ForwardTrace) -> list[str]:
    """Write logit, exponential and probability of each class, a line each."""
    with np.errstate(over="ignore"):
        exponentials = np.exp(trace.logits.astype(float))
    return [
        f"{name}:  z = {_number(z)}   e^z = {_exponential(e)}   p = {_probability(p)}"
        for name, z, e, p in zip(
            CLASS_NAMES, trace.logits, exponentials, trace.output, strict=False
        )
    ]


def logistic_line(trace: ForwardTrace) -> str:
    """Write the probability of the first of two classes as logistic regression has it."""
    a, b = trace.logits.astype(float)
    p = _probability(trace.output[0])
    return f"p(A) = σ(z_A − z_B) = σ({_number(a - b)}) = {p}"


def loss_line(trace: ForwardTrace, label: int) -> str:
    """Write the loss of a point of a class."""
    p = float(trace.output[label])
    loss = -math.log(p) if p > 0 else math.inf
    return f"−ln p({CLASS_NAMES[label]}) = −ln {_probability(p)} = {format_number(loss, 3)}"


def _probability(value: float) -> str:
    value = float(value)
    return format_digits(value, 3) if 0 < value < SMALL else format_number(value, 3)


def _exponential(value: float) -> str:
    value = float(value)
    return format_digits(value, 3) if 0 < value < FAINT else _number(value)


def _number(value: float) -> str:
    return format_number(float(value), DECIMALS)


def _numbers(values: Iterable[float]) -> str:
    return "  ".join(_number(value) for value in values)


def _raised(number: int) -> str:
    return "⁰¹²³⁴"[number]
