"""Looks over a person's shoulder: whatever was pressed, what is on screen must hang together."""

from __future__ import annotations

import numpy as np
from small_program import SmallProgram

from visualizer.core.initialisation import initial_network
from visualizer.core.kept_run import KeptRun
from visualizer.core.run_marks import MAX_RUNS
from visualizer.state.training_phase import TrainingPhase
from visualizer.views.training_counters import TrainingCounters

STILL = (TrainingPhase.IDLE, TrainingPhase.PAUSED, TrainingPhase.FINISHED, TrainingPhase.FAILED)


class RunWitness:
    """Remembers every loss and every network, by all that decides them.

    Two runs of the same settings must come to the same bits by whatever way: paused, rewound,
    gone on with, saved and opened again.

    Parameters
    ----------
    program : SmallProgram

    Attributes
    ----------
    n_losses_compared, n_networks_compared : int
        How many had been seen before, by another way, and were the same.
    """

    def __init__(self, program: SmallProgram) -> None:
        self._program, self._session = program, program.session
        self._losses: dict[tuple[object, ...], float] = {}
        self._weights: dict[tuple[object, ...], bytes] = {}
        self._looked_at: dict[int, tuple[object, int]] = {}
        self._networks: dict[int, object] = {}
        self.n_losses_compared = self.n_networks_compared = 0

    def look(self) -> None:
        """Fail where anything is amiss."""
        self._look_at_run()
        self._look_at_moment()
        self._look_at_shelf()
        assert self._program.thread._thread.is_alive()

    def _look_at_run(self) -> None:
        training = self._session.training
        history, config = training.history, training.run_config
        per_epoch, n_batches = history.batches_per_epoch, history.n_batches
        assert len(history.loss) == len(history.accuracy) == n_batches
        assert history.n_epochs <= n_batches // per_epoch
        assert np.isfinite(history.loss).all()
        assert ((history.accuracy >= 0) & (history.accuracy <= 1)).all()
        if training.active:
            assert n_batches <= config.epochs * per_epoch
            assert training.config.branch_key == config.branch_key
        assert not training.final_logs or training.phase == TrainingPhase.FINISHED
        assert training.phase != TrainingPhase.FAILED, training.message
        if training.snapshot is not None:
            batches = [each.batch for each in training.snapshots]
            assert batches == sorted(set(batches))
            assert batches[-1] <= n_batches
            # A run that was given up may have got further than it last showed.
            if training.phase in STILL and not training.is_restored:
                assert batches[-1] == n_batches
        counters = self._program.window.pages["home"].findChild(TrainingCounters)
        assert counters.iteration.text == f"{n_batches:,}"

    def _look_at_moment(self) -> None:
        session = self._session
        training, timeline, network = session.training, session.timeline, session.network
        if timeline.shown is None:
            config = training.config
            first = initial_network(config.layers, config.seed)
            assert _bits(network.network) == _bits(first)
            return
        assert timeline.shown in list(training.snapshots)
        assert network.network is timeline.shown.network
        assert (network.batch, network.epoch) == (timeline.shown.batch, timeline.shown.epoch)
        assert timeline.playback.length == len(training.snapshots) - 1

    def _look_at_shelf(self) -> None:
        shelf, training = self._session.run_shelf, self._session.training
        numbers = [run.number for run in shelf.runs]
        assert len(numbers) <= MAX_RUNS
        assert numbers == sorted(set(numbers))
        assert len({run.place for run in shelf.runs}) == len(numbers)
        if shelf.on_screen is not None:
            assert shelf.run_on_screen.history is training.history
        for run in shelf.runs:
            self._look_at_kept(run)

    def _look_at_kept(self, run: KeptRun) -> None:
        """Compare what a run has come to since it was last looked at."""
        history, losses = run.history, run.history.loss
        before, first = self._looked_at.get(run.number, (None, 0))
        for batch in range(first if before is history else 0, history.n_batches):
            loss, key = float(losses[batch]), _decided_by(run, batch)
            self.n_losses_compared += key in self._losses
            assert self._losses.setdefault(key, loss) == loss, (run, batch)
        self._looked_at[run.number] = history, history.n_batches
        for snapshot in run.snapshots:
            if self._networks.get(id(snapshot)) is snapshot:
                continue
            self._networks[id(snapshot)] = snapshot
            weights, key = _bits(snapshot.network), _decided_by(run, snapshot.batch)
            self.n_networks_compared += key in self._weights
            assert self._weights.setdefault(key, weights) == weights, (run.number, snapshot.batch)


def _decided_by(run: KeptRun, batch: int) -> tuple[object, ...]:
    """Return all that the weights after so many batches depend on."""
    rates = tuple(rate for rate in run.history.learning_rates if rate[0] < batch)
    return (*run.config.branch_key, run.images, rates, batch)


def _bits(network: object) -> bytes:
    return b"".join(array.tobytes() for array in network.arrays)
