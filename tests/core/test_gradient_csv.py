"""What is left of a gradient as a table: every number comes back to the bit."""

from __future__ import annotations

import csv
from pathlib import Path

from visualizer.core.deep_network import DeepNetwork
from visualizer.core.gradient_chain import gradient_chain
from visualizer.core.gradient_csv import HEADER, write_gradient_csv


def test_a_line_a_layer_the_last_one_first(tmp_path: Path) -> None:
    deep = DeepNetwork(10, "sigmoid", "glorot_uniform", 0)
    sizes = deep.measured(deep.network)
    chain = gradient_chain("sigmoid", 0.0, 10, None, 32)
    write_gradient_csv(chain, sizes, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    columns = {name: [float(line[name]) for line in lines] for name in lines[0]}
    assert tuple(columns) == HEADER
    assert columns["layer"] == list(range(1, 11))
    assert set(columns["slope"]) == {0.25}
    assert set(columns["gain"]) == {1.0}
    # Note 000: a quarter ten times.
    assert columns["product"] == [chain.product(layer) for layer in range(1, 11)]
    assert abs(columns["product"][-1] / 0.25**10 - 1) < 1e-12
    assert columns["dw_norm"] == sizes.weights[::-1].tolist()
    assert columns["dz_norm"] == sizes.net_inputs[::-1].tolist()
