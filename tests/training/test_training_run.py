"""A run that is paused, stepped, slowed down and stopped is the same run."""

import time

import numpy as np
import pytest
from background_run import RunInBackground
from run_events import CONFIG, N_BATCHES, assert_same_bits, final_weights, losses, of_kind

from visualizer.core.initialisation import initial_network
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    Finished,
    Paused,
    SnapshotTaken,
    Started,
)
from visualizer.training.compiled_evaluation import CompiledEvaluation
from visualizer.training.control import TrainingControl
from visualizer.training.training_run import TrainingRun


@pytest.fixture(scope="module")
def straight(digits):
    """Events of the run that nobody touches."""
    return RunInBackground(CONFIG, digits).finish()


def test_batches_are_counted_from_the_start_of_the_run(straight):
    expected = 0
    for event in of_kind(straight, BatchesEnd):
        assert event.first_batch == expected
        assert event.loss.shape == event.accuracy.shape == (len(event.loss),)
        expected += len(event.loss)
    assert expected == 3 * N_BATCHES


def test_the_first_snapshot_is_the_network_on_screen(straight):
    assert straight[0] == Started(N_BATCHES)
    first = straight[1]
    assert (first.epoch, first.batch) == (0, 0)
    assert_same_bits(first.network, initial_network(CONFIG.layers, CONFIG.seed))


def test_every_epoch_ends_with_a_snapshot_and_its_means(straight):
    batch_losses = losses(straight).reshape(3, N_BATCHES)
    sizes = [20] * 24 + [9]
    for epoch, event in enumerate(of_kind(straight, EpochEnd), 1):
        assert event.epoch == epoch
        before = straight[straight.index(event) - 1]
        assert isinstance(before, SnapshotTaken)
        assert (before.epoch, before.batch) == (epoch, epoch * N_BATCHES)
        assert event.logs["loss"] == pytest.approx(
            np.average(batch_losses[epoch - 1], weights=sizes)
        )
        assert set(event.logs) == {"loss", "accuracy", "val_loss", "val_accuracy"}


def test_it_learns(straight):
    logs = straight[-1].logs
    assert set(logs) == {"test_loss", "test_accuracy"}
    assert logs["test_accuracy"] > 0.9
    assert of_kind(straight, EpochEnd)[-1].logs["val_accuracy"] > 0.9


def test_the_logs_are_those_of_the_last_weights(straight, digits):
    trace = final_weights(straight).forward(digits.x_test.reshape(620, -1) / np.float32(255))
    picked = trace.output[np.arange(620), digits.y_test]
    assert straight[-1].logs["test_loss"] == pytest.approx(-np.log(picked).mean(), rel=1e-4)
    right = (trace.output.argmax(axis=1) == digits.y_test).mean()
    assert straight[-1].logs["test_accuracy"] == pytest.approx(right, abs=2e-3)


def test_without_validation_every_epoch_is_tested(digits):
    config = TrainingConfig(preset="lecture-20-20", epochs=2, validation_split=0)
    events = RunInBackground(config, digits).finish()
    ends = of_kind(events, EpochEnd)
    assert set(ends[0].logs) == {"loss", "accuracy", "test_loss", "test_accuracy"}
    assert events[-1].logs == {name: ends[-1].logs[name] for name in ("test_loss", "test_accuracy")}


def test_the_same_config_gives_the_same_bits(straight, digits):
    again = RunInBackground(CONFIG, digits).finish()
    assert_same_bits(final_weights(again), final_weights(straight))
    np.testing.assert_array_equal(losses(again), losses(straight))
    assert again[-1].logs == straight[-1].logs


def test_another_seed_gives_other_weights(straight, digits):
    config = TrainingConfig(preset="lecture-20-20", optimizer="adam", epochs=3, seed=5)
    other = RunInBackground(config, digits).finish()
    assert losses(other)[0] != losses(straight)[0]


def test_stepped_and_paused_it_gives_the_same_bits(straight, digits):
    control = TrainingControl()
    control.pause()
    run = RunInBackground(CONFIG, digits, control)
    came = run.until(Paused)
    assert [type(event) for event in came] == [Started, SnapshotTaken, Paused]
    assert came[-1].reason is None

    control.step_batches(1)
    came = run.until(Paused)
    assert [type(event) for event in came] == [BatchesEnd, SnapshotTaken, Paused]
    assert came[0].loss.shape == (1,)
    assert came[1].batch == 1

    # Over the smaller last batch and the end of the epoch.
    control.step_batches(25)
    came = run.until(Paused)
    assert len(of_kind(came, BatchesEnd)) == len(of_kind(came, SnapshotTaken)) == 25
    assert [event.epoch for event in of_kind(came, EpochEnd)] == [1]
    assert (came[-2].epoch, came[-2].batch) == (1, 26)

    control.step_batches(7)
    assert len(losses(run.until(Paused))) == 7
    control.step_epochs(1)
    came = run.until(Paused)
    assert [event.epoch for event in of_kind(came, EpochEnd)] == [2]
    assert of_kind(came, SnapshotTaken)[-1].batch == 2 * N_BATCHES
    assert isinstance(came[-2], EpochEnd)

    control.set_speed(200)
    control.resume()
    events = run.finish()
    assert len(of_kind(events, Paused)) == 5
    np.testing.assert_array_equal(losses(events), losses(straight))
    assert_same_bits(final_weights(events), final_weights(straight))
    assert events[-1].logs == straight[-1].logs


