"""The layers a network is to have, before it has any weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from visualizer.core.activations import ACTIVATIONS
from visualizer.core.image_dataset import IMAGE_SHAPE, N_CLASSES
from visualizer.core.image_layers import MapShape, convolved_shape, pooled_shape
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.whole_number import is_number, shortened, whole_number

MAX_LAYERS = 8
MAX_WEIGHTS = 4_000_000
# Feature maps are kept for every image of a chunk: more would take gigabytes.
MAX_FILTERS = 64
# Of a network of digits, as the Keras program draws them too.
INITIALISER = "glorot_uniform"
UNKNOWN = Sentence("LayerPlan", "A layer is described in a way unknown here.")


@dataclass(frozen=True)
class LayerPlan:
    """A dense layer that has no weights yet.

    Attributes
    ----------
    n_units : int
        At least 1.
    activation : str
        A key of `visualizer.core.activations.ACTIVATIONS`.
    name : str
        Shown to people; may be empty.
    initialiser : str
        A key of `visualizer.core.initialisation.INITIALISERS`.
    dropout : float
        Share of its outputs that are left out at random while training, 0 to below 1.
    kind : str
        Tells plans apart where they are plain records.
    """

    n_units: int
    activation: str
    name: str = ""
    initialiser: str = INITIALISER
    dropout: float = 0.0
    kind: str = field(default="dense", init=False)


@dataclass(frozen=True)
class ConvolutionPlan:
    """A layer of kernels that slide over an image, Keras's Conv2D without padding.

    Attributes
    ----------
    n_filters : int
        Feature maps it gives, 1 to 64.
    kernel_size : int
        Side of the square each weighs at a time, at least 1.
    activation : str
        A key of `visualizer.core.activations.ACTIVATIONS`.
    name : str
        Shown to people; may be empty.
    dropout : float
        As of `LayerPlan`.
    """

    n_filters: int
    kernel_size: int = 3
    activation: str = "relu"
    name: str = ""
    dropout: float = 0.0
    kind: str = field(default="convolution", init=False)

    def output_shape(self, shape: MapShape) -> MapShape:
        """Return the shape of what it gives for such an image."""
        return convolved_shape(shape, self.kernel_size, self.n_filters)


@dataclass(frozen=True)
class PoolingPlan:
    """A layer that keeps the largest value of every square, Keras's MaxPooling2D.

    Attributes
    ----------
    size : int
        Side of the squares, at least 1.
    dropout : float
        As of `LayerPlan`.
    """

    size: int = 2
    dropout: float = 0.0
    kind: str = field(default="pooling", init=False)

    def output_shape(self, shape: MapShape) -> MapShape:
        """Return the shape of what it gives for such an image."""
        return pooled_shape(shape, self.size)


ImagePlan = ConvolutionPlan | PoolingPlan
AnyPlan = LayerPlan | ImagePlan


_KINDS: dict[str, type[AnyPlan]] = {
    plan.kind: plan for plan in (LayerPlan, ConvolutionPlan, PoolingPlan)
}


def plan_of(plan: AnyPlan | Mapping[str, Any]) -> AnyPlan:
    """Return a layer, also of the record that `dataclasses.asdict` makes of one.

    Raises
    ------
    Problem
        If it is none.
    """
    if isinstance(plan, LayerPlan | ConvolutionPlan | PoolingPlan):
        return plan
    try:
        values = dict(plan)
        return _KINDS[values.pop("kind")](**values)
    except (KeyError, TypeError, ValueError) as error:
        raise Problem(UNKNOWN) from error


def image_plans(plans: Sequence[AnyPlan]) -> tuple[ImagePlan, ...]:
    """Return the layers that look at an image, those before the first dense one."""
    return tuple(plan for plan in plans if not isinstance(plan, LayerPlan))


def dense_plans(plans: Sequence[AnyPlan]) -> tuple[LayerPlan, ...]:
    """Return the dense layers."""
    return tuple(plan for plan in plans if isinstance(plan, LayerPlan))


def map_shapes(plans: Sequence[AnyPlan]) -> list[MapShape]:
    """Return the shape of the image, then of what each image layer gives."""
    shapes: list[MapShape] = [(*IMAGE_SHAPE, 1)]
    for plan in image_plans(plans):
        shapes.append(plan.output_shape(shapes[-1]))
    return shapes


def array_shapes(
    plans: Sequence[AnyPlan], input_shape: tuple[int, ...] = IMAGE_SHAPE
) -> list[tuple[int, ...]]:
    """Return the shapes of weights and bias of each layer that has some, in Keras's order."""
    shapes = map_shapes(plans)
    found: list[tuple[int, ...]] = []
    for plan, (_, _, n_channels) in zip(image_plans(plans), shapes, strict=False):
        if isinstance(plan, ConvolutionPlan):
            sides = plan.kernel_size, plan.kernel_size
            found += [(*sides, n_channels, plan.n_filters), (plan.n_filters,)]
    seen = shapes[-1] if image_plans(plans) else input_shape
    sizes = [math.prod(seen), *(plan.n_units for plan in dense_plans(plans))]
    for before, after in pairwise(sizes):
        found += [(before, after), (after,)]
    return found


