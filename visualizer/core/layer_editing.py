"""Another layer among those of a network that tells digits apart."""

from __future__ import annotations

from collections.abc import Sequence

from visualizer.core.layer_plan import (
    AnyPlan,
    ConvolutionPlan,
    LayerPlan,
    PoolingPlan,
    image_plans,
)

NEW_LAYERS: dict[str, AnyPlan] = {
    plan.kind: plan for plan in (ConvolutionPlan(8), PoolingPlan(2), LayerPlan(32, "relu"))
}


def with_layer(plans: Sequence[AnyPlan], kind: str) -> tuple[AnyPlan, ...]:
    """Return the layers with one more, where one of its kind belongs.

    Parameters
    ----------
    plans : sequence of AnyPlan
    kind : str
        A key of `NEW_LAYERS`: convolution and pooling come after the last layer over the
        image, a dense layer before the last.
    """
    place = len(plans) - 1 if kind == "dense" else len(image_plans(plans))
    return (*plans[:place], NEW_LAYERS[kind], *plans[place:])


def without_layer(plans: Sequence[AnyPlan], index: int) -> tuple[AnyPlan, ...]:
    """Return the layers without one of them, counted from 0."""
    return (*plans[:index], *plans[index + 1 :])
