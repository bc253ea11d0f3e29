"""Where each unit stands, there and back again."""

import numpy as np
import pytest

from visualizer.core.grid_arrangement import GridArrangement

CASES = [
    GridArrangement(784),
    GridArrangement(17),
    GridArrangement(400, (5, 5, 16)),
    GridArrangement(3 * 4 * 7, (3, 4, 7)),
    GridArrangement(1, (1, 1, 1)),
]


@pytest.mark.parametrize("arrangement", CASES)
def test_each_unit_has_a_place_of_its_own_and_its_value_there(
    arrangement: GridArrangement,
) -> None:
    values = np.arange(1.0, arrangement.n_units + 1)
    picture = arrangement.picture(values)
    assert picture.shape == arrangement.shape
    places = [arrangement.place(unit) for unit in range(arrangement.n_units)]
    assert len(set(places)) == arrangement.n_units
    for unit, (row, column) in enumerate(places):
        assert picture[row, column] == unit + 1
        assert arrangement.unit_at(row, column) == unit
    empty = [place for place in np.ndindex(arrangement.shape) if place not in set(places)]
    assert all(arrangement.unit_at(*place) is None and picture[place] == 0 for place in empty)


def test_an_image_stands_as_it_is_seen() -> None:
    assert GridArrangement(784).shape == (28, 28)
    assert GridArrangement(784).place(29) == (1, 1)


def test_maps_stand_side_by_side() -> None:
    arrangement = GridArrangement(400, (5, 5, 16))
    assert (arrangement.shape, arrangement.maps_across) == ((20, 20), 4)
    # Channel 5 of the second row, third column of its map.
    assert arrangement.place((1 * 5 + 2) * 16 + 5) == (5 + 1, 5 + 2)
