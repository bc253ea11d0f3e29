"""Numbers as a picture: blue above 0, orange below, the ground at 0."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.widgets.theme import GRID, colors


class SignedImage(QWidget):
    """A square of numbers, as large as there is room for, without smoothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._values = np.zeros((1, 1))

    @property
    def values(self) -> np.ndarray:
        """The numbers, shape (n_rows, n_columns)."""
        return self._values

    def show_values(self, values: np.ndarray) -> None:
        """Show numbers, shape (n_rows, n_columns)."""
        self._values = np.nan_to_num(values)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for a few pixels a number."""
        return QSize(12 * GRID, 12 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        rows, columns = self._values.shape
        side = min(self.width() / columns, self.height() / rows)
        place = QRect(0, 0, round(side * columns) - 1, round(side * rows) - 1)
        place.moveCenter(self.rect().center())
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.drawImage(place, signed_picture(self._values))
            painter.setPen(QPen(QColor(colors().line), 1))
            painter.drawRect(place)


def map_picture(values: np.ndarray, largest: float) -> QImage:
    """Return a feature map as `signed_picture` does, so that small values are seen, too.

    A value is as strong as the square root of its share of the largest.
    """
    shares = np.clip(values / (largest or 1.0), -1, 1)
    return signed_picture(np.sign(shares) * np.sqrt(np.abs(shares)), 1.0)


def signed_picture(values: np.ndarray, largest: float | None = None) -> QImage:
    """Return a pixel a number, each as strong as its share of the largest.

    Parameters
    ----------
    values : array, shape (n_rows, n_columns)
        Finite.
    largest : float, optional
        Size of the number that is drawn strongest; theirs if left out.
    """
    named = colors()
    ground, above, below = (
        np.array(QColor(color).getRgb()[:3], float)
        for color in (named.panel, named.positive, named.negative)
    )
    if largest is None:
        largest = float(np.abs(values).max(initial=0.0))
    shares = np.clip(values / (largest or 1.0), -1, 1)
    ends = np.where((shares > 0)[..., np.newaxis], above, below)
    strength = np.abs(shares)[..., np.newaxis]
    pixels = np.ascontiguousarray(((1 - strength) * ground + strength * ends).astype(np.uint8))
    rows, columns = values.shape
    image = QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    # The array may go before the picture does.
    return image.copy()
