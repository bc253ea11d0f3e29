"""What to look at: a function, a place and a depth, by one click."""

from __future__ import annotations

from typing import Any

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.activations import PRESETS
from visualizer.widgets.preset_bar import PresetBar


class ActivationPresets(PresetBar):
    """Shows a function, a place on it and a depth."""

    key = "activation_presets"
    title = Sentence("ActivationPresets", "Examples")
    sentence = Sentence("ActivationPresets", "The notes' examples first.")

    @property
    def presets(self) -> dict[str, Any]:
        """Every preset by its key."""
        return discover(PRESETS)

    def show_preset(self, key: str) -> None:
        """Show one of them."""
        self.session.activations.show_preset(key)
