"""What is set on the pages, as a file has it: a damaged page costs no other."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from visualizer.core.activations_scene import ActivationsScene
from visualizer.core.convolution_scene import MAX, ConvolutionScene
from visualizer.core.descent_scene import DescentScene
from visualizer.core.digit_scene import DigitScene
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.logits_scene import LogitsScene
from visualizer.core.neurons_scene import NeuronsScene
from visualizer.core.optimizers.adam import PaperAdam
from visualizer.core.points_config import OWN, PointsConfig
from visualizer.core.registry import discover
from visualizer.core.scene_record import WRONG
from visualizer.core.schedules.cosine_decay import CosineDecay
from visualizer.core.session_scenes import KINDS, SessionScenes
from visualizer.core.softmax_scene import SoftmaxScene
from visualizer.core.training_config import OPTIMIZERS
from visualizer.core.training_goal import TrainingGoal
from visualizer.core.walk import Direction, Grain
from visualizer.core.walk_scene import WalkScene

RULES = {key: rule(learning_rate=0.02) for key, rule in discover(OPTIMIZERS).items()}
RACE = DescentScene(
    "typed",
    (1.5, -0.25),
    {**RULES, "adam": PaperAdam(0.1, beta_1=0.5)},
    frozenset({"adam", "sgd"}),
    17,
    GradientNoise(0.5, 3),
    CosineDecay(50),
    "x^2 - sin(y)",
    ((-1.0, 1.0), (0.0, 2.5)),
)
INK = bytes(range(256)) * 306 + bytes(64)
SCENES = SessionScenes(
    {
        "digit": DigitScene(7, True, INK),
        "logits": LogitsScene((0.1, -3.0)),
        "softmax": SoftmaxScene(("a", "b"), (0.1, 1e300)),
        "neurons": NeuronsScene((1.0, 0.1), ((1e300, 0.5), (0.0, 1 / 3))),
        "optimizers": RACE,
        "activations": ActivationsScene("relu", 0.1, 3, n_steps=20),
        "boundaries": PointsConfig(dataset=OWN, own_points=((0.1, 1 / 3, 1),), hidden=(3,)),
        "convolution": ConvolutionScene(numbers=((1.0, 0.1),), operation=MAX, stride=3),
        "walk": WalkScene(Direction.BACKWARD, Grain.LAYER, 6),
        "goal": TrainingGoal(3, 0.97),
        "points_goal": TrainingGoal(patience=5),
    },
    {"optimizers": 5.5, "convolution": 3.0, "walk": 2.0},
)


def packed(ink: bytes) -> str:
    return base64.b64encode(zlib.compress(ink)).decode()


def test_all_of_it_comes_back() -> None:
    back, lost = SessionScenes.decoded(SCENES.encoded())
    assert lost == ()
    assert set(back.scenes) == set(KINDS)
    assert back == SCENES
    assert type(back.scenes["optimizers"].optimizers["adam"]) is PaperAdam
    assert back.scenes["optimizers"] != replace(RACE, domain=None)


def test_pages_that_nobody_knows_here_are_left_out() -> None:
    record = json.loads(SCENES.encoded())
    record["scenes"] = {"tomorrow": {"x": 1}, "activations": {"z": 2.0}}
    back, lost = SessionScenes.decoded(json.dumps(record).encode())
    assert (back.scenes, lost) == ({"activations": ActivationsScene(z=2.0)}, ())


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("digit", lambda scene: scene.update(index=-1)),
        ("digit", lambda scene: scene.update(index=1.0)),
        ("digit", lambda scene: scene.update(drawing=1)),
        ("digit", lambda scene: scene.update(ink="?")),
        ("digit", lambda scene: scene.update(ink="AAAA")),
        ("digit", lambda scene: scene.update(ink=packed(bytes(10**8)))),
        ("digit", lambda scene: scene.update(ink=packed(bytes(10)))),
        ("digit", lambda scene: scene.update(ink=[1])),
        ("digit", lambda scene: scene.pop("ink")),
        ("softmax", lambda scene: scene.update(class_names=["a", ["b"]])),
        ("softmax", lambda scene: scene.update(class_names=["a", "b", "c"])),
        ("softmax", lambda scene: scene.update(logits=[1, float("nan")])),
        ("softmax", lambda scene: scene.update(true_class=2)),
        ("softmax", lambda scene: scene.pop("logits")),
        ("optimizers", lambda scene: scene.update(n_steps=10**9)),
        ("optimizers", lambda scene: scene.update(running=["eval"])),
        ("optimizers", lambda scene: scene["optimizers"].pop("adam")),
        ("optimizers", lambda scene: scene["optimizers"].update(mine={})),
        ("optimizers", lambda scene: scene["optimizers"]["adam"].update(form=9)),
        ("optimizers", lambda scene: scene["optimizers"]["adam"].update(beta_1=1)),
        ("optimizers", lambda scene: scene["optimizers"]["adam"].update(code=1)),
        ("optimizers", lambda scene: scene["schedule"].update(key="os")),
        ("optimizers", lambda scene: scene["schedule"].update(decay_steps=0)),
        ("optimizers", lambda scene: scene["noise"].update(seed=-1)),
        ("optimizers", lambda scene: scene.update(noise=3)),
        ("optimizers", lambda scene: scene.update(domain=[[0, 1, 2]])),
        ("optimizers", lambda scene: scene.update(function=3)),
        ("optimizers", lambda scene: scene.update(start=["a"])),
        ("activations", lambda scene: scene.update(activation="eval")),
        ("activations", lambda scene: scene.update(activation=["relu"])),
        ("activations", lambda scene: scene.update(initialiser="mine")),
        ("activations", lambda scene: scene.update(z=float("nan"))),
        ("activations", lambda scene: scene.update(n_layers=51)),
        ("activations", lambda scene: scene.update(n_steps=501)),
        ("activations", lambda scene: scene.update(n_steps=-1)),
        ("activations", lambda scene: scene.update(seed=2**32)),
        ("activations", lambda scene: scene.update(weighs=1)),
        ("boundaries", lambda scene: scene.update(n_classes=1)),
        ("boundaries", lambda scene: scene.update(own_points=[[7, 0, 0]])),
        ("boundaries", lambda scene: scene.update(own_points=[[0, 0, 0]] * 1001)),
        ("boundaries", lambda scene: scene.update(hidden=[17])),
        ("boundaries", lambda scene: scene.update(code="x")),
        ("convolution", lambda scene: scene.update(source="network")),
        ("convolution", lambda scene: scene.update(operation="median")),
        ("convolution", lambda scene: scene.update(padding="full")),
        ("convolution", lambda scene: scene.update(numbers=[])),
        ("convolution", lambda scene: scene.update(numbers=[[]])),
        ("convolution", lambda scene: scene.update(numbers=[[1], [1, 2]])),
        ("convolution", lambda scene: scene.update(numbers=[[0] * 29])),
        ("convolution", lambda scene: scene.update(numbers=[[float("nan")]])),
        ("convolution", lambda scene: scene.update(kernel=[[1, 2]])),
        ("convolution", lambda scene: scene.update(kernel=[[float("inf")]])),
        ("convolution", lambda scene: scene.update(bias=float("nan"))),
        ("convolution", lambda scene: scene.update(stride=0)),
        ("convolution", lambda scene: scene.update(dilation=5)),
        ("convolution", lambda scene: scene.update(pool_size=29)),
        ("convolution", lambda scene: scene.update(layer=-1)),
        ("convolution", lambda scene: scene.update(channel=10**9)),
        ("logits", lambda scene: scene.update(typed=[1, float("inf")])),
        ("logits", lambda scene: scene.update(typed=["1"])),
        ("logits", lambda scene: scene.update(typed=3)),
        ("neurons", lambda scene: scene.update(inputs=[])),
        ("neurons", lambda scene: scene.update(inputs=[1])),
        ("neurons", lambda scene: scene.update(inputs=[1, float("nan")])),
        ("neurons", lambda scene: scene.update(weights=[])),
        ("neurons", lambda scene: scene.update(weights=[[1, 2]] * 21)),
        ("neurons", lambda scene: scene.update(weights=[[1, 2, 3]])),
        ("neurons", lambda scene: scene.pop("weights")),
        ("walk", lambda scene: scene.update(direction="up")),
        ("walk", lambda scene: scene.update(grain=["term"])),
        ("walk", lambda scene: scene.update(decimals=9)),
        ("walk", lambda scene: scene.update(decimals=4.0)),
        ("goal", lambda scene: scene.update(epoch=0)),
        ("goal", lambda scene: scene.update(epoch="soon")),
        ("goal", lambda scene: scene.update(accuracy=1.5)),
        ("goal", lambda scene: scene.update(accuracy=float("nan"))),
        ("points_goal", lambda scene: scene.update(patience=-1)),
        ("points_goal", lambda scene: scene.update(hope=1)),
    ],
)
def test_a_page_that_makes_no_sense_costs_that_page(
    key: str, change: Callable[[dict[str, Any]], object]
) -> None:
    record = json.loads(SCENES.encoded())
    change(record["scenes"][key])
    back, lost = SessionScenes.decoded(json.dumps(record).encode())
    assert lost == (key,)
    assert back.scenes == {name: scene for name, scene in SCENES.scenes.items() if name != key}


@pytest.mark.parametrize("position", ["5", None, True, [5]])
def test_a_position_that_is_no_number_costs_the_page_its_position(position: object) -> None:
    record = json.loads(SCENES.encoded())
    record["positions"]["optimizers"] = position
    back, lost = SessionScenes.decoded(json.dumps(record).encode())
    assert lost == ("optimizers",)
    assert "optimizers" not in back.positions


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b"3", b"[" * 100_000, b'{"version": 2}', b'{"version": 1}']
)
def test_what_is_no_record_of_scenes_is_refused(text: bytes) -> None:
    with pytest.raises((*WRONG, RecursionError)):
        SessionScenes.decoded(text)
