"""A chart as a picture of its own, for paper and slides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgGenerator

from visualizer.core.file_replacement import saving
from visualizer.widgets.sheet import Sheet
from visualizer.widgets.speech import said
from visualizer.widgets.view import View

SIZE = QSize(960, 540)
SHARPNESS = 2  # pixels of a PNG for each of these


def save_picture(chart: View, path: Path) -> None:
    """Write what a chart shows, in light colours, with its title, legend and axis names.

    Parameters
    ----------
    chart : View
    path : Path
        Ends in .png or .svg.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = Sheet([chart], SIZE)
    if path.suffix == ".svg":
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setSize(SIZE)
        drawing.setViewBox(QRect(QPoint(), SIZE))
        drawing.setTitle(said(chart.title))
        sheet.draw(drawing)
    else:
        image = QImage(SIZE * SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARPNESS)
        sheet.draw(image)
        image.save(buffer, "PNG")
    sheet.close()
    with saving(path) as beside:
        beside.write_bytes(buffer.data().data())
