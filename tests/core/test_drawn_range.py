"""Of a function that nobody has seen before, the picture shows what is special about it."""

import numpy as np
import pytest

from visualizer.core.drawn_range import checked_domain, find_range, height_range
from visualizer.core.expression import compile_surface
from visualizer.core.sentence import Problem
from visualizer.core.surfaces.parabola import Parabola


def domain(f, n_dims=1):
    return find_range(lambda points: f(*np.moveaxis(points, -1, 0)), n_dims)


@pytest.mark.parametrize(
    ("f", "expected"),
    [
        (lambda w: (w - 5) ** 2, (-1, 11)),
        (lambda w: (w - 500) ** 2, (-100, 1100)),
        (lambda x: x**2, (-2, 2)),
        (lambda x: x - 7, (-1.4, 15.4)),
        (np.exp, (-5, 5)),
        (lambda x: 1 / (1 + np.exp(-3 * x)), (-5, 5)),
        (lambda x: 1 / (x - 1) ** 2, (-5, 5)),
        (lambda x: np.exp(-((x - 3) ** 2)), (-0.6, 6.6)),
        (np.log, (-0.1, 3)),
        (lambda x: np.sqrt(0.01 - x**2), (-0.1, 0.1)),
        (lambda x: 0 * x, (-5, 5)),
    ],
)
def test_of_a_line(f, expected):
    ((low, high),) = domain(f)
    assert (low, high) == expected


@pytest.mark.parametrize(
    ("f", "expected"),
    [
        (lambda x, y: x**2 - y**2, ((-2, 2), (-2, 2))),
        (lambda x, y: x**2 / 20 + y**2, ((-2, 2), (-2, 2))),
        (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, ((-1, 3), (-1, 3))),
        (
            lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
            ((-4.9, 4.7), (-4.3, 4.1)),
        ),
        (lambda x, y: np.sqrt(1 - x**2 - y**2), ((-1.1, 1.1), (-1.1, 1.1))),
        (lambda x, y: 1 / (x**2 + y**2), ((-2, 2), (-2, 2))),
        (lambda x, y: x + y, ((-2, 2), (-2, 2))),
    ],
)
def test_of_a_plane(f, expected):
    assert domain(f, 2) == pytest.approx(np.array(expected), abs=0.11)


def test_what_is_far_away_or_very_close_is_found():
    ((low, high),) = domain(lambda x: np.sqrt(x - 100))
    assert 80 < low < 100 < high
    ((low, high),) = domain(lambda x: np.cos(100 * x))
    assert 4 * np.pi / 100 < high < 1
    (low, high), _ = domain(lambda x, y: np.cos(50 * x) * np.cos(50 * y), 2)
    assert 2 * np.pi / 50 < high < 1


def test_neither_axis_is_a_sliver_of_the_other():
    x, y = domain(lambda x, y: (x**2 - 64) ** 2 + 100 * y**2, 2)
    assert x[0] < -8 < 8 < x[1]
    assert y[1] - y[0] > 0.4 * (x[1] - x[0])


def test_a_pattern_is_shown_evenly():
    x, y = domain(
        lambda x, y: x**2 + y**2 - 10 * (np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)), 2
    )
    assert x == y == (-3.9, 3.9)


def test_a_pattern_is_not_looked_at_from_afar():
    (low, high), _ = domain(lambda x, y: np.sin(y) ** (x + y), 2)
    assert -100 < low < high < 100


def test_what_is_nowhere_has_no_range():
    assert domain(lambda x: np.log(-1 - x**2)) is None
    assert domain(lambda x, y: x + y + np.inf, 2) is None


def test_the_heights_are_those_of_the_domain():
    assert height_range(Parabola()) == pytest.approx((0, 36))
    assert height_range(Parabola().within(((4.0, 7.0),))) == pytest.approx((0, 4))
    low, high = height_range(compile_surface("1/w").within(((-1.0, 1.0),)))
    assert -100 < low < -1 < 1 < high < 100


@pytest.mark.parametrize(
    ("domain", "words"),
    [
        (((1.0, 1.0),), "w must end at a larger number"),
        (((2.0, 1.0),), "w must end at a larger number"),
        (((1e8, 1e8 + 1),), "w must reach over a wider range"),
        (((-1.0, 1e10),), "may reach from"),
        (((float("nan"), 1.0),), "may reach from"),
        (((float("-inf"), 1.0),), "may reach from"),
        (((-3.0, -1.0),), "no finite value there"),
    ],
)
def test_what_cannot_be_drawn_is_refused(domain, words):
    with pytest.raises(Problem, match=words):
        checked_domain(domain, compile_surface("ln(w)"))


def test_what_can_be_drawn_stays_as_it_is():
    assert checked_domain([[-1e9, np.float64(1e9)]], Parabola()) == ((-1e9, 1e9),)


@pytest.mark.parametrize("n_dims", [1, 2])
@pytest.mark.parametrize(
    "f", [lambda x: x.sum(-1), lambda x: np.sin(x).sum(-1), lambda x: np.sin(1e9 * x).sum(-1)]
)
def test_it_asks_for_no_more_than_it_says(f, n_dims):
    asked = []

    def counted(points):
        asked.append(points[..., 0].size)
        return f(points)

    assert find_range(counted, n_dims)
    assert sum(asked) <= 100_000
    asked.clear()
    assert find_range(counted, n_dims, 0)
    # Two looks and the marks of one.
    assert sum(asked) <= 35_000
