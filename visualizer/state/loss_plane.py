"""The run as a path in the plane of its main directions, and the loss around it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualizer.core.image_dataset import ImageDataset
from visualizer.core.image_sample import ImageSample, training_sample
from visualizer.core.kept_run import KeptRun
from visualizer.core.loss_map import LossMap, loss_maps, map_axes
from visualizer.core.mean_loss import mean_loss
from visualizer.core.other_path import OtherPath, has_numbers, path_of
from visualizer.core.plane_loss import PlaneLoss, sample_size
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.training_config import TrainingConfig
from visualizer.core.training_events import SnapshotTaken
from visualizer.core.weight_plane import WeightPlane, find_plane
from visualizer.state.dataset import DatasetState
from visualizer.state.patient_work import PatientWork
from visualizer.state.run_shelf import RunShelf
from visualizer.state.timeline import TimelineState
from visualizer.state.training import TrainingState
from visualizer.state.training_phase import TrainingPhase

# More dots on a path are not told apart.
MOST_MOMENTS = 120
FEWEST_MOMENTS = 3
FEW = Sentence(
    "LossPlane", "Train a network: its way is drawn here as soon as three moments of it are known."
)
NO_IMAGES = Sentence("LossPlane", "There are no training images yet.")
NO_NUMBERS = Sentence("LossPlane", "The weights of this run are no numbers: it diverged at once.")
NO_PLANE = Sentence("LossPlane", "The weights have not moved in two directions yet.")


@dataclass(frozen=True)
class Moment:
    """Where a network of the run lies.

    Attributes
    ----------
    place : tuple of two float
        The nearest place of the plane.
    distance : float
        How far the network lies beside it.
    losses : tuple of two float, optional
        Of the network itself and of that at the place; nan where one gives no numbers.
    """

    place: tuple[float, float]
    distance: float
    losses: tuple[float, float] | None = None


class LossPlaneState(QObject):
    """Draws the run on screen once somebody asks for it, and anew when it has ended.

    Parameters
    ----------
    training : TrainingState
    timeline : TimelineState
    dataset : DatasetState
    shelf : RunShelf
        Its other runs are drawn beside it, where they have the same layers.

    Signals
    -------
    changed
        More is known, or it says less; or another moment is on screen.
    """

    changed = Signal()

    # What is drawn: up to which batch, and what was found out about it.
    _drawn: int | None
    _refusal: Sentence | None
    _n_left_out: int
    _sample: ImageSample | None
    _plane: WeightPlane | None
    _others: tuple[OtherPath, ...]
    _batches: tuple[int, ...]
    _losses: PlaneLoss | None
    _loss_map: LossMap | None
    # Which moment was asked about last, and what is known of each.
    _asked: int | None
    _moments: dict[int, Moment | None]

    def __init__(
        self,
        training: TrainingState,
        timeline: TimelineState,
        dataset: DatasetState,
        shelf: RunShelf,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._timeline, self._dataset = training, timeline, dataset
        self._shelf = shelf
        self._drawing, self._asking = PatientWork(self), PatientWork(self)
        self._snapshots, self._images = training.snapshots, dataset.images
        self._forget()
        self._standing = self._stands()
        training.changed.connect(self._look)
        dataset.changed.connect(self._look)
        timeline.changed.connect(self._moment_changed)
        shelf.changed.connect(self._look_at_shelf)

    @property
    def obstacle(self) -> Sentence | None:
        """Why nothing can be drawn; None where something can."""
        if self._images is None:
            return NO_IMAGES
        if len(self._snapshots) < FEWEST_MOMENTS:
            return FEW
        return self._refusal

    @property
    def plane(self) -> WeightPlane | None:
        """The plane with the path in it; None before it is found."""
        return self._plane

    @property
    def others(self) -> tuple[OtherPath, ...]:
        """The ways of the runs beside it, the oldest first."""
        return self._others

    @property
    def batches(self) -> tuple[int, ...]:
        """Batches trained at each moment of the path."""
        return self._batches

    @property
    def batches_per_epoch(self) -> int:
        """Turns them into epochs."""
        return self._training.history.batches_per_epoch

    @property
    def axes(self) -> tuple[np.ndarray, np.ndarray]:
        """Places of the map along both directions, each of shape (n_places,)."""
        own = self._plane.path if self._plane else np.zeros((1, 2))
        return map_axes(np.vstack([own, *(other.path for other in self._others)]))

    @property
    def loss_map(self) -> LossMap | None:
        """The loss around the path, as finely as it is known."""
        return self._loss_map

    @property
    def n_images(self) -> int:
        """Over how many training images the loss is the mean."""
        return self._sample.n_images if self._sample else 0

    @property
    def n_left_out(self) -> int:
        """Moments that have no place, because their weights are no numbers."""
        return self._n_left_out

    @property
    def is_outdated(self) -> bool:
        """Whether the run has gone on since it was drawn."""
        return self._drawn is not None and self._drawn != self._newest

    @property
    def can_draw(self) -> bool:
        """Whether drawing would show anything that is not drawn yet."""
        has_moments = len(self._snapshots) >= FEWEST_MOMENTS
        return self._images is not None and has_moments and self._drawn != self._newest

    @property
    def waits(self) -> bool:
        """Whether it is not drawn by itself because training goes on."""
        return self._training.phase in (TrainingPhase.PREPARING, TrainingPhase.RUNNING)

    @property
    def busy(self) -> bool:
        """Whether something is being found out."""
        return self._drawing.busy or self._asking.busy

    @property
    def moment(self) -> Moment | None:
        """Where the network on screen lies, and its losses as soon as they are known."""
        shown = self._timeline.shown
        if shown is None or self._plane is None:
            return None
        if shown.batch in self._moments:
            return self._moments[shown.batch]
        if shown.batch not in self._batches:
            return None
        index = self._batches.index(shown.batch)
        x, y = self._plane.path[index]
        return Moment((float(x), float(y)), float(self._plane.distances[index]))

    @property
    def has_no_place(self) -> bool:
        """Whether the weights on screen are found to be no numbers."""
        shown = self._timeline.shown
        return shown is not None and self._moments.get(shown.batch, self) is None

    def request(self) -> None:
        """Find out what is not known yet and is not kept waiting; `changed` tells of it."""
        is_old = self.is_outdated and not self._training.active
        if not self.waits and (self._drawn is None or is_old):
            self.draw()
        shown, moment = self._timeline.shown, self.moment
        if self._losses is None or shown is None or self._asked == shown.batch:
            return
        if moment is not None and moment.losses is not None:
            return
        self._asked = shown.batch
        self._asking.start(self._look_at(shown))

    def draw(self) -> None:
        """Draw the run as far as it has come."""
        if self._images is not None and self.can_draw:
            self._drawn = self._newest
            self._drawing.start(self._draw(self._images))
            self._standing = self._stands()
            self.changed.emit()

    def show_moment(self, index: int) -> None:
        """Go to a moment of the path, by its place in it."""
        self._timeline.show_batch(self._batches[index])

    @property
    def _newest(self) -> int | None:
        return self._snapshots[-1].batch if len(self._snapshots) else None

    def _stands(self) -> tuple[object, ...]:
        return self.obstacle, self.is_outdated, self.waits, self._training.active

    def _look(self) -> None:
        """Take note of another run, of other images, or of how the run stands."""
        snapshots, images = self._training.snapshots, self._dataset.images
        is_other = snapshots is not self._snapshots or images is not self._images
        if is_other:
            self._snapshots, self._images = snapshots, images
            self._forget()
        standing = self._stands()
        if is_other or standing != self._standing:
            self._standing = standing
            # What had to wait may be found out now.
            self._asked = None
            self.changed.emit()

    def _moment_changed(self) -> None:
        if self._plane is not None:
            self.changed.emit()

    def _forget(self) -> None:
        self._drawing.stop()
        self._drawn = None
        self._refusal = None
        self._n_left_out = 0
        self._sample = None
        self._beside: tuple[KeptRun, ...] = ()
        self._show_plane(None, ())

    def _show_plane(
        self,
        plane: WeightPlane | None,
        batches: tuple[int, ...],
        others: tuple[OtherPath, ...] = (),
    ) -> None:
        self._asking.stop()
        self._asked = None
        self._moments = {}
        self._losses = None
        self._loss_map = None
        self._plane, self._batches, self._others = plane, batches, others

    def _look_at_shelf(self) -> None:
        """Draw other runs beside it, if there are others to be drawn."""
        beside = self._runs_beside()
        plane, images = self._plane, self._images
        if (
            plane is None
            or images is None
            or [run.snapshots for run in beside] == [run.snapshots for run in self._beside]
        ):
            return
        self._drawing.start(self._survey(plane, self._batches, images))

    def _runs_beside(self) -> tuple[KeptRun, ...]:
        on_screen = self._shelf.on_screen
        return tuple(run for run in self._shelf.shown if run.number != on_screen)

    def _draw(self, images: ImageDataset) -> Iterator[None]:
        networks, batches, n_left_out = [], [], 0
        for snapshot in self._snapshots.spread(MOST_MOMENTS):
            if has_numbers(snapshot.network):
                networks.append(snapshot.network)
                batches.append(snapshot.batch)
            else:
                n_left_out += 1
            yield
        self._n_left_out = n_left_out
        plane = None
        if networks:
            plane = yield from find_plane(networks)
        self._refusal = None if plane else NO_PLANE if networks else NO_NUMBERS
        if plane is None:
            self._show_plane(None, tuple(batches))
            self.changed.emit()
        else:
            yield from self._survey(plane, tuple(batches), images)

    def _survey(
        self, plane: WeightPlane, batches: tuple[int, ...], images: ImageDataset
    ) -> Iterator[None]:
        """Find the other runs in the plane, and the loss around all of them."""
        config, self._beside = self._training.run_config, self._runs_beside()
        others: list[OtherPath] = []
        for run in self._beside:
            other = yield from path_of(run, plane)
            others += [other] if other else []
        self._show_plane(plane, batches, tuple(others))
        self.changed.emit()
        n_trained_on = _n_trained_on(config, len(images.x_train))
        self._sample = training_sample(images, n_trained_on, sample_size(plane.origin))
        losses = PlaneLoss(plane, self._sample, config.loss)
        yield from losses.prepare()
        self._losses = losses
        for loss_map in loss_maps(losses.at, *self.axes):
            if loss_map is not None:
                self._loss_map = loss_map
                self.changed.emit()
            yield

    def _look_at(self, shown: SnapshotTaken) -> Generator[None, None, None]:
        """Find where a network lies, and unless training goes on, its losses."""
        plane, losses, sample = self._plane, self._losses, self._sample
        if plane is None or losses is None or sample is None:
            return
        if not has_numbers(shown.network):
            self._moments[shown.batch] = None
            self.changed.emit()
            return
        yield
        moment = self.moment or Moment(*plane.place_of(shown.network))
        self._moments[shown.batch] = moment
        self.changed.emit()
        if self.waits and self._timeline.live:
            return
        loss = self._training.run_config.loss
        own = yield from mean_loss(shown.network, sample, loss)
        projected = yield from losses.at(moment.place)
        self._moments[shown.batch] = Moment(moment.place, moment.distance, (own, projected))
        self.changed.emit()


def _n_trained_on(config: TrainingConfig, n_images: int) -> int:
    try:
        return config.split(n_images)
    except Problem:
        # They are not the images of this run: any of them will do.
        return n_images
