"""Both passes of a network that is edited: as if worked out anew, but nothing is twice."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.initialisation import LayerPlan, initial_network
from visualizer.core.network import DenseNetwork
from visualizer.core.network_passes import NetworkPasses
from visualizer.core.workbench_scene import Sample

LOSS = "half_sum_of_squares"
PLANS = [LayerPlan(4, "tanh"), LayerPlan(3, "sigmoid"), LayerPlan(2, "linear")]


def network(seed: int = 0) -> DenseNetwork:
    return initial_network(PLANS, seed, n_inputs=5).astype(np.float64)


def sample(*x: float) -> Sample:
    return Sample((*x, 0.5, -0.25, 1.0, 2.0, 3.0)[:5], (1.0, -1.0))


def with_weight(given: DenseNetwork, layer: int, value: float) -> DenseNetwork:
    return given.with_layer(layer, given.layers[layer].with_weight(0, 1, value))


edits = st.lists(st.tuples(st.integers(-2, 2), st.floats(-2, 2)), max_size=6)


@given(edits)
def test_they_are_those_of_a_pass_from_the_beginning(edits: list[tuple[int, float]]) -> None:
    passes, shown, given_sample = NetworkPasses(), network(), sample()
    for layer, value in edits:
        if layer == -2:
            shown = shown.astype(np.float32 if shown.dtype == np.float64 else np.float64)
        elif layer == -1:
            given_sample = sample(value)
        else:
            shown = with_weight(shown, layer, value)
        trace, gradients = passes.of(given_sample, shown, LOSS)
        wanted_trace, wanted = given_sample.passes(shown, LOSS)
        for ours, theirs in (
            (trace.activations, wanted_trace.activations),
            (trace.net_inputs, wanted_trace.net_inputs),
            (gradients.activations, wanted.activations),
            (gradients.net_inputs, wanted.net_inputs),
        ):
            for one, other in zip(ours, theirs, strict=True):
                assert one.dtype == other.dtype
                np.testing.assert_array_equal(one, other)
        assert gradients.loss == wanted.loss


def test_the_same_is_not_worked_out_again() -> None:
    passes, shown, given_sample = NetworkPasses(), network(), sample()
    first = passes.of(given_sample, shown, LOSS)
    assert passes.of(given_sample, shown, LOSS) is first
    trace, _ = passes.of(given_sample, with_weight(shown, 1, 2.0), LOSS)
    kept = [one is other for one, other in zip(trace.net_inputs, first[0].net_inputs, strict=True)]
    assert kept == [True, False, False]


def test_another_target_is_another_way_back() -> None:
    passes, shown, given_sample = NetworkPasses(), network(), sample()
    _, before = passes.of(given_sample, shown, LOSS)
    _, after = passes.of(Sample(given_sample.x, (2.0, 2.0)), shown, LOSS)
    assert before.loss != after.loss
