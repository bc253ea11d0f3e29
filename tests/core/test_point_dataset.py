"""The points of the plane: where each set puts its classes, and how they are shared out."""

import dataclasses

import numpy as np
import pytest

from visualizer.core.point_dataset import N_POINTS, point_dataset, points_to_learn
from visualizer.core.point_features import FEATURES
from visualizer.core.points_config import OWN, POINT_SETS, PointsConfig
from visualizer.core.registry import discover
from visualizer.core.sentence import Problem

SETS = tuple(discover(POINT_SETS))


def all_of(dataset):
    """Return places, shape (n_points, 2), and classes, shape (n_points,), of both parts."""
    return dataset.places, dataset.labels


@pytest.mark.parametrize("key", SETS)
@pytest.mark.parametrize("n_classes", range(2, 7))
@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_every_set_has_every_class_and_the_same_points_for_a_seed(key, n_classes, noise):
    config = PointsConfig(dataset=key, n_classes=n_classes, noise=noise, seed=3)
    places, labels = all_of(point_dataset(config))
    assert places.shape == (N_POINTS, 2)
    assert np.isfinite(places).all()
    assert set(labels) == set(range(n_classes))
    draw = discover(POINT_SETS)[key].draw
    first, again, other = (
        draw(np.random.default_rng(seed), N_POINTS, n_classes, noise)[0] for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    # Without noise the spiral leaves nothing to chance.
    assert np.array_equal(first, other) == (key == "spiral" and noise == 0)


def test_circle_is_playgrounds():
    places, labels = all_of(point_dataset(PointsConfig(dataset="circle", n_classes=2)))
    radii = np.hypot(*places.T)
    assert radii[labels == 0].max() < 2.5
    assert radii[labels == 1].min() > 3.5
    assert radii.max() < 5


def test_xor_is_playgrounds():
    places, labels = all_of(point_dataset(PointsConfig(dataset="xor", n_classes=2)))
    assert np.array_equal(labels == 0, places.prod(axis=1) > 0)
    assert np.abs(places).min() >= 0.3 - 1e-12


def test_spiral_is_playgrounds():
    draw = discover(POINT_SETS)["spiral"].draw
    places, labels = draw(np.random.default_rng(0), 500, 2, 0.0)
    i = np.arange(250)
    angles = 1.75 * i / 250 * 2 * np.pi
    arm = 5 * i[:, np.newaxis] / 250 * np.stack([np.sin(angles), np.cos(angles)], axis=1)
    np.testing.assert_allclose(places[labels == 0], arm, atol=1e-12)
    np.testing.assert_allclose(places[labels == 1], -arm, atol=1e-12)


def test_blobs_stand_where_playgrounds_do():
    places, labels = all_of(point_dataset(PointsConfig(n_classes=2)))
    for label, centre in ((0, 2), (1, -2)):
        own = places[labels == label]
        np.testing.assert_allclose(own.mean(axis=0), centre, atol=0.2)
        np.testing.assert_allclose(own.var(axis=0), 0.5, atol=0.15)


def test_noise_gives_some_points_of_the_circle_another_class():
    quiet, noisy = (
        all_of(point_dataset(PointsConfig(dataset="circle", n_classes=2, noise=noise)))
        for noise in (0.0, 0.5)
    )
    assert np.array_equal(quiet[0], noisy[0])
    assert 0.1 < np.mean(quiet[1] != noisy[1]) < 0.5


@pytest.mark.parametrize(("share", "n_train"), [(0.1, 50), (0.5, 250), (0.9, 450), (0.999, 499)])
def test_points_are_shared_out(share, n_train):
    dataset = point_dataset(PointsConfig(train_share=share))
    assert (len(dataset.y_train), len(dataset.y_test)) == (n_train, N_POINTS - n_train)


@pytest.mark.parametrize("key", SETS)
@pytest.mark.parametrize("seed", range(3))
def test_both_parts_are_alike(key, seed):
    dataset = point_dataset(PointsConfig(dataset=key, n_classes=2, seed=seed))
    for label in range(2):
        radii, own = np.hypot(*dataset.places.T), dataset.labels == label
        trained, tested = radii[own & dataset.trains], radii[own & ~dataset.trains]
        assert np.mean(trained) == pytest.approx(np.mean(tested), abs=0.6)
        assert np.std(trained) == pytest.approx(np.std(tested), abs=0.4)


def test_the_network_is_told_the_features_of_each_point():
    dataset = point_dataset(PointsConfig(features=tuple(FEATURES)))
    x, y = dataset.places[dataset.trains].T
    told = np.stack([x, y, x**2, y**2, x * y, np.sin(x), np.sin(y)], axis=1)
    assert dataset.x_train.dtype == np.float32
    np.testing.assert_allclose(dataset.x_train, told, rtol=1e-6, atol=1e-6)


def test_own_points_are_all_there_but_those_of_absent_classes():
    own = ((0.0, 1.0, 0), (2.0, 3.0, 1), (4.0, 5.0, 2))
    places, labels = all_of(
        point_dataset(PointsConfig(dataset=OWN, n_classes=2, own_points=own, batch_size=1))
    )
    assert sorted(map(tuple, places)) == [(0.0, 1.0), (2.0, 3.0)]
    assert sorted(labels) == [0, 1]


def test_one_point_more_moves_few_others_to_the_other_part():
    own = tuple((float(place % 5), 1.0, place % 2) for place in range(40))
    more, fewer = (
        point_dataset(PointsConfig(dataset=OWN, own_points=points)) for points in (own, own[:-1])
    )
    assert np.sum(fewer.trains != more.trains[:-1]) <= 1


@pytest.mark.parametrize(
    ("own", "complaint"),
    [
        ((), "no point to learn from"),
        (((0.0, 0.0, 0),), "one class"),
        (((0.0, 0.0, 1), (1.0, 0.0, 1), (2.0, 1.0, 1)), "one class"),
    ],
)
def test_nothing_to_learn_is_said_in_one_sentence(own, complaint):
    config = PointsConfig(dataset=OWN, own_points=own)
    point_dataset(config)
    with pytest.raises(Problem, match=complaint):
        points_to_learn(config)


@pytest.mark.parametrize("key", SETS)
def test_points_that_become_a_persons_own_are_the_same_points(key):
    config = PointsConfig(dataset=key, n_classes=4, train_share=0.3)
    drawn = point_dataset(config)
    own = point_dataset(dataclasses.replace(config, dataset=OWN, own_points=drawn.own_points))
    np.testing.assert_array_equal(own.labels, drawn.labels)
    np.testing.assert_array_equal(own.trains, drawn.trains)
    np.testing.assert_array_equal(own.places, np.clip(drawn.places, -6, 6))
