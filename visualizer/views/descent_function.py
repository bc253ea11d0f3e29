"""An own function: typed, understood, and descended at every key."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton

from visualizer.core.function_examples import FUNCTION_EXAMPLES
from visualizer.core.sentence import Sentence
from visualizer.core.typed_surface import TypedSurface
from visualizer.state.session import Session
from visualizer.widgets.formula_field import FormulaField
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

WHAT_CAN_BE_TYPED = Sentence(
    "DescentFunction",
    "A function of w, of x, or of x and y, with + - * / ^ and brackets, the numbers pi and e, and\n"
    "{functions}.\n"
    "The picture follows as you type; Escape brings back what it shows.",
)
GAP = "     "
FUNCTIONS = (
    "sqrt cbrt exp log log2 log10 sin cos tan asin acos atan sinh cosh tanh"
    " abs sign max min relu sigmoid softplus"
)


class DescentFunction(View):
    """Is there while an own function is descended."""

    key = "descent_function"
    title = Sentence("DescentFunction", "Own function")
    sentence = Sentence("DescentFunction", "The function whose lowest place is looked for.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._name = QLabel()
        self.field = FormulaField(session.descent.set_function)
        self.field.judged.connect(self._refresh_line)
        self._name.setBuddy(self.field)
        self.line = TextLine(wraps=True)
        self.examples_button = QToolButton()
        self.examples_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.examples = QMenu(self.examples_button)
        for text in FUNCTION_EXAMPLES:
            self.examples.addAction(text).setData(text)
        self.examples.triggered.connect(self._example_chosen)
        self.examples_button.setMenu(self.examples)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GRID)
        layout.setVerticalSpacing(GRID // 2)
        layout.addWidget(self._name, 0, 0)
        layout.addWidget(self.field, 0, 1)
        layout.addWidget(self.examples_button, 0, 2)
        layout.addWidget(self.line, 1, 1, 1, 2)
        layout.setColumnStretch(1, 1)
        session.descent.changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the function, or go away where another surface is descended."""
        descent = self.session.descent
        self.field.show_text(descent.function)
        if isinstance(descent.surface, TypedSurface):
            self._name.setText(f"f({', '.join(descent.surface.variables)}) =")
        self._refresh_line()
        self.setVisible(isinstance(descent.surface, TypedSurface))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.field.setToolTip(said(WHAT_CAN_BE_TYPED.format(functions=FUNCTIONS)))
        self.field.setAccessibleName(said(self.title))
        self.examples_button.setText(said(Sentence("DescentFunction", "Examples")))
        self.examples_button.setToolTip(
            said(Sentence("DescentFunction", "Functions to begin with, each with its own lesson"))
        )
        for action in self.examples.actions():
            action.setText(f"{action.data()}\t{said(FUNCTION_EXAMPLES[action.data()])}")

    def _refresh_line(self) -> None:
        """Say what is wrong, or what was understood."""
        surface = self.session.descent.surface
        if self.field.problem or not isinstance(surface, TypedSurface):
            self.line.set_text(self.field.problem)
        else:
            self.line.set_text(GAP.join(surface.formulas(0) + surface.formulas(1)))

    def _example_chosen(self, example: QAction) -> None:
        self.session.descent.show_function(example.data())
        self.field.setFocus()
