"""What to look at: points, a network, how it learns, by one click."""

from __future__ import annotations

from typing import Any

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.boundaries import PRESETS
from visualizer.widgets.preset_bar import PresetBar


class BoundaryPresets(PresetBar):
    """Shows points and a network for them."""

    key = "boundary_presets"
    title = Sentence("BoundaryPresets", "Examples")
    sentence = Sentence("BoundaryPresets", "The notes' examples first.")

    @property
    def presets(self) -> dict[str, Any]:
        """Every preset by its key."""
        return discover(PRESETS)

    def show_preset(self, key: str) -> None:
        """Show one of them."""
        self.session.boundaries.show_preset(key)
