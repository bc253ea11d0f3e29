"""The race as a Keras program to copy, beside the notes' old one."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from visualizer.core.descent_script import OLD_SCRIPT, descent_script, line_beginning
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.code_text import CodeText
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

NO_SCRIPT = Sentence("DescentScript", "This surface cannot be written as a program here.")
BESIDE = 90  # letters that two programs side by side need room for


class DescentScript(View):
    """Follows the race; where the panel is wide enough the two stand side by side."""

    key = "descent_script"
    title = Sentence("DescentScript", "Keras code")
    sentence = Sentence("DescentScript", "This race today, and how note 004 once wrote its own.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.today, self.old = CodeText(), CodeText()
        self._heads = QLabel(), QLabel()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(GRID)
        for head, code, share in zip(self._heads, (self.today, self.old), (3, 2), strict=True):
            head.setProperty("muted", True)
            head.setBuddy(code)
            side = QWidget()
            above = QHBoxLayout()
            above.addWidget(head, 1)
            above.addWidget(code.copy_button)
            layout = QVBoxLayout(side)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GRID // 2)
            layout.addLayout(above)
            layout.addWidget(code, 1)
            self._sides.addWidget(side, share)
        self._lit: str | None = None
        self.follow_drags_in_turn(session.descent.changed)
        session.descent_focus.changed.connect(self._look_closely)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Write the program for the race as it stands."""
        descent = self.session.descent
        script = descent_script(
            [rule for key, rule in descent.optimizers.items() if key in descent.running],
            descent.surface,
            descent.surface.variables,
            descent.start,
            descent.n_steps,
            descent.schedule,
            descent.noise,
        )
        self.today.show_code(script or said(NO_SCRIPT))
        self.old.show_code(OLD_SCRIPT)
        self._light()

    def restyle(self) -> None:
        """Take over the text size."""
        for code in (self.today, self.old):
            code.restyle()
        self._turn()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        today, old = self._heads
        today.setText(said(Sentence("DescentScript", "Today: Keras 3")))
        old.setText(said(Sentence("DescentScript", "Note 004: TensorFlow 1, runs no longer")))
        self.today.retranslate(
            said(Sentence("DescentScript", "A complete Python program for this race"))
        )
        self.old.retranslate(
            said(
                Sentence(
                    "DescentScript",
                    "As in note 004: TensorFlow 2 has neither sessions nor this optimizer;"
                    " today every line is computed at once",
                )
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the programs side by side where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _look_closely(self) -> None:
        # It is told of every step, too.
        if self.session.descent_focus.key != self._lit:
            self._light()

    def _light(self) -> None:
        """Light the line of the rule that the other panels look at."""
        key = self._lit = self.session.descent_focus.key
        rule = self.session.descent.optimizers[key] if key else None
        self.today.light(line_beginning(rule) if rule else None)

    def _turn(self) -> None:
        letters = self.width() / max(1, self.today.fontMetrics().averageCharWidth())
        directions = QBoxLayout.Direction
        beside = directions.LeftToRight if letters >= BESIDE else directions.TopToBottom
        if beside != self._sides.direction():
            self._sides.setDirection(beside)
