"""Linear layers in a row are one layer (note 003)."""

from __future__ import annotations

from visualizer.core.network import AnyNetwork, DenseLayer, DenseNetwork


def first_bend(network: AnyNetwork) -> int | None:
    """Return the first hidden layer that is not linear, from 0; None without one."""
    hidden = network.layers[:-1]
    bends = (
        n for n, layer in enumerate(hidden) if layer.activation != "linear" or layer.is_maximum
    )
    return next(bends, None)


def collapsed(network: DenseNetwork) -> DenseLayer:
    """Multiply the layers of a network out: ``W = W1 W2 …``, ``b = (b1 W2 + b2) W3 + …``.

    Raises
    ------
    ValueError
        If a hidden layer's activation is not linear: then they are more than one layer.
    """
    if first_bend(network) is not None:
        raise ValueError("layers with a bend between them are not one layer")
    first, *others = network.layers
    weights, bias = first.weights, first.bias
    for layer in others:
        weights, bias = weights @ layer.weights, bias @ layer.weights + layer.bias
    return DenseLayer(weights, bias, network.layers[-1].activation)
