"""The backward pass: how the loss, or a logit, changes with every value of a network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from visualizer.core.network import AnyNetwork, ForwardTrace, UnitNetwork
from visualizer.core.output_losses import OUTPUT_LOSSES


@dataclass(frozen=True, eq=False)
class BackwardTrace:
    """Every gradient of one backward pass.

    The gradient of a weight is the product of what went in and what comes back,
    ``dW = a^T dz``, and that of a bias is ``dz`` itself; they are not stored, since a
    large layer has millions: `weight_gradient` works out one.

    Attributes
    ----------
    network : UnitNetwork
        What the pass ran through.
    given : array, shape (..., n_inputs)
        Its input.
    loss : float
        What the gradients are of; or a logit.
    outputs : tuple of arrays, each of shape (..., n_units)
        Gradients ``da`` of each layer's output; that of the last one is nan where ``dz`` is
        found without it.
    net_inputs : tuple of arrays, each of shape (..., n_units)
        Gradients ``dz`` of each layer.
    """

    network: AnyNetwork
    given: np.ndarray
    loss: float
    outputs: tuple[np.ndarray, ...]
    net_inputs: tuple[np.ndarray, ...]

    @cached_property
    def activations(self) -> tuple[np.ndarray, ...]:
        """Gradients ``da`` of the input, shape (..., n_inputs), and then `outputs`."""
        # The first layer is the largest by far, and few ask for what comes out at its front.
        with np.errstate(all="ignore"):
            first = self.network.layers[0].given_gradient(self.given, self.net_inputs[0])
        return (first, *self.outputs)


def backward(
    network: AnyNetwork,
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
    network : UnitNetwork
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
            last = network.layers[-1].net_input_gradient(z, output, last_da)
    return _propagate(network, trace, value, last, last_da)


def logit_gradient(network: AnyNetwork, trace: ForwardTrace, index: int) -> BackwardTrace:
    """Run a backward pass from one logit: how it changes with every value before it."""
    last = np.zeros_like(trace.logits)
    last[index] = 1
    value = float(trace.logits[index])
    return _propagate(network, trace, value, last, np.full_like(last, np.nan))


def stepped(
    network: AnyNetwork, trace: ForwardTrace, gradients: BackwardTrace, learning_rate: float
) -> AnyNetwork:
    """Take one step of gradient descent: ``W - rate dW``, ``b - rate db``."""
    with np.errstate(all="ignore"):
        layers = [
            layer.stepped(given, dz, learning_rate)
            for layer, given, dz in zip(
                network.layers, trace.activations, gradients.net_inputs, strict=False
            )
        ]
    return UnitNetwork(layers)


def loss_after_step(
    network: AnyNetwork,
    trace: ForwardTrace,
    gradients: BackwardTrace,
    learning_rate: float,
    target: ArrayLike,
    loss: str,
) -> float:
    """Return the loss of the same input after one step, without making the new network.

    Parameters
    ----------
    network : UnitNetwork
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
            given, dz = trace.activations[number], gradients.net_inputs[number]
            # The input stays as it is, and with it the sums of the first layer.
            z = trace.net_inputs[0] if number == 0 else layer.net_input(activation)
            z = z - learning_rate * layer.step_slopes(activation, given, dz)
            activation = layer.output(z)
        wanted = np.asarray(target, activation.dtype)
        return OUTPUT_LOSSES[loss].value(z, activation, wanted)


def numerical_gradient(
    network: AnyNetwork,
    trace: ForwardTrace,
    target: ArrayLike,
    loss: str,
    place: tuple[int, int | None, int],
    step: float = 1e-5,
) -> float:
    """Measure a gradient: ``(L(w + h) - L(w - h)) / 2h``, all in float64.

    Where a relu stands on its bend, as on the empty ground of an image, it is measured on the
    flat side alone, ``(L(w) - L(w - h)) / h``: there the slope is taken to be 0.

    Parameters
    ----------
    network : UnitNetwork
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
    number, source, unit = place
    layer, wanted = network.layers[number], np.asarray(target, float)
    given, z = trace.activations[number].astype(float), trace.net_inputs[number].astype(float)
    with np.errstate(all="ignore"):
        # Only net inputs that the weight has a part in change: what comes before stays.
        change = step * layer.slopes(given, source, unit)
        stands_on_bend = layer.activation == "relu" and (z[change != 0] == 0).any()
        first = 0.0 if stands_on_bend else 1.0
        # Both passes at once.
        moved = z + np.outer((first, -1.0), change)
        begun = ForwardTrace(
            (*trace.activations[: number + 1], layer.output(moved)),
            (*trace.net_inputs[:number], moved),
        )
        after = network.forward_on(begun)
        above, below = (
            OUTPUT_LOSSES[loss].value(logits, output, wanted)
            for logits, output in zip(after.logits, after.output, strict=True)
        )
        return float(np.subtract(above, below) / ((first + 1) * step))


def _propagate(
    network: AnyNetwork,
    trace: ForwardTrace,
    value: float,
    last: np.ndarray,
    last_da: np.ndarray,
) -> BackwardTrace:
    """Carry the gradient of the last net input back to the first."""
    net_inputs, outputs = [last], [last_da]
    with np.errstate(all="ignore"):
        for number in range(len(network.layers) - 1, 0, -1):
            z, a = trace.net_inputs[number - 1], trace.activations[number]
            da = network.layers[number].given_gradient(a, net_inputs[0])
            outputs.insert(0, da)
            net_inputs.insert(0, network.layers[number - 1].net_input_gradient(z, a, da))
    given = trace.activations[0]
    return BackwardTrace(network, given, value, tuple(outputs), tuple(net_inputs))
