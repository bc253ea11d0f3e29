"""What kind of place a rule is at, said truthfully: slope, curvatures, and what they make it."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_digits, format_place, format_setting
from visualizer.core.pass_formula import Line, Token
from visualizer.core.place import Place, PlaceKind
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.descent_series import MARKS, series_symbol
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell, NumberTable, Row
from visualizer.widgets.rule_choice import RuleChoice
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, title_font
from visualizer.widgets.token_text import TokenText
from visualizer.widgets.turns import turns
from visualizer.widgets.view import View

DIGITS = 5
UNKNOWN, SEARCHED = "–", "…"
# A sentence is read, and is no heading: so large, with room for the longest and four rules.
VERDICT_SIZE, VERDICT_LINES = 1.2, 7
WORDS = {
    PlaceKind.SLOPE: Sentence("DescentPlace", "Slope"),
    PlaceKind.PLATEAU: Sentence("DescentPlace", "Plateau"),
    PlaceKind.MINIMUM: Sentence("DescentPlace", "Minimum"),
    PlaceKind.MAXIMUM: Sentence("DescentPlace", "Maximum"),
    PlaceKind.SADDLE: Sentence("DescentPlace", "Saddle"),
    PlaceKind.DEGENERATE: Sentence("DescentPlace", "Degenerate"),
    PlaceKind.NO_SLOPE: Sentence("DescentPlace", "No slope"),
}
REASONS = {
    PlaceKind.SLOPE: Sentence("DescentPlace", "The gradient is not 0: from here it goes down."),
    PlaceKind.PLATEAU: Sentence(
        "DescentPlace", "Hardly any slope and hardly any bend: steps are tiny, but it still falls."
    ),
    PlaceKind.MINIMUM: Sentence(
        "DescentPlace", "Level, and it bends upward in every direction: lowest of all around."
    ),
    PlaceKind.MAXIMUM: Sentence(
        "DescentPlace", "Level, and it bends downward in every direction: highest of all around."
    ),
    PlaceKind.SADDLE: Sentence(
        "DescentPlace", "Level, but it bends upward one way and downward another: no minimum."
    ),
    PlaceKind.DEGENERATE: Sentence(
        "DescentPlace", "Level, and a curvature is about 0: curvatures cannot tell what it is."
    ),
    PlaceKind.NO_SLOPE: Sentence(
        "DescentPlace", "The function has no slope here, as at a kink or at the edge of its domain."
    ),
}
ON_RIDGE = Sentence(
    "DescentPlace",
    "On the ridge: the gradient's component across it is exactly 0, so without noise nothing"
    " pushes it to either side.",
)
NEARLY_ON_RIDGE = Sentence(
    "DescentPlace",
    "All but on the ridge: the gradient's component across it is {slope}, so it takes long to"
    " leave.",
)


class DescentPlace(View):
    """Gradient and Hessian at the ball, a word for the place, and who gets away from a saddle."""

    key = "descent_place"
    title = Sentence("DescentPlace", "At the ball")
    sentence = Sentence("DescentPlace", "A small slope alone is no minimum: the bends decide.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        focus = session.descent_focus
        self.choice = RuleChoice(session)
        self.word, self.step_line = TextLine(elides=True), TextLine(muted=True)
        self.word.set_bold(True)
        self.table, self.verdict = NumberTable(), TokenText(VERDICT_SIZE)
        self.nudge_button = QPushButton()
        self.nudge_button.clicked.connect(self._nudge)
        self.nudge_field = NumberField(focus.set_nudge_size, format_setting, step_round)
        self.directions_box = QCheckBox()
        self.directions_box.clicked.connect(focus.set_shows_directions)
        self._bubble = Bubble(self.nudge_button)
        top, middle, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.choice)
        top.addWidget(self.word, 1)
        top.addWidget(self.step_line)
        middle.setSpacing(2 * GRID)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.verdict, 1)
        for widget in (self.nudge_button, self.nudge_field, self.directions_box):
            bottom.addWidget(widget)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(bottom)
        self.follow_drags_in_turn(focus.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Look at the place on screen."""
        focus = self.session.descent_focus
        self.choice.refresh()
        step = Sentence("DescentPlace", "after step {step}").format(step=f"{focus.step:,}")
        self.step_line.set_text(said(step))
        heads = ("", *self.session.descent.surface.variables, "")
        place = focus.place
        self.table.show_table(heads, self._rows(place))
        self.word.set_text("" if place is None else said(WORDS[place.kind]))
        self.verdict.show_lines(self._verdict(place))
        if not focus.knows_who_stays:
            turns().take(self, "go on", self._look_on)
        self.nudge_field.set_value(focus.nudge_size)
        self.directions_box.setChecked(focus.shows_directions)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.word.setFont(title_font())
        self.table.restyle()
        self.verdict.restyle()
        self.verdict.have_room_for(VERDICT_LINES)
        self.nudge_field.set_columns(6)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.choice.retranslate()
        for widget, name, tip in (
            (
                self.nudge_button,
                Sentence("DescentPlace", "Nudge by"),
                Sentence(
                    "DescentPlace", "Move the start a little the way that bends downward most there"
                ),
            ),
            (
                self.directions_box,
                Sentence("DescentPlace", "Directions on the surface"),
                Sentence("DescentPlace", "Draw at the ball which way the surface bends most"),
            ),
        ):
            widget.setText(said(name))
            widget.setToolTip(said(tip))
        size = said(Sentence("DescentPlace", "How far a nudge moves the start"))
        self.nudge_field.setToolTip(size)
        self.nudge_field.setAccessibleName(size)

    def _rows(self, place: Place | None) -> list[Row]:
        if place is None:
            return []
        position, surface = self.session.descent_focus.position, self.session.descent.surface
        n_dims, hessian = len(position), surface.hessian(position).tolist()
        height, norm = _number(float(surface.value(position))), _number(place.gradient_norm)
        rows = [
            (Sentence("DescentPlace", "place"), position.tolist(), f"f = {height}"),
            (
                Sentence("DescentPlace", "gradient"),
                surface.gradient(position).tolist(),
                f"|∇f| = {norm}",
            ),
            (Sentence("DescentPlace", "Hessian"), hessian[0], ""),
        ]
        if n_dims == 1:
            # Its one curvature is the Hessian.
            return _cells(rows)
        rows.append(("", hessian[1], ""))
        bends = zip(("λ₁", "λ₂"), place.curvatures, place.directions, strict=True)
        for name, curvature, direction in bends:
            along = Sentence("DescentPlace", "{name} along").format(name=name)
            rows.append((along, direction, f"{name} = {_number(curvature)}"))
        return _cells(rows)

    @property
    def _nowhere(self) -> Sentence:
        """Why the rule is at no place."""
        descent, key = self.session.descent, self.session.descent_focus.key
        if key is None:
            return Sentence("DescentPlace", "No rule takes part.")
        if descent.trajectories[key].left_domain:
            return Sentence("DescentPlace", "Nowhere: the function has no value there.")
        return Sentence("DescentPlace", "Nowhere: the rule has diverged.")

    def _verdict(self, place: Place | None) -> list[Line]:
        """Return why the place is what it is, and who gets away from the saddle after how long."""
        focus = self.session.descent_focus
        if place is None:
            return [_words(said(self._nowhere))]
        lines, saddle = [_words(said(_reason(place)))], focus.saddle
        if saddle is None:
            return lines
        away = Sentence(
            "DescentPlace", "Steps until it is further than 1 from the saddle at {place}:"
        )
        return [*lines, _words(said(away.format(place=format_place(saddle)))), self._escapes()]

    def _escapes(self) -> Line:
        descent, focus = self.session.descent, self.session.descent_focus
        not_yet = said(Sentence("DescentPlace", "not yet")) if focus.knows_who_stays else SEARCHED
        tokens = []
        for key, step in focus.escape_steps.items():
            mark, name = MARKS[series_symbol(descent, key)], said(descent.optimizers[key].title)
            count, active = not_yet if step is None else f"{step:,}", key == focus.key
            # What begins with a space stays with what follows it.
            tokens.append(Token(f" {mark} {name} ", active=active))
            tokens.append(Token(f"{count} ", bold=True, active=active))
        return tuple(tokens)

    def _look_on(self) -> None:
        self.session.descent_focus.look_on()
        self.refresh()

    def _nudge(self) -> None:
        try:
            self.session.descent_focus.nudge()
        except Problem as problem:
            self._bubble.say(said(problem.sentence))


