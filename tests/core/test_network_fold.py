"""What is shown of a network: all of a small one, the strongest of a large one, calmly."""

import math
from itertools import pairwise

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork, ForwardTrace
from visualizer.core.network_fold import fold_network, unit_strengths
from visualizer.core.unit_sum import unit_sum


def drawn(sizes, last="softmax", seed=0):
    plans = [*(LayerPlan(n_units, "relu") for n_units in sizes[1:-1]), LayerPlan(sizes[-1], last)]
    network = initial_network(plans, seed, sizes[0])
    x = np.random.default_rng(seed).random(sizes[0])
    return network, network.forward(x)


def with_strengths(strengths):
    """Make a hidden layer whose units matter as much as is said."""
    n_units = len(strengths)
    network = DenseNetwork(
        [
            DenseLayer(np.zeros((1, n_units)), np.array(strengths, float), "linear"),
            DenseLayer(np.ones((n_units, 1)), np.zeros(1), "linear"),
        ]
    )
    return network, network.forward([1.0])


@pytest.mark.parametrize("sizes", [(1, 1), (2, 3, 2, 2), (16, 16, 16)])
def test_a_small_network_is_shown_whole(sizes):
    fold = fold_network(*drawn(sizes))
    assert fold.sizes == sizes
    for layer, (n_inputs, n_units) in enumerate(pairwise(sizes)):
        assert fold.units[layer].tolist() == list(range(n_units))
        assert fold.sources[layer].tolist() == [list(range(n_inputs))] * n_units
        assert fold.n_hidden_units(layer) == fold.n_hidden_terms(layer) == 0


def test_the_lecture_s_network_folds_to_12_units_and_8_terms():
    fold = fold_network(*drawn((784, 512, 10)))
    assert [units.shape for units in fold.units] == [(12,), (10,)]
    assert [sources.shape for sources in fold.sources] == [(12, 8), (10, 8)]
    assert [fold.n_hidden_units(layer) for layer in (0, 1)] == [500, 0]
    assert [fold.n_hidden_terms(layer) for layer in (0, 1)] == [776, 504]


def test_one_unit_more_than_fits_is_12():
    fold = fold_network(*drawn((17, 17, 2)))
    assert [len(units) for units in fold.units] == [12, 2]
    assert [sources.shape[1] for sources in fold.sources] == [8, 8]


@pytest.mark.parametrize("seed", range(5))
def test_the_units_and_terms_shown_are_the_largest(seed):
    network, trace = drawn((40, 30, 20), seed=seed)
    fold = fold_network(network, trace)
    for number, layer in enumerate(network.layers):
        units, strengths = fold.units[number], unit_strengths(network, trace, number)
        assert strengths[units].min() >= np.delete(strengths, units).max()
        assert (np.diff(units) > 0).all()
        for unit, sources in zip(units, fold.sources[number], strict=True):
            terms = np.abs(layer.weights[:, unit] * trace.activations[number])
            assert terms[sources].min() >= np.delete(terms, sources).max()
            assert (np.diff(sources) > 0).all()


def test_a_unit_is_as_strong_as_what_it_gives_to_the_next_layer():
    network = DenseNetwork(
        [
            DenseLayer(np.array([[2.0, -3]]), np.zeros(2), "linear"),
            DenseLayer(np.array([[1.0, -1], [0.5, 0]]), np.array([0, -9.0]), "linear"),
        ]
    )
    trace = network.forward([1.0])
    assert unit_strengths(network, trace, 0).tolist() == [2 * 2, 3 * 0.5]
    assert unit_strengths(network, trace, 1).tolist() == [0.5, 11]


@pytest.mark.parametrize("layer", [0, 1])
def test_the_terms_the_rest_and_the_bias_are_the_net_input(layer):
    network, trace = drawn((784, 512, 10))
    fold = fold_network(network, trace)
    for unit in range(10):
        terms = unit_sum(network, trace, fold, layer, unit)
        assert terms.n_rest == fold.n_hidden_terms(layer)
        total = terms.terms.sum() + terms.rest + terms.bias
        assert total == pytest.approx(trace.net_inputs[layer][unit], abs=1e-12)


def test_a_unit_stays_until_another_matters_clearly_more():
    strengths = list(range(1, 21))
    before = fold_network(*with_strengths(strengths))
    assert before.units[0].tolist() == list(range(8, 20))
    strengths[7] = 9.5
    rival = with_strengths(strengths)
    assert fold_network(*rival).units[0].tolist() == [7, *range(9, 20)]
    assert fold_network(*rival, before).units[0].tolist() == list(range(8, 20))
    strengths[7] = 14
    assert fold_network(*with_strengths(strengths), before).units[0].tolist() == [7, *range(9, 20)]


