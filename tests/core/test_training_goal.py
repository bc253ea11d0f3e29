"""When a run pauses by itself, and the sentence that it says then."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_goal import GoalWatch, TrainingGoal


def validated(losses: list[float], accuracies: list[float] | None = None) -> list[dict[str, float]]:
    accuracies = accuracies or [0.5] * len(losses)
    return [
        {"loss": 9.0, "accuracy": 0.999, "val_loss": loss, "val_accuracy": accuracy}
        for loss, accuracy in zip(losses, accuracies, strict=True)
    ]


def reached_after(goal: TrainingGoal, logs: list[dict[str, float]]) -> list[int]:
    return [epoch for epoch in range(1, len(logs) + 1) if goal.reached(logs[:epoch])]


def test_nothing_set_is_never_reached() -> None:
    assert reached_after(TrainingGoal(), validated([1, 1, 1, 0.1], [0, 1, 1, 1])) == []


def test_an_epoch_is_reached_at_its_end_alone() -> None:
    goal = TrainingGoal(epoch=3)
    assert reached_after(goal, validated([1.0] * 6)) == [3]
    assert goal.reached(validated([1.0] * 3)) == "Epoch 3 is over."


def test_an_accuracy_is_reached_by_the_first_epoch_that_comes_so_far() -> None:
    logs = validated([1.0] * 6, [0.9, 0.9749, 0.975, 0.98, 0.9, 0.99])
    goal = TrainingGoal(accuracy=0.975)
    assert reached_after(goal, logs) == [3]
    assert goal.reached(logs[:3]) == "Validation accuracy is 0.9750 after epoch 3."


def test_without_validation_the_test_images_count() -> None:
    logs = [{"accuracy": 1.0, "test_accuracy": 0.9, "test_loss": 0.5}] * 3
    assert TrainingGoal(accuracy=0.9).reached(logs[:1]) == "Test accuracy is 0.9000 after epoch 1."
    why = TrainingGoal(patience=2).reached(logs)
    assert why == "Test loss has not fallen below 0.5000 since epoch 1."


def test_patience_ends_once_and_again_after_progress() -> None:
    losses = [0.5, 0.4, 0.4, 0.45, 0.41, 0.39, 0.4, 0.5]
    goal = TrainingGoal(patience=2)
    assert reached_after(goal, validated(losses)) == [4, 8]
    why = goal.reached(validated(losses)[:4])
    assert why == "Validation loss has not fallen below 0.4000 since epoch 2."


def test_what_is_met_is_all_named() -> None:
    logs = validated([0.5, 0.6], [0.9, 0.8])
    goal = TrainingGoal(epoch=2, accuracy=0.9, patience=1)
    met = goal.met(logs)
    assert list(met) == ["accuracy", "patience", "epoch"]
    assert all(isinstance(why, Sentence) for why in met.values())
    # Accuracy was met before; of two at once one is said.
    assert goal.reached(logs) == met["patience"]


def test_epochs_without_logs_are_counted_and_say_nothing() -> None:
    logs = [{}, *validated([0.5, 0.6]), {}]
    assert reached_after(TrainingGoal(epoch=4), logs) == [4]
    assert reached_after(TrainingGoal(patience=1), logs) == [3]
    assert reached_after(TrainingGoal(accuracy=0.5), logs) == [2]


def test_a_loss_that_never_was_a_number_is_not_said_to_be_the_lowest() -> None:
    logs = validated([math.nan, math.nan])
    reason = TrainingGoal(patience=1).reached(logs)
    assert str(reason) == "The loss has been no number since epoch 1."


losses = st.lists(
    st.one_of(st.floats(0, 4, width=32), st.sampled_from([0.25, 0.5, 1.0, math.nan, math.inf])),
    min_size=1,
    max_size=30,
)


@given(losses, st.integers(1, 6))
def test_patience_is_that_of_keras(losses: list[float], patience: int) -> None:
    keras = pytest.importorskip("keras")

    class Trained:
        stop_training = False

    callback = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, mode="min")
    callback.set_model(Trained())
    callback.on_train_begin()
    stopped = None
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if callback.model.stop_training:
            stopped = epoch + 1
            break
    pauses = reached_after(TrainingGoal(patience=patience), validated(losses))
    assert (pauses[0] if pauses else None) == stopped


@given(losses, st.integers(1, 40), st.floats(0.01, 1), st.integers(1, 6), st.integers(0, 30))
def test_what_is_reached_was_not_met_before(
    losses: list[float], epoch: int, accuracy: float, patience: int, seed: int
) -> None:
    accuracies = np.random.default_rng(seed).random(len(losses)).tolist()
    logs = validated(losses, accuracies)
    goal = TrainingGoal(epoch, accuracy, patience)
    for n_epochs in range(1, len(logs) + 1):
        new = goal.met(logs[:n_epochs]).keys() - goal.met(logs[: n_epochs - 1]).keys()
        assert (goal.reached(logs[:n_epochs]) is not None) == bool(new)


@given(losses, st.integers(1, 40), st.floats(0.01, 1), st.integers(1, 6), st.integers(0, 30))
def test_logs_that_grow_are_followed(
    losses: list[float], epoch: int, accuracy: float, patience: int, seed: int
) -> None:
    accuracies = np.random.default_rng(seed).random(len(losses)).tolist()
    goal, logs, growing = TrainingGoal(epoch, accuracy, patience), validated(losses, accuracies), []
    asked, told = GoalWatch(goal), GoalWatch(goal)
    for each in logs:
        growing.append(each)
        assert asked.met(growing) == goal.met(list(growing))
        assert told.reached(growing) == goal.reached(list(growing))
    # Of another run, or one that is gone on with from before.
    assert asked.met(logs[:1]) == goal.met(logs[:1])
    del growing[1:]
    assert told.reached(growing) == goal.reached(logs[:1])


def test_many_epochs_are_looked_at_once() -> None:
    class Counting(dict):
        n_looks = 0

        def get(self, *name: object) -> object:
            Counting.n_looks += 1
            return super().get(*name)

    logs: list[dict[str, float]] = []
    watch = GoalWatch(TrainingGoal(accuracy=0.9, patience=5000))
    for _ in range(1000):
        logs.append(Counting(val_loss=1.0, val_accuracy=0.5))
        assert watch.reached(logs) is None
    assert Counting.n_looks == 2 * 1000


@pytest.mark.parametrize("epoch", [0, -1, 1.5, math.nan, math.inf, True, "3"])
def test_an_epoch_that_is_none(epoch: object) -> None:
    with pytest.raises(Problem, match=r"^The epoch to run to must be a whole number from 1 up"):
        TrainingGoal(epoch=epoch)


@pytest.mark.parametrize("accuracy", [0, -0.5, 1.2, math.nan, math.inf, True, "0.9"])
def test_an_accuracy_that_is_none(accuracy: object) -> None:
    with pytest.raises(Problem, match=r"^The accuracy must be above 0 and at most 1, as 0.97 or"):
        TrainingGoal(accuracy=accuracy)


@pytest.mark.parametrize("patience", [0, -1, 1.5, math.nan, math.inf, True, "3"])
def test_a_patience_that_is_none(patience: object) -> None:
    with pytest.raises(Problem, match=r"^The epochs without progress must be a whole number from"):
        TrainingGoal(patience=patience)


def test_whole_numbers_are_whole() -> None:
    goal = TrainingGoal(epoch=3.0, accuracy=1, patience=2.0)
    assert goal == TrainingGoal(3, 1, 2)
    assert isinstance(goal.epoch, int)
    assert isinstance(goal.patience, int)
