"""Icons as small drawings in the text's own colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from visualizer.core.resource_files import resource_path
from visualizer.widgets.theme import colors

SIZE = 48


def icon(name: str) -> QIcon:
    """Return the icon ``name`` of ``resources/icons``, tinted for the palette in use.

    Raises
    ------
    FileNotFoundError
        If there is no such icon.
    """
    return _tinted(name, colors().text, colors().muted)


@cache
def _tinted(name: str, normal: str, disabled: str) -> QIcon:
    drawing = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, color in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", color).encode()))
        pixmap = QPixmap(SIZE, SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, SIZE, SIZE))
        painter.end()
        result.addPixmap(pixmap, mode)
    return result
