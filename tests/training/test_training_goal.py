"""A run pauses where its goal is reached, says why, and goes on as if nothing had been."""

import numpy as np
import pytest
from background_run import RunInBackground
from run_events import assert_same_bits, final_weights, losses, of_kind

from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    Paused,
    ResumePoint,
    SnapshotTaken,
)
from visualizer.core.training_goal import TrainingGoal
from visualizer.training.control import TrainingControl
from visualizer.training.trainer import train
from visualizer.training.training_run import TrainingRun

# 489 training images (0.7 of 700 as Keras rounds it): 24 batches of 20 and one of 9.
CONFIG = TrainingConfig(preset="lecture-20-20", optimizer="adam", epochs=12, seed=4)
N_BATCHES = 25


def trained(digits, goal=None, config=CONFIG, press=TrainingControl.resume, start=None):
    """Train to the end in this thread; wherever the run stands still, press again."""
    control, events = TrainingControl(), []
    if goal:
        control.set_goal(goal)

    def hear(event):
        events.append(event)
        if isinstance(event, Paused):
            press(control)

    if start is None:
        train(config, hear, control, digits)
    else:
        run = TrainingRun(config, hear, control, digits, start)
        run.compile()
        assert run.go_back()
        run.train()
    assert isinstance(events[-1], Finished)
    return events


def pauses(events):
    """Return after which epochs the run paused by itself, and why."""
    found, epochs = [], 0
    for event in events:
        if isinstance(event, EpochEnd):
            epochs = event.epoch
        if isinstance(event, Paused) and event.reason is not None:
            found.append((epochs, event.reason))
    return found


def expected_pauses(goal, epoch_logs, n_before=0):
    """Return what `pauses` is to find after so many epochs; the last epoch has no pause."""
    reasons = [
        (epoch, goal.reached(epoch_logs[:epoch])) for epoch in range(n_before + 1, len(epoch_logs))
    ]
    return [(epoch, reason) for epoch, reason in reasons if reason]


@pytest.fixture(scope="module")
def straight(digits):
    """Events of the run that has no goal."""
    return trained(digits)


@pytest.fixture(scope="module")
def epoch_logs(straight):
    return [event.logs for event in of_kind(straight, EpochEnd)]


def assert_same_run(events, straight):
    np.testing.assert_array_equal(losses(events), losses(straight))
    assert of_kind(events, EpochEnd) == of_kind(straight, EpochEnd)
    assert_same_bits(final_weights(events), final_weights(straight))
    assert events[-1].logs == straight[-1].logs


def test_it_pauses_after_the_epoch_and_goes_on_to_the_same_bits(digits, straight):
    events = trained(digits, TrainingGoal(epoch=2))
    assert pauses(events) == [(2, "Epoch 2 is over.")]
    paused = next(index for index, event in enumerate(events) if isinstance(event, Paused))
    # Everything about the epoch is told before.
    assert len(losses(events[:paused])) == 2 * N_BATCHES
    assert [event.epoch for event in of_kind(events[:paused], EpochEnd)] == [1, 2]
    assert of_kind(events[:paused], SnapshotTaken)[-1].batch == 2 * N_BATCHES
    assert_same_run(events, straight)


def test_it_pauses_where_the_logs_say_so(digits, straight, epoch_logs):
    accuracies = [logs["val_accuracy"] for logs in epoch_logs]
    # Between two epochs' accuracies, so that it is not the first epoch that reaches it.
    target = (accuracies[0] + max(accuracies)) / 2
    goal = TrainingGoal(accuracy=target, patience=1)
    expected = expected_pauses(goal, epoch_logs)
    assert expected[0][0] > 1
    events = trained(digits, goal)
    assert pauses(events) == expected
    assert_same_run(events, straight)


def test_after_its_last_epoch_the_run_ends_without_a_pause(digits):
    config = TrainingConfig(preset="lecture-20-20", epochs=2)
    events = trained(digits, TrainingGoal(epoch=2), config)
    assert not of_kind(events, Paused)


def test_stepping_does_not_step_over_it(digits, straight):
    control = TrainingControl()
    control.set_goal(TrainingGoal(epoch=1))
    control.step_batches(20)
    run = RunInBackground(CONFIG, digits, control)
    assert run.until(Paused)[-1].reason is None
    control.step_batches(20)
    assert run.until(Paused)[-1].reason == "Epoch 1 is over."
    assert len(losses(run.events)) == N_BATCHES
    control.set_goal(TrainingGoal(epoch=2))
    control.step_epochs(1)
    # One pause, not one for the step and one for the goal.
    came = run.until(Paused)
    assert came[-1].reason == "Epoch 2 is over."
    control.resume()
    events = run.finish()
    assert len(of_kind(events, Paused)) == 3
    assert_same_run(events, straight)


def test_of_two_goals_the_one_set_while_the_run_goes_on_holds(digits):
    control = TrainingControl()
    control.set_speed(100)
    control.set_goal(TrainingGoal(epoch=1))
    run = RunInBackground(CONFIG, digits, control)
    run.until(BatchesEnd)
    control.set_goal(TrainingGoal(epoch=2))
    assert run.until(Paused)[-1].reason == "Epoch 2 is over."
    assert len(losses(run.events)) == 2 * N_BATCHES
    control.stop()
    events = run.finish()
    assert set(events[-1].logs) == {"test_loss", "test_accuracy"}
    assert final_weights(events) is of_kind(events, SnapshotTaken)[-1].network


def test_a_run_that_goes_on_from_before_knows_its_earlier_epochs(digits, straight, epoch_logs):
    batch, n_epochs = 90, 3
    full = [each for each in of_kind(straight, SnapshotTaken) if each.full_state]
    epoch_start = n_epochs * N_BATCHES
    start = ResumePoint(
        next(each for each in full if each.batch == epoch_start),
        batch,
        ((epoch_start, CONFIG.learning_rate),),
        losses(straight)[epoch_start:batch],
        np.concatenate([each.accuracy for each in of_kind(straight, BatchesEnd)])[
            epoch_start:batch
        ],
        tuple(epoch_logs[:n_epochs]),
    )
    goal = TrainingGoal(epoch=1, accuracy=epoch_logs[0]["val_accuracy"], patience=1)
    events = trained(digits, goal, start=start)
    assert pauses(events) == expected_pauses(goal, epoch_logs, n_epochs)
    assert_same_bits(final_weights(events), final_weights(straight))


def test_ten_at_once_are_ten_single_steps(digits):
    def snapshots(n_at_once):
        config = TrainingConfig(preset="lecture-20-20", optimizer="adam", epochs=2, seed=4)
        events = trained(digits, None, config, lambda control: control.step_batches(n_at_once))
        return [each for each in of_kind(events, SnapshotTaken) if each.batch % 10 == 0]

    ones, tens = snapshots(1), snapshots(10)
    assert [each.batch for each in ones] == [each.batch for each in tens]
    for one, ten in zip(ones, tens, strict=True):
        assert_same_bits(one.network, ten.network)
