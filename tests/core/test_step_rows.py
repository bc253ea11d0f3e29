"""The table's numbers, by hand and against the whole descent."""

import numpy as np
import pytest

from visualizer.core.descent import run_descent
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.step_rows import StepRows
from visualizer.core.surface import Surface
from visualizer.core.surfaces.himmelblau import Himmelblau
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.saddle import Saddle
from visualizer.core.trajectory import Trajectory


def test_the_notes_run():
    rows = StepRows(run_descent(Sgd(0.01), Parabola(), 0, 1001))
    assert len(rows) == 1002
    assert rows.row(0) == (0, 25, -10, 0.1)
    assert rows.row(1) == pytest.approx((0.1, 4.9**2, -9.8, 0.098))
    assert rows.row(1001)[:3] == pytest.approx((5, 0, 0), abs=1e-7)
    assert np.isnan(rows.row(1001)[3])


def test_two_dimensions():
    rows = StepRows(run_descent(Sgd(0.1), Saddle(), (3, 2), 2))
    # The gradient of x**2 - y**2 at (3, 2) is (6, -4).
    assert rows.row(0) == pytest.approx((3, 2, 5, 52**0.5, 0.1 * 52**0.5))
    assert rows.row(1)[:2] == pytest.approx((2.4, 2.4))


def test_every_row_is_the_descents():
    path = run_descent(Adam(0.3), Himmelblau(), (0, 0), 50)
    rows = np.array([StepRows(path).row(step) for step in range(50)])
    assert rows[:, :2].tolist() == path.positions[:50].tolist()
    assert rows[:, 2].tolist() == path.values[:50].tolist()
    assert rows[:, 3] == pytest.approx(np.hypot(*path.gradients[:50].T))
    assert rows[:, 4] == pytest.approx(np.hypot(*np.diff(path.positions, axis=0).T))


def test_where_it_has_diverged_there_are_no_numbers():
    path = run_descent(Sgd(1e10), Parabola(), 0, 60)
    rows = StepRows(path)
    assert np.isnan(rows.row(path.diverged_at)).all()
    assert np.isfinite(rows.row(path.diverged_at - 2)).all()
    assert np.isfinite(rows.row(path.diverged_at - 1)[:3]).all()
    assert len(rows) == 61


class Slide(Surface):
    """f(w) = w, as steep at infinity as anywhere."""

    n_dims = 1

    def slope(self, m, w):
        return (1.0,)


def test_a_slope_that_is_the_same_everywhere_is_none_after_divergence():
    nowhere = np.array([np.nan])
    path = Trajectory(nowhere[:, np.newaxis], nowhere, 0, Slide())
    assert np.isnan(StepRows(path).row(0)).all()
