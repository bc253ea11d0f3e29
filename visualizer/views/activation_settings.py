"""Which activation function, where on it, and how deep a network of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from visualizer.core.activations import FUNCTIONS
from visualizer.core.initialisation import INITIALISERS
from visualizer.core.number_text import format_setting
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.choice_box import ChoiceBox
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

NO_KERAS = Sentence("ActivationSettings", "Keras has no function of this name")


class ActivationSettings(View):
    """A chip an activation function, and the fields of the page."""

    key = "activation_settings"
    title = Sentence("ActivationSettings", "Settings")
    sentence = Sentence("ActivationSettings", "Which function, where on it, and how deep.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.activations
        self.chips = {key: QPushButton() for key in FUNCTIONS}
        self.z = NumberField(state.set_z, format_setting, _tenth)
        self.n_layers = NumberField(state.set_n_layers, format_setting, _whole)
        self.seed = NumberField(state.set_seed, format_setting, _whole)
        self.initialiser = ChoiceBox()
        self.initialiser.addItems(list(INITIALISERS))
        self.initialiser.activated.connect(self._initialiser_chosen)
        self.weighs = QCheckBox()
        self.weighs.clicked.connect(state.set_weighs)
        self._fields = [
            LabelledField(field) for field in (self.z, self.n_layers, self.initialiser, self.seed)
        ]
        flow = FlowLayout(self, GRID)
        for chip in self.chips.values():
            chip.setCheckable(True)
            chip.clicked.connect(self._chip_clicked)
            flow.addWidget(chip)
        for field in self._fields:
            flow.addWidget(field)
        flow.addWidget(self.weighs)
        state.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they stand."""
        scene = self.session.activations.scene
        for key, chip in self.chips.items():
            chip.setChecked(key == scene.activation)
        self.z.set_value(scene.z)
        self.n_layers.set_value(scene.n_layers)
        self.seed.set_value(scene.seed)
        self.initialiser.setCurrentText(scene.initialiser)
        self.weighs.setChecked(scene.weighs)

    def restyle(self) -> None:
        """Take over the text size."""
        for field, columns in ((self.z, 6), (self.n_layers, 3), (self.seed, 5)):
            field.set_columns(columns)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, chip in self.chips.items():
            chip.setText(said(FUNCTIONS[key].title))
            chip.setToolTip(FUNCTIONS[key].keras_name or said(NO_KERAS))
        for field, name, explanation in zip(
            self._fields,
            (
                Sentence("ActivationSettings", "Place z"),
                Sentence("ActivationSettings", "Layers"),
                Sentence("ActivationSettings", "Weights"),
                Sentence("ActivationSettings", "Seed"),
            ),
            (
                Sentence("ActivationSettings", "Net input, from −100 to 100"),
                Sentence("ActivationSettings", "How many layers the gradient goes back, 1 to 50"),
                Sentence("ActivationSettings", "How the first weights are drawn, as Keras does"),
                Sentence("ActivationSettings", "Draws weights and samples of the real network"),
            ),
            strict=True,
        ):
            field.set_texts(said(name), said(explanation))
        for index, each in enumerate(INITIALISERS.values()):
            self.initialiser.setItemData(index, said(each.lesson), Qt.ItemDataRole.ToolTipRole)
        self.weighs.setText(said(Sentence("ActivationSettings", "times weights")))
        self.weighs.setToolTip(
            said(
                Sentence(
                    "ActivationSettings",
                    "Let each layer's weights multiply the gradient too, by √(32 · mean of w²)",
                )
            )
        )

    def _chip_clicked(self) -> None:
        for key, chip in self.chips.items():
            if chip is self.sender():
                self.session.activations.set_activation(key)
        # One that is chosen already stays chosen.
        self.refresh()

    def _initialiser_chosen(self) -> None:
        self.session.activations.set_initialiser(self.initialiser.currentText())


def _tenth(value: float, steps: int) -> float:
    return round(value + steps / 10, 10)


def _whole(value: float, steps: int) -> float:
    return value + steps
