"""Where the steps of a rule are in a picture, and lines that leave it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.descent import Descent, run_descent
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.seen_part import SeenPart
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.saddle import Saddle
from visualizer.widgets.descent_path import (
    BLOCK,
    DescentPath,
    PictureFrame,
    lines_between,
    place_at,
)
from visualizer.widgets.step_strokes import FAR_PX

FRAME = PictureFrame(SeenPart((-2.0, 2.0), (-2.0, 2.0)), 400, 200)


def test_places_in_the_picture() -> None:
    corners = np.array([[-2, 2], [2, 2], [2, -2], [0, 0]])
    assert FRAME.points(corners).tolist() == [[0, 0], [400, 0], [400, 200], [200, 100]]


@pytest.mark.parametrize("size", [1e99, 1e150, 1e300, 1e307])
def test_a_picture_may_be_as_high_as_numbers_go(size: float) -> None:
    frame = PictureFrame(SeenPart((-2.0, 2.0), (-size, 3 * size)), 400, 200)
    corners = np.array([[-2, 3 * size], [2, -size], [0, 0]])
    assert frame.points(corners) == pytest.approx(np.array([[0, 0], [400, 200], [200, 150]]))
    assert np.isfinite(frame.points(np.array([[1.7e308, -1.7e308], [-1.7e308, 1.7e308]]))).all()


def test_between_two_steps_a_ball_is_on_the_curve() -> None:
    path = run_descent(Sgd(0.1), Parabola(), 0, 3)
    assert place_at(path, 0).tolist() == [0, 25]
    assert place_at(path, 0.5).tolist() == pytest.approx([0.5, 4.5**2])
    # Nothing comes after the end.
    assert place_at(path, 3).tolist() == place_at(path, 9).tolist()


def test_who_has_diverged_is_nowhere() -> None:
    path = run_descent(Sgd(1e200), Saddle(), (1, 1), 9)
    assert path.diverged_at is not None
    assert place_at(path, path.diverged_at) is None
    assert np.isfinite(place_at(path, path.diverged_at - 0.5)).all()


def test_a_path_is_looked_up_in_parts_as_in_one() -> None:
    walk = Descent(Sgd(0.001), Saddle(), (1, 0.01), 20_000)
    walk.advance()
    growing = DescentPath(walk.trajectory, FRAME)
    first = growing.points(0, 300)
    while not walk.finished:
        walk.advance()
        assert growing.goes_on(walk.trajectory)
        growing.points(0, walk.n_done)
    whole = DescentPath(walk.trajectory, FRAME)
    assert growing.points(0, 20_000).tolist() == whole.points(0, 20_000).tolist()
    assert whole.points(0, 300).tolist() == first.tolist()
    # Another walk is another path, though it begins alike.
    assert not growing.goes_on(run_descent(Sgd(0.001), Saddle(), (1, 0.01), 20_000))


class CountingFrame(PictureFrame):
    n_places = 0

    def points(self, places: np.ndarray) -> np.ndarray:
        CountingFrame.n_places += len(places)
        return super().points(places)


def test_who_looks_at_the_end_waits_for_nothing_before() -> None:
    trajectory = run_descent(Sgd(0.001), Saddle(), (1, 0.01), 20_000)
    path = DescentPath(trajectory, CountingFrame(FRAME.seen, FRAME.width, FRAME.height))
    assert len(path.points(19_900, 20_000))
    assert CountingFrame.n_places <= BLOCK + 1


def test_parts_of_a_path_join() -> None:
    path = DescentPath(run_descent(Sgd(0.2), Saddle(), (1, 0.1), 12), FRAME)
    parts = path.points(0, 5), path.points(6, 12)
    assert parts[0][-1].tolist() == parts[1][0].tolist()
    assert len(parts[0]) + len(parts[1]) - 1 == len(path.points(0, 12))


sizes = st.floats(-4, 100).map(lambda power: 10**power)
numbers = st.one_of(st.floats(-1e3, 1e3), sizes, sizes.map(lambda size: -size))


@given(numbers, numbers, st.floats(0, 300), st.floats(0, 300), st.booleans())
def test_a_line_that_leaves_keeps_its_way(
    x: float, y: float, near_x: float, near_y: float, reverse: bool
) -> None:
    near, far = np.array([near_x, near_y]), np.array([x, y])
    (line,) = lines_between(np.array([far, near] if reverse else [near, far]))
    assert np.abs(line).max() <= FAR_PX * (1 + 1e-9)
    # One end is where it was; the way to the other is the same.
    ends = line[:2], line[2:]
    kept = min(ends, key=lambda end: np.abs(end - near).max())
    other = max(ends, key=lambda end: np.abs(end - near).max())
    assert kept == pytest.approx(near, abs=1e-6)
    way, drawn = far - near, other - near
    length = np.hypot(*way)
    if length > 1e-3:
        across = abs(drawn[0] * way[1] / length - drawn[1] * way[0] / length)
        assert across < 1e-3


def test_a_line_that_stays_outside_is_not_seen() -> None:
    (line,) = lines_between(np.array([[1e6, 0], [1e6, 1e7]]))
    assert line.tolist() == [FAR_PX] * 4
