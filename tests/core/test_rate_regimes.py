"""What learning rates do, in closed form, against descents."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.descent import run_descent
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.rate_regimes import (
    critical_momentum,
    error_factor,
    highest_rate,
    momentum_factor,
    rate_regime,
    regime_bands,
)
from visualizer.core.surfaces.parabola import Parabola


def errors(rule, n_steps=200):
    return run_descent(rule, Parabola(), 0.0, n_steps).positions[:, 0] - 5


@pytest.mark.parametrize(
    ("rate", "regime"),
    [
        (1e-9, "monotone"),
        (0.499999, "monotone"),
        (0.5, "one_step"),
        (0.500001, "zigzag"),
        (0.9, "zigzag"),
        (1.0, "periodic"),
        (1.000001, "diverging"),
        (1e10, "diverging"),
    ],
)
def test_the_five_regimes(rate, regime):
    assert rate_regime(rate) == regime
    # Steeper, the same regime comes at a smaller rate.
    assert rate_regime(rate / 4, curvature=8.0) == regime


@given(st.floats(0.01, 1.3))
def test_a_regime_is_what_a_descent_does(rate):
    error = errors(Sgd(rate), 20)
    assert error == pytest.approx(-5 * error_factor(rate) ** np.arange(21), rel=1e-6, abs=1e-9)
    match rate_regime(rate):
        case "monotone":
            assert (error <= 0).all()
        case "zigzag":
            assert (error[1:6] * error[:5] < 0).all()
            assert abs(error[5]) < 5
        case "diverging":
            assert abs(error[5]) > 5


@pytest.mark.parametrize("highest", [0.3, 0.5, 0.9, 1.0, 1.5, 100.0])
def test_the_bands_leave_no_gap(highest):
    bands = regime_bands(highest)
    assert bands[0][0] == 0
    assert bands[-1][1] == highest
    for (_, end, _), (start, _, _) in pairwise(bands):
        assert end == start
    for low, high, regime in bands:
        assert rate_regime((low + high) / 2) == regime


def test_the_bands_of_the_notes_parabola():
    assert [band[2].value for band in regime_bands(1.5)] == [
        "monotone",
        "one_step",
        "zigzag",
        "periodic",
        "diverging",
    ]
    assert [band[:2] for band in regime_bands(1.5)] == [
        (0, 0.5),
        (0.5, 0.5),
        (0.5, 1),
        (1, 1),
        (1, 1.5),
    ]


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9, 0.99])
def test_the_bound_with_momentum(momentum):
    bound = highest_rate(momentum)
    assert bound == pytest.approx(1 + momentum)
    assert momentum_factor(bound, momentum) == pytest.approx(1)
    assert np.abs(errors(Momentum(0.99 * bound, momentum), 3000)[-9:]).max() < 5
    assert np.abs(errors(Momentum(1.01 * bound, momentum), 3000)[500:1000]).max() > 100


def test_critical_momentum():
    assert critical_momentum(0.1) == pytest.approx(0.3055728090)
    assert momentum_factor(0.1, critical_momentum(0.1)) == pytest.approx(0.5527864045, abs=1e-7)
    assert critical_momentum(0.5) == 0


@given(st.floats(0.001, 0.4))
def test_no_momentum_is_faster_than_the_critical_one(rate):
    best = momentum_factor(rate, critical_momentum(rate))
    for momentum in np.linspace(0, 0.999, 50):
        assert momentum_factor(rate, momentum) >= best - 1e-6


@given(st.floats(0.01, 1.5), st.floats(0, 0.95))
def test_the_factor_is_that_of_a_descent(rate, momentum):
    factor = momentum_factor(rate, momentum)
    # The matrix that takes two errors in a row to the next two.
    matrix = np.array([[1 + momentum - 2 * rate, -momentum], [1, 0]])
    assert factor == pytest.approx(np.abs(np.linalg.eigvals(matrix)).max(), abs=1e-6)


@given(st.floats(0.01, 2.5), st.floats(0.01, 0.95))
def test_a_regime_with_momentum_is_what_its_roots_are(rate, momentum):
    roots = np.roots([1, -(1 + momentum - 2 * rate), momentum])
    sizes = np.abs(roots)
    if np.abs(roots[0] - roots[1]) < 1e-6 or abs(sizes.max() - 1) < 1e-6:
        return  # on the edge of two regimes
    match rate_regime(rate, momentum=momentum):
        case "monotone":
            assert (roots.imag == 0).all()
            assert (roots.real > 0).all()
        case "swinging":
            assert (roots.imag != 0).all()
            assert sizes == pytest.approx(np.sqrt(momentum))
        case "zigzag":
            assert (roots.imag == 0).all()
            assert (roots.real < 0).all()
            assert sizes.max() < 1
        case "diverging":
            assert sizes.max() > 1


def test_the_bands_with_momentum():
    bands = regime_bands(3.0, momentum=0.81)
    assert [band[2].value for band in bands] == [
        *("monotone", "swinging", "zigzag", "periodic", "diverging")
    ]
    assert [band[1] for band in bands] == pytest.approx([0.005, 1.805, 1.81, 1.81, 3.0])
    # Just that learning rate of which 0.81 is the critical momentum.
    assert critical_momentum(bands[0][1]) == pytest.approx(0.81)


def test_the_regimes_of_an_odd_curvature_have_their_single_rates():
    for curvature in (0.1, 0.3, 7.0, 1001.6):
        (_, one_step, _), *_, (_, bound, _), _ = regime_bands(1e9, curvature)
        assert rate_regime(one_step, curvature) == "one_step"
        assert rate_regime(bound, curvature) == "periodic"
