"""Answers to many images: counted, and the mistakes among them found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.evaluation import Evaluation, answers
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.network import DenseLayer, DenseNetwork

LABELS = np.array([0, 0, 0, 1, 1, 7, 7, 7], np.uint8)
PREDICTIONS = np.array([0, 1, 1, 1, 0, 7, 1, 7])
CONFIDENCES = np.array([0.9, 0.5, 0.8, 0.6, 0.99, 0.7, 0.4, 0.3], np.float32)
EVALUATION = Evaluation(LABELS, PREDICTIONS[:, None], CONFIDENCES[:, None])


def test_rows_are_true_classes_and_columns_what_they_were_taken_for() -> None:
    confusion = EVALUATION.confusion
    assert confusion.shape == (10, 10)
    assert confusion[0, :2].tolist() == [1, 2]
    assert confusion[1, :2].tolist() == [1, 1]
    assert (confusion[7, 1], confusion[7, 7]) == (1, 2)
    assert confusion.sum() == len(LABELS)
    assert EVALUATION.accuracy == 0.5 == np.trace(confusion) / confusion.sum()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=300))
def test_rows_sum_to_the_labels_and_columns_to_the_answers(pairs: list[tuple[int, int]]) -> None:
    labels, predictions = np.array(pairs, np.uint8).T
    found = Evaluation(labels, predictions[:, None], np.ones((len(pairs), 1), np.float32))
    confusion = found.confusion
    assert confusion.sum(axis=1).tolist() == np.bincount(labels, minlength=10).tolist()
    assert confusion.sum(axis=0).tolist() == np.bincount(predictions, minlength=10).tolist()
    pair = pairs[0]
    assert confusion[pair] == pairs.count(pair) == len(found.examples(*pair))
    assert len(found.examples()) == len(pairs) - np.trace(confusion)


def test_the_surest_mistakes_come_first() -> None:
    assert EVALUATION.examples().tolist() == [4, 2, 1, 6]


def test_one_kind_of_mistake() -> None:
    assert EVALUATION.examples(0, 1).tolist() == [2, 1]
    assert EVALUATION.examples(5, 1).tolist() == []


def test_of_right_answers_the_least_sure_come_first() -> None:
    assert EVALUATION.examples(7, 7).tolist() == [7, 5]
    assert EVALUATION.examples(0, 0).tolist() == [0]


def test_answers_are_those_of_a_forward_pass() -> None:
    network = initial_network((LayerPlan(20, "relu"), LayerPlan(10, "softmax")), 3)
    images = np.random.default_rng(0).integers(0, 256, (50, 28, 28)).astype(np.uint8)
    classes, outputs = answers(network, images)
    for image, three, shares in zip(images, classes, outputs, strict=True):
        output = network.forward(image.reshape(-1).astype(np.float32) / 255).output
        assert three.tolist() == sorted(range(10), key=lambda each: -output[each])[:3]
        assert shares == pytest.approx(output[three], rel=1e-5)


def test_of_equal_outputs_the_lower_class_comes_first() -> None:
    layer = DenseLayer(np.zeros((784, 10), np.float32), np.zeros(10, np.float32), "softmax")
    classes, outputs = answers(DenseNetwork([layer]), np.zeros((2, 28, 28), np.uint8))
    assert classes.tolist() == [[0, 1, 2]] * 2
    assert outputs == pytest.approx(np.full((2, 3), 0.1))


@pytest.mark.parametrize("classes", [range(10), [4]])
def test_a_network_without_numbers_is_sure_of_nothing(classes: Sequence[int]) -> None:
    weights = np.zeros((784, 10), np.float32)
    weights[:, list(classes)] = np.nan
    layer = DenseLayer(weights, np.zeros(10, np.float32), "sigmoid")
    found, outputs = answers(DenseNetwork([layer]), np.zeros((3, 28, 28), np.uint8))
    assert found[:, 0].tolist() == [classes[0]] * 3
    assert np.isnan(outputs[:, 0]).all()
