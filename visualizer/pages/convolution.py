"""Convolution: a window slides over an image, and a feature map grows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.panel_page import PanelPage


class ConvolutionPage(PanelPage):
    """The window at the top; below it the formulas, the network's own kernels, and the digit."""

    key = "convolution"
    title = Sentence("ConvolutionPage", "Convolution")
    rank = 70

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.convolution.playback, (session.convolution,))

    def build(self) -> None:
        """Make the views and lay them out."""
        from visualizer.views.convolution_card import ConvolutionCard
        from visualizer.views.convolution_playback import ConvolutionPlayback
        from visualizer.views.convolution_presets import ConvolutionPresets
        from visualizer.views.convolution_settings import ConvolutionSettings
        from visualizer.views.digit_panel import DigitPanel
        from visualizer.views.network_kernels import NetworkKernels
        from visualizer.views.sliding_window import SlidingWindow

        session = self.session
        presets, settings = ConvolutionPresets(session), ConvolutionSettings(session)
        self.add_bar(self.settings_fold(presets, settings))
        self.add_bar(presets)
        self.add_bar(settings)
        below = [
            (self.panel(ConvolutionCard(session)), 34),
            (self.panel(NetworkKernels(session)), 46),
            (self.panel(DigitPanel(session)), 20),
        ]
        parts = [
            (self.panel(SlidingWindow(session)), 62),
            (self.split(Qt.Orientation.Horizontal, below), 38),
        ]
        self.add_splitter(self.split(Qt.Orientation.Vertical, parts))
        self.add_foot(ConvolutionPlayback(session))