def n_weights(plans: Sequence[AnyPlan]) -> int:
    """Return the number of weights and biases, Keras's ``count_params()``."""
    return sum(map(math.prod, array_shapes(plans)))


def check_digit_plans(plans: Sequence[AnyPlan]) -> None:
    """Make sure that layers make a network that tells digits apart.

    Raises
    ------
    Problem
        If they do not, in one sentence that says why.
    """
    if not 1 <= len(plans) <= MAX_LAYERS:
        raise Problem(
            Sentence("LayerPlan", "A network has 1 to {most} layers.").format(most=MAX_LAYERS)
        )
    for plan in plans:
        _check_plan(plan)
    n_image = len(image_plans(plans))
    if any(isinstance(plan, LayerPlan) for plan in plans[:n_image]):
        raise Problem(
            Sentence("LayerPlan", "Convolution and pooling come before the first dense layer.")
        )
    last = plans[-1]
    if not (isinstance(last, LayerPlan) and last.n_units == N_CLASSES):
        raise Problem(
            Sentence("LayerPlan", "The last layer is dense and has ten units, one a digit.")
        )
    if last.activation != "softmax" or last.dropout:
        raise Problem(
            Sentence("LayerPlan", "The last layer gives probabilities: softmax without dropout.")
        )
    for plan, shape in zip(image_plans(plans), map_shapes(plans), strict=False):
        if min(plan.output_shape(shape)) < 1:
            raise Problem(
                Sentence(
                    "LayerPlan",
                    "An image of {height} × {width} is too small for a window of {side} × {side}.",
                ).format(
                    height=shape[0],
                    width=shape[1],
                    side=plan.kernel_size if isinstance(plan, ConvolutionPlan) else plan.size,
                )
            )
    if n_weights(plans) > MAX_WEIGHTS:
        raise Problem(
            Sentence("LayerPlan", "{count} weights are too many: up to {most} fit here.").format(
                count=f"{n_weights(plans):,}", most=f"{MAX_WEIGHTS:,}"
            )
        )


def _check_plan(plan: AnyPlan) -> None:
    # Out of a file, anything may stand anywhere.
    texts = [getattr(plan, name, "") for name in ("activation", "name")]
    initialiser = getattr(plan, "initialiser", INITIALISER)
    if not all(isinstance(text, str) for text in texts) or initialiser != INITIALISER:
        raise Problem(UNKNOWN)
    if not (is_number(plan.dropout) and 0 <= plan.dropout < 1):
        raise Problem(
            Sentence("LayerPlan", "A dropout is from 0 to below 1, not {value}.").format(
                value=plan.dropout
            )
        )
    sides = {
        LayerPlan: ("n_units",),
        ConvolutionPlan: ("n_filters", "kernel_size"),
        PoolingPlan: ("size",),
    }
    complaint = Sentence(
        "LayerPlan", "Units, kernels and sizes are whole numbers from 1 up, not {value}."
    )
    for name in sides[type(plan)]:
        value = getattr(plan, name)
        # Sizes of arrays: not even 3.0 is one.
        if not isinstance(value, int):
            raise Problem(complaint.format(value=shortened(value)))
        whole_number(value, complaint)
    if isinstance(plan, ConvolutionPlan) and plan.n_filters > MAX_FILTERS:
        raise Problem(
            Sentence("LayerPlan", "A convolution has up to {most} kernels here.").format(
                most=MAX_FILTERS
            )
        )
    if not isinstance(plan, PoolingPlan) and plan.activation not in ACTIVATIONS:
        raise Problem(
            Sentence("LayerPlan", "There is no activation named {name}.").format(
                name=plan.activation
            )
        )
