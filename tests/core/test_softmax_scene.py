"""A scene of the softmax page is sensible, or it is none."""

from __future__ import annotations

import contextlib
import math
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.sentence import Problem
from visualizer.core.softmax_scene import Precision, SoftmaxScene

SCENE = SoftmaxScene(("chair", "desk", "book"), (0.3, 2.9, 4.0))
ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True)
NAMES = tuple(f"class {index}" for index in range(25))


def test_what_a_scene_begins_with() -> None:
    assert (SCENE.shift, SCENE.precision, SCENE.following) == (0, Precision.FLOAT64, False)
    assert (SCENE.temperature, SCENE.n_draws, SCENE.seed, SCENE.learning_rate) == (1, 100, 0, 1)


def test_a_scene_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        SCENE.temperature = 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"shift": math.nan}, "The constant must be a finite number."),
        ({"shift": -math.inf}, "The constant must be a finite number."),
        ({"temperature": -1e-300}, "The temperature must be a number from 0 to ∞."),
        ({"temperature": -math.inf}, "The temperature must be a number from 0 to ∞."),
        ({"temperature": math.nan}, "The temperature must be a number from 0 to ∞."),
        ({"n_draws": 0}, "The draws must be a whole number from 1 to 1000000."),
        ({"n_draws": 1.5}, "The draws must be a whole number from 1 to 1000000."),
        ({"n_draws": 1_000_001}, "The draws must be a whole number from 1 to 1000000."),
        ({"n_draws": math.nan}, "The draws must be a whole number from 1 to 1000000."),
        ({"n_draws": math.inf}, "The draws must be a whole number from 1 to 1000000."),
        ({"seed": -1}, "The seed must be a whole number from 0 to 4294967295."),
        ({"seed": 0.5}, "The seed must be a whole number from 0 to 4294967295."),
        ({"seed": 2**32}, "The seed must be a whole number from 0 to 4294967295."),
        ({"learning_rate": 0}, "The learning rate must be a number above 0, not 0."),
        ({"learning_rate": -1}, "The learning rate must be a number above 0, not -1."),
        ({"learning_rate": math.inf}, "The learning rate must be a number above 0, not inf."),
        ({"learning_rate": math.nan}, "The learning rate must be a number above 0, not nan."),
        ({"logits": (1.0,)}, "2 to 20 logits fit here, not 1."),
        ({"logits": ()}, "2 to 20 logits fit here, not 0."),
        ({"logits": (0.0,) * 21}, "2 to 20 logits fit here, not 21."),
        ({"logits": (0.0, math.nan)}, "Every logit must be a finite number."),
        ({"class_names": ("a", "")}, "A class needs a name of 1 to 20 letters."),
        ({"class_names": ("a", "x" * 21)}, "A class needs a name of 1 to 20 letters."),
    ],
)
def test_what_makes_no_sense_is_no_scene(values: dict[str, object], words: str) -> None:
    with pytest.raises(Problem) as refused:
        replace(SCENE, **values)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    "values",
    [
        {"temperature": 0},
        {"temperature": 5e-324},
        {"temperature": math.inf},
        {"n_draws": 1},
        {"n_draws": 1_000_000},
        {"seed": 2**32 - 1},
        {"learning_rate": 5e-324},
        {"learning_rate": 1e308},
        {"shift": -1e308},
        {"logits": (-1e308, 1e308, 0.0)},
        {"class_names": ("x" * 20, "가", "c")},
    ],
)
def test_the_ends_of_every_range_belong_to_it(values: dict[str, object]) -> None:
    scene = replace(SCENE, **values)
    assert all(getattr(scene, name) == value for name, value in values.items())


def test_whole_numbers_are_kept_as_such() -> None:
    scene = replace(SCENE, n_draws=50.0, seed=7.0)
    assert (type(scene.n_draws), type(scene.seed)) == (int, int)
    assert scene == replace(SCENE, n_draws=50, seed=7)


def test_only_a_followed_network_may_give_no_numbers() -> None:
    broken = (math.nan, math.inf, -math.inf)
    assert replace(SCENE, logits=broken, following=True).logits[1] == math.inf
    with pytest.raises(Problem, match="finite"):
        replace(SCENE, logits=broken)


@given(temperature=ANY_FLOAT, n_draws=ANY_FLOAT, seed=ANY_FLOAT, learning_rate=ANY_FLOAT)
def test_whatever_is_asked_for_is_a_sensible_scene_or_a_problem(
    temperature: float, n_draws: float, seed: float, learning_rate: float
) -> None:
    values = {"temperature": temperature, "n_draws": n_draws, "seed": seed}
    with contextlib.suppress(Problem):
        scene = replace(SCENE, **values, learning_rate=learning_rate)
        assert 0 <= scene.temperature <= math.inf
        assert 1 <= scene.n_draws <= 1_000_000
        assert 0 <= scene.seed <= 4_294_967_295
        assert 0 < scene.learning_rate < math.inf


@given(st.lists(ANY_FLOAT, max_size=25))
def test_any_list_of_logits_is_2_to_20_finite_ones_or_a_problem(logits: list[float]) -> None:
    sensible = 2 <= len(logits) <= 20 and all(math.isfinite(logit) for logit in logits)
    with contextlib.nullcontext() if sensible else pytest.raises(Problem):
        SoftmaxScene(NAMES[: len(logits)], tuple(logits))


@pytest.mark.parametrize("names", [("chair", "desk"), ("chair", "desk", "book", "lamp")])
def test_every_class_has_a_name_and_a_logit(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=f"{len(names)} names for 3 logits"):
        replace(SCENE, class_names=names)
