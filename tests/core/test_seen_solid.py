"""A surface seen as a solid: what is in front hides what is behind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.camera import HEIGHT, HIGHEST, LOWEST, MOST_ZOOM, Camera
from visualizer.core.seen_solid import NOTHING, X_WALL, Y_WALL, look_at

N = 128
WIDTH, HEIGHT_PX = 400, 300


def ground() -> tuple[np.ndarray, np.ndarray]:
    """Return the middles of the cells, x and y."""
    middles = (2 * np.arange(N) + 1 - N) / N
    return tuple(np.meshgrid(middles, middles, indexing="ij"))


def saddle() -> np.ndarray:
    x, y = ground()
    return HEIGHT * (1 + x**2 - y**2) / 2


cameras = st.builds(Camera, st.floats(0, 360), st.floats(LOWEST, HIGHEST))


@given(cameras)
def test_every_visible_place_is_seen_where_it_is_projected(camera: Camera) -> None:
    heights = saddle()
    x, y = ground()
    picture = look_at(heights, camera, WIDTH, HEIGHT_PX)
    points = np.column_stack([x.ravel(), y.ravel(), heights.ravel()])
    places = camera.project(points, WIDTH, HEIGHT_PX)
    shown = ~picture.hides(places)
    # From everywhere something of a saddle is to be seen.
    assert shown.sum() > N * N / 10
    columns, rows = places[shown, 0].astype(int), places[shown, 1].astype(int)
    seen = picture.cells[rows, columns]
    on_it = seen >= 0
    # All but its rim, which may fall into the pixel beside it.
    assert on_it.mean() > 0.9
    i, j = np.divmod(seen[on_it], N)
    away_x = np.abs(i - np.flatnonzero(shown)[on_it] // N)
    away_y = np.abs(j - np.flatnonzero(shown)[on_it] % N)
    assert np.quantile(np.maximum(away_x, away_y), 0.95) <= 0.06 * N


@given(cameras)
def test_what_lies_behind_a_wall_is_hidden(camera: Camera) -> None:
    camera = Camera(camera.azimuth, min(camera.elevation, 40.0))
    heights = np.zeros((N, N))
    heights[N // 2 - 3 : N // 2 + 3, N // 2 - 3 : N // 2 + 3] = HEIGHT
    cos, sin = camera.turn
    # A little behind the tower in the middle, and as far before it.
    away = np.array([-sin, cos]) * 0.25
    points = np.array([[*away, 0.0], [*-away, 0.0]])
    places = camera.project(points, WIDTH, HEIGHT_PX)
    picture = look_at(heights, camera, WIDTH, HEIGHT_PX)
    assert picture.hides(places).tolist() == [True, False]


def test_from_above_it_is_its_ground() -> None:
    picture = look_at(saddle(), Camera(0, 90), WIDTH, HEIGHT_PX)
    on_it = picture.cells >= 0
    side = 2 * Camera(0, 90).scale(WIDTH, HEIGHT_PX)
    assert on_it.sum() == pytest.approx(side**2, rel=0.03)
    rows, columns = np.nonzero(on_it)
    i, j = np.divmod(picture.cells[on_it], N)
    # x to the right, y upwards.
    assert np.corrcoef(columns, i)[0, 1] > 0.999
    assert np.corrcoef(rows, j)[0, 1] < -0.999


def test_two_sides_are_cut_open() -> None:
    picture = look_at(np.full((N, N), HEIGHT), Camera(-45, 20), WIDTH, HEIGHT_PX)
    n_x, n_y = (int((picture.cells == wall).sum()) for wall in (X_WALL, Y_WALL))
    assert n_x == pytest.approx(n_y, rel=0.05)
    assert n_x > 1000
    assert (picture.cells[0] == NOTHING).all()
    assert np.isinf(picture.distances[0]).all()


def test_one_side_is_seen_from_straight_ahead() -> None:
    picture = look_at(np.full((N, N), HEIGHT), Camera(0, 20), WIDTH, HEIGHT_PX)
    assert (picture.cells == Y_WALL).sum() > 1000
    assert (picture.cells == X_WALL).sum() < 100


@given(cameras, st.integers(1, 40), st.integers(1, 40))
def test_any_picture_can_be_drawn(camera: Camera, width: int, height: int) -> None:
    heights = saddle()
    heights[: N // 4] = np.nan
    picture = look_at(heights, camera, width, height)
    assert picture.cells.shape == picture.distances.shape == (height, width)
    assert picture.cells.min() >= Y_WALL
    assert picture.cells.max() < N * N
    assert not np.isin(picture.cells, np.arange(N * N // 4)).any()


def test_without_any_height_there_is_nothing() -> None:
    picture = look_at(np.full((N, N), np.nan), Camera(), WIDTH, HEIGHT_PX)
    assert (picture.cells == NOTHING).all()


@given(st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900), st.floats(0.01, 100))))
def test_the_camera_stays_in_its_bounds(moves: list[tuple[float, float, float]]) -> None:
    camera = Camera()
    for around, up, factor in moves:
        camera = camera.turned(around, up).zoomed(factor)
    assert 0 <= camera.azimuth % 360 < 360
    assert LOWEST <= camera.elevation <= HIGHEST
    assert camera.zoom <= MOST_ZOOM


@given(cameras, st.floats(50, 2000), st.floats(50, 2000))
def test_all_of_it_fits(camera: Camera, width: float, height: float) -> None:
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (0, HEIGHT)], float)
    x, y, _ = camera.project(corners, width, height).T
    assert 0 <= x.min() <= x.max() <= width
    assert 0 <= y.min() <= y.max() <= height
