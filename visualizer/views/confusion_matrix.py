"""What the network takes for what, over all test images."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from visualizer.core.image_dataset import N_CLASSES
from visualizer.core.number_text import format_result
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.confusion_table import ConfusionTable
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

DIGITS = tuple(str(digit) for digit in range(N_CLASSES))


class ConfusionMatrix(View):
    """Counts of true class by answer at the scrubber's moment; a click looks at its images."""

    key = "confusion_matrix"
    title = Sentence("ConfusionMatrix", "Confusion matrix")
    sentence = Sentence("ConfusionMatrix", "Rows: the true digit. Columns: the answer.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        evaluation = session.evaluation
        self.words = TextLine(wraps=True)
        self.words.set_bold(True)
        self.all_button = QPushButton()
        self.all_button.clicked.connect(self._choose_all)
        self.table = ConfusionTable()
        self.table.chosen.connect(self._choose)
        self.table.pointed.connect(self._point)
        above = QHBoxLayout()
        above.addWidget(self.words, 1)
        above.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        self._pointed: tuple[int, int] | None = None
        self.follow(evaluation.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the counts, or what is still to be counted."""
        state = self.session.evaluation
        if self.in_sight:
            state.request()
        else:
            self.put_off()
        counts = np.zeros((N_CLASSES, N_CLASSES))
        if state.evaluation is not None:
            counts = state.evaluation.confusion
        self.table.show_values(DIGITS, counts)
        self.table.frame(state.pair)
        self.all_button.setEnabled(state.pair is not None)
        self.words.set_text(said(self._words()))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.words.setFont(number_font())

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.all_button.setText(said(Sentence("ConfusionMatrix", "All mistakes")))
        self.all_button.setToolTip(
            said(Sentence("ConfusionMatrix", "Look at the mistakes of every kind"))
        )
        text = said(Sentence("ConfusionMatrix", "Click a cell to see its images"))
        self.table.setToolTip(text)
        self.table.setAccessibleName(text)

    def _words(self) -> Sentence:
        state = self.session.evaluation
        evaluation = state.evaluation
        if state.images is None:
            return Sentence("ConfusionMatrix", "There are no test images yet.")
        if evaluation is None:
            return Sentence("ConfusionMatrix", "Reading the test images…")
        if np.isnan(evaluation.confidences).any():
            return Sentence("ConfusionMatrix", "The network gives no numbers.")
        n_images = f"{len(evaluation.labels):,}"
        if self._pointed is not None:
            true_class, predicted = self._pointed
            return Sentence("ConfusionMatrix", "{true} taken for {answer}: {count}").format(
                count=f"{evaluation.confusion[true_class, predicted]:,}",
                true=DIGITS[true_class],
                answer=DIGITS[predicted],
            )
        n_right = int(np.trace(evaluation.confusion))
        # The number comes first: the end of it may have no room.
        return Sentence(
            "ConfusionMatrix", "Accuracy {accuracy}: {right} of {all} test images right"
        ).format(accuracy=format_result(evaluation.accuracy), right=f"{n_right:,}", all=n_images)

    def _point(self, cell: tuple[int, int] | None) -> None:
        self._pointed = cell
        self.words.set_text(said(self._words()))

    def _choose(self, cell: tuple[int, int]) -> None:
        evaluation = self.session.evaluation
        evaluation.choose(None if cell == evaluation.pair else cell)

    def _choose_all(self) -> None:
        self.session.evaluation.choose(None)
