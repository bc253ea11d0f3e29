"""Plays the current digit's way through the network, layer by layer."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.playback_bar import PlaybackBar
from visualizer.widgets.speech import said
from visualizer.widgets.view import View


class ForwardPlayback(View):
    """A playback bar that names the layer reached."""

    key = "forward_playback"
    title = Sentence("ForwardPlayback", "Forward pass")
    sentence = Sentence("ForwardPlayback", "Play the digit's way through the network.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        name = Sentence("ForwardPlayback", "Forward pass")
        self.bar = PlaybackBar(session.forward_playback, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        session.forward_playback.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name the layer that is reached."""
        playback = self.session.forward_playback
        reached = int(playback.position)
        if reached == 0:
            text = Sentence("ForwardPlayback", "the input")
        else:
            text = Sentence("ForwardPlayback", "layer {layer} of {layers}").format(
                layer=reached, layers=playback.length
            )
        self.bar.set_label(said(text))
