"""How every chart of the program looks, and how it stays fast."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmapCache
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsView, QWidget

from visualizer.core.number_text import align_points, format_setting
from visualizer.widgets.theme import colors, scaled
from visualizer.widgets.turns import turns

MIN_LINES = 6  # lower than so many lines of text, a chart says nothing
FEW_TICKS = 9  # a decade on a logarithmic axis
ROOM_IN_LINE = 0.15
FIRST_FIGURES = ("1", "2", "5")
NAME_SHARE = 0.8  # of the height that pyqtgraph gives an axis' name: letters fill so much
# The cached axes of two charts on a sharp screen overflow Qt's 10 MB.
PIXMAP_CACHE_KB = 131_072


class Axis(pg.AxisItem):
    """An axis whose negative numbers have a true minus sign, and that is read when logarithmic."""

    _reach = 0.0
    _counts = False
    _least_width = 0.0

    def count_in_whole_numbers(self) -> None:
        """Have no ticks between two whole numbers: there is nothing."""
        self._counts = True

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the distance of ticks and where they stand, the longest ticks first."""
        levels = super().tickValues(low, high, size)
        if not self._counts:
            return levels
        whole = [(spacing, values) for spacing, values in levels if spacing >= 1]
        return whole or [(1.0, [float(n) for n in range(math.ceil(low), math.floor(high) + 1)])]

    def set_reach(self, reach: float) -> None:
        """Let the numbers at its ends stand out by so much (px): they are the ones to read."""
        self.prepareGeometryChange()
        self._reach = reach

    def set_least_width(self, width: float) -> None:
        """Be so wide (px) from now on, and wider where numbers beside the name need more."""
        self._least_width = width
        self._make_room()

    def setRange(self, low: float, high: float) -> None:
        """Show other numbers; they are perhaps longer."""
        super().setRange(low, high)
        self._make_room()

    def resizeEvent(self, event: object = None) -> None:
        """Have as many numbers as there is room for; more of them have more decimals."""
        super().resizeEvent(event)
        self._make_room()

    def showLabel(self, show: bool = True) -> None:
        """Show the name or not; the numbers stand beside it."""
        super().showLabel(show)
        self._make_room()

    def _make_room(self) -> None:
        if not self._least_width or self.size().height() <= 0:
            return
        levels = self.tickValues(*self.range, self.size().height())[: self.style["maxTextLevel"]]
        texts = [text for spacing, each in levels for text in self.tickStrings(each, 1.0, spacing)]
        metrics = QFontMetricsF(self.style["tickFont"])
        width = max(map(metrics.horizontalAdvance, self._aligned(texts)), default=0.0)
        width += self.style["tickLength"] + self.style["tickTextOffset"][0]
        if self.label.isVisible():
            width += NAME_SHARE * self.label.boundingRect().height()
        width = max(self._least_width, math.ceil(width))
        if width != self.fixedWidth:
            self.setWidth(width)

    def _aligned(self, texts: list[str]) -> list[str]:
        """Return numbers with as many decimals: pyqtgraph 0.14 writes 0, 0.5, 1, 1.5."""
        return texts if self.logMode else align_points(texts, point=".", figure="0")

    def boundingRect(self) -> QRectF:
        """Return all that is drawn on; numbers that leave it are hidden."""
        rect, reach = super().boundingRect(), self._reach
        if self.orientation == "left":
            return rect.adjusted(0, -reach, 0, reach)
        # At its beginning a number such as 0.0 has the room below the other axis.
        return rect.adjusted(-2 * reach, 0, reach, 0)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the numbers at the ticks, so exact that no two are the same."""
        if self.logMode:
            return self.logTickStrings(values, scale, spacing)
        decimals = max(0, math.ceil(-math.log10(spacing * scale)))
        # Plus 0.0: nobody means -0.
        return [format_setting(round(value * scale, decimals) + 0.0) for value in values]

    def generateDrawSpecs(self, painter: QPainter) -> tuple | None:
        """Return what is drawn, all numbers with as many decimals: their points align."""
        specs = super().generateDrawSpecs(painter)
        if specs is None:
            return specs
        line, ticks, numbers = specs
        if self.orientation == "left":
            numbers = _apart(numbers)
        texts = self._aligned([text for _, _, text in numbers])
        places = [number[:2] for number in numbers]
        return line, ticks, [(*place, text) for place, text in zip(places, texts, strict=True)]

    def drawPicture(
        self, painter: QPainter, line: tuple, ticks: list[tuple], numbers: list[tuple]
    ) -> None:
        """Draw the axis, level lines of the grid as boxes of one pixel's height.

        Qt 6.11 draws a thin level line pixel by pixel: 50 µs each, a box takes 1.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        upright = []
        for pen, start, end in ticks:
            if start.y() == end.y():
                left, right = sorted((start.x(), end.x()))
                painter.fillRect(QRectF(left, start.y() - 0.5, right - left, 1), pen.color())
            else:
                upright.append((pen, start, end))
        super().drawPicture(painter, line, upright, numbers)

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return numbers as people write them; of many, those that begin with 1, 2 or 5."""
        texts = [format_setting(float(f"{10.0**value:.4g}")) for value in values]
        if len(texts) <= FEW_TICKS:
            return texts
        return [text if text.strip("0.") in FIRST_FIGURES or "e" in text else "" for text in texts]

    def logTickValues(
        self, low: float, high: float, size: float, ticks: list[tuple[float, list[float]]]
    ) -> list[tuple[float | None, list[float]]]:
        """Return where ticks stand: within a decade, at even steps as on any other axis."""
        if high - low > 1:
            return super().logTickValues(low, high, size, ticks)
        self.logMode = False
        levels = self.tickValues(10.0**low, 10.0**high, size)
        self.logMode = True
        spacing, values = levels[0] if len(levels[0][1]) > 1 else levels[min(1, len(levels) - 1)]
        return [(spacing, [math.log10(value) for value in values if value > 0])]


def _apart(numbers: list[tuple]) -> list[tuple]:
    """Leave out numbers that stand in another in a low chart: the round ones come first."""
    kept: list[tuple] = []
    for number in numbers:
        # Above and below figures a line has room that nothing is written in.
        edge = ROOM_IN_LINE * number[0].height()
        core = number[0].adjusted(0, edge, 0, -edge)
        if not any(core.intersects(other[0]) for other in kept):
            kept.append(number)
    return kept


class Plot(pg.PlotWidget):
    """A chart in the program's colours, without menus or buttons of its own.

    Parameters
    ----------
    box : pyqtgraph.ViewBox, optional
        The room between the axes, where it does more than show.

    Signals
    -------
    clicked : QPointF
        A place between the axes, in their units.
    double_clicked
        Between the axes; its first click is told as one.
    """

    clicked = Signal(QPointF)
    double_clicked = Signal()

    def __init__(self, box: pg.ViewBox | None = None, parent: QWidget | None = None) -> None:
        axes = {name: Axis(name) for name in ("left", "bottom")}
        super().__init__(parent, background=None, axisItems=axes, viewBox=box, enableMenu=False)
        # pyqtgraph 0.14 makes this menu all the same, without a parent to delete it.
        menu = self.plotItem.ctrlMenu
        menu.setParent(self, menu.windowFlags())
        QPixmapCache.setCacheLimit(PIXMAP_CACHE_KB)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.scene().sigMouseClicked.connect(self._mouse_clicked)
        self.plotItem.disableAutoRange()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.showGrid(x=True, y=True, alpha=0.15)
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.enableAutoSIPrefix(False)
            # Drawing the grid anew costs 30 ms a frame; kept as a picture, 1.5.
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.restyle()

    def restyle(self) -> None:
        """Take over the palette and the text size in use."""
        self.setBackground(colors().panel)
        font = QFont(QApplication.font())
        self.setMinimumHeight(MIN_LINES * self.fontMetrics().height())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        metrics = QFontMetricsF(font)
        reaches = {"left": metrics.height() / 2, "bottom": metrics.horizontalAdvance("0000") / 2}
        # They would else be cut off at the top and at the right.
        self.plotItem.setContentsMargins(0, reaches["left"], reaches["bottom"], 0)
        for name, reach in reaches.items():
            axis = self.getAxis(name)
            axis.set_reach(reach)
            axis.setStyle(tickFont=font, tickLength=4)
            axis.setPen(pg.mkPen(colors().line))
            axis.setTextPen(pg.mkPen(colors().muted))
            axis.label.setFont(font)
            axis.setLabel(axis.labelText, color=colors().muted)
        # Room for usual numbers, so that the charts' axes stand one under the other.
        self.getAxis("left").set_least_width(self.fontMetrics().horizontalAdvance("0.000") * 1.6)

    def _mouse_clicked(self, event: object) -> None:
        view = self.getViewBox()
        is_between_axes = view.sceneBoundingRect().contains(event.scenePos())
        if event.button() != Qt.MouseButton.LeftButton or not is_between_axes:
            return
        if event.double():
            self.double_clicked.emit()
        else:
            self.clicked.emit(view.mapSceneToView(event.scenePos()))

    def paint_in_turn(self) -> None:
        """Let changes of what is drawn reach the screen when their turn comes."""
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        turns().take(self, "paint", self._paint)

    def _paint(self) -> None:
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.viewport().update()

    def set_logarithmic(self, *, x: bool, y: bool) -> None:
        """Say which axes are logarithmic: their places are logarithms to base 10."""
        for name, logarithmic in (("bottom", x), ("left", y)):
            axis = self.getAxis(name)
            if logarithmic != axis.logMode:
                axis.setLogMode(logarithmic)

    def set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show exactly this part; silent where it is shown already."""
        shown_x, shown_y = self.viewRange()
        if list(x) != shown_x:
            self.setXRange(*x, padding=0)
        if list(y) != shown_y:
            self.setYRange(*y, padding=0)
        # pyqtgraph 0.14 puts this off until it paints, and has all painted twice.
        self.getViewBox().updateMatrix()


def thin_pen(color: str) -> object:
    """Return the pen of raw data: one pixel, opaque, Qt's fast path."""
    return pg.mkPen(color, width=1)


def bold_pen(color: str, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> object:
    """Return the pen of what matters, wide enough for the back row."""
    return pg.mkPen(QColor(color), width=scaled(2.5), style=style)
