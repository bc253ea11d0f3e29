"""How far the run is: epochs, batches and iterations, each counted apart."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.run_view import RunView
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font


class RunCounters(RunView):
    """Three numbers that stay where they are as their digits change."""

    epoch_tip = Sentence(
        "TrainingCounters", "The epoch under way: in each, every training image is looked at once"
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        right = Qt.AlignmentFlag.AlignRight
        self.epoch, self.batch, self.iteration = lines = [TextLine(right) for _ in range(3)]
        self._fields = [LabelledField(line, right) for line in lines]
        self._names = [""] * len(lines)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * GRID)
        # At the right end of their line, where nothing in it moves them.
        layout.addStretch(1)
        for field in self._fields:
            layout.addWidget(field)
        for line in lines:
            line.set_bold(True)
        self.trained.training.changed.connect(self.refresh)
        self.trained.training.config_changed.connect(self.refresh)
        session.dataset.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Count the batch just trained, and the epoch that it belongs to."""
        training = self.trained.training
        n_trained, n_epochs = training.history.n_batches, training.config.epochs
        n_batches = self._batches_per_epoch()
        # The logs of an epoch may come before or after its last batch.
        epoch, batch = divmod(max(0, n_trained - 1), max(1, n_batches))
        last = n_epochs * n_batches
        for line, name, value, end, widest in (
            (self.epoch, self._names[0], epoch + 1, n_epochs, n_epochs),
            (self.batch, self._names[1], batch + 1 if n_trained else 0, n_batches, n_batches),
            (self.iteration, self._names[2], n_trained, 0, last),
        ):
            line.make_room(_counted(widest, end))
            line.set_text(_counted(value, end))
            line.setAccessibleName(f"{name} {line.text}")

    def restyle(self) -> None:
        """Take over the text size."""
        for field in self._fields:
            field.field.setFont(number_font())

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for index, (name, explanation) in enumerate(
            (
                (
                    Sentence("TrainingCounters", "Epoch"),
                    self.epoch_tip,
                ),
                (
                    Sentence("TrainingCounters", "Batch"),
                    Sentence(
                        "TrainingCounters",
                        "Batches trained in this epoch: after each of them the weights change once",
                    ),
                ),
                (
                    Sentence("TrainingCounters", "Iteration"),
                    Sentence(
                        "TrainingCounters",
                        "How often the weights have changed since the run began:"
                        " the batches of all epochs",
                    ),
                ),
            )
        ):
            self._names[index] = said(name)
            self._fields[index].set_texts(said(name), said(explanation))

    def _batches_per_epoch(self) -> int:
        """Return how many batches an epoch has, also of the run that is still to come."""
        training, n_samples = self.trained.training, self.trained.n_samples
        if training.history.n_batches or training.history.batches_per_epoch > 1:
            return training.history.batches_per_epoch
        if n_samples is None:
            return 0
        try:
            n_train = training.config.split(n_samples)
        except Problem:
            # Said where the run begins.
            return 0
        return math.ceil(n_train / training.config.batch_size)


def _counted(value: int, end: int) -> str:
    return f"{value:,} / {end:,}" if end else f"{value:,}"
