"""However a run is paused and stepped, everything it changes and tells is the same, bit for bit."""

from __future__ import annotations

import math

import numpy as np
import pytest
from background_run import RunInBackground
from run_events import CONFIG, N_BATCHES, losses, of_kind

from visualizer.core.layer_plan import ConvolutionPlan, LayerPlan, PoolingPlan
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import BatchesEnd, EpochEnd, Finished, Paused, SnapshotTaken
from visualizer.core.training_goal import TrainingGoal

OUTPUT = LayerPlan(10, "softmax")
NETWORKS = {
    "dropout": {"layers": (LayerPlan(30, "relu", dropout=0.3), OUTPUT), "optimizer": "rmsprop"},
    "kernels and dropout": {
        "layers": (
            ConvolutionPlan(3, 5, "relu", dropout=0.25),
            PoolingPlan(3),
            LayerPlan(20, "relu", dropout=0.5),
            OUTPUT,
        ),
        "optimizer": "momentum",
    },
}


class PressedAtRandom(RunInBackground):
    """Pauses by itself after one in so many calls, in the thread that trains."""

    def __init__(self, config, digits, seed):
        self._generator = np.random.default_rng(seed)
        super().__init__(config, digits)

    def receive(self, event):
        if isinstance(event, BatchesEnd) and self._generator.random() < 0.4:
            self.control.pause()
        super().receive(event)


def state(events):
    """Return every variable at the end, and all that was told on the way."""
    end = of_kind(events, SnapshotTaken)[-1]
    assert end.batch == 3 * N_BATCHES
    accuracies = np.concatenate([event.accuracy for event in of_kind(events, BatchesEnd)])
    ends = [(event.epoch, dict(event.logs)) for event in of_kind(events, EpochEnd)]
    return end.full_state, losses(events), accuracies, ends, events[-1].logs


@pytest.mark.parametrize("name", NETWORKS)
def test_paused_and_stepped_at_random_moments_it_is_the_same_run(digits, name):
    config = TrainingConfig(**{**CONFIG.settings, **NETWORKS[name]})
    variables, *told = state(RunInBackground(config, digits).finish())
    run = PressedAtRandom(config, digits, seed=len(name))
    generator, n_presses = np.random.default_rng(len(name)), 0
    while not isinstance(run.until((Paused, Finished))[-1], Finished):
        n_presses += 1
        run.control.set_speed(float(generator.choice([300, math.inf])))
        press = generator.choice(["batch", "ten", "epoch", "until", "run", "run and pause"])
        if press in ("batch", "ten"):
            run.control.step_batches(1 if press == "batch" else 10)
        elif press == "epoch":
            run.control.step_epochs(1)
        else:
            if press == "until":
                run.control.set_goal(TrainingGoal(epoch=int(generator.integers(1, 4))))
            run.control.resume()
            if press == "run and pause":
                run.control.pause()
    assert n_presses > 5
    again, *told_again = state(run.events)
    assert len(again) == len(variables)
    for ours, theirs in zip(again, variables, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    for ours, theirs in zip(told_again, told, strict=True):
        np.testing.assert_equal(ours, theirs)
