"""The logits behind the softmax bars: the network's, or the person's own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Signal

from visualizer.core.sentence import Problem, Sentence
from visualizer.core.softmax import softmax


class LogitsState(QObject):
    """Logits that follow the network until somebody types into them.

    Signals
    -------
    changed
        The values, the names or the following are others than before.
    """

    changed = Signal()

    def __init__(self, class_names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._class_names = tuple(class_names)
        self._network_values = np.zeros(len(self._class_names))
        self._values = self._network_values
        self._following = True

    @property
    def class_names(self) -> tuple[str, ...]:
        """What each logit stands for."""
        return self._class_names

    @property
    def values(self) -> np.ndarray:
        """The logits, float64, shape (n_classes,), read-only."""
        return self._values

    @property
    def probabilities(self) -> np.ndarray:
        """Their softmax, shape (n_classes,), summing to 1."""
        with np.errstate(invalid="ignore"):
            return softmax(self._values)

    @property
    def following(self) -> bool:
        """Whether the logits are the network's and change with it."""
        return self._following

    def set_values(self, values: ArrayLike) -> None:
        """Put the person's own logits in the network's place.

        Parameters
        ----------
        values : array-like, shape (n_classes,)

        Raises
        ------
        Problem
            If they are not ``n_classes`` finite numbers.
        """
        array = _frozen(values)
        if array.shape != self._values.shape or not np.isfinite(array).all():
            raise Problem(
                Sentence("Logits", "{n_classes} finite logits are needed.").format(
                    n_classes=len(self._values)
                )
            )
        self._show(array, following=False)

    def set_value(self, index: int, value: float) -> None:
        """Put one logit of the person's own in place; the others stay as they are.

        Where a diverged network gives no number, 0 takes its place.
        """
        values = np.where(np.isfinite(self._values), self._values, 0.0)
        values[index] = value
        self.set_values(values)

    def follow(self) -> None:
        """Go back to the network's logits and change with them."""
        self._show(self._network_values, following=True)

    def network_changed(self, values: ArrayLike) -> None:
        """Take note of the network's logits, shape (n_classes,), and show them if following."""
        self._network_values = _frozen(values)
        if self._following:
            self._show(self._network_values, following=True)

    def _show(self, values: np.ndarray, *, following: bool) -> None:
        if following == self._following and np.array_equal(values, self._values, equal_nan=True):
            return
        self._values, self._following = values, following
        self.changed.emit()


def _frozen(values: ArrayLike) -> np.ndarray:
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array
