"""The order of the training images."""

import numpy as np
import pytest

from visualizer.core.batch_order import epoch_order


@pytest.mark.parametrize("n_samples", [0, 1, 7, 1000])
def test_every_image_comes_once(n_samples):
    order = epoch_order(5, 2, n_samples)
    assert order.dtype == np.int32
    assert sorted(order) == list(range(n_samples))


def test_seed_and_epoch_decide():
    first = epoch_order(0, 0, 1000)
    assert (first == epoch_order(0, 0, 1000)).all()
    for seed, epoch in ((0, 1), (1, 0), (1, 1)):
        assert (first != epoch_order(seed, epoch, 1000)).mean() > 0.9
