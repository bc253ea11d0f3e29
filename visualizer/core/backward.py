"""The backward pass: how the loss, or a logit, changes with every value of a network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.activations import ACTIVATIONS, through_activation
from visualizer.core.network import DenseNetwork, ForwardTrace
from visualizer.core.output_losses import OUTPUT_LOSSES


@dataclass(frozen=True, eq=False)
class BackwardTrace:
    """Every gradient of one backward pass.

    The gradient of a weight is the product of what went in and what comes back,
    ``dW = a^T dz``, and that of a bias is ``dz`` itself; they are not stored, since a
    large layer has millions.

    Attributes
    ----------
    network : DenseNetwork
        What the pass ran through.
    loss : float
        What the gradients are of; or a logit.
    outputs : tuple of arrays, each of shape (..., n_units)
        Gradients ``da`` of each layer's output; that of the last one is nan where ``dz`` is
        found without it.
    net_inputs : tuple of arrays, each of shape (..., n_units)
        Gradients ``dz`` of each layer.
    """

    network: DenseNetwork
    loss: float
    outputs: tuple[np.ndarray, ...]
    net_inputs: tuple[np.ndarray, ...]

    @cached_property
    def activations(self) -> tuple[np.ndarray, ...]:
        """Gradients ``da`` of the input, shape (..., n_inputs), and then `outputs`."""
        # The first layer is the largest by far, and few ask for what comes out at its front.
        with np.errstate(all="ignore"):
            return (self.net_inputs[0] @ self.network.layers[0].weights.T, *self.outputs)


def backward(
    network: DenseNetwork,
    trace: ForwardTrace,
    target: ArrayLike,
    loss: str,
) -> BackwardTrace:
    """Run a backward pass from the loss to the input.

    ``dz = y_hat - y`` at the output of softmax with cross-entropy and of sigmoid with binary
    cross-entropy; else ``dz = da f'(z)``, and from layer to layer ``da = dz W^T``
    (Rumelhart, Hinton and Williams 1986).

    Parameters
    ----------
    network : DenseNetwork
    trace : ForwardTrace
        Of one input through this network, or of many: then the loss is the sum of theirs.
    target : array-like, shape (..., n_outputs)
        One for each input.
    loss : str
        A key of `OUTPUT_LOSSES` that suits the last layer.

    Returns
    -------
    BackwardTrace

    Raises
    ------
    ValueError
        If the target has not as many values as the network has outputs.
    """
    output, z = trace.output, trace.logits
    with np.errstate(over="ignore"):
        wanted = np.asarray(target, output.dtype)
    if wanted.shape != output.shape:
        raise ValueError(f"a target of shape {output.shape} is needed, not {wanted.shape}")
    chosen = OUTPUT_LOSSES[loss]
    with np.errstate(all="ignore"):
        value = chosen.value(z, output, wanted)
        if chosen.activations is not None:
            last, last_da = chosen.gradient(output, wanted), np.full_like(output, np.nan)
        else:
            last_da = chosen.gradient(output, wanted)
            last = through_activation(network.layers[-1].activation, z, output, last_da)
    return _propagate(network, trace, value, last, last_da)


def logit_gradient(network: DenseNetwork, trace: ForwardTrace, index: int) -> BackwardTrace:
    """Run a backward pass from one logit: how it changes with every value before it."""
    last = np.zeros_like(trace.logits)
    last[index] = 1
    value = float(trace.logits[index])
    return _propagate(network, trace, value, last, np.full_like(last, np.nan))


def stepped(
    network: DenseNetwork, trace: ForwardTrace, gradients: BackwardTrace, learning_rate: float
) -> DenseNetwork:
    """Take one step of gradient descent: ``W - rate dW``, ``b - rate db``."""
    layers = []
    with np.errstate(all="ignore"):
        for number, layer in enumerate(network.layers):
            change = learning_rate * gradients.net_inputs[number]
            weights = layer.weights - np.outer(trace.activations[number], change)
            bias = layer.bias - change
            dtype = layer.weights.dtype
            layers.append(replace(layer, weights=weights.astype(dtype), bias=bias.astype(dtype)))
    return DenseNetwork(layers)


def loss_after_step(
    network: DenseNetwork,
    trace: ForwardTrace,
    gradients: BackwardTrace,
    learning_rate: float,
    target: ArrayLike,
    loss: str,
) -> float:
    """Return the loss of the same input after one step, without making the new network.

    A step changes every weight by ``rate a_i dz_j``, so what comes out of a layer changes by
    ``rate (a' a + 1) dz``: a product of two vectors instead of millions of weights.

    Parameters
    ----------
    network : DenseNetwork
    trace : ForwardTrace
        Of one input through this network.
    gradients : BackwardTrace
        Of that pass.
    learning_rate : float
    target : array-like, shape (n_outputs,)
    loss : str
        A key of `OUTPUT_LOSSES`.
    """
    activation = trace.activations[0]
    with np.errstate(all="ignore"):
        for number, layer in enumerate(network.layers):
            share = learning_rate * (activation @ trace.activations[number] + 1)
            change = share * gradients.net_inputs[number]
            # The input stays as it is, and with it the sums of the first layer.
            z = trace.net_inputs[0] if number == 0 else activation @ layer.weights + layer.bias
            z = z - change
            activation = ACTIVATIONS[layer.activation](z)
        wanted = np.asarray(target, activation.dtype)
        return OUTPUT_LOSSES[loss].value(z, activation, wanted)


def numerical_gradient(
    network: DenseNetwork,
    trace: ForwardTrace,
    target: ArrayLike,
    loss: str,
    place: tuple[int, int | None, int],
    step: float = 1e-5,
) -> float:
    """Measure a gradient: ``(L(w + h) - L(w - h)) / 2h``, all in float64.

    Parameters
    ----------
    network : DenseNetwork
    trace : ForwardTrace
        Of one input through this network.
    target : array-like, shape (n_outputs,)
    loss : str
        A key of `OUTPUT_LOSSES`.
    place : tuple
        Layer, source (None for the bias) and unit of the weight.
    step : float
        ``h``, above 0.
    """
    layer, source, unit = place
    share = 1.0 if source is None else float(trace.activations[layer][source])
    wanted = np.asarray(target, float)
    losses = []
    for change in (step, -step):
        # Only this unit's net input changes: what comes before stays as it is.
        z = trace.net_inputs[layer].astype(float)
        with np.errstate(all="ignore"):
            z[unit] += change * share
        losses.append(_loss_from(network, layer, z, wanted, loss))
    with np.errstate(all="ignore"):
        return float(np.subtract(losses[0], losses[1]) / (2 * step))


def _loss_from(
    network: DenseNetwork, layer: int, z: np.ndarray, target: np.ndarray, loss: str
) -> float:
    """Return the loss, going on from the net input of a layer."""
    with np.errstate(all="ignore"):
        activation = ACTIVATIONS[network.layers[layer].activation](z)
        for after in network.layers[layer + 1 :]:
            z = activation @ after.weights + after.bias
            activation = ACTIVATIONS[after.activation](z)
        return OUTPUT_LOSSES[loss].value(z, activation, target)


def _propagate(
    network: DenseNetwork,
    trace: ForwardTrace,
    value: float,
    last: np.ndarray,
    last_da: np.ndarray,
) -> BackwardTrace:
    """Carry the gradient of the last net input back to the first."""
    net_inputs, outputs = [last], [last_da]
    with np.errstate(all="ignore"):
        for number in range(len(network.layers) - 1, 0, -1):
            da = net_inputs[0] @ network.layers[number].weights.T
            outputs.insert(0, da)
            before = network.layers[number - 1].activation
            z, a = trace.net_inputs[number - 1], trace.activations[number]
            net_inputs.insert(0, through_activation(before, z, a, da))
    return BackwardTrace(network, value, tuple(outputs), tuple(net_inputs))
