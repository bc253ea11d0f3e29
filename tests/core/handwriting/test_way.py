"""The notation for one way of writing a digit."""

import numpy as np
import pytest

from visualizer.core.handwriting.strokes import WAYS
from visualizer.core.handwriting.way import Way


def test_points_are_read_in_heights():
    way = Way(1, ("0,10 50,100", "-5,0 60,90"))
    expected = [[[0, 0.1], [0.5, 1]], [[-0.05, 0], [0.6, 0.9]]]
    assert np.allclose(way.points, expected)


@pytest.mark.parametrize(
    ("pose", "curves"),
    [
        ("0,0 1,1 2,2", [(0, 3)]),
        ("0,0 1,1! 2,2", [(0, 2), (1, 3)]),
        ("0,0 1,1 | 2,2 3,3", [(0, 2), (2, 4)]),
        ("0,0 1,1! | 2,2 3,3!", [(0, 2), (2, 4)]),
    ],
)
def test_corners_end_curves_and_bars_lift_the_pen(pose, curves):
    assert [(curve.start, curve.stop) for curve in Way(1, (pose,)).curves] == curves


@pytest.mark.parametrize("digit", range(10))
def test_every_way_of_a_digit_can_be_written(digit):
    assert len(WAYS[digit]) >= 2
    for way in WAYS[digit]:
        assert way.points.ndim == 3
        assert all(Way(1, (pose,)).curves == way.curves for pose in way.poses)
        for curve in way.curves:
            steps = np.diff(way.points[:, curve], axis=1)
            assert (np.abs(steps).sum(axis=-1) > 0).all()
