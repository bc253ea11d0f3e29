"""What a learning rate does on a parabola: five regimes, and those of momentum."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton

from visualizer.core.local_parabola import LocalParabola, local_parabola
from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_setting
from visualizer.core.optimizers.momentum import Momentum
from visualizer.core.rate_regimes import (
    RateRegime,
    critical_momentum,
    highest_rate,
    momentum_factor,
    rate_regime,
)
from visualizer.core.schedules.constant import Constant
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.descent_series import MARKS, series_color, series_symbol
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.regime_scale import RegimeScale, highest_shown
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View

GRADIENT_DESCENT, MOMENTUM = "sgd", "momentum"
KEYS = (GRADIENT_DESCENT, MOMENTUM)
# What matters first: a quarter of a laptop's screen shows the beginning.
WHAT_HAPPENS = {
    RateRegime.MONOTONE: Sentence(
        "DescentRegimes", "Monotone: each step leaves {share} of the error"
    ),
    RateRegime.ONE_STEP: Sentence("DescentRegimes", "One step: the first one ends at the minimum"),
    RateRegime.SWINGING: Sentence(
        "DescentRegimes", "Swinging: each step leaves {share} of the error on average"
    ),
    RateRegime.ZIGZAG: Sentence(
        "DescentRegimes", "Zig-zag: each step leaves {share} of the error, on the other side"
    ),
    RateRegime.PERIODIC: Sentence(
        "DescentRegimes", "To and fro: for ever as far away, on the other side"
    ),
    RateRegime.DIVERGING: Sentence(
        "DescentRegimes", "Diverging: each step makes {share} of the error"
    ),
}

PLAIN = Sentence("DescentRegimes", "So it is without noise and with a constant learning rate.")


class DescentRegimes(View):
    """A learning rate slider each for gradient descent and momentum, painted with regimes."""

    key = "descent_regimes"
    title = Sentence("DescentRegimes", "Learning rate")
    sentence = Sentence("DescentRegimes", "How much of the error each step leaves, rate by rate.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        descent = session.descent
        self.scales = {key: RegimeScale() for key in KEYS}
        self.rates = {
            key: NumberField(partial(descent.set_learning_rate, key), format_setting, step_round)
            for key in KEYS
        }
        self.words = {key: TextLine(wraps=True) for key in KEYS}
        self._marks = {key: QLabel(MARKS[series_symbol(descent, key)]) for key in KEYS}
        self.bounds = TextLine(wraps=True, muted=True)
        self._critical: float | None = None
        self.critical_button = QPushButton()
        self.critical_button.clicked.connect(self._set_critical)
        self.where = TextLine(wraps=True, muted=True)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        for index, key in enumerate(KEYS):
            self.scales[key].rate_chosen.connect(partial(descent.set_learning_rate, key))
            for column, part in enumerate((self._marks[key], self.words[key], self.rates[key])):
                grid.addWidget(part, 3 * index, column)
            grid.setAlignment(self.rates[key], Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self.scales[key], 3 * index + 2, 0, 1, 3)
        grid.addWidget(self.where, 1, 0, 1, 3)
        grid.addWidget(self.bounds, 4, 0, 1, 2)
        grid.addWidget(self.critical_button, 4, 2)
        grid.setColumnStretch(1, 1)
        self.follow(descent.changed)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show both learning rates and what they do on this surface."""
        descent = self.session.descent
        parabola = local_parabola(descent.surface, descent.start)
        has_momentum = MOMENTUM in descent.running
        for key in KEYS:
            shown = key == GRADIENT_DESCENT or has_momentum
            rule = descent.optimizers[key]
            self.rates[key].set_value(rule.learning_rate)
            for part in (self._marks[key], self.words[key], self.rates[key]):
                part.setVisible(shown)
            self.scales[key].setVisible(shown and parabola is not None)
            row = 3 * KEYS.index(key) + 2
            # Said once more it would have the whole page laid out anew.
            if self._grid.rowStretch(row) != shown:
                self._grid.setRowStretch(row, int(shown))
        self._critical = _critical(parabola, descent.optimizers[MOMENTUM])
        self.critical_button.setVisible(has_momentum and self._critical is not None)
        self.critical_button.setEnabled(descent.optimizers[MOMENTUM].momentum != self._critical)
        self.bounds.setVisible(has_momentum and parabola is not None)
        plain = not descent.noise.scale and descent.schedule == Constant()
        self.where.set_text(
            " ".join(filter(None, (_where(parabola), "" if plain else said(PLAIN))))
        )
        self.where.setVisible(bool(self.where.text))
        if parabola is None:
            for key in KEYS:
                self.words[key].set_text(said(descent.optimizers[key].title))
            return
        beta = descent.optimizers[MOMENTUM].momentum
        bound = highest_rate(beta if has_momentum else 0.0, parabola.curvature)
        highest = highest_shown(bound, parabola.curvature)
        for key, momentum in ((GRADIENT_DESCENT, 0.0), (MOMENTUM, beta)):
            rate = descent.optimizers[key].learning_rate
            color = series_color(descent, key)
            self.scales[key].show_rate(rate, highest, parabola.curvature, momentum, color)
            self.words[key].set_text(_what_happens(rate, momentum, parabola.curvature))
            self.scales[key].setAccessibleDescription(self.words[key].text)
        self.bounds.set_text(self._bounds_text(parabola.curvature))

    def restyle(self) -> None:
        """Take over the text size."""
        for key in KEYS:
            self.rates[key].set_columns(5)
            self.words[key].setFont(number_font())
            color = series_color(self.session.descent, key)
            self._marks[key].setStyleSheet(f"color: {color}")

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.critical_button.setText(said(Sentence("DescentRegimes", "Set critical β")))
        self.critical_button.setToolTip(
            said(
                Sentence(
                    "DescentRegimes",
                    "Give momentum the β that comes to rest soonest: (1 − √(η · curvature))²",
                )
            )
        )
        for key in KEYS:
            title = self.session.descent.optimizers[key].title
            name = Sentence("DescentRegimes", "Learning rate of {rule}").format(rule=title)
            for part in (self.scales[key], self.rates[key]):
                part.setAccessibleName(said(name))
            self.rates[key].setToolTip(
                said(Sentence("DescentRegimes", "How far one step goes; a number above 0"))
            )
            self.scales[key].setToolTip(
                said(
                    Sentence(
                        "DescentRegimes",
                        "The curve is what a step leaves of the error at each learning rate."
                        " Drag, or use the arrow keys; the bounds can be met exactly.",
                    )
                )
            )

    def _set_critical(self) -> None:
        self.session.descent.set_hyper_parameter(MOMENTUM, "momentum", self._critical)

    def _bounds_text(self, curvature: float) -> str:
        rule = self.session.descent.optimizers[MOMENTUM]
        bound = _short(highest_rate(rule.momentum, curvature))
        values = {"beta": _short(rule.momentum), "bound": bound}
        if self._critical is not None:
            values["critical"] = _short(self._critical)
            return said(
                Sentence(
                    "DescentRegimes",
                    "β = {beta} converges below {bound}, critical β = {critical}",
                ).format(**values)
            )
        return said(
            Sentence("DescentRegimes", "β = {beta} converges below {bound}").format(**values)
        )


