"""Builds a network layer by layer, as note 000 does, and keeps what still fits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from visualizer.core.initialisation import initial_network
from visualizer.core.keras_code import keras_name
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Problem, Sentence

MAX_LAYERS = 8
MAX_WEIGHTS = 4_000_000
MAX_NAME_LENGTH = 20
MAX_SAID_IN_FULL = 1e12


def build_network(
    n_inputs: float,
    plans: Sequence[LayerPlan],
    seed: int,
    kept: Sequence[DenseLayer | None],
) -> DenseNetwork:
    """Make a network whose layers keep their weights where those still fit.

    Parameters
    ----------
    n_inputs : int
        At least 1.
    plans : sequence of LayerPlan
        From the input to the output, 1 to 8.
    seed : int
        Draws the weights that do not fit, or that there are none of.
    kept : sequence of DenseLayer or None
        What each layer was up to now.

    Returns
    -------
    DenseNetwork
        Of as many digits as the layers that were kept; float64 where there were none.

    Raises
    ------
    Problem
        If a layer has no unit, two layers have one name, or there are too many weights.
    """
    check_plans(n_inputs, plans)
    dtypes = {layer.weights.dtype for layer in kept if layer is not None}
    drawn = initial_network(plans, seed, int(n_inputs)).astype(min(dtypes, default=float))
    return DenseNetwork(
        _kept(layer, before) for layer, before in zip(drawn.layers, kept, strict=True)
    )


def check_plans(n_inputs: float, plans: Sequence[LayerPlan]) -> None:
    """Make sure that a network can be built and shown.

    Raises
    ------
    Problem
        If it has no layer or too many, a layer no unit, two layers have one name, or
        all of them too many weights.
    """
    if not 1 <= len(plans) <= MAX_LAYERS:
        raise Problem(
            Sentence("Workbench", "A network here has 1 to {most} layers.").format(most=MAX_LAYERS)
        )
    sizes = [n_inputs, *(plan.n_units for plan in plans)]
    # False for nan and inf, too.
    if not all(size >= 1 and size // 1 == size for size in sizes):
        raise Problem(Sentence("Workbench", "A layer needs a whole number of units, at least 1."))
    n_weights = sum((before + 1) * after for before, after in pairwise(sizes))
    if n_weights > MAX_WEIGHTS:
        raise Problem(
            Sentence(
                "Workbench", "{n_weights} weights are too many: up to {most} fit here."
            ).format(n_weights=_said_count(n_weights), most=f"{MAX_WEIGHTS:,}")
        )
    # Keras takes no slash in a name, and both of "a b" and "a_b" for one.
    names = [keras_name(plan.name) for plan in plans if plan.name]
    if any("/" in name for name in names):
        raise Problem(Sentence("Workbench", "A layer's name has no slash in it."))
    for name in names:
        if len(name) > MAX_NAME_LENGTH:
            raise Problem(
                Sentence("Workbench", "A layer's name has up to {most} letters.").format(
                    most=MAX_NAME_LENGTH
                )
            )
        if names.count(name) > 1:
            raise Problem(
                Sentence("Workbench", "Another layer is already named “{name}”.").format(name=name)
            )


def _said_count(number: float) -> str:
    """Write how many, in a few letters."""
    if number < MAX_SAID_IN_FULL:
        return f"{number:,.0f}"
    return format_setting(float(min(number, sys.float_info.max)))


def _kept(layer: DenseLayer, before: DenseLayer | None) -> DenseLayer:
    """Return a layer, with the weights it had if they fit and were drawn in the same way."""
    if (
        before is None
        or before.weights.shape != layer.weights.shape
        or before.initialiser != layer.initialiser
    ):
        return layer
    if (before.name, before.activation) == (layer.name, layer.activation):
        return before
    return replace(layer, weights=before.weights, bias=before.bias)
