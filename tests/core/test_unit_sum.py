"""The sum of one unit, term by term: nothing is lost, nothing counted twice."""

import math

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork
from visualizer.core.network_fold import N_TERMS, fold_network
from visualizer.core.unit_sum import unit_sum
from visualizer.core.workbench_presets.three_layers import ThreeLayers


def drawn(sizes, seed=0):
    network = initial_network([LayerPlan(n, "tanh") for n in sizes[1:]], seed, sizes[0])
    network = network.astype(float)
    trace = network.forward(np.random.default_rng(seed).normal(size=sizes[0]))
    return network, trace, fold_network(network, trace)


def test_the_note_s_first_unit():
    network = ThreeLayers.network
    trace = network.forward(ThreeLayers.samples[0].x)
    terms = unit_sum(network, trace, fold_network(network, trace), 0, 0)
    assert terms.sources.tolist() == [0, 1]
    assert terms.weights.tolist() == [0.42, 0.91]
    assert terms.inputs.tolist() == [0.02316599, 0.5851755]
    assert terms.terms == pytest.approx([0.0097297158, 0.532509705])
    assert (terms.n_rest, terms.rest, terms.bias) == (0, 0, 0.11)
    assert terms.net_input == pytest.approx(0.6522394208)
    assert terms.activation == pytest.approx(1 / (1 + math.exp(-0.6522394208)))


@pytest.mark.parametrize("sizes", [(2, 3, 1), (16, 16, 2), (17, 3), (100, 40, 20)])
@pytest.mark.parametrize("seed", range(3))
def test_terms_rest_and_bias_sum_up_to_the_net_input(sizes, seed):
    network, trace, fold = drawn(sizes, seed)
    for layer, n_units in enumerate(sizes[1:]):
        for unit in range(n_units):
            terms = unit_sum(network, trace, fold, layer, unit)
            total = terms.terms.sum() + terms.rest + terms.bias
            assert total == pytest.approx(terms.net_input, abs=1e-12)
            assert len(terms.terms) + terms.n_rest == sizes[layer]
            assert terms.activation == trace.activations[layer + 1][unit]


def test_a_unit_that_is_not_shown_has_its_own_largest_terms():
    network, trace, fold = drawn((100, 40, 5))
    unit = next(unit for unit in range(40) if fold.row(0, unit) is None)
    terms = unit_sum(network, trace, fold, 0, unit)
    assert len(terms.terms) == N_TERMS
    everything = np.abs(network.layers[0].weights[:, unit] * trace.activations[0])
    assert set(terms.sources.tolist()) == set(np.argsort(-everything)[:N_TERMS].tolist())
    assert terms.sources.tolist() == sorted(terms.sources.tolist())


def test_a_unit_shown_has_the_terms_of_the_fold():
    network, trace, fold = drawn((100, 40, 5))
    for row, unit in enumerate(fold.units[0].tolist()):
        terms = unit_sum(network, trace, fold, 0, unit)
        assert terms.sources.tolist() == fold.sources[0][row].tolist()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_weights_of_a_run_that_diverged_are_summed_up_without_a_warning(value):
    weights = np.ones((20, 1))
    weights[3] = value
    network = DenseNetwork([DenseLayer(weights, np.zeros(1), "linear")])
    with np.errstate(all="ignore"):
        trace = network.forward(np.zeros(20))
    terms = unit_sum(network, trace, fold_network(network, trace), 0, 0)
    assert math.isnan(terms.net_input)
    assert math.isnan(terms.terms.sum() + terms.rest + terms.bias)
