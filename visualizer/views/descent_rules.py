"""The rules that take part in a descent: hyper-parameters, place and height of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.row_area import RowArea
from visualizer.widgets.row_ground import RowGround
from visualizer.widgets.rule_row import FIRST, HEIGHT, NAME, RATE, SECOND, RuleRow
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class DescentRules(View):
    """Two lines a rule; the numbers are those of the step on screen."""

    key = "descent_rules"
    title = Sentence("DescentRules", "Rules")
    sentence = Sentence("DescentRules", "Click a row to look closely at its rule.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        descent = session.descent
        self.all_button, self.none_button = QPushButton(), QPushButton()
        self.all_button.clicked.connect(partial(descent.run_only, tuple(descent.optimizers)))
        self.none_button.clicked.connect(partial(descent.run_only, ()))
        self.tools = QWidget(self)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GRID // 2)
        for button in (self.all_button, self.none_button):
            tools.addWidget(button)
        self.rows = {key: RuleRow(descent, key) for key in descent.optimizers}
        self.boxes = {key: row.box for key, row in self.rows.items()}
        self.rates = {key: row.rate for key, row in self.rows.items()}
        self._heads = {column: QLabel() for column in (NAME, RATE, FIRST, SECOND, HEIGHT)}
        self.ground = RowGround()
        self.ground.set_rows({key: row.parts for key, row in self.rows.items()})
        self.ground.chosen.connect(self._choose)
        grid = QGridLayout(self.ground)
        grid.setContentsMargins(GRID, 0, GRID, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(1)
        for column, head in self._heads.items():
            head.setProperty("muted", True)
            grid.addWidget(head, 0, column)
            if column in (FIRST, SECOND, HEIGHT):
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.setColumnStretch(column, 1)
        # In a wide panel the sliders are longer, too.
        grid.setColumnStretch(NAME, 2)
        for number, row in enumerate(self.rows.values()):
            row.stand_in(grid, 1 + 2 * number)
        grid.setRowStretch(1 + 2 * len(self.rows), 1)
        self._area = RowArea(self.ground, next(iter(self.boxes.values())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        # Until a frame takes them in.
        self.tools.hide()
        self.follow_drags_in_turn(descent.changed)
        descent.advanced.connect(self._refresh_places)
        descent.playback.changed.connect(self._refresh_places)
        session.descent_focus.changed.connect(self._mark_chosen)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show every rule as it is set, and where it is at the step on screen."""
        descent = self.session.descent
        for row in self.rows.values():
            row.refresh()
        names = descent.surface.variables
        for column, text in zip(
            (FIRST, SECOND, HEIGHT),
            (*names, *[""] * (2 - len(names)), f"f({', '.join(names)})"),
            strict=True,
        ):
            self._heads[column].setText(text)
        self.all_button.setEnabled(len(descent.running) < len(self.rows))
        self.none_button.setEnabled(bool(descent.running))
        self._refresh_places()
        self._mark_chosen()

    def restyle(self) -> None:
        """Take over colours and text size."""
        for row in self.rows.values():
            row.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._heads[NAME].setText(said(Sentence("DescentRules", "rule")))
        self._heads[RATE].setText(said(Sentence("DescentRules", "learning rate")))
        for button, text, tip in (
            (
                self.all_button,
                Sentence("DescentRules", "All"),
                Sentence("DescentRules", "Let every rule take part"),
            ),
            (
                self.none_button,
                Sentence("DescentRules", "None"),
                Sentence("DescentRules", "Let no rule take part"),
            ),
        ):
            button.setText(said(text))
            button.setToolTip(said(tip))
        for row in self.rows.values():
            row.retranslate()

    def _choose(self, key: str) -> None:
        if key in self.session.descent.running:
            self.session.descent_focus.choose(key)

    def _mark_chosen(self) -> None:
        """Mark the rule that the other panels look at."""
        self.ground.mark(self.session.descent_focus.key)

    def _refresh_places(self) -> None:
        descent = self.session.descent
        step = int(descent.playback.position)
        for key, row in self.rows.items():
            row.refresh_place(descent.trajectories.get(key), step)
        # Numbers become wider on the way.
        self._area.rows_changed()