def test_what_was_shown_of_another_network_counts_for_nothing():
    before = fold_network(*drawn((5, 30, 2)))
    other = drawn((5, 40, 2))
    assert fold_network(*other, before).same_as(fold_network(*other))


@pytest.mark.parametrize("n_kept", [1, 3, 12])
def test_kept_units_are_shown_and_the_counts_stay(n_kept):
    network, trace = drawn((784, 512, 10))
    free = fold_network(network, trace)
    hidden = [unit for unit in range(512) if free.row(0, unit) is None][:n_kept]
    fold = fold_network(network, trace, kept=frozenset((0, unit) for unit in hidden))
    assert set(hidden) <= set(fold.units[0].tolist())
    assert [len(units) for units in fold.units] == [12, 10]
    assert [sources.shape for sources in fold.sources] == [(12, 8), (10, 8)]
    # The others are still the strongest.
    assert set(fold.units[0].tolist()) - set(hidden) <= set(free.units[0].tolist())


def test_a_kept_unit_stays_kept():
    network, trace = drawn((784, 512, 10))
    kept = frozenset({(0, 511)})
    fold = fold_network(network, trace, kept=kept)
    # Warnings are errors here: there is none.
    assert fold_network(network, trace, fold, kept).same_as(fold)
    assert fold_network(network, trace, fold).n_hidden_units(0) == 500


def test_a_kept_unit_that_is_none_is_left_out():
    network, trace = drawn((5, 30, 2))
    kept = frozenset({(0, 30), (7, 0)})
    assert fold_network(network, trace, kept=kept).same_as(fold_network(network, trace))


@pytest.mark.parametrize("weight", [math.nan, math.inf, -math.inf, 1e308])
def test_a_network_that_diverged_shows_as_many(weight):
    layers = [
        DenseLayer(np.full((20, 20), weight), np.zeros(20), "relu"),
        DenseLayer(np.full((20, 20), weight), np.zeros(20), "softmax"),
    ]
    network = DenseNetwork(layers)
    with np.errstate(all="ignore"):
        trace = network.forward(np.ones(20))
    fold = fold_network(network, trace, fold_network(network, trace), frozenset({(1, 19)}))
    assert [len(units) for units in fold.units] == [12, 12]
    assert [sources.shape for sources in fold.sources] == [(12, 8), (12, 8)]
    assert fold.row(1, 19) == 11


def test_a_row_is_the_place_on_screen():
    fold = fold_network(*with_strengths(range(1, 21)))
    assert [fold.row(0, unit) for unit in (0, 7, 8, 19, 20, 99)] == [None, None, 0, 11, None, None]


def test_the_same_fold_shows_the_same():
    one, two = fold_network(*drawn((5, 30, 2))), fold_network(*drawn((5, 30, 2)))
    assert one.same_as(two)
    assert not one.same_as(fold_network(*drawn((5, 30, 2), seed=1)))
    assert not one.same_as(fold_network(*drawn((5, 30, 2, 2))))


def test_units_as_strong_as_a_number_can_be_stay_without_a_warning():
    with np.errstate(over="ignore"):
        large = with_strengths([1.5e308] * 20)
    # Warnings are errors here: being loyal to them must not overflow.
    before = fold_network(*large)
    assert fold_network(*large, before).same_as(before)


def test_what_is_known_of_an_unchanged_layer_is_what_would_be_found_anew():
    rng = np.random.default_rng(4)
    network, trace = drawn((60, 40, 30, 10))
    fold = fold_network(network, trace)
    for _ in range(40):
        number = int(rng.integers(3))
        layer = network.layers[number]
        place = rng.integers(layer.n_inputs), rng.integers(layer.n_units)
        network = network.with_layer(number, layer.with_weight(*place, rng.normal(0, 3)))
        # As the page does it: only what comes after the edit is worked out anew.
        begun = ForwardTrace(trace.activations[: number + 1], trace.net_inputs[:number])
        trace = network.forward_on(begun)
        fold = fold_network(network, trace, fold)
        for layer_number, units in enumerate(fold.units):
            for row, unit in enumerate(units.tolist()):
                given = trace.activations[layer_number]
                terms = np.abs(given * network.layers[layer_number].weights[:, unit])
                strongest = np.sort(np.argsort(-terms)[:8])
                shown = fold.sources[layer_number][row]
                np.testing.assert_allclose(terms[shown].sum(), terms[strongest].sum())
