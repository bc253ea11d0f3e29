"""What a person can set of the network that is taken apart, and which of it makes sense."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from visualizer.core.backward import BackwardTrace, backward
from visualizer.core.grid_arrangement import GridArrangement
from visualizer.core.hyper_parameters import check_learning_rate
from visualizer.core.layer_plan import AnyPlan, LayerPlan
from visualizer.core.losses import one_hot
from visualizer.core.map_layers import MapLayer
from visualizer.core.network import AnyNetwork, DenseLayer, ForwardTrace
from visualizer.core.output_losses import losses_for
from visualizer.core.planned_network import plan_of_layer
from visualizer.core.sentence import Problem, Sentence

MAX_SEED = 2**32 - 1
EXACT_WEIGHTS = 1_000_000

Numbers = tuple[float, ...]


@dataclass(frozen=True)
class Sample:
    """One input and what the network should make of it."""

    x: Numbers
    target: Numbers

    def __post_init__(self) -> None:
        """Check that there are numbers alone.

        Raises
        ------
        Problem
            If one is not finite.
        """
        if not all(map(math.isfinite, (*self.x, *self.target))):
            raise Problem(Sentence("Workbench", "Inputs and targets must be finite numbers."))

    def with_input(self, index: int, value: float) -> Sample:
        """Return the sample with one other input."""
        return Sample((*self.x[:index], float(value), *self.x[index + 1 :]), self.target)

    def with_true_class(self, index: int) -> Sample:
        """Return the sample with 1 wished for one output and 0 for the others."""
        return Sample(self.x, tuple(one_hot(index, len(self.target)).tolist()))

    def passes(
        self, network: AnyNetwork, loss: str, begun: ForwardTrace | None = None
    ) -> tuple[ForwardTrace, BackwardTrace]:
        """Run it through a network and back, in the network's type of numbers.

        Parameters
        ----------
        network : UnitNetwork
        loss : str
            A key of `visualizer.core.output_losses.OUTPUT_LOSSES`.
        begun : ForwardTrace, optional
            Of the sample through as many layers as need not be gone through again.
        """
        # Weights of a run that diverged are inf or nan, and so are the values shown.
        with np.errstate(all="ignore"):
            if begun is None:
                trace = network.forward(np.array(self.x, network.dtype))
            else:
                trace = network.forward_on(begun)
        return trace, backward(network, trace, self.target, loss)

    def fitted(self, network: AnyNetwork) -> Sample:
        """Return the sample with as many values as a network takes and gives."""
        n_inputs, n_outputs = network.sizes[0], network.sizes[-1]
        fits = (len(self.x), len(self.target)) == (n_inputs, n_outputs)
        x = (*self.x, *([0.0] * n_inputs))[:n_inputs]
        target = (*self.target, *([0.0] * n_outputs))[:n_outputs]
        is_shared_out = min(target) >= 0 and math.isclose(sum(target), 1)
        kept = is_shared_out and len(target) == len(self.target)
        if network.layers[-1].activation == "softmax" and not kept:
            # Wishes for probabilities sum to 1: one class is the true one.
            return Sample(x, target).with_true_class(target.index(max(target)))
        return self if fits else Sample(x, target)


@dataclass(frozen=True)
class WorkbenchScene:
    """Everything that a person can set on the page; an edit makes another one.

    Attributes
    ----------
    network : UnitNetwork
    samples : tuple of Sample
        One or more, all for this network.
    sample : int
        Which of them runs through the network, from 0.
    loss : str
        A key of `visualizer.core.output_losses.OUTPUT_LOSSES` that suits the last layer.
    learning_rate : float
        Above 0.
    seed : int
        0 to 4294967295, of the first weights.
    following : bool
        Whether the network is the one on Home and changes with it.
    sees_digit : bool
        Whether the only sample is the digit on Home and changes with it.

    Raises
    ------
    Problem
        If a number is outside its range or something does not fit, in one sentence.
    """

    network: AnyNetwork
    samples: tuple[Sample, ...]
    sample: int = 0
    loss: str = "categorical_crossentropy"
    learning_rate: float = 0.1
    seed: int = 0
    following: bool = False
    sees_digit: bool = False

    def __post_init__(self) -> None:
        """Check every part: no scene without sense is ever shown."""
        n_inputs, n_outputs = self.network.sizes[0], self.network.sizes[-1]
        for sample in self.samples:
            check_input_size(len(sample.x), n_inputs, self.network.sizes[1])
            if len(sample.target) != n_outputs:
                raise Problem(
                    Sentence(
                        "Workbench",
                        "Outputs of the network: {wanted}; targets: {given}."
                        " Each output needs one.",
                    ).format(wanted=n_outputs, given=len(sample.target))
                )
        check_learning_rate(self.learning_rate)
        if not (float(self.seed).is_integer() and 0 <= self.seed <= MAX_SEED):
            raise Problem(
                Sentence("Workbench", "The seed must be a whole number from 0 to {most}.").format(
                    most=MAX_SEED
                )
            )
        if self.loss not in losses_for(self.network.layers[-1].activation):
            raise Problem(
                Sentence(
                    "Workbench", "The loss {loss} does not suit an output of {activation}."
                ).format(loss=self.loss, activation=self.network.layers[-1].activation)
            )
        # A field gives 3.0 for 3.
        object.__setattr__(self, "seed", int(self.seed))

    @property
    def x(self) -> Numbers:
        """What runs through the network."""
        return self.samples[self.sample].x

    @property
    def target(self) -> Numbers:
        """What the network should say."""
        return self.samples[self.sample].target

    @property
    def input_grid(self) -> GridArrangement:
        """How the inputs stand as a picture, where they are many."""
        return GridArrangement(self.network.sizes[0])

    @property
    def dense_layers(self) -> tuple[DenseLayer, ...]:
        """The layers that can be built here: all but those over an image."""
        return tuple(layer for layer in self.network.layers if isinstance(layer, DenseLayer))

    @property
    def map_layers(self) -> tuple[MapLayer, ...]:
        """Those over an image, which come before them."""
        return tuple(layer for layer in self.network.layers if isinstance(layer, MapLayer))

    @property
    def plans(self) -> tuple[LayerPlan, ...]:
        """The dense layers without their weights."""
        return tuple(
            LayerPlan(layer.n_units, layer.activation, layer.name, layer.initialiser)
            for layer in self.dense_layers
        )

    @property
    def all_plans(self) -> tuple[AnyPlan, ...]:
        """Those over an image, then the dense ones."""
        return (*(plan_of_layer(each.layer) for each in self.map_layers), *self.plans)

    def with_network(self, network: AnyNetwork) -> WorkbenchScene:
        """Return the scene with another network, and samples and loss that suit it."""
        losses = losses_for(network.layers[-1].activation)
        same_end = network.layers[-1].activation == self.network.layers[-1].activation
        return replace(
            self,
            network=network,
            samples=tuple(sample.fitted(network) for sample in self.samples),
            loss=self.loss if same_end else losses[0],
            following=False,
            sees_digit=self.sees_digit and network.sizes[0] == self.network.sizes[0],
        )

    def with_sample(self, sample: Sample) -> WorkbenchScene:
        """Return the scene with another sample in the place of the one on screen."""
        samples = (*self.samples[: self.sample], sample, *self.samples[self.sample + 1 :])
        return replace(self, samples=samples, following=False, sees_digit=False)


def check_input_size(n_given: int, n_inputs: int, n_units: int) -> None:
    """Make sure that an input fits the first layer.

    Raises
    ------
    Problem
        If it does not, with the shapes that do not fit each other.
    """
    if n_given != n_inputs:
        raise Problem(
            Sentence(
                "Workbench",
                "x (1, {given}) @ W1 ({wanted}, {units}) does not fit: the input is {given} long,"
                " and there are weights for {wanted}.",
            ).format(given=n_given, wanted=n_inputs, units=n_units)
        )


def exact_network(network: AnyNetwork) -> AnyNetwork:
    """Return a network in float64, so that its numbers can be checked; a large one as it is."""
    return network if network.n_weights > EXACT_WEIGHTS else network.astype(np.float64)


def scene_of_preset(preset: type[Any]) -> WorkbenchScene:
    """Return what to begin with of one of `visualizer.core.workbench_presets`."""
    rest = {"loss": preset.loss, "learning_rate": preset.learning_rate}
    return WorkbenchScene(preset.network, preset.samples, **rest)
