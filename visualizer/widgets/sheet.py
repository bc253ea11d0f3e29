"""Panels as on a sheet of paper: side by side, each with its title, and a legend for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from visualizer.widgets.chart_legend import ChartLegend
from visualizer.widgets.plot import Plot
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID, LIGHT, on_paper, title_font
from visualizer.widgets.view import View

MARGIN, TITLE = 2 * GRID, 5 * GRID  # px


class Sheet:
    """Other views of the same session, in light colours, laid out for a picture.

    Parameters
    ----------
    views : sequence of View
        Those on screen; they stay as they are.
    size : QSize
        Of the picture (px).
    """

    def __init__(self, views: Sequence[View], size: QSize) -> None:
        self._size = size
        with on_paper():
            self._copies = [type(view)(view.session) for view in views]
            self._legend = ChartLegend()
            entries = (entry for copy in self._copies for entry in copy.legend_entries)
            self._legend.set_entries(tuple(dict.fromkeys(entries)))
            for copy in self._copies:
                _prepare(copy)
            self._legend.setAutoFillBackground(False)
            self._lay_out()
            self.refresh()

    def refresh(self) -> None:
        """Draw what there is to be seen now."""
        with on_paper():
            for copy in self._copies:
                copy.refresh()

    def draw(self, device: QImage | QSvgGenerator, note: str = "") -> None:
        """Paint all of it, and a note in the upper right corner."""
        with on_paper(), QPainter(device) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRect(QPoint(), self._size), QColor(LIGHT.panel))
            painter.setPen(QColor(LIGHT.text))
            painter.setFont(title_font())
            for copy, place in zip(self._copies, self._places, strict=True):
                painter.drawText(place.x(), 4 * GRID, said(copy.title))
            corner = QRect(0, 0, self._size.width() - MARGIN, 4 * GRID + 2)
            painter.drawText(
                corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, note
            )
            for copy, place in zip(self._copies, self._places, strict=True):
                _render(copy, painter, place.topLeft())
            if self._legend.entries:
                bottom = self._size.height() - MARGIN - self._legend.height()
                _render(self._legend, painter, QPoint(MARGIN, bottom))

    def close(self) -> None:
        """Let the views go."""
        for copy in self._copies:
            copy.deleteLater()
        self._legend.deleteLater()

    def _lay_out(self) -> None:
        n, room = len(self._copies), self._size.width() - MARGIN
        self._legend.resize(room - MARGIN, self._legend.sizeHint().height())
        below = MARGIN + (self._legend.height() + GRID if self._legend.entries else 0)
        width, height = room // n - MARGIN, self._size.height() - TITLE - below
        self._places = [
            QRect(MARGIN + number * (room // n), TITLE, width, height) for number in range(n)
        ]
        for copy, place in zip(self._copies, self._places, strict=True):
            copy.resize(place.size())
            # The first drawing lays out what the second draws.
            copy.grab()


def _prepare(copy: View) -> None:
    # Nothing of the window's ground, which may be dark; and no kept pictures of parts, which
    # would be pixels in a drawing of any size.
    for part in copy.findChildren(QWidget):
        part.setAutoFillBackground(False)
    copy.stand_alone()
    for plot in copy.findChildren(Plot):
        for name in ("left", "bottom"):
            plot.getAxis(name).setCacheMode(QGraphicsItem.CacheMode.NoCache)
        plot.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        for series in plot.listDataItems():
            series.opts["useCache"] = False


def _render(widget: QWidget, painter: QPainter, corner: QPoint) -> None:
    widget.render(painter, corner, QRegion(), QWidget.RenderFlag.DrawChildren)
