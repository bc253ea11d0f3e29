"""The scrubber of the training run: back to any moment of it, and on from there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.button_key import ButtonKey
from visualizer.widgets.playback_bar import PlaybackBar
from visualizer.widgets.run_text import moment_text
from visualizer.widgets.run_view import RunView
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID


class RunScrubber(RunView):
    """A playback bar over the snapshots of a run; every linked view shows what it shows."""

    branch_tip = Sentence(
        "TrainingTimeline",
        "Train on from the moment on screen, perhaps at another learning rate; the run"
        " as it was is kept beside it (Ctrl+B)",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        timeline = self.trained.timeline
        name = Sentence("TrainingTimeline", "Training")
        self.bar = PlaybackBar(timeline.playback, name)
        self.branch_button = QPushButton()
        self.branch_button.clicked.connect(self._branch)
        ButtonKey(self.branch_button, "Ctrl+B")
        self.bubble = Bubble(self.branch_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.branch_button)
        timeline.playback.changed.connect(self.refresh)
        self.trained.training.changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Say which moment is on screen."""
        timeline = self.trained.timeline
        self.bar.set_label(self._moment())
        # A run out of a file may have kept its last moment alone.
        self.bar.set_only_place(is_end=timeline.last_batch > 0)
        self.branch_button.setEnabled(timeline.shown is not None and timeline.last_batch > 0)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.branch_button.setText(said(Sentence("TrainingTimeline", "Go on from here")))
        self.branch_button.setToolTip(said(self.branch_tip))
        self.refresh()

    def _moment(self) -> str:
        timeline = self.trained.timeline
        if timeline.shown is None:
            return said(Sentence("TrainingTimeline", "not begun"))
        if timeline.live and self.trained.training.active:
            return said(Sentence("TrainingTimeline", "live"))
        history = self.trained.training.history
        return moment_text(timeline.shown.batch, history.batches_per_epoch)

    def _branch(self) -> None:
        try:
            self.trained.timeline.branch()
        except Problem as problem:
            self.bubble.say(said(problem.sentence))
        else:
            self.bubble.hide()
