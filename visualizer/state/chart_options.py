"""How the charts of the training run are looked at: on every chart alike."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from visualizer.core.chart_look import ChartLook
from visualizer.state.chart_window import ChartWindow


class ChartOptions(ChartWindow):
    """Smoothing, axes, the part that is seen and the batch that is pointed at.

    Signals
    -------
    evaluation_requested
        Epochs shall end as ``evaluates_training`` now says.
    """

    evaluation_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = ChartLook()

    @property
    def look(self) -> ChartLook:
        """All that is kept from one day to the next."""
        return self._look

    @property
    def smoothing(self) -> float:
        """Weight of the past in the running means, 0 to 0.999."""
        return self._look.smoothing

    @property
    def evaluates_training(self) -> bool:
        """Whether training images are evaluated at the end of every epoch."""
        return self._look.evaluates_training

    @property
    def log_batches(self) -> bool:
        """Whether the axis of batches and epochs is logarithmic."""
        return self._look.log_batches

    def log_values(self, quantity: str) -> bool:
        """Tell whether the axis of a quantity, ``"loss"`` for example, is logarithmic."""
        return quantity in self._look.log_values

    def set_look(self, look: ChartLook) -> None:
        """Look at the charts in another way."""
        before = self._look
        if look == before:
            return
        self._look = look
        for quantity in look.log_values ^ before.log_values:
            # It may reach down to 0, which the other axis has not.
            self._values.pop(quantity, None)
        if look.evaluates_training != before.evaluates_training:
            self.evaluation_requested.emit()
        self.changed.emit()

    def set_smoothing(self, weight: float) -> None:
        """Smooth with another weight of the past.

        Raises
        ------
        Problem
            If it is not from 0 to 0.999. Nothing changes then.
        """
        self.set_look(replace(self._look, smoothing=weight))

    def set_evaluates_training(self, evaluates: bool) -> None:
        """Evaluate training images at the end of every epoch from now on, or no longer."""
        self.set_look(replace(self._look, evaluates_training=evaluates))

    def set_log_batches(self, logarithmic: bool) -> None:
        """Lay batches and epochs out logarithmically, or evenly."""
        self.set_look(replace(self._look, log_batches=logarithmic))

    def set_log_values(self, quantity: str, logarithmic: bool) -> None:
        """Lay the values of a quantity out logarithmically, or evenly."""
        others = self._look.log_values - {quantity}
        log_values = others | {quantity} if logarithmic else others
        self.set_look(replace(self._look, log_values=log_values))
