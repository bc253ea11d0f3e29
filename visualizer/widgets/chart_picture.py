"""A training chart as a picture of its own, for paper and slides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from visualizer.core.file_replacement import saving
from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, LIGHT, on_paper, title_font
from visualizer.widgets.view import View

SIZE = QSize(960, 540)
SHARPNESS = 2  # pixels of a PNG for each of these

# By the quantity, and the loss by its name.
AXES = {
    "accuracy": Sentence("ChartPicture", "accuracy"),
    "sparse_categorical_crossentropy": Sentence("ChartPicture", "loss (nats)"),
    "mean_squared_error": Sentence("ChartPicture", "loss (mean squared error)"),
}


def save_picture(chart: View, path: Path) -> None:
    """Write what a chart shows, in light colours, with its title, legend and axis names.

    Parameters
    ----------
    chart : TrainingChart
    path : Path
        Ends in .png or .svg.

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with on_paper():
        copy = _on_paper(chart)
        if path.suffix == ".svg":
            drawing = QSvgGenerator()
            drawing.setOutputDevice(buffer)
            drawing.setSize(SIZE)
            drawing.setViewBox(QRect(QPoint(), SIZE))
            drawing.setTitle(said(chart.title))
            _draw(copy, drawing)
        else:
            image = QImage(SIZE * SHARPNESS, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(SHARPNESS)
            _draw(copy, image)
            image.save(buffer, "PNG")
    copy.deleteLater()
    with saving(path) as beside:
        beside.write_bytes(buffer.data().data())


def _on_paper(chart: View) -> View:
    """Return another chart of the same run, laid out for a picture."""
    copy = type(chart)(chart.session)
    # Nothing of the window's ground, which may be dark; and no kept pictures of parts, which
    # would be pixels in a drawing of any size.
    for part in copy.findChildren(QWidget):
        part.setAutoFillBackground(False)
    copy.unit.hide()
    loss = copy.session.training.run_config.loss
    copy.plot.setLabel("left", said(AXES[loss if copy.quantity == "loss" else copy.quantity]))
    copy.plot.setLabel("bottom", copy.unit.text.removesuffix(" →"))
    copy.plot.getAxis("left").setWidth(None)
    for name in ("left", "bottom"):
        copy.plot.getAxis(name).setCacheMode(QGraphicsItem.CacheMode.NoCache)
    copy.plot.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    for series in copy.plot.listDataItems():
        series.opts["useCache"] = False
    copy.resize(SIZE.width() - 4 * GRID, SIZE.height() - 7 * GRID)
    # The first drawing lays out what the second draws.
    copy.grab()
    copy.refresh()
    return copy


def _draw(copy: View, device: QImage | QSvgGenerator) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(QPoint(), SIZE), QColor(LIGHT.panel))
    painter.setPen(QColor(LIGHT.text))
    painter.setFont(title_font())
    painter.drawText(QPoint(2 * GRID, 4 * GRID), said(copy.title))
    copy.render(
        painter,
        QPoint(2 * GRID, 5 * GRID),
        QRegion(),
        QWidget.RenderFlag.DrawChildren,
    )
    painter.end()
