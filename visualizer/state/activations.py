"""What stands on the activations page: a function, a place on it, a deep network of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from visualizer.core.activation_function import ActivationFunction
from visualizer.core.activations import FUNCTIONS
from visualizer.core.activations_scene import MAX_Z, ActivationsScene
from visualizer.core.deep_network import N_UNITS, DeepNetwork, GradientSizes
from visualizer.core.gradient_chain import GradientChain, gradient_chain
from visualizer.core.network import DenseNetwork
from visualizer.core.registry import discover
from visualizer.state.editable import EditableState
from visualizer.state.playback import Playback
from visualizer.state.undo_stack import UndoStack

PRESETS = "visualizer.core.activation_presets"
LAYERS_A_SECOND = 1.0
# Networks of the way are kept every so many steps, so that undo need not train from the start.
KEPT_EVERY = 10


class ActivationsState(EditableState[ActivationsScene]):
    """Holds the scene of the activations page; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Attributes
    ----------
    playback : Playback
        One position a layer that the gradient has gone back through.

    Signals
    -------
    changed
        The scene is another one.
    """

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(ActivationsScene(), undo_stack, parent)
        self.playback = Playback(self._scene.n_layers, LAYERS_A_SECOND, self)
        # The real network, what it was at every tenth step, and what is known of which moment.
        self._deep: tuple[tuple[Any, ...], DeepNetwork] | None = None
        self._kept: list[DenseNetwork] = []
        self._latest: tuple[int, DenseNetwork] | None = None
        self._measured: tuple[int, GradientSizes] | None = None

    @property
    def scene(self) -> ActivationsScene:
        """What is on the page."""
        return self._scene

    @property
    def function(self) -> type[ActivationFunction]:
        """The chosen activation function."""
        return FUNCTIONS[self._scene.activation]

    @property
    def chain(self) -> GradientChain:
        """The gradient on its way back through layers that all stand at z."""
        scene = self._scene
        initialiser = scene.initialiser if scene.weighs else None
        return gradient_chain(scene.activation, scene.z, scene.n_layers, initialiser, N_UNITS)

    @property
    def measured(self) -> GradientSizes:
        """How large the gradient is in each hidden layer of the real network."""
        scene = self._scene
        deep = self._deep_network()
        if self._measured is None or self._measured[0] != scene.n_steps:
            self._measured = scene.n_steps, deep.measured(self._trained(deep))
        return self._measured[1]

    def set_activation(self, key: str) -> None:
        """Choose another activation function; the real network begins anew.

        Raises
        ------
        Problem
            If there is none of that name.
        """
        self._edit(activation=key, n_steps=0)

    def set_z(self, z: float) -> None:
        """Go to another place.

        Raises
        ------
        Problem
            If it is not a number from −100 to 100.
        """
        self._edit(z=z, name="activations z")

    def look_at(self, key: str, z: float) -> None:
        """Choose a function and go to a place on it, in one edit; stay where z is out of reach.

        Raises
        ------
        Problem
            If there is no function of that name.
        """
        n_steps = self._scene.n_steps if key == self._scene.activation else 0
        z = z if abs(z) <= MAX_Z else self._scene.z
        self._edit(activation=key, z=z, n_steps=n_steps)

    def set_n_layers(self, n_layers: float) -> None:
        """Let the gradient go back through so many layers; the real network begins anew.

        Raises
        ------
        Problem
            If it is not a whole number from 1 to 50.
        """
        if n_layers != self._scene.n_layers:
            self._edit(n_layers=n_layers, n_steps=0, name="activations layers")

    def set_initialiser(self, key: str) -> None:
        """Draw the weights in another way; the real network begins anew.

        Raises
        ------
        Problem
            If there is none of that name.
        """
        self._edit(initialiser=key, n_steps=0)

    def set_seed(self, seed: float) -> None:
        """Draw weights and samples anew.

        Raises
        ------
        Problem
            If it is not a whole number from 0 to 4294967295.
        """
        if seed != self._scene.seed:
            self._edit(seed=seed, n_steps=0, name="activations seed")

    def set_weighs(self, weighs: bool) -> None:
        """Let the weights have a part in the product, or leave them out."""
        self._edit(weighs=weighs)

    def set_compares(self, compares: bool) -> None:
        """Show the other functions faintly, or the chosen one alone."""
        self._edit(compares=compares)

    def train(self, n_steps: int) -> None:
        """Train the real network some steps more.

        Raises
        ------
        Problem
            If it would be more than 500.
        """
        self._edit(n_steps=self._scene.n_steps + n_steps)

    def restart(self) -> None:
        """Take the real network back to its first weights."""
        self._edit(n_steps=0)

    def show_preset(self, key: str) -> None:
        """Show one of the prepared scenes, at its end; what is compared stays.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        scene = discover(PRESETS)[key].scene
        self._edit(**{**vars(scene), "compares": self._scene.compares})
        self.playback.seek(self.playback.length)

    def _scene_changed(self) -> None:
        self.playback.set_length(self._scene.n_layers)
        super()._scene_changed()

    def _deep_network(self) -> DeepNetwork:
        scene = self._scene
        made_of = scene.n_layers, scene.activation, scene.initialiser, scene.seed
        if self._deep is None or self._deep[0] != made_of:
            deep = DeepNetwork(*made_of)
            self._deep, self._kept = (made_of, deep), [deep.network]
            self._latest = self._measured = None
        return self._deep[1]

    def _trained(self, deep: DeepNetwork) -> DenseNetwork:
        """Return the network after as many steps as the scene has."""
        n_steps = self._scene.n_steps
        kept = min(n_steps // KEPT_EVERY, len(self._kept) - 1)
        begun, network = kept * KEPT_EVERY, self._kept[kept]
        if self._latest is not None and begun < self._latest[0] <= n_steps:
            begun, network = self._latest
        for step in range(begun + 1, n_steps + 1):
            network = deep.stepped(network)
            if step == len(self._kept) * KEPT_EVERY:
                self._kept.append(network)
        self._latest = n_steps, network
        return network
