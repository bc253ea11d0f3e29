"""The Keras program that builds the same network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from visualizer.core.image_dataset import IMAGE_SHAPE
from visualizer.core.layer_plan import (
    AnyPlan,
    ConvolutionPlan,
    LayerPlan,
    PoolingPlan,
    image_plans,
)

DEFAULT_INITIALISER = "glorot_uniform"
# As Keras writes what has no plain name there.
_INITIALISERS = {
    "he_uniform": '"he_uniform"',
    "random_uniform": '"random_uniform"',
    "uniform_0_1": "keras.initializers.RandomUniform(0, 1)",
    "zeros": '"zeros"',
}
# Keras gives these names to layers without one.
_AUTOMATIC = re.compile(r"(dense|conv2d|input_layer)(_\d+)?")


def keras_name(name: str) -> str:
    """Return a layer's name as Keras takes it."""
    return name.replace(" ", "_")


def keras_code(n_inputs: int, plans: Sequence[AnyPlan]) -> str:
    """Write today's way (Keras 3) of building a network.

    Parameters
    ----------
    n_inputs : int
        Of the first layer, where that is a dense one; others look at an image.
    plans : sequence of AnyPlan

    Returns
    -------
    str
        Python code that runs by itself and leaves the network in ``model``.
    """
    shape = (*IMAGE_SHAPE, 1) if image_plans(plans) else f"({n_inputs},)"
    lines = [
        "import keras",
        "",
        "model = keras.Sequential()",
        f"model.add(keras.Input({shape}))",
        *layer_lines(plans),
    ]
    return "\n".join([*lines, "model.summary()", ""])


def layer_lines(plans: Iterable[AnyPlan]) -> list[str]:
    """Write a line a layer, which adds it to ``model``; a flat one follows the image's."""
    lines = []
    taken: set[str] = set()
    seen_images = False
    for plan in plans:
        if isinstance(plan, PoolingPlan):
            call = f"MaxPooling2D({plan.size})"
        else:
            if isinstance(plan, ConvolutionPlan):
                kind, parts = "Conv2D", [str(plan.n_filters), str(plan.kernel_size)]
            else:
                kind, parts = "Dense", [str(plan.n_units)]
                if seen_images:
                    lines.append(_adding("Flatten()"))
            if plan.activation != "linear":
                parts.append(f'activation="{plan.activation}"')
            if isinstance(plan, LayerPlan) and plan.initialiser != DEFAULT_INITIALISER:
                parts.append(f"kernel_initializer={_INITIALISERS[plan.initialiser]}")
            name = keras_name(plan.name)
            if name and name not in taken and "/" not in name and not _AUTOMATIC.fullmatch(name):
                taken.add(name)
                parts.append(f"name={json.dumps(name, ensure_ascii=False)}")
            call = f"{kind}({', '.join(parts)})"
        seen_images = not isinstance(plan, LayerPlan)
        lines.append(_adding(call))
        if plan.dropout:
            lines.append(_adding(f"Dropout({plan.dropout!r})"))
    return lines


def _adding(layer: str) -> str:
    return f"model.add(keras.layers.{layer})"
