"""What stands on the softmax page: classes, logits, and whose they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Signal

from visualizer.core.registry import discover
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.softmax import log_softmax, softmax
from visualizer.core.softmax_gradient import descent_step
from visualizer.core.softmax_scene import MAX_CLASSES, Precision, SoftmaxScene
from visualizer.core.temperature import softmax_at_temperature
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback
from visualizer.state.undo_stack import UndoStack

Value = TypeVar("Value")

EXAMPLES = "visualizer.core.softmax_examples"
LEAST_SHARE = 0.001
GLIDES_A_SECOND = 2.5


class SoftmaxState(EditableState[SoftmaxScene]):
    """Holds the scene of the softmax page; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        The scene is another one.
    pointed_changed : int or None
        Another class is pointed out, or none.
    """

    pointed_changed = Signal(object)

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        example = next(iter(discover(EXAMPLES).values()))
        names, logits = tuple(example.class_names), tuple(example.logits)
        scene = SoftmaxScene(names, logits, true_class=example.true_class)
        super().__init__(scene, undo_stack, parent)
        self._pointed: int | None = None
        self._network_names: tuple[str, ...] = ()
        self._network_logits: tuple[float, ...] = ()
        self._network_label: int | None = None
        self._smooth = True
        # From where to where the logits glide; the scene on the page is in between.
        self._start: tuple[float, ...] = ()
        self._end: SoftmaxScene | None = None
        self._glide = Playback(1, GLIDES_A_SECOND, self)
        self._glide.changed.connect(self._glided)

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
    def probabilities_at_temperature(self) -> np.ndarray:
        """The softmax of the logits over the temperature, shape (n_classes,)."""
        return softmax_at_temperature(self.logits, self._scene.temperature)

    @property
    def pointed(self) -> int | None:
        """The class that somebody points at, in whatever panel."""
        pointed = self._pointed
        return pointed if pointed is not None and pointed < len(self._scene.logits) else None

    @property
    def true_class(self) -> int:
        """The class that is the truth, by its index."""
        return self._scene.true_class

    @property
    def next_logits(self) -> np.ndarray:
        """The logits after one more step of gradient descent, shape (n_classes,)."""
        return descent_step(self.logits, self.true_class, self._scene.learning_rate)

    def set_smooth(self, smooth: bool) -> None:
        """Let the logits glide through a step, or jump (reduced motion)."""
        self._smooth = smooth

    def point_at(self, index: int | None) -> None:
        """Light up one class in every panel, or none."""
        if index != self._pointed:
            self._pointed = index
            self.pointed_changed.emit(self.pointed)

    def set_logit(self, index: int, value: float) -> None:
        """Give one class another logit, a finite number; the others stay.

        Where a diverged network gives no number, 0 takes its place.
        """
        logits = list(self._frozen_logits())
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
        others = np.array(_without(self._frozen_logits(), index))
        # p = e^z / (e^z + S), so z = log S + log(p / (1 - p)); log_softmax is z - log S.
        log_sum = others.max() - log_softmax(others).max()
        logit = log_sum + math.log(share / (1 - share))
        # Python's own round: numpy's multiplies first, and may overflow.
        self.set_logit(index, round(float(logit), 3))

    def set_logits(self, values: Sequence[float]) -> None:
        """Put a whole list in place; classes are added or taken away at its end.

        Raises
        ------
        Problem
            If they are fewer than 2 or more than 20, or not all finite. Nothing changes then.
        """
        logits = tuple(float(value) for value in values)
        names = list(self._settled.class_names[: len(logits)])
        while len(names) < min(len(logits), MAX_CLASSES):
            names.append(_new_name(names))
        true_class = min(self._settled.true_class, max(0, len(logits) - 1))
        # A list that is far too long is refused below, names or no names.
        self._edit(class_names=tuple(names), logits=logits, true_class=true_class, following=False)

    def add_class(self) -> None:
        """Add a class of logit 0.

        Raises
        ------
        Problem
            If there are 20 already.
        """
        self.set_logits([*self._frozen_logits(), 0.0])

    def remove_class(self, index: int) -> None:
        """Take a class away.

        Raises
        ------
        Problem
            If only 2 would not be left.
        """
        # The truth stays with its class; where that goes, the class before takes its place.
        true_class = self._settled.true_class
        true_class = max(0, true_class - (index <= true_class))
        self._edit(
            class_names=_without(self._settled.class_names, index),
            logits=_without(self._frozen_logits(), index),
            true_class=true_class,
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
        names = (*self._settled.class_names[:index], name, *self._settled.class_names[index + 1 :])
        self._edit(class_names=names)

    def set_shift(self, shift: float) -> None:
        """Add another constant to every logit where naive and stable are compared.

        Raises
        ------
        Problem
            If it is not finite.
        """
        self._edit(shift=shift, name="softmax shift")

    def set_precision(self, precision: Precision) -> None:
        """Compare naive and stable softmax in numbers of another precision."""
        self._edit(precision=precision)

    def set_temperature(self, temperature: float) -> None:
        """Divide the logits by another temperature, 0 to inf.

        Raises
        ------
        Problem
            If it is below 0 or nan.
        """
        self._edit(temperature=temperature, name="softmax temperature")

    def set_n_draws(self, n_draws: float) -> None:
        """Draw more or fewer times, 1 to 1,000,000.

        Raises
        ------
        Problem
            If it is not a whole number in that range.
        """
        self._edit(n_draws=n_draws, name="softmax draws")

    def set_seed(self, seed: float) -> None:
        """Draw other numbers.

        Raises
        ------
        Problem
            If it is not a whole number from 0 to 4294967295.
        """
        self._edit(seed=seed, name="softmax seed")

    def set_true_class(self, index: int) -> None:
        """Let another class be the truth; the network is no longer followed.

        Raises
        ------
        IndexError
            If there is no such class.
        """
        self._edit(true_class=index, logits=self._frozen_logits(), following=False)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Take smaller or larger steps.

        Raises
        ------
        Problem
            If it is not a finite number above 0.
        """
        self._edit(learning_rate=learning_rate, name="softmax learning rate")

    def take_step(self) -> None:
        """Take one step of gradient descent on the logits, which glide there.

        Raises
        ------
        Problem
            If it would lead to where there are no numbers. Nothing changes then.
        """
        self.put(self._settled)
        before, after = self._scene.logits, self.next_logits
        if not np.isfinite(after).all():
            raise Problem(Sentence("Softmax", "This step leads to infinity: nothing was changed."))
        self._edit(logits=tuple(after.tolist()), following=False)
        if self._smooth:
            self._start, self._end = before, self._scene
            self._glide.seek(0)
            self._glided()
            self._glide.play()

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
            true_class=example.true_class,
            shift=0.0,
            following=False,
        )

    def follow(self) -> None:
        """Show the network's logits and change with them."""
        self._edit(following=True)

    def freeze(self) -> None:
        """Keep the logits as they are, whatever the network does."""
        self._edit(logits=self._frozen_logits(), following=False)

    def network_changed(
        self, class_names: Sequence[str], logits: ArrayLike, label: int | None = None
    ) -> None:
        """Take note of what the network says, and show it if following.

        Parameters
        ----------
        class_names : sequence of str
        logits : array-like, shape (n_classes,)
        label : int, optional
            The true class of what it looks at, where somebody knows.
        """
        self._network_names = tuple(class_names)
        self._network_logits = tuple(np.asarray(logits, float).tolist())
        self._network_label = label
        if self._settled.following:
            self.put(self._settled)

    @property
    def _settled(self) -> SoftmaxScene:
        """The scene once nothing glides any more."""
        return self._end or self._scene

    def _frozen_logits(self) -> tuple[float, ...]:
        """Return the logits for a scene of its own, where every one must be a number."""
        return tuple(logit if math.isfinite(logit) else 0.0 for logit in self._settled.logits)

    @property
    def kept(self) -> SoftmaxScene:
        """The scene as a file keeps it: where what glides will have come to."""
        return self._settled

    def restore(self, scene: SoftmaxScene) -> None:
        """Put a scene out of a file in place; names that were translated are so again."""
        examples = discover(EXAMPLES).values()
        known = {str(name): name for example in examples for name in example.class_names}
        known |= {str(name): name for name in map(_numbered_name, range(1, MAX_CLASSES + 2))}
        names = tuple(known.get(name, name) for name in scene.class_names)
        self.put(replace(scene, class_names=names))

    def put(self, scene: SoftmaxScene) -> None:
        """Put a scene in place at once, whatever glides; this is no edit."""
        self._end = None
        self._glide.pause()
        super().put(scene)

    def _edit(self, *, name: str = "", **values: Any) -> None:
        if self._end is not None:
            self.put(self._end)
        super()._edit(name=name, **values)

    def _glided(self) -> None:
        if self._end is None:
            return
        position = self._glide.position
        if position == 1:
            self.put(self._end)
            return
        pairs = zip(self._start, self._end.logits, strict=True)
        logits = tuple(start + position * (end - start) for start, end in pairs)
        self._take_over(replace(self._end, logits=logits))

    def _current(self, scene: SoftmaxScene) -> SoftmaxScene:
        """Return the scene with the network's logits of now, if it follows them."""
        if not scene.following:
            return scene
        label = self._network_label
        if label is None:
            label = min(scene.true_class, len(self._network_logits) - 1)
        return replace(
            scene,
            class_names=self._network_names,
            logits=self._network_logits,
            true_class=label,
        )


def _new_name(names: Sequence[str]) -> Sentence:
    """Return a name that no class has yet."""
    for number in range(1, MAX_CLASSES + 2):
        name = _numbered_name(number)
        if name not in names:
            break
    return name


def _numbered_name(number: int) -> Sentence:
    return Sentence("Softmax", "class {number}").format(number=number)


def _without(values: tuple[Value, ...], index: int) -> tuple[Value, ...]:
    return (*values[:index], *values[index + 1 :])
