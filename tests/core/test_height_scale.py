"""Heights in a picture: the lines of the map lie at even heights on the solid."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.contour_levels import contour_levels
from visualizer.core.height_scale import MESH_POINTS, N_LEVELS, HeightScale, drawn_mesh
from visualizer.core.registry import discover
from visualizer.core.surface import Surface

SURFACES = {
    key: cls for key, cls in discover("visualizer.core.surfaces").items() if cls.n_dims == 2
}
every_surface = pytest.mark.parametrize("cls", SURFACES.values(), ids=SURFACES.keys())


class Flat(Surface):
    """f(x, y) = 3."""

    domain = ((-1.0, 1.0), (-1.0, 1.0))
    height_everywhere = 3.0

    def value(self, x: object) -> np.ndarray:
        return np.full(np.shape(x)[:-1], self.height_everywhere)


class Nowhere(Flat):
    """Has no height."""

    height_everywhere = np.nan


@every_surface
def test_it_has_the_lines_of_the_map(cls: type[Surface]) -> None:
    surface = cls()
    scale = HeightScale.of(surface)
    heights = surface.value(drawn_mesh(surface.domain, MESH_POINTS))
    levels = contour_levels(heights, N_LEVELS)
    even = np.arange(N_LEVELS + 2) / (N_LEVELS + 1)
    places = scale.places(np.array([heights.min(), *levels, heights.max()]))
    assert places == pytest.approx(even, abs=1e-12)


@every_surface
def test_higher_is_higher(cls: type[Surface]) -> None:
    scale = HeightScale.of(cls())
    heights = np.linspace(scale.lowest, scale.highest, 999)
    places = scale.places(heights)
    assert (np.diff(places) > 0).all()
    assert scale.places(np.array([[-1e300, np.nan, 1e300]])) == pytest.approx(
        np.array([[0, np.nan, 1]]), nan_ok=True
    )


@every_surface
def test_even_heights_are_drawn_evenly(cls: type[Surface]) -> None:
    scale = HeightScale.of(cls())
    # What reaches far up and far down beyond the lines has less room.
    heights = np.linspace(scale.levels[0], scale.levels[-1], 999)
    steps = np.diff(scale.places(heights))
    is_even = np.allclose(steps, steps[0])
    assert is_even != scale.logarithmic


def test_which_are_logarithmic() -> None:
    logarithmic = {key for key, cls in SURFACES.items() if HeightScale.of(cls()).logarithmic}
    assert logarithmic == {"rosenbrock", "beale", "himmelblau"}


def test_the_ratio_is_from_line_to_line() -> None:
    scale = HeightScale.of(SURFACES["rosenbrock"]())
    above = scale.levels - scale.lowest
    assert above[1:] / above[:-1] == pytest.approx(np.full(N_LEVELS - 1, scale.ratio))


@every_surface
@pytest.mark.parametrize("most", [5, 6])
def test_numbers_beside_it_are_few_and_within(cls: type[Surface], most: int) -> None:
    scale = HeightScale.of(cls())
    numbers = scale.numbers(most)
    assert 2 <= len(numbers) <= most
    assert numbers == sorted(numbers)
    assert scale.lowest <= numbers[0] <= numbers[-1] <= scale.highest


def test_numbers_of_a_logarithmic_scale_are_powers_of_ten() -> None:
    assert HeightScale.of(SURFACES["rosenbrock"]()).numbers(6) == [0, 1, 10, 100, 1000]


def test_a_plain_is_flat() -> None:
    scale = HeightScale.of(Flat())
    assert not scale.logarithmic
    assert scale.places(np.array([3.0, np.nan])) == pytest.approx([0, np.nan], nan_ok=True)
    assert scale.numbers(6) == [3]


def test_without_a_height_there_is_no_scale() -> None:
    assert HeightScale.of(Nowhere()) is None
