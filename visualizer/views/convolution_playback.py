"""Plays the way of the window over the image."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.core.sliding_moment import SlidingMoment
from visualizer.state.session import Session
from visualizer.widgets.playback_bar import PlaybackBar
from visualizer.widgets.speech import said
from visualizer.widgets.view import View


class ConvolutionPlayback(View):
    """A playback bar that counts the places: at each, first the question, then the answer."""

    key = "convolution_playback"
    title = Sentence("ConvolutionPlayback", "Playback")
    sentence = Sentence("ConvolutionPlayback", "Let the window slide, or go step by step.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.bar = PlaybackBar(session.convolution.playback)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        self.follow(session.convolution.playback.changed, session.convolution.changed)
        self.refresh()

    def refresh(self) -> None:
        """Count the places."""
        state = self.session.convolution
        moment = SlidingMoment.at(state.playback.position)
        text = Sentence("ConvolutionPlayback", "place {place} / {places}")
        self.bar.set_label(said(text.format(place=moment.place + 1, places=state.sliding.n_places)))
