"""The network that is taken apart, as a session keeps it: to the bit, and nothing is believed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from visualizer.core.initialisation import initial_network
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.layer_plan import AnyPlan, ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.map_layers import in_units
from visualizer.core.network import AnyNetwork
from visualizer.core.registry import discover
from visualizer.core.workbench_scene import Sample, WorkbenchScene, scene_of_preset

PRESETS = "visualizer.core.workbench_presets"
Change = Callable[[dict[str, Any], dict[str, Any]], object]
DENSE = (LayerPlan(3, "tanh", "숨은 층", "he_normal", 0.25), LayerPlan(2, "softmax"))
MAPS: tuple[AnyPlan, ...] = (
    ConvolutionPlan(2, 5, "relu", "kernels", 0.1),
    PoolingPlan(3, 0.2),
    LayerPlan(4, "softmax"),
)
SAMPLES = (Sample((1.0, 1 / 3), (0.0, 1.0)), Sample((-2.5, 1e300), (1.0, 0.0)))


def dense() -> WorkbenchScene:
    network = initial_network(DENSE, 5, 2).astype(np.float64)
    return WorkbenchScene(network, SAMPLES, 1, learning_rate=0.3, seed=5)


def maps(dtype: type = np.float64) -> WorkbenchScene:
    network = in_units(initial_network(MAPS, 1)).astype(dtype)
    sample = Sample((0.5,) * 784, (0.0, 0.0, 1.0, 0.0))
    return WorkbenchScene(network, (sample,), sees_digit=True)


def back(scene: WorkbenchScene, home: AnyNetwork | None = None) -> WorkbenchScene:
    kept = KeptWorkbench.decoded(KeptWorkbench.of(scene).encoded())
    return kept.scene(home or scene.network)


def layers(scene: WorkbenchScene) -> list[tuple[object, ...]]:
    return [
        (
            type(layer),
            *(getattr(layer, name, None) for name in ("initialiser", "dropout")),
            *((each.dtype, each.shape, each.tobytes()) for each in layer.arrays),
        )
        for layer in scene.network.layers
    ]


@pytest.mark.parametrize(
    "scene",
    [
        dense(),
        maps(),
        maps(np.float32),
        *map(scene_of_preset, discover(PRESETS).values()),
    ],
)
def test_it_comes_back_to_the_bit(scene: WorkbenchScene) -> None:
    again = back(scene)
    assert layers(again) == layers(scene)
    assert again.all_plans == scene.all_plans
    assert replace(again, network=scene.network) == scene


def test_weights_of_a_run_that_diverged_come_back() -> None:
    scene = dense()
    layer = scene.network.layers[0].with_weight(0, 0, np.inf).with_weight(1, 1, np.nan)
    scene = replace(scene, network=scene.network.with_layer(0, layer))
    assert layers(back(scene)) == layers(scene)


def test_what_follows_home_is_found_there() -> None:
    scene, home = replace(maps(), following=True), maps().network
    kept = KeptWorkbench.of(scene)
    assert kept == KeptWorkbench.of(replace(scene, network=home))
    assert len(kept.encoded()) < 10_000
    again = back(scene, home)
    assert again.network is home
    assert again.following


def spoiled(scene: WorkbenchScene, change: Change) -> bytes:
    """Return a scene's file with its record or its arrays changed."""
    with np.load(io.BytesIO(KeptWorkbench.of(scene).encoded())) as file:
        arrays = dict(file)
    record = json.loads(arrays.pop("text").tobytes())
    change(record, arrays)
    text = np.frombuffer(json.dumps(record).encode(), np.uint8)
    content = io.BytesIO()
    np.savez(content, text=text, **arrays)
    return content.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda record, arrays: record.update(version=2),
        lambda record, arrays: record.update(plans=None),
        lambda record, arrays: record.update(plans=[]),
        lambda record, arrays: record.update(plans=3),
        lambda record, arrays: record["plans"].append(record["plans"][-1]),
        lambda record, arrays: record.update(plans=record["plans"] * 40),
        lambda record, arrays: record["plans"][0].update(kind="eval"),
        lambda record, arrays: record["plans"][0].update(kind=["dense"]),
        lambda record, arrays: record["plans"][0].update(code="x"),
        lambda record, arrays: record["plans"][0].update(n_units=4),
        lambda record, arrays: record["plans"][0].update(n_units="3"),
        lambda record, arrays: record["plans"][0].update(activation="eval"),
        lambda record, arrays: record["plans"][0].update(activation=None),
        lambda record, arrays: record["plans"][0].update(name=["x"]),
        lambda record, arrays: record["plans"][0].update(initialiser="mine"),
        lambda record, arrays: record["plans"][0].update(dropout=1),
        lambda record, arrays: record["plans"][0].update(dropout=float("nan")),
        lambda record, arrays: record["settings"].update(following=True),
        lambda record, arrays: record["settings"].update(sees_digit=1),
        lambda record, arrays: record["settings"].update(sample=2),
        lambda record, arrays: record["settings"].update(sample=-1),
        lambda record, arrays: record["settings"].update(samples=[]),
        lambda record, arrays: record["settings"].update(samples=[[1, 2]]),
        lambda record, arrays: record["settings"]["samples"][0].update(x=[1]),
        lambda record, arrays: record["settings"]["samples"][0].update(x=[1, float("inf")]),
        lambda record, arrays: record["settings"]["samples"][0].update(target=["1", 0]),
        lambda record, arrays: record["settings"]["samples"][0].update(mine=1),
        lambda record, arrays: record["settings"].update(loss="mine"),
        lambda record, arrays: record["settings"].update(loss=["half_sum_of_squares"]),
        lambda record, arrays: record["settings"].update(learning_rate=0),
        lambda record, arrays: record["settings"].update(learning_rate="fast"),
        lambda record, arrays: record["settings"].update(seed=-1),
        lambda record, arrays: record["settings"].pop("seed"),
        lambda record, arrays: arrays.pop("array_3"),
        lambda record, arrays: arrays.update(array_4=np.zeros(2)),
        lambda record, arrays: arrays.update(array_0=np.zeros((3, 3))),
        lambda record, arrays: arrays.update(array_0=np.zeros((2, 3), np.int64)),
        lambda record, arrays: arrays.update(array_0=np.full((2, 3), "x")),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(
    change: Change,
) -> None:
    content = spoiled(dense(), change)
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        KeptWorkbench.decoded(content)


@pytest.mark.parametrize(
    "change",
    [
        lambda record, arrays: record["plans"][1].update(size=0),
        lambda record, arrays: record["plans"][1].update(size=-3),
        lambda record, arrays: record["plans"][1].update(size=25),
        lambda record, arrays: record["plans"].reverse(),
        lambda record, arrays: arrays.update(array_0=np.zeros((29, 29, 1, 2))),
    ],
)
def test_maps_that_make_no_sense_are_refused(
    change: Change,
) -> None:
    content = spoiled(maps(), change)
    with pytest.raises((ValueError, ArithmeticError)):
        KeptWorkbench.decoded(content)


def test_what_would_unpack_to_far_too_much_is_not_unpacked() -> None:
    content = io.BytesIO(KeptWorkbench.of(dense()).encoded())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("array_4.npy", bytes(2**28))
    with pytest.raises(ValueError, match="too large"):
        KeptWorkbench.decoded(content.getvalue())


def test_objects_are_not_unpickled() -> None:
    with pytest.raises(ValueError, match="allow_pickle"):
        KeptWorkbench.decoded(
            spoiled(dense(), lambda _, arrays: arrays.update(array_0=np.array([object()], object)))
        )
