"""A surface as a lit solid that can be turned, with lines and dots on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from visualizer.core.camera import HEIGHT, Camera
from visualizer.core.seen_solid import NOTHING, X_WALL, Y_WALL, SeenSolid, look_at
from visualizer.widgets.solid_axes import SolidAxes, paint_axes
from visualizer.widgets.solid_trails import SolidPath, SolidTrails, behind
from visualizer.widgets.theme import colors, mixed, scaled

DEGREES_A_PIXEL = 0.4
DEGREES_A_KEY = 5.0
ZOOM_A_NOTCH = 1.15
COARSE = 2  # px a side while it is turned: four times as fast
STILL_MS = 150  # until it is drawn finely again, or its paths where they are dragged
LINE_TONE = 0.8  # of a contour line, from the ground to the text's colour
HALF = np.uint32(0x7F7F7F7F)
LIGHT = np.array([-0.45, -0.3, 0.84])  # from where, of length 1
SHADOW = 0.55  # of the light that reaches every side
WALL_TONES = {X_WALL: 0.25, Y_WALL: 0.4}  # from the ground to the text's colour
MARK_PX = 15.0  # at the normal text size


class SolidPicture(QWidget):
    """Draws a solid; a drag or the arrow keys turn it, the wheel, + and - zoom, 0 takes all back.

    Signals
    -------
    picked : float, float
        A place of the ground that was clicked, -1 to 1 both ways.
    turned
        The person looks from elsewhere: from where `camera` is.
    """

    picked = Signal(float, float)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # What lies under the picture need not be painted first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.camera = Camera()
        self._heights = np.zeros((2, 2))
        self._paints = np.zeros(4, np.uint32)
        self._bands = np.zeros(4 - Y_WALL, np.int16)
        self._palette: np.ndarray | None = None
        self._paths: tuple[SolidPath, ...] = ()
        self._position = self._length = 0.0
        self._trails = SolidTrails()
        self._axes = SolidAxes()
        self._seen: tuple[object, SeenSolid, QImage] | None = None
        self._ground: QImage | None = None  # what is seen, with the numbers around it
        self._is_growing = False
        self._begun = False  # the trails lie on it
        self._has_keys = False
        self._pressed_at: QPointF | None = None
        self._drag_from: QPointF | None = None  # once it is a drag
        self._clicked_at = QPointF()
        self._single = QTimer(self)
        self._single.setSingleShot(True)
        self._single.setInterval(QApplication.doubleClickInterval())
        self._single.timeout.connect(self._pick)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self.update)
        self._dragged = QTimer(self)
        self._dragged.setSingleShot(True)
        self._dragged.setInterval(STILL_MS)
        self._dragged.timeout.connect(self._begin_anew)

    def show_solid(self, heights: np.ndarray, paints: np.ndarray, n_bands: int) -> None:
        """Show another surface.

        Parameters
        ----------
        heights : array, shape (n, n)
            0 to 1 of the solid's height, x by x; nan where there is none.
        paints : array of uint8, shape (n, n, 3)
            Red, green and blue of each place, in full light.
        n_bands : int
            A line is drawn all around it wherever the height has grown by one of so many parts.
        """
        self._heights = heights * HEIGHT
        self._paints = _lit(self._heights, paints).ravel()
        bands = np.nan_to_num(heights).ravel() * n_bands
        # What is no cell belongs to no band: there is a line where the solid ends.
        self._bands = np.append(bands.astype(np.int16), np.full(-Y_WALL, -1, np.int16))
        self._seen = self._palette = None
        self.update()

    def show_axes(self, axes: SolidAxes) -> None:
        """Write other numbers around the solid."""
        if axes != self._axes:
            self._axes, self._ground, self._begun = axes, None, False
            self.update()

    def show_paths(
        self,
        paths: Sequence[SolidPath],
        position: float,
        length: float,
        *,
        is_growing: bool = False,
    ) -> None:
        """Show other paths on the solid, up to a step of so many; the last lies over the others.

        Those that are growing will be others at once: they are drawn coarsely.
        """
        if is_growing != self._is_growing:
            self._is_growing, self._begun = is_growing, False
        if tuple(paths) != self._paths:
            self._paths, self._begun = tuple(paths), False
            if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
                # Others will follow at once.
                self._dragged.start()
        self._position, self._length = position, length
        self.update()

    def restyle(self) -> None:
        """Take over colours."""
        self._seen = self._palette = None
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for a picture in which something can be seen."""
        return QSize(160, 120)

    def set_camera(self, camera: Camera) -> None:
        """Look from elsewhere; coarsely as long as it goes on."""
        if camera != self.camera:
            self.camera = camera
            if self.isVisible():
                self._still.start()
            self.update()
            self.turned.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the solid."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the solid as the mouse goes."""
        if self._pressed_at is None:
            return
        if self._drag_from is None:
            way = event.position() - self._pressed_at
            if way.manhattanLength() < QApplication.startDragDistance():
                return
            self._drag_from = self._pressed_at
        way = event.position() - self._drag_from
        self._drag_from = event.position()
        self._turn(-DEGREES_A_PIXEL * way.x(), DEGREES_A_PIXEL * way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go; without a drag, that was a click on a place."""
        if self._pressed_at is not None and self._drag_from is None:
            self._clicked_at = event.position()
            if self.camera == Camera():
                self._pick()
            else:
                # It may become a double click, which picks nothing.
                self._single.start()
        self._pressed_at = self._drag_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look at it as at the beginning."""
        self._single.stop()
        self.set_camera(Camera())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go nearer or farther."""
        self.set_camera(self.camera.zoomed(ZOOM_A_NOTCH ** (event.angleDelta().y() / 120)))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys turn it."""
        super().focusInEvent(event)
        self._has_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no longer."""
        super().focusOutEvent(event)
        self._has_keys = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, zoom, or look at it as at the beginning."""
        match event.key():
            case Qt.Key.Key_Left:
                self._turn(-DEGREES_A_KEY, 0)
            case Qt.Key.Key_Right:
                self._turn(DEGREES_A_KEY, 0)
            case Qt.Key.Key_Up:
                self._turn(0, DEGREES_A_KEY)
            case Qt.Key.Key_Down:
                self._turn(0, -DEGREES_A_KEY)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.set_camera(self.camera.zoomed(ZOOM_A_NOTCH))
            case Qt.Key.Key_Minus:
                self.set_camera(self.camera.zoomed(1 / ZOOM_A_NOTCH))
            case Qt.Key.Key_0:
                self.set_camera(Camera())
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new size."""
        super().resizeEvent(event)
        self._seen = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the solid, and the paths on it."""
        seen = self._look()
        self._trails.draw(self._position, self._length)
        # A painter that an error leaves open ends the program.
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._trails.pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._still.isActive():
                # On the coarse picture they could not be read.
                paint_axes(painter, self._axes, self.camera, self.size())
            self._draw_marks(painter, seen)
            if self._has_keys:
                painter.setPen(QPen(QColor(colors().accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _begin_anew(self) -> None:
        self._begun = False
        self.update()

    def _look(self) -> SeenSolid:
        """Return what is seen of the solid; the trails lie on its picture then."""
        is_still = not self._still.isActive()
        sharpness = self.devicePixelRatioF() / (1 if is_still else COARSE)
        width, height = (max(1, round(sharpness * each)) for each in (self.width(), self.height()))
        key = self.camera, width, height
        if self._seen is None or self._seen[0] != key:
            seen = look_at(self._heights, self.camera, width, height)
            if self._palette is None:
                self._palette = self._with_tones()
            picture = self._palette[seen.cells]
            self._draw_bands(picture, seen)
            # A copy: the array is gone when this is drawn.
            image = QImage(picture.data, width, height, QImage.Format.Format_RGB32).copy()
            self._seen, self._ground, self._begun = (key, seen, image), None, False
        _, seen, image = self._seen
        if self._ground is None:
            self._ground = self._with_axes(image, sharpness) if is_still else image
        if not self._begun:
            self._begun = True
            is_kept = is_still and not (self._is_growing or self._dragged.isActive())
            self._trails.begin(
                self._ground, seen, self.camera, self._paths, sharpness, is_kept=is_kept
            )
        return seen

    def _with_axes(self, image: QImage, sharpness: float) -> QImage:
        """Return a picture of the solid with the numbers around it: to write them takes long."""
        written = image.copy()
        written.setDevicePixelRatio(sharpness)
        with QPainter(written) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_axes(painter, self._axes, self.camera, self.size())
        # Paths are counted in its dots.
        written.setDevicePixelRatio(1)
        return written

    def _draw_bands(self, picture: np.ndarray, seen: SeenSolid) -> None:
        """Draw contour lines, one dot of the picture wide however far away they are."""
        bands = self._bands[seen.cells]
        on_line = np.zeros(bands.shape, bool)
        np.not_equal(bands[1:], bands[:-1], out=on_line[1:])
        on_line[:, 1:] |= bands[:, 1:] != bands[:, :-1]
        line = np.uint32(mixed(colors().panel, colors().text, LINE_TONE).rgb())
        # Half of each colour, each in its own eight bits.
        picture[on_line] = ((picture[on_line] >> 1) & HALF) + ((line >> 1) & HALF)

    def _with_tones(self) -> np.ndarray:
        """Return the colours of all cells, and behind them, from the end, of what is none."""
        named = colors()
        tones = {NOTHING: QColor(named.panel)}
        tones |= {wall: mixed(named.panel, named.text, tone) for wall, tone in WALL_TONES.items()}
        others = [tones[number].rgb() for number in sorted(tones)]
        return np.concatenate([self._paints, np.array(others, np.uint32)])

    def _draw_marks(self, painter: QPainter, seen: SeenSolid) -> None:
        """Draw where the paths end, the farthest first; hollow, where a path has left the solid."""
        marks = []
        for each in self._paths:
            point = each.path.end(self._position)
            if point is not None:
                marks.append((each, point, each.path.has_left(self._position)))
        if not marks:
            return
        height, width = seen.cells.shape
        places = self.camera.project(np.array([point for _, point, _ in marks]), width, height)
        hidden, ratio, size = seen.hides(places), self.width() / width, scaled(MARK_PX)
        for number in np.argsort(-places[:, 2], kind="stable").tolist():
            mark, _, is_hollow = marks[number]
            x, y = (places[number, :2] * ratio).tolist()
            color = behind(mark.color) if hidden[number] else QColor(mark.color)
            painter.setPen(QPen(color if is_hollow else QColor(colors().panel), scaled(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else color)
            painter.drawPath(QTransform(size, 0, 0, size, x, y).map(mark.shape))

    def _pick(self) -> None:
        place, seen = self._clicked_at, self._look()
        height, width = seen.cells.shape
        column = int(place.x() / self.width() * width)
        row = int(place.y() / self.height() * height)
        inside = 0 <= row < height and 0 <= column < width
        cell = int(seen.cells[row, column]) if inside else NOTHING
        if cell >= 0:
            n = len(self._heights)
            i, j = divmod(cell, n)
            self.picked.emit((2 * i + 1 - n) / n, (2 * j + 1 - n) / n)

    def _turn(self, around: float, up: float) -> None:
        self.set_camera(self.camera.turned(around, up))


def _lit(heights: np.ndarray, paints: np.ndarray) -> np.ndarray:
    """Return the colours as the light falls on each place (Lambert), as Qt's RGB, shape (n, n)."""
    slope_x, slope_y = np.gradient(np.nan_to_num(heights), 2 / len(heights))
    facing = (LIGHT[2] - slope_x * LIGHT[0] - slope_y * LIGHT[1]) / np.sqrt(
        1 + slope_x**2 + slope_y**2
    )
    light = SHADOW + (1 - SHADOW) * np.clip(facing, 0, 1)
    red, green, blue = (paints * light[..., np.newaxis]).astype(np.uint32).transpose(2, 0, 1)
    return np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
