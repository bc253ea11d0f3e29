"""What a scene of the convolution page comes to: every sum, and each place in detail."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visualizer.core.activations import relu
from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.sliding_window import POOLINGS, SlidingWindow, convolved


@dataclass(frozen=True, eq=False)
class Place:
    """The window at one place.

    Attributes
    ----------
    row, column : int
        Of the output.
    top, left : int
        Of the window's first number, in the image; below 0 in the padding.
    values : array, shape (window height, window width)
        What is covered; 0 in the padding.
    inside : array of bool, shape (window height, window width)
        Whether that is a number of the image, and no padding.
    products : array, shape (window height, window width)
        Each value times its weight; the values themselves in pooling.
    net_input : float
        Their sum with the bias; what is left of them in pooling.
    output : float
        After relu, if there is one.
    """

    row: int
    column: int
    top: int
    left: int
    values: np.ndarray
    inside: np.ndarray
    products: np.ndarray
    net_input: float
    output: float


class Sliding:
    """A window that slides over an image, and the map that it gives.

    Parameters
    ----------
    image : array, shape (height, width)
    scene : ConvolutionScene
        The window has a place on the image.

    Attributes
    ----------
    image : array, shape (height, width)
    scene : ConvolutionScene
    window : SlidingWindow
    kernel : array, shape (window height, window width)
        As it is laid over the image: turned, if it is. All 1 in pooling.
    net_inputs, outputs : array, shape (n_rows, n_columns)
        The map, before and after relu.
    """

    def __init__(self, image: np.ndarray, scene: ConvolutionScene) -> None:
        self.image, self.scene = image, scene
        self.window = window_of(image.shape, scene)
        self.kernel: np.ndarray = np.ones(scene.window_size)
        if scene.is_convolution:
            kernel = np.array(scene.kernel)
            self.kernel = kernel[::-1, ::-1] if scene.flips else kernel
            self.net_inputs = convolved(image, self.kernel, self.window, scene.bias)
        else:
            self.net_inputs = POOLINGS[scene.operation](image, self.window)
        rectified = scene.relu and scene.is_convolution
        self.outputs = relu(self.net_inputs) if rectified else self.net_inputs
        self._covered = self.window.covered(image)
        self._inside = self.window.covered(np.ones(image.shape, bool), False)

    @property
    def n_places(self) -> int:
        """How many numbers the map has."""
        return int(self.outputs.size)

    @property
    def fullest_place(self) -> int:
        """Number of the place where most of what is covered is not 0."""
        return int(np.count_nonzero(self._covered, axis=(2, 3)).argmax())

    def place_over(self, other: Sliding, number: int) -> int | None:
        """Return the place whose middle is nearest to that of another window's place.

        None where nothing has to move: the window is the same, or the image another.
        """
        if self.window == other.window or self.image.shape != other.image.shape:
            return None
        place, window = other.place(number), other.window
        row = self.window.rows.nearest_place(place.top + window.rows.reach / 2)
        column = self.window.columns.nearest_place(place.left + window.columns.reach / 2)
        return row * self.outputs.shape[1] + column

    def place(self, number: int) -> Place:
        """Return the place of a number, counted row by row from 0."""
        row, column = divmod(number, self.outputs.shape[1])
        values = self._covered[row, column]
        return Place(
            row,
            column,
            self.window.rows.start(row),
            self.window.columns.start(column),
            values,
            self._inside[row, column],
            values * self.kernel,
            float(self.net_inputs[row, column]),
            float(self.outputs[row, column]),
        )


def window_of(shape: tuple[int, ...], scene: ConvolutionScene) -> SlidingWindow:
    """Return the window of a scene on an image of a shape; it may have no place there."""
    return SlidingWindow.over(
        shape, scene.window_size, scene.stride, scene.padding, scene.window_dilation
    )


def check_fit(shape: tuple[int, ...], scene: ConvolutionScene) -> None:
    """Make sure that the window of a scene has a place on an image of a shape.

    Raises
    ------
    Problem
        If it has none.
    """
    window = window_of(shape, scene)
    if 0 in window.shape:
        raise Problem(
            Sentence(
                "Convolution",
                "The window reaches over {high} × {wide} numbers and the image has {rows} ×"
                " {columns}: there is no place for it.",
            ).format(
                high=window.rows.reach, wide=window.columns.reach, rows=shape[0], columns=shape[1]
            )
        )
