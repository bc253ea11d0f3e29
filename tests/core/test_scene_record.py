"""Scenes as plain records: they come back as they were, and nothing in a record is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.activations import FUNCTIONS
from visualizer.core.activations_scene import ActivationsScene
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.points_config import PointsConfig
from visualizer.core.scene_record import WRONG, record_of, scene_of, value_of
from visualizer.core.softmax_scene import Precision, SoftmaxScene


def through_json(scene: Any) -> Any:
    return scene_of(type(scene), json.loads(json.dumps(record_of(scene))))


@given(
    st.builds(
        ActivationsScene,
        st.sampled_from(sorted(FUNCTIONS)),
        st.floats(-100, 100),
        st.integers(1, 50),
        st.sampled_from(sorted(INITIALISERS)),
        st.booleans(),
        st.integers(0, 2**32 - 1),
        st.integers(0, 500),
        st.booleans(),
    )
)
def test_any_scene_comes_back(scene: ActivationsScene) -> None:
    assert through_json(scene) == scene


@given(st.lists(st.tuples(st.floats(-6, 6), st.floats(-6, 6), st.integers(0, 5)), max_size=20))
def test_points_come_back_to_the_same_bits(points: list[tuple[float, float, int]]) -> None:
    config = PointsConfig(dataset="own", own_points=tuple(points), hidden=(4, 2))
    assert through_json(config) == config
    assert through_json(config).branch_key == config.branch_key


def test_what_is_left_out_is_as_at_first() -> None:
    assert scene_of(ActivationsScene, {"z": 2}) == ActivationsScene(z=2.0)


def test_infinity_and_other_precisions_come_back() -> None:
    scene = SoftmaxScene(("a", "나"), (1.0, -2.5), 0.0, Precision.FLOAT32, False, float("inf"))
    assert through_json(scene) == scene


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        (float, 3, 3.0),
        (int, 3, 3),
        (bool, True, True),
        (str, "x", "x"),
        (Precision, "float32", Precision.FLOAT32),
        (tuple[float, ...], [], ()),
        (tuple[int, float], [1, 2], (1, 2.0)),
        (tuple[tuple[float, ...], ...], [[1], [2, 3]], ((1.0,), (2.0, 3.0))),
        (tuple[int, ...] | None, None, None),
        (tuple[int, ...] | None, [1], (1,)),
    ],
)
def test_a_value_is_taken_as_its_type_has_it(kind: Any, value: Any, wanted: Any) -> None:
    taken = value_of(kind, value)
    assert (taken, type(taken)) == (wanted, type(wanted))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (float, "3"),
        (float, True),
        (float, None),
        (float, 10**400),
        (int, 3.0),
        (int, True),
        (bool, 1),
        (str, ["x"]),
        (Precision, "float16"),
        (tuple[float, ...], "12"),
        (tuple[float, ...], {"a": 1}),
        (tuple[float, ...], [1, "2"]),
        (tuple[int, float], [1]),
        (tuple[int, float], [1, 2, 3]),
        (tuple[int, ...] | None, 3),
    ],
)
def test_a_value_of_another_type_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(WRONG):
        value_of(kind, value)


@pytest.mark.parametrize("record", [3, None, [], {"code": 1}, {"z": "1"}, {"z": 101}, {"seed": -1}])
def test_what_describes_no_scene_is_refused(record: object) -> None:
    with pytest.raises(WRONG):
        scene_of(ActivationsScene, record)
