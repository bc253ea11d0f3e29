"""What a training run has to say: what it waits for, why it paused, how it ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from visualizer.core.number_text import format_result
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.state.training_phase import TrainingPhase
from visualizer.widgets.run_view import RunView
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import number_font

ENDED = Sentence("TrainingNews", "Test accuracy {accuracy} · finished")


class RunNews(RunView):
    """One line, at the right end of the controls."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.line = TextLine(Qt.AlignmentFlag.AlignRight, elides=True)
        self.line.set_bold(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.trained.training.changed.connect(self.refresh)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand; of a run that goes on the counters tell enough."""
        self.line.set_text(said(self._news()))

    def restyle(self) -> None:
        """Take over the text size."""
        self.line.setFont(number_font())
        self._make_room()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._make_room()

    def _make_room(self) -> None:
        """Be wide enough for what comes of a run; longer news may end in …."""
        self.line.setMinimumWidth(0)
        self.line.make_room(said(ENDED.format(accuracy=format_result(0))))

    def _news(self) -> str:
        training = self.trained.training
        if training.phase == TrainingPhase.IDLE:
            return Sentence("TrainingNews", "Untrained: press Run.")
        if training.phase == TrainingPhase.PREPARING:
            stage = training.stage or Sentence("TrainingNews", "Getting ready")
            return f"{said(stage)}…"
        if training.message:
            return training.message
        if training.phase == TrainingPhase.FINISHED and training.final_logs:
            return ENDED.format(accuracy=format_result(training.final_logs["test_accuracy"]))
        return ""
