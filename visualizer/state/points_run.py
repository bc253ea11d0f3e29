"""The run of a network of points: whatever is set, it begins anew."""

from __future__ import annotations

import dataclasses

from visualizer.core.points_config import OWN, OwnPoint, PointsConfig
from visualizer.core.sentence import Problem
from visualizer.state.run import BUSY, RunState


class PointsRunState(RunState[PointsConfig]):
    """Settings may be changed at any time.

    The learning rate holds for the run that goes on; the epochs wait until it is over; anything
    else ends it and goes back to first weights.
    """

    def configure(self, **settings: object) -> None:
        """Change settings, by the names of `PointsConfig`'s fields.

        Raises
        ------
        Problem
            If one is out of its range, or the epochs of a run that goes on are to be others.
            Nothing changes then.
        """
        if self.active and "epochs" in settings and len(settings) == 1:
            raise Problem(BUSY)
        config = dataclasses.replace(self.config, **settings)  # type: ignore[arg-type]
        self._edit_to(config, f"points {', '.join(settings)}")

    def set_points(self, points: tuple[OwnPoint, ...], name: str = "") -> None:
        """Train on a person's own points; edits of one ``name`` are one, as in a drag.

        Raises
        ------
        Problem
            If there are too many. Nothing changes then.
        """
        config = dataclasses.replace(self.config, dataset=OWN, own_points=points)
        self._edit_to(config, name)

    def restore(self, scene: PointsConfig) -> None:
        """Put settings out of a file in place.

        Raises
        ------
        Problem
            If they would end the run that was there with them.
        """
        if self.history.n_batches and scene.branch_key != self.run_config.branch_key:
            raise Problem(BUSY)
        super().restore(scene)

    def _scene_changed(self) -> None:
        if self.config.branch_key != self.run_config.branch_key:
            self._run_config = self.config
            self.reset()
        super()._scene_changed()
