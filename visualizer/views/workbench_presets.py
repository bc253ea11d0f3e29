"""Which network is taken apart: a small one, one of the notes, or the one on Home."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from visualizer.core.initialisation import initial_network
from visualizer.core.registry import discover
from visualizer.core.sentence import Sentence
from visualizer.core.training_config import PRESETS as TRAINED_PRESETS
from visualizer.state.session import Session
from visualizer.state.workbench import PRESETS
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.icons import icon
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View


class WorkbenchPresets(View):
    """One click a network; the last button follows the one that is trained on Home."""

    key = "workbench_presets"
    title = Sentence("WorkbenchPresets", "Networks")
    sentence = Sentence("WorkbenchPresets", "Small enough to do by hand, or the notes' own.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.buttons = {key: QPushButton() for key in discover(PRESETS)}
        self.image_buttons = {key: QPushButton() for key in discover(TRAINED_PRESETS)}
        self.follow_button = QPushButton()
        self.follow_button.setCheckable(True)
        self.follow_button.clicked.connect(self._follow_clicked)
        flow = FlowLayout(self, GRID)
        for button in self.buttons.values():
            button.clicked.connect(self._preset_clicked)
            flow.addWidget(button)
        for button in self.image_buttons.values():
            button.clicked.connect(self._image_preset_clicked)
            flow.addWidget(button)
        flow.addWidget(self.follow_button)
        session.workbench.changed.connect(self.refresh)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show whether Home's network is followed."""
        self.follow_button.setChecked(self.session.workbench.scene.following)

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.follow_button.setIcon(icon("follow"))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        for key, preset in discover(PRESETS).items():
            self.buttons[key].setText(said(preset.title))
            self.buttons[key].setToolTip(said(preset.lesson))
        for key, preset in discover(TRAINED_PRESETS).items():
            self.image_buttons[key].setText(said(preset.title))
            self.image_buttons[key].setToolTip(
                said(
                    Sentence(
                        "WorkbenchPresets",
                        "First weights by Home's seed; it sees Home's digit",
                    )
                )
            )
        self.follow_button.setText(said(Sentence("WorkbenchPresets", "Home's network")))
        self.follow_button.setToolTip(
            said(Sentence("WorkbenchPresets", "Take apart the network on Home as it learns"))
        )

    def _preset_clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.session.workbench.show_preset(key)

    def _image_preset_clicked(self) -> None:
        seed = self.session.training.config.seed
        for key, button in self.image_buttons.items():
            if button is self.sender():
                layers = discover(TRAINED_PRESETS)[key].layers
                self.session.workbench.show_network(initial_network(layers, seed), seed)

    def _follow_clicked(self) -> None:
        workbench = self.session.workbench
        if workbench.scene.following:
            workbench.freeze()
        else:
            workbench.follow()
