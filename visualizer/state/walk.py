"""Where somebody stands in a pass through the network that is taken apart."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from visualizer.core.attribution import PathPart, strongest_paths
from visualizer.core.image_layers import MapShape
from visualizer.core.network_fold import NetworkFold, fold_network
from visualizer.core.walk import Direction, Grain, Progress, Stop, StopKind, Walk
from visualizer.core.walk_scene import WalkScene
from visualizer.state.playback import Playback
from visualizer.state.workbench import WorkbenchState

STEPS_A_SECOND = 1.0

UnitPlace = tuple[int, int]
# Sizes, activations, and shapes of maps.
Structure = tuple[tuple[int, ...], tuple[str, ...], tuple[MapShape | None, ...]]


class WalkState(QObject):
    """Holds direction, grain and place of a walk, and what is picked out on the way.

    Parameters
    ----------
    workbench : WorkbenchState
        Whose network is walked through.

    Attributes
    ----------
    playback : Playback
        One position a step of the grain.

    Signals
    -------
    changed
        Something else is to be shown: another step, network, grain, direction, unit, or
        other decimals. How far a step has come is told by ``playback`` alone.
    """

    changed = Signal()

    def __init__(self, workbench: WorkbenchState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._scene = WalkScene()
        self._pinned: UnitPlace | None = None
        self._explained: int | None = None
        self._fold: NetworkFold | None = None
        self._fold_is_current = False
        self._walk: Walk | None = None
        self._structure = self._structure_now()
        self.playback = Playback(self.walk.length(self.grain), STEPS_A_SECOND, self)
        self._step = self._step_now()
        self.playback.changed.connect(self._moved)
        workbench.changed.connect(self._workbench_changed)

    @property
    def direction(self) -> Direction:
        """Which way the values go."""
        return self._scene.direction

    @property
    def grain(self) -> Grain:
        """How much happens in one step."""
        return self._scene.grain

    @property
    def decimals(self) -> int:
        """Decimals of every number on the page, 1 to 8."""
        return self._scene.decimals

    @property
    def pinned(self) -> UnitPlace | None:
        """Layer and number of the unit that is looked at wherever the walk stands."""
        return self._pinned

    @property
    def explained(self) -> int | None:
        """The output whose strongest paths are picked out."""
        return self._explained

    @property
    def paths(self) -> tuple[PathPart, ...]:
        """Its strongest paths; none where no output is picked out."""
        if self._explained is None:
            return ()
        workbench = self._workbench
        return strongest_paths(workbench.network, workbench.trace, self._explained)

    @property
    def fold(self) -> NetworkFold:
        """What of the network is shown one by one."""
        if self._fold is None or not self._fold_is_current:
            workbench = self._workbench
            kept = [(part.layer, part.unit) for part in self.paths]
            if self._pinned is not None:
                kept.insert(0, self._pinned)
            fold = fold_network(workbench.network, workbench.trace, self._fold, kept)
            # Others than before are other stops; as many as before, so the clock stays.
            if self._fold is None or not fold.same_as(self._fold):
                self._fold, self._walk = fold, None
            self._fold_is_current = True
        return self._fold

    @property
    def walk(self) -> Walk:
        """All stops of the pass."""
        fold = self.fold
        if self._walk is None:
            self._walk = Walk(fold, self._structure[1], self.direction)
        return self._walk

    @property
    def progress(self) -> Progress:
        """What is done and what is on its way."""
        return Progress(self.walk, self.walk.moment(self.grain, self.playback.position))

    @property
    def stop(self) -> Stop | None:
        """The stop on its way or done last, of many the last; None at the very beginning."""
        return next(reversed(self.progress.active), None)

    @property
    def focus(self) -> UnitPlace:
        """The unit whose numbers are worked out: the pinned one, or where the walk stands."""
        if self._pinned is not None:
            return self._pinned
        stop = self.stop
        last = len(self._workbench.network.layers) - 1
        if stop is None or stop.layer < 0:
            layer = 0 if self.direction is Direction.FORWARD else last
            return (layer, int(self.fold.units[layer][0]))
        # What goes back along an edge is summed up at its beginning.
        goes_back = stop.kind is StopKind.DA
        layer, unit = (stop.layer - 1, stop.source) if goes_back else (stop.layer, stop.unit)
        return (layer, int(self.fold.units[layer][0]) if unit is None else unit)

    def set_direction(self, direction: Direction) -> None:
        """Go the other way, from the beginning."""
        if direction != self.direction:
            self._scene, self._walk = replace(self._scene, direction=direction), None
            self._start_at(0)

    def set_grain(self, grain: Grain) -> None:
        """Take larger or smaller steps from where the walk stands."""
        if grain != self.grain:
            done = self.progress.moment.done
            self._scene = replace(self._scene, grain=grain)
            self._start_at(self.walk.position(grain, done))

    def set_decimals(self, decimals: int) -> None:
        """Show more or fewer decimals.

        Raises
        ------
        ValueError
            If they are not 1 to 8.
        """
        scene = replace(self._scene, decimals=decimals)
        if scene != self._scene:
            self._scene = scene
            self.changed.emit()

    def pin(self, unit: UnitPlace | None) -> None:
        """Look at one unit wherever the walk stands, or at the walk again.

        Raises
        ------
        IndexError
            If there is no such unit.
        """
        if unit is not None and not self._exists(unit):
            raise IndexError(f"there is no unit {unit}")
        if unit != self._pinned:
            self._pinned, self._fold_is_current = unit, False
            self.changed.emit()

    def explain(self, output: int | None) -> None:
        """Pick out the strongest paths to an output, or none.

        Raises
        ------
        IndexError
            If there is no such output.
        """
        last = len(self._workbench.network.layers) - 1
        if output is not None and not self._exists((last, output)):
            raise IndexError(f"there is no output {output}")
        if output != self._explained:
            self._explained, self._fold_is_current = output, False
            self.changed.emit()

    @property
    def kept(self) -> WalkScene:
        """How it is walked, as a file keeps it."""
        return self._scene

    def restore(self, scene: WalkScene) -> None:
        """Walk as a file says."""
        self.set_direction(scene.direction)
        self.set_grain(scene.grain)
        self.set_decimals(scene.decimals)

    def _start_at(self, position: float) -> None:
        """Stand still in a walk that is another than before; this is one change."""
        blocked = self.blockSignals(True)
        self.playback.pause()
        self.playback.set_length(self.walk.length(self.grain))
        self.playback.seek(position)
        self._step = self._step_now()
        self.blockSignals(blocked)
        self.changed.emit()

    def _exists(self, unit: UnitPlace) -> bool:
        layers = self._workbench.network.layers
        return 0 <= unit[0] < len(layers) and 0 <= unit[1] < layers[unit[0]].n_units

    def _structure_now(self) -> Structure:
        network = self._workbench.network
        activations = tuple(layer.activation for layer in network.layers)
        return network.sizes, activations, tuple(layer.map_shape for layer in network.layers)

    def _step_now(self) -> tuple[int, range]:
        moment = self.progress.moment
        return moment.done, moment.step

    def _moved(self) -> None:
        step = self._step_now()
        if step != self._step:
            self._step = step
            self.changed.emit()

    def _workbench_changed(self) -> None:
        before = self._structure
        self._structure = self._structure_now()
        if self._pinned is not None and not self._exists(self._pinned):
            self._pinned = None
        if self._explained is not None and self._explained >= self._structure[0][-1]:
            self._explained = None
        if self._structure == before:
            # The numbers are others; what is shown of them is looked up when it is drawn.
            self._fold_is_current = False
            self.changed.emit()
            return
        # Where the walk stood there may be no layer any more: it stays as near as it can.
        position, at_end = self.playback.position, self.playback.position == self.playback.length
        done = walk.moment(self.grain, position).done if (walk := self._walk) else 0
        stop = walk.stops[done - 1] if walk and done else None
        self._fold, self._fold_is_current, self._walk = None, False, None
        place = None if stop is None else self.walk.place(stop)
        if at_end:
            position = self.walk.length(self.grain)
        elif place is not None:
            position = self.walk.position(self.grain, place + 1)
        self._start_at(position)
