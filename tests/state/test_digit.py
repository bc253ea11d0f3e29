"""The digit on screen: one of the test images, or a drawing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.digit_centring import centre_digit
from visualizer.core.image_dataset import ImageDataset
from visualizer.core.sentence import Problem
from visualizer.state.digit import DigitState
from visualizer.state.undo_stack import UndoStack

DRAWING = np.zeros((280, 280), np.uint8)
DRAWING[40:240, 100:180] = 255


@pytest.fixture
def digit(stack: UndoStack, images: ImageDataset) -> DigitState:
    digit = DigitState(stack)
    digit.set_images(images)
    return digit


def test_before_the_images_there_is_blank_paper(qtbot: QtBot, stack: UndoStack) -> None:
    digit = DigitState(stack)
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
    assert np.array_equal(digit.ink, DRAWING)
    assert np.array_equal(digit.image, centre_digit(DRAWING))
    with qtbot.assertNotEmitted(digit.changed):
        digit.draw(DRAWING.copy())


def test_from_a_drawing_back_to_the_image_before(digit: DigitState, images: ImageDataset) -> None:
    digit.show_index(5)
    digit.draw(DRAWING)
    digit.draw(DRAWING // 2)
    digit.move(-1)
    assert digit.index == 5
    assert np.array_equal(digit.image, images.x_test[5])


def test_a_drawing_stays_when_other_images_come(digit: DigitState, images: ImageDataset) -> None:
    digit.show_index(6)
    digit.draw(DRAWING)
    digit.set_images(fewer(images))
    assert digit.index is None
    assert np.array_equal(digit.image, centre_digit(DRAWING))
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
    with pytest.raises(ValueError, match="read-only"):
        digit.ink[0, 0] = 1


def test_the_drawing_is_a_copy(digit: DigitState) -> None:
    mine = DRAWING.copy()
    digit.draw(mine)
    mine[:] = 9
    assert np.array_equal(digit.ink, DRAWING)


EDITS: list[Callable[[DigitState], None]] = [
    lambda digit: digit.show_index(3),
    lambda digit: digit.move(-1),
    lambda digit: digit.draw(DRAWING),
]


def look(digit: DigitState) -> tuple[int | None, bytes, bytes]:
    return digit.index, digit.image.tobytes(), digit.ink.tobytes()


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("drawn", [False, True])
def test_an_edit_is_told_once_and_can_be_taken_back(
    digit: DigitState, stack: UndoStack, edit: Callable[[DigitState], None], *, drawn: bool
) -> None:
    if drawn:
        digit.draw(DRAWING // 3 * 2 + np.eye(280, dtype=np.uint8))
    before, told = look(digit), []
    digit.changed.connect(lambda: told.append(look(digit)))
    edit(digit)
    after = look(digit)
    assert after != before
    stack.undo()
    stack.redo()
    assert told == [after, before, after]


def test_every_random_pick_is_taken_back_alone(digit: DigitState, stack: UndoStack) -> None:
    seen = [digit.index]
    for _ in range(20):
        digit.pick_random()
        if digit.index != seen[-1]:
            seen.append(digit.index)
    assert len(seen) > 3
    for index in reversed(seen[:-1]):
        stack.undo()
        assert digit.index == index


def test_leafing_through_is_taken_back_at_once(digit: DigitState, stack: UndoStack) -> None:
    for _ in range(4):
        digit.move(1)
    stack.undo()
    assert (digit.index, stack.canUndo()) == (0, False)


def test_a_stroke_is_taken_back_whole_and_alone(digit: DigitState, stack: UndoStack) -> None:
    sheets = [np.zeros_like(DRAWING)]
    for stroke in (1, 2):
        for row in range(20 * stroke, 20 * stroke + 10):
            sheet = digit.ink.copy()
            sheet[row] = 255
            digit.draw(sheet, stroke)
        sheets.append(sheet)
    stack.undo()
    assert np.array_equal(digit.ink, sheets[1])
    stack.undo()
    assert (digit.index, digit.ink.any()) == (0, False)
    stack.redo()
    stack.redo()
    assert np.array_equal(digit.ink, sheets[2])


def test_a_drawing_that_is_left_can_be_taken_up_again(digit: DigitState, stack: UndoStack) -> None:
    digit.draw(DRAWING)
    digit.move(0)
    assert np.array_equal(digit.ink, DRAWING)
    stack.undo()
    assert digit.index is None
    assert np.array_equal(digit.image, centre_digit(DRAWING))


def test_an_image_of_another_data_set_comes_back_as_one_there_is(
    digit: DigitState, stack: UndoStack, images: ImageDataset
) -> None:
    digit.show_index(6)
    digit.draw(DRAWING)
    digit.pick_random()
    digit.set_images(fewer(images))
    while stack.canUndo():
        stack.undo()
        assert digit.index in (None, 0, 1)
    while stack.canRedo():
        stack.redo()
        assert digit.index in (None, 0, 1)


def test_other_images_are_no_edit(
    digit: DigitState, stack: UndoStack, images: ImageDataset
) -> None:
    digit.set_images(fewer(images))
    assert not stack.canUndo()


def test_a_drawing_made_before_the_images_can_be_taken_back(stack: UndoStack) -> None:
    digit = DigitState(stack)
    digit.draw(DRAWING)
    stack.undo()
    assert (digit.index, digit.image.any()) == (0, False)


def fewer(images: ImageDataset) -> ImageDataset:
    return ImageDataset(images.x_train, images.y_train, images.x_test[:2], images.y_test[:2])
