"""The way through kernels and pooling, and what the formulas write on it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from visualizer.core.backward import backward
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.map_layers import in_units
from visualizer.core.network import ForwardTrace
from visualizer.core.network_fold import NetworkFold, fold_network
from visualizer.core.pass_formula import PassFormula
from visualizer.core.walk import Direction, Grain, Progress, Stop, StopKind, Walk

PLANS = (
    ConvolutionPlan(2, 3, "relu"),
    PoolingPlan(2),
    ConvolutionPlan(3, 3, "tanh"),
    LayerPlan(10, "softmax"),
)
NETWORK = in_units(initial_network(PLANS, 0)).astype(np.float64)
TRACE = NETWORK.forward(np.random.default_rng(0).random(784))
TARGET = tuple(np.eye(10)[3].tolist())
LOSS = "categorical_crossentropy"
ACTIVATIONS = ("relu", "linear", "tanh", "softmax")


def walked(direction: Direction) -> tuple[NetworkFold, Walk]:
    fold = fold_network(NETWORK, TRACE)
    return fold, Walk(fold, ACTIVATIONS, direction)


def lines(direction: Direction, layer: int, number: int, done: int | None = None) -> list[str]:
    """Return the formulas of the unit that stands for a map, where so many stops are done."""
    fold, walk = walked(direction)
    moment = walk.moment(Grain.TERM, walk.length(Grain.TERM) if done is None else done)
    passed = backward(NETWORK, TRACE, TARGET, LOSS)
    progress = Progress(walk, moment)
    formula = PassFormula(NETWORK, TRACE, passed, fold, progress, TARGET, LOSS, 0.1, 6)
    unit = int(fold.units[layer][number])
    return ["".join(token.text for token in line) for line in formula.lines(layer, unit)]


def numbers(text: str) -> list[float]:
    return [float(each.replace("−", "-")) for each in re.findall(r"−?\d+\.\d+", text)]


def test_a_unit_stands_for_its_map_and_then_all_other_places_follow() -> None:
    fold, walk = walked(Direction.FORWARD)
    unit = int(fold.units[0][0])
    sources = fold.sources[0][0].tolist()
    assert walk.stops[:12] == (
        *(Stop(StopKind.TERM, 0, unit, source) for source in sources),
        Stop(StopKind.BIAS, 0, unit),
        Stop(StopKind.ACTIVATION, 0, unit),
        Stop(StopKind.MAP, 0, unit),
    )
    y, x, number = np.unravel_index(unit, (26, 26, 2))
    assert number == 0
    assert sources == [(y + dy) * 28 + x + dx for dy in range(3) for dx in range(3)]


def test_of_many_terms_the_largest_are_walked_and_the_rest_at_once() -> None:
    fold, walk = walked(Direction.FORWARD)
    stops = [stop for stop in walk.stops if stop.layer == 2 and stop.unit == fold.units[2][1]]
    assert [stop.kind for stop in stops].count(StopKind.TERM) == 9
    assert stops[8].rest
    assert fold.n_hidden_terms(2) == 10


def test_steps_of_every_grain() -> None:
    _, forward = walked(Direction.FORWARD)
    # A map a step, then every output and the softmax of all.
    assert forward.length(Grain.NEURON) == 2 + 2 + 3 + 10 + 1
    assert forward.length(Grain.LAYER) == 4


def test_a_pixel_stays_while_no_other_is_clearly_stronger() -> None:
    before = fold_network(NETWORK, TRACE)
    unit = int(before.units[0][1])
    rival = unit + 2 if unit < 1000 else unit - 2
    for share, expected in ((1.2, unit), (2.0, rival)):
        outputs = TRACE.activations[1].copy()
        outputs[rival] = share * outputs[unit]
        activations = (TRACE.activations[0], outputs, *TRACE.activations[2:])
        other = ForwardTrace(activations, TRACE.net_inputs)
        assert int(fold_network(NETWORK, other).units[0][1]) == rival
        assert int(fold_network(NETWORK, other, before).units[0][1]) == expected


def test_pooling_learns_nothing_and_a_map_hears_from_maps_all_at_once() -> None:
    fold, walk = walked(Direction.BACKWARD)
    kinds = (StopKind.DZ, StopKind.DW, StopKind.DB)
    assert {stop.layer for stop in walk.stops if stop.kind in kinds} == {0, 2, 3}
    back = [stop for stop in walk.stops if stop.kind is StopKind.DA]
    one_by_one = [
        Stop(StopKind.DA, 3, int(unit), int(source))
        for source in fold.units[2]
        for unit in fold.units[3]
    ]
    assert back == one_by_one + [
        Stop(StopKind.DA, layer, None, int(source), rest=True)
        for layer in (2, 1)
        for source in fold.units[layer - 1]
    ]


@pytest.mark.parametrize("n_units", [5, 20])
def test_all_has_come_back_to_a_map_with_its_last_term(n_units: int) -> None:
    plans = (ConvolutionPlan(2, 3, "relu"), LayerPlan(n_units, "tanh"), LayerPlan(10, "softmax"))
    network = in_units(initial_network(plans, 0)).astype(np.float64)
    trace = network.forward(np.random.default_rng(0).random(784))
    gradients = backward(network, trace, TARGET, LOSS)
    fold = fold_network(network, trace)
    walk = Walk(fold, ("relu", "tanh", "softmax"), Direction.BACKWARD)
    unit = int(fold.units[0][1])
    terms = network.layers[1].weights[unit] * gradients.net_inputs[1]
    total, shares = 0.0, []
    for done, stop in enumerate(walk.stops, start=1):
        if (stop.kind, stop.layer, stop.source) == (StopKind.DA, 1, unit):
            others = np.delete(terms, fold.units[1]).sum()
            total += others if stop.unit is None else terms[stop.unit]
            progress = Progress(walk, walk.moment(Grain.TERM, done))
            shares.append(progress.of_output_gradient(fold, 0, unit))
    assert total == pytest.approx(gradients.outputs[0][unit], abs=1e-12)
    assert shares == [0.0] * (len(shares) - 1) + [1.0]
    assert len(shares) == (5 if n_units == 5 else 13)


@pytest.mark.parametrize("layer", [0, 2])
def test_the_sum_of_a_kernel_has_the_numbers_of_the_pass(layer: int) -> None:
    fold = walked(Direction.FORWARD)[0]
    z, a = (
        values[int(fold.units[layer][1])]
        for values in (TRACE.net_inputs[layer], TRACE.activations[layer + 1])
    )
    factors, products, activation = lines(Direction.FORWARD, layer, 1)
    *terms, total = numbers(products)
    assert sum(terms) == pytest.approx(total, abs=1e-5)
    assert total == pytest.approx(z, abs=1e-6)
    assert numbers(activation)[-1] == pytest.approx(a, abs=1e-6)
    assert ("10 …" in factors) == (layer == 2)


def test_a_maximum_says_what_it_chooses_from() -> None:
    (line,) = lines(Direction.FORWARD, 1, 1)
    *values, largest = numbers(line)
    assert len(values) == 4
    assert max(values) == largest
    assert line.startswith("a = max(")


def test_of_a_large_square_the_largest_values_are_walked() -> None:
    plans = (ConvolutionPlan(2, 3, "tanh"), PoolingPlan(5), LayerPlan(10, "softmax"))
    network = in_units(initial_network(plans, 1)).astype(np.float64)
    # All below 0: the largest is the smallest in size.
    network = network.with_layer(0, network.layers[0].with_bias(0, -3.0).with_bias(1, -3.0))
    trace = network.forward(np.random.default_rng(0).random(784))
    fold = fold_network(network, trace)
    assert fold.n_hidden_terms(1) == 25 - 8
    for unit, sources in zip(fold.units[1], fold.sources[1], strict=True):
        window = trace.activations[1][network.layers[1].sources(np.array([unit]))[0]]
        assert window.max() < 0
        walked = np.sort(trace.activations[1][sources])
        np.testing.assert_array_equal(walked, np.sort(window)[-8:])


def test_the_gradient_of_a_kernel_is_a_sum_over_its_places() -> None:
    fold = walked(Direction.BACKWARD)[0]
    passed = backward(NETWORK, TRACE, TARGET, LOSS)
    unit, dz = int(fold.units[2][0]), passed.net_inputs[2]
    came_back, slope, weights, bias = lines(Direction.BACKWARD, 2, 0)
    assert numbers(came_back)[-1] == pytest.approx(passed.outputs[2][unit], abs=1e-6)
    assert numbers(slope)[-1] == pytest.approx(dz[unit], abs=1e-6)
    assert weights.startswith("dw = Σ a·dz, 11 × 11: ")
    layer, given = NETWORK.layers[2], TRACE.activations[2]
    gradients = [layer.weight_gradient(given, dz, int(n), unit) for n in fold.sources[2][0]]
    written = numbers(weights.split(":")[1].replace("(", " ("))[::3]
    np.testing.assert_allclose(written, gradients, atol=1e-6)
    assert bias.startswith("db = Σ dz = ")
    assert numbers(bias) == [pytest.approx(dz[0::3].sum(), abs=1e-6)]


def test_back_through_pooling_it_comes_to_the_largest_alone() -> None:
    fold = walked(Direction.BACKWARD)[0]
    unit = int(fold.units[0][0])
    da = backward(NETWORK, TRACE, TARGET, LOSS).outputs[0][unit]
    line = lines(Direction.BACKWARD, 0, 0)[0]
    assert numbers(line)[-1] == pytest.approx(da, abs=1e-6)
    assert line.count("·") == (2 if da else 1)
