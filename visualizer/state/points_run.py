"""The run of a network of points: whatever is set, it begins anew."""

from __future__ import annotations

import dataclasses

from visualizer.core.points_config import OWN, OwnPoint, PointsConfig
from visualizer.state.run import RunState


class PointsRunState(RunState[PointsConfig]):
    """Settings may be changed at any time.

    Learning rate and epochs hold for the run that goes on; anything else ends it and goes back
    to first weights.
    """

    def configure(self, **settings: object) -> None:
        """Change settings, by the names of `PointsConfig`'s fields.

        Raises
        ------
        Problem
            If one is out of its range. Nothing changes then.
        """
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

    def _scene_changed(self) -> None:
        if self.config.branch_key != self.run_config.branch_key:
            self._run_config = self.config
            self.reset()
        super()._scene_changed()
