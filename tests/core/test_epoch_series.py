"""A value of the epochs' logs is followed without looking at old epochs again."""

import numpy as np

from visualizer.core.epoch_series import EpochSeries


def test_what_was_logged_is_given_with_its_epoch():
    logs = [{"val_loss": 3.0}, {}, {"val_loss": 1.0}]
    epochs, values = EpochSeries("val_loss").follow(logs)
    assert epochs.tolist() == [1, 3]
    assert values.tolist() == [3.0, 1.0]
    assert epochs.dtype.kind == "i"


def test_a_list_that_grows_is_followed():
    series, logs = EpochSeries("loss"), []
    assert series.follow(logs)[0].tolist() == []
    for epoch in range(1, 50):
        logs.append({"loss": float(epoch)} if epoch % 3 else {})
        epochs, values = series.follow(logs)
        assert epochs.tolist() == [each for each in range(1, epoch + 1) if each % 3]
        np.testing.assert_array_equal(values, epochs)


def test_only_what_is_new_is_looked_at():
    class Logs(dict):
        looks = 0

        def __contains__(self, key):
            Logs.looks += 1
            return super().__contains__(key)

    series, logs = EpochSeries("loss"), [Logs(loss=1.0) for _ in range(100)]
    series.follow(logs)
    logs.append(Logs(loss=2.0))
    series.follow(logs)
    assert Logs.looks == 101


def test_another_list_and_a_shorter_one_begin_anew():
    series = EpochSeries("loss")
    series.follow([{"loss": 1.0}, {"loss": 2.0}])
    assert series.follow([{"loss": 5.0}, {"loss": 6.0}])[1].tolist() == [5.0, 6.0]
    logs = [{"loss": 7.0}, {"loss": 8.0}]
    series.follow(logs)
    del logs[1]
    assert series.follow(logs)[1].tolist() == [7.0]


def test_what_is_given_out_is_nobody_elses():
    series, logs = EpochSeries("loss"), [{"loss": 1.0}]
    series.follow(logs)[1][0] = 9.0
    assert series.follow(logs)[1].tolist() == [1.0]
