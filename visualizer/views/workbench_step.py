"""How wrong the network is, and the step of gradient descent that makes it less so."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from visualizer.core.backward import numerical_gradient
from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_digits, format_number, format_setting
from visualizer.core.output_losses import losses_for
from visualizer.core.sentence import Problem, Sentence
from visualizer.core.unit_sum import unit_sum
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.figure_metrics import FigureMetrics
from visualizer.widgets.icons import icon
from visualizer.widgets.list_field import ListField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import ZOOMS, Cell, NumberTable, Row
from visualizer.widgets.pass_names import PassNames
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

LOSS_NAMES = {
    "categorical_crossentropy": Sentence("WorkbenchStep", "cross-entropy"),
    "binary_crossentropy": Sentence("WorkbenchStep", "binary cross-entropy"),
    "half_sum_of_squares": Sentence("WorkbenchStep", "half sum of squares"),
}
EPOCHS = 100
HOLD_MS = 300  # a button held down takes a step so often
N_CHECKS = 3  # weights of the unit at work whose gradients are measured
LIST_LIMIT = 20  # of inputs or targets that fit into a field


class WorkbenchStep(View):
    """Input and target, the loss before and after, and the button that takes the step."""

    key = "workbench_step"
    title = Sentence("WorkbenchStep", "Step")
    sentence = Sentence("WorkbenchStep", "Against the gradient: w ← w − η·dw.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.workbench
        self._rate_name, self._x_name, self._y_name = QLabel("η"), QLabel("x"), QLabel("y")
        self.back_button, self.next_button = QToolButton(), QToolButton()
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self._sample = TextLine()
        self.x, self.y = ListField(state.set_inputs), ListField(state.set_targets)
        self.class_box, self.loss_box = ChoiceBox(), ChoiceBox()
        self.class_box.activated.connect(state.set_true_class)
        self.loss_box.activated.connect(self._choose_loss)
        self.rate = NumberField(state.set_learning_rate, format_setting, step_round)
        self._rate_name.setBuddy(self.rate)
        self.step_button, self.train_button = QPushButton(), QPushButton()
        for button, action in (
            (self.step_button, self._take_step),
            (self.train_button, self._train),
        ):
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(HOLD_MS)
            button.setAutoRepeatInterval(HOLD_MS)
            button.clicked.connect(action)
        self.step_button.setObjectName("main")
        self.loss_line = TextLine(elides=True)
        self.loss_line.set_bold(True)
        self.table, self.checks = NumberTable(), NumberTable()
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._x_name, 0, 0)
        grid.addWidget(self.x, 0, 1)
        grid.addWidget(self._y_name, 1, 0)
        grid.addWidget(self.y, 1, 1)
        grid.addWidget(self.class_box, 1, 1)
        samples = QHBoxLayout()
        samples.setSpacing(GRID)
        for widget in (self.back_button, self._sample, self.next_button):
            samples.addWidget(widget)
        grid.addLayout(samples, 0, 2)
        grid.addWidget(self.loss_box, 1, 2)
        buttons = QHBoxLayout()
        for widget in (self._rate_name, self.rate, self.step_button, self.train_button):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(grid)
        layout.addLayout(buttons)
        layout.addWidget(self.loss_line)
        layout.addWidget(self.table, 5)
        layout.addWidget(self.checks, 4)
        layout.addStretch(0)
        self.follow(session.walk.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the sample, its loss, and what a step would make of that."""
        state = self.session.workbench
        scene = state.scene
        is_classifier = state.network.layers[-1].activation == "softmax"
        # The diagram shows a larger input as a picture.
        fits = len(scene.x) <= LIST_LIMIT
        self.x.setVisible(fits)
        self._x_name.setVisible(fits)
        self.x.show_numbers(scene.x if fits else ())
        self.y.setVisible(not is_classifier)
        self.y.show_numbers(scene.target)
        self.class_box.setVisible(is_classifier)
        self.class_box.show_choices(
            [str(index) for index in range(len(scene.target))],
            scene.target.index(max(scene.target)),
        )
        losses = losses_for(state.network.layers[-1].activation)
        self.loss_box.show_choices(
            [said(LOSS_NAMES[key]) for key in losses], losses.index(scene.loss)
        )
        self.rate.set_value(scene.learning_rate)
        self._show_sample()
        self.loss_line.set_text(
            said(
                Sentence("WorkbenchStep", "loss {loss}, after a step {next_loss}").format(
                    loss=format_digits(state.gradients.loss, 8),
                    next_loss=format_digits(state.next_loss, 8),
                )
            )
        )
        if len(scene.samples) > 1:
            self._show_samples()
        else:
            self._show_outputs()
        self._show_checks()
        self._keep_together()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.rate.set_columns(6)
        self.loss_line.setFont(number_font())
        self.back_button.setIcon(icon("previous"))
        self.next_button.setIcon(icon("next"))
        for table in (self.table, self.checks):
            table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.step_button.setText(said(Sentence("WorkbenchStep", "Apply")))
        self.train_button.setText(said(Sentence("WorkbenchStep", "{n} epochs").format(n=EPOCHS)))
        for widget, text in (
            (
                self.checks,
                Sentence(
                    "WorkbenchStep",
                    "Gradients of the unit at work, measured: (L(w + h) − L(w − h)) / 2h, h = 1e−5",
                ),
            ),
            (self.x, Sentence("WorkbenchStep", "The input: as many numbers as the network takes")),
            (self.y, Sentence("WorkbenchStep", "What the outputs should be")),
            (self.class_box, Sentence("WorkbenchStep", "Which class is the truth")),
            (self.loss_box, Sentence("WorkbenchStep", "How the error is measured")),
            (self.rate, Sentence("WorkbenchStep", "Learning rate η of a step, a number above 0")),
            (self.back_button, Sentence("WorkbenchStep", "The sample before this one")),
            (self.next_button, Sentence("WorkbenchStep", "The next sample")),
            (
                self.step_button,
                Sentence("WorkbenchStep", "Change every weight and bias by −η times its gradient"),
            ),
            (
                self.train_button,
                Sentence("WorkbenchStep", "Take a step for every sample in turn, so many times"),
            ),
        ):
            widget.setToolTip(said(text))
            widget.setAccessibleName(said(text))

    def _show_sample(self) -> None:
        """Name the sample, and let the person go on to another where there is one."""
        scene, digit = self.session.workbench.scene, self.session.digit
        n_samples, text = len(scene.samples), ""
        if n_samples > 1:
            text = f"{scene.sample + 1} / {n_samples}"
        elif scene.sees_digit and digit.index is not None:
            text = said(Sentence("WorkbenchStep", "digit {index}").format(index=f"{digit.index:,}"))
        self._sample.set_text(text)
        several = n_samples > 1 or (scene.sees_digit and digit.n_images > 1)
        for button in (self.back_button, self.next_button):
            button.setVisible(several)

    def _show_outputs(self) -> None:
        """Show every output beside what it should be."""
        state = self.session.workbench
        decimals = self.session.walk.decimals
        gradient = state.gradients.net_inputs[-1]
        largest = max((abs(float(value)) for value in gradient), default=0.0) or 1.0
        rows: list[Row] = [
            (
                Cell(str(index)),
                Cell(format_number(wanted, decimals)),
                Cell(format_number(float(output), decimals)),
                Bar(float(dz) / largest, signed=True),
                Cell(format_number(float(dz), decimals), bold=True),
            )
            for index, (wanted, output, dz) in enumerate(
                zip(state.scene.target, state.trace.output, gradient, strict=True)
            )
        ]
        self.table.show_table(("", "y", "ŷ", "", "dz"), rows)

    def _show_samples(self) -> None:
        """Show what the network makes of every sample, and the mean of their losses."""
        state = self.session.workbench
        decimals = self.session.walk.decimals
        passes = state.sample_passes
        rows: list[Row] = [
            (
                Cell(", ".join(format_setting(value) for value in sample.x)),
                Cell(", ".join(format_setting(value) for value in sample.target)),
                Cell(", ".join(format_number(float(value), decimals) for value in trace.output)),
                Cell(format_number(gradients.loss, decimals)),
            )
            for sample, (trace, gradients) in zip(state.scene.samples, passes, strict=True)
        ]
        mean_loss = sum(gradients.loss for _, gradients in passes) / len(passes)
        mean = format_number(mean_loss, decimals)
        name = said(Sentence("WorkbenchStep", "mean"))
        footer = (Cell(name), Cell(""), Cell(""), Cell(mean, bold=True))
        loss_name = said(Sentence("WorkbenchStep", "loss"))
        self.table.show_table(("x", "y", "ŷ", loss_name), rows, footer)
        self.table.light(state.scene.sample)

    def _show_checks(self) -> None:
        """Measure some gradients of the unit at work by changing each number a little."""
        state, walk = self.session.workbench, self.session.walk
        scene, (layer, unit) = state.scene, walk.focus
        if state.network.layers[layer].is_maximum:
            # It has learnt nothing that could be measured.
            self.checks.show_table(("", "", "", ""), [])
            return
        terms = unit_sum(state.network, state.trace, walk.fold, layer, unit)
        largest = sorted(
            zip(terms.sources.tolist(), terms.inputs.tolist(), strict=True),
            key=lambda term: -abs(term[1]),
        )[:N_CHECKS]
        given, dz = state.trace.activations[layer], state.gradients.net_inputs[layer]
        names = PassNames(state, walk)
        numbers: list[tuple[str, int | None]] = [
            (f"w {names.source(layer, unit, source)}", source) for source, _ in sorted(largest)
        ]
        numbers.append(("b", None))
        rows: list[Row] = []
        for name, source in numbers:
            computed = state.network.layers[layer].weight_gradient(given, dz, source, unit)
            measured = numerical_gradient(
                state.network, state.trace, scene.target, scene.loss, (layer, source, unit)
            )
            rows.append(
                (
                    Cell(name),
                    Cell(format_digits(computed, 6)),
                    Cell(format_digits(measured, 6)),
                    Cell(format_digits(computed - measured, 2)),
                )
            )
        heads = (
            "",
            said(Sentence("WorkbenchStep", "gradient")),
            said(Sentence("WorkbenchStep", "measured")),
            said(Sentence("WorkbenchStep", "difference")),
        )
        self.checks.show_table(heads, rows)

    def _keep_together(self) -> None:
        """Leave the room that text at its largest does not need under both tables."""
        line = math.ceil(ZOOMS[0] * FigureMetrics(number_font()).line_height)
        for table in (self.table, self.checks):
            n_lines = 1 + len(table.rows) + bool(table.footer)
            # Set anew, even to the same, it has the window laid out anew.
            if table.maximumHeight() != n_lines * line + GRID:
                table.setMaximumHeight(n_lines * line + GRID)

    def _choose_loss(self, index: int) -> None:
        state = self.session.workbench
        state.set_loss(losses_for(state.network.layers[-1].activation)[index])

    def _go_back(self) -> None:
        self._move(-1)

    def _go_on(self) -> None:
        self._move(1)

    def _move(self, offset: int) -> None:
        scene = self.session.workbench.scene
        if len(scene.samples) > 1:
            self.session.workbench.show_sample(scene.sample + offset)
        else:
            self.session.digit.move(offset)

    def _take_step(self) -> None:
        self._learn(self.session.workbench.take_step)

    def _train(self) -> None:
        self._learn(partial(self.session.workbench.train, EPOCHS))

    def _learn(self, action: Callable[[], None]) -> None:
        try:
            action()
        except Problem as problem:
            self.loss_line.set_text(said(problem.sentence))
