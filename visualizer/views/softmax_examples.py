"""Where the logits come from: an example of the notes, or the network at work."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

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
    """One click an example; to and from the network on Home."""

    key = "softmax_examples"
    title = Sentence("SoftmaxExamples", "Examples")
    sentence = Sentence("SoftmaxExamples", "Every example of the notes, with its own numbers.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.example_buttons = {key: QPushButton() for key in discover(EXAMPLES)}
        self.follow_button = QPushButton()
        self.follow_button.setCheckable(True)
        self.follow_button.clicked.connect(self._follow_clicked)
        self.send_button = QPushButton()
        self.send_button.clicked.connect(self._send)
        flow = FlowLayout(self, GRID)
        for button in self.example_buttons.values():
            button.clicked.connect(self._example_clicked)
            flow.addWidget(button)
        for button in (self.follow_button, self.send_button):
            flow.addWidget(button)
        session.softmax.changed.connect(self.refresh)
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
