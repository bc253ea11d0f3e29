"""A picture of which only those parts are painted anew that look different."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPoint, QRect, QSize, Qt
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
        self._sketches: list[Sketch] = []
        self._whole: dict[int, tuple[Sketch, QPixmap]] = {}

    def show(
        self,
        sketches: list[Sketch],
        size: QSize,
        ratio: float,
        transform: QTransform,
        ground: QColor,
    ) -> None:
        """Paint some sketches.

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
        if frame != self._frame:
            self._frame, self._sketches, self._whole = frame, [], {}
            self.pixmap = QPixmap(size * ratio)
            changed = self.pixmap.rect()
        else:
            self.pixmap.setDevicePixelRatio(1)
            changed = self._changed(sketches, transform)
        if not changed.isEmpty():
            self._paint(sketches, changed, transform, ground)
        self._sketches = sketches
        self.pixmap.setDevicePixelRatio(ratio)

    def _changed(self, sketches: list[Sketch], transform: QTransform) -> QRect:
        """Return the dots that may look different from before."""
        # One rectangle: clipped to several, every text is drawn far slower.
        changed = QRect()
        for before, now in zip_longest(self._sketches, sketches):
            if before != now:
                for sketch in (before, now):
                    if sketch is not None:
                        changed |= _dots(sketch, transform)
        return changed & self.pixmap.rect()

    def _paint(
        self, sketches: list[Sketch], changed: QRect, transform: QTransform, ground: QColor
    ) -> None:
        with QPainter(self.pixmap) as painter:
            painter.setClipRect(changed)
            painter.fillRect(changed, ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(transform)
            for number, sketch in enumerate(sketches):
                dots = _dots(sketch, transform) & self.pixmap.rect()
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


def _dots(sketch: Sketch, transform: QTransform) -> QRect:
    """Return all dots that a sketch touches; smooth edges reach into the next one."""
    return transform.mapRect(sketch.place).toAlignedRect().adjusted(-1, -1, 1, 1)
