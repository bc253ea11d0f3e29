"""The button that shows all of a chart again, where only a part of it is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton

from visualizer.core.sentence import Sentence
from visualizer.widgets.speech import said
from visualizer.widgets.zoomable_chart import ZoomableChart


class WholeButton(QToolButton):
    """Stands in the title line of a chart.

    Parameters
    ----------
    chart : ZoomableChart
    name, tip : Sentence
    """

    def __init__(self, chart: ZoomableChart, name: Sentence, tip: Sentence) -> None:
        super().__init__(chart)
        self.setProperty("flat", True)
        self._chart, self._name, self._tip = chart, name, tip
        self.clicked.connect(chart.chart_window.show_all)
        chart.chart_window.changed.connect(self._refresh)
        self._retranslate()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language as it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _refresh(self) -> None:
        self.setVisible(self._chart.chart_window.zoomed)

    def _retranslate(self) -> None:
        self.setText(said(self._name))
        self.setAccessibleName(f"{said(self._chart.title)}: {said(self._name)}")
        self.setToolTip(said(self._tip))
