"""Which points the network sees, and what it is told of them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from visualizer.core.number_text import format_setting, parse_share
from visualizer.core.point_features import FEATURES
from visualizer.core.points_config import CLASS_NAMES, MAX_NOISE, OWN, POINT_SETS
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

OWN_POINTS = Sentence("BoundaryPoints", "Own points")


class BoundaryPoints(View):
    """A chip a set of points, its numbers, and a chip a feature."""

    key = "boundary_points"
    title = Sentence("BoundaryPoints", "Points")
    sentence = Sentence("BoundaryPoints", "Which points, and what the network is told of them.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.chips = {key: QPushButton() for key in (*discover(POINT_SETS), OWN)}
        self.n_classes = NumberField(self._set_n_classes, format_setting, _next_class)
        self.noise = NumberField(self._set_noise, format_setting, _next_noise)
        self.train_share = NumberField(
            self._set_train_share, format_setting, _next_share, parse=parse_share
        )
        self.seed = NumberField(self._set_seed, format_setting, _next_whole)
        self.features = {name: QPushButton(name) for name in FEATURES}
        self._fields = [
            LabelledField(field)
            for field in (self.n_classes, self.noise, self.train_share, self.seed)
        ]
        flow = FlowLayout(self, GRID)
        for chips, clicked in (
            (self.chips, self._set_clicked),
            (self.features, self._feature_clicked),
        ):
            for chip in chips.values():
                chip.setCheckable(True)
                chip.clicked.connect(clicked)
                flow.addWidget(chip)
            for field in self._fields if chips is self.chips else ():
                flow.addWidget(field)
        session.boundaries.training.config_changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they stand."""
        config = self.session.boundaries.config
        for key, chip in self.chips.items():
            chip.setChecked(key == config.dataset)
        for name, chip in self.features.items():
            chip.setChecked(name in config.features)
        self.noise.setEnabled(config.dataset != OWN)
        for field, value in (
            (self.n_classes, config.n_classes),
            (self.noise, config.noise),
            (self.train_share, config.train_share),
            (self.seed, config.seed),
        ):
            field.set_value(value)

    def restyle(self) -> None:
        """Take over the text size."""
        for field, columns in (
            (self.n_classes, 3),
            (self.noise, 4),
            (self.train_share, 4),
            (self.seed, 5),
        ):
            field.set_columns(columns)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, point_set in discover(POINT_SETS).items():
            self.chips[key].setText(said(point_set.title))
            self.chips[key].setToolTip(
                said(Sentence("BoundaryPoints", "500 points of this set, drawn by the seed"))
            )
        self.chips[OWN].setText(said(OWN_POINTS))
        self.chips[OWN].setToolTip(
            said(
                Sentence(
                    "BoundaryPoints",
                    "The points you have put down: choose a class over the plane, then click there",
                )
            )
        )
        for field, (name, explanation) in zip(
            self._fields,
            (
                (
                    Sentence("BoundaryPoints", "Classes"),
                    Sentence("BoundaryPoints", "C, how many classes there are: 2 to 6"),
                ),
                (
                    Sentence("BoundaryPoints", "Noise"),
                    Sentence("BoundaryPoints", "How much classes run into each other, 0 to 0.5"),
                ),
                (
                    Sentence("BoundaryPoints", "Train share"),
                    Sentence(
                        "BoundaryPoints",
                        "Share of the points that is trained on, 0.5 or 50 %; the others test",
                    ),
                ),
                (
                    Sentence("BoundaryPoints", "Seed"),
                    Sentence(
                        "BoundaryPoints",
                        "Draws points, first weights and batches: same seed, same run",
                    ),
                ),
            ),
            strict=True,
        ):
            field.set_texts(said(name), said(explanation))
        for name, chip in self.features.items():
            tip = Sentence("BoundaryPoints", "Tell the network {feature} of each point")
            chip.setToolTip(said(tip.format(feature=name)))

    def _set_clicked(self) -> None:
        for key, chip in self.chips.items():
            if chip is self.sender():
                self.session.boundaries.training.configure(dataset=key)
        # One that is chosen already stays chosen.
        self.refresh()

    def _feature_clicked(self) -> None:
        chosen = [name for name, chip in self.features.items() if chip.isChecked()]
        if chosen:
            self.session.boundaries.training.configure(features=tuple(chosen))
        # The last one stays: a network that is told nothing learns nothing.
        self.refresh()

    def _set_n_classes(self, value: float) -> None:
        self.session.boundaries.training.configure(n_classes=value)

    def _set_noise(self, value: float) -> None:
        self.session.boundaries.training.configure(noise=value)

    def _set_train_share(self, value: float) -> None:
        self.session.boundaries.training.configure(train_share=value)

    def _set_seed(self, value: float) -> None:
        self.session.boundaries.training.configure(seed=value)


def _next_class(value: float, steps: int) -> float:
    return min(max(value + steps, 2), len(CLASS_NAMES))


def _next_noise(value: float, steps: int) -> float:
    return min(max(round(value + 0.05 * steps, 10), 0.0), MAX_NOISE)


def _next_share(value: float, steps: int) -> float:
    return min(max(round(value + 0.1 * steps, 10), 0.1), 0.9)


def _next_whole(value: float, steps: int) -> float:
    return value + steps
