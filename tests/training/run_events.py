"""A small run, and what is read off the events that it has told."""

import numpy as np

from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import BatchesEnd, SnapshotTaken

# 489 training images (0.7 of 700 as Keras rounds it): 24 batches of 20 and one of 9.
CONFIG = TrainingConfig(preset="lecture-20-20", optimizer="adam", epochs=3, seed=4)
N_BATCHES = 25


def of_kind(events, kind):
    return [event for event in events if isinstance(event, kind)]


def losses(events):
    return np.concatenate([event.loss for event in of_kind(events, BatchesEnd)])


def final_weights(events):
    return of_kind(events, SnapshotTaken)[-1].network


def assert_same_bits(network, other):
    for ours, theirs in zip(network.arrays, other.arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)
