"""The network that is taken apart: its weights, its input, and both passes through it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from visualizer.core.backward import BackwardTrace, loss_after_step, stepped
from visualizer.core.initialisation import N_PIXELS, initial_network
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.map_layers import in_units
from visualizer.core.network import AnyNetwork, DenseLayer, ForwardTrace, UnitNetwork
from visualizer.core.network_builder import build_network
from visualizer.core.network_passes import NetworkPasses
from visualizer.core.output_losses import losses_for
from visualizer.core.planned_network import Network
from visualizer.core.registry import discover
from visualizer.core.seen_digit import SeenDigit
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.unit_layer import UnitLayer
from visualizer.core.workbench_scene import Sample, WorkbenchScene, exact_network, scene_of_preset
from visualizer.state.editable import EditableState
from visualizer.state.undo_stack import UndoStack

PRESETS = "visualizer.core.workbench_presets"
NEW_LAYER = LayerPlan(3, "sigmoid")


class WorkbenchState(EditableState[WorkbenchScene]):
    """Holds the scene of the network page; every edit can be undone.

    Parameters
    ----------
    undo_stack : UndoStack

    Signals
    -------
    changed
        The scene is another one.
    """

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        preset = next(iter(discover(PRESETS).values()))
        super().__init__(scene_of_preset(preset), undo_stack, parent)
        self._home_network: Network | None = None
        self._exact_home_network: AnyNetwork | None = None
        self._digit = SeenDigit(np.zeros(N_PIXELS))
        self._passes = NetworkPasses()

    @property
    def scene(self) -> WorkbenchScene:
        """What is on the page."""
        return self._scene

    @property
    def network(self) -> AnyNetwork:
        """The network on the page."""
        return self._scene.network

    @property
    def trace(self) -> ForwardTrace:
        """Every value of the forward pass of the sample on screen."""
        return self._both_passes()[0]

    @property
    def gradients(self) -> BackwardTrace:
        """Its loss, and how that changes with every value."""
        return self._both_passes()[1]

    @property
    def next_loss(self) -> float:
        """Its loss after one more step of gradient descent."""
        scene = self._scene
        return loss_after_step(
            scene.network,
            self.trace,
            self.gradients,
            scene.learning_rate,
            scene.target,
            scene.loss,
        )

    @property
    def sample_passes(self) -> tuple[tuple[ForwardTrace, BackwardTrace], ...]:
        """Both passes of every sample."""
        scene = self._scene
        return tuple(sample.passes(scene.network, scene.loss) for sample in scene.samples)

    @property
    def kept(self) -> KeptWorkbench:
        """The scene as a file keeps it."""
        return KeptWorkbench.of(self._scene)

    def restore(self, kept: KeptWorkbench) -> None:
        """Put a scene out of a file in place; this is no edit.

        Raises
        ------
        Problem
            If the digit or the network on Home does not fit. Nothing changes then.
        """
        self.put(kept.scene(self._network_of_home() or self.network))

    def set_weight(self, layer: int, source: int, unit: int, value: float) -> None:
        """Give one edge another weight.

        Raises
        ------
        Problem
            If it is too large for the network's type of numbers.
        """
        changed = self._layer_for(layer, value).with_weight(source, unit, value)
        self._change_layer(layer, changed, f"workbench weight {layer} {source} {unit}")

    def set_bias(self, layer: int, unit: int, value: float) -> None:
        """Give one unit another bias.

        Raises
        ------
        Problem
            If it is too large for the network's type of numbers.
        """
        changed = self._layer_for(layer, value).with_bias(unit, value)
        self._change_layer(layer, changed, f"workbench bias {layer} {unit}")

    def set_activation(self, layer: int, activation: str) -> None:
        """Give a layer another activation; its weights stay."""
        before = self.network.layers[layer]
        if activation != before.activation:
            self._change_layer(layer, before.with_activation(activation))

    def set_input(self, index: int, value: float) -> None:
        """Give one input another value.

        Raises
        ------
        Problem
            If it is not finite.
        """
        sample = self._sample.with_input(index, value)
        self._edit_to(self._scene.with_sample(sample), f"workbench input {index}")

    def set_inputs(self, values: Sequence[float]) -> None:
        """Let another input run through the network.

        Raises
        ------
        Problem
            If it has not as many values as the network has inputs, or one is not finite.
        """
        self._edit_to(self._scene.with_sample(replace(self._sample, x=tuple(map(float, values)))))

    def set_targets(self, values: Sequence[float]) -> None:
        """Ask for other outputs.

        Raises
        ------
        Problem
            If there are not as many as outputs, or one is not finite.
        """
        target = tuple(float(value) for value in values)
        self._edit_to(self._scene.with_sample(replace(self._sample, target=target)))

    def set_true_class(self, index: int) -> None:
        """Ask for 1 of one output and for 0 of the others.

        Raises
        ------
        IndexError
            If there is no such output.
        """
        self._edit_to(self._scene.with_sample(self._sample.with_true_class(index)))

    def set_loss(self, loss: str) -> None:
        """Measure how wrong the output is in another way.

        Raises
        ------
        Problem
            If it does not suit the last layer.
        """
        self._edit(loss=loss)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Take smaller or larger steps.

        Raises
        ------
        Problem
            If it is not a finite number above 0.
        """
        self._edit(learning_rate=learning_rate, name="workbench learning rate")

    def show_sample(self, index: int) -> None:
        """Let another of the samples run through the network, from 0; after the last the first."""
        self._edit(sample=index % len(self._scene.samples))

    def take_step(self) -> None:
        """Take one step of gradient descent for the sample on screen.

        Raises
        ------
        Problem
            If it would lead to where there are no numbers. Nothing changes then.
        """
        rate = self._scene.learning_rate
        self._learn(stepped(self.network, self.trace, self.gradients, rate))

    def train(self, n_epochs: int) -> None:
        """Take a step for every sample in turn, ``n_epochs`` times.

        Raises
        ------
        Problem
            If that would lead to where there are no numbers. Nothing changes then.
        """
        scene, network = self._scene, self.network
        for _ in range(n_epochs):
            for sample in scene.samples:
                trace, gradients = sample.passes(network, scene.loss)
                network = stepped(network, trace, gradients, scene.learning_rate)
        self._learn(network)

    def add_layer(self) -> None:
        """Add a layer at the output; the seed draws its weights.

        Raises
        ------
        Problem
            If no other fits.
        """
        self._build((*self._scene.plans, NEW_LAYER), (*self._scene.dense_layers, None))

    def remove_layer(self, index: int) -> None:
        """Take a layer away; the one after it gets new weights where they no longer fit.

        Raises
        ------
        Problem
            If it is the only one.
        """
        plans, layers = list(self._scene.plans), list(self._scene.dense_layers)
        del plans[index], layers[index]
        self._build(plans, layers)

    def change_layer(self, index: int, plan: LayerPlan) -> None:
        """Give a layer another plan; weights stay wherever they still fit.

        Raises
        ------
        Problem
            If it has no unit, another layer's name, or too many weights.
        """
        plans = list(self._scene.plans)
        plans[index] = plan
        self._build(plans, self._scene.dense_layers)

    def set_n_inputs(self, n_inputs: float) -> None:
        """Let the dense layers take more or fewer inputs; new ones are 0.

        There are no layers over an image before them then.

        Raises
        ------
        Problem
            If it is no whole number from 1 up, or makes too many weights.
        """
        self._build(self._scene.plans, self._scene.dense_layers, n_inputs=n_inputs)

    def set_seed(self, seed: int) -> None:
        """Draw all first weights anew.

        Raises
        ------
        Problem
            If it is no whole number from 0 to 4294967295.
        """
        # Checked before it reaches the generator.
        scene = replace(self._scene, seed=seed)
        n_inputs = scene.dense_layers[0].n_inputs
        network = in_units(initial_network(scene.all_plans, scene.seed, n_inputs))
        self._edit_to(scene.with_network(network.astype(self.network.dtype)))

    def show_preset(self, key: str) -> None:
        """Show one of the small networks.

        Raises
        ------
        KeyError
            If there is no such preset.
        """
        self._edit_to(scene_of_preset(discover(PRESETS)[key]))

    def show_network(self, network: Network, seed: int) -> None:
        """Take another network of images apart; it sees the digit on Home."""
        scene = self._seeing_digit(exact_network(in_units(network)))
        self._edit_to(replace(scene, seed=seed))

    def follow(self) -> None:
        """Show the network on Home and change with it."""
        network = self._network_of_home()
        if network is not None:
            self._edit_to(replace(self._seeing_digit(network), following=True))

    def freeze(self) -> None:
        """Keep the network as it is, whatever happens to the one on Home."""
        self._edit(following=False)

    def home_changed(self, network: Network, digit: SeenDigit) -> None:
        """Take note of what is on Home, and show it if following."""
        if network is not self._home_network:
            self._home_network, self._exact_home_network = network, None
        self._digit = digit
        if self._scene.following or self._scene.sees_digit:
            self.put(self._scene)

    def _both_passes(self) -> tuple[ForwardTrace, BackwardTrace]:
        # Computed when somebody looks.
        return self._passes.of(self._sample, self.network, self._scene.loss)

    @property
    def _sample(self) -> Sample:
        return self._scene.samples[self._scene.sample]

    def _layer_for(self, layer: int, value: float) -> UnitLayer:
        """Return a layer that is to hold a value."""
        chosen = self.network.layers[layer]
        with np.errstate(over="ignore"):
            if np.isfinite(self.network.dtype.type(value)):
                return chosen
        raise Problem(
            Sentence("Workbench", "{value} is too large for a weight.").format(value=float(value))
        )

    def _change_layer(self, index: int, layer: UnitLayer, name: str = "") -> None:
        network = self.network.with_layer(index, layer)
        self._edit_to(self._scene.with_network(network), name)

    def _learn(self, network: AnyNetwork) -> None:
        _, gradients = self._sample.passes(network, self._scene.loss)
        finite = all(np.isfinite(each).all() for each in network.arrays)
        if not (math.isfinite(gradients.loss) and finite):
            raise Problem(
                Sentence("Workbench", "This step leads to infinity: nothing was changed.")
            )
        self._edit_to(self._scene.with_network(network))

    def _build(
        self,
        plans: Sequence[LayerPlan],
        kept: Sequence[DenseLayer | None],
        n_inputs: float | None = None,
    ) -> None:
        scene = self._scene
        n_now = scene.dense_layers[0].n_inputs
        n_inputs = n_now if n_inputs is None else n_inputs
        dense = build_network(n_inputs, plans, scene.seed, kept)
        # Other inputs are no feature maps any more.
        before = scene.map_layers if n_inputs == n_now else ()
        self._edit_to(scene.with_network(UnitNetwork((*before, *dense.layers))))

    def _network_of_home(self) -> AnyNetwork | None:
        # Made when it is needed: during a run another one comes many times a second.
        if self._exact_home_network is None and self._home_network is not None:
            self._exact_home_network = exact_network(in_units(self._home_network))
        return self._exact_home_network

    def _seeing_digit(self, network: AnyNetwork) -> WorkbenchScene:
        sample = self._digit.sample(()).fitted(network)
        return WorkbenchScene(
            network,
            (sample,),
            loss=losses_for(network.layers[-1].activation)[0],
            learning_rate=self._scene.learning_rate,
            seed=self._scene.seed,
            sees_digit=True,
        )

    def _current(self, scene: WorkbenchScene) -> WorkbenchScene:
        """Return the scene with Home's network and digit of now, if it follows them."""
        network = self._network_of_home() if scene.following else None
        if network is None:
            network = scene.network
            if not scene.sees_digit:
                return scene
        sample = self._digit.sample(scene.target)
        return replace(scene, network=network, samples=(sample,), sample=0)

    def _memory_beside(self, scene: WorkbenchScene) -> int:
        return self.network.bytes_beside(scene.network)
