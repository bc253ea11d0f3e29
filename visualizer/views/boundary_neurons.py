"""What every unit of the network gives all over the plane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout

from visualizer.core.decision_map import neuron_maps
from visualizer.core.points_config import CLASS_NAMES
from visualizer.core.sentence import Sentence
from visualizer.state.session import Session
from visualizer.widgets.neuron_maps import NeuronMaps
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.signed_image import signed_picture
from visualizer.widgets.speech import said
from visualizer.widgets.throttle import Throttle
from visualizer.widgets.view import View

SIDE = 32
LEAST_MS = 100  # between two drawings: the plane is to flow, the units can follow


class BoundaryNeurons(View):
    """A small picture a unit, from what the network is told to the classes."""

    key = "boundary_neurons"
    title = Sentence("BoundaryNeurons", "Units")
    sentence = Sentence("BoundaryNeurons", "What each unit gives: blue above 0, orange below.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.maps = NeuronMaps()
        self.tools = PictureTools(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.maps)
        state = session.boundaries
        self.maps.pointed.connect(state.look_at_unit)
        state.training.config_changed.connect(self.needed_changed)
        state.place_changed.connect(self._show_place)
        state.points_changed.connect(self._show_place)
        throttle = Throttle(LEAST_MS, self)
        state.network_changed.connect(throttle.ask)
        self.follow_in_turn(throttle.due)
        self.refresh()

    @property
    def needed(self) -> bool:
        """Whether there is more than straight boundaries."""
        return not self.session.boundaries.config.is_linear

    def refresh(self) -> None:
        """Draw every unit's picture."""
        state = self.session.boundaries
        layers = neuron_maps(state.network, state.config.features, SIDE)
        pictures = [[_picture(values) for values in units] for units in layers]
        self.maps.show_network(state.network, pictures, self._names(), self._heads())
        self._show_place()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.maps.restyle()

    def _show_place(self) -> None:
        self.maps.show_place(self.session.boundaries.shown_place)

    def _names(self) -> list[Sequence[str]]:
        config = self.session.boundaries.config
        hidden = [[f"{unit}" for unit in range(1, n_units + 1)] for n_units in config.hidden]
        return [config.features, *hidden, CLASS_NAMES[: config.n_classes]]

    def _heads(self) -> list[str]:
        hidden = Sentence("BoundaryNeurons", "hidden {number}")
        return [
            said(Sentence("BoundaryNeurons", "input")),
            *(
                said(hidden.format(number=number))
                for number, _ in enumerate(self.session.boundaries.config.hidden, 1)
            ),
            said(Sentence("BoundaryNeurons", "softmax")),
        ]


def _picture(values: np.ndarray) -> QImage:
    return signed_picture(np.nan_to_num(values))
