"""What stands on the boundaries page: points, a network, and the place that is looked at."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from visualizer.core.network import DenseNetwork, ForwardTrace
from visualizer.core.point_dataset import PointDataset, point_dataset
from visualizer.core.point_features import features_of
from visualizer.core.points_config import OWN, REACH, OwnPoint, PointsConfig
from visualizer.core.registry import discover
from visualizer.core.run_config import first_network
from visualizer.core.run_file import PointsRun
from visualizer.state.chart_options import ChartOptions
from visualizer.state.file_exchange import FileExchange
from visualizer.state.points_run import PointsRunState
from visualizer.state.timeline import TimelineState
from visualizer.state.training_goal import TrainingGoalState
from visualizer.state.undo_stack import UndoStack

PRESETS = "visualizer.core.boundary_presets"


class BoundariesState(QObject):
    """Holds a network of points with a run of its own, and how both are looked at.

    Parameters
    ----------
    undo_stack : UndoStack

    Attributes
    ----------
    training : PointsRunState
    training_goal : TrainingGoalState
    timeline : TimelineState
    chart_options : ChartOptions
    history_file : FileExchange
        The run's numbers as a table.

    Signals
    -------
    network_changed
        Another network is on screen, or the same after more batches.
    points_changed
        There are other points.
    place_changed, unit_changed
        Another place, another unit is looked at.
    brush_changed
        A click on the plane does something else.
    """

    network_changed = Signal()
    points_changed = Signal()
    place_changed = Signal()
    unit_changed = Signal()
    brush_changed = Signal()

    def __init__(self, undo_stack: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.training = PointsRunState(PointsConfig(), undo_stack, self)
        self.training_goal = TrainingGoalState(self.training, self)
        self.timeline = TimelineState(self.training, self)
        self.chart_options = ChartOptions(self)
        self.history_file = FileExchange(self)
        self._followed = self.config
        self._dataset = point_dataset(self.config)
        self._key = self.config.dataset
        self._network = self._now()
        self._charted = self.training.history
        self._place: tuple[float, float] | None = None
        self._unit: tuple[int, int] | None = None
        self._brush: int | None = None
        self.timeline.changed.connect(self._follow)
        self.training.config_changed.connect(self._follow)
        self.training.changed.connect(self._run_changed)

    @property
    def config(self) -> PointsConfig:
        """Points, network and how it learns."""
        return self.training.config

    @property
    def dataset(self) -> PointDataset:
        """The points; there may be none."""
        return self._dataset

    @property
    def run_dataset(self) -> None:
        """What the next run is trained on: it is drawn where it begins, or refused."""
        return None

    @property
    def n_samples(self) -> int:
        """Points that there are to train on."""
        return len(self._dataset.y_train)

    @property
    def network(self) -> DenseNetwork:
        """The network of the moment on screen."""
        return self._network

    @property
    def place(self) -> tuple[float, float] | None:
        """The place whose forward pass is looked at; None where nobody looks."""
        return self._place

    @property
    def brush(self) -> int | None:
        """The class of the points that clicks put down; None where they only look."""
        return self._brush

    @property
    def kept_run(self) -> PointsRun | None:
        """The run as it stands, to be kept; None before its first batch."""
        return self.training.run if self.training.history.n_batches else None

    def trace_at(self, x: float, y: float) -> ForwardTrace:
        """Return every value of the forward pass of a place."""
        place = np.array([x, y])
        with np.errstate(all="ignore"):
            return self._network.forward(features_of(place, self.config.features))

    def look_at(self, place: tuple[float, float] | None) -> None:
        """Look at the forward pass of another place, -6 to 6 along both axes, or of none."""
        if place is not None:
            place = _within(place[0]), _within(place[1])
        if place != self._place:
            self._place = place
            self.place_changed.emit()

    @property
    def shown_place(self) -> tuple[float, float] | None:
        """The place whose forward pass is shown: where nobody looks the last point's, if any."""
        if self._place is not None or not len(self._dataset.places):
            return self._place
        x, y = self._dataset.places[-1].tolist()
        return x, y

    @property
    def shown_point(self) -> int | None:
        """The number of the point that lies exactly on the place that is shown."""
        places = self._dataset.places
        if not len(places):
            return None
        if self._place is None:
            return len(places) - 1
        found = np.flatnonzero((places == self._place).all(axis=1))
        return int(found[0]) if len(found) else None

    @property
    def unit(self) -> tuple[int, int] | None:
        """Layer, 0 for what the network is told, and number of the unit that is looked at."""
        return self._unit

    def look_at_unit(self, unit: tuple[int, int] | None) -> None:
        """Look at what one unit gives all over the plane, or at the classes again."""
        if unit != self._unit:
            self._unit = unit
            self.unit_changed.emit()

    def set_brush(self, label: int | None) -> None:
        """Let clicks put down points of a class, or only look."""
        if label is not None and not 0 <= label < self.config.n_classes:
            label = None
        if label != self._brush:
            self._brush = label
            self.brush_changed.emit()

    def add_point(self, x: float, y: float) -> int:
        """Put down a point of the brush's class, beside those that are there; return its number.

        Raises
        ------
        Problem
            If there is no room for more. Nothing changes then.
        """
        points = self._dataset.own_points
        self._set_points((*points, (_within(x), _within(y), self._brush or 0)))
        return len(points)

    def move_point(self, number: int, x: float, y: float) -> None:
        """Move a point."""
        points = list(self._dataset.own_points)
        points[number] = (_within(x), _within(y), points[number][2])
        self._set_points(tuple(points), f"boundaries point {number}")

    def remove_point(self, number: int) -> None:
        """Take a point away."""
        points = list(self._dataset.own_points)
        del points[number]
        self._set_points(tuple(points))

    def clear_points(self) -> None:
        """Take all points away: the plane is free for a person's own."""
        self._set_points(())

    def show_preset(self, key: str) -> None:
        """Show one of the prepared scenes, as it is before training.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        config = discover(PRESETS)[key].config
        self.training.configure(**{**vars(config), "own_points": self.config.own_points})

    def _set_points(self, points: tuple[OwnPoint, ...], name: str = "") -> None:
        config = self.config
        # Those of a class that is not there now come back with it.
        unseen = [point for point in config.own_points if point[2] >= config.n_classes]
        self.training.set_points((*points, *unseen), name)

    def _now(self) -> DenseNetwork:
        shown = self.timeline.shown
        network = first_network(self.config) if shown is None else shown.network
        assert isinstance(network, DenseNetwork)
        return network

    def _follow(self) -> None:
        """Take over points and network, both before anybody hears of one.

        Whichever is told first: points of a class need a network that knows it.
        """
        is_set_otherwise = self.config is not self._followed
        before, self._followed = self._dataset, self.config
        if is_set_otherwise:
            self._dataset = point_dataset(self.config)
        self._network = self._now()
        if is_set_otherwise:
            self.look_at_unit(None)
        self.network_changed.emit()
        if self._dataset is not before:
            self._choose_brush()
            self.points_changed.emit()

    def _choose_brush(self) -> None:
        """Let an empty plane be clicked on, and a set that is drawn anew only be looked at."""
        config = self.config
        is_another_set = config.dataset not in (OWN, self._key)
        self._key = config.dataset
        if config.dataset == OWN and not len(self._dataset.labels) and self._brush is None:
            self.set_brush(0)
        elif is_another_set or (self._brush or 0) >= config.n_classes:
            self.set_brush(None)

    def _run_changed(self) -> None:
        """See another run whole."""
        history = self.training.history
        if history is not self._charted:
            self._charted = history
            self.chart_options.point_at(None)
            self.chart_options.show_all()


def _within(value: float) -> float:
    return float(min(max(value, -REACH), REACH))
