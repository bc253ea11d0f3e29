"""A look at a function finds what is special, and takes neither poles nor noise for it."""

import numpy as np
import pytest

from visualizer.core.function_look import FunctionLook


def look(f, *domain):
    domain = domain or ((-10.137, 10.137),)
    with np.errstate(all="ignore"):
        return FunctionLook(lambda points: f(*np.moveaxis(points, -1, 0)), domain)


def marks(f, *domain):
    with np.errstate(all="ignore"):
        return np.sort(look(f, *domain).marks()[:, 0]).tolist()


PLANE = ((-10.137, 10.137), (-10.137, 10.137))


@pytest.mark.parametrize(
    ("f", "expected"),
    [
        (lambda x: (x - 5) ** 2, [5]),
        (lambda x: -((x - 0.125) ** 2) - 1, [0.125]),
        (lambda x: x - 7, [7]),
        (lambda x: x**3 + 0, [0]),
        (lambda x: np.abs(x - 1.3) + 1, [1.3]),
        (lambda x: np.sqrt(np.abs(x + 2)) + 1, [-2]),
        (lambda x: x**4 + 1, [0]),
        (np.log, [1]),
        (np.sin, [n * np.pi / 2 for n in range(-6, 7)]),
    ],
)
def test_it_finds_minima_maxima_and_zeros_on_a_line(f, expected):
    assert marks(f) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    "f",
    [
        np.exp,
        lambda x: 1 / x,
        lambda x: 1 / (x - 0.3),
        lambda x: 1 / (x - 0.3) ** 2,
        lambda x: 1 / np.abs(x - 0.3) ** 0.5,
        lambda x: np.sin(x) ** 2 + np.cos(x) ** 2,
        lambda x: np.maximum(x, 0),
        lambda x: 1 / (1 + np.exp(-3 * x)),
        lambda x: np.full_like(x, np.nan),
        lambda x: 0 * x,
    ],
)
def test_it_finds_nothing_where_nothing_is(f):
    assert marks(f) == []


@pytest.mark.parametrize(
    ("f", "expected"),
    [
        (lambda x, y: (x - 0.5) ** 2 + (y + 3) ** 2, [(0.5, -3)]),
        # The valley of each is long, narrow and bent: its low points are none.
        (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, [(1, 1)]),
        (
            lambda x, y: (
                (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
            ),
            [(3, 0.5)],
        ),
        (lambda x, y: np.hypot(x - 1, y), [(1, 0)]),
        (lambda x, y: x**2 - y**2, []),
        (lambda x, y: 1 / ((x - 0.1) ** 2 + y**2), []),
    ],
)
def test_it_finds_minima_and_maxima_of_a_plane(f, expected):
    with np.errstate(all="ignore"):
        found = look(f, *PLANE).marks()
    assert len(found) == len(expected)
    assert found == pytest.approx(np.reshape(expected, (-1, 2)), abs=0.01)


def test_it_says_when_it_is_too_coarse():
    assert look(lambda x: np.cos(100 * x)).crowded
    assert not look(lambda x: np.cos(3 * x)).crowded
    assert look(lambda x, y: np.cos(7 * x) + np.cos(7 * y), *PLANE).crowded
    assert not look(lambda x, y: np.cos(x) + np.cos(y), *PLANE).crowded


def test_it_knows_where_the_function_is():
    half = look(np.sqrt)
    assert half.finite_share == pytest.approx(0.5, abs=0.01)
    ((low, high),) = half.finite_part()
    assert low == pytest.approx(-10.137 / 120)
    assert high == 10.137
    assert look(lambda x: x + np.inf).finite_share == 0
    disc = look(lambda x, y: np.sqrt(4 - x**2 - y**2), *PLANE).finite_part()
    assert disc == pytest.approx(np.array([[-2, 2], [-2, 2]]), abs=0.5)


@pytest.mark.parametrize(
    ("f", "low", "high"),
    [
        (lambda x: x**2, 0, 25),
        (lambda x: -3 * np.exp(-1000 * x**2), -3, 0),
        (lambda x: 0.1 * x - 50 * np.exp(-1000 * x**2), -50, 0.5),
        (lambda x: np.maximum(100 * (x - 4.9), 0), 0, 10),
        (lambda x: 0 * x, -1, 1),
        (lambda x: 0 * x + 100, 90, 110),
        (lambda x: x * np.nan, 0, 1),
    ],
)
def test_all_heights_are_shown(f, low, high):
    with np.errstate(all="ignore"):
        assert look(f, (-5, 5)).height_range() == pytest.approx((low, high))


def test_of_a_pole_only_the_foot_is_shown():
    with np.errstate(all="ignore"):
        low, high = look(lambda x: 1 / x, (-5, 5)).height_range()
        assert low == pytest.approx(-high)
        assert 1 < high < 10
        low, high = look(lambda x: np.exp(x**2), (-5, 5)).height_range()
        assert low == pytest.approx(1)
        assert high < 1e10
        low, high = look(lambda x: 1e308 * x, (-5, 5)).height_range()
        assert np.isfinite(high - low)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("height", [np.inf, -np.inf, np.nan, 1.7e308])
def test_heights_that_are_no_numbers_are_no_news(height):
    def heights(points):
        return np.where(points[..., 0] > 0.3, height, -height)

    look = FunctionLook(heights, ((-1.0, 1.0),))
    look.marks()
    look.finite_part()
    low, high = look.height_range()
    assert 0 < high - low < np.inf
