"""Draws a sliding window: what stays, what the map has at the end, and what moves."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF, QRegion

from visualizer.core.convolution_scene import DIGIT
from visualizer.core.sliding import Place, Sliding
from visualizer.core.sliding_moment import SlidingMoment
from visualizer.core.sliding_text import weight_text, written
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.number_cells import (
    FULL_TINT,
    cell_of,
    fitting_font,
    paint_cells,
    paint_grid,
    paint_texts,
    tints,
)
from visualizer.widgets.signed_image import signed_picture
from visualizer.widgets.sliding_layout import SlidingLayout
from visualizer.widgets.theme import colors, mixed, number_font, scaled, title_font

FRAME, HALO = 3.0, 5.0  # px
WHITE_GREY = 255
RESULT_ZOOM = 1.6  # of a title
UNKNOWN = "?"
PADDING_TINT = 0.16
N_MEASURED = 20  # of the longest numbers: the widest is among them


class SlidingDrawing:
    """Draws with a painter, in the pixels of a layout.

    Parameters
    ----------
    sliding : Sliding
    layout : SlidingLayout
    words : tuple of str
        Over image, window, kernel, products and map.
    """

    def __init__(self, sliding: Sliding, layout: SlidingLayout, words: tuple[str, ...]) -> None:
        self._sliding, self.layout, self._words = sliding, layout, words
        self._largest = float(np.abs(sliding.image).max(initial=0.0))
        self._largest_output = float(np.abs(sliding.outputs).max(initial=0.0))
        self._pads_zeros = sliding.scene.is_convolution
        self._writes_image = _may_fit(layout.image_cell(0, 0), sliding.image)
        self._writes_map = _may_fit(layout.map_cell(0, 0), sliding.outputs)
        # One size of text for all places: nothing jumps as the window moves on.
        self._weights = [[weight_text(each) for each in row] for row in sliding.kernel.tolist()]
        self._font = self._fitting_font()
        self._word_boxes = self._place_words()

    @property
    def map_place(self) -> QRect:
        """All that `paint_map` covers."""
        return self.layout.map.toAlignedRect().adjusted(-1, -1, 1, 1)

    def paint_ground(self, painter: QPainter) -> None:
        """Draw the image with its padding, the empty map, the kernel and all words."""
        layout, sliding = self.layout, self._sliding
        self._paint_padding(painter)
        picture = self._picture()
        painter.drawImage(layout.image, picture)
        shape = sliding.image.shape
        if self._writes_image:
            grounds, texts = _pixels(picture), _texts(sliding.image)
            paint_texts(painter, layout.image, texts, grounds, zoom=layout.zoom)
        paint_grid(painter, layout.image, shape)
        painter.fillRect(layout.map, QColor(colors().panel))
        paint_grid(painter, layout.map, sliding.outputs.shape)
        if sliding.scene.is_convolution:
            grounds = tints(sliding.kernel)
            paint_cells(painter, layout.kernel, grounds)
            paint_texts(painter, layout.kernel, self._weights, grounds, self._font)
            paint_grid(painter, layout.kernel, sliding.kernel.shape)
            self._paint_sign(painter, layout.window, layout.kernel, "×")
            self._paint_sign(painter, layout.kernel, layout.products, "=")
        painter.setPen(QColor(colors().muted))
        painter.setFont(self._zoomed(number_font()))
        for box, word in zip(self._word_boxes, self._words, strict=True):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def paint_map(self, painter: QPainter) -> None:
        """Draw the whole map."""
        layout, outputs = self.layout, self._sliding.outputs
        picture = signed_picture(outputs * FULL_TINT, self._largest_output)
        painter.drawImage(layout.map, picture)
        if self._writes_map:
            grounds, texts = _pixels(picture), _texts(outputs)
            paint_texts(painter, layout.map, texts, grounds, zoom=layout.zoom)
        paint_grid(painter, layout.map, outputs.shape)

    def filled(self, n_done: int) -> list[QRectF]:
        """Return what is seen of the map once so many of its numbers are known."""
        row, column = divmod(n_done, self._sliding.outputs.shape[1])
        whole, cell = self.layout.map, self.layout.map_cell(row, column)
        edge = QRectF(-1, -1, 2, 2)
        above = QRectF(whole.topLeft(), QPointF(whole.right(), cell.top()))
        here = QRectF(QPointF(whole.left(), cell.top()), cell.bottomLeft())
        return [
            part.adjusted(edge.left(), edge.top(), 0, 0)
            for part in (above, here)
            if part.width() > 0.5 and part.height() > 0.5
        ]

    def paint_moment(self, painter: QPainter, moment: SlidingMoment, result: str) -> None:
        """Draw the window, its numbers, and the cell of the map that it fills."""
        sliding, layout = self._sliding, self.layout
        place = sliding.place(moment.place)
        top, left = float(place.top), float(place.left)
        cell = layout.map_cell(place.row, place.column)
        if moment.way:
            after = sliding.place(moment.place + 1)
            top += moment.way * (after.top - top)
            left += moment.way * (after.left - left)
        else:
            self._paint_rays(painter, layout.covered(top, left), cell)
        self._paint_numbers(painter, place, moment)
        if not moment.is_answered:
            font = fitting_font(cell, [UNKNOWN], layout.zoom)
            if font is not None:
                painter.setFont(font)
                painter.setPen(QColor(colors().text))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, UNKNOWN)
        self._frame(painter, layout.covered(top, left))
        if sliding.scene.window_dilation > 1:
            self._paint_gaps(painter, top, left)
        self._frame(painter, cell)
        font = self._zoomed(title_font())
        font.setPointSizeF(font.pointSizeF() * RESULT_ZOOM)
        wide = QFontMetricsF(font).horizontalAdvance(result)
        if wide > layout.result.width():
            font.setPointSizeF(font.pointSizeF() * layout.result.width() / wide)
        painter.setFont(font)
        painter.setPen(QColor(colors().text))
        painter.drawText(layout.result, Qt.AlignmentFlag.AlignCenter, result)

    def told_at(self, point: QPointF, n_done: int) -> str:
        """Return what a number at a point is; nothing where there is none."""
        number = self.layout.number_at(point)
        if number is not None:
            row, column = number
            return f"x[{row}, {column}] = {written(float(self._sliding.image[number]))}"
        place = self.layout.place_at(point)
        if place is not None and self.layout.map.contains(point) and place < n_done:
            found = self._sliding.place(place)
            return f"z[{found.row}, {found.column}] = {written(found.output)}"
        return ""

    def _paint_numbers(self, painter: QPainter, place: Place, moment: SlidingMoment) -> None:
        sliding, layout = self._sliding, self.layout
        grounds = tints(place.values, self._largest)
        texts = _texts(place.values)
        for row, column in np.argwhere(~place.inside).tolist():
            grounds[row][column] = self._padding_ground()
            if not self._pads_zeros:
                texts[row][column] = ""
        paint_cells(painter, layout.window, grounds)
        paint_texts(painter, layout.window, texts, grounds, self._font)
        paint_grid(painter, layout.window, sliding.kernel.shape)
        if not sliding.scene.is_convolution:
            self._frame(painter, layout.window)
            return
        n_counted = moment.n_counted(place.products.size)
        largest = self._largest * float(np.abs(sliding.kernel).max(initial=0.0))
        known = place.products.ravel().copy()
        known[n_counted:] = 0
        grounds = tints(known.reshape(place.products.shape), largest)
        texts = _texts(place.products)
        for number in range(n_counted, known.size):
            row, column = divmod(number, place.products.shape[1])
            texts[row][column] = ""
        paint_cells(painter, layout.products, grounds)
        paint_texts(painter, layout.products, texts, grounds, self._font)
        paint_grid(painter, layout.products, sliding.kernel.shape)
        self._frame(painter, layout.window)
        if 0 < n_counted < known.size:
            cell = divmod(n_counted - 1, place.products.shape[1])
            for block in (layout.window, layout.kernel, layout.products):
                self._frame(painter, cell_of(block, place.products.shape, *cell))

    def _paint_padding(self, painter: QPainter) -> None:
        layout, window = self.layout, self._sliding.window
        if not (window.rows.padded or window.columns.padded):
            return
        shape = (
            window.rows.n + window.rows.padded,
            window.columns.n + window.columns.padded,
        )
        painter.fillRect(layout.padded, self._padding_ground())
        if self._pads_zeros:
            texts = [["0"] * shape[1] for _ in range(shape[0])]
            for row in range(window.rows.before, window.rows.before + window.rows.n):
                for column in range(
                    window.columns.before, window.columns.before + window.columns.n
                ):
                    texts[row][column] = ""
            grounds = [[self._padding_ground()] * shape[1]] * shape[0]
            paint_texts(painter, layout.padded, texts, grounds, zoom=layout.zoom)
        paint_grid(painter, layout.padded, shape)

    def _paint_rays(self, painter: QPainter, window: QRectF, cell: QRectF) -> None:
        """Draw what connects the window to its numbers, and those to their place in the map.

        None of it goes through a number or a word.
        """
        layout = self.layout
        free = QRegion(painter.window())
        for writes, block in ((self._writes_image, layout.padded), (self._writes_map, layout.map)):
            if writes:
                free -= block.toAlignedRect()
        for box in self._word_boxes:
            free -= box.toAlignedRect()
        painter.save()
        painter.setClipRegion(free, Qt.ClipOperation.IntersectClip)
        faint = QColor(colors().text)
        faint.setAlphaF(0.3)
        painter.setPen(QPen(faint, 1))
        lens, last = layout.window, layout.products
        for start, end in (
            (window.topRight(), lens.topLeft()),
            (window.bottomRight(), lens.bottomLeft()),
            (last.topRight(), cell.topLeft()),
            (last.bottomRight(), cell.bottomLeft()),
        ):
            painter.drawLine(start, end)
        painter.restore()

    def _paint_gaps(self, painter: QPainter, top: float, left: float) -> None:
        """Frame each number that the window takes, where there are gaps between them."""
        dilation = self._sliding.scene.window_dilation
        rows, columns = self._sliding.kernel.shape
        painter.setPen(QPen(QColor(colors().text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in range(rows):
            for column in range(columns):
                cell = self.layout.image_cell(top + row * dilation, left + column * dilation)
                painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _paint_sign(self, painter: QPainter, left: QRectF, right: QRectF, sign: str) -> None:
        painter.setFont(self._zoomed(title_font()))
        painter.setPen(QColor(colors().text))
        between = QRectF(left.topRight(), right.bottomLeft())
        painter.drawText(between, Qt.AlignmentFlag.AlignCenter, sign)

    def _place_words(self) -> list[QRectF]:
        """Return where the words stand, each over its part."""
        layout, line = self.layout, self.layout.line
        metrics = QFontMetricsF(self._zoomed(number_font()))
        over = (layout.padded, layout.window, layout.kernel, layout.products, layout.map)
        boxes = []
        for place, word in zip(over, self._words, strict=True):
            wide = metrics.horizontalAdvance(word) + 2
            box = QRectF(place.center().x() - wide / 2, place.top() - line - 2, wide, line)
            # What is longer than the part it names stays within the picture.
            box.moveRight(min(box.right(), layout.width))
            box.moveLeft(max(box.left(), 0.0))
            boxes.append(box)
        return boxes

    def _zoomed(self, font: QFont) -> QFont:
        """Return a font in the size of the picture's text."""
        font.setPointSizeF(font.pointSizeF() * self.layout.zoom)
        return font

    def _frame(self, painter: QPainter, place: QRectF) -> None:
        """Frame a place so that it is seen on any ground."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPolygonF(place)
        for color, width in ((colors().panel, HALO), (colors().text, FRAME)):
            pen = QPen(QColor(color), scaled(width))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawPolygon(halo)

    def _fitting_font(self) -> QFont | None:
        """Return the font in which every number of the window, wherever it is, fits into a cell."""
        image, kernel = np.unique(self._sliding.image), np.unique(self._sliding.kernel)
        products = np.unique(image[:, np.newaxis] * kernel)
        texts = {written(value) for values in (image, products) for value in values.tolist()}
        longest = sorted(texts, key=len)[-N_MEASURED:]
        cell = cell_of(self.layout.window, self._sliding.kernel.shape, 0, 0)
        weights = (text for row in self._weights for text in row)
        return fitting_font(cell, [*longest, *weights], self.layout.zoom)

    def _picture(self) -> QImage:
        image = self._sliding.image
        if self._sliding.scene.source == DIGIT:
            grey = image * (WHITE_GREY if self._sliding.scene.divides else 1)
            return digit_image(np.rint(grey).astype(np.uint8))
        return signed_picture(image * FULL_TINT, self._largest)

    def _padding_ground(self) -> QColor:
        return mixed(colors().panel, colors().muted, PADDING_TINT)


def _texts(values: np.ndarray) -> list[list[str]]:
    return [[written(value) for value in row] for row in values.tolist()]


def _may_fit(cell: QRectF, values: np.ndarray) -> bool:
    """Tell whether it is worth while to write all numbers: the extreme ones fit into a cell."""
    extremes = [written(float(each)) for each in (values.min(), values.max())]
    return fitting_font(cell, extremes) is not None


def _pixels(picture: QImage) -> list[list[QColor]]:
    """Return the colours of a picture, row by row."""
    columns = range(picture.width())
    return [
        [picture.pixelColor(column, row) for column in columns] for row in range(picture.height())
    ]
