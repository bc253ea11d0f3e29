"""What a training run tells while it goes on: small frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from visualizer.core.planned_network import Network
from visualizer.core.sentence import Sentence


@dataclass(frozen=True)
class Preparing:
    """The run is getting ready; ``stage`` says with what."""

    stage: Sentence


@dataclass(frozen=True)
class Started:
    """Everything is ready; batches follow.

    Attributes
    ----------
    batches_per_epoch : int
        Turns a number of batches into epochs, at least 1.
    first_batch : int
        Batches trained already, by the run that this one goes on from.
    """

    batches_per_epoch: int
    first_batch: int = 0


@dataclass(frozen=True, eq=False)
class BatchesEnd:
    """Some batches have been trained.

    Attributes
    ----------
    first_batch : int
        Number of the first of them, counted from 0 at the start of the run.
    loss : array, shape (n_batches,)
        Mean cross-entropy of each batch before its update (nats).
    accuracy : array, shape (n_batches,)
        Share of each batch classified rightly before its update (0 to 1).
    """

    first_batch: int
    loss: np.ndarray
    accuracy: np.ndarray


@dataclass(frozen=True)
class LearningRateSet:
    """The batches that follow are trained at another learning rate.

    Attributes
    ----------
    learning_rate : float
        Above 0.
    """

    learning_rate: float


@dataclass(frozen=True)
class EpochEnd:
    """An epoch is over.

    Attributes
    ----------
    epoch : int
        Epochs completed, counted from 1.
    logs : mapping of str to float
        ``loss`` and ``accuracy``: means over the epoch's images, each before its batch's
        update, as Keras prints.
        ``val_loss`` and ``val_accuracy`` when images were held out for validation.
        ``test_loss`` and ``test_accuracy`` otherwise.
        ``seconds`` that the whole epoch took, where somebody has measured it.
        ``train_loss`` and ``train_accuracy`` where as many training images as those were
        evaluated too, after the epoch.
    """

    epoch: int
    logs: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class SnapshotTaken:
    """The network as it stands.

    Attributes
    ----------
    epoch : int
        Epochs completed.
    batch : int
        Batches trained since the start of the run.
    network : Network
        A copy of the weights at this moment.
    full_state : tuple of arrays, each of its variable's shape, optional
        Every variable of the model and its optimizer, to go on from: where an epoch or the
        run begins.
    """

    epoch: int
    batch: int
    network: Network
    full_state: tuple[np.ndarray, ...] | None = None

    @cached_property
    def n_bytes(self) -> int:
        """Memory that it takes."""
        return self.network.n_bytes + sum(array.nbytes for array in self.full_state or ())


@dataclass(frozen=True, eq=False)
class ResumePoint:
    """Where a run goes on from, instead of from its first weights.

    Attributes
    ----------
    snapshot : SnapshotTaken
        With its full state.
    batch : int
        Batches trained when the run goes on. Those since the snapshot are trained again, to
        the same bits.
    learning_rates : tuple of (int, float)
        From which batch on which learning rate was used up to there.
    loss, accuracy : array, shape (n_batches,)
        Of the batches of its epoch that were trained before.
    epoch_logs : tuple of mapping of str to float
        Of the epochs that are over; empty mappings where nothing is known.
    """

    snapshot: SnapshotTaken
    batch: int
    learning_rates: tuple[tuple[int, float], ...]
    loss: np.ndarray
    accuracy: np.ndarray
    epoch_logs: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True)
class Paused:
    """The run stands still and can go on.

    Attributes
    ----------
    reason : Sentence or None
        Why, where it was not the person who paused it.
    """

    reason: Sentence | None = None


@dataclass(frozen=True)
class Finished:
    """The run is over, by its last epoch or by Stop.

    Attributes
    ----------
    logs : mapping of str to float
        ``test_loss`` and ``test_accuracy`` of the final weights; empty where the run was
        stopped before it was ready.
    """

    logs: Mapping[str, float]


@dataclass(frozen=True)
class Failed:
    """The run ended because something went wrong.

    Attributes
    ----------
    message : str
        One sentence for people: a `Sentence` where the cause is known.
    """

    message: str


TrainingEvent = (
    Preparing
    | Started
    | BatchesEnd
    | LearningRateSet
    | EpochEnd
    | SnapshotTaken
    | Paused
    | Finished
    | Failed
)
