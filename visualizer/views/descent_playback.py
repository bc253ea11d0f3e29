"""Plays a descent, step by step."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.playback_bar import PlaybackBar
from visualizer.widgets.speech import said
from visualizer.widgets.view import View


class DescentPlayback(View):
    """A playback bar that counts the steps."""

    key = "descent_playback"
    title = Sentence("DescentPlayback", "Playback")
    sentence = Sentence("DescentPlayback", "Play the descent, or go step by step.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        # Its slider moves at every frame: what it stands in need not be painted then.
        self.setAutoFillBackground(True)
        self.bar = PlaybackBar(session.descent.playback, key="F5")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        session.descent.changed.connect(self.refresh)
        session.descent.advanced.connect(self.refresh)
        session.descent.playback.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count the steps, and say how many are known where that is not all of them."""
        descent = self.session.descent
        step, steps = f"{int(descent.playback.position):,}", f"{descent.n_steps:,}"
        if descent.n_done == descent.n_steps:
            text = Sentence("DescentPlayback", "step {step} / {steps}").format(
                step=step, steps=steps
            )
        else:
            text = Sentence("DescentPlayback", "step {step} / {steps}, {done} computed").format(
                step=step, steps=steps, done=f"{descent.n_done:,}"
            )
        self.bar.set_label(said(text))
