"""What is left of a gradient, layer by layer, as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from visualizer.core.deep_network import GradientSizes
from visualizer.core.gradient_chain import GradientChain
from visualizer.core.table_file import write_table

HEADER = ("layer", "slope", "gain", "product", "dw_norm", "dz_norm")


def write_gradient_csv(chain: GradientChain, sizes: GradientSizes, path: Path) -> None:
    """Write one line a layer, the one nearest to the output first.

    Each line: how many layers the gradient has gone back through, the slope and the weights'
    gain there, the product of all of them up to there, and the lengths of ``dW`` and ``dz`` of
    that layer in the real network.

    Parameters
    ----------
    chain : GradientChain
    sizes : GradientSizes
        Of a network of as many layers.
    path : Path

    Raises
    ------
    Problem
        If it cannot be written, in one sentence.
    """
    write_table(HEADER, _lines(chain, sizes), path)


def _lines(chain: GradientChain, sizes: GradientSizes) -> Iterator[tuple[float, ...]]:
    norms = zip(sizes.weights[::-1].tolist(), sizes.net_inputs[::-1].tolist(), strict=True)
    for layer, (dw, dz) in enumerate(norms, start=1):
        yield layer, chain.slope, chain.gain, chain.product(layer), dw, dz
