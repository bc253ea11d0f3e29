"""Logits and the probabilities that softmax makes of them, class by class."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.icons import icon
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.share_bar import ShareBar
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, colors, number_font
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View

LOGIT_STEP = 0.1


class SoftmaxBars(View):
    """A row a class: name, logit to type into, bar, probability."""

    key = "softmax_bars"
    title = Sentence("SoftmaxBars", "Softmax")
    sentence = Sentence("SoftmaxBars", "Type logits, see probabilities.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rows = [_Row(session, index) for index in range(len(session.logits.class_names))]
        self._heads = [QLabel() for _ in range(4)]
        self._sum = TextLine(Qt.AlignmentFlag.AlignRight)
        self.follow_button = QPushButton()
        self.follow_button.clicked.connect(session.logits.follow)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(1)
        for column, head in enumerate(self._heads):
            head.setProperty("muted", True)
            head.setAlignment(
                Qt.AlignmentFlag.AlignRight if column in (1, 3) else Qt.AlignmentFlag.AlignLeft
            )
            # The heads stay one line high: what is left over belongs to the bars.
            head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            grid.addWidget(head, 0, column)
        for index, row in enumerate(self.rows, 1):
            grid.addWidget(row.name, index, 0)
            # With an alignment the field may stand in a row higher than itself.
            grid.addWidget(row.field, index, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row.bar, index, 2)
            grid.addWidget(row.probability, index, 3)
            grid.setRowStretch(index, 1)
        grid.setColumnStretch(2, 1)
        footer = QHBoxLayout()
        footer.addWidget(self.follow_button)
        footer.addStretch(1)
        footer.addWidget(self._sum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(grid, 1)
        layout.addLayout(footer)
        session.logits.changed.connect(self._logits_changed)
        session.digit.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show every logit and its probability."""
        logits = self.session.logits
        probabilities = logits.probabilities
        best = float(np.max(probabilities))
        label = self.session.digit.label if logits.following else None
        for index, row in enumerate(self.rows):
            row.show(
                float(logits.values[index]),
                float(probabilities[index]),
                # A tie has more than one largest.
                largest=float(probabilities[index]) == best,
                is_label=index == label,
            )
        total = format_number(float(probabilities.sum()), 3)
        self._sum.set_text(said(Sentence("SoftmaxBars", "sum {total}").format(total=total)))
        self.follow_button.setEnabled(not logits.following)
        self.follow_button.setText(
            said(
                Sentence("SoftmaxBars", "Following the network")
                if logits.following
                else Sentence("SoftmaxBars", "Follow the network again")
            )
        )

    def _logits_changed(self) -> None:
        # What the person types is seen at once; the network's many changes wait their turn.
        if self.session.logits.following:
            turns().take(self, "refresh", self.refresh)
        else:
            self.refresh()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self._sum.setFont(number_font())
        self.follow_button.setIcon(icon("follow"))
        for row in self.rows:
            row.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for head, text in zip(
            self._heads,
            (
                Sentence("SoftmaxBars", "class"),
                Sentence("SoftmaxBars", "logit"),
                None,
                Sentence("SoftmaxBars", "probability"),
            ),
            strict=True,
        ):
            head.setText(said(text) if text else "")
        self.follow_button.setToolTip(
            said(Sentence("SoftmaxBars", "Show the logits of the network and change with them"))
        )
        for row in self.rows:
            row.retranslate()


class _Row:
    """The widgets of one class."""

    def __init__(self, session: Session, index: int) -> None:
        self._session, self._index = session, index
        self._largest = self._is_label = False
        self.name = QLabel(session.logits.class_names[index])
        self.field = NumberField(self._commit, _two_decimals, _step, live=True)
        self.bar = ShareBar()
        self.probability = TextLine(Qt.AlignmentFlag.AlignRight)

    def show(self, logit: float, probability: float, *, largest: bool, is_label: bool) -> None:
        """Show a logit, its probability, and whether it is the largest or the truth."""
        self.field.set_value(logit)
        self.bar.show_bar(Bar(probability, bold=largest, framed=is_label))
        self.probability.set_text(format_number(probability, 4))
        if (largest, is_label) != (self._largest, self._is_label):
            self._largest, self._is_label = largest, is_label
            self.restyle()

    def restyle(self) -> None:
        """Mark the largest in bold and the true class by its colour."""
        font = number_font()
        font.setBold(self._largest)
        for label in (self.name, self.probability):
            label.setFont(font)
        self.name.setStyleSheet(f"color: {colors().true_class}" if self._is_label else "")
        self.field.set_columns(7)

    def retranslate(self) -> None:
        """Put the fixed texts into the language in use."""
        name = self._session.logits.class_names[self._index]
        self.field.setAccessibleName(
            said(Sentence("SoftmaxBars", "Logit of class {name}").format(name=name))
        )
        self.field.setToolTip(self.field.accessibleName())
        self.bar.setAccessibleName(
            said(Sentence("SoftmaxBars", "Probability of class {name}").format(name=name))
        )
        self.bar.setToolTip(self.bar.accessibleName())

    def _commit(self, value: float) -> None:
        self._session.logits.set_value(self._index, value)


def _two_decimals(value: float) -> str:
    return format_number(value, 2)


def _step(value: float, steps: int) -> float:
    return round(value + steps * LOGIT_STEP, 10)