def test_one_step_asked_for_before_the_start_is_all_that_is_trained(digits):
    control = TrainingControl()
    control.step_batches(1)
    run = RunInBackground(CONFIG, digits, control)
    came = run.until(Paused)
    assert len(losses(came)) == 1
    control.stop()
    run.finish()


def test_two_epochs_at_once_pause_after_the_second(digits):
    control = TrainingControl()
    control.step_epochs(2)
    run = RunInBackground(CONFIG, digits, control)
    came = run.until(Paused)
    assert [event.epoch for event in of_kind(came, EpochEnd)] == [1, 2]
    control.stop()
    run.finish()


def test_stopped_in_the_middle_it_tests_what_it_has(digits):
    control = TrainingControl()
    control.step_batches(30)
    run = RunInBackground(CONFIG, digits, control)
    run.until(Paused)
    start = time.monotonic()
    control.stop()
    events = run.finish()
    assert time.monotonic() - start < 1
    assert set(events[-1].logs) == {"test_loss", "test_accuracy"}
    assert [event.epoch for event in of_kind(events, EpochEnd)] == [1]
    assert of_kind(events, SnapshotTaken)[-1].batch == len(losses(events)) == 30


def test_given_up_it_evaluates_nothing_any_more(digits, monkeypatch):
    control, evaluated = TrainingControl(), []
    evaluate = CompiledEvaluation.evaluate

    def count(self, images, labels, go_on):
        def asked():
            evaluated.append(len(images))
            return go_on()

        return evaluate(self, images, labels, asked)

    def give_up(event):
        events.append(event)
        if isinstance(event, BatchesEnd):
            control.give_up()

    events = []
    run = TrainingRun(CONFIG, give_up, control, digits)
    run.compile()
    monkeypatch.setattr(CompiledEvaluation, "evaluate", count)
    run.train()
    assert control.stopped
    assert not of_kind(events, Finished)
    # It was asked whether to begin.
    assert evaluated == [len(digits.x_test)]


def test_stopped_while_it_evaluates_the_epoch_has_no_end(digits, monkeypatch):
    control = TrainingControl()
    run_events = []

    def publish(event):
        run_events.append(event)
        if isinstance(event, BatchesEnd):
            last_batch = event.first_batch + len(event.loss)
            if last_batch == N_BATCHES:
                control.stop()

    run = TrainingRun(CONFIG, publish, control, digits)
    run.compile()
    run.train()
    assert not of_kind(run_events, EpochEnd)
    assert set(run_events[-1].logs) == {"test_loss", "test_accuracy"}


def test_paused_while_it_evaluates_it_stands_still_before_the_end_of_the_epoch(straight, digits):
    control = TrainingControl()
    pressed = []

    class PressesPause(RunInBackground):
        def receive(self, event):
            batches_of_first_epoch = isinstance(event, BatchesEnd) and not pressed
            if batches_of_first_epoch and event.first_batch + len(event.loss) == N_BATCHES:
                pressed.append(event)
                control.pause()
            super().receive(event)

    run = PressesPause(CONFIG, digits, control)
    came = run.until(Paused)
    assert not of_kind(came, EpochEnd)
    assert len(losses(came)) == N_BATCHES
    control.step_epochs(1)
    came = run.until(Paused)
    assert len(of_kind(came, EpochEnd)) == 1
    assert not of_kind(came, BatchesEnd)
    control.resume()
    events = run.finish()
    assert_same_bits(final_weights(events), final_weights(straight))
    assert events[-1].logs == straight[-1].logs


def test_slow_motion_shows_the_weights_after_each_batch(digits):
    control = TrainingControl()
    control.set_speed(25)
    run = RunInBackground(CONFIG, digits, control)
    for _ in range(4):
        assert len(losses(run.until(BatchesEnd))) == 1
        run.until(SnapshotTaken)
    control.stop()
    run.finish()


def test_at_full_speed_calls_grow_and_snapshots_are_few(digits):
    config = TrainingConfig(preset="lecture-20-20", epochs=40)
    events = RunInBackground(config, digits).finish()
    assert max(len(event.loss) for event in of_kind(events, BatchesEnd)) > 4
    # One an epoch, and some in between.
    assert len(of_kind(events, SnapshotTaken)) < len(of_kind(events, BatchesEnd))


def test_a_pause_acts_within_a_call(digits):
    config = TrainingConfig(preset="lecture-20-20", epochs=5000)
    run = RunInBackground(config, digits)
    for _ in range(20):
        run.until(BatchesEnd)
    start = time.monotonic()
    run.control.pause()
    run.until(Paused)
    # About 20 ms; ten times that on a busy machine.
    assert time.monotonic() - start < 0.2
    run.control.stop()
    run.finish()


@pytest.mark.filterwarnings("ignore:overflow encountered", "ignore:invalid value encountered")
def test_a_loss_that_is_no_number_pauses_once_and_says_why(digits):
    config = TrainingConfig(
        preset="lecture-20-20", optimizer="sgd", learning_rate=1e30, epochs=2, seed=1
    )
    run = RunInBackground(config, digits)
    came = run.until(Paused)
    assert not np.isfinite(losses(came)).all()
    assert "1e+30 is too large" in came[-1].reason
    assert came[-1].reason.context == "Training"
    assert isinstance(came[-2], SnapshotTaken)
    assert not of_kind(came, EpochEnd) or came[-1] is not of_kind(came, EpochEnd)[-1]
    run.control.resume()
    events = run.finish()
    assert len(of_kind(events, Paused)) == 1
    assert len(losses(events)) == 2 * N_BATCHES
    assert isinstance(events[-1], Finished)
