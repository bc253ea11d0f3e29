"""Draws from the probabilities, beside the probabilities themselves."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_probability, format_setting
from visualizer.core.sampling import sample_counts
from visualizer.core.sentence import Sentence
from visualizer.core.softmax_scene import MAX_SEED
from visualizer.state.session import Session
from visualizer.widgets.bar import Bar
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.number_table import Cell, NumberTable
from visualizer.widgets.speech import said
from visualizer.widgets.text_line import TextLine
from visualizer.widgets.theme import GRID, number_font
from visualizer.widgets.view import View


class SoftmaxSamples(View):
    """The same seed draws the same: only the probabilities move the counts."""

    key = "softmax_samples"
    title = Sentence("SoftmaxSamples", "Draws")
    sentence = Sentence("SoftmaxSamples", "Many draws come close to the probabilities.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.softmax
        self._draws_name, self._seed_name = QLabel("n"), QLabel()
        self.draws = NumberField(state.set_n_draws, format_setting, step_round)
        self.seed = NumberField(state.set_seed, format_setting, _next_whole)
        self._draws_name.setBuddy(self.draws)
        self._seed_name.setBuddy(self.seed)
        self.again_button = QPushButton()
        self.again_button.clicked.connect(self._draw_again)
        self.distance = TextLine(wraps=True)
        self.distance.set_bold(True)
        self.table = NumberTable()
        self.table.pointed.connect(state.point_at)
        settings = QHBoxLayout()
        for widget in (
            self._draws_name,
            self.draws,
            self._seed_name,
            self.seed,
            self.again_button,
        ):
            settings.addWidget(widget)
        settings.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addLayout(settings)
        layout.addWidget(self.distance)
        layout.addWidget(self.table, 1)
        self.follow(state.changed)
        state.pointed_changed.connect(self.table.light)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw, count and compare."""
        scene = self.session.softmax.scene
        self.draws.set_value(scene.n_draws)
        self.seed.set_value(scene.seed)
        exact = self.session.softmax.probabilities_at_temperature
        # From nan nothing can be drawn.
        counts = np.zeros(len(exact))
        if np.isfinite(exact).all():
            counts = sample_counts(exact, scene.n_draws, scene.seed)
        shares = counts / scene.n_draws
        rows = [
            (
                Cell(said(name)),
                Cell(f"{int(count)}"),
                Bar(share, bold=True, mark=probability),
                Cell(format_probability(share, 6)),
                Cell(format_probability(probability, 6)),
            )
            for name, count, share, probability in zip(
                scene.class_names, counts.tolist(), shares.tolist(), exact.tolist(), strict=True
            )
        ]
        footer = (
            Cell("Σ"),
            Cell(f"{scene.n_draws}", bold=True),
            Bar(0.0, track=False),
            Cell(format_probability(float(shares.sum()), 6)),
            Cell(format_probability(float(exact.sum()), 6)),
        )
        heads = (
            said(Sentence("SoftmaxSamples", "class")),
            said(Sentence("SoftmaxSamples", "drawn")),
            "",
            said(Sentence("SoftmaxSamples", "share")),
            f"p (T = {format_setting(scene.temperature)})",
        )
        self.table.show_table(heads, rows, footer)
        self.distance.set_text(said(_distance(shares, exact)))

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.draws.set_columns(7)
        self.seed.set_columns(6)
        self.distance.setFont(number_font())
        self.table.restyle()

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self._seed_name.setText(said(Sentence("SoftmaxSamples", "Seed")))
        self.again_button.setText(said(Sentence("SoftmaxSamples", "Draw again")))
        for widget, text in (
            (self.draws, Sentence("SoftmaxSamples", "How often to draw, 1 to 1000000")),
            (
                self.seed,
                Sentence("SoftmaxSamples", "The same seed draws the same, 0 to 4294967295"),
            ),
            (self.again_button, Sentence("SoftmaxSamples", "Draw with the next seed")),
        ):
            widget.setToolTip(said(text))
            widget.setAccessibleName(said(text))

    def _draw_again(self) -> None:
        softmax = self.session.softmax
        softmax.set_seed((softmax.scene.seed + 1) % (MAX_SEED + 1))


def _distance(shares: np.ndarray, exact: np.ndarray) -> Sentence:
    if not np.isfinite(exact).all():
        return Sentence("SoftmaxSamples", "The network gives no numbers.")
    return Sentence("SoftmaxSamples", "furthest from its probability: {distance}").format(
        distance=format_probability(float(np.abs(shares - exact).max()), 6)
    )


def _next_whole(value: float, steps: int) -> float:
    return value + steps
