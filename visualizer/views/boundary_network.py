"""The network of points, and how it learns."""

from __future__ import annotations

from visualizer.core.activations import FUNCTIONS, SLOPES
from visualizer.core.number_list import parse_numbers
from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_setting
from visualizer.core.points_config import PENALTIES
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import OPTIMIZERS
from visualizer.state.session import Session
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.text_field import TextField
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

FIRST_PENALTY_RATE = 0.001
PENALTY_NAMES = (
    Sentence("BoundaryNetwork", "none"),
    Sentence("BoundaryNetwork", "L1"),
    Sentence("BoundaryNetwork", "L2"),
)


class BoundaryNetwork(View):
    """One field a setting; what a field refuses, it explains."""

    key = "boundary_network"
    title = Sentence("BoundaryNetwork", "Network")
    sentence = Sentence("BoundaryNetwork", "What the network is, and how it learns.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.hidden = TextField(self._set_hidden)
        self.activation, self.penalty, self.optimizer = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.penalty_rate = NumberField(self._set_penalty_rate, format_setting, _next_rate)
        self.learning_rate = NumberField(self._set_learning_rate, format_setting, step_round)
        self.batch_size = NumberField(self._set_batch_size, format_setting, _next_whole)
        self.epochs = NumberField(self._set_epochs, format_setting, _next_whole)
        self._fields = [
            LabelledField(field)
            for field in (
                self.hidden,
                self.activation,
                self.penalty,
                self.penalty_rate,
                self.optimizer,
                self.learning_rate,
                self.batch_size,
                self.epochs,
            )
        ]
        layout = FlowLayout(self, GRID)
        for field in self._fields:
            layout.addWidget(field)
        self.activation.activated.connect(self._activation_chosen)
        self.penalty.activated.connect(self._penalty_chosen)
        self.optimizer.activated.connect(self._optimizer_chosen)
        session.boundaries.training.config_changed.connect(self.refresh)
        session.boundaries.training.changed.connect(self._keep_epochs)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they stand."""
        config = self.session.boundaries.config
        self.hidden.show_text(", ".join(map(str, config.hidden)))
        for box, keys, names, chosen in (
            (self.activation, tuple(SLOPES), _titles(FUNCTIONS, SLOPES), config.activation),
            (self.penalty, PENALTIES, [said(name) for name in PENALTY_NAMES], config.penalty),
            (self.optimizer, *_all(discover(OPTIMIZERS)), config.optimizer),
        ):
            box.show_choices(names, keys.index(chosen))
        self.penalty_rate.setEnabled(config.penalty != "none")
        for field, value in (
            (self.penalty_rate, config.penalty_rate),
            (self.learning_rate, config.learning_rate),
            (self.batch_size, config.batch_size),
            (self.epochs, config.epochs),
        ):
            field.set_value(value)
        self._keep_epochs()

    def restyle(self) -> None:
        """Take over the text size."""
        self.hidden.setFixedWidth(self.fontMetrics().horizontalAdvance("16, 16, 16, 16") + 2 * GRID)
        for field, columns in (
            (self.penalty_rate, 6),
            (self.learning_rate, 6),
            (self.batch_size, 4),
            (self.epochs, 6),
        ):
            field.set_columns(columns)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.hidden.setPlaceholderText(said(Sentence("BoundaryNetwork", "none")))
        for field, (name, explanation) in zip(self._fields, self._texts(), strict=True):
            field.set_texts(said(name), said(explanation))
        self.refresh()

    def _keep_epochs(self) -> None:
        self.epochs.setEnabled(not self.session.boundaries.training.active)

    def _texts(self) -> list[tuple[Sentence, Sentence]]:
        return [
            (
                Sentence("BoundaryNetwork", "Hidden units"),
                Sentence(
                    "BoundaryNetwork",
                    "Units of each hidden layer, as 4, 2; empty for none."
                    " Up to 4 layers of 1 to 16 units",
                ),
            ),
            (
                Sentence("BoundaryNetwork", "Activation"),
                Sentence("BoundaryNetwork", "Of the hidden layers; the last one is softmax"),
            ),
            (
                Sentence("BoundaryNetwork", "Penalty"),
                Sentence(
                    "BoundaryNetwork",
                    "Added to the loss to keep weights small: L1 the rate times the sum of |w|,"
                    " L2 the rate times the sum of w²",
                ),
            ),
            (
                Sentence("BoundaryNetwork", "Penalty rate"),
                Sentence("BoundaryNetwork", "How much large weights cost; a number from 0 up"),
            ),
            (
                Sentence("BoundaryNetwork", "Optimizer"),
                Sentence("BoundaryNetwork", "The rule that turns a gradient into new weights"),
            ),
            (
                Sentence("BoundaryNetwork", "Learning rate"),
                Sentence(
                    "BoundaryNetwork",
                    "How far one step goes; a number above 0, also while the run goes on",
                ),
            ),
            (
                Sentence("BoundaryNetwork", "Batch size"),
                Sentence("BoundaryNetwork", "Points looked at before the weights change once"),
            ),
            (
                Sentence("BoundaryNetwork", "Epochs"),
                Sentence("BoundaryNetwork", "How often every training point is looked at"),
            ),
        ]

    def _set_hidden(self, text: str) -> None:
        hidden = parse_numbers(text) if text.strip() else ()
        self.session.boundaries.training.configure(hidden=hidden)

    def _activation_chosen(self, index: int) -> None:
        self.session.boundaries.training.configure(activation=tuple(SLOPES)[index])

    def _penalty_chosen(self, index: int) -> None:
        self.session.boundaries.training.configure(penalty=PENALTIES[index])

    def _optimizer_chosen(self, index: int) -> None:
        optimizer = tuple(discover(OPTIMIZERS))[index]
        self.session.boundaries.training.configure(optimizer=optimizer)

    def _set_penalty_rate(self, value: float) -> None:
        self.session.boundaries.training.configure(penalty_rate=value)

    def _set_learning_rate(self, value: float) -> None:
        self.session.boundaries.training.configure(learning_rate=value)

    def _set_batch_size(self, value: float) -> None:
        self.session.boundaries.training.configure(batch_size=value)

    def _set_epochs(self, value: float) -> None:
        self.session.boundaries.training.configure(epochs=value)


def _all(classes: dict[str, type]) -> tuple[tuple[str, ...], list[str]]:
    return tuple(classes), [said(each.title) for each in classes.values()]


def _titles(classes: dict[str, type], keys: object) -> list[str]:
    return [said(classes[key].title) for key in keys]


def _next_whole(value: float, steps: int) -> float:
    return value + steps


def _next_rate(value: float, steps: int) -> float:
    return step_round(value, steps) if value else FIRST_PENALTY_RATE * (steps > 0)
