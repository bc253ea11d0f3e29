"""The network that is taken apart, as a session keeps it; nothing in a file is believed."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

import numpy as np

from visualizer.core.data_file import unpacked_sizes
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.layer_plan import INITIALISER, AnyPlan, plan_of
from visualizer.core.map_layers import MapLayer, in_units
from visualizer.core.network import AnyNetwork
from visualizer.core.planned_network import plan_of_layer, planned_network
from visualizer.core.scene_record import scene_of, value_of
from visualizer.core.workbench_scene import WorkbenchScene

VERSION = 1
MAX_BYTES = 2**28
MAX_TEXT_BYTES = 2**24
# Those of a model that was opened are no more.
MAX_LAYERS = 32
SETTINGS = tuple(each.name for each in dataclasses.fields(WorkbenchScene) if each.name != "network")


@dataclass(frozen=True)
class KeptWorkbench:
    """A scene of the network page; a network that follows the one on Home is found there.

    Attributes
    ----------
    network : UnitNetwork or None
        None where it follows.
    settings : mapping of str to object
        All else, by the names of `WorkbenchScene`'s attributes.
    """

    network: AnyNetwork | None
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, scene: WorkbenchScene) -> KeptWorkbench:
        """Return what is kept of a scene."""
        settings = {name: getattr(scene, name) for name in SETTINGS}
        return cls(None if scene.following else scene.network, settings)

    def scene(self, home_network: AnyNetwork) -> WorkbenchScene:
        """Return the scene it was made of.

        Parameters
        ----------
        home_network : UnitNetwork
            What it is shown with if it follows.

        Raises
        ------
        Problem
            If something does not fit.
        """
        network = home_network if self.network is None else self.network
        return WorkbenchScene(network, **self.settings)

    def encoded(self) -> bytes:
        """Return all of it as an .npz: each array of weights and biases, and a text."""
        plans, arrays = None, {}
        if self.network is not None:
            plans = [dataclasses.asdict(_plan_of_unit_layer(each)) for each in self.network.layers]
            arrays = {f"array_{i}": each for i, each in enumerate(self.network.arrays)}
        samples = [dataclasses.asdict(sample) for sample in self.settings["samples"]]
        record = {
            "version": VERSION,
            "plans": plans,
            "settings": {**self.settings, "samples": samples},
        }
        file = io.BytesIO()
        text = np.frombuffer(json.dumps(record).encode(), np.uint8)
        np.savez(file, allow_pickle=False, text=text, **arrays)
        return file.getvalue()

    @classmethod
    def decoded(cls, content: bytes) -> KeptWorkbench:
        """Return what `encoded` has made.

        Raises
        ------
        Exception
            Of a dozen kinds, if it was something else.
        """
        file = io.BytesIO(content)
        with zipfile.ZipFile(file) as archive:
            sizes = unpacked_sizes(archive)
        if sum(sizes.values()) > MAX_BYTES or sizes["text.npy"] > MAX_TEXT_BYTES:
            raise ValueError("too large")
        file.seek(0)
        with np.load(file, allow_pickle=False) as arrays:
            record: dict[str, Any] = json.loads(arrays["text"].tobytes())
            if record["version"] != VERSION:
                raise ValueError("of another version")
            network = None if record["plans"] is None else _network(record["plans"], arrays)
        hints = get_type_hints(WorkbenchScene)
        settings = {name: value_of(hints[name], record["settings"][name]) for name in SETTINGS}
        kept = cls(network, settings)
        if settings["following"] != (network is None):
            raise ValueError("a network that follows is none of its own")
        if not 0 <= settings["sample"] < len(settings["samples"]):
            raise ValueError(f"no sample {settings['sample']}")
        if network is not None:
            kept.scene(network)
        return kept


def _network(records: list[Mapping[str, Any]], arrays: Mapping[str, np.ndarray]) -> AnyNetwork:
    """Return a network from records of its plans and its weights and biases.

    Parameters
    ----------
    records : list of mappings
    arrays : mapping of str to array
        Among others ``array_0`` and so on, of the shapes that Keras gives them.
    """
    if len(records) > MAX_LAYERS:
        raise ValueError(f"{len(records)} layers")
    n_arrays = sum(name.startswith("array_") for name in arrays)
    values = [arrays[f"array_{i}"] for i in range(n_arrays)]
    if any(each.dtype not in (np.float32, np.float64) for each in values):
        raise TypeError("weights that are no numbers")
    network = in_units(planned_network([_plan_of_record(each) for each in records], values))
    for layer in network.layers:
        if isinstance(layer, MapLayer) and min(layer.map_shape) < 1:
            raise ValueError(f"a map of {layer.map_shape}")
    return network


def _plan_of_record(record: Mapping[str, Any]) -> AnyPlan:
    kind = type(plan_of(record))
    plan: AnyPlan = scene_of(kind, {name: record[name] for name in record if name != "kind"})
    if not 0 <= plan.dropout < 1 or getattr(plan, "initialiser", INITIALISER) not in INITIALISERS:
        raise ValueError(f"no layer: {plan}")
    return plan


def _plan_of_unit_layer(layer: Any) -> AnyPlan:
    return plan_of_layer(layer.layer if isinstance(layer, MapLayer) else layer)
