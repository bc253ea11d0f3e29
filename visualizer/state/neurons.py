"""A layer small enough to be worked out by hand: inputs, and the weights of each neuron."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject

from visualizer.core.neurons_scene import MAX_INPUTS, MAX_NEURONS, ONE_NEURON, NeuronsScene
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import UndoStack


class NeuronsState(EditableState[NeuronsScene]):
    """Holds the layer; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        The scene is another one.
    """

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(ONE_NEURON, undo_stack, parent)

    @property
    def scene(self) -> NeuronsScene:
        """The layer as it stands."""
        return self._scene

    @property
    def net_inputs(self) -> np.ndarray:
        """What each neuron sums up, ``z = W a``, float64, shape (n_neurons,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return np.array(self._scene.weights) @ np.array(self._scene.inputs)

    def show(self, scene: NeuronsScene) -> None:
        """Put another layer in place, one of the notes for example."""
        self._edit(inputs=scene.inputs, weights=scene.weights)

    def set_inputs(self, values: Sequence[float]) -> None:
        """Give other inputs; where there are more or fewer, weights of 0 are added or some go.

        Raises
        ------
        Problem
            If there is none, or more than 20.
        """
        if not 1 <= len(values) <= MAX_INPUTS:
            raise Problem(
                Sentence("Neurons", "1 to {most} inputs fit here, not {number}.").format(
                    most=MAX_INPUTS, number=len(values)
                )
            )
        weights = tuple(
            (*neuron, *([0.0] * len(values)))[: len(values)] for neuron in self._scene.weights
        )
        self._edit(inputs=tuple(values), weights=weights)

    def set_weights(self, index: int, values: Sequence[float]) -> None:
        """Give one neuron other weights, as many as there are inputs.

        Raises
        ------
        Problem
            If there are more or fewer.
        """
        n_inputs = len(self._scene.inputs)
        if len(values) != n_inputs:
            raise Problem(
                Sentence(
                    "Neurons", "A neuron needs a weight an input: {n_inputs}, not {number}."
                ).format(n_inputs=n_inputs, number=len(values))
            )
        weights = list(self._scene.weights)
        weights[index] = tuple(values)
        self._edit(weights=tuple(weights))

    def add_neuron(self) -> None:
        """Add a neuron whose weights are 0.

        Raises
        ------
        Problem
            If there are 20 already.
        """
        if len(self._scene.weights) == MAX_NEURONS:
            raise Problem(
                Sentence("Neurons", "No more than {most} neurons fit here.").format(
                    most=MAX_NEURONS
                )
            )
        new = (0.0,) * len(self._scene.inputs)
        self._edit(weights=(*self._scene.weights, new))

    def remove_neuron(self, index: int) -> None:
        """Take a neuron away.

        Raises
        ------
        Problem
            If it is the only one.
        """
        if len(self._scene.weights) == 1:
            raise Problem(Sentence("Neurons", "A layer has at least one neuron."))
        weights = self._scene.weights
        self._edit(weights=(*weights[:index], *weights[index + 1 :]))
