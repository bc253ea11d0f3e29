"""The slope under a ball and the step it leads to, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.descent import run_descent
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.surface import Surface
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.tangent import Tangent, tangent_at
from visualizer.core.trajectory import Trajectory


def test_the_notes_first_step():
    path = run_descent(Sgd(0.01), Parabola(), 0, 2)
    first, second, last = (tangent_at(path, step) for step in range(3))
    assert first == Tangent(0.0, 25.0, -10.0, 0.1)
    assert first.step == 0.1
    assert first.is_gradient_step(0.01)
    assert not first.is_gradient_step(0.02)
    assert (second.w, second.slope) == pytest.approx((0.1, -9.8))
    assert (last.next_w, last.step) == (None, None)
    assert not last.is_gradient_step(0.01)


@given(st.floats(-100, 100), st.floats(1e-6, 3), st.integers(0, 30))
def test_every_step_of_gradient_descent_is_its_rate_times_the_slope(start, rate, step):
    path = run_descent(Sgd(rate), Parabola(), start, 31)
    assert tangent_at(path, step).is_gradient_step(rate)


def test_a_step_with_momentum_is_more_than_that():
    path = run_descent(Momentum(0.1), Parabola(), 0, 3)
    assert tangent_at(path, 0).is_gradient_step(0.1)
    assert not tangent_at(path, 1).is_gradient_step(0.1)


def test_where_it_diverges_there_is_none():
    path = run_descent(Sgd(1e10), Parabola(), 0, 60)
    assert tangent_at(path, path.diverged_at) is None
    assert tangent_at(path, path.diverged_at - 1).next_w is None
    assert np.isfinite(tangent_at(path, path.diverged_at - 2).next_w)


class Slide(Surface):
    """f(w) = w, as steep at infinity as anywhere."""

    n_dims = 1

    def slope(self, m, w):
        return (1.0,)


def test_a_slope_that_is_the_same_everywhere_is_none_after_divergence():
    nowhere = np.array([np.nan])
    path = Trajectory(nowhere[:, np.newaxis], nowhere, 0, Slide())
    assert tangent_at(path, 0) is None
