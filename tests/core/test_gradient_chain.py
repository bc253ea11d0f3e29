"""A gradient that is multiplied by the same factor in every layer."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.activations import FUNCTIONS
from visualizer.core.gradient_chain import GradientChain, Verdict, gradient_chain
from visualizer.core.initialisation import INITIALISERS


def test_the_note_s_sigmoid_leaves_a_millionth_after_ten_layers():
    # L0e: the slope is 0.25 at most, and 0.25**10 = 2**-20.
    chain = gradient_chain("sigmoid", 0.0, 10, None, 32)
    assert (chain.slope, chain.gain, chain.factor) == (0.25, 1, 0.25)
    assert chain.product(10) == pytest.approx(2**-20, rel=1e-13)
    assert chain.said(10) == "9.54e−7"
    assert chain.verdict is Verdict.VANISHING


@pytest.mark.parametrize(
    ("key", "gain"),
    [
        ("glorot_uniform", 1),
        ("glorot_normal", 1),
        ("he_uniform", math.sqrt(2)),
        ("he_normal", math.sqrt(2)),
        ("lecun_uniform", 1),
        ("lecun_normal", 1),
        ("random_normal", 0.05 * math.sqrt(32)),
        ("random_uniform", 0.05 * math.sqrt(32 / 3)),
        ("uniform_0_1", math.sqrt(32 / 3)),
        ("zeros", 0),
    ],
)
def test_the_gain_of_weights(key, gain):
    assert gradient_chain("linear", 0.0, 3, key, 32).gain == pytest.approx(gain, rel=1e-14)


@pytest.mark.parametrize("key", ["glorot_uniform", "he_uniform", "he_normal", "random_normal"])
def test_the_gain_is_what_drawn_weights_do_to_a_gradient(key):
    generator = np.random.default_rng(0)
    dz = generator.normal(size=(200, 32))
    ratios = []
    for _ in range(50):
        da = dz @ INITIALISERS[key](generator, 32, 32).T
        ratios.append((da**2).sum() / (dz**2).sum())
    gain = gradient_chain("linear", 0.0, 1, key, 32).gain
    assert math.sqrt(np.mean(ratios)) == pytest.approx(gain, rel=0.02)


@given(st.sampled_from(list(FUNCTIONS)), st.floats(-20, 20), st.integers(1, 50))
def test_the_product_is_factor_upon_factor(key, z, n_layers):
    chain = gradient_chain(key, z, n_layers, "he_uniform", 32)
    product = math.prod([chain.factor] * n_layers)
    assert chain.product(n_layers) == pytest.approx(product, rel=1e-9, abs=1e-290)
    assert len(chain.exponents) == n_layers + 1


@pytest.mark.parametrize(
    ("factor", "n_layers", "verdict"),
    [
        (0.25, 1, Verdict.STEADY),
        (0.25, 2, Verdict.VANISHING),
        (-0.1, 50, Verdict.VANISHING),
        (0.0, 1, Verdict.VANISHING),
        (1.0, 50, Verdict.STEADY),
        (1.1, 50, Verdict.EXPLODING),
        (-3.0, 3, Verdict.EXPLODING),
    ],
)
def test_what_becomes_of_it(factor, n_layers, verdict):
    assert GradientChain(factor, 1.0, n_layers).verdict is verdict


@pytest.mark.parametrize(
    ("factor", "n_layers", "said"),
    [
        (0.0, 3, "0"),
        (1.0, 50, "1"),
        (0.25, 0, "1"),
        (-0.5, 3, "−0.125"),
        (1e-44, 50, "1e−2200"),
        (-1e-44, 49, "−1e−2156"),
        (3.0, 50, "7.18e23"),
    ],
)
def test_how_it_is_written(factor, n_layers, said):
    assert GradientChain(factor, 1.0, 50).said(n_layers) == said
