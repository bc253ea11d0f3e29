"""The logits behind the softmax bars: the network's, or the person's own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject

from visualizer.core.logits_scene import LogitsScene
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.softmax import softmax
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import UndoStack


class LogitsState(EditableState[LogitsScene]):
    """Logits that follow the network until somebody types into them; every edit can be undone.

    Parameters
    ----------
    class_names : sequence of str
    undo_stack : UndoStack

    Signals
    -------
    changed
        The values or the following are others than before.
    """

    def __init__(
        self, class_names: Sequence[str], undo_stack: UndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(LogitsScene(), undo_stack, parent)
        self._class_names = tuple(class_names)
        self._network_values = _frozen(np.zeros(len(self._class_names)))

    @property
    def class_names(self) -> tuple[str, ...]:
        """What each logit stands for."""
        return self._class_names

    @property
    def values(self) -> np.ndarray:
        """The logits, float64, shape (n_classes,), read-only."""
        typed = self._scene.typed
        return self._network_values if typed is None else _frozen(typed)

    @property
    def probabilities(self) -> np.ndarray:
        """Their softmax, shape (n_classes,), summing to 1."""
        with np.errstate(invalid="ignore"):
            return softmax(self.values)

    @property
    def following(self) -> bool:
        """Whether the logits are the network's and change with it."""
        return self._scene.typed is None

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
        self._type(values)

    def set_value(self, index: int, value: float) -> None:
        """Put one logit of the person's own in place; the others stay as they are.

        Where a diverged network gives no number, 0 takes its place.
        """
        values = np.where(np.isfinite(self.values), self.values, 0.0)
        values[index] = value
        self._type(values, f"logit {index}")

    def follow(self) -> None:
        """Go back to the network's logits and change with them."""
        self._edit(typed=None)

    def network_changed(self, values: ArrayLike) -> None:
        """Take note of the network's logits, shape (n_classes,), and show them if following."""
        before, self._network_values = self._network_values, _frozen(values)
        if self.following and not np.array_equal(before, self._network_values, equal_nan=True):
            self.changed.emit()

    def restore(self, scene: LogitsScene) -> None:
        """Put logits out of a file in place.

        Raises
        ------
        Problem
            If they are not ``n_classes``. Nothing changes then.
        """
        if scene.typed is not None:
            self._checked(scene.typed)
        super().restore(scene)

    def _type(self, values: ArrayLike, name: str = "") -> None:
        self._edit(typed=tuple(self._checked(values).tolist()), name=name)

    def _checked(self, values: ArrayLike) -> np.ndarray:
        """Return logits as an array, shape (n_classes,), if they can be shown."""
        array = _frozen(values)
        if array.shape != self._network_values.shape or not np.isfinite(array).all():
            raise Problem(
                Sentence("Logits", "{n_classes} finite logits are needed.").format(
                    n_classes=len(self._class_names)
                )
            )
        return array


def _frozen(values: ArrayLike) -> np.ndarray:
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array
