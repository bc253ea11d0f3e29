"""What makes an output: gradient times input, as a picture or as bars."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from visualizer.core.attribution import gradient_times_input
from visualizer.core.network_fold import WHOLE
from visualizer.core.number_text import format_number, format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.number_table import Cell, NumberTable, Row
from visualizer.widgets.signed_image import SignedImage
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View


class WorkbenchAttribution(View):
    """How much each input adds to one logit; choosing one lights its strongest paths."""

    key = "workbench_attribution"
    title = Sentence("WorkbenchAttribution", "Why this output")
    sentence = Sentence("WorkbenchAttribution", "Gradient × input: blue adds to the logit.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._name = QLabel()
        self.output_box = ChoiceBox()
        self.output_box.activated.connect(self._choose)
        self._name.setBuddy(self.output_box)
        self.sum_line = TextLine(wraps=True)
        self.sum_line.set_bold(True)
        self.image = SignedImage()
        self.table = NumberTable()
        choice = QHBoxLayout()
        choice.addWidget(self._name)
        choice.addWidget(self.output_box)
        choice.addWidget(self.sum_line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(choice)
        layout.addWidget(self.image, 1)
        layout.addWidget(self.table, 1)
        self.follow(session.walk.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show what each input adds to the logit chosen, or to the largest one."""
        workbench, walk = self.session.workbench, self.session.walk
        logits = workbench.trace.logits
        names = [
            said(Sentence("WorkbenchAttribution", "largest")),
            *(str(index) for index in range(len(logits))),
        ]
        chosen = walk.explained
        self.output_box.show_choices(names, 0 if chosen is None else chosen + 1)
        index = int(np.argmax(logits)) if chosen is None else chosen
        parts = gradient_times_input(workbench.network, workbench.trace, index)
        text = Sentence("WorkbenchAttribution", "Σ = {total}, logit {index} = {logit}")
        self.sum_line.set_text(
            said(
                text.format(
                    total=format_number(float(parts.sum()), walk.decimals),
                    index=index,
                    logit=format_number(float(logits[index]), walk.decimals),
                )
            )
        )
        is_image = len(parts) > WHOLE
        self.image.setVisible(is_image)
        self.table.setVisible(not is_image)
        if is_image:
            self.image.show_values(self.session.workbench.scene.input_grid.picture(parts))
        else:
            self._show_bars(parts)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.sum_line.setFont(number_font())
        self.table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._name.setText(said(Sentence("WorkbenchAttribution", "Logit")))
        text = said(
            Sentence("WorkbenchAttribution", "The logit explained; its strongest paths light up")
        )
        self.output_box.setToolTip(text)
        self.output_box.setAccessibleName(text)

    def _show_bars(self, parts: np.ndarray) -> None:
        decimals = self.session.walk.decimals
        largest = float(np.abs(np.nan_to_num(parts)).max(initial=0.0)) or 1.0
        rows: list[Row] = [
            (
                Cell(str(number)),
                Cell(format_setting(value)),
                Bar(float(part) / largest, signed=True),
                Cell(format_number(float(part), decimals), bold=True),
            )
            for number, (value, part) in enumerate(
                zip(self.session.workbench.scene.x, parts, strict=True)
            )
        ]
        self.table.show_table(("", "x", "", "x · dz/dx"), rows)

    def _choose(self, place: int) -> None:
        self.session.walk.explain(place - 1 if place else None)
