"""The pen: curves and ink."""

import numpy as np
import pytest

from visualizer.core.handwriting.pen import SAMPLES_PER_PIECE, draw, smooth_curve


def test_curve_passes_through_its_points():
    points = np.array([[0, 0], [1, 2], [1.1, 2], [4, -1]])
    assert np.allclose(smooth_curve(points)[::SAMPLES_PER_PIECE], points)


def test_curve_through_a_straight_line_is_straight():
    points = np.array([[0, 0], [1, 2], [4, 8], [5, 10]])
    curve = smooth_curve(points)
    assert np.allclose(curve[:, 1], 2 * curve[:, 0])
    assert (np.diff(curve[:, 0]) > 0).all()


def test_two_points_make_a_line():
    curve = smooth_curve(np.array([[0, 0], [5, 10]]))
    assert np.allclose(curve[:, 0], np.arange(6))


def test_stroke_has_the_width_of_the_pen():
    starts, ends = np.array([[10, 10.0]]), np.array([[30, 10.0]])
    ink = draw(starts, ends, np.array([3.0]), (20, 40))
    assert ink[:, 20].sum() == pytest.approx(6)
    assert ink.max() == 1
    assert ink[:, 5].sum() == 0


def test_dot_is_a_disc():
    spot = np.array([[15.3, 14.8]])
    assert draw(spot, spot, np.array([8.0]), (30, 30)).sum() == pytest.approx(64 * np.pi, rel=0.01)


def test_pieces_join_without_darkening():
    points = np.array([[5, 10.0], [20, 10.0], [35, 10.0]])
    radii = np.array([3.0, 3.0])
    whole = draw(points[:1], points[2:], radii[:1], (20, 40))
    assert np.allclose(draw(points[:-1], points[1:], radii, (20, 40)), whole, atol=1e-5)
