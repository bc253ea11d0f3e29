"""Every preset is whole, and what its lesson says is what its race does."""

from __future__ import annotations

import numpy as np
import pytest

from visualizer.core.descent import run_descent
from visualizer.core.descent_preset import DescentPreset
from visualizer.core.milestones import escape_step, settling_step
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory

PRESETS = discover("visualizer.core.descent_presets")
SURFACES = {key: cls() for key, cls in discover("visualizer.core.surfaces").items()}


def race(key: str, n_steps: int | None = None) -> dict[str, Trajectory]:
    preset = PRESETS[key]
    surface = SURFACES[preset.surface_key]
    n_steps = n_steps or preset.n_steps
    return {
        rule.key: run_descent(rule, surface, preset.start, n_steps, preset.schedule, preset.noise)
        for rule in preset.rules
    }


def settled(key: str, tolerance: float = 0.05) -> dict[str, int | None]:
    minima = SURFACES[PRESETS[key].surface_key].minima
    return {
        rule: settling_step(path.positions, minima, tolerance) for rule, path in race(key).items()
    }


def escaped(key: str) -> dict[str, int | None]:
    surface = SURFACES["saddle"]
    return {
        rule: escape_step(path.positions, (0, 0), surface.hessian((0, 0)))
        for rule, path in race(key).items()
    }


@pytest.mark.parametrize("preset", PRESETS.values())
def test_every_preset_is_whole(preset: type[DescentPreset]) -> None:
    assert issubclass(preset, DescentPreset)
    assert isinstance(preset.title, Sentence)
    assert isinstance(preset.lesson, Sentence)
    assert preset.lesson.endswith(".")
    surface = SURFACES[preset.surface_key]
    assert len(preset.start) == surface.n_dims
    assert 0 <= preset.step <= preset.n_steps
    keys = [rule.key for rule in preset.rules]
    assert keys
    assert len(set(keys)) == len(keys)


def test_no_two_want_one_place_or_one_name() -> None:
    for what in ("rank", "title", "lesson"):
        values = [getattr(preset, what) for preset in PRESETS.values()]
        assert len(set(values)) == len(values)
    assert list(PRESETS)[:2] == ["first-step", "thousand-steps"]


def test_the_notes_numbers() -> None:
    assert race("first-step")["sgd"].positions[:, 0].tolist() == [0, 0.1]
    end = float(race("thousand-steps")["sgd"].positions[-1, 0])
    assert f"{end:.8f}" == "4.99999999"
    assert end == pytest.approx(5 - 5 * 0.98**1001, abs=1e-14)


@pytest.mark.parametrize(
    ("key", "factor"),
    [("monotone", 0.8), ("one-step", 0), ("zigzag", -0.8), ("periodic", -1), ("diverging", -1.02)],
)
def test_one_preset_for_each_regime(key: str, factor: float) -> None:
    errors = race(key)["sgd"].positions[:, 0] - 5
    assert errors[1:] == pytest.approx(factor * errors[:-1], abs=1e-9)


def test_the_diverging_end() -> None:
    assert race("diverging")["sgd"].positions[100, 0] == pytest.approx(-31.223231, abs=1e-6)


def test_critical_momentum_is_twice_as_fast_and_does_not_swing() -> None:
    steps = settled("critical-momentum", 0.01)
    assert steps["momentum"] <= steps["sgd"] / 2 + 1
    assert race("critical-momentum")["momentum"].positions.max() <= 5


def test_swinging_momentum_rolls_past_and_nesterov_less() -> None:
    tops = {key: path.positions.max() for key, path in race("swinging-momentum").items()}
    assert tops["momentum"] == pytest.approx(8.544870, abs=1e-6)
    assert 5 < tops["nesterov"] < tops["momentum"]
    assert tops["sgd"] <= 5


def test_the_bound_of_momentum() -> None:
    paths = race("momentum-bound")
    assert paths["sgd"].diverged_at
    assert abs(paths["momentum"].positions[-1, 0] - 5) < 1e-3


def test_the_ravine() -> None:
    across = race("ravine")["sgd"].positions[:, 1]
    assert (across[1:] * across[:-1] < 0).all()
    ends = {key: path.values[-1] for key, path in race("ravine-rules").items()}
    assert ends["adagrad"] == min(ends.values())
    for key in ("momentum", "adagrad", "adam"):
        across = race("ravine-rules")[key].positions[:, 1]
        assert np.count_nonzero(across[1:] * across[:-1] < 0) < 8, key


def test_the_curved_valley() -> None:
    steps = settled("curved-valley")
    assert (steps["sgd"], steps["adam"]) == (None, None)
    assert steps["momentum"] < 1000
    for path in race("curved-valley").values():
        assert np.abs(path.positions[200:, 1] - path.positions[200:, 0] ** 2).max() < 0.2


def test_the_saddles_ridge() -> None:
    for path in race("saddle-ridge").values():
        assert (path.positions[:, 1] == 0).all()
        assert abs(path.positions[-1, 0]) < 0.1
    assert set(escaped("saddle-ridge").values()) == {None}


def test_beside_the_ridge_each_needs_the_steps_that_are_named() -> None:
    steps = escaped("saddle-beside")
    assert steps == {"sgd": 76, "momentum": 36, "rmsprop": 5, "adam": 12}


def test_noise_gets_every_rule_off_the_ridge() -> None:
    assert None not in escaped("saddle-noise").values()


def test_who_waits_at_a_level_place() -> None:
    steps = settled("slow-saddle")
    assert steps["sgd"] is None
    assert max(steps["momentum"], steps["adam"]) < 150
    steps = settled("plateau")
    assert steps["adam"] < steps["momentum"] < steps["sgd"]


def test_who_rolls_on() -> None:
    ends = {key: path.values[-1] for key, path in race("two-bowls").items()}
    assert ends["sgd"] == pytest.approx(-1.09273204)
    assert ends["rmsprop"] == pytest.approx(-1.09, abs=0.01)
    assert ends["momentum"] == pytest.approx(-5.03233997)
    assert ends["adam"] == pytest.approx(-5.03233997)
    ends = {key: path.values[-1] for key, path in race("ripple-rings").items()}
    assert min(ends["sgd"], ends["rmsprop"]) > 0.38
    assert max(ends["momentum"], ends["adam"]) < -0.99
    steps = settled("around-hill")
    assert max(steps["momentum"], steps["adam"]) < 0.6 * min(steps["sgd"], steps["rmsprop"])
    ends = [path.positions[-1] for path in race("around-hill").values()]
    assert np.ptp(ends, axis=0).max() < 0.05
