"""Plays the way of a gradient back through the layers."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.playback_bar import PlaybackBar
from visualizer.widgets.speech import said
from visualizer.widgets.view import View


class ActivationPlayback(View):
    """A playback bar that counts the layers."""

    key = "activation_playback"
    title = Sentence("ActivationPlayback", "Playback")
    sentence = Sentence("ActivationPlayback", "Play the gradient's way back, or go layer by layer.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.bar = PlaybackBar(session.activations.playback)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        session.activations.playback.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count the layers."""
        playback = self.session.activations.playback
        text = Sentence("ActivationPlayback", "layer {layer} / {layers}")
        self.bar.set_label(said(text.format(layer=int(playback.position), layers=playback.length)))
