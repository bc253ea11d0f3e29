"""The Keras program that builds the same network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from visualizer.core.initialisation import LayerPlan

DEFAULT_INITIALISER = "glorot_uniform"
# As Keras writes what has no plain name there.
_INITIALISERS = {
    "he_uniform": '"he_uniform"',
    "random_uniform": '"random_uniform"',
    "uniform_0_1": "keras.initializers.RandomUniform(0, 1)",
    "zeros": '"zeros"',
}
# Keras gives these names to layers without one.
_AUTOMATIC = re.compile(r"(dense|input_layer)(_\d+)?")


def keras_name(name: str) -> str:
    """Return a layer's name as Keras takes it."""
    return name.replace(" ", "_")


def keras_code(n_inputs: int, plans: Iterable[LayerPlan]) -> str:
    """Write today's way (Keras 3) of building a network of dense layers.

    Parameters
    ----------
    n_inputs : int
    plans : iterable of LayerPlan

    Returns
    -------
    str
        Python code that runs by itself and leaves the network in ``model``.
    """
    lines = [
        "import keras",
        "",
        "model = keras.Sequential()",
        f"model.add(keras.Input(({n_inputs},)))",
        *dense_lines(plans),
    ]
    return "\n".join([*lines, "model.summary()", ""])


def dense_lines(plans: Iterable[LayerPlan]) -> list[str]:
    """Write a line a dense layer, which adds it to ``model``."""
    lines = []
    taken: set[str] = set()
    for plan in plans:
        name = keras_name(plan.name)
        parts = [str(plan.n_units)]
        if plan.activation != "linear":
            parts.append(f'activation="{plan.activation}"')
        if plan.initialiser != DEFAULT_INITIALISER:
            parts.append(f"kernel_initializer={_INITIALISERS[plan.initialiser]}")
        if name and name not in taken and "/" not in name and not _AUTOMATIC.fullmatch(name):
            taken.add(name)
            parts.append(f"name={json.dumps(name, ensure_ascii=False)}")
        lines.append(f"model.add(keras.layers.Dense({', '.join(parts)}))")
    return lines
