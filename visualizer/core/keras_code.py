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
# What has no plain name there.
_INITIALISERS = {"uniform_0_1": "keras.initializers.RandomUniform(0, 1)"}
# TensorFlow (2.20) compiles no layer of another name, a Korean one for example.
_TRAINABLE = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_.>-]*")
# Keras gives these names to layers without one.
_AUTOMATIC = re.compile(
    r"(conv2d|dense|dropout|flatten|input_layer|max_pooling2d|rescaling|reshape)(_\d+)?"
)


def keras_name(name: str) -> str:
    """Return a layer's name as Keras takes it."""
    return name.replace(" ", "_")


def keras_names(plans: Iterable[AnyPlan], *, trains: bool = False) -> list[str]:
    """Return the name of each layer in a Keras model; empty where Keras shall give it one.

    Keras takes no two layers of a name, no name with a slash, and none that it gives itself.

    Parameters
    ----------
    plans : iterable of AnyPlan
    trains : bool
        The model is to be trained, and not only built.
    """
    names: list[str] = []
    for plan in plans:
        name = "" if isinstance(plan, PoolingPlan) else keras_name(plan.name)
        is_taken = "/" not in name and (_TRAINABLE.fullmatch(name) or not trains)
        is_free = is_taken and not _AUTOMATIC.fullmatch(name)
        names.append(name if is_free and name not in names else "")
    return names


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


def layer_lines(plans: Iterable[AnyPlan], *, trains: bool = False) -> list[str]:
    """Write a line a layer, which adds it to ``model``; a flat one follows the image's.

    Parameters
    ----------
    plans : iterable of AnyPlan
    trains : bool
        The program goes on to train the model.
    """
    lines = []
    seen_images = False
    plans = list(plans)
    for plan, name in zip(plans, keras_names(plans, trains=trains), strict=True):
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
                known = _INITIALISERS.get(plan.initialiser, f'"{plan.initialiser}"')
                parts.append(f"kernel_initializer={known}")
            if name:
                parts.append(f"name={json.dumps(name, ensure_ascii=False)}")
            call = f"{kind}({', '.join(parts)})"
        seen_images = not isinstance(plan, LayerPlan)
        lines.append(_adding(call))
        if plan.dropout:
            lines.append(_adding(f"Dropout({plan.dropout!r})"))
    return lines


def _adding(layer: str) -> str:
    return f"model.add(keras.layers.{layer})"
