"""The ranges in which an optimizer's settings mean something."""

from __future__ import annotations

import math

import numpy as np

from visualizer.core.sentence import Problem, Sentence


def check_learning_rate(value: object) -> None:
    """Complain unless ``value`` is a finite number above 0; 1e10 is allowed and diverges.

    Raises
    ------
    Problem
        In one sentence.
    """
    if not _lies(value, 0, math.inf) or value == 0:
        raise Problem(
            Sentence(
                "Optimizer", "The learning rate must be a number above 0, not {value}."
            ).format(value=value)
        )


def check_decay(name: str, value: object) -> None:
    """Complain unless ``value``, the share of the past that is kept, is 0 to below 1.

    Raises
    ------
    Problem
        In one sentence with the hyper-parameter's ``name``.
    """
    if not _lies(value, 0, 1):
        raise Problem(
            Sentence("Optimizer", "{name} must be a number from 0 to below 1, not {value}.").format(
                name=name, value=value
            )
        )


def check_epsilon(value: object) -> None:
    """Complain unless ``value``, what keeps a divisor from 0, is a finite number from 0 up.

    Raises
    ------
    Problem
        In one sentence.
    """
    if not _lies(value, 0, math.inf):
        raise Problem(
            Sentence("Optimizer", "epsilon must be a number from 0 up, not {value}.").format(
                value=value
            )
        )


def _lies(value: object, lowest: float, end: float) -> bool:
    """Whether ``value`` is a number, True and False aside, with lowest <= value < end."""
    if not isinstance(value, (int, float, np.integer, np.floating)) or isinstance(value, bool):
        return False
    try:
        return lowest <= float(value) < end
    except OverflowError:
        return False
