"""What stands on the softmax page: classes, logits, and whose they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Signal

from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.softmax import softmax
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import UndoStack

Value = TypeVar("Value")

EXAMPLES = "visualizer.core.softmax_examples"
MIN_CLASSES, MAX_CLASSES = 2, 20
MAX_NAME_LENGTH = 20
LEAST_SHARE = 0.001


class Precision(StrEnum):
    """Width of the floating-point numbers, as numpy names it."""

    FLOAT32 = "float32"
    FLOAT64 = "float64"


@dataclass(frozen=True)
class SoftmaxScene:
    """Everything that a person can set on the page; an edit makes another one.

    Attributes
    ----------
    class_names : tuple of str
        As many as logits; a `Sentence` where the name is to be translated.
    logits : tuple of float
        Finite, unless they are those of a network that diverged.
    shift : float
        A constant added to every logit where naive and stable softmax are compared.
    precision : Precision
        Of the numbers that are compared there.
    following : bool
        Whether the logits are the network's and change with it.
    """

    class_names: tuple[str, ...]
    logits: tuple[float, ...]
    shift: float = 0.0
    precision: Precision = Precision.FLOAT64
    following: bool = False


class SoftmaxState(EditableState[SoftmaxScene]):
    """Holds the scene of the softmax page; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        The scene is another one.
    pointed_changed
        Another class is pointed out, or none.
    """

    pointed_changed = Signal()

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        example = next(iter(discover(EXAMPLES).values()))
        scene = SoftmaxScene(tuple(example.class_names), tuple(example.logits))
        super().__init__(scene, undo_stack, parent)
        self._pointed: int | None = None
        self._network_names: tuple[str, ...] = ()
        self._network_logits: tuple[float, ...] = ()

    @property
    def scene(self) -> SoftmaxScene:
        """What is on the page."""
        return self._scene

    @property
    def logits(self) -> np.ndarray:
        """The logits, float64, shape (n_classes,)."""
        return np.array(self._scene.logits)

    @property
    def probabilities(self) -> np.ndarray:
        """Their softmax, float64, shape (n_classes,)."""
        return softmax(self.logits)

    @property
    def pointed(self) -> int | None:
        """The class that somebody points at, in whatever panel."""
        pointed = self._pointed
        return pointed if pointed is not None and pointed < len(self._scene.logits) else None

    def point_at(self, index: int | None) -> None:
        """Light up one class in every panel, or none."""
        if index != self._pointed:
            self._pointed = index
            self.pointed_changed.emit()

    def set_logit(self, index: int, value: float) -> None:
        """Give one class another logit, a finite number; the others stay.

        Where a diverged network gives no number, 0 takes its place.
        """
        logits = [logit if math.isfinite(logit) else 0.0 for logit in self._scene.logits]
        logits[index] = float(value)
        self._edit(logits=tuple(logits), following=False, name=f"softmax logit {index}")

    def set_probability(self, index: int, share: float) -> None:
        """Give one class the logit that makes its probability ``share``; the others stay.

        Parameters
        ----------
        index : int
        share : float
            0 to 1; nearer to the ends than a thousandth no finite logit reaches sensibly.
        """
        share = min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)
        others = np.delete(self.logits, index)
        largest = others.max()
        # p = e^z / (e^z + S), so z = log S + log(p / (1 - p)).
        log_sum = largest + np.log(np.exp(others - largest).sum())
        logit = log_sum + math.log(share / (1 - share))
        if math.isfinite(logit):
            self.set_logit(index, round(logit, 3))

    def set_logits(self, values: Sequence[float]) -> None:
        """Put a whole list in place; classes are added or taken away at its end.

        Raises
        ------
        Problem
            If they are fewer than 2 or more than 20, or not all finite. Nothing changes then.
        """
        logits = tuple(float(value) for value in values)
        if not MIN_CLASSES <= len(logits) <= MAX_CLASSES:
            raise Problem(
                Sentence("Softmax", "{least} to {most} logits fit here, not {number}.").format(
                    least=MIN_CLASSES, most=MAX_CLASSES, number=len(logits)
                )
            )
        if not all(math.isfinite(logit) for logit in logits):
            raise Problem(Sentence("Softmax", "Every logit must be a finite number."))
        names = list(self._scene.class_names[: len(logits)])
        while len(names) < len(logits):
            names.append(_new_name(names))
        self._edit(class_names=tuple(names), logits=logits, following=False)

    def add_class(self) -> None:
        """Add a class of logit 0.

        Raises
        ------
        Problem
            If there are 20 already.
        """
        self.set_logits([*self._scene.logits, 0.0])

    def remove_class(self, index: int) -> None:
        """Take a class away.

        Raises
        ------
        Problem
            If only 2 would not be left.
        """
        if len(self._scene.logits) <= MIN_CLASSES:
            raise Problem(
                Sentence("Softmax", "A choice needs at least {least} classes.").format(
                    least=MIN_CLASSES
                )
            )
        self._edit(
            class_names=_without(self._scene.class_names, index),
            logits=_without(self._scene.logits, index),
            following=False,
        )

    def rename_class(self, index: int, name: str) -> None:
        """Give a class another name, of 1 to 20 letters.

        Raises
        ------
        Problem
            If it is empty or too long.
        """
        name = " ".join(name.split())
        if not 1 <= len(name) <= MAX_NAME_LENGTH:
            raise Problem(
                Sentence("Softmax", "A class needs a name of 1 to {most} letters.").format(
                    most=MAX_NAME_LENGTH
                )
            )
        names = (*self._scene.class_names[:index], name, *self._scene.class_names[index + 1 :])
        self._edit(class_names=names)

    def set_shift(self, shift: float) -> None:
        """Add another constant to every logit where naive and stable are compared.

        Raises
        ------
        Problem
            If it is not finite.
        """
        if not math.isfinite(shift):
            raise Problem(Sentence("Softmax", "The constant must be a finite number."))
        self._edit(shift=float(shift), name="softmax shift")

    def set_precision(self, precision: Precision) -> None:
        """Compare naive and stable softmax in numbers of another precision."""
        self._edit(precision=precision)

    def show_example(self, key: str) -> None:
        """Show an example of the lecture notes.

        Raises
        ------
        KeyError
            If there is no such example.
        """
        example = discover(EXAMPLES)[key]
        self._edit(
            class_names=tuple(example.class_names),
            logits=tuple(example.logits),
            shift=0.0,
            following=False,
        )

    def follow(self) -> None:
        """Show the network's logits and change with them."""
        self._edit(following=True)

    def freeze(self) -> None:
        """Keep the logits as they are, whatever the network does."""
        self._edit(following=False)

    def network_changed(self, class_names: Sequence[str], logits: ArrayLike) -> None:
        """Take note of the network's logits, shape (n_classes,), and show them if following."""
        self._network_names = tuple(class_names)
        self._network_logits = tuple(np.asarray(logits, float).tolist())
        self.put(self._scene)

    def _current(self, scene: SoftmaxScene) -> SoftmaxScene:
        """Return the scene with the network's logits of now, if it follows them."""
        if not scene.following:
            return scene
        return replace(scene, class_names=self._network_names, logits=self._network_logits)


def _new_name(names: Sequence[str]) -> Sentence:
    """Return a name that no class has yet."""
    for number in range(1, MAX_CLASSES + 2):
        name = Sentence("Softmax", "class {number}").format(number=number)
        if name not in names:
            break
    return name


def _without(values: tuple[Value, ...], index: int) -> tuple[Value, ...]:
    return (*values[:index], *values[index + 1 :])
