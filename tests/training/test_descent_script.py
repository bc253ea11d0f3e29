"""The program to take away, run in stock Keras, ends where the race does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.algebra.functions import NAMED
from visualizer.core.descent import run_descent
from visualizer.core.descent_script import OLD_SCRIPT, descent_script
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.registry import discover
from visualizer.core.schedules.constant import Constant
from visualizer.core.schedules.step_decay import StepDecay
from visualizer.core.typed_surface import TypedSurface

RULES = discover("visualizer.core.optimizers")
SURFACES = {key: cls() for key, cls in discover("visualizer.core.surfaces").items()}
NO_NOISE = GradientNoise()
OF_EVERYTHING = " + ".join(
    f"{name}(x, y/2)/20" if function.n_arguments == 2 else f"{name}(0.3 + x y/9)/20"
    for name, function in NAMED.items()
)


def run(tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "script.py"
    script.write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )


@pytest.mark.parametrize(
    ("surface", "n_steps", "schedule", "noise"),
    [
        ("ravine", 60, StepDecay(10, 0.5), NO_NOISE),
        ("elliptic_bowl", 40, Constant(), GradientNoise(0.1, seed=7)),
    ],
)
def test_every_rule_ends_where_the_race_does(
    tmp_path: Path, surface: str, n_steps: int, schedule: object, noise: GradientNoise
) -> None:
    place = SURFACES[surface]
    names = ("w",) if place.n_dims == 1 else ("x", "y")
    rules = [cls(learning_rate=0.02) for cls in RULES.values()]
    conditions = (place.start, n_steps, schedule, noise)
    ended = run(tmp_path, descent_script(rules, place, names, *conditions))
    assert ended.returncode == 0, ended.stderr
    theirs = {}
    for line in ended.stdout.splitlines():
        title, *numbers = line.rsplit(maxsplit=place.n_dims)
        theirs[title] = [float(number) for number in numbers]
    assert list(theirs) == [rule.title for rule in rules]
    for rule in rules:
        ours = run_descent(rule, place, *conditions).positions[-1]
        assert theirs[rule.title] == pytest.approx(ours, rel=2e-5, abs=2e-5), rule


@pytest.mark.parametrize("function", ["2^-w + |w - 1/3|^1.5 - sigmoid(3w)", OF_EVERYTHING])
def test_an_own_function_is_descended_by_keras_too(tmp_path: Path, function: str) -> None:
    place = TypedSurface(function)
    rules = [RULES[key](learning_rate=0.01) for key in ("sgd", "adam")]
    conditions = ([0.4] * place.n_dims, 20, Constant(), NO_NOISE)
    ended = run(tmp_path, descent_script(rules, place, place.variables, *conditions))
    assert ended.returncode == 0, ended.stderr
    for rule, line in zip(rules, ended.stdout.splitlines(), strict=True):
        theirs = [float(number) for number in line.split()[-place.n_dims :]]
        ours = run_descent(rule, place, *conditions).positions[-1]
        assert theirs == pytest.approx(ours, rel=2e-5, abs=2e-5), line


def test_the_notes_run_ends_at_the_notes_number(tmp_path: Path) -> None:
    rules = [RULES["sgd"](0.01)]
    script = descent_script(rules, SURFACES["parabola"], ("w",), (0,), 1001, Constant(), NO_NOISE)
    ended = run(tmp_path, script)
    assert ended.stdout.startswith("Gradient descent 4.99999999"), ended


def test_the_old_program_runs_no_longer(tmp_path: Path) -> None:
    ended = run(tmp_path, OLD_SCRIPT)
    assert ended.returncode
    assert "GradientDescentOptimizer" in ended.stderr


def test_noise_of_several_portions_is_that_of_the_race() -> None:
    noise = GradientNoise(0.5, seed=3)
    script = descent_script(
        [RULES["sgd"](0.1)], SURFACES["parabola"], ("w",), (0,), 1500, Constant(), noise
    )
    lines = script[script.index("noise = np") : script.index("\nfor name")]
    found: dict[str, object] = {"np": np}
    exec(lines, found)
    drawn = [row for portion in range(2) for row in noise.draws(portion, 1024, 1)]
    assert found["noise"].tolist() == drawn
