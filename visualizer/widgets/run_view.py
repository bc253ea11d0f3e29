"""A view of a training run."""

from __future__ import annotations

from visualizer.state.trained import Trained
from visualizer.widgets.view import View


class RunView(View):
    """Of the network of digits, unless a subclass says of which."""

    @property
    def trained(self) -> Trained:
        """The network whose run this is."""
        return self.session
