"""Small pictures of digits in rows, with what the network says of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.evaluation import N_LARGEST
from visualizer.widgets.bar import Bar, paint_bar
from visualizer.widgets.digit_image import digit_image
from visualizer.widgets.theme import GRID, colors, lit_ground, number_font

PICTURE = 56  # px, at least: two a pixel


class DigitCard(NamedTuple):
    """One picture and the words and bars beside it.

    Attributes
    ----------
    image : array of uint8, shape (28, 28)
    caption : str
    bars : tuple of (str, float)
        Names and shares, 0 to 1, the largest first.
    framed : str
        The name whose bar belongs to the true class.
    """

    image: np.ndarray
    caption: str
    bars: tuple[tuple[str, float], ...]
    framed: str


class DigitGallery(QWidget):
    """Shows as many cards as there is room for.

    Signals
    -------
    resized
        There is room for more cards, or for fewer.
    chosen : int
        The card that was clicked, or where Enter was pressed, from 0.
    """

    resized = Signal()
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._cards: tuple[DigitCard, ...] = ()
        self._pointed: int | None = None
        self._capacity = self.capacity

    @property
    def capacity(self) -> int:
        """How many cards there is room for, at least 1."""
        columns, rows = self._shape()
        return columns * rows

    @property
    def cards(self) -> tuple[DigitCard, ...]:
        """What is shown."""
        return self._cards

    def show_cards(self, cards: Sequence[DigitCard]) -> None:
        """Show other cards, at most `capacity` of them."""
        self._cards = tuple(cards)
        if self._pointed is not None and self._pointed >= len(self._cards):
            self._pointed = None
        self.setAccessibleDescription("; ".join(card.caption for card in self._cards))
        self.update()

    def place_of(self, index: int) -> QRect:
        """Return where a card stands (px)."""
        columns, rows = self._shape()
        width, height = self.width() / columns, self.height() / rows
        row, column = divmod(index, columns)
        # By its edges, so that one ends where the next begins.
        left, right = round(column * width), round((column + 1) * width)
        top, bottom = round(row * height), round((row + 1) * height)
        return QRect(left, top, right - left, bottom - top)

    def minimumSizeHint(self) -> QSize:
        """Ask for two cards."""
        return QSize(2 * self._card_size().width(), self._card_size().height())

    def restyle(self) -> None:
        """Make room for another text size."""
        self._look_at_room()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much room there is."""
        super().resizeEvent(event)
        self._look_at_room()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the card under the mouse."""
        self._point(self._card_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card under the mouse."""
        super().mousePressEvent(event)
        index = self._card_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card; Enter chooses one."""
        columns, _ = self._shape()
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        move = moves.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed is not None:
            self.chosen.emit(self._pointed)
        elif move is not None and self._cards:
            place = 0 if self._pointed is None else self._pointed + move
            self._point(min(max(place, 0), len(self._cards) - 1))
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self._point(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every card: the picture, its caption, and a bar for each of its answers."""
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(number_font())
            for index, card in enumerate(self._cards):
                self._paint_card(painter, card, self.place_of(index), index == self._pointed)

    def _paint_card(self, painter: QPainter, card: DigitCard, place: QRect, lit: bool) -> None:
        named = colors()
        side = self._side(place)
        line = side // (1 + N_LARGEST)
        if lit:
            painter.fillRect(place.adjusted(1, 1, -1, -1), lit_ground())
        picture = QRect(place.left() + GRID // 2, place.top() + GRID // 2, side, side)
        painter.drawImage(picture, digit_image(card.image))
        painter.setPen(QPen(QColor(named.line), 1))
        painter.drawRect(picture)
        left = picture.right() + GRID
        width = place.right() - left - GRID // 2
        painter.setPen(QColor(named.text))
        top = picture.top()
        painter.drawText(QRect(left, top, width, line), Qt.AlignmentFlag.AlignVCenter, card.caption)
        name_width = painter.fontMetrics().horizontalAdvance("0 ")
        for name, share in card.bars:
            top += line
            painter.setPen(QColor(named.text))
            painter.drawText(QRect(left, top, name_width, line), Qt.AlignmentFlag.AlignCenter, name)
            room = QRectF(left + name_width, top + 1, width - name_width, line - 2)
            is_first = name == card.bars[0][0]
            paint_bar(painter, Bar(share, bold=is_first, framed=name == card.framed), room)

    def _least_side(self) -> int:
        return max(PICTURE, (1 + N_LARGEST) * self.fontMetrics().height())

    def _side(self, place: QRect) -> int:
        """Return how large the picture of a card is (px): as large as leaves room for words."""
        words = self._card_size().width() - self._least_side()
        return max(self._least_side(), min(place.height() - GRID, place.width() - words))

    def _card_size(self) -> QSize:
        """Return the least width and height of a card (px)."""
        side = self._least_side()
        words = self.fontMetrics().horizontalAdvance("0 → 0   0.00") + 3 * GRID
        return QSize(side + words, side + GRID)

    def _shape(self) -> tuple[int, int]:
        """Return how many columns and rows there is room for."""
        size = self._card_size()
        return max(1, self.width() // size.width()), max(1, self.height() // size.height())

    def _card_at(self, place: QPointF) -> int | None:
        spot = place.toPoint()
        return next(
            (index for index in range(len(self._cards)) if self.place_of(index).contains(spot)),
            None,
        )

    def _point(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(arrow if index is None else hand)
            self.update()

    def _look_at_room(self) -> None:
        if self.capacity != self._capacity:
            self._capacity = self.capacity
            self.resized.emit()
