"""The examples reach the notes' numbers, as many digits as the notes print."""

import numpy as np
import pytest

from visualizer.core.activations import sigmoid
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.softmax import naive_softmax, softmax

EXAMPLES = discover("visualizer.core.softmax_examples")


@pytest.mark.parametrize(
    ("key", "expected", "tolerance"),
    [
        ("three-things", (0.0182112733, 0.2451918129, 0.7365969138), 1e-10),
        ("four-logits", (0.14851135, 0.44615276, 0.11799726, 0.28733863), 5e-9),
        ("one-layer", (0.44668973, 0.16107406, 0.39223621), 5e-9),
        ("two-classes", (0.7310585786, 0.2689414214), 1e-10),
        ("too-large", (0.9999546001, 4.539786861e-05, 2.061060046e-09), 1e-10),
        ("too-small", (0.7310585786, 0.2689414214), 1e-10),
    ],
)
def test_the_probabilities_of_the_notes(key, expected, tolerance):
    assert softmax(EXAMPLES[key].logits) == pytest.approx(expected, abs=tolerance)


def test_note_003_s_sigmoids_do_not_sum_to_1():
    answers = sigmoid(np.array(EXAMPLES["one-layer"].logits))
    assert answers == pytest.approx((0.85569687, 0.68135373, 0.83889105), abs=5e-9)


@pytest.mark.parametrize("key", ["too-large", "too-small"])
def test_the_naive_formula_breaks(key):
    assert np.isnan(naive_softmax(EXAMPLES[key].logits)).all()


@pytest.mark.parametrize("key", EXAMPLES)
def test_every_example_is_whole(key):
    example = EXAMPLES[key]
    assert 2 <= len(example.logits) == len(example.class_names) <= 20
    assert np.isfinite(example.logits).all()
    assert 0 <= example.true_class < len(example.logits)
    for text in (example.title, example.source, example.lesson):
        assert isinstance(text, Sentence)


def test_no_two_examples_want_one_place():
    ranks = [example.rank for example in EXAMPLES.values()]
    assert len(set(ranks)) == len(ranks)
