"""The way through a network: every stop once, every step in its place."""

import itertools

import numpy as np
import pytest

from visualizer.core.backward import backward
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network_fold import fold_network
from visualizer.core.walk import FORWARD_KINDS, Direction, Grain, Progress, Stop, StopKind, Walk

SHAPES = [
    ((1, 1), ("linear",)),
    ((2, 3, 2, 2), ("sigmoid", "sigmoid", "linear")),
    ((2, 1, 3), ("softmax", "softmax")),
    ((20, 18, 17, 3), ("relu", "softmax", "tanh")),
    ((784, 512, 10), ("relu", "softmax")),
]
EVERY = pytest.mark.parametrize(
    ("shape", "direction"), list(itertools.product(SHAPES, Direction)), ids=str
)


def drawn(sizes, activations):
    plans = [LayerPlan(*pair) for pair in zip(sizes[1:], activations, strict=True)]
    network = initial_network(plans, 0, sizes[0]).astype(float)
    return network, network.forward(np.random.default_rng(0).normal(size=sizes[0]))


def walk_of(shape, direction):
    return Walk(fold_network(*drawn(*shape)), shape[1], direction)


def kinds(stops):
    return [stop.kind.name for stop in stops]


def test_one_neuron_forward():
    walk = walk_of(((2, 1), ("sigmoid",)), Direction.FORWARD)
    assert walk.stops == (
        Stop(StopKind.TERM, 0, 0, 0),
        Stop(StopKind.TERM, 0, 0, 1),
        Stop(StopKind.BIAS, 0, 0),
        Stop(StopKind.ACTIVATION, 0, 0),
    )
    assert [walk.length(grain) for grain in Grain] == [4, 1, 1]


def test_one_neuron_backward():
    walk = walk_of(((2, 1), ("sigmoid",)), Direction.BACKWARD)
    assert walk.stops == (
        Stop(StopKind.LOSS),
        Stop(StopKind.DZ, 0, 0),
        Stop(StopKind.DW, 0, 0, 0),
        Stop(StopKind.DW, 0, 0, 1),
        Stop(StopKind.DB, 0, 0),
        Stop(StopKind.UPDATE),
    )
    # Loss, dz, the weights, the step.
    assert [walk.length(grain) for grain in Grain] == [6, 4, 4]


def test_softmax_waits_for_every_sum_of_its_layer():
    walk = walk_of(((1, 2), ("softmax",)), Direction.FORWARD)
    assert kinds(walk.stops) == ["TERM", "BIAS", "TERM", "BIAS", "ACTIVATION"]
    assert walk.stops[-1] == Stop(StopKind.ACTIVATION, 0)
    assert [walk.length(grain) for grain in Grain] == [5, 3, 1]


def test_the_way_back_adds_up_each_unit_s_share():
    walk = walk_of(((1, 2, 2), ("tanh", "linear")), Direction.BACKWARD)
    back = [stop for stop in walk.stops if stop.kind is StopKind.DA]
    assert [(stop.layer, stop.source, stop.unit) for stop in back] == [
        (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1),
    ]  # fmt: skip


def test_what_is_not_shown_is_a_stop_of_its_own():
    walk = walk_of(((784, 512, 10), ("relu", "softmax")), Direction.FORWARD)
    # 12 units of 8 terms, the rest of them, bias and activation; the rest of the units; 10 units
    # of 8 terms, the rest and bias; softmax.
    assert len(walk.stops) == 12 * 11 + 2 + 10 * 10 + 1
    assert walk.length(Grain.NEURON) == 13 + 11
    assert walk.length(Grain.LAYER) == 2
    assert walk.place(Stop(StopKind.ACTIVATION, 0, rest=True)) == 12 * 11 + 1


@EVERY
def test_every_stop_is_one_of_its_kind(shape, direction):
    walk = walk_of(shape, direction)
    assert len(set(walk.stops)) == len(walk.stops)
    assert [walk.place(stop) for stop in walk.stops] == list(range(len(walk.stops)))
    assert walk.place(Stop(StopKind.TERM, 99)) is None


@EVERY
@pytest.mark.parametrize("grain", Grain)
def test_the_steps_of_a_grain_cover_every_stop_once(shape, direction, grain):
    walk, covered = walk_of(shape, direction), []
    for position in range(walk.length(grain)):
        moment = walk.moment(grain, position + 0.25)
        assert (moment.done, moment.share) == (moment.step.start, 0.25)
        assert len(moment.step) > 0
        covered += moment.step
    assert covered == list(range(len(walk.stops)))
    assert walk.moment(grain, walk.length(grain)).done == len(walk.stops)


@EVERY
@pytest.mark.parametrize("grain", Grain)
def test_at_a_whole_position_the_last_step_is_complete(shape, direction, grain):
    walk = walk_of(shape, direction)
    assert walk.moment(grain, 0).step == range(0)
    for position in range(1, walk.length(grain) + 1):
        moment, before = walk.moment(grain, position), walk.moment(grain, position - 0.5)
        assert (moment.step, moment.share) == (before.step, 1)
        assert moment.done == before.step.stop


