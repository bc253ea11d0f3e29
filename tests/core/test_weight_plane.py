"""The main directions of a run: those of the singular value decomposition, at any size."""

from __future__ import annotations

import numpy as np
import pytest
from exhausted import result_of
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core import weight_plane
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.planned_network import Network, planned_network
from visualizer.core.weight_plane import WeightPlane, find_plane

DENSE = LayerPlan(3, "tanh"), LayerPlan(10, "softmax")
KERNELS = ConvolutionPlan(2, 3), PoolingPlan(9), LayerPlan(10, "softmax")
seeds = st.integers(0, 2**32 - 1)


def flat(network: Network) -> np.ndarray:
    return np.concatenate([array.ravel() for array in network.arrays]).astype(float)


def unflat(vector: np.ndarray, layers: tuple = DENSE, dtype: type = np.float64) -> Network:
    shapes = [array.shape for array in initial_network(layers, 0).arrays]
    cuts = np.cumsum([np.prod(shape) for shape in shapes])[:-1]
    parts = np.split(vector, cuts)
    arrays = (part.reshape(shape) for part, shape in zip(parts, shapes, strict=True))
    return planned_network(layers, [array.astype(dtype) for array in arrays])


def size_of(layers: tuple) -> int:
    return initial_network(layers, 0).n_weights


def walk(seed: int, n_moments: int, layers: tuple = DENSE) -> list[Network]:
    """Return a run that strays in all directions."""
    generator = np.random.default_rng(seed)
    steps = generator.normal(size=(n_moments, size_of(layers)))
    return [unflat(weights, layers) for weights in np.cumsum(steps, axis=0)]


def plane_of(networks: list[Network]) -> WeightPlane:
    plane = result_of(find_plane(networks))
    assert plane is not None
    return plane


@pytest.mark.parametrize("layers", [DENSE, KERNELS], ids=["dense", "kernels"])
@given(seed=seeds, n_moments=st.integers(3, 12))
def test_they_are_those_of_the_singular_value_decomposition(
    layers: tuple, seed: int, n_moments: int
) -> None:
    networks = walk(seed, n_moments, layers)
    moved = np.array([flat(network) for network in networks])
    moved -= moved[-1]
    _, sizes, axes = np.linalg.svd(moved, full_matrices=False)
    plane = plane_of(networks)
    assert plane.shares == pytest.approx(tuple(sizes[:2] ** 2 / (sizes**2).sum()))
    found = np.array([flat(direction) for direction in plane.directions])
    np.testing.assert_allclose(np.abs(found @ axes[:2].T), np.eye(2), atol=1e-7)
    np.testing.assert_allclose(found @ found.T, np.eye(2), atol=1e-10)
    np.testing.assert_allclose(plane.path, moved @ found.T, atol=1e-8 * sizes[0])
    beside = np.linalg.norm(moved - plane.path @ found, axis=1)
    np.testing.assert_allclose(plane.distances, beside, atol=1e-6 * sizes[0])


@given(seed=seeds)
def test_a_run_within_a_plane_is_drawn_exactly(seed: int) -> None:
    generator = np.random.default_rng(seed)
    axes = np.linalg.qr(generator.normal(size=(size_of(DENSE), 2)))[0].T
    places = np.cumsum(generator.normal(size=(9, 2)), axis=0)
    last = generator.normal(size=size_of(DENSE))
    networks = [unflat(last + place @ axes) for place in places]
    plane = plane_of(networks)
    assert sum(plane.shares) == pytest.approx(1)
    np.testing.assert_allclose(plane.distances, 0, atol=1e-6)
    # Turned or mirrored, all is as far apart as it was.
    for drawn, real in ((plane.path, places), (plane.path - plane.path[3], places - places[3])):
        lengths = np.linalg.norm(drawn - drawn[-1], axis=1)
        np.testing.assert_allclose(lengths, np.linalg.norm(real - real[-1], axis=1), atol=1e-9)
    for place, network in zip(plane.path, networks, strict=True):
        np.testing.assert_allclose(flat(plane.network_at(place)), flat(network), atol=1e-9)


@given(seed=seeds)
def test_the_run_begins_at_the_left_and_above_and_ends_at_the_origin(seed: int) -> None:
    networks = walk(seed, 6)
    plane = plane_of(networks)
    assert plane.path[0, 0] <= 0 <= plane.path[0, 1]
    np.testing.assert_allclose(plane.path[-1], 0, atol=1e-9)
    assert plane.origin is networks[-1]
    assert plane.shares[0] >= plane.shares[1]


@given(seed=seeds)
def test_every_moment_has_its_place_and_any_other_network_too(seed: int) -> None:
    networks = walk(seed, 7)
    plane = plane_of(networks)
    for index, network in enumerate(networks):
        place, distance = plane.place_of(network)
        np.testing.assert_allclose(place, plane.path[index], atol=1e-9)
        assert distance == pytest.approx(plane.distances[index], abs=1e-6)
    other = walk(seed + 1, 1)[0]
    place, distance = plane.place_of(other)
    apart = flat(other) - flat(plane.network_at(place))
    assert np.linalg.norm(apart) == pytest.approx(distance)
    for direction in plane.directions:
        assert apart @ flat(direction) == pytest.approx(0, abs=1e-9)


def test_numbers_keep_their_type_and_first_arrays_can_stay() -> None:
    networks = [initial_network(DENSE, seed) for seed in range(4)]
    plane = plane_of(networks)
    there = plane.network_at((1.0, 2.0), first_array=2)
    assert {array.dtype for array in there.arrays} == {np.dtype(np.float32)}
    assert there.arrays[0] is not None
    for mine, last in zip(there.arrays[:2], networks[-1].arrays, strict=False):
        assert (mine == last).all()
    assert (there.arrays[2] != networks[-1].arrays[2]).any()


def test_the_work_is_done_in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    networks = walk(0, 5)
    whole = plane_of(networks)
    monkeypatch.setattr(weight_plane, "PART_SIZE", 35)
    steps = find_plane(networks)
    assert sum(1 for _ in steps) > 2 * size_of(DENSE) / 7
    parts = plane_of(networks)
    np.testing.assert_allclose(parts.path, whole.path)
    for mine, theirs in zip(parts.directions, whole.directions, strict=True):
        np.testing.assert_allclose(flat(mine), flat(theirs), atol=1e-12)


@pytest.mark.parametrize("steps", [[], [0, 0, 0], [0, 1, 2, 5], [3]])
def test_where_weights_have_not_moved_in_two_directions_there_is_no_plane(
    steps: list[int],
) -> None:
    way = np.random.default_rng(0).normal(size=size_of(DENSE))
    networks = [unflat(step * way) for step in [*steps, 0]]
    assert result_of(find_plane(networks)) is None
