"""Paths on a solid: they follow the ground, and leave it at its edge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.camera import HEIGHT
from visualizer.core.draped_path import PIECE, DrapedPath, Draping, from_ground, on_ground
from visualizer.core.height_scale import HeightScale
from visualizer.core.surfaces.rosenbrock import Rosenbrock
from visualizer.core.surfaces.saddle import Saddle

SADDLE = Saddle()  # from -2 to 2 both ways
SCALE = HeightScale.of(SADDLE)


def draped(*positions: tuple[float, float]) -> DrapedPath:
    return DrapedPath.of(np.array(positions, float), SADDLE, SCALE)


def flat(path: DrapedPath) -> list[list[float]]:
    return path.points[:, :2].tolist()


def test_a_short_step_is_one_piece() -> None:
    path = draped((0, 0), (0.05, 0))
    assert path.points[:, :2] == pytest.approx(np.array([[0, 0], [0.025, 0]]))
    assert path.steps.tolist() == [0, 1]


def test_a_long_step_follows_the_hill() -> None:
    path = draped((-1.5, 0), (1.5, 0))
    x = path.points[:, 0]
    assert np.diff(x).max() <= PIECE + 1e-12
    assert path.points[:, 2] == pytest.approx(HEIGHT * ((2 * x) ** 2 + 4) / 8)
    assert path.steps == pytest.approx((x + 0.75) / 1.5)


def test_it_leaves_at_the_edge_and_comes_back() -> None:
    path = draped((1, 0), (5, 0), (5, 4), (1, 0), (1, 1))
    finite = np.isfinite(path.points).all(axis=1)
    assert np.abs(path.points[finite, :2]).max() == 1
    gone = float(path.steps[np.argmin(finite)])
    assert gone == 0.25
    # From (5, 4) straight to (1, 0): it comes in at (2, 1).
    back = path.points[int(np.argmin(finite)) + 1]
    assert back[:2] == pytest.approx([1, 0.5])
    assert path.end(0.2)[:2] == pytest.approx([0.9, 0])
    # Where it left.
    assert path.end(2)[:2] == pytest.approx([1, 0])
    assert path.end(4)[:2] == pytest.approx([0.5, 0.5])
    assert [path.has_left(step) for step in (0, 0.2, 0.3, 1, 2, 2.9, 3, 4, 4.1)] == [
        *(False, False, True, True, True, False, False, False, True)
    ]


def test_a_start_outside_has_no_place() -> None:
    path = draped((3, 3), (4, 4))
    assert len(path.points) == 0
    assert path.has_left(0)
    assert path.end(1) is None
    assert len(draped((3, 3)).points) == 0
    assert flat(draped((1, 1))) == [[0.5, 0.5]]


def test_a_diverged_path_ends_at_the_edge() -> None:
    path = draped((0, 0), (1, 0), (1e300, 1e300), (np.nan, np.nan), (np.nan, np.nan))
    finite = path.points[np.isfinite(path.points).all(axis=1)]
    assert finite[-1, :2] == pytest.approx([1, 0.5], abs=1e-3)
    assert path.has_left(2)
    assert not path.has_left(1)


def test_who_stands_still_is_drawn_once_and_stays() -> None:
    path = draped(*[(0.5, 0.5)] * 1000)
    assert len(path.points) == 2
    assert not path.has_left(999)


def test_its_end_at_a_step_is_where_it_has_come() -> None:
    path = draped((0, 0), (1, 0), (1, 1))
    assert path.end(1.5)[:2] == pytest.approx([0.5, 0.25])
    assert path.end(0)[:2].tolist() == [0, 0]
    assert path.end(2).tolist() == path.points[-1].tolist()
    assert path.end(9).tolist() == path.points[-1].tolist()


coordinates = st.floats(-6, 6) | st.floats(-1e300, 1e300)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=20))
def test_whatever_is_walked_lies_on_the_solid(positions: list[tuple[float, float]]) -> None:
    path = draped(*positions)
    finite = np.isfinite(path.points).all(axis=1)
    shown = path.points[finite]
    assert (np.abs(shown[:, :2]) <= 1 + 1e-6).all()
    heights = SCALE.places(SADDLE.value(from_ground(shown[:, :2], SADDLE.domain)))
    assert shown[:, 2] == pytest.approx(HEIGHT * heights)
    assert (np.diff(path.steps) >= 0).all()
    # Where the walk is inside after a step, the path is there.
    for number, position in enumerate(positions):
        place = on_ground(np.array(position), SADDLE.domain)
        if (np.abs(place) < 0.99).all():
            assert path.end(number)[:2] == pytest.approx(place, abs=5e-3)
            assert not path.has_left(number)


@given(
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=20),
    st.lists(st.integers(1, 5), min_size=20, max_size=20),
)
def test_what_is_laid_down_bit_by_bit_is_the_same(
    corners: list[tuple[float, float]], portions: list[int]
) -> None:
    # Who stands still for a while is told apart from others, not from itself.
    positions = np.repeat(np.array(corners), portions[: len(corners)], axis=0)
    draping = Draping(SADDLE, SCALE)
    for number in range(len(positions)):
        most = portions[number % len(portions)]
        draping.go_on(positions[: number + 1], most)
    assert not draping.is_behind(positions)
    laid, whole = draping.path(positions), DrapedPath.of(positions, SADDLE, SCALE)
    assert np.array_equal(laid.points, whole.points, equal_nan=True)
    assert laid.steps.tolist() == whole.steps.tolist()
    # Later than it was walked, it comes in steps of any length.
    later = Draping(SADDLE, SCALE)
    for most in [*portions, len(positions)]:
        later.go_on(positions, most)
    assert later.path(positions).steps.tolist() == whole.steps.tolist()


def test_ground_and_back() -> None:
    domain = Rosenbrock.domain
    places = np.random.default_rng(0).uniform(-1, 1, (20, 2))
    assert on_ground(from_ground(places, domain), domain) == pytest.approx(places)
    assert from_ground(np.array([1, -1]), domain).tolist() == [2.5, -1.5]
