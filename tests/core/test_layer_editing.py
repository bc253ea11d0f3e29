"""A new layer stands where one of its kind belongs."""

import pytest

from visualizer.core.layer_editing import NEW_LAYERS, with_layer, without_layer
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan, check_digit_plans

DIGITS = LayerPlan(10, "softmax")
PLANS = (ConvolutionPlan(4), PoolingPlan(2), LayerPlan(20, "relu"), DIGITS)


@pytest.mark.parametrize(("kind", "place"), [("convolution", 2), ("pooling", 2), ("dense", 3)])
def test_it_stands_after_its_like(kind: str, place: int) -> None:
    plans = with_layer(PLANS, kind)
    assert plans[place] == NEW_LAYERS[kind]
    assert without_layer(plans, place) == PLANS
    check_digit_plans(plans)


@pytest.mark.parametrize("kind", NEW_LAYERS)
def test_the_smallest_network_takes_any(kind: str) -> None:
    check_digit_plans(with_layer((DIGITS,), kind))
