"""When a run is to pause by itself: after an epoch, at an accuracy, without progress."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from visualizer.core.number_text import format_setting, parse_share
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.button_key import ButtonKey
from visualizer.widgets.icons import icon
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.optional_field import OptionalField
from visualizer.widgets.popover import Popover
from visualizer.widgets.run_view import RunView
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID


class RunUntil(RunView):
    """A button that says what the run trains for, and opens the fields to change it."""

    # Of what the accuracy is, for those to whom it is explained.
    accuracy_texts = (
        Sentence("TrainingUntil", "validation accuracy is at least"),
        Sentence(
            "TrainingUntil",
            "Share of the validation images that is answered rightly, as 0.97 or 97 %;"
            " of the test images where none are held out",
        ),
    )
    patience_text = Sentence(
        "TrainingUntil",
        "Epochs in a row in which the validation loss was never lower than before:"
        " the patience of early stopping",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.button = QToolButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        ButtonKey(self.button, "Shift+F5")
        self.popover = Popover(self.button)
        self.bubble = Bubble(self.button)
        self._told: str | None = None
        self.epoch = OptionalField(self._set_epoch, 1, 1)
        self.accuracy = OptionalField(self._set_accuracy, 0.01, 0.95, parse_share)
        self.patience = OptionalField(self._set_patience, 1, 2)
        self._heading = QLabel()
        self._fields = [
            LabelledField(field) for field in (self.epoch, self.accuracy, self.patience)
        ]
        self.popover.column.addWidget(self._heading)
        for field in self._fields:
            self.popover.column.addWidget(field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.trained.training_goal.changed.connect(self.refresh)
        self.trained.training.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show what is set, and what of it is reached."""
        goal, met = self.trained.training_goal.goal, self.trained.training_goal.met
        words = []
        for part, field, text in (
            ("epoch", self.epoch, Sentence("TrainingUntil", "epoch {number}")),
            ("accuracy", self.accuracy, Sentence("TrainingUntil", "{number}")),
            ("patience", self.patience, Sentence("TrainingUntil", "patience {number}")),
        ):
            value = getattr(goal, part)
            field.set_value(value)
            if value is not None:
                word = said(text.format(number=format_setting(value)))
                words.append(f"{word} ✓" if part in met else word)
        text = (
            said(Sentence("TrainingUntil", "Until {goal}").format(goal=" · ".join(words)))
            if words
            else said(Sentence("TrainingUntil", "Until…"))
        )
        self.button.setText(text)
        self._tell_of_pause(met)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.bubble.hide()
        self.button.setIcon(icon("until"))
        self.popover.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 26) + 4 * GRID)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.bubble.hide()
        self.button.setToolTip(
            said(
                Sentence(
                    "TrainingUntil",
                    "When the run pauses by itself; it can go on from there (Shift+F5)",
                )
            )
        )
        self._heading.setText(said(Sentence("TrainingUntil", "Pause as soon as")))
        for field, (name, explanation) in zip(self._fields, self._texts(), strict=True):
            field.set_texts(said(name), said(explanation))
        for field in (self.epoch, self.accuracy, self.patience):
            field.set_placeholder(said(Sentence("TrainingUntil", "not set")))

    def _tell_of_pause(self, met: dict[str, Sentence]) -> None:
        """Say once, large enough for everybody, that it is for the goal that the run pauses."""
        message = self.trained.training.message
        if message != self._told:
            self._told = message
            if message in met.values():
                self.bubble.say(said(message), is_news=True)
            else:
                self.bubble.hide()

    def _set_epoch(self, value: float | None) -> None:
        self.trained.training_goal.configure(epoch=value)

    def _set_accuracy(self, value: float | None) -> None:
        self.trained.training_goal.configure(accuracy=value)

    def _set_patience(self, value: float | None) -> None:
        self.trained.training_goal.configure(patience=value)

    def _texts(self) -> tuple[tuple[Sentence, Sentence], ...]:
        return (
            (
                Sentence("TrainingUntil", "this epoch is over"),
                Sentence("TrainingUntil", "Run to the end of this epoch, then pause"),
            ),
            self.accuracy_texts,
            (
                Sentence("TrainingUntil", "epochs without progress come to"),
                self.patience_text,
            ),
        )
