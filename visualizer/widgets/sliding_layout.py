"""Where the image, the window's numbers and the map stand in a picture of a sliding window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from visualizer.core.sliding import Sliding
from visualizer.widgets.number_cells import cell_of
from visualizer.widgets.theme import GRID, text_zoom

IMAGE_SHARE, MAP_SHARE = 0.31, 0.28  # of the width; the rest is the window's numbers
IMAGE_WORD, MAP_WORD = 13.0, 10.0  # lines of text: width of what is written over them
LEAST_CELL = 1.0  # px: nothing is drawn without room, which Qt complains of
MOST_CELL = 7.0  # lines of text: larger numbers say no more
SIGN = 3 * GRID  # px: between two blocks, for × and =
RESULT_LINES = 3.0
LEAST_RESULT = 14.0  # lines of text: width of what is written under a narrow window
LEAST_RAY, MOST_RAY = 2 * GRID, 14 * GRID  # px: from the image to the window's numbers


class SlidingLayout:
    """Places in a picture, all in its pixels.

    An image and its map have cells of one size: a smaller map is seen to be smaller.

    Parameters
    ----------
    sliding : Sliding
    size : QSizeF
        Of the picture (px).
    line : float
        Height of a line of the program's text (px).

    Attributes
    ----------
    zoom : float
        How large its text is, 1 for that of the program.
    padded : QRectF
        The image with its ring of padding.
    image : QRectF
    map : QRectF
    window, kernel, products : QRectF
        The numbers under the window; in pooling all three are one.
    result : QRectF
        Under them.
    line : float
        Height of a line of its text (px).
    width : float
        Of the picture (px).
    """

    def __init__(self, sliding: Sliding, size: QSizeF, line: float) -> None:
        self._sliding, self.width = sliding, size.width()
        self.zoom = text_zoom(size.height(), line)
        self.line = line = line * self.zoom
        rows, columns = sliding.window.rows, sliding.window.columns
        high, wide = rows.n + rows.padded, columns.n + columns.padded
        # What frames the lowest numbers needs a little room, too.
        height = size.height() - line - GRID / 2
        left, right = IMAGE_SHARE * size.width(), MAP_SHARE * size.width()
        most = min(
            (left - 2 * GRID) / wide,
            height / high,
            (right - 2 * GRID) / columns.n_places,
            height / rows.n_places,
            MOST_CELL * line,
        )
        cell = max(most, LEAST_CELL)
        # What they leave makes the numbers of the window larger.
        left = min(left, max(wide * cell, IMAGE_WORD * line) + 2 * GRID)
        right = min(right, max(columns.n_places * cell, MAP_WORD * line) + 2 * GRID)
        middle = line + height / 2
        room = QSizeF(size.width() - left - right - 2 * LEAST_RAY, height)
        wide_lens = self._measure_lens(room)
        ray = min((size.width() - left - right - wide_lens) / 2, MOST_RAY)
        first = (size.width() - left - right - wide_lens) / 2 - ray
        self._place_lens(first + left + ray, room.height())
        self.padded = _centred(QPointF(first + left / 2, middle), wide * cell, high * cell)
        self.image = QRectF(
            self.padded.left() + columns.before * cell,
            self.padded.top() + rows.before * cell,
            columns.n * cell,
            rows.n * cell,
        )
        self.map = _centred(
            QPointF(size.width() - first - right / 2, middle),
            columns.n_places * cell,
            rows.n_places * cell,
        )

    def _measure_lens(self, room: QSizeF) -> float:
        """Return the width of the window's numbers, as large as there is room for them."""
        rows, columns = self._sliding.kernel.shape
        n_blocks = 3 if self._sliding.scene.is_convolution else 1
        signs = (n_blocks - 1) * SIGN
        most = min(
            (room.width() - signs) / (n_blocks * columns),
            (room.height() - RESULT_LINES * self.line) / rows,
            MOST_CELL * self.line,
        )
        cell = max(most, LEAST_CELL)
        self._block = QSizeF(cell * columns, cell * rows)
        return n_blocks * self._block.width() + signs

    def _place_lens(self, left: float, height: float) -> None:
        n_blocks = 3 if self._sliding.scene.is_convolution else 1
        below, block = RESULT_LINES * self.line, self._block
        top = self.line + (height - below - block.height()) / 2
        blocks = [
            QRectF(QPointF(left + number * (block.width() + SIGN), top), block)
            for number in range(n_blocks)
        ]
        self.window, self.kernel, self.products = blocks if n_blocks == 3 else 3 * blocks
        whole = self.window | self.products
        self.result = QRectF(whole.left(), whole.bottom(), whole.width(), below)
        missing = max(LEAST_RESULT * self.line - whole.width(), 0) / 2
        self.result.adjust(-missing, 0, missing, 0)

    def image_cell(self, row: float, column: float) -> QRectF:
        """Return where a number of the image stands; below 0 in the padding."""
        return cell_of(self.image, self._sliding.image.shape, row, column)

    def map_cell(self, row: float, column: float) -> QRectF:
        """Return where a number of the map stands."""
        return cell_of(self.map, self._sliding.outputs.shape, row, column)

    def kernel_cell(self, row: int, column: int) -> QRectF:
        """Return where a weight stands, as it lies on the image."""
        return cell_of(self.kernel, self._sliding.kernel.shape, row, column)

    def covered(self, top: float, left: float) -> QRectF:
        """Return what the window reaches over, from its first number to its last."""
        window = self._sliding.window
        first = self.image_cell(top, left)
        last = self.image_cell(top + window.rows.reach - 1, left + window.columns.reach - 1)
        return first | last

    def place_at(self, point: QPointF) -> int | None:
        """Return the place of the window that a point of the image or the map stands for."""
        n_columns = self._sliding.outputs.shape[1]
        if self.map.contains(point):
            row, column = _cell_at(self.map, self._sliding.outputs.shape, point)
            return row * n_columns + column
        if self.padded.contains(point):
            window, cell = self._sliding.window, self.image_cell(0, 0)
            row = window.rows.nearest_place((point.y() - self.image.top()) / cell.height())
            column = window.columns.nearest_place((point.x() - self.image.left()) / cell.width())
            return row * n_columns + column
        return None

    def number_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column of the image's number at a point."""
        if not self.image.contains(point):
            return None
        return _cell_at(self.image, self._sliding.image.shape, point)

    def weight_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column of the kernel's cell at a point, as it lies on the image."""
        if not (self._sliding.scene.is_convolution and self.kernel.contains(point)):
            return None
        return _cell_at(self.kernel, self._sliding.kernel.shape, point)


def _cell_at(place: QRectF, shape: tuple[int, ...], point: QPointF) -> tuple[int, int]:
    rows, columns = shape
    row = int((point.y() - place.top()) / place.height() * rows)
    column = int((point.x() - place.left()) / place.width() * columns)
    return min(row, rows - 1), min(column, columns - 1)


def _centred(middle: QPointF, width: float, height: float) -> QRectF:
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
