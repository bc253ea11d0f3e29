"""A run that goes on from a moment gone by, or at another learning rate, is the same run."""

import numpy as np
import pytest
from run_events import CONFIG, N_BATCHES, assert_same_bits, final_weights, losses, of_kind

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import (
    BatchesEnd,
    EpochEnd,
    LearningRateSet,
    ResumePoint,
    SnapshotTaken,
    Started,
)
from visualizer.training.control import TrainingControl
from visualizer.training.training_run import TrainingRun


@pytest.fixture(scope="module")
def straight(digits):
    """Events of the run that nobody touches."""
    return go_on(CONFIG, digits, None)


def resume_at(events, batch, rates=((0, 0.001),)):
    """Return the point of a run to go on from, as the charts know it."""
    full = [each for each in of_kind(events, SnapshotTaken) if each.full_state]
    snapshot = [each for each in full if each.batch <= batch][-1]
    done = slice(batch // N_BATCHES * N_BATCHES, batch)
    accuracy = np.concatenate([event.accuracy for event in of_kind(events, BatchesEnd)])
    rates = tuple((max(first, snapshot.batch), rate) for first, rate in rates)
    return ResumePoint(snapshot, batch, rates, losses(events)[done], accuracy[done])


def go_on(config, digits, start):
    events = []
    run = TrainingRun(config, events.append, TrainingControl(), digits, start)
    run.compile()
    assert run.go_back()
    run.train()
    return events


@pytest.mark.parametrize("batch", [0, 1, N_BATCHES - 1, N_BATCHES, 37, 2 * N_BATCHES, 74, 75])
def test_a_run_that_goes_on_from_anywhere_is_the_same_run(straight, digits, batch):
    events = go_on(CONFIG, digits, resume_at(straight, batch))
    assert events[0] == Started(N_BATCHES, batch)
    assert events[1].batch == batch
    if batch < 3 * N_BATCHES:
        np.testing.assert_array_equal(losses(events), losses(straight)[batch:])
        assert of_kind(events, BatchesEnd)[0].first_batch == batch
    assert_same_bits(final_weights(events), final_weights(straight))
    epochs = of_kind(straight, EpochEnd)[batch // N_BATCHES :]
    assert of_kind(events, EpochEnd) == epochs


def test_kernels_and_dropout_go_on_to_the_same_bits(digits):
    layers = (
        ConvolutionPlan(3, 5, "relu", dropout=0.25),
        PoolingPlan(3),
        LayerPlan(20, "relu", dropout=0.5),
        LayerPlan(10, "softmax"),
    )
    config = TrainingConfig(**{**CONFIG.settings, "layers": layers})
    straight = go_on(config, digits, None)
    for batch in (37, 50):
        events = go_on(config, digits, resume_at(straight, batch))
        np.testing.assert_array_equal(losses(events), losses(straight)[batch:])
        assert_same_bits(final_weights(events), final_weights(straight))


def test_it_goes_on_with_another_learning_rate_and_back_to_before(straight, digits):
    faster = TrainingConfig(**{**vars(CONFIG), "learning_rate": 0.01})
    branch = go_on(faster, digits, resume_at(straight, 30))
    assert (losses(branch) != losses(straight)[30:]).any()
    # The branch's own batches come again only with the rates of both runs, in turn.
    history = np.concatenate([losses(straight)[:30], losses(branch)])
    start = ResumePoint(
        next(each for each in of_kind(straight, SnapshotTaken) if each.batch == 25),
        40,
        ((25, 0.001), (30, 0.01)),
        history[25:40],
        np.zeros(15, np.float32),
    )
    again = go_on(faster, digits, start)
    np.testing.assert_array_equal(losses(again), losses(branch)[10:])
    assert_same_bits(final_weights(again), final_weights(branch))


def test_going_back_can_be_stopped(straight, digits):
    control = TrainingControl()
    run = TrainingRun(CONFIG, [].append, control, digits, resume_at(straight, 40))
    run.compile()
    control.stop()
    assert not run.go_back()


def test_the_learning_rate_is_changed_between_two_batches(straight, digits):
    control, events = TrainingControl(), []

    def hear(event):
        events.append(event)
        if isinstance(event, BatchesEnd) and event.first_batch + len(event.loss) >= 30:
            control.set_learning_rate(0.01)

    run = TrainingRun(CONFIG, hear, control, digits)
    run.compile()
    run.train()
    (change,) = of_kind(events, LearningRateSet)
    assert change.learning_rate == 0.01
    before = losses(events[: events.index(change)])
    assert 30 <= len(before) < 75
    np.testing.assert_array_equal(before, losses(straight)[: len(before)])
    faster = TrainingConfig(**{**vars(CONFIG), "learning_rate": 0.01})
    branch = go_on(faster, digits, resume_at(straight, len(before)))
    np.testing.assert_array_equal(losses(events)[len(before) :], losses(branch))
    assert_same_bits(final_weights(events), final_weights(branch))