@EVERY
@pytest.mark.parametrize("grain", Grain)
def test_a_position_is_where_no_more_than_so_many_stops_are_complete(shape, direction, grain):
    walk = walk_of(shape, direction)
    for position in range(walk.length(grain) + 1):
        assert walk.position(grain, walk.moment(grain, position).done) == position
    for done in range(len(walk.stops) + 1):
        position = walk.position(grain, done)
        assert walk.moment(grain, position).done <= done
        if position < walk.length(grain):
            assert walk.moment(grain, position + 1).done > done


@EVERY
def test_a_larger_step_is_made_of_smaller_ones(shape, direction):
    walk = walk_of(shape, direction)
    ends = {
        grain: {walk.moment(grain, position).done for position in range(walk.length(grain) + 1)}
        for grain in Grain
    }
    assert ends[Grain.LAYER] <= ends[Grain.NEURON] <= ends[Grain.TERM]


@EVERY
def test_beyond_the_end_is_the_end(shape, direction):
    walk = walk_of(shape, direction)
    end = walk.moment(Grain.TERM, len(walk.stops))
    assert walk.moment(Grain.TERM, len(walk.stops) + 3.5) == end


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_the_terms_on_the_way_the_rest_and_the_bias_are_the_net_input(shape):
    network, trace = drawn(*shape)
    walk = Walk(fold_network(network, trace), shape[1], Direction.FORWARD)
    sums, met = {}, {}
    for stop in walk.stops:
        layer, key = network.layers[stop.layer], (stop.layer, stop.unit)
        if stop.kind is StopKind.TERM:
            terms = layer.weights[:, stop.unit] * trace.activations[stop.layer]
            met.setdefault(key, [])
            if stop.rest:
                sums[key] += np.delete(terms, met[key]).sum()
            else:
                met[key].append(stop.source)
                sums[key] = sums.get(key, 0) + terms[stop.source]
        elif stop.kind is StopKind.BIAS and not stop.rest:
            # Exact only if every term was met, and no term twice.
            total = sums[key] + layer.bias[stop.unit]
            assert total == pytest.approx(trace.net_inputs[stop.layer][stop.unit], abs=1e-12)
    assert len(sums) == sum(min(n_units, 12 if n_units > 16 else 16) for n_units in shape[0][1:])


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_what_comes_back_along_the_edges_is_the_gradient(shape):
    network, trace = drawn(*shape)
    gradients = backward(network, trace, np.zeros(shape[0][-1]), "half_sum_of_squares")
    fold = fold_network(network, trace)
    sums = {}
    for stop in Walk(fold, shape[1], Direction.BACKWARD).stops:
        if stop.kind is not StopKind.DA or stop.source is None:
            continue
        terms = network.layers[stop.layer].weights[stop.source] * gradients.net_inputs[stop.layer]
        share = np.delete(terms, fold.units[stop.layer]).sum() if stop.rest else terms[stop.unit]
        place = (stop.layer, stop.source)
        sums[place] = sums.get(place, 0) + share
    for (layer, source), total in sums.items():
        assert total == pytest.approx(gradients.activations[layer][source], abs=1e-12)
    assert len(sums) == sum(len(units) for units in fold.units[:-1])


@EVERY
def test_layers_come_one_after_the_other(shape, direction):
    layers = [stop.layer for stop in walk_of(shape, direction).stops if stop.layer >= 0]
    assert layers == sorted(layers, reverse=direction is Direction.BACKWARD)


def test_progress_knows_what_is_done_on_its_way_and_still_to_come():
    walk = walk_of(((2, 1), ("sigmoid",)), Direction.FORWARD)
    progress = Progress(walk, walk.moment(Grain.TERM, 1.25))
    shares = [progress.of(stop.kind, stop.layer, stop.unit, stop.source) for stop in walk.stops]
    assert shares == [1, 0.25, 0, 0]
    assert progress.active == (walk.stops[1],)
    assert progress.of(StopKind.TERM, 5, 5, 5) == progress.of_activation(0, 0) == 0
    assert Progress(walk, walk.moment(Grain.TERM, 0)).active == ()


@pytest.mark.parametrize("activation", ["sigmoid", "softmax"])
def test_an_output_is_there_alone_or_with_its_layer(activation):
    walk = walk_of(((1, 2), (activation,)), Direction.FORWARD)
    shares = [
        [Progress(walk, walk.moment(Grain.TERM, done)).of_activation(0, unit) for unit in (0, 1)]
        for done in range(len(walk.stops) + 1)
    ]
    assert shares[0] == [0, 0]
    assert shares[3] == ([1, 0] if activation == "sigmoid" else [0, 0])
    assert shares[-1] == [1, 1]


def test_on_the_way_back_all_of_the_way_there_is_done():
    walk = walk_of(((1, 2), ("tanh",)), Direction.BACKWARD)
    progress = Progress(walk, walk.moment(Grain.LAYER, 0))
    assert all(progress.of(kind, 0, 0, 0) == 1 for kind in FORWARD_KINDS)
    assert progress.of(StopKind.LOSS) == 0
