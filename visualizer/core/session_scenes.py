"""What is set on the pages of a session, beside its runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from visualizer.core.activations_scene import ActivationsScene
from visualizer.core.convolution_scene import ConvolutionScene
from visualizer.core.descent_scene import DescentScene
from visualizer.core.digit_scene import DigitScene
from visualizer.core.kept_workbench import KeptWorkbench
from visualizer.core.logits_scene import LogitsScene
from visualizer.core.neurons_scene import NeuronsScene
from visualizer.core.points_config import PointsConfig
from visualizer.core.scene_record import WRONG, record_of, scene_of, value_of
from visualizer.core.softmax_scene import SoftmaxScene
from visualizer.core.training_goal import TrainingGoal
from visualizer.core.walk_scene import WalkScene

VERSION = 1
MAX_BYTES = 2**20
# What each page's scene is, by the key of the page; the digit is seen on most of them.
KINDS: dict[str, type[Any]] = {
    "digit": DigitScene,
    "logits": LogitsScene,
    "softmax": SoftmaxScene,
    "neurons": NeuronsScene,
    "optimizers": DescentScene,
    "activations": ActivationsScene,
    "boundaries": PointsConfig,
    "convolution": ConvolutionScene,
    "walk": WalkScene,
    "goal": TrainingGoal,
    "points_goal": TrainingGoal,
}
# The one scene that is kept by itself: its numbers may be many.
NETWORK = "network"


@dataclass(frozen=True)
class SessionScenes:
    """The scenes of the pages, and how far each is played.

    Attributes
    ----------
    scenes : mapping of str to scene
        By the keys of `KINDS`, and by `NETWORK` a `KeptWorkbench`; of some pages nothing may be
        known.
    positions : mapping of str to float
        Of their playbacks, by the same keys.
    """

    scenes: Mapping[str, Any] = field(default_factory=dict)
    positions: Mapping[str, float] = field(default_factory=dict)

    @property
    def network(self) -> KeptWorkbench | None:
        """The network that is taken apart, if it is known."""
        return self.scenes.get(NETWORK)

    def with_network(self, network: KeptWorkbench) -> SessionScenes:
        """Return the scenes with such a network."""
        return replace(self, scenes={**self.scenes, NETWORK: network})

    def encoded(self) -> bytes:
        """Return all of it but the network as JSON."""
        scenes = {key: record_of(self.scenes[key]) for key in KINDS if key in self.scenes}
        record = {"version": VERSION, "scenes": scenes, "positions": dict(self.positions)}
        return json.dumps(record, ensure_ascii=False).encode()

    @classmethod
    def decoded(cls, text: bytes) -> tuple[SessionScenes, tuple[str, ...]]:
        """Return what `encoded` has made, and of which pages that could not be read.

        Raises
        ------
        ValueError, TypeError, LookupError, AttributeError or RecursionError
            If it was something else altogether.
        """
        record: dict[str, Any] = json.loads(text)
        if record["version"] != VERSION:
            raise ValueError("of another version")
        scenes: dict[str, Any] = {}
        positions: dict[str, float] = {}
        lost: list[str] = []
        for key, kind in KINDS.items():
            if key not in record["scenes"]:
                continue
            try:
                scenes[key] = scene_of(kind, record["scenes"][key])
                if key in record["positions"]:
                    positions[key] = value_of(float, record["positions"][key])
            except WRONG:
                lost.append(key)
        return cls(scenes, positions), tuple(lost)
