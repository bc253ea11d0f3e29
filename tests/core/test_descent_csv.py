"""The paths of a descent as a table: every step comes back to the bit."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from visualizer.core.descent import run_descent
from visualizer.core.descent_csv import BLOCK, write_descent_csv
from visualizer.core.file_replacement import GivenUp
from visualizer.core.optimizers.adam import Adam
from visualizer.core.optimizers.sgd import Sgd
from visualizer.core.sentence import Problem
from visualizer.core.surfaces.parabola import Parabola
from visualizer.core.surfaces.rosenbrock import Rosenbrock


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_step_comes_back(tmp_path: Path) -> None:
    surface = Rosenbrock()
    walked = {"adam": run_descent(Adam(learning_rate=0.01), surface, surface.start, 20)}
    write_descent_csv(walked, ("x", "y"), tmp_path / "a.csv")
    lines = read(tmp_path / "a.csv")
    assert list(lines[0]) == ["rule", "step", "x", "y", "f", "df/dx", "df/dy"]
    assert [(line["rule"], line["step"]) for line in lines] == [("adam", str(n)) for n in range(21)]
    path = walked["adam"]
    numbers = np.array([[float(line[name]) for name in list(line)[2:]] for line in lines])
    assert (numbers[:, :2] == path.positions).all()
    assert (numbers[:, 2] == path.values).all()
    assert (numbers[:, 3:] == path.gradients).all()


def test_given_up_in_the_middle_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    surface = Parabola()
    walked = {"sgd": run_descent(Sgd(learning_rate=0.01), surface, surface.start, 5 * BLOCK)}
    answers = iter([False, False, True])
    with pytest.raises(GivenUp):
        write_descent_csv(walked, ("w",), path, is_given_up=lambda: next(answers))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_no_step_is_lost_between_two_blocks(tmp_path: Path) -> None:
    n_steps = 2 * BLOCK + 5
    path = run_descent(Sgd(learning_rate=0.001), Parabola(), 0.0, n_steps)
    write_descent_csv({"sgd": path}, ("w",), tmp_path / "a.csv")
    lines = read(tmp_path / "a.csv")
    assert [int(line["step"]) for line in lines] == list(range(n_steps + 1))
    assert [float(line["w"]) for line in lines] == path.positions[:, 0].tolist()


def test_a_diverged_rule_ends_before(tmp_path: Path) -> None:
    surface = Parabola()
    rates = {"slow": 0.1, "wild": 1e200}
    walked = {
        key: run_descent(Sgd(learning_rate=rate), surface, 0.0, 5) for key, rate in rates.items()
    }
    assert walked["wild"].diverged_at
    write_descent_csv(walked, ("w",), tmp_path / "a.csv")
    lines = read(tmp_path / "a.csv")
    assert list(lines[0]) == ["rule", "step", "w", "f", "df/dw"]
    n_wild = sum(line["rule"] == "wild" for line in lines)
    assert (n_wild, len(lines)) == (walked["wild"].diverged_at, 6 + n_wild)


def test_what_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        write_descent_csv({}, ("w",), tmp_path / "nowhere" / "a.csv")