def _reason(place: Place) -> Sentence:
    """Say why a place is what it is; on a ridge, why a ball stays there."""
    if place.kind is PlaceKind.SLOPE and place.falling_slope == 0:
        return ON_RIDGE
    if place.kind is PlaceKind.SLOPE and place.on_ridge:
        slope = format_digits(place.falling_slope, 2)
        return NEARLY_ON_RIDGE.format(slope=slope)
    if place.kind is PlaceKind.SADDLE and place.falling_slope == 0:
        return Sentence(
            "DescentPlace",
            "Level, but no minimum: it bends downward one way, and a ball stays only because the"
            " gradient along that way is exactly 0.",
        )
    if place.kind is PlaceKind.DEGENERATE and math.isnan(place.curvatures[0]):
        return Sentence(
            "DescentPlace", "Level, but how it bends is not known: nobody can tell what it is."
        )
    return REASONS[place.kind]


def _cells(rows: list[tuple[str, list[float], str]]) -> list[Row]:
    return [
        (
            Cell(said(name) if isinstance(name, Sentence) else name),
            *(Cell(_number(value)) for value in values),
            Cell(size),
        )
        for name, values, size in rows
    ]


def _number(value: float) -> str:
    return UNKNOWN if math.isnan(value) else format_digits(value, DIGITS)


def _words(text: str) -> Line:
    """Cut a sentence where it may go on in the next line."""
    return tuple(Token(f"{word} ") for word in text.split(" "))
