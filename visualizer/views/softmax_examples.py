"""Where the logits come from: an example of the notes, or the network at work."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton

from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.state.softmax import EXAMPLES
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class SoftmaxExamples(View):
    """One click an example; undo and redo; to and from the network on Home."""

    key = "softmax_examples"
    title = Sentence("SoftmaxExamples", "Examples")
    sentence = Sentence("SoftmaxExamples", "Every example of the notes, with its own numbers.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        stack = session.undo_stack
        self.example_buttons = {key: QPushButton() for key in discover(EXAMPLES)}
        self.follow_button = QPushButton()
        self.follow_button.setCheckable(True)
        self.follow_button.clicked.connect(self._follow_clicked)
        self.send_button = QPushButton()
        self.send_button.clicked.connect(self._send)
        self.undo_button, self.redo_button = QToolButton(), QToolButton()
        self.undo_button.clicked.connect(stack.undo)
        self.redo_button.clicked.connect(stack.redo)
        flow = FlowLayout(self, GRID)
        for button in self.example_buttons.values():
            button.clicked.connect(self._example_clicked)
            flow.addWidget(button)
        for button in (self.follow_button, self.send_button, self.undo_button, self.redo_button):
            flow.addWidget(button)
        session.softmax.changed.connect(self.refresh)
        # With what the signal carries: the stack sends it once more while it is deleted.
        stack.canUndoChanged.connect(self.undo_button.setEnabled)
        stack.canRedoChanged.connect(self.redo_button.setEnabled)
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        scene = self.session.softmax.scene
        self.follow_button.setChecked(scene.following)
        self.send_button.setEnabled(
            len(scene.logits) == len(self.session.logits.class_names) and not scene.following
        )

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.follow_button.setIcon(icon("follow"))
        self.undo_button.setIcon(icon("undo"))
        self.redo_button.setIcon(icon("redo"))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, example in discover(EXAMPLES).items():
            button = self.example_buttons[key]
            button.setText(said(example.title))
            button.setToolTip(f"{said(example.source)}: {said(example.lesson)}")
        for button, text, explanation in (
            (
                self.follow_button,
                Sentence("SoftmaxExamples", "Network"),
                Sentence(
                    "SoftmaxExamples", "Show the logits of the network on Home as they change"
                ),
            ),
            (
                self.send_button,
                Sentence("SoftmaxExamples", "What if?"),
                Sentence("SoftmaxExamples", "Put these ten logits in the network's place on Home"),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(explanation))
        for button, text, key in (
            (self.undo_button, Sentence("SoftmaxExamples", "Undo"), QKeySequence.StandardKey.Undo),
            (self.redo_button, Sentence("SoftmaxExamples", "Redo"), QKeySequence.StandardKey.Redo),
        ):
            button.setAccessibleName(said(text))
            button.setToolTip(f"{said(text)} ({QKeySequence(key).toString()})")

    def _example_clicked(self) -> None:
        for key, button in self.example_buttons.items():
            if button is self.sender():
                self.session.softmax.show_example(key)

    def _follow_clicked(self) -> None:
        softmax = self.session.softmax
        if softmax.scene.following:
            softmax.freeze()
        else:
            softmax.follow()

    def _send(self) -> None:
        self.session.logits.set_values(self.session.softmax.logits)
