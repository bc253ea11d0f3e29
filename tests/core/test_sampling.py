"""Draws that repeat, that follow the probabilities and never take what is impossible."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualizer.core import sampling
from visualizer.core.sampling import sample_counts, sorted_draws
from visualizer.core.softmax import softmax

FIVE = softmax((2, 1, 0.5, -0.5, -1))
LAST_DRAW = np.nextafter(1, 0)


@pytest.fixture
def draws(monkeypatch):
    """Let the generator draw the numbers a test names, in ascending order."""

    def these(*numbers):
        monkeypatch.setattr(sampling, "sorted_draws", lambda n_draws, seed: np.array(numbers))

    return these


def test_the_same_seed_draws_the_same():
    first = sample_counts(FIVE, 1000, 3)
    # Drop what is kept: it is the seed that repeats.
    sorted_draws.cache_clear()
    assert sample_counts(FIVE, 1000, 3).tolist() == first.tolist()


def test_other_seeds_draw_otherwise():
    assert len({tuple(sample_counts(FIVE, 1000, seed)) for seed in range(10)}) == 10


def test_draws_are_ascending_and_kept_from_harm():
    draws = sorted_draws(1000, 3)
    assert ((draws >= 0) & (draws < 1)).all()
    assert (np.diff(draws) >= 0).all()
    assert sorted_draws(1000, 3) is draws
    with pytest.raises(ValueError, match="read-only"):
        draws[0] = 0


@given(
    arrays(np.float64, st.integers(1, 50), elements=st.floats(-800, 800)),
    st.integers(0, 2000),
    st.integers(0, 3),
)
def test_every_draw_takes_one_class(logits, n_draws, seed):
    counts = sample_counts(softmax(logits), n_draws, seed)
    assert counts.shape == logits.shape
    assert counts.sum() == n_draws
    assert (counts >= 0).all()


def test_no_draw_takes_no_class():
    assert sample_counts(FIVE, 0, 1).tolist() == [0] * 5


def test_a_million_draws_follow_the_probabilities():
    counts = sample_counts(FIVE, 1_000_000, 1)
    assert counts.sum() == 1_000_000
    expected = 1_000_000 * FIVE
    # With 4 degrees of freedom exp(-x / 2) (1 + x / 2) of all seeds exceed x: 4e-8 at 40. Two
    # probabilities that are wrong by 0.005 give 160 and more.
    assert ((counts - expected) ** 2 / expected).sum() < 40


@pytest.mark.parametrize(
    ("probabilities", "possible"),
    [
        ((0, 0.25, 0.75), (False, True, True)),
        ((0.25, 0, 0.75), (True, False, True)),
        ((0.25, 0.75, 0), (True, True, False)),
        ((0, 0, 1, 0, 0), (False, False, True, False, False)),
        (softmax((0, -800, 0, -np.inf)), (True, False, True, False)),
    ],
)
def test_the_impossible_is_never_drawn(draws, probabilities, possible):
    assert ((sample_counts(np.array(probabilities), 100_000, 2) > 0) == possible).all()
    # Nor by the draws next to it, which chance would take years to find.
    draws(0, np.nextafter(0.25, 0), 0.25, 0.5, LAST_DRAW)
    counts = sample_counts(np.array(probabilities), 5, 2)
    assert counts.sum() == 5
    assert not counts[~np.array(possible)].any()


def test_a_draw_on_the_border_belongs_to_the_class_that_begins_there(draws):
    draws(0, np.nextafter(0.25, 0), 0.25, np.nextafter(0.5, 0), 0.5, LAST_DRAW)
    assert sample_counts(np.array([0.25, 0.25, 0.5]), 6, 0).tolist() == [2, 2, 2]


def test_the_last_draw_is_not_lost_to_rounding(draws):
    tenths = np.array([0.1] * 10 + [0])
    assert np.cumsum(tenths)[-1] == LAST_DRAW
    draws(LAST_DRAW)
    assert sample_counts(tenths, 1, 0).tolist() == [0] * 9 + [1, 0]


@pytest.mark.parametrize("grown", range(5))
def test_a_class_that_grows_loses_no_draw(grown):
    logits = np.array([0.3, -1, 0.5, 1, 0])
    counts = []
    for logit in np.linspace(-8, 8, 400):
        logits[grown] = logit
        counts.append(sample_counts(softmax(logits), 2000, 5)[grown])
    assert (np.diff(counts) >= 0).all()
    assert counts[0] < 10
    assert counts[-1] > 1900


def test_counts_follow_the_probabilities_without_a_jump():
    shares = np.linspace(0, 1, 2001)
    firsts = [sample_counts(np.array([p, 1 - p]), 2000, 5)[0] for p in shares]
    assert (firsts[0], firsts[-1]) == (0, 2000)
    # One draw is to be expected in each step; in 2e-6 of all seeds some step has 12.
    assert np.diff(firsts).max() < 12
