"""What can be set on the network page fits together, or is refused."""

import math
from dataclasses import replace

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.sentence import Problem
from visualizer.core.workbench_scene import Sample, WorkbenchScene, check_input_size


def network(*sizes, last="softmax"):
    plans = [*(LayerPlan(n_units, "tanh") for n_units in sizes[1:-1]), LayerPlan(sizes[-1], last)]
    return initial_network(plans, 0, sizes[0])


def scene(last="softmax", loss="categorical_crossentropy", **values):
    samples = (Sample((1.0, 2.0), (0.0, 1.0)), Sample((3.0, 4.0), (1.0, 0.0)))
    return WorkbenchScene(network(2, 3, 2, last=last), samples, loss=loss, **values)


def test_a_sample_with_another_input_or_class():
    sample = Sample((1.0, 2.0, 3.0), (0.0, 1.0))
    assert sample.with_input(1, 9) == Sample((1, 9, 3), (0, 1))
    assert sample.with_input(2, 9) == Sample((1, 2, 9), (0, 1))
    assert sample.with_true_class(0) == Sample((1, 2, 3), (1, 0))
    assert sample == Sample((1.0, 2.0, 3.0), (0.0, 1.0))
    with pytest.raises(IndexError, match="between 0 and 1"):
        sample.with_true_class(2)


@pytest.mark.parametrize(
    ("last", "sizes", "expected"),
    [
        ("linear", (2, 2), Sample((1, 2), (0.25, 0.75))),
        ("linear", (3, 3), Sample((1, 2, 0), (0.25, 0.75, 0))),
        ("linear", (1, 1), Sample((1,), (0.25,))),
        ("sigmoid", (4, 1), Sample((1, 2, 0, 0), (0.25,))),
        # One class is the true one: the one that was wished for most.
        ("softmax", (2, 3), Sample((1, 2), (0, 1, 0))),
        ("softmax", (2, 1), Sample((1, 2), (1,))),
    ],
)
def test_a_sample_fits_itself_to_a_network(last, sizes, expected):
    assert Sample((1.0, 2.0), (0.25, 0.75)).fitted(network(*sizes, last=last)) == expected


def test_a_sample_with_no_target_fits_too():
    assert Sample((), ()).fitted(network(2, 3)) == Sample((0, 0), (1, 0, 0))


def test_the_sample_on_screen():
    second = scene(sample=1)
    assert (second.x, second.target) == ((3, 4), (1, 0))
    assert second.plans == (LayerPlan(3, "tanh"), LayerPlan(2, "softmax"))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"samples": (Sample((1.0,), (0.0, 1.0)),)}, r"x \(1, 1\) @ W1 \(2, 3\) does not fit"),
        ({"samples": (Sample((1.0, 2.0), (1.0,)),)}, "network: 2; targets: 1"),
        ({"learning_rate": 0}, "above 0"),
        ({"learning_rate": -1}, "above 0"),
        ({"learning_rate": math.nan}, "above 0"),
        ({"learning_rate": math.inf}, "above 0"),
        ({"seed": -1}, "from 0 to 4294967295"),
        ({"seed": 2**32}, "from 0 to 4294967295"),
        ({"seed": 0.5}, "whole number"),
        ({"seed": math.nan}, "whole number"),
        ({"loss": "binary_crossentropy"}, "does not suit an output of softmax"),
        ({"loss": "hinge"}, "hinge does not suit"),
    ],
)
def test_a_scene_without_sense_is_refused(values, words):
    with pytest.raises(Problem, match=words):
        replace(scene(), **values)


@pytest.mark.parametrize(("x", "target"), [((1.0, math.nan), (0.0,)), ((1.0,), (0.0, math.inf))])
def test_a_sample_is_made_of_finite_numbers(x, target):
    with pytest.raises(Problem, match="finite"):
        Sample(x, target)


def test_a_seed_is_a_whole_number():
    assert str(scene(seed=3.0).seed) == "3"


def test_another_network_of_the_same_kind_keeps_samples_and_loss():
    before = scene(loss="half_sum_of_squares", sample=1, following=True, sees_digit=True)
    other = network(2, 5, 2)
    after = before.with_network(other)
    assert after == replace(before, network=other, following=False)


def test_a_target_between_classes_stays_with_another_network_of_the_same_kind():
    sample = Sample((1.0, 2.0), (0.3, 0.7))
    before = replace(scene(), samples=(sample,))
    assert before.with_network(network(2, 5, 2)).samples == (sample,)


def test_another_end_has_its_usual_loss_and_targets_that_suit():
    before = scene("linear", "half_sum_of_squares")
    before = before.with_sample(Sample((5.0, 6.0), (0.2, 0.9)))
    after = before.with_network(network(2, 3, 2))
    assert after.loss == "categorical_crossentropy"
    assert after.samples == (Sample((5, 6), (0, 1)), before.samples[1])
    assert after.with_network(network(2, 1, last="sigmoid")).loss == "binary_crossentropy"


def test_more_inputs_and_outputs_are_0_and_no_digit():
    after = scene("linear", "half_sum_of_squares", sees_digit=True).with_network(
        network(3, 3, last="linear")
    )
    assert after.samples == (Sample((1, 2, 0), (0, 1, 0)), Sample((3, 4, 0), (1, 0, 0)))
    assert not after.sees_digit


def test_another_sample_takes_the_place_of_the_one_on_screen():
    before = scene(sample=1, following=True, sees_digit=True)
    sample = Sample((7.0, 8.0), (0.0, 1.0))
    after = before.with_sample(sample)
    assert after.samples == (before.samples[0], sample)
    assert (after.sample, after.following, after.sees_digit) == (1, False, False)
    assert before.samples[1] != sample


def test_an_input_that_fits_is_let_be():
    check_input_size(2, 2, 3)
    with pytest.raises(Problem, match="the input is 3 long, and there are weights for 2"):
        check_input_size(3, 2, 3)


def test_two_scenes_of_equal_parts_are_equal():
    shown = scene()
    assert replace(shown) == shown
    assert replace(shown, learning_rate=np.float64(0.1)) == shown
