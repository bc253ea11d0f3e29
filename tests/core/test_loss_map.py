"""A map that is coarse at first: each place computed once, and read between places."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from visualizer.core.loss_map import MARGIN, N_PLACES, STRIDES, LossMap, loss_maps, map_axes

AXES = np.linspace(-1, 3, N_PLACES), np.linspace(0, 2, N_PLACES)


class Plain:
    """A loss that is known, and how often it was asked for."""

    def __init__(self) -> None:
        self.places: list[tuple[float, float]] = []

    def at(self, place: tuple[float, float]) -> Generator[None, None, float]:
        self.places.append(place)
        yield
        return 2 * place[0] - 3 * place[1]


def test_it_becomes_finer_and_each_place_is_computed_once() -> None:
    loss = Plain()
    maps = [each for each in loss_maps(loss.at, *AXES) if each is not None]
    assert [len(each.x) for each in maps] == [5, 9, 17, N_PLACES]
    assert [each.is_finest for each in maps] == [False, False, False, True]
    assert len(set(loss.places)) == len(loss.places) == N_PLACES**2
    for each in maps:
        assert each.x[0] == -1
        assert each.x[-1] == 3
        assert each.losses == pytest.approx(2 * each.x[:, None] - 3 * each.y)


def test_it_rests_after_every_few_images() -> None:
    loss = Plain()
    assert sum(each is None for each in loss_maps(loss.at, *AXES)) == N_PLACES**2
    assert len(STRIDES) == 4


@given(x=st.floats(-1, 3), y=st.floats(0, 2))
def test_it_is_read_between_its_places(x: float, y: float) -> None:
    last = list(loss_maps(Plain().at, *AXES))[-1]
    assert last is not None
    assert last.at(x, y) == pytest.approx(2 * x - 3 * y, abs=1e-9)


@pytest.mark.parametrize("place", [(-1, 0), (3, 0), (-1, 2), (3, 2)])
def test_it_is_read_up_to_its_corners(place: tuple[float, float]) -> None:
    losses = 2 * AXES[0][:, None] - 3 * AXES[1]
    assert LossMap(*AXES, losses).at(*place) == pytest.approx(2 * place[0] - 3 * place[1])


@pytest.mark.parametrize("place", [(-1.01, 1), (3.01, 1), (0, -0.01), (0, 2.01)])
def test_beside_it_nothing_is_known(place: tuple[float, float]) -> None:
    loss_map = LossMap(*AXES, np.zeros((N_PLACES, N_PLACES)))
    assert np.isnan(loss_map.at(*place))


@given(arrays(float, (7, 2), elements=st.floats(-1e3, 1e3)))
def test_the_whole_path_lies_on_it_with_a_margin(path: np.ndarray) -> None:
    spans = np.ptp(path, axis=0)
    x, y = map_axes(path)
    for along, places in zip(path.T, (x, y), strict=True):
        assert len(places) == N_PLACES
        assert places[0] <= along.min() - MARGIN * np.ptp(along) + 1e-9
        assert places[-1] >= along.max() + MARGIN * np.ptp(along) - 1e-9
    # Even a straight path has ground at both sides.
    if spans.max() > 1e-6:
        assert min(np.ptp(x), np.ptp(y)) >= 0.19 * max(np.ptp(x), np.ptp(y))
