"""What a layer computes, as numpy says it."""

from __future__ import annotations

from visualizer.core.map_layers import ConvolutionMaps, PoolingMaps
from visualizer.core.network import AnyNetwork
from visualizer.core.output_losses import OUTPUT_LOSSES


def forward_code(network: AnyNetwork, layer: int, unit: int) -> str:
    """Write a layer's forward pass; of maps, that of one unit.

    ``x`` is a row as in note 001, or an image of one channel.

    Parameters
    ----------
    network : UnitNetwork
    layer, unit : int
        From 0.
    """
    n, given, chosen = layer + 1, _given(network, layer), network.layers[layer]
    if isinstance(chosen, PoolingMaps):
        row, column, number = chosen.place(unit)
        size = chosen.layer.size
        return f"a = {given}[{_window(row * size, column * size, size)}, {number}].max()"
    bend = chosen.activation
    if isinstance(chosen, ConvolutionMaps):
        row, column, number = chosen.place(unit)
        window = _window(row, column, chosen.layer.kernel_size)
        z, a = "z", "a"
        total = f"({given}[{window}] * W{n}[..., {number}]).sum() + b{n}[{number}]"
        # A softmax takes the sums of all maps at the place.
        result = f"softmax(z{n}[{row}, {column}])[{number}]" if bend == "softmax" else f"{bend}(z)"
    else:
        z, a, total = f"z{n}", f"a{n}", f"{given} @ W{n} + b{n}"
        result = f"{bend}({z})"
    return f"{z} = {total}\n{a} = {z if bend == 'linear' else result}"


def backward_code(network: AnyNetwork, layer: int, unit: int, loss: str) -> str:
    """Write what a layer does on the way back; of a kernel, at its first weight.

    Parameters
    ----------
    network : UnitNetwork
    layer, unit : int
        From 0.
    loss : str
        A key of `OUTPUT_LOSSES`.
    """
    n, given, chosen = layer + 1, _given(network, layer), network.layers[layer]
    if isinstance(chosen, PoolingMaps):
        size, shape = chosen.layer.size, chosen.map_shape
        seen = [side * size for side in shape[:2]]
        # What is left over at the edges hears nothing.
        there = f"[:{seen[0]}, :{seen[1]}]" if seen != list(chosen.given_shape[:2]) else ""
        before = f"a{layer}{there}"
        return (
            f"up = np.ones(({size}, {size}, 1))\n"
            f"d{before} = np.kron(da{n}, up) * ({before} == np.kron(a{n}, up))"
        )
    if isinstance(chosen, ConvolutionMaps):
        (height, width, _), number = chosen.map_shape, chosen.place(unit)[2]
        slope = "" if chosen.activation == "linear" else f" * slope(z{n}[..., {number}])"
        return (
            f"dz = da{n}[..., {number}]{slope};  db = dz.sum()\n"
            f"dw[0, 0, 0] = ({given}[0:{height}, 0:{width}, 0] * dz).sum()"
        )
    if layer + 1 < len(network.layers):
        first = f"dz{n} = dz{n + 1} @ W{n + 1}.T * slope(z{n})"
    elif OUTPUT_LOSSES[loss].activations:
        first = f"dz{n} = a{n} - y"
    else:
        first = f"dz{n} = (a{n} - y) * slope(z{n})"
    return f"{first}\ndW{n} = {given}.T @ dz{n};  db{n} = dz{n}"


def _given(network: AnyNetwork, layer: int) -> str:
    """Return what a layer is given: maps stand in a row before a dense one."""
    if layer == 0:
        return "x"
    flat = network.layers[layer].map_shape is None and network.layers[layer - 1].map_shape
    return f"a{layer}.reshape(1, -1)" if flat else f"a{layer}"


def _window(row: int, column: int, side: int) -> str:
    return f"{row}:{row + side}, {column}:{column + side}"
