"""What several layers without a bend between them come to: one."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.collapse import collapsed, first_bend
from visualizer.core.counted import counted
from visualizer.core.network import DenseLayer
from visualizer.core.network_fold import WHOLE
from visualizer.core.number_text import format_number
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.number_table import Cell, NumberTable, Row
from visualizer.widgets.pass_names import PassNames
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View


class WorkbenchCollapse(View):
    """All layers multiplied out, where their activations allow it."""

    key = "workbench_collapse"
    title = Sentence("WorkbenchCollapse", "One layer")
    sentence = Sentence("WorkbenchCollapse", "Hidden layers that do not bend are no more than one.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words = TextLine(wraps=True)
        self.words.set_bold(True)
        self.table = NumberTable()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        self.follow(session.walk.changed)
        self.restyle()
        self.refresh()

    def refresh(self) -> None:
        """Multiply the layers out, or say which of them bends."""
        workbench = self.session.workbench
        network = workbench.network
        bend = first_bend(network)
        if bend is not None:
            text = Sentence("WorkbenchCollapse", "{layer} bends: {activation} keeps them apart.")
            name = PassNames(workbench, self.session.walk).layer(bend)
            text = text.format(layer=name, activation=network.layers[bend].activation)
        else:
            text = counted(
                len(network.layers),
                Sentence("WorkbenchCollapse", "x @ W + b is what the only layer says."),
                Sentence("WorkbenchCollapse", "x @ W + b says the same as all {n} layers."),
            )
        self.words.set_text(said(text))
        fits = bend is None and max(network.sizes[0], network.sizes[-1]) <= WHOLE
        self.table.setVisible(fits)
        if fits:
            with np.errstate(all="ignore"):
                self._show(collapsed(network))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.words.setFont(number_font())
        self.table.restyle()

    def _show(self, layer: DenseLayer) -> None:
        """Show the one layer: a row an input, a column an output, and what comes out."""
        walk, x = self.session.walk, np.array(self.session.workbench.scene.x)
        outputs = range(layer.n_units)

        def cells(numbers: np.ndarray, *, bold: bool = False) -> tuple[Cell, ...]:
            return tuple(Cell(format_number(float(n), walk.decimals), bold=bold) for n in numbers)

        rows: list[Row] = [
            (Cell(f"x {index} = {format_number(float(value), walk.decimals)}"), *cells(weights))
            for index, (value, weights) in enumerate(zip(x, layer.weights, strict=True))
        ]
        rows.append((Cell("b"), *cells(layer.bias)))
        with np.errstate(all="ignore"):
            total = x @ layer.weights + layer.bias
        heads = ("", *(f"W {output}" for output in outputs))
        self.table.show_table(heads, rows, (Cell("x @ W + b"), *cells(total, bold=True)))
