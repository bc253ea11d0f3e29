"""The settings of the next training run: network, data and hyperparameters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox

from visualizer.core.number_steps import step_round
from visualizer.core.number_text import format_setting
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import OPTIMIZERS, PRESETS
from visualizer.state.session import Session
from visualizer.widgets.file_dialogs import ask_for_dataset
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.labelled_field import LabelledField
from visualizer.widgets.number_field import NumberField
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

DATASETS = "visualizer.core.datasets"
OPEN_FILE = "open file"


class TrainingSettings(View):
    """One field a setting; what a field refuses, it explains."""

    key = "training_settings"
    title = Sentence("TrainingSettings", "Settings")
    sentence = Sentence("TrainingSettings", "What the next run is decided by.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.preset = _choice(discover(PRESETS))
        self.data = _choice(discover(DATASETS))
        self.data.addItem("", OPEN_FILE)
        self.optimizer = _choice(discover(OPTIMIZERS))
        self.learning_rate = NumberField(self._set_learning_rate, format_setting, step_round)
        self.batch_size = NumberField(self._set_batch_size, format_setting, _next_whole)
        self.epochs = NumberField(self._set_epochs, format_setting, _next_whole)
        self.validation_split = NumberField(self._set_split, format_setting, _next_tenth)
        self.seed = NumberField(self._set_seed, format_setting, _next_whole)
        self._fields = [
            LabelledField(field)
            for field in (
                self.preset,
                self.data,
                self.optimizer,
                self.learning_rate,
                self.batch_size,
                self.epochs,
                self.validation_split,
                self.seed,
            )
        ]
        layout = FlowLayout(self, GRID)
        for field in self._fields:
            layout.addWidget(field)
        self.preset.activated.connect(self._preset_chosen)
        self.data.activated.connect(self._data_chosen)
        self.optimizer.activated.connect(self._optimizer_chosen)
        session.training.config_changed.connect(self.refresh)
        session.training.changed.connect(self.refresh)
        session.dataset.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they stand; a run that goes on keeps them."""
        config = self.session.training.config
        self.preset.setCurrentIndex(self.preset.findData(config.preset))
        self._refresh_presets()
        self.optimizer.setCurrentIndex(self.optimizer.findData(config.optimizer))
        self._refresh_data()
        for field, value in (
            (self.learning_rate, config.learning_rate),
            (self.batch_size, config.batch_size),
            (self.epochs, config.epochs),
            (self.validation_split, config.validation_split),
            (self.seed, config.seed),
        ):
            field.set_value(value)
        for labelled in self._fields:
            # The learning rate can be changed while a run goes on.
            keeps = labelled.field is not self.learning_rate
            labelled.field.setEnabled(not (keeps and self.session.training.active))

    def restyle(self) -> None:
        """Take over the text size."""
        for field, columns in (
            (self.learning_rate, 7),
            (self.batch_size, 5),
            (self.epochs, 4),
            (self.validation_split, 4),
            (self.seed, 6),
        ):
            field.set_columns(columns)

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for field, (name, explanation) in zip(self._fields, self._texts(), strict=True):
            field.set_texts(said(name), said(explanation))
        for combo, classes in (
            (self.data, discover(DATASETS)),
            (self.optimizer, discover(OPTIMIZERS)),
        ):
            for index, each in enumerate(classes.values()):
                combo.setItemText(index, said(each.title))
        self._refresh_presets()
        self.data.setItemText(
            self.data.findData(OPEN_FILE), said(Sentence("TrainingSettings", "Open file…"))
        )

    def _texts(self) -> list[tuple[Sentence, Sentence]]:
        return [
            (
                Sentence("TrainingSettings", "Network"),
                Sentence("TrainingSettings", "The layers, and the settings that go with them"),
            ),
            (
                Sentence("TrainingSettings", "Data"),
                Sentence("TrainingSettings", "The images that are trained on and tested with"),
            ),
            (
                Sentence("TrainingSettings", "Optimizer"),
                Sentence("TrainingSettings", "The rule that turns a gradient into new weights"),
            ),
            (
                Sentence("TrainingSettings", "Learning rate"),
                Sentence(
                    "TrainingSettings",
                    "How far one step goes; a number above 0, also while the run goes on",
                ),
            ),
            (
                Sentence("TrainingSettings", "Batch size"),
                Sentence("TrainingSettings", "Images looked at before the weights change once"),
            ),
            (
                Sentence("TrainingSettings", "Epochs"),
                Sentence("TrainingSettings", "How often every training image is looked at"),
            ),
            (
                Sentence("TrainingSettings", "Validation split"),
                Sentence(
                    "TrainingSettings",
                    "Share of the training images held out to check the network, 0 to below 1",
                ),
            ),
            (
                Sentence("TrainingSettings", "Seed"),
                Sentence(
                    "TrainingSettings",
                    "Decides the first weights and the order of the images: same seed, same run",
                ),
            ),
        ]

    def _refresh_data(self) -> None:
        name = self.session.dataset.name or self.session.training.config.dataset
        index = self.data.findData(name)
        if index < 0:
            index = self.data.findData(OPEN_FILE)
            self.data.insertItem(index, Path(name).name, name)
        self.data.setCurrentIndex(index)

    def _refresh_presets(self) -> None:
        """Name the presets, and tell whether the layers of the chosen one have been changed."""
        config = self.session.training.config
        for index, preset in enumerate(discover(PRESETS).values()):
            name = said(preset.title)
            if preset.key == config.preset and config.has_own_layers:
                name = said(Sentence("TrainingSettings", "{preset} · changed").format(preset=name))
            self.preset.setItemText(index, name)

    def _preset_chosen(self) -> None:
        # Chosen once more, a preset that was changed is as it was.
        self.session.training.configure(preset=self.preset.currentData(), layers=None)

    def _optimizer_chosen(self) -> None:
        self.session.training.configure(optimizer=self.optimizer.currentData())

    def _data_chosen(self) -> None:
        name = self.data.currentData()
        self.refresh()
        if name == OPEN_FILE:
            name = ask_for_dataset(self)
        if name:
            self.session.dataset.load(name)

    def _set_learning_rate(self, value: float) -> None:
        self.session.training.configure(learning_rate=value)

    def _set_batch_size(self, value: float) -> None:
        self.session.training.configure(batch_size=value)

    def _set_epochs(self, value: float) -> None:
        self.session.training.configure(epochs=value)

    def _set_split(self, value: float) -> None:
        self.session.training.configure(validation_split=value)

    def _set_seed(self, value: float) -> None:
        self.session.training.configure(seed=value)


def _choice(classes: dict[str, type]) -> QComboBox:
    combo = QComboBox()
    for key in classes:
        combo.addItem(key, key)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return combo


def _next_whole(value: float, steps: int) -> float:
    return value + steps


def _next_tenth(value: float, steps: int) -> float:
    return round(value + 0.1 * steps, 10)
