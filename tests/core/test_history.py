"""What a run has shown, and its running means."""

import numpy as np
import pytest

from visualizer.core.history import TrainingHistory
from visualizer.core.initialisation import initial_network
from visualizer.core.layer_plan import LayerPlan
from visualizer.core.smoothing import Smoothing
from visualizer.core.training_events import SnapshotTaken


def test_batches_are_kept_in_order_however_many():
    history, loss = TrainingHistory(), np.random.default_rng(0).random(5000).astype(np.float32)
    smoothing = Smoothing(0.98)
    for part in np.split(loss, [1, 1, 7, 1024, 1025, 4000]):
        history.add_batches(part, 1 - part)
        history.smoothed("loss", 0.98)
    assert history.n_batches == 5000
    assert (history.loss == loss).all()
    assert (history.accuracy == 1 - loss).all()
    means = history.smoothed("loss", 0.98)
    np.testing.assert_array_equal(means, smoothing.extend(loss).astype(np.float32))
    assert history.smoothed("accuracy", 0.98) == pytest.approx(1 - means, abs=1e-6)


def test_another_smoothing_is_another_curve_and_the_old_one_stays() -> None:
    history = TrainingHistory()
    history.add_batches(np.array([1, 0.5, 0.25]), np.zeros(3))
    first = history.smoothed("loss", 0.6)
    assert history.smoothed("loss", 0.0).tolist() == [1, 0.5, 0.25]
    assert first == pytest.approx([1, 0.6875, 0.464285714])


def test_arrays_handed_out_are_read_only_and_stay_as_they_were():
    history = TrainingHistory()
    history.add_batches(np.array([3.0]), np.array([0.1]))
    before = history.loss
    with pytest.raises(ValueError, match="read-only"):
        before[0] = 1
    history.add_batches(np.ones(3000), np.ones(3000))
    assert before.tolist() == [3]


def test_epochs():
    history = TrainingHistory(batches_per_epoch=7)
    assert history.epoch_series("loss")[0].shape == (0,)
    history.add_epoch({"loss": 0.5, "val_loss": 0.6})
    history.add_epoch({"loss": 0.25})
    history.add_epoch({"loss": 0.125, "val_loss": 0.3})
    assert history.n_epochs == 3
    assert [part.tolist() for part in history.epoch_series("loss")] == [
        [1, 2, 3],
        [0.5, 0.25, 0.125],
    ]
    assert [part.tolist() for part in history.epoch_series("val_loss")] == [[1, 3], [0.6, 0.3]]


@pytest.mark.parametrize("n_batches", [0, 1, 7, 40, 100])
def test_what_goes_on_from_a_part_is_as_if_it_were_whole(n_batches: int) -> None:
    generator = np.random.default_rng(0)
    loss, accuracy = generator.random((2, 100)).astype(np.float32)
    loss[[0, 5, 39]] = np.nan, np.inf, np.nan
    whole = TrainingHistory(10)
    whole.add_batches(loss, accuracy)
    for epoch in range(10):
        whole.add_epoch({"loss": float(epoch)})
    part = whole.until(n_batches)
    assert (part.n_batches, part.n_epochs) == (n_batches, n_batches // 10)
    expected = whole.smoothed("loss", 0.98)
    np.testing.assert_array_equal(part.smoothed("loss", 0.98), expected[:n_batches])
    part.add_batches(loss[n_batches:], accuracy[n_batches:])
    np.testing.assert_array_equal(part.loss, loss)
    np.testing.assert_array_equal(part.smoothed("loss", 0.98), expected)


def test_a_part_leaves_the_whole_as_it_is() -> None:
    whole = TrainingHistory(10)
    whole.add_batches(np.ones(20), np.ones(20))
    whole.until(10).add_batches(np.zeros(5), np.zeros(5))
    assert whole.loss.tolist() == [1.0] * 20


def test_a_point_to_go_on_from_knows_every_epoch_before_it():
    history = TrainingHistory(4)
    history.use_learning_rate(0.1)
    history.add_batches(np.ones(10), np.ones(10))
    history.add_epoch({"val_loss": 1.0})
    network = initial_network((LayerPlan(10, "softmax"),), 3)
    start = SnapshotTaken(0, 0, network, ())
    assert history.resume_point(start, 3).epoch_logs == ()
    assert history.resume_point(start, 7).epoch_logs == ({"val_loss": 1.0},)
    # The evaluation of the second epoch never ended.
    assert history.resume_point(start, 9).epoch_logs == ({"val_loss": 1.0}, {})
