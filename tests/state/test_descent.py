"""The race down a surface: every setting runs it anew, none that is bad gets in."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from visualizer.core.descent import run_descent
from visualizer.core.gradient_noise import GradientNoise
from visualizer.core.optimizers.adam import Adam, UncorrectedAdam
from visualizer.core.optimizers.rmsprop import BookRmsProp, RmsProp
from visualizer.core.schedules.exponential_decay import ExponentialDecay
from visualizer.core.sentence import Problem
from visualizer.core.surfaces.parabola import Parabola
from visualizer.state.descent import DescentState
from visualizer.state.undo_stack import UndoStack


@pytest.fixture
def descent(stack: UndoStack) -> DescentState:
    return DescentState(stack)


def test_it_begins_with_the_notes_run(descent: DescentState) -> None:
    assert (descent.surface_key, descent.start, descent.n_steps) == ("parabola", (0.0,), 1001)
    assert descent.running == {"sgd", "momentum", "rmsprop", "adam"} == set(descent.trajectories)
    path = descent.trajectories["sgd"].positions[:, 0]
    assert path[1] == pytest.approx(0.1, abs=1e-15)
    assert path[1001] == pytest.approx(4.99999999, abs=1e-8)


@pytest.mark.parametrize(
    ("change", "unchanged"),
    [
        (lambda descent: descent.set_start([2]), lambda descent: descent.set_start((2.0,))),
        (lambda descent: descent.set_n_steps(7), lambda descent: descent.set_n_steps(7)),
        (lambda descent: descent.set_surface("saddle"), lambda d: d.set_surface("saddle")),
        (
            lambda descent: descent.set_running("sgd", running=False),
            lambda descent: descent.set_running("sgd", running=False),
        ),
        (
            lambda descent: descent.set_learning_rate("sgd", 0.2),
            lambda descent: descent.set_learning_rate("sgd", 0.2),
        ),
        (lambda descent: descent.run_only(["lion"]), lambda descent: descent.run_only({"lion"})),
        (
            lambda descent: descent.set_variant("adam", UncorrectedAdam),
            lambda descent: descent.set_variant("adam", UncorrectedAdam),
        ),
        (lambda d: d.set_noise_value("scale", 1), lambda d: d.set_noise_value("scale", 1.0)),
        (lambda d: d.set_schedule("cosine"), lambda d: d.set_schedule("cosine")),
    ],
)
def test_a_change_is_told_once(
    qtbot: QtBot, descent: DescentState, change: object, unchanged: object
) -> None:
    with qtbot.waitSignal(descent.changed):
        change(descent)
    with qtbot.assertNotEmitted(descent.changed):
        unchanged(descent)


def test_every_path_has_every_step(descent: DescentState) -> None:
    descent.set_n_steps(7)
    assert {len(path.positions) for path in descent.trajectories.values()} == {8}
    assert descent.playback.length == 7


def test_another_surface_has_its_own_start(descent: DescentState) -> None:
    descent.set_start([3])
    descent.set_surface("saddle")
    assert descent.start == descent.surface.start == (1.0, 0.001)
    assert descent.trajectories["sgd"].positions.shape == (1002, 2)


def test_a_rule_may_stay_out(descent: DescentState) -> None:
    for key in descent.optimizers:
        descent.set_running(key, running=False)
    assert (descent.running, descent.trajectories) == (set(), {})
    descent.set_running("adam", running=True)
    assert list(descent.trajectories) == ["adam"]


def test_the_paths_keep_the_order_of_the_rules(descent: DescentState) -> None:
    descent.set_running("sgd", running=False)
    descent.set_running("sgd", running=True)
    assert list(descent.trajectories) == ["sgd", "momentum", "rmsprop", "adam"]


def settings(descent: DescentState) -> tuple[object, ...]:
    numbers = descent.start, descent.n_steps, descent.optimizers, descent.noise, descent.schedule
    return *numbers, descent.trajectories


@pytest.mark.parametrize(
    ("setter", "arguments"),
    [
        ("set_start", [(math.nan,)]),
        ("set_start", [(math.inf,)]),
        ("set_start", [()]),
        ("set_start", [(1, 2)]),
        ("set_n_steps", [0]),
        ("set_n_steps", [1_000_001]),
        ("set_n_steps", [-1]),
        ("set_n_steps", [1.5]),
        ("set_n_steps", [math.nan]),
        ("set_learning_rate", ["sgd", 0]),
        ("set_learning_rate", ["adam", -1]),
        ("set_learning_rate", ["adam", math.nan]),
        ("set_learning_rate", ["adam", math.inf]),
        ("set_hyper_parameter", ["adam", "beta_1", 1.0]),
        ("set_hyper_parameter", ["adam", "beta_2", -0.1]),
        ("set_hyper_parameter", ["momentum", "momentum", 1.0]),
        ("set_hyper_parameter", ["adagrad", "epsilon", -1e-9]),
        ("set_hyper_parameter", ["adamw", "weight_decay", math.nan]),
        ("set_noise_value", ["scale", -0.1]),
        ("set_noise_value", ["scale", math.inf]),
        ("set_noise_value", ["seed", -1]),
        ("set_noise_value", ["seed", 0.5]),
        ("set_noise_value", ["seed", 1e300]),
        ("set_schedule_value", ["decay_steps", 0]),
        ("set_schedule_value", ["decay_rate", 1]),
        # A number of another schedule, or of another rule.
        ("set_schedule_value", ["alpha", 0.5]),
        ("set_hyper_parameter", ["sgd", "beta_1", 0.5]),
    ],
)
def test_what_is_refused_changes_nothing(
    qtbot: QtBot, descent: DescentState, stack: UndoStack, setter: str, arguments: list[object]
) -> None:
    descent.set_schedule("step")
    stack.clear()
    before = settings(descent)
    with qtbot.assertNotEmitted(descent.changed), pytest.raises(Problem):
        getattr(descent, setter)(*arguments)
    assert settings(descent) == before
    assert stack.count() == 0


@pytest.mark.parametrize("surface", ["parabola", "saddle"])
@pytest.mark.parametrize("rate", [1e-300, 1e3, 1e10, 1e300])
def test_any_learning_rate_may_run(descent: DescentState, surface: str, rate: float) -> None:
    descent.set_surface(surface)
    for key in descent.optimizers:
        descent.set_learning_rate(key, rate)
        descent.set_running(key, running=True)
        path = descent.trajectories[key]
        end = path.diverged_at
        assert np.isfinite(path.positions[:end]).all()
        assert end is None or np.isnan(path.positions[end:]).all()


@pytest.mark.parametrize("start", [1e200, -1e200, 1.7e308])
def test_a_start_too_high_to_compute_diverges_at_once(descent: DescentState, start: float) -> None:
    descent.set_start((start,))
    assert {path.diverged_at for path in descent.trajectories.values()} == {0}


def look(descent: DescentState) -> tuple[object, ...]:
    paths = {key: path.positions.tobytes() for key, path in descent.trajectories.items()}
    return descent.surface_key, descent.start, descent.n_steps, descent.running, paths


@pytest.mark.parametrize(
    "edit",
    [
        lambda descent: descent.set_surface("saddle"),
        lambda descent: descent.set_start([2]),
        lambda descent: descent.set_n_steps(7),
        lambda descent: descent.set_running("sgd", running=False),
        lambda descent: descent.set_learning_rate("adam", 0.2),
        lambda descent: descent.set_hyper_parameter("momentum", "momentum", 0.5),
        lambda descent: descent.set_variant("rmsprop", BookRmsProp),
        lambda descent: descent.run_only(descent.optimizers),
        lambda descent: descent.set_noise_value("scale", 0.5),
        lambda descent: descent.set_schedule("cosine"),
    ],
)
def test_an_edit_is_told_once_and_can_be_taken_back(
    descent: DescentState, stack: UndoStack, edit: Callable[[DescentState], None]
) -> None:
    descent.set_start([3])
    stack.clear()
    before, told = look(descent), []
    descent.changed.connect(lambda: told.append(look(descent)))
    edit(descent)
    after = look(descent)
    assert after != before
    stack.undo()
    stack.redo()
    assert told == [after, before, after]


def test_a_rate_that_is_being_set_is_taken_back_at_once(
    descent: DescentState, stack: UndoStack
) -> None:
    for rate in (0.02, 0.05, 0.1):
        descent.set_learning_rate("sgd", rate)
    descent.set_learning_rate("adam", 0.5)
    stack.undo()
    assert [descent.optimizers[key].learning_rate for key in ("sgd", "adam")] == [0.1, 0.01]
    stack.undo()
    assert descent.optimizers["sgd"].learning_rate == 0.01


def test_the_animation_keeps_within_the_steps_taken_back(
    descent: DescentState, stack: UndoStack
) -> None:
    descent.set_n_steps(7)
    stack.undo()
    assert (descent.playback.length, len(descent.trajectories["sgd"].positions)) == (1001, 1002)
    descent.playback.seek(900)
    stack.redo()
    assert (descent.playback.length, descent.playback.position) == (7, 7)


def test_every_condition_is_the_paths(descent: DescentState) -> None:
    descent.set_n_steps(60)
    descent.set_hyper_parameter("adam", "beta_1", 0.5)
    descent.set_noise_value("scale", 0.3)
    descent.set_noise_value("seed", 7.0)
    descent.set_schedule("exponential")
    descent.set_schedule_value("decay_steps", 20)
    expected = run_descent(
        Adam(0.01, beta_1=0.5),
        Parabola(),
        0.0,
        60,
        ExponentialDecay(20),
        GradientNoise(0.3, 7),
    )
    assert descent.trajectories["adam"].positions.tolist() == expected.positions.tolist()


def test_a_variant_has_its_own_numbers_and_keeps_the_rate(descent: DescentState) -> None:
    assert descent.variants("rmsprop") == (RmsProp, BookRmsProp)
    assert descent.variants("sgd") == (type(descent.optimizers["sgd"]),)
    descent.set_learning_rate("rmsprop", 0.3)
    descent.set_variant("rmsprop", BookRmsProp)
    assert descent.optimizers["rmsprop"] == BookRmsProp(0.3, rho=0.99)
    descent.set_hyper_parameter("rmsprop", "rho", 0.5)
    assert descent.optimizers["rmsprop"] == BookRmsProp(0.3, rho=0.5)
    descent.reset_rule("rmsprop")
    assert descent.optimizers["rmsprop"] == RmsProp(0.3, rho=0.9)


@pytest.mark.parametrize("key", ["sgd", "momentum", "adam", "lion"])
def test_every_form_of_a_rule_is_that_rule(descent: DescentState, key: str) -> None:
    forms = descent.variants(key)
    assert all(form.key == key for form in forms)
    assert len({form.form for form in forms}) == len(forms)
