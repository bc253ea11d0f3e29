"""One rule of a race: whether it runs, its hyper-parameters, and where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_number, format_setting
from visualizer.core.sentence import Sentence
from visualizer.core.trajectory import Trajectory
from visualizer.state.descent import DescentState
from visualizer.widgets.descent_series import MARKS, series_color, series_symbol
from visualizer.widgets.log_slider import LogSlider
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.rule_box import RuleBox, other_parameters
from visualizer.widgets.short_button import ShortButton
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import number_font

# 4.99999999 after the note's 1,001 steps must not read 5.
DECIMALS = {1: 8, 2: 5}
HEIGHT_DECIMALS = 6
# The slider's ends; any other rate is typed.
SLOWEST, FASTEST = 1e-5, 10.0
MARK, NAME, RATE, FIRST, SECOND, HEIGHT = range(6)  # columns


class RuleRow:
    """The widgets of one rule; they stand in the columns of the legend, on two lines.

    Parameters
    ----------
    descent : DescentState
    key : str
        Of the rule.
    """

    def __init__(self, descent: DescentState, key: str) -> None:
        self._descent, self._key = descent, key
        self._mark = QLabel(MARKS[series_symbol(descent, key)])
        self.box = QCheckBox()
        self.box.clicked.connect(self._box_clicked)
        self.rate = NumberField(self._set_rate, format_setting, step_round)
        self.slider = LogSlider(SLOWEST, FASTEST)
        self.slider.slid.connect(self._set_rate)
        self.button = ShortButton()
        self.button.clicked.connect(self._open)
        self.popover: RuleBox | None = None
        self.numbers = [TextLine(Qt.AlignmentFlag.AlignRight) for _ in range(3)]
        self.diverged = TextLine(Qt.AlignmentFlag.AlignRight)
        for reading in self.readings:
            reading.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def parts(self) -> list[QWidget]:
        """All that stands in its two lines."""
        return [*self.readings, self.box, self.rate, self.slider, self.button]

    @property
    def readings(self) -> list[QWidget]:
        """What is no control: a click there goes to what they stand on."""
        return [self._mark, *self.numbers, self.diverged]

    def stand_in(self, grid: QGridLayout, line: int) -> None:
        """Take two lines of a grid."""
        alone = ((self._mark, MARK), (self.box, NAME), (self.rate, RATE))
        numbers = zip(self.numbers, (FIRST, SECOND, HEIGHT), strict=True)
        for widget, column in (*alone, *numbers):
            grid.addWidget(widget, line, column)
        grid.addWidget(self.diverged, line, FIRST, 1, HEIGHT - FIRST + 1)
        grid.addWidget(self.slider, line + 1, NAME, 1, 2)
        grid.addWidget(self.button, line + 1, FIRST, 1, HEIGHT - FIRST + 1)
        self.diverged.hide()

    def refresh(self) -> None:
        """Show the rule as it is set."""
        rule = self._descent.optimizers[self._key]
        runs = self._key in self._descent.running
        self.box.setChecked(runs)
        self.rate.set_value(rule.learning_rate)
        self.slider.set_number(rule.learning_rate)
        settings = self._settings()
        explanation = Sentence("RuleRow", "Change these numbers, or whose form of the rule it is")
        self.button.set_texts(settings, said(explanation))
        _show(self.slider, runs)
        _show(self.button, runs and bool(settings))

    def refresh_place(self, trajectory: Trajectory | None, step: int) -> None:
        """Show where the rule is after so many steps; nothing where it takes no part."""
        gone = trajectory is not None and _has_diverged(trajectory, step)
        texts = ["", "", ""]
        if trajectory is not None and not gone:
            place = trajectory.positions[step]
            decimals = DECIMALS[len(place)]
            texts = [format_number(float(value), decimals) for value in place]
            texts[len(place) :] = [""] * (2 - len(place))
            texts.append(format_number(float(trajectory.values[step]), HEIGHT_DECIMALS))
        for line, text in zip(self.numbers, texts, strict=True):
            line.set_text(text)
            _show(line, not gone)
        _show(self.diverged, gone)
        if trajectory is not None and gone:
            self.diverged.set_text(said(trajectory.ending))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.rate.set_columns(7)
        color = series_color(self._descent, self._key)
        self._mark.setStyleSheet(f"color: {color}")
        self.slider.set_color(color)
        for line in self.numbers:
            line.setFont(number_font())

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        rule = self._descent.optimizers[self._key]
        self.box.setText(said(rule.title))
        takes_part = said(Sentence("RuleRow", "Whether this rule takes part"))
        self.box.setToolTip(f"{takes_part}\n{said(rule.note)}")
        look = said(Sentence("RuleRow", "A click here looks at this rule in every panel"))
        for reading in self.readings:
            reading.setToolTip(look)
        rate = said(Sentence("RuleRow", "Learning rate of {rule}").format(rule=rule.title))
        tip = said(Sentence("RuleRow", "How far one step of this rule goes; a number above 0"))
        for control in (self.rate, self.slider):
            control.setToolTip(tip)
            control.setAccessibleName(rate)

    def _settings(self) -> list[str]:
        """Return everything but the learning rate in short, whose form it is first."""
        rule = self._descent.optimizers[self._key]
        words = [] if type(rule) is self._descent.variants(self._key)[0] else [said(rule.form)]
        return words + [
            f"{parameter.symbol} {format_setting(getattr(rule, name))}"
            for name, parameter in other_parameters(rule).items()
        ]

    def _set_rate(self, rate: float) -> None:
        self._descent.set_learning_rate(self._key, rate)

    def _box_clicked(self, *_: object) -> None:
        # PySide 6.11 hands some slots no `checked`.
        self._descent.set_running(self._key, self.box.isChecked())

    def _open(self) -> None:
        if self.popover is None:
            # Eleven of them would make the page slow to come.
            self.popover = RuleBox(self._descent, self._key, self.button)
            self.popover.open()


def _has_diverged(trajectory: Trajectory, step: int) -> bool:
    return trajectory.diverged_at is not None and step >= trajectory.diverged_at


def _show(widget: QWidget, visible: bool) -> None:
    # What is told again what it is already has its whole page laid out anew.
    if widget.isHidden() == visible:
        widget.setVisible(visible)
