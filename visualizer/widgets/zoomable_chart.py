"""A chart of which a part can be seen larger, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from visualizer.core.batch_axis import BatchAxis
from visualizer.core.value_axis import ValueAxis
from visualizer.state.chart_window import ChartWindow
from visualizer.state.session import Session
from visualizer.widgets.chart_gestures import ChartGestures
from visualizer.widgets.crosshair import Crosshair
from visualizer.widgets.plot import Plot
from visualizer.widgets.view import View
from visualizer.widgets.zoom_box import ZoomBox


class ZoomableChart(View):
    """What is seen of it, a `ChartWindow` says for all charts of the same run or race.

    A subclass says which, and what the axes are: `chart_window`, `axis`, `value_axis`,
    `pointed_at`; and where a click goes: `go_to`.

    Attributes
    ----------
    quantity : str
        Which values of the window's are its own.
    plot : Plot
    crosshair : Crosshair
    """

    quantity: str

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = ZoomBox()
        self.plot = Plot(self._box)
        self.crosshair = Crosshair(self.plot)
        self._gestures = ChartGestures(self, self._box)
        self._clicked_at = QPointF()
        self._single = QTimer(self)
        self._single.setSingleShot(True)
        self._single.setInterval(QApplication.doubleClickInterval())
        self._single.timeout.connect(self._go_there)
        self.plot.clicked.connect(self._clicked)
        self.plot.double_clicked.connect(self._single.stop)

    @property
    def chart_window(self) -> ChartWindow:
        """What is seen of all charts of this run or race."""
        raise NotImplementedError

    @property
    def axis(self) -> BatchAxis:
        """The lower axis and the part of it that is seen."""
        raise NotImplementedError

    @property
    def value_axis(self) -> ValueAxis:
        """The left axis."""
        raise NotImplementedError

    def pointed_at(self, place: float) -> int | None:
        """Return the batch or step at a place of the lower axis; None where there is none."""
        raise NotImplementedError

    def go_to(self, place: float) -> None:
        """Show the batch or step at a place of the lower axis."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.plot.restyle()
        self._box.restyle()
        self.crosshair.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and pan; other keys are the page's."""
        if not self._gestures.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys zoom and pan here."""
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        self._box.set_focused(True, framed=not by_mouse)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no longer."""
        super().focusOutEvent(event)
        self._box.set_focused(False)

    def _clicked(self, place: QPointF) -> None:
        self._clicked_at = place
        if self.chart_window.zoomed:
            # It may become a double click, which shows all and goes nowhere.
            self._single.start()
        else:
            self._go_there()

    def _go_there(self) -> None:
        self.go_to(self._clicked_at.x())
