"""The plane of the points: what the network answers everywhere, and what is put down on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.core.linear_boundaries import LinearBoundary
from visualizer.core.number_text import MINUS
from visualizer.core.point_dataset import PointDataset
from visualizer.core.points_config import REACH
from visualizer.widgets.class_style import class_color, class_symbol
from visualizer.widgets.theme import GRID, colors, figure_font, scaled

POINT_PX = 8
NEAR_PX = 9  # as near as this a point is meant
TICKS = (-6, -4, -2, 0, 2, 4, 6)
STRENGTH = 0.75  # of the colour where a class is certain: points stand out
KEY_STEP, KEY_STRIDE = 0.1, 1.0


class PlaneMap(QWidget):
    """A square from -6 to 6 along both axes.

    Signals
    -------
    pointed : (float, float) or None
        Where the mouse is on the plane, or where keys have gone; None where it has gone.
    pressed : float, float
        The left button went down, or Enter, on a place.
    dragged : float, float
        The mouse has moved with the button down.
    released
        The button is up again.
    removed : float, float
        The right button, or Delete, on a place.
    """

    pointed = Signal(object)
    pressed = Signal(float, float)
    dragged = Signal(float, float)
    released = Signal()
    removed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._dataset: PointDataset | None = None
        self._shows_test = True
        self._overlay: QPixmap | None = None
        self._lines: tuple[LinearBoundary, ...] = ()
        self._place: tuple[float, float] | None = None
        self._font = figure_font()

    @property
    def image(self) -> QImage:
        """The colours of the plane."""
        return self._image

    @property
    def lines(self) -> tuple[LinearBoundary, ...]:
        """The straight boundaries that are drawn."""
        return self._lines

    def show_image(self, image: QImage) -> None:
        """Show other colours."""
        self._image = image
        self.update()

    def show_points(self, dataset: PointDataset, shows_test: bool) -> None:
        """Show other points: filled those that are trained on, hollow those that test."""
        self._dataset, self._shows_test = dataset, shows_test
        self.restyle()

    def show_lines(self, lines: Sequence[LinearBoundary]) -> None:
        """Show straight boundaries."""
        self._lines = tuple(line for line in lines if line.ends is not None)
        self.update()

    def show_place(self, place: tuple[float, float] | None) -> None:
        """Mark a place."""
        if place != self._place:
            self._place = place
            self.update()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._overlay = None
        self._font = figure_font()
        self.update()

    def near(self, x: float, y: float) -> int | None:
        """Return the number of the point that is meant by a place, None where none is near."""
        dataset = self._dataset
        if dataset is None or not len(dataset.places):
            return None
        away = np.hypot(*(dataset.places - (x, y)).T)
        if not self._shows_test:
            away = np.where(dataset.trains, away, np.inf)
        nearest = int(away.argmin())
        return nearest if away[nearest] * self.plane.width() / (2 * REACH) <= NEAR_PX else None

    @property
    def plane(self) -> QRectF:
        """Where the plane is drawn (px)."""
        metrics = QFontMetrics(self._font)
        left, below = metrics.horizontalAdvance(f"{MINUS}6 "), metrics.height()
        # Half a number stands out at the top and at the right.
        above, right = below / 2, metrics.horizontalAdvance("6")
        side = max(1.0, min(self.width() - left - right, self.height() - below - above))
        x = left + (self.width() - left - right - side) / 2
        return QRectF(x, above + (self.height() - below - above - side) / 2, side, side)

    def place_at(self, point: QPointF) -> tuple[float, float]:
        """Return the place of the plane at a pixel."""
        plane = self.plane
        x = 2 * REACH * (point.x() - plane.left()) / plane.width() - REACH
        y = REACH - 2 * REACH * (point.y() - plane.top()) / plane.height()
        return x, y

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return where a place of the plane is drawn (px)."""
        plane = self.plane
        return QPointF(
            plane.left() + (x + REACH) / (2 * REACH) * plane.width(),
            plane.top() + (REACH - y) / (2 * REACH) * plane.height(),
        )

    def minimumSizeHint(self) -> QSize:
        """Ask for room in which points are told apart."""
        return QSizeF(scaled(26 * GRID), scaled(24 * GRID)).toSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have more or less room."""
        super().resizeEvent(event)
        self._overlay = None

    def leaveEvent(self, event: QEvent) -> None:
        """Point nowhere."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point, or drag."""
        place = self.place_at(event.position())
        inside = self.plane.contains(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(*place)
        self.pointed.emit(place if inside else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press or remove."""
        if not self.plane.contains(event.position()):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(*self.place_at(event.position()))
        elif event.button() == Qt.MouseButton.RightButton:
            self.removed.emit(*self.place_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the plane, put down and take away."""
        step = KEY_STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP
        ways = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, step),
            Qt.Key.Key_Down: (0.0, -step),
        }
        key, place = Qt.Key(event.key()), self._place or (0.0, 0.0)
        if key in ways:
            moved = (round(here + way, 6) for here, way in zip(place, ways[key], strict=True))
            self.pointed.emit(tuple(min(max(each, -REACH), REACH) for each in moved))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(*place)
            self.released.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(*place)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the plane, the lines, the points, the place."""
        plane = self.plane
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(plane, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_axes(painter, plane)
            painter.setClipRect(plane)
            for line in self._lines:
                painter.setPen(QPen(QColor(colors().text), scaled(2.5)))
                painter.drawLine(*(self.pixel_of(*end) for end in line.ends))
            if self._overlay is None:
                self._overlay = self._draw_points()
            painter.drawPixmap(0, 0, self._overlay)
            if self._place is not None:
                self._draw_place(painter)
            painter.setClipping(False)
            focus = self.hasFocus()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            color = colors().accent if focus else colors().line
            painter.setPen(QPen(QColor(color), 2 if focus else 1))
            painter.drawRect(plane)

    def _draw_axes(self, painter: QPainter, plane: QRectF) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(colors().muted))
        metrics = painter.fontMetrics()
        flags = Qt.AlignmentFlag
        for tick in TICKS:
            text, at = f"{tick}".replace("-", MINUS), self.pixel_of(tick, tick)
            width = metrics.horizontalAdvance(text) + 2
            painter.drawText(
                QRectF(at.x() - width / 2, plane.bottom() + 1, width, metrics.height()),
                int(flags.AlignCenter),
                text,
            )
            painter.drawText(
                QRectF(0, at.y() - metrics.height() / 2, plane.left() - 4, metrics.height()),
                int(flags.AlignRight | flags.AlignVCenter),
                text,
            )

    def _draw_points(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        overlay = QPixmap(self.size() * ratio)
        overlay.setDevicePixelRatio(ratio)
        overlay.fill(Qt.GlobalColor.transparent)
        dataset = self._dataset
        if dataset is None:
            return overlay
        size = scaled(POINT_PX)
        with QPainter(overlay) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for (x, y), label, trains in zip(
                dataset.places.tolist(),
                dataset.labels.tolist(),
                dataset.trains.tolist(),
                strict=True,
            ):
                if not trains and not self._shows_test:
                    continue
                symbol = class_symbol(label, size).translated(self.pixel_of(x, y))
                color = class_color(label)
                if trains:
                    painter.setPen(QPen(QColor(colors().panel), 1))
                    painter.setBrush(color)
                else:
                    painter.setPen(QPen(color.darker(130), 1.4))
                    painter.setBrush(QColor(colors().panel))
                painter.drawPath(symbol)
        return overlay

    def _draw_place(self, painter: QPainter) -> None:
        at, arm = self.pixel_of(*self._place), scaled(9)
        for color, width in ((colors().panel, 4), (colors().text, 2)):
            painter.setPen(QPen(QColor(color), scaled(width)))
            for way in (QPointF(arm, 0), QPointF(0, arm)):
                painter.drawLine(at - way, at - 0.35 * way)
                painter.drawLine(at + 0.35 * way, at + way)


def probability_image(probabilities: np.ndarray) -> QImage:
    """Return a picture of who is likely where: white where nobody is likelier than by chance.

    Parameters
    ----------
    probabilities : array, shape (n_classes, n_rows, n_columns)
        What is no number is left white.
    """
    n_classes, rows, columns = probabilities.shape
    ground = np.array(QColor(colors().panel).getRgb()[:3], np.float32)
    inks = np.array([class_color(label).getRgb()[:3] for label in range(n_classes)], np.float32)
    # From chance on; less likely than by chance is as good as not at all.
    strengths = (n_classes * probabilities.reshape(n_classes, -1) - 1) * np.float32(
        STRENGTH / (n_classes - 1)
    )
    np.nan_to_num(strengths, copy=False)
    np.maximum(strengths, 0, out=strengths)
    shades = np.empty((rows * columns, 3), np.uint8)
    shades.T[:] = (inks - ground).T @ strengths + ground[:, np.newaxis]
    image = QImage(shades.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    # The array may go before the picture does.
    return image.copy()
