"""The formulas of one unit with its numbers in them, as far as the walk has come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout

from visualizer.core.pass_formula import PassFormula
from visualizer.core.sentence import Sentence
from visualizer.core.walk_scene import MAX_DECIMALS, MIN_DECIMALS
from visualizer.state.session import Session
from visualizer.widgets.pass_names import PassNames
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID
from visualizer.widgets.token_text import TokenText
from visualizer.widgets.view import View


class WorkbenchFormula(View):
    """z = Σ w·a + b and a = f(z), or the gradients, of the unit at work or the pinned one."""

    key = "workbench_formula"
    title = Sentence("WorkbenchFormula", "Formula")
    sentence = Sentence("WorkbenchFormula", "What the unit at work computes, number by number.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._name = TextLine(elides=True)
        self._name.set_bold(True)
        self._decimals_name = QLabel()
        self.decimals = QSpinBox()
        self.decimals.setRange(MIN_DECIMALS, MAX_DECIMALS)
        self.decimals.valueChanged.connect(session.walk.set_decimals)
        self._decimals_name.setBuddy(self.decimals)
        self.formulas = TokenText()
        self.code = QLabel()
        self.code.setWordWrap(True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._decimals_name)
        top.addWidget(self.decimals)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(top)
        layout.addWidget(self.formulas, 1)
        layout.addWidget(self.code)
        self.follow(session.walk.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Put the numbers of the unit at work in."""
        workbench, walk = self.session.workbench, self.session.walk
        scene, (layer, unit) = workbench.scene, walk.focus
        formula = PassFormula(
            workbench.network,
            workbench.trace,
            workbench.gradients,
            walk.fold,
            walk.progress,
            scene.target,
            scene.loss,
            scene.learning_rate,
            walk.decimals,
        )
        names = PassNames(workbench, walk)
        self._name.set_text(f"{names.layer(layer)}, {names.place(layer, unit)}")
        self.formulas.show_lines(formula.lines(layer, unit))
        self.code.setText(formula.code(layer, unit))
        # Set anew, even to the same, it is painted anew.
        if self.decimals.value() != walk.decimals:
            self.decimals.setValue(walk.decimals)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.formulas.restyle()
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF())
        self.code.setFont(QFont(font))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._decimals_name.setText(said(Sentence("WorkbenchFormula", "Decimals")))
        for widget, text in (
            (self.decimals, Sentence("WorkbenchFormula", "Decimals of every number on this page")),
            (
                self.code,
                Sentence(
                    "WorkbenchFormula",
                    "The whole layer in numpy; note 001 calls z a, and a it calls z",
                ),
            ),
        ):
            widget.setToolTip(said(text))
            widget.setAccessibleName(said(text))
