"""A drawing is scaled and centred as MNIST's digits are."""

import time

import numpy as np
import pytest

from visualizer.core.digit_centring import centre_digit


def drawing(height=280, width=280, top=30, left=100, tall=120, wide=60):
    canvas = np.zeros((height, width), np.float32)
    canvas[top : top + tall, left : left + wide] = 1
    canvas[top : top + tall // 2, left + wide // 2 : left + wide] = 0.5
    return canvas


def box_of(image):
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


def centre_of(image):
    grey = image.astype(float)
    middles = np.arange(28) + 0.5
    return grey.sum(axis=1) @ middles / grey.sum(), grey.sum(axis=0) @ middles / grey.sum()


def test_empty_paper_stays_empty():
    image = centre_digit(np.zeros((280, 280)))
    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert not image.any()


@pytest.mark.parametrize(
    ("tall", "wide", "box"), [(120, 60, (20, 10)), (40, 200, (4, 20)), (7, 7, (20, 20))]
)
def test_longer_side_is_twenty_and_the_aspect_is_kept(tall, wide, box):
    assert box_of(centre_digit(drawing(tall=tall, wide=wide, left=20))) == box


@pytest.mark.parametrize("side", [28, 100, 280, 561])
def test_centre_of_mass_is_the_middle_of_the_image(side):
    random = np.random.default_rng(side)
    canvas = np.zeros((side, side))
    for _ in range(5):
        row, column = random.integers(0, side - side // 5, 2)
        canvas[row : row + side // 6, column : column + side // 9] = random.uniform(0.3, 1)
    assert centre_of(centre_digit(canvas)) == pytest.approx((14, 14), abs=0.51)


def test_place_on_the_paper_does_not_matter():
    first = centre_digit(drawing(top=0, left=0))
    assert np.array_equal(first, centre_digit(drawing(top=150, left=219)))


def test_scale_of_the_ink_does_not_matter():
    image = centre_digit(drawing())
    assert image.max() == 255
    assert np.array_equal(image, centre_digit(drawing() * 255))
    assert np.array_equal(image, centre_digit(drawing() * 0.25))


def test_shrinking_averages_areas():
    quarter = np.kron(np.eye(20), [[1, 0], [0, 0]]) + np.kron(1 - np.eye(20), np.ones((2, 2)))
    image = centre_digit(quarter)
    inner = image[4:24, 4:24]
    assert np.array_equal(np.diagonal(inner), np.full(20, 64))
    assert (inner[~np.eye(20, dtype=bool)] == 255).all()


def test_drawing_without_two_dimensions_is_refused():
    with pytest.raises(ValueError, match="two dimensions"):
        centre_digit(np.zeros(784))


def test_fast_enough_to_follow_the_pen():
    canvas = drawing(top=0, left=0, tall=280, wide=280)
    durations = []
    for _ in range(20):
        start = time.perf_counter()
        centre_digit(canvas)
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.005
