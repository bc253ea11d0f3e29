"""What the network answers all over the plane, live, with the points on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from visualizer.core.decision_map import decided, decision_map, neuron_maps
from visualizer.core.linear_boundaries import linear_boundaries, plane_weights
from visualizer.core.points_config import CLASS_NAMES
from visualizer.core.sentence import Problem, Sentence
from visualizer.state.session import Session
from visualizer.widgets.bubble import Bubble
from visualizer.widgets.class_style import class_icon
from visualizer.widgets.flow_layout import FlowLayout
from visualizer.widgets.picture_tools import PictureTools
from visualizer.widgets.plane_map import PlaneMap, probability_image
from visualizer.widgets.signed_image import signed_picture
from visualizer.widgets.speech import said
from visualizer.widgets.theme import GRID
from visualizer.widgets.view import View

SIDE = 256
UNIT_SIDE = 128
LOOK = Sentence("BoundaryMap", "Look")
DECIDED = Sentence("BoundaryMap", "Each place has the colour of its likeliest class.")


class BoundaryMap(View):
    """Colours a class, white in between; straight boundaries as lines; clicks put points down."""

    key = "boundary_map"
    title = Sentence("BoundaryMap", "Decision map")
    sentence = Sentence("BoundaryMap", "The stronger a colour, the likelier its class there.")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        state = session.boundaries
        self.map = PlaneMap()
        self.look_button = QPushButton()
        self.brushes = [QPushButton(name) for name in CLASS_NAMES]
        self.clear_button = QPushButton()
        self.test_button = QToolButton(self)
        self.test_button.setCheckable(True)
        self.test_button.setChecked(True)
        self.test_button.toggled.connect(self._show_points)
        self.decided_button = QToolButton(self)
        self.decided_button.setCheckable(True)
        self.decided_button.toggled.connect(self._decide)
        self.tools = PictureTools(self, self.decided_button, self.test_button)
        self.bubble = Bubble(self.map)
        self._held: int | None = None
        self._row = QWidget()
        flow = FlowLayout(self._row, GRID // 2)
        for button in (self.look_button, *self.brushes):
            button.setCheckable(True)
            button.clicked.connect(self._brush_clicked)
            flow.addWidget(button)
        flow.addWidget(self.clear_button)
        self.clear_button.clicked.connect(state.clear_points)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._row)
        layout.addWidget(self.map, 1)
        self.map.pointed.connect(self._point)
        self.map.pressed.connect(self._press)
        self.map.dragged.connect(self._drag)
        self.map.released.connect(self._release)
        self.map.removed.connect(self._remove)
        state.network_changed.connect(self._network_changed)
        state.points_changed.connect(self._show_points)
        state.points_changed.connect(self._show_place)
        state.unit_changed.connect(self._network_changed)
        state.place_changed.connect(self._show_place)
        state.brush_changed.connect(self._show_brush)
        state.training.config_changed.connect(self._show_brush)
        self.restyle()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Draw the plane, its points, and what clicks do."""
        self._show_network()
        self._show_points()
        self._show_place()
        self._show_brush()

    def restyle(self) -> None:
        """Take over colours and text size."""
        self.map.restyle()
        for label, button in enumerate(self.brushes):
            button.setIcon(class_icon(label))

    def retranslate(self) -> None:
        """Put every fixed text into the language in use."""
        self.map.setAccessibleName(said(self.title))
        self.look_button.setText(said(LOOK))
        self.look_button.setToolTip(
            said(Sentence("BoundaryMap", "The mouse, or the arrow keys, show a forward pass"))
        )
        for name, button in zip(CLASS_NAMES, self.brushes, strict=True):
            tip = Sentence(
                "BoundaryMap",
                "Click on the plane, or press Enter, to put down points of class {name}; drag to"
                " move any; click with the right button, or press Delete, to take one away",
            )
            button.setToolTip(said(tip.format(name=name)))
            text = Sentence("BoundaryMap", "Put down points of class {name}")
            button.setAccessibleName(said(text.format(name=name)))
        self.clear_button.setText(said(Sentence("BoundaryMap", "Clear")))
        self.clear_button.setToolTip(
            said(Sentence("BoundaryMap", "Take all points away, to put down your own"))
        )
        self.decided_button.setText(said(Sentence("BoundaryMap", "class only")))
        tip = said(
            Sentence("BoundaryMap", "Show which class is the likeliest in a place, not how likely")
        )
        self.decided_button.setToolTip(tip)
        self.decided_button.setAccessibleName(tip)
        self.test_button.setText(said(Sentence("BoundaryMap", "test points")))
        tip = said(
            Sentence("BoundaryMap", "Show the hollow points too, which are never trained on")
        )
        self.test_button.setToolTip(tip)
        self.test_button.setAccessibleName(tip)

    def stand_alone(self) -> None:
        """Leave out what is for clicks alone."""
        self._row.hide()

    def _decide(self, is_decided: bool) -> None:
        self.sentence = DECIDED if is_decided else BoundaryMap.sentence
        self.sentence_changed.emit()
        self._show_network()

    def _network_changed(self) -> None:
        if self.in_sight:
            self._show_network()
        else:
            self.put_off()

    def _show_network(self) -> None:
        state = self.session.boundaries
        config, network = state.config, state.network
        self.map.show_image(self._image())
        self.map.show_lines(
            linear_boundaries(*plane_weights(network, config.features)) if config.is_linear else ()
        )

    def _image(self) -> QImage:
        """Return the colours of the plane: of the classes, or of the unit that is looked at."""
        state = self.session.boundaries
        network, features = state.network, state.config.features
        is_decided = self.decided_button.isChecked()
        if state.unit is None:
            probabilities = decision_map(network, features, SIDE)
            return probability_image(decided(probabilities) if is_decided else probabilities)
        layer, unit = state.unit
        values = np.nan_to_num(neuron_maps(network, features, UNIT_SIDE)[layer][unit])
        return signed_picture(np.sign(values) if is_decided else values)

    def _show_points(self) -> None:
        self.map.show_points(self.session.boundaries.dataset, self.test_button.isChecked())

    def _show_place(self) -> None:
        self.map.show_place(self.session.boundaries.shown_place)

    def _show_brush(self) -> None:
        state = self.session.boundaries
        self.look_button.setChecked(state.brush is None)
        for label, button in enumerate(self.brushes):
            button.setChecked(label == state.brush)
            button.setVisible(label < state.config.n_classes)

    def _brush_clicked(self) -> None:
        label = next((n for n, each in enumerate(self.brushes) if each is self.sender()), None)
        self.session.boundaries.set_brush(label)
        # One that is chosen already stays chosen.
        self._show_brush()

    def _point(self, place: tuple[float, float] | None) -> None:
        # A point that is near is meant itself.
        number = None if place is None else self.map.near(*place)
        if number is not None and self._held is None:
            place = tuple(self.session.boundaries.dataset.places[number].tolist())
        self.session.boundaries.look_at(place)

    def _press(self, x: float, y: float) -> None:
        state = self.session.boundaries
        if state.brush is None:
            return
        self._held = self.map.near(x, y)
        if self._held is None:
            try:
                self._held = state.add_point(x, y)
            except Problem as problem:
                self.bubble.say(said(problem.sentence))

    def _drag(self, x: float, y: float) -> None:
        if self._held is not None:
            self.session.boundaries.move_point(self._held, x, y)

    def _release(self) -> None:
        self._held = None

    def _remove(self, x: float, y: float) -> None:
        state, number = self.session.boundaries, self.map.near(x, y)
        if state.brush is not None and number is not None:
            state.remove_point(number)