def _critical(parabola: LocalParabola | None, rule: Momentum) -> float | None:
    """Return the critical momentum at the rule's learning rate; None where there is none."""
    if parabola is None:
        return None
    critical = critical_momentum(rule.learning_rate, parabola.curvature)
    return critical if critical < 1 else None


def _what_happens(rate: float, momentum: float, curvature: float) -> str:
    share = 100 * momentum_factor(rate, momentum, curvature)
    what = WHAT_HAPPENS[rate_regime(rate, curvature, momentum)]
    return said(what.format(share=f"{format_setting(_short(share))} %"))


def _where(parabola: LocalParabola | None) -> str:
    """Say of which place the regimes are true."""
    if parabola is None:
        return said(
            Sentence(
                "DescentRegimes",
                "No minimum here is round as a parabola's: there are no such bounds.",
            )
        )
    bend = _short(parabola.curvature)
    if parabola.minimum is not None:
        place = ", ".join(format_setting(float(f"{each:.4g}")) for each in parabola.minimum)
        return said(
            Sentence(
                "DescentRegimes",
                "Near the minimum ({place}), where it is steepest (curvature {bend}).",
            ).format(place=place, bend=bend)
        )
    if parabola.falls:
        return said(
            Sentence(
                "DescentRegimes",
                "Toward the saddle (curvature {bend}); away from it every rate goes on for ever.",
            ).format(bend=bend)
        )
    if not parabola.even:
        return said(
            Sentence("DescentRegimes", "Along the steepest direction (curvature {bend}).").format(
                bend=bend
            )
        )
    return ""


def _short(value: float) -> float:
    return float(f"{value:.4g}")
