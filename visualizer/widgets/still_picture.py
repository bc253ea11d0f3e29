"""A picture of which only those parts are painted anew that look different."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from visualizer.widgets.sketch import Sketch


class StillPicture:
    """Sketches, one over the other, as they were painted last.

    Every dot is the same as if all were painted anew.

    Attributes
    ----------
    pixmap : QPixmap
    """

    def __init__(self) -> None:
        self.pixmap = QPixmap()
        self._frame: tuple[object, ...] = ()
        self._placed: list[tuple[Sketch, QRect]] = []
        self._whole: dict[int, tuple[Sketch, QPixmap]] = {}

    def show(
        self,
        sketches: list[Sketch],
        size: QSize,
        ratio: float,
        transform: QTransform,
        ground: QColor,
    ) -> QRect:
        """Paint some sketches; return where the picture is another one than before (px).

        Parameters
        ----------
        sketches : list of Sketch
            The lowest first.
        size : QSize
            Of the picture (px).
        ratio : float
            Dots of the screen to a pixel.
        transform : QTransform
            From the sketches' units to pixels.
        ground : QColor
            What lies under them; not translucent.
        """
        frame = (size, ratio, transform, ground)
        # Whole dots alone can be left as they are: everything here is counted in them.
        transform = transform * QTransform.fromScale(ratio, ratio)
        self.pixmap.setDevicePixelRatio(1)
        if frame != self._frame:
            self._frame, self._placed, self._whole = frame, [], {}
            self.pixmap = QPixmap(size * ratio)
            changed = self.pixmap.rect()
        else:
            changed = QRect()
        placed = []
        # One rectangle: clipped to several, every text is drawn far slower.
        for before, sketch in zip_longest(self._placed, sketches):
            if before is not None and before[0] == sketch:
                placed.append(before)
                continue
            if before is not None:
                changed |= before[1]
            if sketch is not None:
                placed.append((sketch, self._dots(sketch, transform)))
                changed |= placed[-1][1]
        self._placed = placed
        if not changed.isEmpty():
            self._paint(changed, transform, ground)
        self.pixmap.setDevicePixelRatio(ratio)
        return QTransform.fromScale(1 / ratio, 1 / ratio).mapRect(QRectF(changed)).toAlignedRect()

    def _dots(self, sketch: Sketch, transform: QTransform) -> QRect:
        """Return all dots that a sketch touches; smooth edges reach into the next one."""
        dots = transform.mapRect(sketch.place).toAlignedRect().adjusted(-1, -1, 1, 1)
        return dots & self.pixmap.rect()

    def _paint(self, changed: QRect, transform: QTransform, ground: QColor) -> None:
        with QPainter(self.pixmap) as painter:
            painter.setClipRect(changed)
            painter.fillRect(changed, ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(transform)
            for number, (sketch, dots) in enumerate(self._placed):
                if not changed.intersects(dots):
                    continue
                if sketch.is_whole:
                    picture = self._picture(number, sketch, dots, transform)
                    painter.resetTransform()
                    painter.drawPixmap(dots.topLeft(), picture)
                    painter.setTransform(transform)
                else:
                    sketch.paint(painter)

    def _picture(self, number: int, sketch: Sketch, dots: QRect, transform: QTransform) -> QPixmap:
        """Return a sketch as a picture of its own, painted when it changes."""
        before, picture = self._whole.get(number, (None, None))
        if sketch != before:
            picture = QPixmap(dots.size())
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(QPoint() - dots.topLeft())
                painter.setTransform(transform, combine=True)
                sketch.paint(painter)
            self._whole[number] = sketch, picture
        return picture
