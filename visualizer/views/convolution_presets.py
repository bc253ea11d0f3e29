"""What to look at: an image, a window and how it slides, by one click."""

from __future__ import annotations

from typing import Any

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.convolution import PRESETS
from visualizer.widgets.preset_bar import PresetBar


class ConvolutionPresets(PresetBar):
    """Shows an image and a window."""

    key = "convolution_presets"
    title = Sentence("ConvolutionPresets", "Examples")
    sentence = Sentence("ConvolutionPresets", "The notes' examples first.")

    @property
    def presets(self) -> dict[str, Any]:
        """Every preset by its key."""
        return discover(PRESETS)

    def show_preset(self, key: str) -> None:
        """Show one of them."""
        self.session.convolution.show_preset(key)
