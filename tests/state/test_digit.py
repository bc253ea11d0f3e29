"""The digit on screen: one of the test images, or a drawing."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Problem
from visualizer.state.digit import DigitState

DRAWING = np.eye(28, dtype=np.uint8)


@pytest.fixture
def digit(qtbot: QtBot, images: ImageDataset) -> DigitState:
    digit = DigitState()
    digit.set_images(images)
    return digit


def test_before_the_images_there_is_blank_paper(qtbot: QtBot) -> None:
    digit = DigitState()
    assert (digit.index, digit.label, digit.n_images, digit.image.any()) == (0, None, 0, False)
    with qtbot.assertNotEmitted(digit.changed):
        digit.move(1)
        digit.pick_random()
    with pytest.raises(Problem, match="0 to 0"):
        digit.show_index(0)


def test_the_first_image_is_shown_at_once(digit: DigitState, images: ImageDataset) -> None:
    assert (digit.index, digit.label, digit.n_images) == (0, int(images.y_test[0]), 7)
    assert np.array_equal(digit.image, images.x_test[0])


def test_another_image(qtbot: QtBot, digit: DigitState, images: ImageDataset) -> None:
    with qtbot.waitSignal(digit.changed):
        digit.show_index(3)
    assert (digit.index, digit.label) == (3, int(images.y_test[3]))
    assert np.array_equal(digit.image, images.x_test[3])
    with qtbot.assertNotEmitted(digit.changed):
        digit.show_index(3)


@pytest.mark.parametrize("index", [-1, 7, 10**9])
def test_no_such_image(digit: DigitState, index: int) -> None:
    digit.show_index(3)
    with pytest.raises(Problem, match="numbered 0 to 6"):
        digit.show_index(index)
    assert digit.index == 3


@pytest.mark.parametrize(("offset", "index"), [(1, 1), (-1, 6), (7, 0), (8, 1), (-8, 6)])
def test_moving_goes_around_the_end(digit: DigitState, offset: int, index: int) -> None:
    digit.move(offset)
    assert digit.index == index


def test_any_image(digit: DigitState) -> None:
    seen = set()
    for _ in range(200):
        digit.pick_random()
        seen.add(digit.index)
    assert seen == set(range(7))


def test_a_drawing_has_no_number_and_no_label(qtbot: QtBot, digit: DigitState) -> None:
    with qtbot.waitSignal(digit.changed):
        digit.draw(DRAWING)
    assert (digit.index, digit.label) == (None, None)
    assert np.array_equal(digit.image, DRAWING)
    with qtbot.assertNotEmitted(digit.changed):
        digit.draw(DRAWING.copy())


def test_from_a_drawing_back_to_the_image_before(digit: DigitState, images: ImageDataset) -> None:
    digit.show_index(5)
    digit.draw(DRAWING)
    digit.draw(2 * DRAWING)
    digit.move(-1)
    assert digit.index == 5
    assert np.array_equal(digit.image, images.x_test[5])


def test_a_drawing_stays_when_other_images_come(digit: DigitState, images: ImageDataset) -> None:
    digit.show_index(6)
    digit.draw(DRAWING)
    digit.set_images(fewer(images))
    assert digit.index is None
    assert np.array_equal(digit.image, DRAWING)
    digit.move(1)
    assert digit.index == 1


def test_fewer_images_keep_the_number_in_range(digit: DigitState, images: ImageDataset) -> None:
    digit.show_index(6)
    digit.set_images(fewer(images))
    assert (digit.index, digit.n_images) == (1, 2)
    assert np.array_equal(digit.image, images.x_test[1])


def test_nobody_can_change_the_image(digit: DigitState) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="read-only"):
            digit.image[0, 0] = 1
        digit.draw(DRAWING)


def test_the_drawing_is_a_copy(digit: DigitState) -> None:
    mine = DRAWING.copy()
    digit.draw(mine)
    mine[:] = 9
    assert np.array_equal(digit.image, DRAWING)


def fewer(images: ImageDataset) -> ImageDataset:
    return ImageDataset(images.x_train, images.y_train, images.x_test[:2], images.y_test[:2])
