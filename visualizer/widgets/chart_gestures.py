"""What mouse and keys ask of a chart: zoom, pan, point at a batch or step."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from visualizer.core.batch_axis import BatchAxis
from visualizer.core.value_axis import ValueAxis
from visualizer.state.chart_window import ChartWindow
from visualizer.widgets.plot import Plot
from visualizer.widgets.zoom_box import ZOOM_A_NOTCH, ZoomBox

PAN_A_KEY = 0.25  # of what is seen
# Of the larger value; what is nearer together is one number, and shows no axis.
LEAST_SPAN = 1e-9


class Chart(Protocol):
    """What is asked about a chart."""

    quantity: str
    plot: Plot

    @property
    def chart_window(self) -> ChartWindow:
        """What is seen of all charts of this run or race."""

    @property
    def axis(self) -> BatchAxis:
        """The lower axis and the part of it that is seen."""

    @property
    def value_axis(self) -> ValueAxis:
        """The left axis."""

    def pointed_at(self, place: float) -> int | None:
        """Return the batch or step at a place of the lower axis; None where there is none."""


class ChartGestures:
    """Turns gestures on one chart into what is seen of all of them.

    Parameters
    ----------
    chart : Chart
    box : ZoomBox
        Its room between the axes.
    """

    def __init__(self, chart: Chart, box: ZoomBox) -> None:
        self._chart = chart
        self._window = chart.chart_window
        box.pointed.connect(self._point)
        box.zoomed.connect(self._zoom)
        box.framed.connect(self._show_frame)
        box.pushed.connect(self._push)
        chart.plot.double_clicked.connect(self._window.show_all)

    def press(self, event: QKeyEvent) -> bool:
        """Zoom by + and −, pan by the arrows where a part is seen, show all by 0.

        Returns
        -------
        bool
            False for any other key.
        """
        axis = self._chart.axis
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._show_part(axis.zoomed(ZOOM_A_NOTCH))
            case Qt.Key.Key_Minus:
                self._show_part(axis.zoomed(1 / ZOOM_A_NOTCH))
            case Qt.Key.Key_Left if self._window.part is not None:
                self._show_part(axis.moved(-PAN_A_KEY))
            case Qt.Key.Key_Right if self._window.part is not None:
                self._show_part(axis.moved(PAN_A_KEY))
            case Qt.Key.Key_0:
                self._window.show_all()
            case _:
                return False
        return True

    def _point(self, place: QPointF | None) -> None:
        self._window.point_at(None if place is None else self._chart.pointed_at(place.x()))

    def _zoom(self, place: QPointF, factor: float, of_values: bool) -> None:
        if not of_values:
            self._show_part(self._chart.axis.zoomed(factor, place.x()))
            return
        low, high = self._chart.plot.viewRange()[1]
        self._show_values(*(place.y() + factor * (edge - place.y()) for edge in (low, high)))

    def _show_frame(self, frame: QRectF, is_flat: bool) -> None:
        self._show_part(self._chart.axis.between(frame.left(), frame.right()))
        if not is_flat:
            self._show_values(frame.top(), frame.bottom())

    def _push(self, right: float, up: float) -> None:
        if self._window.part is not None:
            self._show_part(self._chart.axis.moved(right))
        if self._window.values(self._chart.quantity) is not None:
            low, high = self._chart.plot.viewRange()[1]
            step = up * (high - low)
            self._show_values(low + step, high + step)

    def _show_part(self, part: tuple[float, float]) -> None:
        is_all = part[0] <= 0 and part[1] >= self._chart.axis.length
        self._window.show_part(None if is_all else part)

    def _show_values(self, low: float, high: float) -> None:
        axis = self._chart.value_axis
        values = axis.value_at(low), axis.value_at(high)
        if values[1] - values[0] > LEAST_SPAN * max(map(abs, values)):
            self._window.show_values(self._chart.quantity, values)
